"""tiles: a log as static files: written from any shelf, read as one, taken onto another."""
