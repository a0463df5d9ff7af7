"""This file gathers the acts about each instrument, with their times read, in an order that owes nothing to their arrival."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import TypeVar

from foedus.corpus.corpus import Corpus
from foedus.dates import DateError, Instant, When, day_of, start_of, when
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts import OfInstrument, Signature, StatusRegarded
from foedus.mechanisms.treaty.kinds import KINDS
from foedus.mechanisms.treaty.signing import UNREAD, Signings
from foedus.record.act import Body
from foedus.record.entry import Entry

ABOUT_NO_INSTRUMENT = Code("act-about-no-instrument", "warning", instrument=str, known=tuple)
DATE_NOT_READ = Code("date-not-read", "error", date=str)

B = TypeVar("B", bound=Body)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act about an instrument: whose, saying what, and when it was done, received and meant to count."""

    seat: str
    body: Body
    id: str
    done: When
    received: When | None
    effective: When | None
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """Give the State on whose behalf it was done: ``KGZ`` for ``KGZ:parliament``."""
        return self.seat.partition(":")[0]

    def refers(self, relation: str) -> tuple[str, ...]:
        """Give the ids of the acts that it refers to in one relation."""
        return self.references.get(relation, ())

    @property
    def counts_from(self) -> When:
        """Give the time from which it counts: the one it names, or that at which it was done."""
        return self.effective or self.done

    @property
    def deposited(self) -> When:
        """Give the time at which the addressee had it, for what counts from receipt (VCLT arts. 16, 78)."""
        return self.effective or self.received or self.done


@dataclass(frozen=True, slots=True)
class Dossier:
    """All acts about one instrument, by kind, each kind in order of time; and what its signatures come to."""

    instrument: str
    deeds: Mapping[type[Body], tuple[Deed, ...]]
    signings: Signings = field(default_factory=dict)

    def of(self, kind: type[Body]) -> tuple[Deed, ...]:
        """Give the acts of one kind."""
        return self.deeds.get(kind, ())

    def signatures(self, *, count: bool = True) -> tuple[Deed, ...]:
        """Give the signatures that make a signatory, or else those that do not: initialled, unconfirmed (VCLT arts. 8, 10, 12)."""
        return tuple(deed for deed in self.of(Signature) if self._counts(deed) is count)

    def _counts(self, deed: Deed) -> bool:
        read = self.signings.get(deed.id)
        return read.counts if read else isinstance(deed.body, Signature) and deed.body.form == "full"


def gather(
    entries: Iterable[Entry], corpus: Corpus, seat: tzinfo, signings: Signings = UNREAD
) -> tuple[dict[str, Dossier], tuple[Deed, ...], tuple[Finding, ...]]:
    """Sort the acts of a record into a dossier for each instrument; give beside them the acts about articles, and findings.

    Ties in time are broken by the id of the act: the order of arrival leaves no trace.
    """
    kept: dict[str, dict[type[Body], list[Deed]]] = {one.id: {} for one in corpus.instruments}
    about_articles: list[Deed] = []
    findings: list[Finding] = []
    for entry in entries:
        body = entry.act.body
        if not isinstance(body, KINDS):
            continue
        deed = _read(entry, seat)
        if isinstance(deed, Finding):
            findings.append(deed)
        elif not isinstance(body, OfInstrument | StatusRegarded):
            about_articles.append(deed)
        elif body.instrument in kept:
            kept[body.instrument].setdefault(type(body), []).append(deed)
        else:
            findings.append(ABOUT_NO_INSTRUMENT.finding(act=entry.id, place=entry.place, instrument=body.instrument, known=tuple(kept)))
    dossiers = {name: Dossier(name, {kind: _in_order(deeds) for kind, deeds in kinds.items()}, signings) for name, kinds in kept.items()}
    return dossiers, _in_order(about_articles), tuple(sorted(findings, key=lambda one: (one.act, one.code)))


def _read(entry: Entry, seat: tzinfo) -> Deed | Finding:
    act, times = entry.act, entry.act.times
    text = times.done
    try:
        done = when(text, seat)
        text = times.received
        received = when(text, seat) if text else None
        text = times.effective
        effective = when(text, seat) if text else None
    except DateError:
        return DATE_NOT_READ.finding(act=entry.id, place=entry.place, date=text)
    return Deed(act.seat, act.body, entry.id, done, received, effective, act.references)


def _in_order(deeds: list[Deed]) -> tuple[Deed, ...]:
    return tuple(sorted(deeds, key=lambda one: (one.counts_from.first, one.counts_from.last, one.id)))


def on_day(day: date, seat: tzinfo) -> When:
    """Give a day at the seat as a time."""
    start = start_of(day, seat)
    return When(day.isoformat(), start, start)


def on_days(first: Instant, last: Instant, seat: tzinfo) -> When:
    """Give the days at the seat on which two instants fall as a time: one day, or an interval."""
    begin, end = day_of(first, seat), day_of(last, seat)
    if first == last:
        return When(begin.isoformat(), first, last)
    return When(f"{begin.isoformat()}/{end.isoformat()}", first, last)


def later(one: When, other: When, seat: tzinfo) -> When:
    """Give the later of two times; where either is imprecise, the interval in which the later of them lies."""
    if one.first >= other.first and one.last >= other.last:
        return one
    if other.first >= one.first and other.last >= one.last:
        return other
    return on_days(max(one.first, other.first), max(one.last, other.last), seat)
