"""This file is about one act: its envelope, its journal form, its canonical bytes, what it refers to and what refers to it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.organization.fold import effective
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.canonical import encode
from foedus.record.entry import Entry
from foedus.record.printer import print_entry
from foedus.record.signature import COMPILER
from foedus.web.address import Address
from foedus.web.problem import Nearest, Problem
from foedus.web.record.citing import CitedArticle, cited
from foedus.web.record.proof import ProofView, proof_of
from foedus.web.record.rows import ActRow, lines, row
from foedus.web.record.signatories import DisavowedView, SignatoryView, disavowed, signatory
from foedus.web.record.signatures import Signed, signed
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.web.why import Step
from foedus.words.speech import say

SHORTEST = 6
"""Digits of an id that may call an act, if no other begins so."""


@dataclass(frozen=True, slots=True)
class ActView:
    """One act as a page shows it."""

    row: ActRow
    id: str
    says: Markup
    seat: str
    kind: str
    received: str
    received_by: str
    effective: str
    source: str
    source_address: str
    note: Markup
    log: str
    key: str
    signed: Signed | None
    signatory: SignatoryView | None
    disavowed: DisavowedView | None
    later: bool
    journal: str
    canonical: str
    file: Address
    proof: ProofView | None
    findings: tuple[Step, ...]
    cited: tuple[CitedArticle, ...]
    refers: tuple[Markup, ...]
    referred: tuple[Markup, ...]
    before: Link | None
    after: Link | None


def called(organization: Organization, given: str) -> list[Entry]:
    """Give the acts whose ids begin with what is given, if it is long enough to call one."""
    if given in organization.by_id:
        return [organization.by_id[given]]
    return [entry for entry in organization.entries if entry.id.startswith(given)] if len(given) >= SHORTEST else []


def find(visit: Visit, given: str) -> Entry | Problem:
    """Find the act whose id begins with what is given."""
    entries = visit.organization.entries
    found = called(visit.organization, given)
    if len(found) == 1:
        return found[0]
    near = found[:5] or [entry for entry in entries if entry.id[:2] == given[:2]][:3]
    nearest = tuple(Nearest(f"{entry.id[:16]}…", visit.address.to("record", entry.id[:16])) for entry in near)
    return Problem(404, "problem-act", given, nearest)


def present(visit: Visit, given: str) -> ActView | Problem:
    """Show one act."""
    entry = find(visit, given)
    if isinstance(entry, Problem):
        return entry
    act, organization = entry.act, visit.organization
    mine = row(visit, entry)
    return ActView(
        mine,
        entry.id,
        mine.says,
        visit.name(act.seat),
        visit.language.kind(act.kind),
        visit.date(act.times.received),
        visit.name(act.times.received_by) if act.times.received_by else "",
        visit.date(act.times.effective),
        act.source,
        act.source if act.source.startswith("https://") else "",
        word(visit, act.body.note),
        act.log,
        "" if act.key == COMPILER else act.key,
        signed(visit, entry),
        signatory(visit, entry),
        disavowed(visit, entry),
        _starts(visit, entry) >= visit.as_of.at,
        print_entry(entry, VOCABULARY),
        json.dumps(json.loads(encode(act)), indent=2, ensure_ascii=False),
        visit.address.dated("").to("record", f"{entry.id}.json"),
        proof_of(visit, entry),
        tuple(_finding(visit, one) for one in organization.findings if one.act == entry.id),
        cited(visit, entry),
        lines(visit, _known(visit, (one for some in act.references.values() for one in some))),
        lines(visit, [other for other in organization.entries if any(entry.id in some for some in other.act.references.values())]),
        _beside(visit, entry, -1),
        _beside(visit, entry, 1),
    )


def _finding(visit: Visit, one: Finding) -> Step:
    return Step(say(one.code, one.params, visit.language.code, visit.names), (visit.cite(one.cites),) if one.cites else ())


def _starts(visit: Visit, entry: Entry) -> Instant:
    return effective(entry, visit.seat)


def _known(visit: Visit, ids: Iterable[str]) -> list[Entry]:
    return [visit.organization.by_id[one] for one in ids if one in visit.organization.by_id]


def _beside(visit: Visit, entry: Entry, step: int) -> Link | None:
    found = next((one for one in visit.organization.entries if one.position == entry.position + step), None)
    return visit.entry(found) if found else None
