"""words/en: the declared words of records and rules, where the page says them otherwise than the format does."""

VALUES = {
    "party": "party",
    "signatory": "signatory",
    "provisional": "applies provisionally",
    "suspended": "suspended",
    "denounced": "notice given, still bound",
    "withdrawn": "withdrawn",
    "lapsed": "lapsed",
    "none": "no status",
    "contested": "contested",
    "conditional": "conditional",
    "bound": "bound",
    "bound, domestic step pending": "bound, domestic step pending",
    "yes": "yes",
    "no": "no",
    "no rule": "no rule",
    "non-state": "a non-State group",
    "unknown": "somebody unknown",
    "drafter": "drafter",
    "secretariat": "secretariat",
}
