"""This file is about witnesses on pages: which of the policy's have cosigned a checkpoint and when, and what each has last been heard to say."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.corpus.corpus import Corpus
from foedus.corpus.procedure import Witnessing
from foedus.dates import Instant, length
from foedus.finding import Finding
from foedus.record.cosignature import cosigned
from foedus.record.policy import Policy, Witness, witnessed
from foedus.record.vkey import MLDSA
from foedus.shelves.accounts import Account, accounts, evidence_url
from foedus.shelves.asking import told_last
from foedus.shelves.reigning import Trust
from foedus.shelves.witnessed import last_words
from foedus.web.address import Address
from foedus.web.house import House
from foedus.web.logged import Logged, Sealed
from foedus.web.record.presenter import bound_to
from foedus.web.visit import Visit
from foedus.words.speech import lapse_text, say

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Cosigner:
    """A witness of the policy beside one checkpoint; ``said`` is empty where it did not cosign it."""

    name: str
    key: str
    iso: str
    said: str
    post_quantum: bool


@dataclass(frozen=True, slots=True)
class Cosigners:
    """Who cosigned a checkpoint: the witnesses of the policy, whether that is enough, else what is missing."""

    rows: tuple[Cosigner, ...]
    missing: str
    others: tuple[str, ...]

    @property
    def keys(self) -> str:
        """Write the names and keys of the witnesses as the page's script reads them."""
        return " ".join(f"{one.name} {one.key}" for one in self.rows)


@dataclass(frozen=True, slots=True)
class WitnessRow:
    """What is known of one witness: how far it cosigned, when, how long after the checkpoint, since when it is behind, what it answered."""

    name: str
    state: str
    size: int | None
    iso: str
    said: str
    after: str
    is_overdue: bool
    behind: int
    since: str
    answered: str
    url: str
    evidence: str
    key: str


@dataclass(frozen=True, slots=True)
class WitnessesView:
    """The page of the witnesses; without a policy there is nothing to hold cosignatures against."""

    origin: str
    file: str
    size: int
    witnessed: int
    by: str
    within: str
    article: str
    rows: tuple[WitnessRow, ...]
    others: tuple[str, ...]
    asked: str
    asked_iso: str
    asked_size: int
    differs: tuple[str, ...]
    policy: str
    fault: str
    checkpoints: Address
    bound: tuple[str, ...] = ()
    by_act: Address | None = None
    act: str = ""


def cosigners(visit: Visit, log: Logged, seal: Sealed) -> Cosigners | None:
    """Say who cosigned a checkpoint; nothing, where no policy lies beside the record."""
    judging = visit.served.trust
    if not isinstance(judging, Trust):
        return None
    policy = judging.at(seal.signed.checkpoint.size)
    found = witnessed(policy, seal.signed)
    known = {(one.name, one.id) for one in (*(key for key in log.reader.keys), *policy.keys)}
    others = tuple(one.name for one in seal.note.signatures if (one.name, one.id) not in known)
    missing = say(found.code, found.params, visit.language.code) if isinstance(found, Finding) else ""
    return Cosigners(tuple(_cosigner(visit, one, seal) for one in policy.witnesses), missing, others)


def _cosigner(visit: Visit, witness: Witness, seal: Sealed) -> Cosigner:
    told = cosigned(seal.signed, (witness.key,))
    times = [one.time for one in told] if not isinstance(told, Finding) else []
    iso, said = (visit.second(times[0]), visit.moment(times[0])) if times else ("", "")
    return Cosigner(witness.name, str(witness.key), iso, said, witness.key.kind == MLDSA)


def present(visit: Visit, now: Instant | None = None) -> WitnessesView:
    """Show the witnesses of the record.

    :param now: the time; that of the clock, if none is given.
    """
    served = visit.served
    log, policy, rule = served.logged, served.policy, _rule(visit.organization.corpus)
    if log is None or not isinstance(policy, Policy):
        return _without(visit, log, policy)
    told = told_last(served.place, log.origin) if served.place else None
    at = int(time.time()) if now is None else now
    within = rule[1].within or "" if rule else ""
    words = served.once(lambda: last_words(log.reader, policy), "last words")
    limit = _hours(within) * HOUR if within else None
    rows = tuple(_row(visit, log, one, limit) for one in accounts(log.reader, words, told, at, limit))
    named = {one.witness for one in told.findings if one.witness} if told else set()
    by = log_by(served)
    return WitnessesView(
        log.origin,
        _file(served, log),
        log.seal.size,
        _seen(visit),
        visit.names_of(by) if by else "",
        str(visit.length(_hours(within))) if within else "",
        rule[0] if rule else "",
        rows,
        tuple(_said(visit, one.finding) for one in told.findings if one.witness not in named) if told else (),
        visit.moment(told.time) if told else "",
        visit.second(told.time) if told else "",
        told.size if told else 0,
        tuple(str(one) for one in _differences(visit, policy, rule[1])) if rule else (),
        str(policy),
        "",
        visit.address.to("record", "checkpoints"),
        bound_to(visit),
        *_named_by(visit),
    )


def _named_by(visit: Visit) -> tuple[Address | None, str]:
    """Give the act in which the record itself names the policy, with its number; nothing, where a file beside the record does."""
    judging = visit.served.trust
    if not isinstance(judging, Trust) or judging.by is None:
        return None, ""
    found = next((one for one in visit.organization.entries if one.position == judging.by), None)
    return (visit.address.to("record", found.id[:16]), visit.language.number(judging.by)) if found else (None, "")


def log_by(served: House) -> tuple[str, ...]:
    """Give the names of those whose cosignatures make the newest witnessed checkpoint one."""
    found = served.extent
    return found.by if found else ()


def _without(visit: Visit, log: Logged | None, policy: Policy | Finding | None) -> WitnessesView:
    fault = _said(visit, policy) if isinstance(policy, Finding) else ""
    origin, size = (log.origin, log.seal.size) if log else ("", 0)
    file = _file(visit.served, log) if log else ""
    return WitnessesView(
        origin, file, size, 0, "", "", "", (), (), "", "", 0, (), "", fault, visit.address.to("record", "checkpoints"), bound_to(visit),
    )  # fmt: skip


def _file(served: House, log: Logged) -> str:
    # The name only: where on its machine the host keeps its files is nobody else's business.
    return f"{served.place.rpartition('/')[2]}.policy" if served.place and "://" not in served.place else f"{log.origin}/log.policy"


def _seen(visit: Visit) -> int:
    log = visit.organization.log
    return (log.witnessed or 0) if log else 0


def _row(visit: Visit, log: Logged, one: Account, within: int | None) -> WitnessRow:
    return WitnessRow(
        one.witness.name,
        one.state,
        one.size,
        visit.second(one.time) if one.time is not None else "",
        visit.moment(one.time) if one.time is not None else "",
        lapse_text(one.lateness, visit.language.code) if one.lateness is not None else "",
        one.exceeds(within),
        one.behind,
        visit.moment(one.since) if one.since is not None and one.behind else "",
        " ".join(_said(visit, found) for found in one.answers),
        one.witness.url,
        evidence_url(one.witness, log.origin),
        str(one.witness.key),
    )


def _said(visit: Visit, finding: Finding) -> str:
    return say(finding.code, finding.params, visit.language.code, visit.names)


def _hours(within: str) -> int:
    found = length(within)
    return (found.months * 30 + found.days) * 24 + found.hours


def _rule(corpus: Corpus) -> tuple[str, Witnessing] | None:
    """Give the article of the procedures that names the witnesses."""
    for instrument in corpus.instruments:
        for article in instrument.articles:
            for provision in article.provisions:
                if isinstance(provision, Witnessing):
                    return f"{instrument.front.id} {article.number}", provision
    return None


def _differences(visit: Visit, policy: Policy, rule: Witnessing) -> Iterator[object]:
    """Say in what the policy beside the record is not what the procedures ask for."""
    asked = {one for group in rule.witnesses.values() for one in group.of if one not in rule.witnesses}
    named = {one.name for one in policy.witnesses}
    if asked - named:
        yield visit.text("witnesses-differs-absent", names=visit.names_of(sorted(asked - named)))
    if named - asked:
        yield visit.text("witnesses-differs-besides", names=visit.names_of(sorted(named - asked)))
    need, has = rule.witnesses.get(rule.quorum), next((one for one in policy.groups if one.name == policy.quorum), None)
    have = has.least if has else 1 if policy.quorum in named else 0
    if need and need.need != have:
        yield visit.text("witnesses-differs-quorum", need=need.need, have=have)
