"""This file is about the receipt of an answer: question, answer and reasons with all that they rest on, as bytes that anybody can check.

A receipt says nothing in a language: reasons are codes with their parameters. It is no signature and proves nothing by
itself; it is worth something because whoever has the same corpus and record can answer again and compare
(:mod:`foedus.organization.answer_check`). The form is documented in ``docs/formats/receipt.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from foedus.answer import Answer, Missing, Position, Reason, plain
from foedus.finding import Code, Finding, Value
from foedus.organization.ask import Asked
from foedus.organization.organization import Organization

FORMAT = "foedus-receipt/1"
LIMIT = 1 << 24
"""The most bytes that a receipt may have."""

TOO_LARGE = Code("receipt-too-large", size=int, limit=int)
CUT_SHORT = Code("receipt-cut-short", size=int)
UNREADABLE = Code("receipt-unreadable")
FOREIGN = Code("receipt-foreign", expected=str)
OTHER_FORMAT = Code("receipt-other-format", found=str, expected=str)
MISFIT = Code("receipt-field", problem=str)
ALTERED = Code("receipt-altered", found=str, expected=str)
NOT_CANONICAL = Code("receipt-not-canonical", size=int, canonical=int)

_ENCODER = msgspec.json.Encoder(order="sorted")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class LogThen(Struct, frozen=True, forbid_unknown_fields=True):
    """The log on which an answer rested: its origin, how many acts it held, its root then."""

    origin: str
    size: int
    root: str = ""


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """The acts that were known: how many, and the SHA-256 of their ids in the order of the record, each with its newline."""

    count: int
    digest: str


class RestsOn(Struct, frozen=True, forbid_unknown_fields=True):
    """A corpus: its name and its digest."""

    name: str
    digest: str


class Put(Struct, frozen=True, forbid_unknown_fields=True):
    """A question as it was put: its name, its parameters, its date, and for which seat the record was read (the public: empty)."""

    name: str
    parameters: dict[str, str]
    as_of: str
    reader: str = ""


class AnswerReceipt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a receipt says. ``sum`` is the SHA-256 of the receipt's other fields in their canonical form; it finds slips, no forger."""

    format: str
    engine: str
    question: Put
    corpus: RestsOn
    general_law: tuple[RestsOn, ...] = ()
    log: LogThen | None
    acts: Known
    answer: Any
    because: tuple[dict[str, Any], ...]
    missing: tuple[dict[str, Any], ...]
    positions: tuple[dict[str, Any], ...]
    acted_on: dict[str, Any] | None = None
    also: tuple[Any, ...] = ()
    reckoned: tuple[Any, ...] = ()
    sum: str = ""


def receipt_of(asked: Asked, organization: Organization, *, engine: str, reader: str = "") -> AnswerReceipt:
    """Make the receipt of an answer.

    :param engine: the version of the program that answered.
    :param reader: the seat for which the record was read; the public, where none is named.
    """
    answer, log, corpus = asked.answer, asked.log, organization.corpus
    made = AnswerReceipt(
        format=FORMAT,
        engine=engine,
        question=Put(asked.question, asked.parameters, asked.as_of, reader),
        corpus=RestsOn(corpus.header.id, asked.corpus),
        general_law=tuple(RestsOn(one.corpus.header.id, one.corpus.digest) for one in organization.world.timelines.residual),
        log=LogThen(log.origin, log.size, log.root) if log else None,
        acts=known(organization),
        **said(answer),
    )
    return msgspec.structs.replace(made, sum=summed(made))


def said(answer: Answer) -> dict[str, Any]:
    """Give what an answer says, without a word of a language."""
    return {
        "answer": plain(answer.value),
        "because": tuple(map(_reason, answer.because)),
        "missing": tuple(map(_reason, answer.missing)),
        "positions": tuple(map(_position, answer.positions)),
        "acted_on": _position(answer.acted_on) if answer.acted_on else None,
        "also": tuple(plain(answer.also)),
        "reckoned": tuple(plain(answer.reckoned)),
    }


def known(organization: Organization) -> Known:
    """Count the acts that an organization knows, and take their digest."""
    ids = [entry.id for entry in sorted(organization.entries, key=lambda one: one.position)]
    listed = "".join(f"{one}\n" for one in ids)
    return Known(len(ids), f"sha256:{sha256(listed.encode()).hexdigest()}")


def _reason(one: Reason | Missing) -> dict[str, Any]:
    act = {"act": one.act} if isinstance(one, Reason) and one.act else {}
    return {"code": one.code, "params": _params(one.params)} | ({"article": one.article} if one.article else {}) | act


def _position(one: Position) -> dict[str, Any]:
    told = {"position": plain(one.value), "held_by": list(one.held_by), "code": one.code, "params": _params(one.params)}
    return told | {"article": one.article, "acts": list(one.acts), "since": one.since}


def _params(params: Iterable[tuple[str, Value]]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in params}


def summed(receipt: AnswerReceipt) -> str:
    """Give the sum of a receipt's fields."""
    fields = msgspec.to_builtins(receipt)
    del fields["sum"]
    return f"sha256:{sha256(_ENCODER.encode(fields)).hexdigest()}"


def written(receipt: AnswerReceipt) -> bytes:
    """Write a receipt: one line of canonical JSON (RFC 8785), and a newline."""
    return _ENCODER.encode(receipt) + b"\n"


def read(data: bytes) -> tuple[AnswerReceipt | None, tuple[Finding, ...]]:
    """Read a receipt from bytes of any origin, with what is wrong with them. Never raises.

    One that was altered is read all the same, so that it can be said what does not hold.
    """
    decoded = _decoded(data)
    if isinstance(decoded, Finding):
        return None, (decoded,)
    try:
        receipt = msgspec.convert(decoded, AnswerReceipt)
        again, expected = written(receipt), summed(receipt)
        # A receipt may come from anybody: what it names is a corpus, never a path on the disk of whoever checks it.
        if not _NAME.fullmatch(receipt.corpus.name):
            return None, (MISFIT.finding(problem=f"{receipt.corpus.name!r} - at `$.corpus.name`"),)
    except (msgspec.ValidationError, UnicodeEncodeError, RecursionError) as error:
        return None, (MISFIT.finding(problem=str(error)),)
    if receipt.sum != expected:
        return receipt, (ALTERED.finding(found=receipt.sum, expected=expected),)
    return receipt, () if again == data else (NOT_CANONICAL.finding(size=len(data), canonical=len(again)),)


def _decoded(data: bytes) -> Any:
    """Give what stands in bytes of any origin, if they begin to be a receipt of this format; or say what they are."""
    if len(data) > LIMIT:
        return TOO_LARGE.finding(size=len(data), limit=LIMIT)
    try:
        decoded = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        cut = data.startswith(b"{") and not data.rstrip().endswith(b"}")
        return CUT_SHORT.finding(size=len(data)) if cut else UNREADABLE.finding()
    format_ = decoded.get("format") if isinstance(decoded, dict) else None
    if not isinstance(format_, str) or not format_.startswith("foedus-receipt/"):
        return FOREIGN.finding(expected=FORMAT)
    return decoded if format_ == FORMAT else OTHER_FORMAT.finding(found=format_, expected=FORMAT)
