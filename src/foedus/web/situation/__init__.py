"""situation: who the members are on a date, which crises there have been, what is contested."""
