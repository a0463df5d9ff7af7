"""This file holds the English sentences about closed acts."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "act-withheld": "Act no. {position} is closed to this reader (matter: {matter}; by {rule}); the answer may turn on it.",
    "disclosure-not-by-originator": "{seat} discloses an act of {owner}: only the seat whose act it is discloses it. The act stays closed.",
    "disclosure-of-open-act": "{seat} discloses an act that is open, or that is not on the record. Nothing changes.",
    "reader-unknown": "Nobody knows the seat “{given}”, for which the record is to be read. The nearest are: {nearest}.",
    "closed-never": "An act of the kind “{kind}” is open from birth: who may read what, and who is bound, rests on it.",
    "closed-by-no-audience": "No article of the procedures that is known here names an audience as “{rule}”; a closed act names one that does.",
    "closed-kind": "{rule} does not close acts of the kind “{kind}”.",
    "closed-seat": "The stub says that the act is one of {seat}; it is one of {owner}.",
    "closed-matter": "A stub names its matter by a sort and one name (crisis:kazakhstan-2022, organ:CSC). “{matter}” is no such matter.",
    "closed-level": "{rule} closes acts at the level “{expected}”; the stub says “{level}”.",
    "closed-level-too-high": "This installation holds nothing above the level “{highest}”; the act is at “{level}”.",
    "closed-size": "A stub gives the size of its act rounded up: {expected} bytes, not {size}.",
    "closed-too-long": "An act stays closed until {latest} at the latest; the stub says {until}.",
    "disclosure-none-overdue": "Acts on this record that are closed and not yet open to all: {closed}. The day of none has passed.",
    "disclosure-overdue": "The act of {seat} was to be disclosed by {until}, and is not.",
    "closed-nonce-derived": "The nonce of this closed act follows from its file and its number, so that its words could be guessed from its id. Write a random one: `nonce:` and 64 hexadecimal digits.",
    "destroy-not-there": "The bytes of the act {wanted} are not here.",
    "destroy-unstated": "The bytes of the act {wanted} stay: no signed act of its seat on this record states that they are destroyed, and what that means.",
    "destroy-never": "An act of the kind “{kind}” is never destroyed: who may read what, and who is bound, rests on it.",
}

PAGES = {
    "waits": "conditional",
    "withheld": "withheld acts",
    "withheld-here": "{n} act on this matter is withheld from this reader; what is shown here may turn on it. | {n} acts on this matter are withheld from this reader; what is shown here may turn on them.",
    "withheld-list": "{n} act is withheld from this reader, and not counted here; it may belong in this list. | {n} acts are withheld from this reader, and not counted here; they may belong in this list.",
    "act-closed": "Closed to the public; level, owner, article and day of disclosure:",
}
