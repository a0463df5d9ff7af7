"""This file holds the English sentences about entering a record: its first act, the gate, refusals, and where a record lies."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "genesis-missing": (
        "The first act of a record opens it, and this one is of kind “{found}”. Make the record with “foedus log init CORPUS”, then enter acts."
    ),
    "genesis-again": "A record is opened once, by its first act; this one would stand at position {position}.",
    "act-unsigned": "Nobody signed this act. Reported history is entered by whoever keeps the record; what is submitted is signed.",
    "chain-unreadable": "An act about the record itself cannot be read. Without it nobody knows who may sign, and the record is not gone on with.",
    "genesis-keys": (
        "The act that opens the record names the verifier keys {found}, and the log's are {expected}, in this order; "
        "it must name these, and the log's own Ed25519 key as its author's."
    ),
    "act-unexamined": "The act came to the gate without having been examined: its bytes and its signatures are checked first.",
    "shelf-leaf": "What stands at position {position} in the log is no leaf: the record was changed. “foedus verify” names every such place.",
    "refusal-malformed": "Line {line} of the refusal is not as it must be: “{found}”.",
    "refusal-origin": "This refusal is of the log “{found}”, not of “{expected}”.",
}
