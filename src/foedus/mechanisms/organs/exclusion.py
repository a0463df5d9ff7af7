"""This file is about who sits and does not vote on one matter: the member concerned, the parties to the dispute, the attacker, those in arrears.

That somebody is a party to a dispute is a finding: the matter may make it plain, an organ may have to rule on
it, or it is left to the State itself. Until whoever is to find it has done so it is a claim, and the State votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from msgspec import Struct

from foedus.corpus.organ import Decision, Excluded
from foedus.dates import EVER, day_of, length, start_of
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs.composition import Composition

Why = Literal["suspended", "vote taken", "concerned", "party to the dispute", "attacker", "in arrears", "recused", "not in the format"]
_WHY: dict[str, Why] = {
    "the member concerned": "concerned",
    "the parties to the dispute": "party to the dispute",
    "the attacker": "attacker",
    "members in arrears": "in arrears",
}


class LeftOut(Struct, frozen=True, gc=False):
    """A State with a seat and without a vote on the matter, why, the article that says so, and whether it stays in the base."""

    state: str
    why: Why
    article: str = ""
    stays: bool = True


class Matter(NamedTuple):
    """What a decision is about: its class, whom it concerns, and of whom it was found that they may not vote."""

    matter: str
    concerning: frozenset[str] = frozenset()
    found: frozenset[str] = frozenset()


def names(text: str) -> frozenset[str]:
    """Read States that a question or an act names, separated by commas."""
    return frozenset(filter(None, (part.strip() for part in text.split(",")))) if text else frozenset()


def counting(decision: Decision | None, about: Matter) -> Iterator[Excluded]:
    """Give the exclusions of a rule that count for a matter: by its class, and by who the parties are."""
    for one in decision.excluded if decision is not None else ():
        if one.under and about.matter not in one.under:
            continue
        # Between American States alone: where one party is no such State, nobody is left out.
        if one.between and not about.concerning <= frozenset(one.between):
            continue
        yield one


def excluded(decision: Decision | None, about: Matter, cited: str, where: tuple[Membership, Composition]) -> dict[str, LeftOut]:
    """Say who is left out of a vote, by State."""
    membership, composition = where
    out: dict[str, LeftOut] = {}
    for one in counting(decision, about):
        if one.who == "members in arrears":
            states: Iterable[str] = _in_arrears(one, membership, composition)
        elif one.found_by == "the matter":
            states = about.concerning | about.found
        else:
            states = about.found
        for state in states:
            out.setdefault(state, LeftOut(state, _WHY[one.who], cited, one.base == "stays"))
    return out


def claimed(decision: Decision | None, about: Matter) -> frozenset[str]:
    """Name those said to be such as may not vote, which nobody has found yet: they vote, and may step back themselves."""
    if decision is None or not decision.excluded:
        return frozenset()
    waiting = [one for one in counting(decision, about) if one.who != "members in arrears" and one.found_by != "the matter"]
    return about.concerning - about.found if waiting else frozenset()


def stepping_back(decision: Decision | None, about: Matter) -> Excluded | None:
    """Give the exclusion that leaves it to a State itself to step back, if there is one."""
    return next((one for one in counting(decision, about) if one.found_by == "itself"), None)


def _in_arrears(one: Excluded, membership: Membership, composition: Composition) -> Iterator[str]:
    """Name the members whose arrears take their vote without any decision, unless an organ permits them to vote."""
    treaty = membership.treaty
    for state in membership.noted_in_arrears():
        since = membership.arrears_since(state)
        if since is None or since >= EVER:
            continue
        mark = start_of(length(one.arrears_of).after(day_of(since, treaty.seat)), treaty.seat) if one.arrears_of else since
        if mark < treaty.at and not composition.permitted(state, treaty.at):
            yield state
