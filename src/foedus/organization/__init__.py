"""organization: the front door: corpus and record in, answers as of any date out."""
