"""This file is about the tables of a crisis: what happened, the votes on sending force, the figures that sources give."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.mechanisms.defence.questions import CrisisAnswer
from foedus.web.address import Address
from foedus.web.crises.rows import duration
from foedus.web.sentence import sentence, word
from foedus.web.visit import Link, Visit

OUTCOMES = {"consented": ("consent-given", "ok"), "refused": ("consent-refused", "late"), "no quorum": ("consent-quorum", "wait")}
QUALIFIED = {"": "", "about": "about", "over": "over", "up to": "up-to"}


@dataclass(frozen=True, slots=True)
class Happened:
    """One act of a crisis."""

    id: str
    done: str
    date: str
    says: Markup
    address: Address | None
    label: str
    under: tuple[Link, ...]
    confidence: str
    delay: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One vote of a body of a State."""

    state: str
    body: str
    date: str
    outcome: str
    tone: str
    votes: str
    present: str
    strength: str
    act: Link


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One number that one source gives."""

    figure: str | Markup
    by: str
    date: str
    source: str
    confidence: str
    act: Link


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """What the sources say of one subject, side by side."""

    subject: Markup
    rival: bool
    lines: tuple[FigureLine, ...]


def happened(visit: Visit, crisis: CrisisAnswer) -> tuple[Happened, ...]:
    """Give the acts of a crisis in order, each with its delay from the first request; figures have a table of their own."""
    rows = []
    for moment in crisis.timeline:
        if moment.kind == "figure":
            continue
        entry = visit.organization.by_id[moment.act]
        link = visit.entry(entry)
        delay = "" if moment.delay_hours is None else duration(visit, moment)
        confidence = str(visit.text(f"confidence-{entry.act.confidence}")) if entry.act.confidence else ""
        under = tuple(visit.cite(one) for one in entry.act.body.under)
        rows.append(
            Happened(
                entry.id,
                moment.done,
                visit.date(moment.done),
                sentence(visit, entry),
                link.address,
                link.words,
                under,
                confidence,
                delay,
                str(visit.text("host-mark")) if moment.mark else "",
            )
        )
    return tuple(rows)


def consents(visit: Visit, crisis: CrisisAnswer) -> tuple[ConsentLine, ...]:
    """Give the votes on sending force, in order."""
    lines = []
    for one in crisis.consents:
        key, tone = OUTCOMES[one.outcome]
        votes = f"{one.votes_for} – {one.votes_against}" if one.votes_for is not None else ""
        present = str(visit.text("present", n=one.present)) if one.present is not None else ""
        strength = visit.language.number(one.strength) if one.strength is not None else ""
        outcome = str(visit.text(key))
        lines.append(
            ConsentLine(
                visit.name(one.state),
                visit.name(one.body),
                visit.date(one.done),
                outcome,
                tone,
                votes,
                present,
                strength,
                visit.act(one.act),
            )
        )
    return tuple(lines)


def figures(visit: Visit, crisis: CrisisAnswer) -> tuple[FigureGroup, ...]:
    """Set the figures about each subject side by side."""
    return tuple(
        FigureGroup(
            _subject(visit, one.subject, one.unit),
            one.rival,
            tuple(
                FigureLine(
                    _figure(visit, claim.number, claim.qualifier), visit.name(claim.by), visit.date(claim.done), claim.source,
                    str(visit.text(f"confidence-{claim.confidence}")) if claim.confidence else "", visit.act(claim.act),
                )
                for claim in one.claims
            ),
        )
        for one in crisis.figures
    )  # fmt: skip


def _subject(visit: Visit, subject: str, unit: str) -> Markup:
    said = word(visit, subject)
    return said if not unit or unit in subject.split() else Markup("{} ({})").format(said, word(visit, unit))


def _figure(visit: Visit, number: int, qualifier: str) -> str | Markup:
    said = visit.language.number(number)
    return visit.text(QUALIFIED[qualifier], n=said) if qualifier else said
