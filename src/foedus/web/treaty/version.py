"""This file is about the version of a text that an address asks for: which language, between which parties, with which amendment on trial."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from foedus.corpus.instrument import Instrument
from foedus.mechanisms.treaty.questions import Step
from foedus.organization.as_of import AsOf
from foedus.web.address import Address
from foedus.web.problem import Problem, unknown
from foedus.web.treaty.found import instrument, pair
from foedus.web.visit import Link, Visit
from foedus.words.consolidated import InstrumentText, day_at, languages_of, text_in

ASKED = ("in", "with", "of", "and")
"""What an address may ask for beside the dates."""


@dataclass(frozen=True, slots=True)
class Version:
    """An instrument and the version of it that is asked for; ``query`` is how an address asks."""

    found: Instrument
    language: str
    languages: tuple[str, ...]
    between: tuple[str, ...]
    on_trial: tuple[str, ...]
    amending: tuple[str, ...]

    @property
    def query(self) -> dict[str, str]:
        """Give the query by which an address asks for this version in a language of its own."""
        one, other = self.between or ("", "")
        return {"with": ",".join(self.on_trial), "of": one, "and": other}


@dataclass(frozen=True, slots=True)
class Made:
    """What made an article so: the article that changed it, since when, whom it does not bind."""

    link: Link
    since: str
    done: str
    unbound: str


def version(visit: Visit, given: str, asked: Mapping[str, str]) -> Version | Problem:
    """Read what an address asks for; a name that is unknown is met with those that are known."""
    found = instrument(visit, given)
    if isinstance(found, Problem):
        return found
    languages = languages_of(visit.organization, found.id)
    amending = tuple(one.id for one in visit.organization.corpus.instruments if any(c.instrument == found.id for c in one.changes))
    wanted = asked.get("in", "")
    if wanted and wanted not in languages:
        known = {one: visit.address.asking(**{"in": one}) for one in languages}
        return unknown("problem-language", wanted, known, instrument=found.id)
    on_trial = tuple(one for one in asked.get("with", "").split(",") if one)
    for one in on_trial:
        if one not in amending:
            return unknown("problem-amendment", one, {one: visit.address.asking(**{"with": one}) for one in amending}, instrument=found.id)
    between = tuple(one for one in (asked.get("of", ""), asked.get("and", "")) if one)
    if problem := pair(visit, found, asked.get("of", ""), asked.get("and", "")):
        return problem
    return Version(found, wanted or visit.language.code, languages, between, on_trial, amending)


def text_at(visit: Visit, one: Version, view: AsOf, *, on_trial: bool = True) -> InstrumentText:
    """Give the text of a version as of a date."""
    within = view.treaty.consolidated(one.found.id, between=one.between, on_trial=one.on_trial if on_trial else ())
    return text_in(visit.organization, within, one.language, view.text)


def made(visit: Visit, step: Step) -> Made:
    """Say what changed an article."""
    day = day_at(visit.organization, step.since) or ""
    return Made(visit.cite(step.by), visit.date(day) if day else "", day, visit.names_of(step.unbound) if step.unbound else "")


def tongues(visit: Visit, one: Version) -> tuple[Link, ...]:
    """Lead to the text in every other language that the corpus has."""
    return tuple(
        Link(str(visit.text(f"tongue-{code}")) if code in ("en", "ru") else code, visit.address.asking(**{"in": code}))
        for code in one.languages
        if code != one.language
    )


def page_of(visit: Visit, one: Version, *parts: str, **query: str) -> Address:
    """Give the address of another page about the same version."""
    asked = {name: value for name, value in (one.query | query).items() if value}
    wanted = {"in": one.language} if one.language != visit.language.code else {}
    return visit.address.to("treaty", one.found.id, *parts, **wanted, **asked)


def files_of(visit: Visit, name: str, query: tuple[tuple[str, str], ...] = ()) -> tuple[tuple[str, Address], ...]:
    """Lead to a text as files, as far as this machine has what makes them."""
    offered = (("PDF", "weasyprint", "text.pdf"), ("Akoma Ntoso", "bluebell", "text.xml"))
    return tuple(
        (kind, visit.address.to("treaty", name, file, **dict(query)).dated(visit.on))
        for kind, package, file in offered
        if find_spec(package)
    )
