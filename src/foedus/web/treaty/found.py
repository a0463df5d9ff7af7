"""This file finds instruments by their short names, and says whether one is in force."""

from __future__ import annotations

from foedus.answer import Answer
from foedus.corpus.instrument import Instrument
from foedus.dates import when
from foedus.web.problem import Nearest, Problem, unknown
from foedus.web.visit import Visit

TONES = {"yes": "ok", "no": "none", "conditional": "wait", "contested": "late"}


def instrument(visit: Visit, given: str) -> Instrument | Problem:
    """Find an instrument by its short name."""
    corpus = visit.organization.corpus
    found = corpus.instrument(given)
    if found is not None:
        return found
    known = {one.id: visit.address.to("treaty", one.id) for one in corpus.instruments}
    return unknown("problem-instrument", given, known, labels={one: f"{one} — {visit.title(one)}" for one in known})


def pair(visit: Visit, found: Instrument, of: str, and_: str) -> Problem | None:
    """Say what is wrong with two States between which a text is asked for: one has no part in it, or the other is not named."""
    courses = visit.as_of.treaty.timeline(found.id).courses
    states = {code: visit.name(code) for code in sorted(courses, key=visit.name)}
    for key, code in (("of", of), ("and", and_)):
        if code and code not in states:
            return unknown(
                "problem-party", code, {one: visit.address.asking(**{key: one}) for one in states}, labels=states, instrument=found.id
            )
    named = of or and_
    if not named or (of and and_ and of != and_):
        return None
    others = tuple(Nearest(name, visit.address.asking(of=named, **{"and": code})) for code, name in states.items() if code != named)
    return Problem(400, "problem-other-party", states[named], others, (("instrument", found.id),), "problem-choose")


def concluded(visit: Visit, one: Instrument) -> bool:
    """Say whether an instrument had been concluded by the date."""
    return when(one.front.concluded, visit.seat).first < visit.as_of.at


def force_words(visit: Visit, answer: Answer) -> tuple[str, str]:
    """Say whether an instrument is in force, and in which tone."""
    return str(visit.text(f"in-force-{answer.value}")), TONES[answer.value]
