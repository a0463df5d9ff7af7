"""This file is about the law of organs on one date: what the provisions in force say, by organ and by matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import Generic, NamedTuple, TypeVar

from foedus.corpus.duty import Silence
from foedus.corpus.organ import Chair, Decision, Office, Organ, Sanction, Seats, Weights
from foedus.corpus.provision import Provision
from foedus.dates import EVER, Instant, day_of, end_of, when
from foedus.mechanisms.organs.continued import as_continued
from foedus.mechanisms.treaty.questions import Treaty

P = TypeVar("P", bound=Provision)


class Dated(NamedTuple, Generic[P]):
    """A provision with its citation, and the instants between which it counts by its own first and last day."""

    first: Instant
    end: Instant
    cited: str
    provision: P


class OrganLaw:
    """The provisions about organs that are in force together, found once and shared by every view of that time."""

    __slots__ = ("_decisions", "_organs", "_sanctioning", "_weights", "offices", "sanctions", "silences")

    def __init__(self, treaty: Treaty) -> None:
        seat = treaty.seat
        self._organs: dict[str, tuple[Dated[Organ], ...]] = {}
        names = treaty.continued()
        for cited, written in treaty.provisions(Organ):
            organ = as_continued(written, names) if names else written
            one = Dated(*_span(organ.from_, organ.until, seat), cited, organ)
            self._organs[organ.organ] = (*self._organs.get(organ.organ, ()), one)
        self._decisions: dict[tuple[str, str], tuple[Dated[Decision], ...]] = {}
        for cited, rule_written in treaty.provisions(Decision):
            decision = as_continued(rule_written, names) if names else rule_written
            rule = Dated(*_span(decision.from_, decision.until, seat), cited, decision)
            for name in decision.decision:
                key = name, decision.format
                self._decisions[key] = (*self._decisions.get(key, ()), rule)
        weighed = [(cited, as_continued(one, names) if names else one) for cited, one in treaty.provisions(Weights)]
        self._weights = tuple(Dated(*_span(one.from_, one.until, seat), cited, one) for cited, one in weighed)
        every = treaty.provisions(Sanction)
        self.sanctions: dict[str, tuple[str, Sanction]] = {one.sanction: (cited, one) for cited, one in every}
        self._sanctioning: dict[tuple[str, str], tuple[str, Sanction]] = {
            (one.sanction, one.decided_by): (cited, one) for cited, one in every
        }
        self.offices = {one.office: (cited, one) for cited, one in treaty.provisions(Office)}
        self.silences: dict[str, tuple[str, Silence]] = {one.silent_on: (cited, one) for cited, one in treaty.provisions(Silence)}

    def sanction(self, kind: str, by: str) -> tuple[str, Sanction] | None:
        """Give the rule under which an organ sanctions so; where the texts give it to others alone, the last of theirs."""
        return self._sanctioning.get((kind, by)) or self.sanctions.get(kind)

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of all organs that the text knows."""
        return tuple(self._organs)

    def is_organ(self, name: str) -> bool:
        """Say whether the text knows an organ of this name."""
        return name in self._organs

    def seats(self, organ: str, at: Instant) -> tuple[str, Seats] | None:
        """Give the seats of an organ; where several articles speak of them, the later instrument's."""
        for one in reversed(self._organs.get(organ, ())):
            if one.provision.seats is not None and one.first < at <= one.end:
                return one.cited, one.provision.seats
        return None

    def levels(self, organ: str, at: Instant) -> tuple[str, tuple[str, ...]] | None:
        """Give the levels at which a State may sit in an organ."""
        for one in reversed(self._organs.get(organ, ())):
            if one.provision.level and one.first < at <= one.end:
                return one.cited, one.provision.level
        return None

    def chair(self, organ: str, at: Instant) -> tuple[str, Chair] | None:
        """Give the rule on who chairs an organ."""
        for one in reversed(self._organs.get(organ, ())):
            if one.provision.chair is not None and one.first < at <= one.end:
                return one.cited, one.provision.chair
        return None

    def weights(self, at: Instant) -> Mapping[str, Mapping[str, int]]:
        """Give the tables by which votes are weighed, by measure; where several give one, the later instrument's."""
        return {one.provision.weights: one.provision.of for one in self._weights if one.first < at <= one.end}

    def weighed_under(self, measure: str, at: Instant) -> str:
        """Cite the article that gives a measure."""
        return next((one.cited for one in reversed(self._weights) if one.provision.weights == measure and one.first < at <= one.end), "")

    def decisions(self, at: Instant) -> Iterator[tuple[str, Decision]]:
        """Give every rule of decision that counts at an instant, once for all the organs that it names."""
        seen: set[int] = set()
        for one in (rule for some in self._decisions.values() for rule in some):
            if one.first < at <= one.end and id(one) not in seen:
                seen.add(id(one))
                yield one.cited, one.provision

    def decision(self, organ: str, matter: str, form: str, at: Instant) -> tuple[str, Decision] | None:
        """Give the rule by which an organ decides a matter: one that names the matter goes before one for any."""
        general = None
        for one in reversed(self._decisions.get((organ, form), ())):
            if not one.first < at <= one.end:
                continue
            rule = one.provision
            if matter in rule.matters:
                return one.cited, rule
            if general is None and "any" in rule.matters and matter not in rule.except_:
                general = one.cited, rule
        return general


def _span(from_: str | None, until: str | None, seat: tzinfo) -> tuple[Instant, Instant]:
    # The article's own first and last day, beside its entry into force (eleven seats until the end of 1965).
    first = -EVER if from_ is None else when(from_, seat).first
    return first, EVER if until is None else end_of(day_of(when(until, seat).last, seat), seat)


_SHARED: dict[tuple[int, tuple[str, ...]], tuple[object, OrganLaw]] = {}


def law_of(treaty: Treaty) -> OrganLaw:
    """Give the law of organs as of a view, compiled once for all views that share their provisions.

    The provisions of one stretch of time are one and the same tuple, so its identity is the key; the
    tuple is kept beside the law, lest its identity pass to another. So is whoever by then continues a State that texts name.
    """
    provisions = treaty.provisions(Organ)
    key = id(provisions), tuple(treaty.continued()) if treaty.timelines.continued else ()
    known = _SHARED.get(key)
    if known is not None and known[0] is provisions:
        return known[1]
    if not provisions:
        # The empty tuple is the same one at all times, so it tells no time from another.
        return OrganLaw(treaty)
    if len(_SHARED) >= 256:
        _SHARED.clear()
    law = OrganLaw(treaty)
    _SHARED[key] = provisions, law
    return law


def not_yet_in_force(treaty: Treaty, kind: type[P]) -> Iterator[tuple[str, str, P]]:
    """Give the provisions of texts that are concluded and have not entered into force yet: citation, instrument, provision.

    The new article of an amending text is cited as it will be.
    """
    for text in treaty.corpus.instruments:
        line = treaty.timeline(text.id)
        begun = any(line.in_force[: line.index(treaty.at) + 1])
        if begun or not text.front.adopted or when(text.front.concluded, treaty.seat).last >= treaty.at:
            continue
        own = ((f"{text.id} {article.number}", article) for article in text.articles)
        new = ((f"{change.instrument} {change.article.number}", change.article) for change in text.changes if not change.deletes)
        for cited, article in (*own, *new):
            for provision in article.provisions:
                if isinstance(provision, kind):
                    yield cited, text.id, provision
