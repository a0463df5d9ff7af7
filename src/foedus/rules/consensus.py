"""This file is about consensus and unanimity: nothing is weighed, one member can be enough to stop a decision."""

from __future__ import annotations

from foedus.corpus.organ import Meaning
from foedus.rules.ballot import AGAINST, Ballot
from foedus.rules.tally import Adopted, Result, Vote


def consensus(meaning: Meaning, ballot: Ballot) -> Result:
    """Say whether there is consensus, each way of not saying yes meaning what the text says that it means.

    A text that nobody supports is not adopted, for consensus is agreement and not indifference; the ballot
    says which votes are support (in a limited format only a "yes" is).
    Precedence: what blocks defeats; what waits leaves open; what is disputed leaves contested.
    """
    means = _means(meaning)
    doing: dict[str, list[str]] = {"blocks": [], "waits": [], "contested": [], "harmless": []}
    for state, vote in ballot.votes.items():
        doing[means[vote]].append(state)
    unnamed = sum(number for vote, number in ballot.unnamed.items() if means[vote] == "blocks")
    blocking, waiting, disputed = (tuple(sorted(doing[does])) for does in ("blocks", "waits", "contested"))
    have = ballot.count(ballot.support)
    adopted = _adopted(blocking=bool(blocking) or unnamed > 0, waiting=bool(waiting), disputed=bool(disputed), supported=have > 0)
    base = ballot.entitled
    harmless_alone = base - have - len(blocking) - unnamed - len(waiting) - len(disputed)
    need = max(1, base - harmless_alone)
    return Result(adopted, base, need, have, blocking, waiting, disputed, "objection" if adopted is False and have else "count")


def _means(meaning: Meaning) -> dict[Vote, str]:
    return {
        "yes": "harmless",
        "no": meaning.objection,
        "abstain": meaning.abstention,
        "declared": meaning.abstention,
        "not-participating": meaning.non_participation,
        "absent": meaning.absence,
        "silent": meaning.silence,
        "not-objecting": meaning.non_objection,
        "refused": meaning.refusal,
    }


def _adopted(*, blocking: bool, waiting: bool, disputed: bool, supported: bool) -> Adopted:
    if blocking:
        return False
    if waiting:
        return "conditional"
    if not supported:
        return False
    return "contested" if disputed else True


def unanimity(ballot: Ballot, *, of_all: bool) -> Result:
    """Say whether a text is adopted unanimously.

    Of all members, every one must vote for it: one that is absent, abstains or takes no part defeats it. Of
    those voting, only a "no" defeats it, and one at least must vote for it.
    """
    defeats: frozenset[Vote] = AGAINST | {"abstain", "declared", "not-participating", "absent", "not-objecting"} if of_all else AGAINST
    yes, against, silent = ballot.count(["yes"]), ballot.count(defeats), ballot.who(["silent"])
    base = ballot.entitled if of_all else yes + against
    if against:
        adopted: Adopted = False
    elif silent:
        adopted = "conditional"
    else:
        adopted = yes > 0
    return Result(adopted, base, max(base, 1), yes, ballot.who(defeats), silent, by="objection" if against else "count")
