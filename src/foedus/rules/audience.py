"""This file is about audiences: who may read a closed act, reckoned from labels alone.

A label is a word for a quality that a reader has: ``seat:KAZ``, ``organ:CSC``, ``office:Secretary-General``;
``open`` is everybody's. An act names the labels of which one is enough. Plain facts in, yes or no out.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

OPEN = "open"


class Facts(Struct, frozen=True):
    """What is known in public of a reader: its seat, the organs in which it sits, the offices that it holds."""

    seat: str = ""
    organs: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


def labels(facts: Facts) -> frozenset[str]:
    """Give the labels of a reader; of one about whom nothing is known, what everybody holds.

    >>> sorted(labels(Facts("KAZ", ("CSC",))))
    ['open', 'organ:CSC', 'seat:KAZ']
    """
    found = {OPEN, *(f"organ:{organ}" for organ in facts.organs), *(f"office:{office}" for office in facts.offices)}
    return frozenset(found | {f"seat:{facts.seat}"} if facts.seat else found)


def needed(author: str, *, organs: Iterable[str] = (), offices: Iterable[str] = (), disclosed_to: Iterable[str] = ()) -> frozenset[str]:
    """Give the labels of which one is enough to read an act: its author's, its audience's, and those of whom it was disclosed to.

    :param author: the seat whose act it is.
    """
    return frozenset({f"seat:{author}", *(f"organ:{one}" for one in organs), *(f"office:{one}" for one in offices), *disclosed_to})


def may_read(held: frozenset[str], enough: frozenset[str]) -> bool:
    """Say whether a reader may read an act."""
    return not held.isdisjoint(enough)
