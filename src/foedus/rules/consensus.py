"""This file is about consensus and unanimity: nothing is weighed, one member can be enough to stop a decision."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.corpus.organ import Meaning
from foedus.rules.tally import Adopted, Result, Vote, who

ASSENT: frozenset[Vote] = frozenset({"yes", "not-objecting"})


def consensus(votes: Mapping[str, Vote], meaning: Meaning, support: frozenset[Vote] = ASSENT) -> Result:
    """Say whether there is consensus, each way of not saying yes meaning what the text says that it means.

    A text that nobody supports is not adopted, for consensus is agreement and not indifference;
    ``support`` says which votes are support (in a limited format only a "yes" is).
    Precedence: what blocks defeats; what waits leaves open; what is disputed leaves contested.
    """
    means: dict[Vote, str] = {
        "yes": "harmless",
        "no": meaning.objection,
        "abstain": meaning.abstention,
        "absent": meaning.absence,
        "silent": meaning.silence,
        "not-objecting": meaning.non_objection,
        "refused": meaning.refusal,
    }
    blocking, waiting, disputed = [], [], []
    for state, vote in votes.items():
        match means[vote]:
            case "blocks":
                blocking.append(state)
            case "waits":
                waiting.append(state)
            case "contested":
                disputed.append(state)
            case _:
                pass
    have = len(who(votes, support))
    adopted = _adopted(blocking=bool(blocking), waiting=bool(waiting), disputed=bool(disputed), supported=have > 0)
    harmless_alone = len(votes) - have - len(blocking) - len(waiting) - len(disputed)
    need = max(1, len(votes) - harmless_alone)
    return Result(adopted, len(votes), need, have, tuple(sorted(blocking)), tuple(sorted(waiting)), tuple(sorted(disputed)))


def _adopted(*, blocking: bool, waiting: bool, disputed: bool, supported: bool) -> Adopted:
    if blocking:
        return False
    if waiting:
        return "conditional"
    if not supported:
        return False
    return "contested" if disputed else True


def unanimity(votes: Mapping[str, Vote], *, of_all: bool) -> Result:
    """Say whether a text is adopted unanimously.

    Of all members, every one must vote for it: an absent or abstaining member defeats it. Of those
    voting, only a "no" defeats it, and one at least must vote for it.
    """
    yes = who(votes, ["yes"])
    silent = who(votes, ["silent"])
    against: list[Vote] = ["no", "refused"]
    blocking = who(votes, [*against, "abstain", "absent", "not-objecting"] if of_all else against)
    base = len(votes) if of_all else len(yes) + len(blocking)
    if blocking:
        adopted: Adopted = False
    elif silent:
        adopted = "conditional"
    else:
        adopted = bool(yes)
    return Result(adopted, base, max(base, 1), len(yes), blocking, silent)
