"""record: the acts themselves, as sentences, as a journal and as canonical bytes."""
