"""This file is about the page on which a vote is tried out: what each member does, by which rule it is decided, what comes of it and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from foedus.answer import CONDITIONAL, CONTESTED, NO_RULE
from foedus.organization.ask import ask
from foedus.rules.tally import VOTES
from foedus.web.organs.listing import organ_names
from foedus.web.problem import Problem, unknown
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why
from foedus.words.speech import say

AT_ONE_GLANCE = 30
"""Up to so many members each has a line of its own; of more, votes are written as one text."""
ASKED = ("matter", "format", "about", "found", "votes", "motion")
TONES: Mapping[Any, str] = {True: "ok", False: "wait", CONDITIONAL: "none", CONTESTED: "late"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One word that may be chosen: as it is asked, as it is said, and whether it was chosen."""

    value: str
    says: Markup
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One member and what it may do."""

    name: str
    state: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the outcome says: what, and how much or who."""

    label: Markup
    says: str | Markup


@dataclass(frozen=True, slots=True)
class DecidingView:
    """A vote that is tried out: the form as it was filled in, and what comes of it."""

    organ: Link
    matters: tuple[Choice, ...]
    formats: tuple[Choice, ...]
    lines: tuple[Line, ...]
    votes: str
    about: str
    found: str
    faults: tuple[str, ...]
    outcome: Markup | None = None
    tone: str = ""
    facts: tuple[Fact, ...] = ()
    why: Why | None = None


def present(visit: Visit, given: str, asked: Mapping[str, str]) -> DecidingView | Problem:
    """Show what comes of a vote in an organ, as of the date.

    :param asked: what the form sent: ``matter``, ``format``, ``about``, ``found``, ``votes``, and ``v-KAZ`` for one member.
    """
    every = organ_names(visit)
    if given not in every:
        return unknown("problem-organ", given, {code: visit.address.to("organs", code) for code in every})
    matters, formats = _known(visit, given)
    matter = asked.get("matter") or (matters[0] if matters else "any")
    form = asked.get("format") or "ordinary"
    voters = visit.as_of.organs.electorate(given, matter, form)
    one_by_one = voters.entitled if len(voters.entitled) <= AT_ONE_GLANCE else ()
    did = {state: asked.get(f"v-{state}", "") for state in one_by_one}
    votes = ",".join(f"{state}={vote}" for state, vote in did.items() if vote) or asked.get("votes", "")
    view = DecidingView(
        Link(visit.name(given), visit.address.to("organs", given)),
        tuple(_choices(visit, matters, matter)),
        tuple(_choices(visit, formats, form)),
        tuple(Line(visit.name(state), state, tuple(_choices(visit, VOTES, did[state] or "silent"))) for state in one_by_one),
        "" if one_by_one and any(did.values()) else votes,
        asked.get("about", ""),
        asked.get("found", ""),
        (),
    )
    return _decided(visit, given, view, {"matter": matter, "format": form, "votes": votes}) if votes else view


def _known(visit: Visit, organ: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the classes of matter and the formats that the texts in force have for an organ."""
    rules = [one for _, one in visit.as_of.organs.rules(organ)]
    matters = dict.fromkeys(matter for one in rules for matter in one.matters)
    return tuple(sorted(matters, key=lambda one: one != "any")), tuple(dict.fromkeys(("ordinary", *(one.format for one in rules))))


def _choices(visit: Visit, words: tuple[str, ...], chosen: str) -> Iterator[Choice]:
    for one in words:
        said = visit.text("does-" + one) if one in VOTES else visit.text("matters-any") if one == "any" else word(visit, one)
        yield Choice(one, said, one == chosen)


def _decided(visit: Visit, organ: str, view: DecidingView, asked: Mapping[str, str]) -> DecidingView:
    """Put the question as the form asks it; what cannot be read is said above the form."""
    beside = {name: text for name, text in (("about", view.about), ("found", view.found)) if text}
    told = ask(visit.organization, "outcome", {"organ": organ, **asked, **beside, "on": visit.on})
    if isinstance(told, tuple):
        faults = tuple(say(one.code, one.params, visit.language.code, visit.names) for one in told)
        return replace(view, faults=faults)
    answer = told.answer
    value = answer.value if isinstance(answer.value, dict) else {}
    read = value.get("adopted", NO_RULE)
    key = ("adopted" if read else "not-adopted") if isinstance(read, bool) else str(read).replace(" ", "-")
    return replace(
        view,
        outcome=visit.text("outcome-" + key),
        tone=TONES.get(read, "none"),
        facts=tuple(_facts(visit, value)),
        why=why(visit, answer),
    )


def _facts(visit: Visit, value: Mapping[str, Any]) -> Iterator[Fact]:
    if value.get("need"):
        numbers = visit.text("deciding-numbers", have=value["have"], need=value["need"], base=value["base"])
        yield Fact(visit.text("deciding-count"), numbers)
    for key in ("binds", "not_bound", "pays", "still_to_sign"):
        if value.get(key):
            yield Fact(visit.text("deciding-" + key.replace("_", "-")), visit.names_of(value[key]))
    left_out = value.get("left_out", ())
    if left_out:
        yield Fact(visit.text("deciding-left-out"), visit.names_of([one["state"] for one in left_out]))
    if value.get("effect") in {"recommendation", "what the text would end resumes"}:
        yield Fact(visit.text("deciding-effect"), word(visit, value["effect"]))
