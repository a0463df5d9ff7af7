"""This file is about audiences: who may read a closed act, reckoned from labels alone.

A label is a word for a quality that a reader has: ``seat:KAZ``, ``organ:CSC``, ``office:Secretary-General``;
``open`` is everybody's. An act names the labels of which one is enough. Plain facts in, yes or no out.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from foedus.dates import Instant

OPEN = "open"
_BUT = " but "


class Facts(Struct, frozen=True):
    """What is known in public of a reader: its seat, the organs in which it sits, the offices that it holds.

    ``away`` are the times, from one instant up to another, at which its part in the organs was suspended.
    """

    seat: str = ""
    organs: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    away: tuple[tuple[Instant, Instant], ...] = ()


def labels(facts: Facts) -> frozenset[str]:
    """Give the labels of a reader; of one about whom nothing is known, what everybody holds.

    A label of an organ says for which times it does not hold.

    >>> sorted(labels(Facts("KAZ", ("CSC",))))
    ['open', 'organ:CSC', 'seat:KAZ']
    >>> sorted(labels(Facts("KAZ", ("CSC",), away=((10, 20),))))
    ['open', 'organ:CSC but 10-20', 'seat:KAZ']
    """
    but = _BUT + ",".join(f"{first}-{last}" for first, last in facts.away) if facts.away else ""
    found = {OPEN, *(f"organ:{organ}{but}" for organ in facts.organs), *(f"office:{office}" for office in facts.offices)}
    return frozenset(found | {f"seat:{facts.seat}"} if facts.seat else found)


def needed(author: str, *, organs: Iterable[str] = (), offices: Iterable[str] = (), disclosed_to: Iterable[str] = ()) -> frozenset[str]:
    """Give the labels of which one is enough to read an act: its author's, its audience's, and those of whom it was disclosed to.

    :param author: the seat whose act it is.
    """
    return frozenset({f"seat:{author}", *(f"organ:{one}" for one in organs), *(f"office:{one}" for one in offices), *disclosed_to})


def may_read(held: frozenset[str], enough: frozenset[str], received: Instant | None = None) -> bool:
    """Say whether a reader may read an act: by what it is today, and by what it was when the act was received.

    :param received: when the log received the act; where that is not known, a label that does not hold for all times gives nothing.

    >>> [may_read(frozenset({"organ:CSC but 10-20"}), frozenset({"organ:CSC"}), received) for received in (9, 10, 19, 20, None)]
    [True, False, False, True, False]
    """
    return not held.isdisjoint(enough) or any(_held_then(label, enough, received) for label in held)


def _held_then(label: str, enough: frozenset[str], received: Instant | None) -> bool:
    plain, but, times = label.partition(_BUT)
    if not but or plain not in enough or received is None:
        return False
    spells = (spell.partition("-") for spell in times.split(","))
    return not any(int(first) <= received < int(last) for first, _, last in spells)
