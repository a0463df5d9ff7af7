"""atlas: the world's alliances since 1815, from a table that the operator has and foedus does not ship: a map, a State through time, who was to defend it."""
