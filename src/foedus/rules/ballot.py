"""This file is about the ballot: every plain fact that a rule of decision asks for, and the ways of counting it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from foedus.rules.tally import VOTES, Vote, who

ASSENT: Final[frozenset[Vote]] = frozenset({"yes", "not-objecting"})
AGAINST: Final[frozenset[Vote]] = frozenset({"no", "refused"})
VOTING: Final[frozenset[Vote]] = AGAINST | {"yes"}
AWAY: Final[frozenset[Vote]] = frozenset({"absent", "silent"})

Weights = Mapping[str, Mapping[str, int]]
_NONE: Final[Mapping[Vote, int]] = MappingProxyType({})
_NO_WEIGHTS: Final[Weights] = MappingProxyType({})


class Ballot:
    """What the members of an electorate did.

    ``votes`` are those entitled, each with what it did; ``members`` counts those without a vote too, where
    they stay in the base. ``unnamed`` are votes of which a record gives the number and not the States.
    ``weights`` are tables by measure; ``chair`` has the casting vote, or decides alone, where a text gives
    it that; ``written`` says that nobody meets, so that nobody can be present or away; ``support`` are the
    words that count as support under consensus.
    """

    def __init__(
        self,
        votes: Mapping[str, Vote],
        members: int | None = None,
        *,
        unnamed: Mapping[Vote, int] = _NONE,
        weights: Weights = _NO_WEIGHTS,
        chair: str = "",
        casting: Vote | None = None,
        written: bool = False,
        support: frozenset[Vote] = ASSENT,
    ) -> None:
        self.votes = votes
        self.unnamed = unnamed
        self.members = self.entitled if members is None else members
        self.weights = weights
        self.chair = chair
        self.casting = casting
        self.written = written
        self.support = support
        self._counts: Mapping[Vote, int] | None = None

    @property
    def counts(self) -> Mapping[Vote, int]:
        """Count each thing that was done, by those named and unnamed."""
        if self._counts is None:
            found = dict.fromkeys(VOTES, 0) | dict(self.unnamed)
            for vote in self.votes.values():
                found[vote] += 1
            self._counts = found
        return self._counts

    @property
    def entitled(self) -> int:
        """Count those who may vote."""
        return len(self.votes) + sum(self.unnamed.values())

    def count(self, words: Iterable[Vote]) -> int:
        """Count those who did one of these."""
        counts = self.counts
        return sum([counts[word] for word in words])

    def who(self, words: Iterable[Vote]) -> tuple[str, ...]:
        """Name those who did one of these, as far as the record names them."""
        return who(self.votes, words)

    def weigh(self, measure: str, states: Iterable[str]) -> int:
        """Weigh States by a measure; one without a weight weighs nothing (:meth:`weightless` names it)."""
        table = self.weights.get(measure, {})
        return sum([table.get(state, 0) for state in states])

    def weightless(self, measure: str) -> tuple[str, ...]:
        """Name those entitled to which a measure gives no weight."""
        table = self.weights.get(measure, {})
        return tuple(sorted([state for state in self.votes if state not in table]))

    def among(self, states: tuple[str, ...]) -> Ballot:
        """Give the ballot of these States alone; their number is then the base."""
        votes: dict[str, Vote] = {state: self.votes.get(state, "absent") for state in states}
        return self._with(votes, len(states), _NONE)

    def if_silent(self, vote: Vote) -> Ballot:
        """Give the ballot as it would be if all who are silent did one thing."""
        votes: dict[str, Vote] = {state: vote if did == "silent" else did for state, did in self.votes.items()}
        return self._with(votes, self.members, self.unnamed)

    def _with(self, votes: Mapping[str, Vote], members: int, unnamed: Mapping[Vote, int]) -> Ballot:
        return Ballot(
            votes, members, unnamed=unnamed, weights=self.weights, chair=self.chair, casting=self.casting, written=self.written,
            support=self.support,
        )  # fmt: skip
