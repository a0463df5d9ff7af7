"""shelves: where a record and a corpus lie: in memory, in SQLite, in a folder."""
