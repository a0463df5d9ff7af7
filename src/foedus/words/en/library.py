"""words/en: the sentences of the library: what cannot be opened, taken for yes or no, or made without an extra."""

SENTENCES = {
    "library-language-unknown": "There are no words in “{given}”; languages: {known}.",
    "library-sort-unknown": "No question has a parameter of the sort “{given}”. Nearest: {nearest}.",
    "library-corpus-unknown": "There is no corpus at “{given}”. Nearest: {nearest}. Shipped corpora: {shipped}; the path of a folder with a corpus.yaml opens a draft.",
    "library-record-missing": "There is no record at “{given}”. Make one with foedus log init, or leave record= out to ask the shipped history.",
    "library-record-of-another": "The record is that of another log, “{given}”, not of {corpus}. Name the corpus whose record it is.",
    "library-record-none": "What lies at “{given}” is no record of this program.",
    "library-answer-undecided": "The answer to “{question}” is “{answer}”: neither yes nor no. Look at its value, because, missing and positions.",
    "library-extra-missing": "This form of an answer needs {package}, which is not installed: pip install “foedus[{extra}]”. Without it, .records() and .csv() give the same rows.",
}
