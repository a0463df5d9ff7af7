"""This file is about dated law compiled to change-points: of any corpus and record, who owes whom what between any two changes.

Asking an organization as of one day costs what its law costs; asking about every day since 1815 would cost that tens of
thousands of times, though the law changes on few days. The circles of debtors and creditors are taken once between two changes
and laid out as spans; a question is then a search among days. What an act in a crisis sets off is not in them: a span
says who is bound by which article, and ``when`` says which event the duty waits for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct

from foedus.answer import Reason
from foedus.dates import EVER, Instant, calendar_day, day_of, end_of
from foedus.mechanisms.defence.questions import Circles, circles, turns
from foedus.mechanisms.treaty.questions import Treaty
from foedus.organization.organization import Organization
from foedus.rules.change_points import ChangePoints, Span

K = TypeVar("K", bound=str | tuple[str, str])
T = TypeVar("T")

WEAKER = ("bound", "conditional", "contested")
"""How firmly a State stands in a circle; of two that stand differently a bond has the later word of these."""


class Tie(Struct, frozen=True, gc=False):
    """What one State owes another for a time, and why.

    ``under`` is the article, ``when`` the event for which the duty waits (``always``, ``attack``, ``threat``, ``decision``,
    or a situation in the corpus's words), ``held`` is ``bound``, ``conditional`` or ``contested``, or what stands between the
    two alone, such as ``suspended``. ``because`` are the reasons why each is in its circle; they name the acts.
    """

    who: str
    to: str
    owes: str
    under: str
    when: str
    held: str
    because: tuple[Reason, ...]


class _Part(Struct, frozen=True, gc=False):
    """A State's part in the circle of a duty."""

    state: str
    held: str
    because: Reason | None


class _Duty(Struct, frozen=True):
    """One duty through time: spans of its debtors, of its creditors, and of the pairs between which it does not operate."""

    under: str
    owes: str
    when: str
    debtors: tuple[Span[_Part], ...]
    creditors: Mapping[str, tuple[Span[_Part], ...]]
    apart: Mapping[tuple[str, str], tuple[Span[str], ...]]


class Ties:
    """The duties between the States of an organization, through all time; laid out State by State when first asked for.

    ``Ties(organization).to("KAZ", "2022-01-05")`` begins with ``Tie(who='ARM', to='KAZ', owes='assist', under='CST 4(2)', …)``.
    """

    def __init__(self, organization: Organization) -> None:
        self.seat = organization.world.seat
        self._duties = _compiled(organization)
        self._laid: dict[str, ChangePoints[Tie]] = {}

    @property
    def states(self) -> tuple[str, ...]:
        """Give every State to which anything was ever owed."""
        return tuple(sorted({state for duty in self._duties for state in duty.creditors}))

    def to(self, state: str, day: str) -> tuple[Tie, ...]:
        """Say who owes a State what as of the end of a day at the seat: what asking the organization on that day gives.

        :param state: the code of a State.
        :param day: a calendar day, ``2022-01-05``.
        :raises DateError: the text is no calendar day.
        """
        return self.laid(state).at(end_of(calendar_day(day), self.seat) - 1)

    def laid(self, state: str) -> ChangePoints[Tie]:
        """Give everything that was ever owed to a State, by instants."""
        laid = self._laid.get(state)
        if laid is None:
            laid = self._laid[state] = ChangePoints(span for duty in self._duties for span in _ties(duty, state))
        return laid

    def spans(self, under: str = "") -> Iterator[tuple[str, str, str, date, date | None]]:
        """Give (debtor, duty, article, first day, first day no more) of every debtor of every duty, or of the duties of one article."""
        for duty in self._duties:
            for first, until, part in duty.debtors:
                if under in {"", duty.under}:
                    end = day_of(until, self.seat) if until < EVER else None
                    yield part.state, duty.owes, duty.under, day_of(first, self.seat), end


def _ties(duty: _Duty, state: str) -> Iterator[Span[Tie]]:
    """Give what is owed to one State under one duty: where its own spans and those of each debtor meet."""
    for begins, ends, mine in duty.creditors.get(state, ()):
        for first, until, theirs in duty.debtors:
            if theirs.state == state or first >= ends or until <= begins:
                continue
            for start, stop, between in _between(duty.apart.get((theirs.state, state), ()), max(first, begins), min(until, ends)):
                held = between or max(theirs.held, mine.held, key=WEAKER.index)
                because = tuple(one for one in (theirs.because, mine.because) if one)
                yield Span(start, stop, Tie(theirs.state, state, duty.owes, duty.under, duty.when, held, because))


def _between(apart: tuple[Span[str], ...], first: Instant, until: Instant) -> Iterator[tuple[Instant, Instant, str]]:
    """Cut a span where something stands between the two States, and say what."""
    for begins, ends, what in apart:
        start, stop = max(first, begins), min(until, ends)
        if start >= stop:
            continue
        if first < start:
            yield first, start, ""
        yield start, stop, what
        first = stop
    if first < until:
        yield first, until, ""


class _Spans(Generic[K, T]):
    """Spans while they are written: what stands for each key now and since when, and what has ended."""

    __slots__ = ("_done", "_open")

    def __init__(self) -> None:
        self._open: dict[K, tuple[Instant, T]] = {}
        self._done: dict[K, list[Span[T]]] = {}

    def becomes(self, point: Instant, there: Mapping[K, T]) -> None:
        """Say what there is from a point on; whatever differs from before ends there."""
        for key, (first, held) in tuple(self._open.items()):
            if there.get(key) != held:
                self._done.setdefault(key, []).append(Span(first, point, held))
                del self._open[key]
        for key, held in there.items():
            if key not in self._open:
                self._open[key] = (point, held)

    def all(self) -> dict[K, tuple[Span[T], ...]]:
        """Give all of them; what stands still has no end."""
        self.becomes(EVER, {})
        return {key: tuple(self._done[key]) for key in sorted(self._done)}


@dataclass(frozen=True, slots=True)
class _Draft:
    """The three kinds of span of one duty while they are written."""

    debtors: _Spans[str, _Part] = field(default_factory=_Spans)
    creditors: _Spans[str, _Part] = field(default_factory=_Spans)
    apart: _Spans[tuple[str, str], str] = field(default_factory=_Spans)

    def becomes(self, point: Instant, there: Circles | None) -> None:
        """Say which circles the duty has from a point on; none, where it is not in force."""
        self.debtors.becomes(point, _parts(there, there.debtors) if there else {})
        self.creditors.becomes(point, _parts(there, there.creditors) if there else {})
        self.apart.becomes(point, there.apart if there else {})

    def duty(self, under: str, owes: str, when: str) -> _Duty:
        """Give the duty through all time."""
        debtors = (span for spans in self.debtors.all().values() for span in spans)
        return _Duty(under, owes, when, tuple(debtors), self.creditors.all(), self.apart.all())


def _parts(there: Circles, states: Mapping[str, str]) -> dict[str, _Part]:
    return {state: _Part(state, held, there.bonds.get(state)) for state, held in states.items()}


def _compiled(organization: Organization) -> tuple[_Duty, ...]:
    """Take the circles between every two changes and join what stays the same."""
    timelines = organization.world.timelines
    drafts: dict[tuple[str, str, str, int], _Draft] = {}
    for point in turns(Treaty(timelines, 0)):
        seen: dict[tuple[str, str, str, int], Circles] = {}
        for one in circles(Treaty(timelines, point + 1)):
            # One article may make the same duty twice, to two circles.
            alike = sum(known[:3] == (one.cites, one.owes, one.when) for known in seen)
            seen[one.cites, one.owes, one.when, alike] = one
        for name in dict.fromkeys((*drafts, *seen)):
            drafts.setdefault(name, _Draft()).becomes(point, seen.get(name))
    return tuple(draft.duty(*name[:3]) for name, draft in drafts.items())
