"""words: the sentences of findings, reasons and pages, in English and Russian."""
