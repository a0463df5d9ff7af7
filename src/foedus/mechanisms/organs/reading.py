"""This file is about the engine's reading of a decision: votes and rule in, what the text makes of them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from foedus.corpus.organ import Decision, Rule
from foedus.mechanisms.organs.effect import NOTHING, Effect, effect
from foedus.mechanisms.organs.electorate import Electorate, stepped_back
from foedus.rules.ballot import ASSENT, Ballot
from foedus.rules.decide import Step, decide, in_turn, together, weakest
from foedus.rules.tally import Adopted, Result, Vote

_YES: frozenset[Vote] = frozenset({"yes"})
_NONE: Final[Mapping[Vote, int]] = MappingProxyType({})


class Reading(Struct, frozen=True, gc=False):
    """What the rules make of the votes of an electorate.

    ``steps`` are the rules that were applied, each with what it made of the votes; ``idle`` those that stand
    in the text and are never used, with what they would make of them. ``objected`` object to the format itself.
    """

    voters: Electorate
    result: Result
    votes: dict[str, Vote]
    steps: tuple[Step, ...] = ()
    idle: tuple[Step, ...] = ()
    effect: Effect = NOTHING
    objected: tuple[str, ...] = ()

    @property
    def adopted(self) -> Adopted:
        """Say whether the matter is adopted."""
        return self.result.adopted

    @property
    def binds(self) -> tuple[str, ...]:
        """Name whom it binds."""
        return self.effect.binds

    @property
    def not_bound(self) -> tuple[str, ...]:
        """Name whom it leaves free."""
        return self.effect.free


def read(
    electorate: Electorate, cast: Mapping[str, Vote], objected: Iterable[str] = (), unnamed: Mapping[Vote, int] = _NONE
) -> Reading | None:
    """Read the votes by the electorate's rule; None where the text has no rule.

    Votes of States outside the electorate change nothing; who has not spoken is silent. Where the record
    gives numbers instead of names (``unnamed``), nobody is silent: the vote has been taken.
    """
    decision = electorate.decision
    if decision is None or not (decision.rule or decision.rules or decision.together):
        return None
    voters = stepped_back(electorate, cast)
    ballot = _ballot(voters, decision, cast, unnamed)
    votes = dict(ballot.votes)
    # Any member may object to the format, also one that does not decide in it.
    against = tuple(sorted(state for state in objected if state in votes or state in voters.outside)) if decision.unless else ()
    if against:
        # Charter art. 12(3): one objection to the limited format is enough, whatever the votes on the matter.
        stopped = Result(adopted=False, base=len(votes), need=0, have=ballot.count(_YES), blocked_by=against, by="objection")
        return Reading(voters, stopped, votes, objected=against)
    steps = _steps(decision, ballot)
    if not steps:
        return None
    result = weakest(steps) if decision.together else steps[-1].result
    idle = tuple(Step(rule, decide(rule, ballot)) for rule in rules_of(decision) if rule.dormant)
    return Reading(voters, result, votes, steps, idle, effect(voters, votes, result))


def rules_of(decision: Decision) -> tuple[Rule, ...]:
    """Give every rule of a decision, in the order of the text."""
    return decision.rules or decision.together or ((decision.rule,) if decision.rule else ())


def _steps(decision: Decision, ballot: Ballot) -> tuple[Step, ...]:
    rules = rules_of(decision)
    return together(rules, ballot) if decision.together else in_turn(rules, ballot)


def _ballot(voters: Electorate, decision: Decision, cast: Mapping[str, Vote], unnamed: Mapping[Vote, int]) -> Ballot:
    if unnamed:
        votes: dict[str, Vote] = {state: cast[state] for state in voters.entitled if state in cast}
        rest = len(voters.entitled) + voters.vacant - len(votes) - sum(unnamed.values())
        unnamed = {**unnamed, "absent": unnamed.get("absent", 0) + rest} if rest > 0 else unnamed
    else:
        votes = {state: cast.get(state, "silent") for state in voters.entitled}
    return Ballot(
        votes, voters.members, unnamed=unnamed, weights=voters.weights, chair=voters.chair, casting=cast.get(voters.chair),
        written=decision.taken_by == ("written procedure",), support=_YES if decision.binds == "those who voted for it" else ASSENT,
    )  # fmt: skip


def word(adopted: Adopted) -> str:
    """Put an outcome into a word.

    >>> word(True), word(False), word("contested")
    ('adopted', 'not adopted', 'contested')
    """
    if isinstance(adopted, bool):
        return "adopted" if adopted else "not adopted"
    return adopted
