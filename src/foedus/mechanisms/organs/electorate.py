"""This file is about the electorate: who votes on one matter, who sits but does not vote on it, and by which rule it is decided."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from foedus.corpus.organ import Decision
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs.composition import Composition
from foedus.mechanisms.organs.exclusion import LeftOut, Matter, claimed, excluded, names, stepping_back
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.seating import presiding, seated
from foedus.mechanisms.treaty.questions import Treaty
from foedus.rules.ballot import Weights
from foedus.rules.tally import Vote

__all__ = ["OUTSIDE", "Electorate", "LeftOut", "electorate", "stepped_back", "within"]

OUTSIDE: Final = "not in the format"
_NO_WEIGHTS: Final[Weights] = MappingProxyType({})


class Electorate(Struct, frozen=True, gc=False):
    """Who votes on a matter and by which rule; ``members`` is the base of "all members".

    ``contested`` have a seat only if their disputed status as a party is settled so; they do not vote
    until it is. ``acting`` are disputed too, and vote because they are acted on as parties. ``claimed`` are said to be such as may not vote, and nobody has found it. ``vacant`` seats
    are those that the text has and the record fills with nobody. ``decision`` is None where the text has no
    rule for such a matter in such a format.
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
    claimed: tuple[str, ...] = ()
    vacant: int = 0
    weights: Weights = _NO_WEIGHTS
    chair: str = ""
    organization: tuple[str, ...] = ()
    concerning: str = ""
    acting: tuple[str, ...] = ()

    @property
    def bound(self) -> tuple[str, ...]:
        """Name everybody with a seat in the format, with or without a vote: a decision for all members binds them all."""
        if not self.left_out:
            return self.entitled
        outside = frozenset(self.outside)
        return tuple(sorted((*self.entitled, *(one.state for one in self.left_out if one.state not in outside))))

    @property
    def outside(self) -> tuple[str, ...]:
        """Name those who have a seat in the organ and none in the limited format."""
        return tuple(one.state for one in self.left_out if one.why == OUTSIDE)


def electorate(
    organ: str,
    matter: str,
    form: str,
    concerning: str,
    *,
    membership: Membership,
    treaty: Treaty,
    composition: Composition,
    found: str = "",
) -> Electorate:
    """Say who votes in an organ on a matter.

    :param concerning: the States that the matter is about (a member to be suspended, the parties to a dispute), if any.
    :param found: those of whom a competent organ has found that they may not vote.
    """
    law = law_of(treaty)
    seating = seated(organ, law, treaty, composition)
    rule = law.decision(organ, matter, form, treaty.at)
    decided_under, decision = rule if rule is not None else ("", None)
    about = Matter(matter, names(concerning), names(found))
    out = excluded(decision, about, decided_under, (membership, composition)) if decision is not None and decision.excluded else {}
    out |= _without_part(seating.states, membership)
    left_out = tuple(out[state] for state in seating.states if state in out)
    entitled = tuple(state for state in seating.states if state not in out) if left_out else seating.states
    members = len(seating.states) + seating.vacant - sum(not one.stays for one in left_out)
    said = claimed(decision, about)
    everybody = decision is not None and "all members of the organization" in {decision.binds, decision.paid_by}
    return Electorate(
        organ, matter, form, entitled, left_out, seating.contested, members, seating.under, decision, decided_under,
        tuple(sorted(said & set(entitled))) if said else (), seating.vacant, law.weights(treaty.at),
        presiding(organ, law, treaty, composition),
        membership.members() if everybody else (), concerning, seating.acting,
    )  # fmt: skip


def within(voters: Electorate, among: tuple[str, ...]) -> Electorate:
    """Keep of an electorate those that decide in a limited format; nobody named: all of them."""
    if not among:
        return voters
    # Who has no vote anyway, and is not named either, is not in the base of the format, and not bound in it.
    aside = tuple(one for one in voters.left_out if one.state not in among)
    unnamed = (*(state for state in voters.entitled if state not in among), *(one.state for one in aside))
    out = tuple(LeftOut(state, OUTSIDE, voters.decided_under, stays=False) for state in sorted(unnamed))
    return replace(
        voters,
        entitled=tuple(state for state in voters.entitled if state in among),
        left_out=(*(replace(one, stays=False) if one in aside else one for one in voters.left_out), *out),
        claimed=tuple(state for state in voters.claimed if state in among),
        members=voters.members - voters.vacant - len(out) + sum(not one.stays for one in aside),
        vacant=0,
    )


def _without_part(states: tuple[str, ...], membership: Membership) -> dict[str, LeftOut]:
    out: dict[str, LeftOut] = {}
    for state in membership.sanctioned().intersection(states):
        if membership.is_suspended(state):
            out[state] = LeftOut(state, "suspended")
        elif membership.vote_taken(state):
            out[state] = LeftOut(state, "vote taken")
    return out


def stepped_back(voters: Electorate, cast: Mapping[str, Vote]) -> Electorate:
    """Take out of an electorate those that are said to be parties and take no part in the vote, where the text leaves it to them."""
    if not voters.claimed:
        return voters
    rule = stepping_back(voters.decision, Matter(voters.matter, names(voters.concerning)))
    recused = tuple(state for state in voters.claimed if cast.get(state) == "not-participating") if rule else ()
    if rule is None or not recused:
        return voters
    stays = rule.base == "stays"
    return replace(
        voters,
        entitled=tuple(state for state in voters.entitled if state not in recused),
        left_out=(*voters.left_out, *(LeftOut(state, "recused", voters.decided_under, stays) for state in recused)),
        claimed=tuple(state for state in voters.claimed if state not in recused),
        members=voters.members - (0 if stays else len(recused)),
    )
