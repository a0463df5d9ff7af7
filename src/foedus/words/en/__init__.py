"""words/en: the English sentences."""
