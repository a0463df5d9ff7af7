"""This file is about the consolidated text of an instrument: all its articles as last amended by an instant, and what changed them.

An instrument whose time is over keeps its last text; one that is not in force yet has its text as concluded.
Between two States a text reads as last amended by what binds both (VCLT art. 40(4)); an amendment that is not in
force, or only drafted, can be read into it on trial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Answer
from foedus.corpus.citation import Citation
from foedus.corpus.instrument import Article, Change, Instrument
from foedus.dates import Instant, when
from foedus.mechanisms.treaty import answers, correction, reading, version
from foedus.mechanisms.treaty.acts_claiming import CorrectionMade

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

_NUMBER = re.compile(r"([0-9]+)([a-z]*)")


class Step(Struct, frozen=True):
    """One change of one article: by which instrument, by which of its articles, and since when; on trial it has no date.

    ``unbound`` are the parties of the amended text whom the amendment does not bind (VCLT art. 40(4)).
    """

    instrument: str
    by: str
    since: Instant | None
    deletes: bool = False
    adds: bool = False
    unbound: tuple[str, ...] = ()

    @property
    def source(self) -> tuple[str, str]:
        """Give the instrument and the article of it that made the change: the same change on any date."""
        return self.instrument, self.by


class Wording(Struct, frozen=True):
    """One article as it reads, with every change that made it so, oldest first; without a change it reads as concluded.

    ``corrected`` are the acts by which errors in it were corrected, from the beginning, each with its day (VCLT art. 79(4)).
    """

    article: Article
    steps: tuple[Step, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> str:
        """Give the number of the article."""
        return self.article.number

    @property
    def deleted(self) -> bool:
        """Say whether the last change took the article away."""
        return bool(self.steps) and self.steps[-1].deletes


class Consolidated(Struct, frozen=True):
    """An instrument as it reads: its articles in the order of their numbers, whether it is in force, and what awaits it.

    ``awaited`` are the amendments that are concluded and not yet in force; before it was concluded it has no articles.
    """

    instrument: Instrument
    wordings: tuple[Wording, ...]
    concluded: bool
    force: Answer
    awaited: tuple[str, ...] = ()
    on_trial: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[Wording, ...]:
        """Give the articles that stand: all but those deleted."""
        return tuple(one for one in self.wordings if not one.deleted)

    @property
    def amended_by(self) -> tuple[str, ...]:
        """Name what has amended the text, oldest first."""
        made = {(one.since, one.instrument): None for some in self.wordings for one in some.steps if one.since is not None}
        return (*dict.fromkeys(name for _, name in sorted(made)), *self.on_trial)


class Redlined(Struct, frozen=True):
    """One article that reads otherwise: before and after (none, where it was not there), and the changes between, oldest first."""

    number: str
    before: Wording | None
    after: Wording | None
    steps: tuple[Step, ...]


def consolidated(treaty: Treaty, name: str, *, between: tuple[str, ...] = (), on_trial: Sequence[str] = ()) -> Consolidated:
    """Give the text of an instrument as it reads at the instant of the view.

    :param name: an instrument of the corpus.
    :param between: two of its parties: the text as last amended by what binds both.
    :param on_trial: amendments of the corpus that are read into it whether or not they are in force.
    :raises KeyError: the corpus has no such instrument; the front door checks names first.
    """
    text = treaty.corpus.instrument(name)
    if text is None:
        raise KeyError(name)
    begun = when(text.front.concluded, treaty.seat).first < treaty.at
    force = answers.in_force(treaty, name)
    if not begun:
        return Consolidated(text, (), begun, force)
    made: dict[str, Wording] = {one.number: Wording(one) for one in text.articles}
    for change, step in _steps(treaty, name, between, on_trial):
        number = change.article.number
        earlier = made[number].steps if number in made else ()
        made[number] = Wording(change.article, (*earlier, step))
    wordings = tuple(_corrected(treaty, name, made[number]) for number in sorted(made, key=place_of))
    return Consolidated(text, wordings, begun, force, tuple(reading.awaited(treaty, name)), tuple(on_trial))


def redlined(before: Consolidated, after: Consolidated) -> tuple[Redlined, ...]:
    """Give the articles that read otherwise in two states of one text, in the order of their numbers."""
    old, new = ({one.number: one for one in some.wordings} for some in (before, after))
    found = []
    for number in sorted({*old, *new}, key=place_of):
        was, is_ = old.get(number), new.get(number)
        known, now = (one.steps if one else () for one in (was, is_))
        steps = _beyond(now, known) or _beyond(known, now)
        if steps or was is None or is_ is None or was.article != is_.article:
            found.append(Redlined(number, _standing(was), _standing(is_), steps))
    return tuple(found)


def _beyond(some: tuple[Step, ...], others: tuple[Step, ...]) -> tuple[Step, ...]:
    there = {one.source for one in others}
    return tuple(one for one in some if one.source not in there)


def place_of(number: str) -> tuple[int, int, str]:
    """Give the place of an article among the others: the preamble first, then 7, 7a, 8.

    >>> sorted(["10", "7a", "preamble", "8", "7"], key=place_of)
    ['preamble', '7', '7a', '8', '10']
    """
    found = _NUMBER.fullmatch(number)
    return (1, int(found[1]), found[2]) if found else (0, 0, number)


def _standing(one: Wording | None) -> Wording | None:
    return None if one is None or one.deleted else one


def _steps(treaty: Treaty, name: str, between: tuple[str, ...], on_trial: Sequence[str]) -> Iterator[tuple[Change, Step]]:
    entered = [one for one in treaty.timelines.amending.get(name, ()) if one.since < treaty.at]
    if between:
        shared = version.common(treaty, name, *between).by
        entered = [one for one in entered if one.name in shared]
    for one in entered:
        # What an amendment changed stays changed, whatever becomes of the amending instrument (VCLT art. 70(1)(b)).
        unbound = () if between else reading.unbound(treaty, name, one.name)
        yield from _changes(treaty, name, one.name, one.since, unbound)
    there = {one.name for one in entered}
    for maker in on_trial:
        if maker not in there:
            yield from _changes(treaty, name, maker, None, ())


def _changes(treaty: Treaty, name: str, maker: str, since: Instant | None, unbound: Iterable[str]) -> Iterator[tuple[Change, Step]]:
    text = treaty.corpus.instrument(maker)
    for change in text.changes if text else ():
        if change.instrument == name:
            yield change, Step(maker, change.by, since, change.deletes, change.adds, tuple(unbound))


def _corrected(treaty: Treaty, name: str, one: Wording) -> Wording:
    """Correct the words from the beginning (VCLT art. 79(4)), and keep what corrected them."""
    cited, errors = Citation(name, one.number), treaty.timelines.corrections
    made = tuple((deed.id, deed.counts_from.text) for deed in errors.about(cited, CorrectionMade))
    if not made:
        return one
    words = correction.corrected(one.article.words, cited, errors)
    return replace(one, article=replace(one.article, words=words), corrected=made)
