"""This file is about what a record answered again leaves out: acts that its reader may not read, and acts of which the other text knows nothing.

A closed act is left out on both sides. An act that names an instrument, an organ or a crisis that only the first text has
is read under the first, and under the second in part or not at all: what then differs may come of that alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.corpus.corpus import Corpus
from foedus.finding import Code
from foedus.organization.citing import citations_of
from foedus.organization.names import known_names
from foedus.organization.organization import Organization
from foedus.organization.withholding import told
from foedus.record.entry import Entry

WITHHELD = Code("trial-replay-withheld", "note", count=int)
UNKNOWN = Code("trial-replay-unknown", "note", count=int, names=tuple)


class LeftOut(Struct, frozen=True, kw_only=True):
    """An act that one text or both are read without: its id, its place, why; of one that may be read, who did what and when, and what it names.

    ``why`` is ``withheld``, or ``unknown``: the second text does not know what ``names`` gives.
    """

    act: str
    position: int
    why: Literal["withheld", "unknown"]
    who: str = ""
    kind: str = ""
    done: str = ""
    names: tuple[str, ...] = ()


def left_out(before: Organization, after: Organization) -> Answer:
    """Give the acts that are left out when a record is answered again, with how many for which reason; none, where all are read.

    ``missing`` says of each withheld act what everybody may know of it.
    """
    withheld = tuple(LeftOut(act=one.id, position=one.position, why="withheld") for one in before.withheld)
    unknown = tuple(_unknown(before, after.corpus))
    because: list[Reason] = [reason(WITHHELD, count=len(withheld))] if withheld else []
    if unknown:
        names = tuple(dict.fromkeys(name for one in unknown for name in one.names))
        because.append(reason(UNKNOWN, count=len(unknown), names=names))
    return Answer((*withheld, *unknown), tuple(because), told(before.withheld))


def _unknown(before: Organization, other: Corpus) -> Iterator[LeftOut]:
    lost = _named_in(before.corpus) - _named_in(other)
    if not lost:
        return
    for entry in before.entries:
        names = tuple(dict.fromkeys(name for name in _names(entry, before.corpus) if name in lost))
        if names:
            act = entry.act
            yield LeftOut(
                act=entry.id, position=entry.position, why="unknown", who=act.seat, kind=act.kind, done=act.times.done, names=names
            )


def _named_in(corpus: Corpus) -> frozenset[str]:
    """Give what acts may name of a corpus: instruments, organs, crises."""
    return frozenset(name for sort in ("instrument", "organ", "crisis") for name in known_names(sort, corpus) or ())


def _names(entry: Entry, corpus: Corpus) -> Iterator[str]:
    """Give what an act names: its seat, the instruments that it cites, its organ, its crisis."""
    body = entry.act.body
    yield entry.act.seat
    yield from (cited.instrument for cited in citations_of(body, corpus))
    for field in ("organ", "crisis"):
        value = getattr(body, field, None)
        if isinstance(value, str):
            yield value
