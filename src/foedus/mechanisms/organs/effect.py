"""This file is about what follows from a decision: whom it binds, whom it leaves free, who pays, and what is the case if nothing is adopted.

An outcome is a set of States, not a yes or no.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from foedus.mechanisms.organs.electorate import Electorate
from foedus.rules.tally import Result, Vote, who

_ASSENT: frozenset[Vote] = frozenset({"yes"})
_DECLARED: frozenset[Vote] = frozenset({"declared"})


class Effect(Struct, frozen=True, gc=False):
    """Whom a decision binds, whom it leaves free, and who bears its costs, as far as the text says that apart."""

    binds: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    pays: tuple[str, ...] = ()


NOTHING = Effect()


def effect(voters: Electorate, votes: Mapping[str, Vote], result: Result) -> Effect:
    """Say what follows from a text that is adopted, or would be if a dispute were settled so."""
    decision = voters.decision
    if decision is None or result.adopted not in {True, "contested"} or decision.recommends_to:
        # A recommendation decides nothing: the organ that it goes to does.
        return NOTHING
    binds = _set_of(decision.binds, voters, votes)
    if decision.binds == "all members":
        # Where the meaning of an absence is disputed, so is whether the decision binds the absent.
        binds = tuple(state for state in binds if state not in result.disputed) if result.disputed else binds
        free: tuple[str, ...] = voters.outside
    elif decision.binds == "nobody":
        # A recommendation leaves nobody free, for it would have bound nobody.
        free = ()
    else:
        bound = frozenset(binds)
        free = tuple([state for state in (*voters.bound, *voters.outside) if state not in bound])
    pays = () if decision.paid_by == "not said" else _set_of(decision.paid_by, voters, votes)
    return Effect(binds, free, pays)


def _set_of(words: str, voters: Electorate, votes: Mapping[str, Vote]) -> tuple[str, ...]:
    match words:
        case "all members":
            return voters.bound
        case "all members of the organization":
            return voters.organization
        case "those who voted for it" | "those who accept":
            return who(votes, _ASSENT)
        case "all but declared abstainers":
            declared = frozenset(who(votes, _DECLARED))
            return tuple(state for state in voters.bound if state not in declared)
        case _:
            return ()
