"""This file holds the English sentences about lodged acts."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "lodged-kind": "No act of the kind “{kind}” can be lodged for a State. The lodged act takes no effect.",
    "lodged-unreadable": "The lodged act of the kind “{kind}” cannot be read at “{key}”: “{found}”. It takes no effect.",
    "lodged-by-voice": "{state}: the act came as “{form}”. Its effect waits until the State confirms it.",
    "lodged-form": "{state}: the procedures do not accept the form “{form}” for acts of the kind “{kind}”. Its effect waits until the State confirms it.",
    "lodged-by-another-state": "{seat} lodges an act of {state}: a State speaks for itself. The effect of the act waits until {state} confirms it.",
    "lodged-authenticator-used": "{state}: number {number} of pad {pad} was used by an earlier act. The effect of this one waits until the State confirms it.",
    "lodged-pad-unknown": "{state}: no pad {pad} with a number {number} stood on the record before this act. Its effect waits until the State confirms it.",
    "lodged-disowned": "{state} disowns the act that was lodged in its name.",
    "lodged-unconfirmed": "{state}: an act of {done} was lodged ({seat}) as “{form}” and is not confirmed.",
    "lodged-unconfirmed-by": "{state}: an act of {done} was lodged ({seat}) as “{form}” and is not confirmed; the time for that ends on {until}.",
    "lodged-position-counts": "Lodged ({seat}) in a form that the procedures accept: the act is one of {state}.",
    "lodged-position-disowned": "{state}: the act that was lodged is not its own.",
}

LODGED: dict[str, str] = {
    "as": "{said} (lodged by {seat}: {form}; {channel})",
    "unread": "{seat} lodges for {from_} what cannot be read as an act",
    "note": "note",
    "fax": "fax",
    "telegram": "telegram",
    "voice": "voice",
    "e-mail": "e-mail",
}
