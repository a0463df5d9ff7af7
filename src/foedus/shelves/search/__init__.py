"""search: words, phrases and fields over texts and acts; one meaning, whichever engine looks them up."""
