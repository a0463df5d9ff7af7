"""export: every table of every page as a file, CSV or JSON, with what it rests on."""
