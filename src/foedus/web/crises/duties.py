"""This file is about the duty map: a row for each State, a column for each duty, in each cell the state of that duty and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.answer import Answer, Missing, Reason
from foedus.dates import when
from foedus.mechanisms.defence.questions import CrisisAnswer, Row
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why_of

TONES = {
    "bound": "due",
    "bound, domestic step pending": "wait",
    "conditional": "wait",
    "contested": "late",
    "ended": "none",
    "suspended": "none",
    "not in force between them": "none",
}


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: what is owed, to whom, under which article, with which discretion."""

    owed: str | Markup
    to: str
    under: Link
    discretion: str | Markup


@dataclass(frozen=True, slots=True)
class Cell:
    """The state of one State's duty."""

    words: str | Markup
    tone: str
    performed: Link | None
    pending: str
    why: Why


@dataclass(frozen=True, slots=True)
class DutyMap:
    """The duties as columns and the States as rows; a State that does not owe a duty has an empty cell."""

    duties: tuple[Duty, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


def duty_map(visit: Visit, crisis: CrisisAnswer) -> DutyMap:
    """Set out the duties of a crisis."""
    keys = list(dict.fromkeys((one.row.owes, one.row.to, one.row.under) for one in crisis.duties))
    states = list(dict.fromkeys(one.row.who for one in crisis.duties))
    found = {(one.row.who, (one.row.owes, one.row.to, one.row.under)): one for one in crisis.duties}
    answers = [one for one in (crisis.attack, crisis.threat) if one is not None]
    rows = []
    unsettled = {one.row.who for one in crisis.duties if one.row.state == "contested"}
    for state in sorted(states, key=lambda one: (one in unsettled, visit.name(one))):
        cells: list[Cell | None] = []
        for key in keys:
            duty = found.get((state, key))
            if duty is None:
                cells.append(None)
                continue
            pending = visit.date(duty.pending_until) if duty.pending_until else ""
            performed, surely = _performed(visit, duty.performed_by) if duty.row.state.startswith("bound") else (None, False)
            tone = "ok" if surely and duty.row.state == "bound" else TONES.get(duty.row.state, "none")
            cells.append(
                Cell(
                    visit.language.value(duty.row.state),
                    tone,
                    performed,
                    pending,
                    reasons(visit, duty.row, answers, f"crisis:{crisis.name}", "question:bound"),
                )
            )
        rows.append((visit.name(state), tuple(cells)))
    heads = {key: next(one.row for one in crisis.duties if (one.row.owes, one.row.to, one.row.under) == key) for key in keys}
    return DutyMap(tuple(_duty(visit, heads[key]) for key in keys), tuple(rows))


def _performed(visit: Visit, acts: Sequence[str]) -> tuple[Link | None, bool]:
    """Say that a duty was performed, and when, where the day is not known to a day; and whether that was surely so by the date."""
    entries = [entry for entry in map(visit.organization.stated, acts) if entry]
    if not entries:
        return None, False
    done = {entry.id: when(entry.act.times.done, visit.seat) for entry in entries}
    first = min(entries, key=lambda entry: (done[entry.id].last, entry.position))
    several = "/" in first.act.times.done
    words = visit.text("duty-performed-between", date=visit.date(first.act.times.done)) if several else visit.text("duty-performed")
    return Link(str(words), visit.entry(first).address), done[first.id].last < visit.as_of.at


def _duty(visit: Visit, row: Row) -> Duty:
    parts = [one for one in row.discretion.split(", ") if one not in {"", "none"}]
    discretion = Markup(", ").join(word(visit, one) for one in parts) or visit.text("none")
    to = visit.name(row.to) if len(row.to) == 3 or row.to in visit.names else str(word(visit, row.to))
    return Duty(visit.language.value(row.owes), to, visit.cite(row.under), discretion)


def reasons(visit: Visit, row: Row, answers: Sequence[Answer], *matters: str) -> Why:
    """Give the reasons of one State's duty: those of its article or of none, that speak of no other State alone."""
    own = [answer for answer in answers if row in _rows(answer.value) or row in _rows(answer.also)]
    because = [one for answer in own for one in answer.because if _speaks_of(one, row, answer)]
    missing = [one for answer in own for one in answer.missing if _speaks_of(one, row, answer) and (one.article or row.state != "bound")]
    contested = row.state == "contested"
    positions = [one for answer in own for one in answer.positions] if contested else []
    acted_on = next((answer.acted_on for answer in own if answer.acted_on), None) if contested else None
    return why_of(visit, because, missing, positions, acted_on, matters=matters)


def _rows(value: object) -> tuple[Row, ...]:
    return value if isinstance(value, tuple) else ()


def _speaks_of(one: Reason | Missing, row: Row, answer: Answer) -> bool:
    """Say whether a sentence belongs to a row: it names its State or no debtor, and its article or one of no other duty."""
    rows = (*_rows(answer.value), *_rows(answer.also))
    named = {word.partition(":")[0] for _, value in one.params for word in (value if isinstance(value, tuple) else (str(value),))}
    about = (named & {other.who for other in rows}) - {row.to}
    if about and row.who not in about:
        return False
    article, paragraph = _split(one.article)
    if not article.partition(" ")[2]:
        return True
    own, own_paragraph = _split(row.under)
    if article == own:
        return paragraph in {"", own_paragraph}
    leading = bool(rows) and row.owes == rows[0].owes
    return leading and article not in {_split(other.under)[0] for other in rows}


def _split(article: str) -> tuple[str, str]:
    base, _, paragraph = article.partition("(")
    return base, paragraph
