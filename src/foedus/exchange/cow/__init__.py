"""cow: the numbers by which the Correlates of War project and its neighbours call States, and two of its tables, read from the user's files."""
