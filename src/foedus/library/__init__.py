"""The package in a notebook: a corpus is opened by its name and asked in a few words."""
