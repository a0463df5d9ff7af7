"""defence: who owes what to whom when a party is threatened or attacked, and what was done (CST arts. 1, 2, 4, 6)."""
