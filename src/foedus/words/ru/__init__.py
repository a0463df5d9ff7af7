"""words/ru: the Russian sentences."""
