"""This file is about who signed an act: which person in what capacity, which key, and on what the key's authority rests.

A key's authority is judged where the act stands in the log; a person's on the day of the act. What nobody signed is told as that:
history as reported, a lodged act as an official's word about a State's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from foedus.answer import CONDITIONAL, Answer, Reason, missing, reason
from foedus.dates import begins
from foedus.finding import Code
from foedus.mechanisms.treaty.questions import Signature
from foedus.organization.lineage import Link, ended, line_of
from foedus.organization.withholding import WITHHELD
from foedus.record.credential import KeyRevoked
from foedus.record.entry import Entry
from foedus.record.lodging import Lodged, done_of
from foedus.record.signature import COMPILER

if TYPE_CHECKING:
    from foedus.organization.as_of import AsOf
    from foedus.organization.organization import Organization

SIGNED = Code("signed-by-key", "note", seat=str, key=str, position=int)
LODGED_BY = Code("signed-lodged", "note", seat=str, state=str, form=str)
REPORTED = Code("signed-by-nobody-reported", "note", seat=str)
UNSIGNED = Code("signed-signatures-not-at-hand", "note", seat=str)
GRANTED = Code("signed-key-granted", "note", key=str, seat=str, position=int)
GRANTED_TO = Code("signed-key-granted-to", "note", key=str, seat=str, holder=str, position=int)
ROOT = Code("signed-root", "note", key=str, seat=str, position=int)
FOUNDED = Code("signed-root-at-genesis", "note", key=str, seat=str)
NO_LINE = Code("signed-key-without-line", "note", key=str, seat=str)
ENDED = Code("signed-key-ended", "note", key=str, position=int)
COMPROMISED = Code("signed-key-compromised-since", "note", key=str, seat=str, since=str)
PERSON = Code("signed-person", "note", person=str, capacity=str)
NO_PERSON = Code("signed-person-unknown", "note", seat=str)
IS_REPUDIATED = Code("signed-repudiated", "note", seat=str)

SHORT = 24
"""Characters of a key's name by which sentences call it: the algorithm and the first digits."""


class Key(Struct, frozen=True):
    """A key that signed an act, how it signed, and its line: from the act that lets it sign back to the genesis act."""

    key: str
    scheme: str
    line: tuple[Link, ...]


class WhoSigned(Struct, frozen=True):
    """Who signed an act, as far as the record knows.

    ``entered_as`` is ``signed``, ``lodged``, ``reported`` (history, which nobody signed) or ``not at hand`` (the act is on no log here).
    ``form`` is the kind of a signature on a treaty; ``effect`` what it comes to: ``counts``, ``waits for confirmation``,
    ``authenticates the text``, or nothing for other acts.
    """

    act: str
    kind: str
    whose: str
    done: str
    entered_as: str
    person: str = ""
    capacity: str = ""
    form: str = ""
    effect: str = ""
    repudiated: bool = False
    lodged_by: str = ""
    lodged_as: str = ""
    channel: str = ""
    keys: tuple[Key, ...] = ()


def found_act(organization: Organization, given: str) -> tuple[str, ...]:
    """Give the ids of the acts, withheld ones among them, that begin with what is given: six digits or more."""
    if given in organization.by_id:
        return (given,)
    if len(given) < 6:
        return ()
    withheld = (one.id for one in organization.withheld if one.id.startswith(given))
    return (*(act for act in organization.by_id if act.startswith(given)), *withheld)


def ask_signed(organization: Organization, act: str, view: AsOf) -> Answer:
    """Answer who signed an act.

    :param act: its id, or the beginning of it.
    """
    (found,) = found_act(organization, act)
    entry = organization.by_id.get(found)
    # Who signed what a reader may not read is part of what it may not read.
    return closed_to(organization, found) if entry is None else _who(organization, entry, view)


def closed_to(organization: Organization, act: str) -> Answer:
    """Answer a question about an act that its reader may not read: it waits for that act."""
    closed = next(one for one in organization.withheld if one.id == act)
    stub = closed.stub
    return Answer(CONDITIONAL, (), (missing(WITHHELD, article=stub.rule, position=closed.position, matter=stub.matter, rule=stub.rule),))


def _who(organization: Organization, entry: Entry, view: AsOf) -> Answer:
    stated = organization.stated(entry.id) or entry
    read = organization.world.timelines.signings.get(entry.id)
    body, lodged = stated.act.body, entry.act.body
    chain = organization.chain
    keys = tuple(Key(one.key, one.scheme, line_of(one.key, entry, chain, organization.by_id)) for one in entry.signers or ())
    told: list[Reason] = [_how(entry)]
    told += [one for key in keys for one in _of_key(key, entry, organization.by_id)]
    told += [
        one for key in keys for one in _since_then(key, entry, organization, ended(key.key, key.line[0].act if key.line else "", chain))
    ]
    person, capacity = getattr(body, "signatory", ""), getattr(body, "capacity", "")
    if person or capacity:
        told.append(reason(PERSON, act=entry.id, person=person or "—", capacity=capacity or "—"))
    elif isinstance(body, Signature):
        told.append(reason(NO_PERSON, act=entry.id, seat=stated.act.seat))
    told += read.reasons if read else ()
    world = organization.world
    disavowed = [one for one in world.repudiations.standing(organization.by_id, view.at, world.seat) if one.act.id == entry.id]
    told += [reason(IS_REPUDIATED, act=one.by.id, seat=one.seat) for one in disavowed]
    value = WhoSigned(
        entry.id, stated.act.kind, stated.act.seat, done_of(entry.act), how(entry), person, capacity,
        body.form if isinstance(body, Signature) else "", _effect(organization, stated), bool(disavowed),
        *((entry.act.seat, lodged.form, lodged.channel) if isinstance(lodged, Lodged) else ("", "", "")), keys,
    )  # fmt: skip
    return Answer(value, tuple(told))


def how(entry: Entry) -> str:
    """Say in what way the record has an act: signed, lodged, reported, or from where no signatures are at hand."""
    if isinstance(entry.act.body, Lodged):
        return "lodged"
    if entry.act.key == COMPILER:
        return "reported"
    return "signed" if entry.signers else "not at hand"


def _how(entry: Entry) -> Reason:
    act, key = entry.act, _short(entry.act.key)
    match how(entry):
        case "lodged":
            assert isinstance(act.body, Lodged)
            return reason(LODGED_BY, act=entry.id, seat=act.seat, state=act.body.from_, form=act.body.form)
        case "reported":
            return reason(REPORTED, act=entry.id, seat=act.seat)
        case "signed":
            return reason(SIGNED, act=entry.id, seat=act.seat, key=key, position=entry.position)
        case _:
            return reason(UNSIGNED, act=entry.id, seat=act.seat)


def _short(key: str) -> str:
    return key if len(key) <= SHORT else f"{key[:SHORT]}…"


def _of_key(key: Key, entry: Entry, by_id: Mapping[str, Entry]) -> Iterator[Reason]:
    """Tell the line of a key, step by step, back to the genesis act."""
    if not key.line:
        yield reason(NO_LINE, act=entry.id, key=_short(key.key), seat=entry.act.seat)
    for link in key.line:
        said = {"key": _short(link.key), "seat": link.seat}
        if link.root and by_id[link.act].act.kind == "genesis":
            yield reason(FOUNDED, act=link.act, **said)
        elif link.root:
            yield reason(ROOT, act=link.act, position=link.position, **said)
        elif link.holder:
            yield reason(GRANTED_TO, act=link.act, holder=link.holder, position=link.position, **said)
        else:
            yield reason(GRANTED, act=link.act, position=link.position, **said)


def _since_then(key: Key, entry: Entry, organization: Organization, until: int | None) -> Iterator[Reason]:
    """Say what became of the key afterwards: its end never reaches back, but its seat may say since when it was in other hands."""
    if until is None:
        return
    yield reason(ENDED, act=entry.id, key=_short(key.key), position=until)
    revoked = next((one for one in organization.entries if one.position == until), None)
    if revoked is None or not isinstance(revoked.act.body, KeyRevoked) or not revoked.act.body.compromised_since:
        return
    since, seat = revoked.act.body.compromised_since, organization.world.seat
    if begins(since, seat) <= begins(done_of(entry.act), seat):
        yield reason(COMPROMISED, act=revoked.id, key=_short(key.key), seat=revoked.act.seat, since=since)


def _effect(organization: Organization, stated: Entry) -> str:
    body = stated.act.body
    if not isinstance(body, Signature):
        return ""
    read = organization.world.timelines.signings.get(stated.id)
    if read is None or read.counts:
        return "counts"
    return "waits for confirmation" if read.waits else "authenticates the text"
