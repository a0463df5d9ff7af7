"""This file is about quotas: how many acts, and how many bytes of them, one seat may enter in a time, by rules that bind the record.

Counted is by the times at which the log received acts, so that anybody who has the log counts the same: a refusal that
claims a quota which was not used up is false, and its author can show it. What is counted stands at the head and in the
window behind it; nothing is scanned. Acts by which a seat defends itself are never counted: whoever steals a key must not
be able to shut its seat out of the record.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.act import Act
from foedus.record.authority import OWN
from foedus.record.binding import Rules
from foedus.record.credential import ActRepudiated
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.lodging import Lodged, LodgingDisowned
from foedus.record.signature import COMPILER

EXEMPT = OWN | {ActRepudiated.kind, LodgingDisowned.kind}
"""What is never counted and never refused for a quota: keys, revocations, what binds the record, and what a seat disowns."""

OVER = Code("quota-exceeded", seat=str, acts=int, quota=int, size=int, most=int, per=int, article=str)


class Counted(Struct, frozen=True, gc=False):
    """An act as a quota counts it: whose, when the log received it, its bytes."""

    seat: str
    received: Instant
    size: int


class _Carried(Struct, gc=False):
    act: str = ""


class _Head(Struct, gc=False):
    seat: str
    key: str
    kind: str


class _Lodging(Struct, gc=False):
    body: _Carried


_HEAD = msgspec.json.Decoder(_Head)
_LODGING = msgspec.json.Decoder(_Lodging)


def limits(rules: Rules) -> bool:
    """Say whether rules set any quota."""
    return rules.per > 0 and (rules.quota > 0 or rules.size > 0)


def counted(data: bytes, leaf: bytes, rules: Rules) -> Counted | None:
    """Give an act of the record as a quota counts it; nothing, where it does not count.

    :param data: the act's canonical bytes.
    :param leaf: its leaf's.
    """
    head, read = _HEAD.decode(data), decode_leaf(leaf)
    kind = _LODGING.decode(data).body.act if head.kind == Lodged.kind else head.kind
    if head.key == COMPILER or not isinstance(read, Leaf) or kind in EXEMPT or kind in rules.exempt:
        return None
    return Counted(head.seat, read.received, len(data))


def is_counted(act: Act, rules: Rules) -> bool:
    """Say whether an act counts: reported history and what is exempt do not."""
    kind = act.body.act if isinstance(act.body, Lodged) else act.kind
    return act.key != COMPILER and kind not in EXEMPT and kind not in rules.exempt


class Window:
    """What was received of each seat in the time behind the head; it moves with the log, and forgets what it has left behind."""

    def __init__(self) -> None:
        self._acts: deque[Counted] = deque()
        self._used: dict[str, tuple[int, int]] = {}

    def add(self, one: Counted) -> None:
        """Count an act that was received now."""
        acts, size = self._used.get(one.seat, (0, 0))
        self._used[one.seat] = acts + 1, size + one.size
        self._acts.append(one)

    def used(self, seat: str, now: Instant, per: int) -> tuple[int, int]:
        """Give how many acts a seat entered in so many seconds up to now, and how many bytes they have."""
        while self._acts and self._acts[0].received <= now - per:
            old = self._acts.popleft()
            acts, size = self._used[old.seat]
            self._used[old.seat] = acts - 1, size - old.size
        return self._used.get(seat, (0, 0))

    def forget(self) -> None:
        """Count from nothing: other rules bind the record."""
        self._acts.clear()
        self._used.clear()


def over(rules: Rules, seat: str, used: tuple[int, int], size: int) -> Finding | None:
    """Say that one more act of a seat would be over its quota; nothing, where it is not.

    :param used: the acts and the bytes of the seat in the time that counts.
    :param size: bytes of the act.
    """
    acts, held = used
    if (rules.quota and acts + 1 > rules.quota) or (rules.size and held + size > rules.size):
        article = ", ".join(rules.under) or "—"
        return OVER.finding(seat=seat, acts=acts, quota=rules.quota, size=held, most=rules.size, per=rules.per, article=article)
    return None


def excesses(rules: Rules, acts: Sequence[Counted]) -> Iterator[tuple[int, int, int]]:
    """Give which of some acts, in the order of the log, went beyond what their seats might enter, and the acts and bytes before each."""
    window = Window()
    for at, one in enumerate(acts):
        used = window.used(one.seat, one.received, rules.per)
        if over(rules, one.seat, used, one.size):
            yield at, *used
        window.add(one)
