"""This file is about receipt: a telegram in, the lodged act out with which an official enters it, or why it may not.

What is garbled, forged or used is refused here, before anything is entered; a record that takes such an act in all the same
gives it no effect (:mod:`foedus.organization.docket`).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.mechanisms.defence.acts import (
    AssistanceRequested,
    AttackAsserted,
    ConsentRefused,
    ConsultationRequested,
    Determination,
    HelpDeclined,
    MeasurePerformed,
    NationalConsent,
    NoRequest,
    QuorumMissed,
    ReportMade,
)
from foedus.mechanisms.organs.acts import Absence, Abstention, FormatObjected, NonObjection, VoteAgainst, VoteFor
from foedus.organization.admission import log_of
from foedus.organization.docket import standing_pad
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.act import Act, Body, Times
from foedus.record.canonical import CanonicalError, act_id
from foedus.record.entry import Entry
from foedus.record.journal import COMPILER
from foedus.record.lodging import Lodged, LodgingConfirmed, LodgingDisowned, opened
from foedus.record.pad import Pad
from foedus.record.quoting import Misread, read_list
from foedus.record.telegram import Telegram

OTHER_LOG = Code("telegram-other-log", found=str, expected=str)
LINE_MISSING = Code("telegram-line-missing", key=str)
OTHER_PAD = Code("telegram-other-pad", found=str, expected=str)
UNCOMMITTED = Code("telegram-pad-unknown", pad=str, seat=str)
USED = Code("telegram-number-used", number=int, position=int)
FORGED = Code("telegram-authenticator", number=int)
ILL_LISTED = Code("telegram-list", key=str, found=str)

SENT: tuple[type[Body], ...] = (
    AssistanceRequested, ConsultationRequested, NoRequest, AttackAsserted, Determination, VoteFor, VoteAgainst, Abstention, NonObjection,
    FormatObjected, Absence, NationalConsent, ConsentRefused, QuorumMissed, MeasurePerformed, ReportMade, HelpDeclined,
    LodgingConfirmed, LodgingDisowned,
)  # fmt: skip
"""The acts of a crisis: those for which there are telegram forms."""

SHOWN = 16
"""Digits of a pad's commitment that a telegram bears."""


class Receipt(Struct, frozen=True):
    """How a telegram came: to whom, when, by which channel and in which form; the hash of its scan, and when it is lodged."""

    by: str
    received: str
    channel: Literal["note", "fax", "telegram", "voice", "e-mail"] = "telegram"
    form: Literal["", "original", "copy, original awaited", "electronic", "voice, to be confirmed"] = ""
    authenticated: str = ""
    scan: str = ""


def lodge(one: Telegram, how: Receipt, organization: Organization, *, nonce: str, pad: Pad | None = None) -> Entry | tuple[Finding, ...]:
    """Make the act with which a telegram is lodged.

    A telegram that its pad authenticates is ``electronic``; another is a copy of which the original is awaited.

    :param pad: the pad from which the telegram says that it is authenticated; without it nothing is authenticated.
    """
    findings = _wrong(one, organization) + (_unauthenticated(one, organization, pad) if pad else ())
    if findings:
        return findings
    bound = pad is not None
    try:
        under = tuple(read_list("under", one.get("under"))) if one.get("under") else ()
    except Misread:
        return (ILL_LISTED.finding(key="under", found=one.get("under")),)
    body = Lodged(
        act=one.get("act"), from_=one.get("from"), form=how.form or ("electronic" if bound else "copy, original awaited"),
        channel=how.channel, done=one.get("done"), says=one.says, scan=how.scan, under=under, crisis=one.get("crisis"),
        authenticated=how.authenticated, pad=pad.commitment if pad else "", number=one.number if bound else None,
        authenticator=one.authenticator if bound else "",
    )  # fmt: skip
    references: dict[str, tuple[str, ...]] = {relation: (one.get(relation),) for relation in ("confirms", "disowns") if one.get(relation)}
    times = Times(done=how.received, received=how.received, received_by=how.by)
    act = Act(log=log_of(organization), seat=how.by, key=COMPILER, nonce=nonce, times=times, body=body, references=references)
    try:
        entry = Entry(act, act_id(act), organization.position)
    except CanonicalError as error:
        return (error.finding,)
    inner = opened(entry, VOCABULARY)
    return (inner,) if isinstance(inner, Finding) else entry


def _wrong(one: Telegram, organization: Organization) -> tuple[Finding, ...]:
    log = log_of(organization)
    found = [LINE_MISSING.finding(key=key) for key in ("log", "from", "act") if not one.get(key)]
    # A form is printed from the corpus alone, perhaps before there was a record: it may bear the corpus's name.
    if one.get("log") and one.get("log") not in {log, organization.corpus.header.id}:
        found.append(OTHER_LOG.finding(found=one.get("log"), expected=log))
    return tuple(found)


def _unauthenticated(one: Telegram, organization: Organization, pad: Pad) -> tuple[Finding, ...]:
    """Say why a pad does not authenticate a telegram."""
    docket, commitment = organization.world.docket, pad.commitment
    if one.get("pad") != commitment[:SHOWN] or one.get("from").partition(":")[0] != pad.seat:
        return (OTHER_PAD.finding(found=f"{one.get('from')} {one.get('pad')}".strip(), expected=f"{pad.seat} {commitment[:SHOWN]}"),)
    if standing_pad(docket.pads, commitment, pad.seat, organization.position + 1) is None:
        return (UNCOMMITTED.finding(pad=commitment[:SHOWN], seat=pad.seat),)
    if not pad.made(one.number, one.lines, one.authenticator):
        return (FORGED.finding(number=one.number),)
    for entry in docket.lodged:
        body = entry.act.body
        if isinstance(body, Lodged) and (body.pad, body.number) == (commitment, one.number):
            return (USED.finding(number=one.number, position=entry.position),)
    return ()
