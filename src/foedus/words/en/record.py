"""This file holds the English sentences about journals and acts as they are written."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # the journal's lines
    "journal-not-utf8": "The journal is not UTF-8 text: the byte at offset {offset} begins no character. Save the file as UTF-8.",
    "journal-cut": (
        "The journal ends in the middle of a line: “{found}”. It was cut off, or its last line was not finished. "
        "A journal ends with a line break; the act above is left out until its end is there."
    ),
    "journal-line": "“{found}” stands in an act and has no colon. A line in an act is “key: value”; a longer value goes on deeper indented.",
    "journal-indent": "“{found}” is indented, but no act stands above it. An act begins in the first column: “2022-01-05 KAZ requests assistance”.",
    "journal-key-repeated": "“{key}” stands twice in this act; the first is on line {first}. Write both values behind one key, with a comma between.",
    "journal-directive": "“{found}:” is no directive. The nearest is “{nearest}:”. An act begins with its time.",
    "journal-headline": "“{found}” does not begin an act. The first line is time, seat, verb and object: “2022-01-05 KAZ requests assistance”.",
    "journal-verb": "No act is called “{found}”. The nearest verb is “{nearest}”.",
    "journal-object-missing": "“{verb}” says nothing more. After this verb comes the {key}.",
    # keys and references
    "journal-key": "An act that “{verb}” has no “{found}”. The nearest key is “{nearest}”.",
    "journal-key-missing": "An act that “{verb}” needs a line “{key}: …”, and there is none. Add it.",
    "journal-relation": "“{found}” is no relation between acts. The nearest is “{nearest}”.",
    "journal-reference": "“{found}” after “{key}” refers to no act. Write ^ and a label, or ^ and the 64 hexadecimal digits of an id.",
    "journal-label-form": "“{found}” is no label. A label is ^ and at most 48 Latin letters, digits, dots, hyphens, underscores or slashes.",
    "journal-label-unknown": "No act of this journal bears the label ^{label}. The nearest is ^{nearest}.",
    "journal-label-none": "No act of this journal bears the label ^{label}, nor any other. Write the label at the end of the act's first line.",
    "journal-label-later": (
        "^{label} is declared only on line {line}, below. An act names others by their ids, which are hashes of what they say, "
        "so it can speak only of acts above it. Move that act up."
    ),
    "journal-label-repeated": "The label ^{label} is taken: it was declared on line {first}. Choose another.",
    # values
    "journal-value-empty": "Nothing stands after “{key}:”. Write the value, or leave the line out.",
    "journal-quote-open": "The text after “{key}” opens a double quote that does not close on its line as it should: {found}",
    "journal-quote-tail": 'After “{key}” more follows the closing quote: “{found}”. Quote the whole value, and write inner quotes as \\".',
    "journal-list-gap": "The list after “{key}” has an empty place: “{found}”. Remove the comma; an empty list is written ().",
    "journal-pair": "“{found}” after “{key}” is no list of pairs. Write ARM=yes, BLR=no, each name once.",
    "journal-whole-number": "“{found}” after “{key}” is no whole number between -9007199254740991 and 9007199254740991. Write digits only.",
    "journal-true-or-false": "“{found}” after “{key}” is neither true nor false. Write one of the two words.",
    "journal-choice": "“{found}” cannot stand after “{key}”. The nearest word is “{nearest}”; there may stand: {choices}.",
    "journal-date": (
        "“{found}” ({key}) is no date that a record may hold, or a day that the calendar does not have. "
        "Write 2022-01-05, 2022-01, 2022, 2022-01-05T21:30:00+03:00, two of them with / between, or ~ after one for “about”."
    ),
    "journal-nonce": "“{found}” is no nonce. It has 64 hexadecimal digits, in small letters; leave it out and it is derived.",
    "journal-ordinal": "“{found}” is no number of an act in its file. They count from 1.",
    "journal-nonce-shared": "One nonce stands for the acts of several seats ({seats}). Write one act for each.",
    "journal-act-twice": "This act is the same as the one on line {first}, nonce included. Remove one, or its “nonce” or “no” line.",
    # canonical bytes
    "act-too-large": "The act has {size} bytes; the most that an act may have is {limit}. Lodge long texts by their hash.",
    "act-unreadable": "These bytes are no act: they are not JSON, or not an object with a format and a kind.",
    "act-format": "The act is of the format “{found}”; this engine reads “{expected}”. Read it with an engine of that format.",
    "act-kind-unknown": "There is no kind of act “{found}”. The nearest is “{nearest}”.",
    "act-field": "The field “{where}” of this act ({kind}) is unknown, missing, or not of the type that the format gives it.",
    "act-not-canonical": (
        "These {size} bytes are not the canonical form of the act that they tell of, which has {canonical}. "
        "Only the canonical bytes have its id; sign and send those."
    ),
    "act-number": "The number in “{where}” is 2^53 or beyond. Write such a number as text.",
    "act-text-not-unicode": "A text of this act holds half of a surrogate pair, which is no Unicode character. Remove it.",
    "act-date": "“{found}” in “{where}” is no date that a record may hold, or a day that the calendar does not have.",
    "act-name": "“{found}” cannot stand in “{where}”: the format says which characters may.",
    "act-relation-unknown": "“{found}” is no relation between acts. The nearest is “{nearest}”.",
    "shelf-id": "At position {position} lies an act whose bytes have the id {found}; the shelf gives {expected}. The file was changed: restore it from a copy.",
}
