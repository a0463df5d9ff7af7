"""This file is about votes as a question writes them: ``ARM=yes, BLR=absent``."""

from __future__ import annotations

from foedus.finding import Code, Finding
from foedus.mechanisms.organs.electorate import Electorate
from foedus.nearest import some_nearest
from foedus.rules.tally import Vote
from foedus.states import STATES

UNREADABLE = Code("vote-unreadable", part=str)
UNKNOWN_WORD = Code("vote-word-unknown", state=str, given=str, nearest=tuple, choices=tuple)
UNKNOWN_STATE = Code("vote-state-unknown", given=str, nearest=tuple)
TWICE = Code("vote-given-twice", state=str)

_WORDS: dict[str, Vote] = {
    "yes": "yes",
    "no": "no",
    "abstain": "abstain",
    "absent": "absent",
    "silent": "silent",
    "not-objecting": "not-objecting",
    "refused": "refused",
}


def read_votes(text: str, electorate: Electorate) -> tuple[dict[str, Vote], tuple[Finding, ...]]:
    """Read votes: a State, ``=``, what it did, separated by commas; whoever is not named is silent.

    :returns: the votes as written, those of States outside the electorate included (they are not
        counted), and everything that could not be read.
    """
    votes: dict[str, Vote] = {}
    findings: list[Finding] = []
    words = tuple(_WORDS)
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        state, equals, given = (piece.strip() for piece in part.partition("="))
        word = _WORDS.get(given.casefold().replace(" ", "-"))
        if not equals or not state:
            findings.append(UNREADABLE.finding(part=part))
        elif state not in STATES and state not in electorate.entitled:
            findings.append(UNKNOWN_STATE.finding(given=state, nearest=some_nearest(state, electorate.bound or tuple(STATES))))
        elif word is None:
            findings.append(UNKNOWN_WORD.finding(state=state, given=given, nearest=some_nearest(given, words) or words[:1], choices=words))
        elif state in votes:
            findings.append(TWICE.finding(state=state))
        else:
            votes[state] = word
    return votes, tuple(findings)
