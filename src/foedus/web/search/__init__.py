"""search: words, phrases and fields over texts and acts, as of the date."""
