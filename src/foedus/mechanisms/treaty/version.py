"""This file is about the version of a text between two parties: as last amended by what binds both (VCLT arts. 30(4), 40(4), (5))."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.corpus.clauses import EntryIntoForce
from foedus.corpus.corpus import Corpus
from foedus.dates import Instant
from foedus.mechanisms.treaty.clause import clause

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty


@dataclass(frozen=True, slots=True)
class Amending:
    """An instrument that amends another: its name, since when it is in force, whether it binds all parties of what it amends."""

    name: str
    since: Instant
    binds_all: bool


@dataclass(frozen=True, slots=True)
class Version:
    """The amendments that are in force between two parties, and those in force that are not, each oldest first."""

    by: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def amending(corpus: Corpus, since: Mapping[str, Instant]) -> dict[str, tuple[Amending, ...]]:
    """Give by instrument what amends it and is in force some day, in the order of entry into force."""
    found: dict[str, list[Amending]] = {}
    for text in corpus.instruments:
        if text.id not in since:
            continue
        rule = clause(text, EntryIntoForce)
        # An organ's text has no parties: what it changes, it changes for all.
        binds_all = rule is None or rule.rule.binds == "all parties of what it amends"
        for name in dict.fromkeys(change.instrument for change in text.changes):
            found.setdefault(name, []).append(Amending(text.id, since[text.id], binds_all))
    return {name: tuple(sorted(some, key=lambda one: (one.since, one.name))) for name, some in found.items()}


def common(treaty: Treaty, instrument: str, one: str, other: str) -> Version:
    """Give the version of an instrument between two of its parties."""
    entered = [some for some in treaty.timelines.amending.get(instrument, ()) if some.since < treaty.at]
    shared = {some.name for some in entered if all(_bound(treaty, instrument, some, state) for state in (one, other))}
    return Version(
        tuple(some.name for some in entered if some.name in shared), tuple(some.name for some in entered if some.name not in shared)
    )


def _bound(treaty: Treaty, instrument: str, some: Amending, state: str) -> bool:
    if some.binds_all or treaty.standing(state, some.name).bound:
        return True
    # VCLT art. 40(5): who becomes a party after an amendment has entered into force is a party to the treaty as amended.
    course = treaty.timeline(instrument).courses.get(state)
    since = course.bound_since(treaty.at) if course else None
    return since is not None and since >= some.since
