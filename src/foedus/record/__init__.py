"""record: what was done, as acts in one canonical form and in the journal's notation."""
