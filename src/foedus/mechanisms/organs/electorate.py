"""This file is about the electorate: who votes on one matter, who sits but does not vote on it, and by which rule it is decided."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from foedus.corpus.organ import Decision, Seats
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs.law import OrganLaw, law_of
from foedus.mechanisms.treaty.questions import Treaty


class LeftOut(Struct, frozen=True, gc=False):
    """A State with a seat and without a vote on the matter, and the article that says so."""

    state: str
    why: Literal["suspended", "vote taken", "concerned"]
    article: str = ""


class Electorate(Struct, frozen=True, gc=False):
    """Who votes on a matter and by which rule; ``members`` is the base of "all members".

    ``contested`` have a seat only if their disputed status as a party is settled so; they do not vote
    until it is. ``decision`` is None where the text has no rule for such a matter in such a format.
    """

    organ: str
    matter: str
    format: str
    entitled: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    contested: tuple[str, ...] = ()
    members: int = 0
    seats_under: str = ""
    decision: Decision | None = None
    decided_under: str = ""

    @property
    def bound(self) -> tuple[str, ...]:
        """Name everybody with a seat, with or without a vote: a decision for all members binds them all."""
        return tuple(sorted((*self.entitled, *(one.state for one in self.left_out))))


def seated(organ: str, law: OrganLaw, treaty: Treaty) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Name who has a seat in an organ, the article, and who has one only if a dispute is settled so."""
    found = law.seats(organ, treaty.at)
    if found is None:
        return "", (), ()
    cited, seats = found
    states = _states(seats, treaty)
    contested = treaty.contested(seats.parties_of) if seats.parties_of else ()
    return cited, states, tuple(state for state in contested if state not in states)


def _states(seats: Seats, treaty: Treaty) -> tuple[str, ...]:
    if seats.parties_of and not seats.permanent and not seats.named:
        return treaty.parties(seats.parties_of)
    parties = treaty.parties(seats.parties_of) if seats.parties_of else ()
    return tuple(sorted({*parties, *seats.permanent, *seats.named}))


def electorate(organ: str, matter: str, form: str, concerning: str, *, membership: Membership, treaty: Treaty) -> Electorate:
    """Say who votes in an organ on a matter.

    :param concerning: the State that the matter is about (a member to be suspended, a party to a dispute), if any.
    """
    law = law_of(treaty)
    cited, states, contested = seated(organ, law, treaty)
    rule = law.decision(organ, matter, form, treaty.at)
    decided_under, decision = rule if rule is not None else ("", None)
    concerned, stays = _concerned(decision, concerning)
    entitled: list[str] = []
    left_out: list[LeftOut] = []
    for state in states:
        if membership.is_suspended(state):
            left_out.append(LeftOut(state, "suspended"))
        elif membership.vote_taken(state):
            left_out.append(LeftOut(state, "vote taken"))
        elif state in concerned:
            left_out.append(LeftOut(state, "concerned", decided_under))
        else:
            entitled.append(state)
    shrinks = 0 if stays else sum(one.why == "concerned" for one in left_out)
    return Electorate(
        organ, matter, form, tuple(entitled), tuple(left_out), contested, len(states) - shrinks, cited, decision, decided_under
    )


def _concerned(decision: Decision | None, concerning: str) -> tuple[frozenset[str], bool]:
    """Name whom the rule leaves out as concerned, and say whether they still count in the base."""
    if decision is None or not concerning:
        return frozenset(), False
    rules = [one for one in decision.excluded if one.who != "members in arrears"]
    if not rules:
        return frozenset(), False
    return frozenset(part.strip() for part in concerning.split(",")), rules[0].base == "stays"
