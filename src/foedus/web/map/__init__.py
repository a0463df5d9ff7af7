"""map: the outlines of States, drawn by the server; the file of outlines is replaceable, the colours are the corpus's."""
