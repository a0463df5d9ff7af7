"""words: the sentences of findings, reasons and pages, in English and Russian."""

from foedus.words.speech import LANGUAGES, date_text, listed, put, say, sentences, state_name, state_names

__all__ = ["LANGUAGES", "date_text", "listed", "put", "say", "sentences", "state_name", "state_names"]
