"""This file holds the English sentences about what binds a record: grave acts, quotas, its witnesses, its epochs."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "act-grave": (
        "An act of the kind “{kind}” is grave ({article}): it needs a signature by a key outside the host’s page, and all keys that signed "
        "({keys}) are passkeys of that page. Sign the same bytes with `foedus sign`, with `ssh-keygen -Y sign`, or on the page of your own "
        "witness, with a key that may sign for the seat, and hand in all signatures together."
    ),
    "quota-exceeded": (
        "{seat} has used up its quota ({article}): {acts} acts of {quota}, {size} bytes of {most} (0: no limit) in the last {per} seconds. "
        "Hand the act in again when the oldest of them is past; kinds that the rules exempt are taken at any time."
    ),
    "binding-not-by-founder": (
        "An act of the kind “{kind}” is made by a founding seat and names its root key; the key that it names for {seat} is none. "
        "Write it again for the root key."
    ),
    "binding-consent-short": (
        "An act of the kind “{kind}” binds the record: root keys that signed it: {have}; needed: {need}. Not signed by: {silent}. "
        "Collect their signatures on the same bytes."
    ),
    "succession-names-log": "A policy on the record names witnesses and no log; this one names {found}. Leave the line out.",
}
