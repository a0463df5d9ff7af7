"""This file is about sessions and decisions: what was announced, who stayed away or refused, and what the votes on record say by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from foedus.mechanisms.organs.questions import Decided, Motion
from foedus.web.organs.silences import silence
from foedus.web.sentence import sentence, word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why

TONES = {"adopted": "ok", "not adopted": "late", "contested": "late", "conditional": "wait", "no votes on record": "none"}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session, a decision or a matter put to decision: when, what, who was missing, how the votes read."""

    first: int
    date: str
    done: str
    says: Markup
    notes: tuple[Markup, ...]
    reading: str | Markup
    tone: str
    why: Why
    act: Link
    is_decision: bool


def meetings(visit: Visit, organ: str) -> tuple[Meeting, ...]:
    """Give the sessions and decisions of an organ, and the matters that it left undecided, the latest first."""
    found = [*_sessions(visit, organ), *_decisions(visit, organ), *_undecided(visit, organ)]
    return tuple(sorted(found, key=lambda one: (one.first, one.is_decision), reverse=True))


def _sessions(visit: Visit, organ: str) -> list[Meeting]:
    known = visit.organization.by_id
    return [
        Meeting(
            one.at.first, visit.date(one.at.text), one.at.text, sentence(visit, known[one.act]), (), "", "", Why(), visit.act(one.act),
            is_decision=False,
        )
        for one in visit.as_of.organs.sessions(organ)
    ]  # fmt: skip


def _decisions(visit: Visit, organ: str) -> list[Meeting]:
    organs = visit.as_of.organs
    answer = organs.ask_decisions(of=organ)
    decided: Mapping[tuple[str, str], Decided] = {(one.act, one.what): one for one in organs.decisions(organ)}
    return [_decision(visit, row, decided[row["act"], row["what"]]) for row in answer.value]


def _decision(visit: Visit, row: Mapping[str, Any], one: Decided) -> Meeting:
    reading = str(row["reading"])
    read = bool(one.motion) and reading != "no votes on record"
    return Meeting(
        one.at.first,
        visit.date(one.at.text),
        one.at.text,
        visit.text("decision-what", what=word(visit, one.what)),
        _notes(visit, row, one),
        visit.text("reading-unknown" if not one.motion and one.how == "not on record" else "reading-" + reading.replace(" ", "-")),
        TONES.get(reading, "none"),
        why(visit, visit.as_of.organs.ask_reading(of=one.motion, in_=one.organ), f"organ:{one.organ}") if read else Why(),
        visit.act(one.act),
        is_decision=True,
    )


def _notes(visit: Visit, row: Mapping[str, Any], one: Decided) -> tuple[Markup, ...]:
    notes = [visit.text("decided-by-" + one.how.replace(" ", "-"))] if one.how != "not on record" else []
    if one.format != "ordinary":
        notes.append(visit.text("decided-format", format=word(visit, one.format)))
    if one.signed_by:
        notes.append(visit.text("decided-for", names=visit.names_of(one.signed_by)))
    told = [key for key in ("absent", "refused", "not_objecting") if row[key]]
    notes += [visit.text("decided-" + key.replace("_", "-"), names=visit.names_of(row[key])) for key in told]
    disavowed = visit.disavowed.get(one.act)
    if disavowed:
        notes.append(visit.text("decided-repudiated", seat=visit.name(disavowed.seat), since=visit.day(disavowed.since)))
    if one.fell is not None:
        notes.append(visit.text("decided-fell", since=visit.date(one.fell.text)))
    if one.grants:
        notes.append(visit.text("decided-grants", what=word(visit, one.grants)))
    return tuple(notes)


def _undecided(visit: Visit, organ: str) -> list[Meeting]:
    """Give the matters put to decision on which no decision is on record."""
    found = []
    for one in visit.as_of.organs.motions(organ):
        if one.decision is not None:
            continue
        title = word(visit, one.title or one.name)
        answer = visit.as_of.organs.ask_reading(of=one.name, in_=organ)
        reading, tone = visit.text("reading-undecided"), "wait"
        under_silence = silence(visit, one)
        if under_silence is not None:
            reading, tone, answer = under_silence
        found.append(
            Meeting(
                one.at.first, visit.date(one.at.text), one.at.text, visit.text("motion-what", what=title), stances(visit, one),
                reading, tone, why(visit, answer, f"organ:{organ}"), visit.act(one.act), is_decision=True,
            )
        )  # fmt: skip
    return found


def stances(visit: Visit, motion: Motion) -> tuple[Markup, ...]:
    """Say who took which position on a matter."""
    by: dict[str, list[str]] = {}
    for state, stance in sorted(motion.stances.items()):
        by.setdefault(stance.vote, []).append(state)
    return tuple(visit.text("stance-" + vote, names=visit.names_of(states)) for vote, states in by.items())
