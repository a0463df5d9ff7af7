"""This file is about the one sequence of bytes that an act has, and the id which is their hash.

The bytes are those of RFC 8785 under the limits of ``docs/formats/act.md``: ASCII keys, whole
numbers below 2^53, no other numbers, text that is valid Unicode, 64 KiB at most. Fields that have
their default are left out. Bytes from outside are an act only if writing it again gives the same bytes.
"""

from __future__ import annotations

import re
from datetime import UTC
from functools import lru_cache
from hashlib import sha256
from sys import intern
from typing import Any, Union

import msgspec

from foedus.dates import DateError, begins
from foedus.finding import Code, Finding, Value
from foedus.nearest import nearest
from foedus.record.act import FORMAT, WHOLE, Act, Body, Confidence, Date, Times, Vocabulary, written
from foedus.record.nonce import HEXADECIMAL

LIMIT = 65_536
"""The most bytes that an act may have."""

TOO_LARGE = Code("act-too-large", size=int, limit=int)
UNREADABLE = Code("act-unreadable")
OTHER_FORMAT = Code("act-format", found=str, expected=str)
UNKNOWN_KIND = Code("act-kind-unknown", found=str, nearest=str)
MISFIT = Code("act-field", kind=str, where=str)
NOT_CANONICAL = Code("act-not-canonical", size=int, canonical=int)
TOO_BIG_A_NUMBER = Code("act-number", where=str)
NOT_UNICODE = Code("act-text-not-unicode")
ILL_DATED = Code("act-date", where=str, found=str)
ILL_NAMED = Code("act-name", where=str, found=str)
UNKNOWN_RELATION = Code("act-relation-unknown", found=str, nearest=str)

_ENCODER = msgspec.json.Encoder(order="sorted")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}")
_KEY = re.compile(r"[\x21-\x7e]{1,128}")


class CanonicalError(ValueError):
    """An act has no canonical form; ``finding`` says why."""

    def __init__(self, code: Code, **params: Value) -> None:
        super().__init__(code.name)
        self.finding = Finding(code.name, code.values(params), code.severity)


def encode(act: Act) -> bytes:
    """Write an act as its canonical bytes.

    :raises CanonicalError: the act is beyond the limits of the format.
    """
    _check_names(act)
    form = {
        "body": _plain(act.body),
        "format": act.format,
        "key": act.key,
        "kind": act.body.kind,
        "log": act.log,
        "nonce": act.nonce,
        "seat": act.seat,
        "times": _times(act.times),
    }
    if act.references:
        form["references"] = act.references
    if act.source:
        form["source"] = act.source
    if act.confidence:
        form["confidence"] = act.confidence
    try:
        data = _ENCODER.encode(form)
    except UnicodeEncodeError as error:
        raise CanonicalError(NOT_UNICODE) from error
    if len(data) > LIMIT:
        raise CanonicalError(TOO_LARGE, size=len(data), limit=LIMIT)
    return data


def act_id(act: Act) -> str:
    """Give the id of an act: the SHA-256 of its canonical bytes, in hexadecimal."""
    return sha256(encode(act)).hexdigest()


def decode(data: bytes, vocabulary: Vocabulary) -> Act | Finding:
    """Read an act from bytes of any origin, or say why they are none. Never raises.

    :param vocabulary: the kinds of act that the record may hold.
    """
    if len(data) > LIMIT:
        return TOO_LARGE.finding(size=len(data), limit=LIMIT)
    known = _known(data, vocabulary)
    if known is not None:
        return known
    try:
        act = _read(data, vocabulary)
        again = encode(act)
    except CanonicalError as error:
        return error.finding
    except (msgspec.ValidationError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return UNREADABLE.finding()
    if again != data:
        return NOT_CANONICAL.finding(size=len(data), canonical=len(again))
    return act


def _known(data: bytes, vocabulary: Vocabulary) -> Act | None:
    """Read an act at once, if the bytes are one; if not, whoever reads it piece by piece says why.

    Whatever is taken for the kind: bytes that this act is written as are its own.
    """
    try:
        act = decode_admitted(data, vocabulary)
        sound = act is not None and encode(act) == data and vocabulary.relations.issuperset(act.references)
    except (CanonicalError, UnicodeDecodeError, RecursionError):
        return None
    return act if sound else None


def decode_admitted(data: bytes, vocabulary: Vocabulary) -> Act | None:
    """Read an act from bytes that were found canonical before, and of which a hash shows that they are still the same.

    What :func:`decode` checks is not checked again: the bytes are read, once. Of other bytes it may make anything.

    :returns: nothing, where the bytes are no act that this vocabulary can read; :func:`decode` says why.
    """
    try:
        form = _admitted(vocabulary).decode(data)
    except msgspec.MsgspecError:
        return None
    if form.format != FORMAT:
        return None
    # A long record has few logs, seats, keys and sources: each is kept once.
    return Act(
        log=intern(form.log), seat=intern(form.seat), key=intern(form.key), nonce=form.nonce, times=form.times, body=form.body,
        references=form.references or _NONE, source=intern(form.source), confidence=form.confidence,
    )  # fmt: skip


_NONE: dict[str, tuple[str, ...]] = {}


@lru_cache(maxsize=8)
def _admitted(vocabulary: Vocabulary) -> msgspec.json.Decoder[Any]:
    """Make a decoder that reads a whole act at once: its body is what its kind says."""
    forms = [
        msgspec.defstruct("Admitted", [("body", body)], bases=(_Envelope,), kw_only=True, gc=False, tag_field="kind", tag=kind)
        for kind, body in vocabulary.by_kind.items()
    ]
    return msgspec.json.Decoder(Union[tuple(forms)])  # noqa: UP007 — made of a list that is not known before


class _Envelope(msgspec.Struct, kw_only=True, gc=False):
    format: str
    key: str
    log: str
    nonce: str
    seat: str
    times: Times
    references: dict[str, tuple[str, ...]] = {}
    source: str = ""
    confidence: Confidence | None = None


class _Stamp(msgspec.Struct):
    format: str
    kind: str


class _Form(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    body: msgspec.Raw
    format: str
    key: str
    kind: str
    log: str
    nonce: str
    seat: str
    times: Times
    references: dict[str, tuple[str, ...]] = {}
    source: str = ""
    confidence: Confidence | None = None


_STAMP = msgspec.json.Decoder(_Stamp)
_FORM = msgspec.json.Decoder(_Form)


def _read(data: bytes, vocabulary: Vocabulary) -> Act:
    stamp = _STAMP.decode(data)
    if stamp.format != FORMAT:
        raise CanonicalError(OTHER_FORMAT, found=stamp.format, expected=FORMAT)
    kind = vocabulary.by_kind.get(stamp.kind)
    if kind is None:
        raise CanonicalError(UNKNOWN_KIND, found=stamp.kind, nearest=nearest(stamp.kind, vocabulary.by_kind))
    try:
        form = _FORM.decode(data)
        body = _body_decoder(kind).decode(form.body)
    except msgspec.ValidationError as error:
        raise CanonicalError(MISFIT, kind=stamp.kind, where=_where(error)) from error
    for relation in form.references:
        if relation not in vocabulary.relations:
            raise CanonicalError(UNKNOWN_RELATION, found=relation, nearest=nearest(relation, vocabulary.relations))
    return Act(
        log=form.log, seat=form.seat, key=form.key, nonce=form.nonce, times=form.times, body=body,
        references=form.references, source=form.source, confidence=form.confidence,
    )  # fmt: skip


@lru_cache(maxsize=512)
def _body_decoder(kind: type[Body]) -> msgspec.json.Decoder[Body]:
    return msgspec.json.Decoder(kind)


def _where(error: msgspec.ValidationError) -> str:
    """Take the field out of a sentence like "Expected `int`, got `str` - at `$.strength`"."""
    return str(error).rstrip("`").rpartition("`")[2]


@lru_cache(maxsize=512)
def _fields(kind: type[Body]) -> tuple[tuple[str, str, Any, bool], ...]:
    """List a kind's fields: name, key, default, whether it is a date.

    msgspec's own ``omit_defaults`` compares by identity, which two equal texts may fail.
    """
    return tuple((one.name, written(one.name), one.default, one.type == Date) for one in msgspec.structs.fields(kind))


def _plain(body: Body) -> dict[str, Any]:
    form = {}
    for name, key, default, is_date in _fields(type(body)):
        value = getattr(body, name)
        if value is default or value == default:
            continue
        if is_date:
            _check_date(key, value)
        if isinstance(value, int) and not -WHOLE < value < WHOLE:
            raise CanonicalError(TOO_BIG_A_NUMBER, where=key)
        if isinstance(value, dict) and not "".join(value).isascii():
            raise CanonicalError(ILL_NAMED, where=key, found=", ".join(value))
        form[key] = value
    return form


def _times(times: Times) -> dict[str, str]:
    form = {"done": times.done}
    _check_date("done", times.done)
    if times.received:
        _check_date("received", times.received)
        form["received"] = times.received
    if times.received_by:
        form["received_by"] = times.received_by
    if times.effective:
        _check_date("effective", times.effective)
        form["effective"] = times.effective
    return form


def _check_date(where: str, text: str) -> None:
    """Check the form; the seat's zone moves a day's beginning but makes no date."""
    try:
        begins(text, UTC)
    except DateError as error:
        raise CanonicalError(ILL_DATED, where=where, found=text) from error


@lru_cache(maxsize=4_096)
def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def _check_names(act: Act) -> None:
    if not _is_name(act.log):
        raise CanonicalError(ILL_NAMED, where="log", found=act.log)
    if not _is_name(act.seat):
        raise CanonicalError(ILL_NAMED, where="seat", found=act.seat)
    if not _KEY.fullmatch(act.key):
        raise CanonicalError(ILL_NAMED, where="key", found=act.key)
    if not HEXADECIMAL.fullmatch(act.nonce):
        raise CanonicalError(ILL_NAMED, where="nonce", found=act.nonce)
    for relation, ids in act.references.items():
        if not ids or not relation.isascii():
            raise CanonicalError(ILL_NAMED, where="references", found=relation)
        for one in ids:
            if not HEXADECIMAL.fullmatch(one):
                raise CanonicalError(ILL_NAMED, where=relation, found=one)
