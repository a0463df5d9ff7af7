"""This file holds the words of counting: what a member does or does not do on a motion, and the result of a count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from msgspec import Struct

Vote = Literal["yes", "no", "abstain", "declared", "not-participating", "absent", "silent", "not-objecting", "refused"]
"""What a member did.

``declared`` is to abstain with a formal declaration; ``not-participating`` to be there and take no part in
the vote; ``refused`` to refuse one's signature; ``silent`` to have said nothing so far.
"""

Adopted = bool | Literal["conditional", "contested"]

By = Literal["count", "objection", "veto", "barred", "minority", "quorum", "casting vote", "one person", "no weight", "unnamed"]
"""What settled a result, or leaves it open: the count itself, or a condition beside it; ``barred`` is a veto on what may yet reach its number."""

VOTES: Final[tuple[Vote, ...]] = (
    "yes", "no", "abstain", "declared", "not-participating", "absent", "silent", "not-objecting", "refused",
)  # fmt: skip


class Result(Struct, frozen=True, gc=False):
    """What a rule makes of the votes.

    ``base`` is among how many it is counted (or what all of them weigh), ``need`` how many must be for it
    and ``have`` how many are. ``blocked_by`` defeat it alone or as a minority that may; ``open_to`` have not
    spoken, or not so that it can be counted, and could still change it; ``disputed`` did something whose
    meaning is contested. ``by`` is what settled it.
    """

    adopted: Adopted
    base: int
    need: int
    have: int
    blocked_by: tuple[str, ...] = ()
    open_to: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    by: By = "count"


def who(votes: Mapping[str, Vote], words: Iterable[Vote]) -> tuple[str, ...]:
    """Name those who did one of these, in the order of their codes.

    >>> who({"KAZ": "yes", "ARM": "yes", "BLR": "no"}, ["yes"])
    ('ARM', 'KAZ')
    """
    wanted = frozenset(words)
    return tuple(sorted([state for state, vote in votes.items() if vote in wanted]))
