"""This file is about votes as a question writes them: ``ARM=yes, BLR=absent``, or by number where no names are known: ``yes=46, no=57``."""

from __future__ import annotations

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.mechanisms.organs.electorate import Electorate
from foedus.nearest import some_nearest
from foedus.rules.tally import VOTES, Vote
from foedus.states import STATES

UNREADABLE = Code("vote-unreadable", part=str)
UNKNOWN_WORD = Code("vote-word-unknown", state=str, given=str, nearest=tuple, choices=tuple)
UNKNOWN_STATE = Code("vote-state-unknown", given=str, nearest=tuple)
TWICE = Code("vote-given-twice", state=str)
NUMBER = Code("vote-number-unreadable", word=str, given=str)
TOO_MANY = Code("votes-more-than-seats", counted=int, entitled=int)

_WORDS: dict[str, Vote] = {word: word for word in VOTES} | {"declared-abstention": "declared"}


class Votes(Struct, frozen=True, gc=False):
    """Votes as written: those of named States, those of outsiders included, and the numbers of unnamed ones."""

    named: dict[str, Vote]
    unnamed: dict[Vote, int]


def read_votes(text: str, electorate: Electorate) -> tuple[Votes, tuple[Finding, ...]]:
    """Read votes: a State, ``=``, what it did; or what was done, ``=``, by how many; separated by commas.

    Whoever is not named is silent; where numbers stand, the vote has been taken, and whoever is not counted was away.

    :returns: the votes, and everything that could not be read.
    """
    votes: dict[str, Vote] = {}
    unnamed: dict[Vote, int] = {}
    findings: list[Finding] = []
    for part in text.split(","):
        state, _, did = part.partition("=")
        word = _WORDS.get(did)
        # Most parts are written as they are printed; the others take the longer way.
        if word is not None and state in STATES and state not in votes:
            votes[state] = word
        elif part.strip():
            findings += _otherwise(part.strip(), electorate, votes, unnamed)
    return Votes(votes, unnamed), (*findings, *_too_many(votes, unnamed, electorate))


def _otherwise(part: str, electorate: Electorate, votes: dict[str, Vote], unnamed: dict[Vote, int]) -> list[Finding]:
    """Read a part that is not simply a State's vote: a number, or something that is to be said back."""
    left, equals, right = (piece.strip() for piece in part.partition("="))
    counted, word = _WORDS.get(_plain(left)), _WORDS.get(_plain(right))
    if not equals or not left:
        return [UNREADABLE.finding(part=part)]
    if counted is not None:
        return _numbered(counted, right, unnamed)
    if left not in STATES and left not in electorate.entitled:
        return [UNKNOWN_STATE.finding(given=left, nearest=some_nearest(left, electorate.bound or tuple(STATES)))]
    if word is None:
        return [UNKNOWN_WORD.finding(state=left, given=right, nearest=some_nearest(right, VOTES) or VOTES[:1], choices=VOTES)]
    if left in votes:
        return [TWICE.finding(state=left)]
    votes[left] = word
    return []


def _numbered(word: Vote, given: str, unnamed: dict[Vote, int]) -> list[Finding]:
    if not given.isdecimal() or len(given) > 6:
        return [NUMBER.finding(word=word, given=given)]
    if word in unnamed:
        return [TWICE.finding(state=word)]
    unnamed[word] = int(given)
    return []


def _too_many(votes: dict[str, Vote], unnamed: dict[Vote, int], electorate: Electorate) -> tuple[Finding, ...]:
    """Say that more votes are counted than there are seats; where nobody is known to sit, nothing is said."""
    if not unnamed:
        return ()
    seats = len(electorate.entitled) + electorate.vacant
    counted = sum(unnamed.values()) + sum(state in electorate.entitled for state in votes)
    return (TOO_MANY.finding(counted=counted, entitled=seats),) if counted > seats > 0 else ()


def _plain(word: str) -> str:
    return word.casefold().replace(" ", "-")
