"""words/en: receipts of answers: the command that checks them, what is wrong with one, what differs."""

HELP = {
    "--receipt": "write the receipt of the answer to this file: question, answer, reasons, corpus digest, log position, version",
    "check-receipt": "Put the question of a receipt again, and say exactly what differs.",
    "check-receipt-more": """  foedus ask csto bound --attacked KAZ --on 2022-01-05 --receipt bound.json
  foedus check-receipt bound.json

The corpus is found by the name that the receipt gives, unless --corpus names a folder; a receipt that rests on a log is
checked on the record, as it was known at the position that the receipt names.
Exit status: 0 the receipt holds; 1 something differs, or it is no whole receipt; 2 the file, the corpus or the record is not there.""",
    "RECEIPT": "the file of the receipt",
    "--corpus-receipt": "check it on this corpus: the path of a folder, or a shipped name; without it, the one that the receipt names",
    "--record-receipt": "check it on this record (a file or a PostgreSQL address); without it, the usual one of the corpus, if it rests on a log",
    "--reader-receipt": "read the record for this seat; without it, the one that the receipt names",
}

PHRASES = {
    "receipt-written": "The receipt is written: {path}",
    "receipt-holds": "The receipt holds. “{question}”, as of {as_of}: the same answer, {because} reasons, on the same corpus ({digest}…) and {ground}.",
    "receipt-ground-log": "the log {origin} at {size} acts",
    "receipt-ground-draft": "{acts} acts, with no log",
    "receipt-fails": "The receipt does not hold: {count} differences.",
}

PAGES = {
    "ask-receipt": "Receipt of this answer",
    "ask-receipt-note": "(JSON): whoever has the same corpus answers again and compares, with foedus check-receipt.",
}

SENTENCES = {
    "receipt-too-large": "The file has {size} bytes; a receipt has at most {limit}. It is not read.",
    "receipt-cut-short": "The receipt is cut short: {size} bytes, and the end is missing. Get the whole file from whoever has it.",
    "receipt-unreadable": "The file is no JSON, so it is no receipt. A receipt is written by foedus ask … --receipt FILE.",
    "receipt-foreign": "The file is JSON and no receipt of an answer: its “format” would be {expected}.",
    "receipt-other-format": "The receipt is written in the format {found}; this program reads {expected}. Check it with the program that reads that format.",
    "receipt-field": "The receipt has the right format and a field that does not fit it: {problem}.",
    "receipt-altered": "The receipt was altered after it was written: its sum is {found}, and its fields give {expected}. What differs is named below.",
    "receipt-not-canonical": "The bytes of the receipt were rearranged ({size} bytes; written canonically it has {canonical}). What it says is unaltered.",
    "receipt-other-engine": "The receipt was given by version {found} of the program; this is version {expected}. The answer is compared all the same.",
    "receipt-other-corpus": "The receipt is about the corpus “{found}”; here it is checked on “{expected}”.",
    "receipt-other-digest": "The corpus “{corpus}” is another edition: the receipt rests on {found}, here stands {expected}.",
    "receipt-other-reader": "The receipt was given for the seat {found}, and is checked for {expected}: they may not read the same acts.",
    "receipt-no-log": "The receipt rests on the log {origin} at {size} acts; here the corpus is asked with no log. Name the record with --record.",
    "receipt-of-a-draft": "The receipt rests on no log (a draft); here it is checked on the log {origin}.",
    "receipt-other-log": "The receipt rests on the log {found}; here lies the log {expected}.",
    "receipt-log-shorter": "The receipt rests on {found} acts; the log here holds {expected}. Acts are missing here, or the receipt is of another copy.",
    "receipt-other-root": "The log of {size} acts had the root {found} when the receipt was given; here it has {expected}. One of the two was rewritten: keep both.",
    "receipt-other-acts": "Other acts are known: the receipt counts {found}, here are {expected}, and their ids are not the same.",
    "receipt-question-refused": "The question “{question}” of the receipt cannot be put here; why, is said below.",
    "receipt-other-value": "{where}: the receipt says {found}, here it is {expected}.",
    "receipt-more-values": "{where}: {count} more values differ.",
    "receipt-line-gone": "{part}: the receipt has a line that is not given here: {line}",
    "receipt-line-new": "{part}: here a line is given that the receipt has not: {line}",
    "receipt-lines-reordered": "{part}: the same lines, in another order.",
    "receipt-corpus-unreadable": "The corpus “{corpus}” has errors here; the question of the receipt cannot be put. They stand below.",
}
