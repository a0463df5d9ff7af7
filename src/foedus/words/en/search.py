"""words/en: search: queries that cannot be read, and what a row says."""

SENTENCES = {
    "search-empty": "Nothing is asked for. Write words (aid), a phrase in quotation marks (“use of force”) or a field (kind:signature).",
    "search-or-alone": "At letter {at}: OR stands between two alternatives, and one of them is missing. Write both, or put “OR” in quotation marks if it is looked for.",
    "search-no-word": "At letter {at}: “{given}” holds no letter and no digit to look for. Write a word, or take it away.",
    "search-quotation-open": "At letter {at}: a quotation begins with {given} and does not end. Close the quotation mark.",
    "search-star-within": "At letter {at}: in {given} a star stands where it means nothing. It stands at the end of a word or after a quotation (consult*), not within and not in a field.",
    "search-field-unknown": "At letter {at}: there is no field “{given}”. Fields: {takes}. To look for a colon's two sides as words, put them in quotation marks.",
    "search-value-missing": "At letter {at}: after {key}: a value is expected without a space, as in kind:signature or from:2022-01.",
    "search-value-unknown": "At letter {at}: {key}:{given} names nothing that is known here. Nearest: {nearest}.",
    "search-date-malformed": "At letter {at}: {key}:{given} is not a day, month or year. Write {key}:2022-01-05, {key}:2022-01 or {key}:2022.",
    "search-too-long": "The query has {words} words; at most {most} can be looked for at once.",
}

STANDING = {
    "in force": "in force since {first}",
    "in force from the beginning": "in force",
    "no longer in force": "in force from {first} until {last}",
    "not yet in force": "in force only from {first}",
    "entry into force not on record": "entry into force not on record",
}

PHRASES = {
    "found": "found",
    "when": "when",
    "words": "words",
    "nothing": "Nothing was found.",
    "count": "{shown} of {total}",
    "no-postgres": "The database cannot be reached: {problem}",
}
