"""This file is about the engine's reading of a decision: votes and rule in, what the text makes of them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from foedus.corpus.organ import Decision
from foedus.mechanisms.organs.electorate import Electorate
from foedus.rules.consensus import ASSENT
from foedus.rules.decide import decide, decide_in_turn, decide_together
from foedus.rules.tally import Adopted, Result, Vote, who

_YES: frozenset[Vote] = frozenset({"yes"})


class Reading(Struct, frozen=True, gc=False):
    """What the rules make of the votes of an electorate; ``objected`` are those that object to the format itself."""

    result: Result
    votes: dict[str, Vote]
    binds: tuple[str, ...] = ()
    not_bound: tuple[str, ...] = ()
    objected: tuple[str, ...] = ()

    @property
    def adopted(self) -> Adopted:
        """Say whether the matter is adopted."""
        return self.result.adopted


def read(electorate: Electorate, cast: Mapping[str, Vote], objected: Iterable[str] = ()) -> Reading | None:
    """Read the votes by the electorate's rule; None where the text has no rule.

    Votes of States outside the electorate change nothing; who has not spoken is silent.
    """
    decision = electorate.decision
    if decision is None or not (decision.rule or decision.rules or decision.together):
        return None
    votes: dict[str, Vote] = {state: cast.get(state, "silent") for state in electorate.entitled}
    against = tuple(sorted(state for state in objected if state in votes)) if decision.unless else ()
    if against:
        # Charter art. 12(3): one objection to the limited format is enough, whatever the votes on the matter.
        stopped = Result(adopted=False, base=len(votes), need=0, have=len(who(votes, _YES)), blocked_by=against)
        return Reading(stopped, votes, objected=against)
    result = _result(decision, votes, electorate.members)
    binds, free = _bound(electorate, votes, result) if result.adopted in {True, "contested"} else ((), ())
    return Reading(result, votes, binds, free)


def _result(decision: Decision, votes: Mapping[str, Vote], members: int) -> Result:
    support = _YES if decision.binds == "those who voted for it" else ASSENT
    if decision.rules:
        return decide_in_turn(decision.rules, votes, members=members, support=support)
    if decision.together:
        return decide_together(decision.together, votes, members=members, support=support)
    assert decision.rule is not None
    return decide(decision.rule, votes, members=members, support=support)


def _bound(electorate: Electorate, votes: Mapping[str, Vote], result: Result) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name whom the decision binds and whom it does not: an outcome is a set, not a yes or no."""
    assert electorate.decision is not None
    everybody = electorate.bound
    match electorate.decision.binds:
        case "those who voted for it" | "those who accept":
            binds = who(votes, _YES)
        case "all but declared abstainers":
            abstaining = who(votes, ["abstain"])
            binds = tuple(state for state in everybody if state not in abstaining)
        case "all members":
            # Where the meaning of an absence is disputed, so is whether the decision binds the absent.
            return tuple(state for state in everybody if state not in result.disputed), ()
    return binds, tuple(state for state in everybody if state not in binds)


def word(adopted: Adopted) -> str:
    """Put an outcome into a word.

    >>> word(True), word(False), word("contested")
    ('adopted', 'not adopted', 'contested')
    """
    if isinstance(adopted, bool):
        return "adopted" if adopted else "not adopted"
    return adopted
