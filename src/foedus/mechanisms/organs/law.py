"""This file is about the law of organs on one date: what the provisions in force say, by organ and by matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from foedus.corpus.duty import Silence
from foedus.corpus.organ import Chair, Decision, Office, Organ, Sanction, Seats
from foedus.corpus.provision import Provision
from foedus.dates import Instant, when
from foedus.mechanisms.treaty.questions import Treaty

Cited = tuple[str, Decision]
P = TypeVar("P", bound=Provision)


class OrganLaw:
    """The provisions about organs that are in force together, found once and shared by every view of that time."""

    __slots__ = ("_decisions", "offices", "organs", "sanctions", "silences")

    def __init__(self, treaty: Treaty) -> None:
        self.organs: dict[str, tuple[tuple[str, Organ], ...]] = {}
        for cited, organ in treaty.provisions(Organ):
            self.organs[organ.organ] = (*self.organs.get(organ.organ, ()), (cited, organ))
        self._decisions: dict[tuple[str, str], tuple[Cited, ...]] = {}
        for cited, decision in treaty.provisions(Decision):
            for organ_name in decision.decision:
                key = organ_name, decision.format
                self._decisions[key] = (*self._decisions.get(key, ()), (cited, decision))
        self.sanctions: dict[str, tuple[str, Sanction]] = {one.sanction: (cited, one) for cited, one in treaty.provisions(Sanction)}
        self.offices = {one.office: (cited, one) for cited, one in treaty.provisions(Office)}
        self.silences: dict[str, tuple[str, Silence]] = {one.silent_on: (cited, one) for cited, one in treaty.provisions(Silence)}

    def is_organ(self, name: str) -> bool:
        """Say whether the text knows an organ of this name."""
        return name in self.organs

    def seats(self, organ: str, at: Instant, treaty: Treaty) -> tuple[str, Seats] | None:
        """Give the seats of an organ; where several articles speak of them, the later instrument's."""
        found = [(cited, one.seats) for cited, one in self._now(organ, at, treaty) if one.seats is not None]
        return found[-1] if found else None

    def levels(self, organ: str, at: Instant, treaty: Treaty) -> tuple[str, tuple[str, ...]] | None:
        """Give the levels at which a State may sit in an organ."""
        found = [(cited, one.level) for cited, one in self._now(organ, at, treaty) if one.level]
        return found[-1] if found else None

    def chair(self, organ: str, at: Instant, treaty: Treaty) -> tuple[str, Chair] | None:
        """Give the rule on who chairs an organ."""
        found = [(cited, one.chair) for cited, one in self._now(organ, at, treaty) if one.chair is not None]
        return found[-1] if found else None

    def decision(self, organ: str, matter: str, form: str, at: Instant, treaty: Treaty) -> Cited | None:
        """Give the rule by which an organ decides a matter: one that names the matter goes before one for any."""
        known = [(cited, one) for cited, one in self._decisions.get((organ, form), ()) if _runs(one.from_, one.until, at, treaty)]
        named = [(cited, one) for cited, one in known if matter in one.matters]
        general = [(cited, one) for cited, one in known if "any" in one.matters and matter not in one.except_]
        best = named or general
        return best[-1] if best else None

    def _now(self, organ: str, at: Instant, treaty: Treaty) -> Iterable[tuple[str, Organ]]:
        return (pair for pair in self.organs.get(organ, ()) if _runs(pair[1].from_, pair[1].until, at, treaty))


def _runs(from_: str | None, until: str | None, at: Instant, treaty: Treaty) -> bool:
    # The article's own first and last day, beside its entry into force (eleven seats until the end of 1965).
    if from_ is None and until is None:
        return True
    begun = from_ is None or when(from_, treaty.seat).first < at
    return begun and (until is None or at <= when(until, treaty.seat).first)


_SHARED: dict[int, tuple[object, OrganLaw]] = {}


def law_of(treaty: Treaty) -> OrganLaw:
    """Give the law of organs as of a view, compiled once for all views that share their provisions.

    The provisions of one stretch of time are one and the same tuple, so its identity is the key; the
    tuple is kept beside the law, lest its identity pass to another.
    """
    provisions = treaty.provisions(Organ)
    known = _SHARED.get(id(provisions))
    if known is not None and known[0] is provisions:
        return known[1]
    if not provisions:
        # The empty tuple is the same one at all times, so it tells no time from another.
        return OrganLaw(treaty)
    if len(_SHARED) >= 256:
        _SHARED.clear()
    law = OrganLaw(treaty)
    _SHARED[id(provisions)] = provisions, law
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
