"""chronicle: the organization from its founding treaty to the date, year by year."""
