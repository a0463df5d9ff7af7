"""This file is about the succession of policies: a new one counts only from a checkpoint that was witnessed under the old one.

A record names its own witnesses. If a policy counted from where it stands, a host could enter one that asks for nobody, and
have it approve itself. So whoever was to witness until then must have seen the tree in which the new policy stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.checkpoint import SignedCheckpoint
from foedus.record.policy import Policy, Witnessed, parse_policy, witnessed

NOT_YET = Code("succession-not-yet", "warning", position=int, size=int)
NAMES_LOG = Code("succession-names-log", found=str)


class Named(Struct, frozen=True):
    """A policy, and the position of the act that names it."""

    position: int
    policy: Policy


def policy_of(lines: Sequence[str], quorum: str) -> Policy | Finding:
    """Read the policy that an act names: its lines, and its quorum.

    It names witnesses only: whose log it is, is said by the record itself, and changes with an epoch.
    """
    found = parse_policy("".join(f"{line}\n" for line in (*lines, f"quorum {quorum}")).encode("utf-8", "replace"), path="policy")
    if isinstance(found, Policy) and found.logs:
        return NAMES_LOG.finding(found=found.logs[0].key.name)
    return found


class Reign(Struct, frozen=True):
    """A policy and the size from which checkpoints are judged by it; ``position`` is that of the act that named it, if one did."""

    first: int
    policy: Policy
    position: int | None = None


def reigns(begin: Policy, named: Sequence[Named], checkpoints: Iterable[SignedCheckpoint]) -> tuple[Reign, ...]:
    """Give the policies by which a log's checkpoints are judged, each with the size from which it is.

    :param begin: the policy that is known from elsewhere than the log: with the anchor.
    :param named: the policies that the log names, in the order of their positions.
    :param checkpoints: the log's checkpoints, in the order of their sizes; those that nobody witnessed change nothing.
    """
    found = [Reign(0, begin)]
    waiting = list(named)
    for signed in checkpoints if waiting else ():
        size = signed.checkpoint.size
        due = [one for one in waiting if one.position < size]
        if due and isinstance(witnessed(found[-1].policy, signed), Witnessed):
            # This checkpoint itself was judged by the old policy; the new one judges what is greater.
            found.append(Reign(size + 1, due[-1].policy, due[-1].position))
            waiting = waiting[len(due) :]
        if not waiting:
            break
    return tuple(found)


def judged(succession: Sequence[Reign], signed: SignedCheckpoint) -> Witnessed | Finding:
    """Judge a checkpoint by the policy that reigns at its size."""
    size = signed.checkpoint.size
    return witnessed(next(one for one in reversed(succession) if one.first <= size).policy, signed)


def waiting(succession: Sequence[Reign], named: Sequence[Named], size: int) -> tuple[Finding, ...]:
    """Say which policies stand in the log and do not count yet: no checkpoint with them was witnessed as it had to be.

    :param size: the size of the log.
    """
    last = max((one.position for one in succession if one.position is not None), default=-1)
    return tuple(NOT_YET.finding(position=one.position, size=size) for one in named if last < one.position < size)
