"""This file holds the words of counting: the vote that a member casts or does not cast, and the result of a count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from msgspec import Struct

Vote = Literal["yes", "no", "abstain", "absent", "silent", "not-objecting", "refused"]
"""What a member did: ``refused`` is to refuse one's signature; ``silent`` is to have said nothing so far."""

Adopted = bool | Literal["conditional", "contested"]

VOTES: Final[tuple[Vote, ...]] = ("yes", "no", "abstain", "absent", "silent", "not-objecting", "refused")


class Result(Struct, frozen=True, gc=False):
    """What a rule makes of the votes.

    ``base`` is among how many it is counted, ``need`` how many must be for it and ``have`` how many
    are. ``blocked_by`` defeat it alone (an objection, a veto); ``open_to`` have not spoken and could
    still change it; ``disputed`` did something whose meaning is contested.
    """

    adopted: Adopted
    base: int
    need: int
    have: int
    blocked_by: tuple[str, ...] = ()
    open_to: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()


def who(votes: Mapping[str, Vote], words: Iterable[Vote]) -> tuple[str, ...]:
    """Name those who did one of these, in the order of their codes.

    >>> who({"KAZ": "yes", "ARM": "yes", "BLR": "no"}, ["yes"])
    ('ARM', 'KAZ')
    """
    wanted = frozenset(words)
    return tuple(sorted(state for state, vote in votes.items() if vote in wanted))


def count(votes: Mapping[str, Vote], *words: Vote) -> int:
    """Count those who did one of these."""
    return sum(vote in words for vote in votes.values())
