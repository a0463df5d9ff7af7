"""This file is about two alliances on one page: what each obliges, who decides how, how one enters and leaves."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.organization.organization import Organization
from foedus.organization.trial.apart import Alliance
from foedus.organization.trial.sides import apart
from foedus.organization.trial.trial import said_in
from foedus.shelves.folder import shipped
from foedus.shelves.opening import open_organization
from foedus.web.problem import Problem, unknown
from foedus.web.visit import Visit
from foedus.words.trials import TrialTeller


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one side: its article, and its terms."""

    article: str
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side says under one head: rules, or lines."""

    rules: tuple[Rule, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BesideView:
    """Two alliances: their titles, and under each head what each says."""

    titles: tuple[str, str]
    date: str
    rows: tuple[tuple[str, Cell, Cell], ...]
    silent: Markup


def others(visit: Visit) -> tuple[str, ...]:
    """Name the corpora that ship beside the one that is served."""
    return tuple(name for name in shipped() if name != visit.organization.corpus.header.id)


def present(visit: Visit, given: str) -> BesideView | Problem:
    """Set the organization beside another, as of the day."""
    known = others(visit)
    other = visit.served.once(lambda: open_organization(given).organization, "beside", given) if given in known else None
    if other is None:
        return unknown("trials-beside-unknown", given, {name: visit.address.to("trials", beside=name) for name in known})
    both = apart(visit.organization, other, visit.on)
    code = visit.language.code
    mine, theirs = TrialTeller(visit.organization, visit.organization, code), TrialTeller(other, other, code)
    rows = [(mine.phrase("members"), Cell(lines=(mine.list(both.one.members),)), Cell(lines=(theirs.list(both.other.members),)))]
    rows += [(mine.list((head,)), _says(mine, both.one, head), _says(theirs, both.other, head)) for head in both.one.says]
    rows += [(mine.phrase("decides"), _decides(mine, both.one), _decides(theirs, both.other))]
    return BesideView(
        (_title(visit.organization, code), _title(other, code)), visit.date(visit.on), tuple(rows), visit.text("trial-silent")
    )


def _title(organization: Organization, language: str) -> str:
    return said_in(organization.corpus.header.title, language)


def _says(teller: TrialTeller, side: Alliance, head: str) -> Cell:
    return Cell(
        tuple(
            Rule(one.article, tuple((teller.way(key), teller.terms(value)) for key, value in one.terms.items())) for one in side.says[head]
        )
    )


def _decides(teller: TrialTeller, side: Alliance) -> Cell:
    return Cell(
        lines=tuple(
            f"{teller.list(one.organs)} — {teller.matters(one.matters, one.format)} — {teller.need(one.need)}" for one in side.decides
        )
    )
