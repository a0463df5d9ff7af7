"""trial: a draft amendment before it is signed: the same record under another text, and what then differs."""
