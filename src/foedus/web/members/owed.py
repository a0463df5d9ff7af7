"""This file is about what a State owes on the date: each duty, to whom, when it falls due, how firmly it stands and why."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.answer import Answer
from foedus.corpus.citation import CitationError, citation
from foedus.mechanisms.defence.questions import Owed
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why_of

_TONES = {"bound": "due", "bound, domestic step pending": "wait", "contested": "late"}


@dataclass(frozen=True, slots=True)
class Due:
    """One duty of a State."""

    owes: str | Markup
    to: str | Markup
    when: Markup
    under: Link
    discretion: str | Markup
    state: str | Markup
    tone: str
    why: Why


def dues(visit: Visit, answer: Answer) -> tuple[Due, ...]:
    """Put everything that a State owes into rows, what is owed now before what waits for an event."""
    order = {"bound": 0, "bound, domestic step pending": 1, "contested": 2}
    rows = sorted(answer.value, key=lambda one: order.get(one.state, 3))
    return tuple(_due(visit, one, answer) for one in rows)


def _due(visit: Visit, one: Owed, answer: Answer) -> Due:
    instrument = _instrument(one.under)
    waits = not visit.as_of.treaty.in_force(instrument) if instrument else False
    if one.state == "conditional":
        said, tone = visit.text("owed-once-in-force" if waits else "owed-if-so"), "wait" if waits else "none"
    else:
        said = visit.text("owed-now") if one.state == "bound" else visit.language.value(one.state)
        tone = _TONES.get(one.state, "none")
    to = visit.name(one.to) if one.to in visit.names or len(one.to) == 3 else word(visit, one.to)
    parts = [part for part in one.discretion.split(", ") if part not in {"", "none"}]
    return Due(
        _what(visit, one.owes),
        to,
        visit.text("owed-always") if one.when == "always" else word(visit, one.when),
        visit.cite(one.under),
        Markup(", ").join(word(visit, part) for part in parts) or "—",
        said,
        tone,
        _why(visit, one, answer, instrument),
    )


def _what(visit: Visit, owes: str) -> str | Markup:
    """Say what is owed as a person would; a duty that has no phrase of its own keeps the word of the rule."""
    key = owes.replace(" ", "-")
    return visit.text("owe-" + key) if f"owe-{key}" in visit.language.pages else word(visit, owes)


def _why(visit: Visit, one: Owed, answer: Answer, instrument: str) -> Why:
    """Give the reasons of one duty: the bond to its instrument, what its article adds, the crisis that calls for it."""
    because = [
        reason
        for reason in answer.because
        if (reason.article and _instrument(reason.article) == instrument and reason.article in {instrument, one.under})
        or ("crisis", one.when) in reason.params
        or (one.owes == "pay arrears" and not reason.article and reason.code == "in-arrears")
    ]
    missing = [lack for lack in answer.missing if _instrument(lack.article) == instrument]
    sides = [side for side in answer.positions if _instrument(side.article) == instrument] if one.state == "contested" else []
    return why_of(visit, because, missing, sides, answer.acted_on, matters=("question:bound", f"instrument:{instrument}"))


def _instrument(cited: str) -> str:
    try:
        return citation(cited).instrument
    except CitationError:
        return cited
