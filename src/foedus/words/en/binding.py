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
    "epoch-out-of-place": (
        "A new epoch begins right after what is left, on the log that follows the one that ended. This act says that {kept} acts are left of {found}; "
        "it is at position {position}, and the log that ended is {expected}."
    ),
    "epoch-keys": "The act with which the epoch begins names the log’s keys as {found}; they are {expected}. It was made for another log.",
    "epoch-awaited": (
        "The log {origin} takes nothing before the act with which its epoch begins, and that is not on it yet (position {position}): "
        "hand in the act that the founders have signed (`foedus log epoch`)."
    ),
    "epoch-root": (
        "The act with which the epoch begins says that the {kept} acts that were left have the root {expected}; here they have {found}. "
        "Something before the loss was changed."
    ),
    "epoch-lost": (
        "A new epoch begins here. Of the log {former}, {kept} acts are left; it had {lost} (root {root}), and what is missing is lost. "
        "The founders have admitted that; whoever has one of these acts may hand it in again."
    ),
}
