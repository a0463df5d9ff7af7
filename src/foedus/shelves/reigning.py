"""This file is about the policy by which a log is judged: the one that its record names, as far as it counts, or the one beside it.

A record that names its witnesses, in its first act or a later one, is judged by that policy at each size of its log
(:mod:`foedus.record.succession`); of the file beside the record then only the addresses are taken, which change more often
than policies. A record that names none is judged by the file, which whoever keeps the record may change at any time.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from foedus.finding import Finding
from foedus.organization.chain import chain_of
from foedus.record.authority import Authority, Naming
from foedus.record.binding import epoch_of
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.epoch import check_epochs
from foedus.record.policy import Policy, Witness
from foedus.record.succession import Named, Reign, policy_of, reigns
from foedus.record.succession import waiting as waits
from foedus.shelves.log import LogReader, own_acts
from foedus.shelves.witnessed import OWN, policy_beside

_QUORUM = b'"quorum":"'


class Trust(Struct, frozen=True):
    """By which policies a log is judged, each from a size on; and those that it names and that do not count yet.

    ``by`` is the position of the act that names the policy which counts at the end; None, where no act does.
    """

    reigns: tuple[Reign, ...]
    waiting: tuple[Named, ...] = ()
    findings: tuple[Finding, ...] = ()
    by: int | None = None

    @property
    def policy(self) -> Policy:
        """Give the policy that counts at the end of the log."""
        return self.reigns[-1].policy

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """Give whoever is to be asked to cosign: the witnesses of the policy that counts, and of those that wait."""
        found = {one.key: one for policy in (*(one.policy for one in self.waiting), self.policy) for one in policy.witnesses}
        return tuple(found.values())

    def at(self, size: int) -> Policy:
        """Give the policy that judges the checkpoint of a size."""
        return next(one.policy for one in reversed(self.reigns) if one.first <= size)


def trust(log: LogReader, place: str = "", *, beside: Policy | None = None) -> Trust | Finding | None:
    """Say by which policy a log is judged; nothing, where neither the record nor a file beside it names one.

    :param place: where the record lies, if the file beside it is to be read; a file that cannot be read is a finding.
    :param beside: the policy of that file, where it was read already.
    """
    found = policy_beside(place, log.origin) if place and beside is None else beside
    named = _named(log)
    if not named:
        return found if found is None or isinstance(found, Finding) else Trust((Reign(0, found),))
    known = found if isinstance(found, Policy) else Policy()
    return succeeded(log, tuple(Named(one.position, addressed(one.policy, known)) for one in named), known)


def bound(log: LogReader, judging: Trust | Finding | None) -> tuple[Finding, ...]:
    """Say what a record says of itself that whoever reads it must know: what was lost, and which policies do not count yet."""
    after = chain_of(own_acts(log.shelf, log.size)).after if epoch_of(log.origin) > 1 else ()
    lost = check_epochs(after[-1], log.origin, log.shelf.identity.keys, log.root) if after else ()
    return (*lost, *(judging.findings if isinstance(judging, Trust) else ()))


def succeeded(log: LogReader, named: tuple[Named, ...], begin: Policy) -> Trust:
    """Say from which size on each policy counts that a log names.

    :param begin: the policy that counts from the beginning, unless the log's first act names one.
    """
    by = 0 if named and named[0].position == 0 else None
    if by == 0:
        # The first act is the anchor: who has that from elsewhere has the policy in it.
        begin, named = named[0].policy, named[1:]
    found = reigns(begin, named, _checkpoints(log, named[0].position + 1 if named else log.size + 1))
    last = max((one.position for one in found if one.position is not None), default=-1)
    waiting = tuple(one for one in named if one.position > last)
    last_named = found[-1].position
    return Trust(found, waiting, waits(found, named, log.size), by if last_named is None else last_named)


def addressed(policy: Policy, known: Policy) -> Policy:
    """Give the witnesses of a policy the addresses that another has for their keys."""
    urls = {one.key: one.url for one in known.witnesses if one.url}
    return replace(policy, witnesses=tuple(replace(one, url=urls.get(one.key, one.url)) for one in policy.witnesses))


def read(namings: tuple[Naming, ...]) -> tuple[Named, ...]:
    """Read the policies that acts name; each was readable when it entered."""
    found = ((one.position, policy_of(one.lines, one.quorum)) for one in namings)
    return tuple(Named(position, policy) for position, policy in found if isinstance(policy, Policy))


def _named(log: LogReader) -> tuple[Named, ...]:
    own = own_acts(log.shelf, log.size)
    if not any(row.act and _QUORUM in row.act for row in own):
        # Of most records this is all: nothing of the chain need be checked to know that it names nobody.
        return ()
    after = chain_of(own).after
    return read(after[-1].named if after else Authority().named)


def _checkpoints(log: LogReader, start: int) -> Iterator[SignedCheckpoint]:
    """Give the checkpoints from a size on that somebody besides the log put a name to."""
    for _, data in log.shelf.notes(start):
        if data.count("\n— ".encode()) <= OWN:
            continue
        signed = open_checkpoint(data, log.keys, origin=log.origin)
        if isinstance(signed, SignedCheckpoint):
            yield signed
