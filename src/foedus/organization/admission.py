"""This file is about admission: what is refused as no act at all, and what the engine would say of an act before it is signed.

Refused is only what is no act: bytes that are not canonical, an act of another log, one over size, or
one that is on the record already (design, decision 1). Everything else enters, whatever its merits.
"""

from __future__ import annotations

from foedus.finding import Code, Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.act import Act
from foedus.record.binding import record_of
from foedus.record.canonical import act_id, decode, encode
from foedus.record.entry import Entry

OTHER_LOG = Code("act-of-another-log", named=str, expected=str)
ALREADY = Code("act-on-record-already", severity="note", position=int)


def admit(data: bytes, organization: Organization, *, log: str) -> tuple[Act | None, tuple[Finding, ...]]:
    """Say whether bytes may enter the record: the act, or the findings for which they are refused.

    :param data: the canonical bytes of one act (``docs/formats/act.md``).
    :param log: the name of the log that they are to enter.
    """
    read = decode(data, VOCABULARY)
    if isinstance(read, Finding):
        return None, (read,)
    if read.log != record_of(log):
        return None, (OTHER_LOG.finding(named=read.log, expected=record_of(log)),)
    known = organization.by_id.get(act_id(read))
    if known:
        return None, (ALREADY.finding(position=known.position),)
    return read, ()


def log_of(organization: Organization) -> str:
    """Give the name that acts for an organization's record have as their log's: the corpus's id, unless the record has another."""
    return record_of(organization.log.origin) if organization.log else organization.corpus.header.id


def propose(act: Act, organization: Organization) -> tuple[Finding, ...]:
    """Give what the engine would find in an act if it were entered now; nothing is entered.

    :raises CanonicalError: the act has no canonical form (a bug of whoever built it).
    """
    entry = Entry(act=act, id=act_id(act), position=len(organization.entries))
    encode(act)
    before = set(organization.findings)
    return tuple(finding for finding in organization.with_entries((entry,)).findings if finding not in before)
