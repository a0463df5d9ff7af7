"""This file is about acts that their own seats repudiate: they stay on record, and what rests on them is contested from then on.

A seat repudiates an act in its name, or in that of one of its bodies, by an act that names it or refers to it with
``repudiates``. It takes that back by an act that refers to the repudiation with ``revokes``: from then on, and never for the
days before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import tzinfo

from msgspec import Struct

from foedus.dates import EVER, Instant, begins
from foedus.finding import Code, Finding
from foedus.record.credential import ActRepudiated
from foedus.record.entry import Entry
from foedus.record.lodging import Lodged, done_of

NOT_ITS_OWN = Code("repudiated-by-another", "warning", seat=str, of=str)
NOTHING = Code("repudiated-unknown", "warning", seat=str, what=str)
LATER = Code("repudiated-before-done", "warning", seat=str)


KINDS = frozenset({ActRepudiated.kind})
"""The kinds of act that are the business of this file; others are by what they refer to."""


class Repudiated(Struct, frozen=True):
    """An act that its seat repudiates, by which act, from when, and up to when if that was taken back."""

    act: Entry
    by: Entry
    since: Instant
    until: Instant = EVER

    @property
    def seat(self) -> str:
        """Give the seat that repudiates it."""
        return self.by.act.seat


class Repudiations(Struct, frozen=True):
    """The acts of a record that repudiate others, and those that may take a repudiation back."""

    repudiating: tuple[Entry, ...] = ()
    revoking: tuple[Entry, ...] = ()

    def also(self, entries: Iterable[Entry]) -> Repudiations:
        """Give what is known with these entries too."""
        repudiating, revoking = [], []
        for entry in entries:
            references = entry.act.references
            if entry.act.body.kind in KINDS or (references and "repudiates" in references):
                repudiating.append(entry)
            if references and "revokes" in references:
                revoking.append(entry)
        if not repudiating and not revoking:
            return self
        return Repudiations(_by_position((*self.repudiating, *repudiating)), _by_position((*self.revoking, *revoking)))

    def standing(self, by_id: Mapping[str, Entry], at: Instant, seat: tzinfo) -> tuple[Repudiated, ...]:
        """Give the acts that are repudiated as of an instant, each once, in the order of the log."""
        found: dict[str, Repudiated] = {}
        for entry in self.repudiating:
            for act in _meant(entry):
                target = by_id.get(act)
                if target is None or _wrong(entry, target) is not None:
                    continue
                one = Repudiated(target, entry, begins(_counts_from(entry), seat), self._until(entry, seat))
                if one.since < at <= one.until:
                    found.setdefault(act, one)
        return tuple(sorted(found.values(), key=lambda one: one.act.position))

    def _until(self, by: Entry, seat: tzinfo) -> Instant:
        back = (one for one in self.revoking if by.id in one.act.references["revokes"] and _ours(one.act.seat, by.act.seat))
        return min((begins(_counts_from(one), seat) for one in back), default=EVER)

    def findings(self, by_id: Mapping[str, Entry], withheld: Collection[str] = ()) -> Iterator[Finding]:
        """Say which repudiations repudiate nothing: another's act, one that is not on record, one that came later.

        :param withheld: ids of acts that are on record and that the reader may not read: nothing is said of them.
        """
        for entry in self.repudiating:
            for act in _meant(entry):
                target = by_id.get(act)
                if act in withheld:
                    continue
                if target is None:
                    yield NOTHING.finding(act=entry.id, place=entry.place, seat=entry.act.seat, what=act)
                    continue
                wrong = _wrong(entry, target)
                if wrong:
                    yield wrong


def _by_position(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: one.position))


def _meant(entry: Entry) -> tuple[str, ...]:
    body = entry.act.body
    referred = entry.act.references.get("repudiates", ())
    # Where the act is referred to, what it says of it is words for people.
    return referred or ((body.what,) if isinstance(body, ActRepudiated) else ())


def _wrong(entry: Entry, target: Entry) -> Finding | None:
    if not _ours(entry.act.seat, seat_of(target)):
        return NOT_ITS_OWN.finding(act=entry.id, place=entry.place, seat=entry.act.seat, of=seat_of(target))
    if target.position >= entry.position:
        return LATER.finding(act=entry.id, place=entry.place, seat=entry.act.seat)
    return None


def seat_of(entry: Entry) -> str:
    """Give the seat in whose name an act was done: of a lodged act the State's."""
    body = entry.act.body
    return body.from_ if isinstance(body, Lodged) else entry.act.seat


def _ours(seat: str, of: str) -> bool:
    return seat in (of, of.partition(":")[0])


def _counts_from(entry: Entry) -> str:
    return entry.act.times.effective or done_of(entry.act)
