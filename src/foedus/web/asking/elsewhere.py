"""This file is about what the treaties of other organizations answer to the same question, and where they and this one pull two ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.mechanisms.defence.questions import whys_of
from foedus.organization.across import DUTIES, Across, across
from foedus.record.entry import Entry
from foedus.web.asking.values import Shown, shown
from foedus.web.house import House
from foedus.web.visit import Link, Visit, said
from foedus.web.why import Step, Why, why
from foedus.words.speech import say


class Elsewhere(Visit):
    """A visit to another organization: its names and texts, and no links, since this site does not serve it."""

    def cite(self, text: str) -> Link:
        """Give a citation as words."""
        found = super().cite(text)
        return Link(found.words, None, found.title)

    def act(self, act: str) -> Link:
        """Give the number of an act as words."""
        return Link(super().act(act).words)

    def entry(self, entry: Entry) -> Link:
        """Give the number of an act as words."""
        return Link(super().entry(entry).words)


@dataclass(frozen=True, slots=True)
class Other:
    """What another organization's treaties answer: its name, its rows, why."""

    title: str
    shown: Shown
    why: Why


@dataclass(frozen=True, slots=True)
class Others:
    """The answers of all others under whose treaties anything is owed, the names of the rest and of those that could not be asked, what clashes."""

    answers: tuple[Other, ...] = ()
    quiet: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    clashes: tuple[Step, ...] = ()


def others(visit: Visit, question: str, put: Mapping[str, str]) -> Others | None:
    """Put the question of duties to every other organization as well; nothing, for another question or where there is no other."""
    beside = visit.served.beside() if question == DUTIES else {}
    own = visit.organization.corpus.header.id
    found = across({own: visit.organization} | dict(beside), {**put, "on": visit.on}) if beside else None
    if not isinstance(found, Across):
        return None
    answers, quiet = [], []
    for name, asked in found.answers.items():
        if name == own:
            continue
        there = Elsewhere(House(beside[name], visit.served.today), visit.language, visit.address, visit.on)
        title = said(beside[name].corpus.header.title, visit.language.code)
        if asked.answer.value:
            answers.append(Other(title, shown(there, asked.answer.value), why(there, asked.answer)))
        else:
            quiet.append(title)
    between = whys_of(clash for one, other, clash in found.clashes if one != other)
    return Others(
        tuple(answers), tuple(quiet), tuple(said(beside[name].corpus.header.title, visit.language.code) for name in found.left_out if name != own),
        tuple(Step(say(one.code, one.params, visit.language.code, visit.names)) for one in between)
    )  # fmt: skip
