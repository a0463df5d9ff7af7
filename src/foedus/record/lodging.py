"""This file is about lodged acts: a State's act by note, fax, telegram or voice, entered by an official who says how it came.

The envelope is the official's: its seat, its key. The body is a *procès-verbal* of receipt and carries the State's
act: its kind and its fields, each written as a journal writes it. ``under``, ``crisis`` and the references of the
lodged act are those of the State's act. Whether the State's act counts is not said here.
"""

from __future__ import annotations

from typing import Any, Literal

from foedus.finding import Code, Finding
from foedus.record.act import Act, Body, Date, Times, Vocabulary
from foedus.record.binding import KINDS as BINDING
from foedus.record.canonical import CanonicalError, act_id
from foedus.record.credential import KINDS as CREDENTIALS
from foedus.record.entry import Entry
from foedus.record.fields import Field, spelling
from foedus.record.genesis import KINDS as GENESIS
from foedus.record.quoting import Misread
from foedus.record.restriction import KINDS as RESTRICTIONS

VOICE = "voice, to be confirmed"

UNKNOWN_KIND = Code("lodged-kind", "warning", kind=str)
UNREADABLE = Code("lodged-unreadable", "warning", kind=str, key=str, found=str)


class Lodged(Body, frozen=True, kw_only=True):
    """An official enters an act of a State that came by another way, and says how it came and how it was authenticated.

    ``act`` is the kind of the State's act, ``says`` its fields by the journal's keys; ``done`` is when the State did it, where
    that is not when it was received. ``scan`` is the SHA-256 of the scan or recording. ``pad``, ``number`` and
    ``authenticator`` are those of a telegram form (``docs/manual/telegrams.md``).
    """

    kind, verb, object = "lodged", "lodges", "act"
    act: str
    from_: str
    form: Literal["original", "copy, original awaited", "electronic", "voice, to be confirmed"]
    channel: Literal["note", "fax", "telegram", "voice", "e-mail"]
    done: Date = ""
    says: dict[str, str] = {}
    authenticated: str = ""
    scan: str = ""
    pad: str = ""
    number: int | None = None
    authenticator: str = ""


class LodgingConfirmed(Body, frozen=True, kw_only=True):
    """A State confirms that an act lodged in its name (``confirms``) is its own."""

    kind, verb, object = "lodging-confirmed", "confirms as its own", "what"
    what: str


class LodgingDisowned(Body, frozen=True, kw_only=True):
    """A State declares that an act lodged in its name (``disowns``) is not its own."""

    kind, verb, object = "lodging-disowned", "disowns", "what"
    what: str
    reason: str = ""


class PadCommitted(Body, frozen=True, kw_only=True):
    """A State puts the commitment of a pad on record: telegrams that it authenticates from the pad bear one of ``count`` numbers."""

    kind, verb, object = "pad-committed", "commits the telegram pad", "commitment"
    commitment: str
    count: int


class PadWithdrawn(Body, frozen=True, kw_only=True):
    """A State withdraws a pad: from here on in the log nothing is authenticated from it."""

    kind, verb, object = "pad-withdrawn", "withdraws the telegram pad", "commitment"
    commitment: str
    reason: str = ""


KINDS: tuple[type[Body], ...] = (Lodged, LodgingConfirmed, LodgingDisowned, PadCommitted, PadWithdrawn)

_NEVER: tuple[type[Body], ...] = (*GENESIS, *BINDING, *CREDENTIALS, *RESTRICTIONS, Lodged, PadCommitted, PadWithdrawn)
NEVER = frozenset(one.kind for one in _NEVER)
"""What nobody can lodge for a State: acts about its keys, about who may read what, and lodging itself."""


def done_of(act: Act) -> str:
    """Give when what an act tells of was done: for a lodged act when the State did it, or else when it was received."""
    body = act.body
    return (body.done or act.times.received or act.times.done) if isinstance(body, Lodged) else act.times.done


def fields_of(kind: type[Body]) -> dict[str, Field]:
    """Give the fields that a State's act of a kind says for itself, by key; the one that follows the verb comes first."""
    spelt = spelling(kind)
    shared = {"under", "crisis"}
    return {spelt.object.key: spelt.object, **{key: field for key, field in spelt.by_key.items() if key not in shared}}


def body_of(lodged: Lodged, vocabulary: Vocabulary) -> Body | Finding:
    """Read the body of the State's act out of the act with which it was lodged, or say why it cannot be read."""
    kind = vocabulary.by_kind.get(lodged.act)
    if kind is None or lodged.act in NEVER:
        return UNKNOWN_KIND.finding(kind=lodged.act)
    fields = fields_of(kind)
    values: dict[str, Any] = {}
    for key, raw in lodged.says.items():
        field = fields.get(key)
        try:
            value = None if field is None else field.read(raw)
        except Misread:
            field, value = None, None
        # One value has one writing: what is signed cannot be read in two ways.
        if field is None or field.write(value) != raw:
            return UNREADABLE.finding(kind=lodged.act, key=key, found=raw)
        values[field.name] = value
    for key, field in fields.items():
        if field.required and field.name not in values:
            return UNREADABLE.finding(kind=lodged.act, key=key, found="")
    return kind(**values, under=lodged.under, crisis=lodged.crisis)


def says(body: Body) -> dict[str, str]:
    """Write the fields of a State's act as :class:`Lodged` carries them."""
    return {
        field.key: field.write(getattr(body, field.name))
        for field in fields_of(type(body)).values()
        if getattr(body, field.name) != field.default
    }


def opened(entry: Entry, vocabulary: Vocabulary) -> Entry | Finding:
    """Give the State's act out of a lodged one: an entry of its seat, at the same position and with the same id, marked as lodged."""
    outer = entry.act
    lodged = outer.body
    assert isinstance(lodged, Lodged)
    body = body_of(lodged, vocabulary)
    if isinstance(body, Finding):
        return body
    times = Times(done=done_of(outer), received=outer.times.received, received_by=outer.times.received_by, effective=outer.times.effective)
    act = Act(
        log=outer.log, seat=lodged.from_, key=outer.key, nonce=outer.nonce, times=times, body=body,
        references=outer.references, source=outer.source, confidence=outer.confidence,
    )  # fmt: skip
    try:
        act_id(act)
    except CanonicalError as error:
        return error.finding
    return Entry(
        act,
        entry.id,
        entry.position,
        entry.entered,
        entry.label,
        entry.place,
        entry.file,
        entry.ordinal,
        entry.stub,
        lodged=entry,
        signers=entry.signers,
    )
