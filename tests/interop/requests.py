"""This file makes the requests that a log sends to a witness, true ones and others, in an order in which each has its own answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from foedus.finding import Finding
from foedus.record.addition import Addition
from foedus.record.checkpoint import parse_checkpoint
from foedus.record.note import Note, parse_note, signed
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.log import LogReader

STRANGER = SignerKey("somebody.example", ED25519, bytes(range(32)))


class Sent(NamedTuple):
    """A request: what it is, its bytes, and the statuses that C2SP's tlog-witness has for it."""

    what: str
    body: bytes
    statuses: tuple[int, ...]


def requests(log: LogReader, fork: LogReader) -> Iterator[Sent]:
    """Give a witness's life with a log that has at least four checkpoints, and with its fork, which has them at the same sizes.

    What is not cosigned comes before what is, so that a witness which errs is found out by the next request as well.
    """
    one, two, three, four = [size for size, _ in log.shelf.notes() if size][:4]
    yield from _unreadable(addition(log, 0, one))
    yield Sent("an unknown log", unknown(addition(log, 0, one)), (404,))
    yield Sent("an unsigned checkpoint", stranger_signed(addition(log, 0, one)), (403,))
    yield Sent("a false signature", false(addition(log, 0, one)), (403,))
    yield Sent("a proof from nothing", replace(addition(log, 0, one), proof=(bytes(32),)).encode(), (422,))
    yield Sent("the first checkpoint", addition(log, 0, one).encode(), (200,))
    yield Sent("from a size that it never saw", addition(log, two, three).encode(), (409,))
    yield Sent("from nothing again", addition(log, 0, two).encode(), (409,))
    yield Sent("a longer log", addition(log, one, two).encode(), (200,))
    yield Sent("the same again", addition(log, two, two).encode(), (200,))
    yield Sent("the same with a proof", replace(addition(log, two, two), proof=(bytes(32),)).encode(), (422,))
    yield Sent("an old size beyond the new", replace(addition(log, one, two), old=three).encode(), (400,))
    yield Sent("an earlier checkpoint", addition(log, one, one).encode(), (409,))
    yield Sent("an earlier checkpoint from nothing", addition(log, 0, one).encode(), (409,))
    # The document says 409; its next edition, which aics-witness follows, says 422.
    yield Sent("a fork at the same size", replace(addition(fork, two, two), proof=()).encode(), (409, 422))
    yield Sent("a fork that is longer", addition(fork, two, three).encode(), (422,))
    yield Sent("a fork with our own proof", replace(addition(fork, two, three), proof=addition(log, two, three).proof).encode(), (422,))
    yield from _inconsistent(addition(log, two, three))
    yield from _changed(addition(log, two, three))
    yield Sent("a longer log", addition(log, two, three).encode(), (200,))
    yield Sent("a much longer log", addition(log, three, log.size).encode(), (200,))
    yield Sent("what it cosigned before", addition(log, three, four).encode(), (409,))


def addition(log: LogReader, old: int, size: int) -> Addition:
    """Make the request to cosign the checkpoint of a size, from an earlier size on."""
    note = parse_note(log.shelf.note(size) or b"")
    assert not isinstance(note, Finding)
    said = parse_checkpoint(note.text)
    assert not isinstance(said, Finding)
    return Addition(old, log.consistency(old, size), note, said)


def _unreadable(true: Addition) -> Iterator[Sent]:
    body = true.encode()
    _, _, note = body.partition(b"\n\n")
    heads = (
        b"", b"old\n", b"old 00\n", b"old -1\n", b"old +0\n", b"old  0\n", b"Old 0\n", b"old 0", b"old 0\nnot a hash\n", b"old 0\nAAAA\n",
        b"old 99999999999999999999\n", b"old 0\n" + 64 * (b"A" * 43 + b"=\n"),
    )  # fmt: skip
    for head in heads:
        yield Sent("what is no request", head + b"\n" + note, (400,))
    yield Sent("what is no request", b"", (400,))
    yield Sent("what is no request", b"\xff\xfe" + body, (400,))
    yield Sent("what is no request", body.partition(b"\n\n\xe2")[0] or b"old 0\n", (400,))
    yield Sent("what is no request", body.replace(str(true.checkpoint.size).encode() + b"\n", b"007\n", 1), (400,))


def unknown(true: Addition) -> bytes:
    """Give the request of a log that nobody knows."""
    text = replace(true.checkpoint, origin=STRANGER.name).text
    return replace(true, note=signed(text, STRANGER)).encode()


def stranger_signed(true: Addition) -> bytes:
    """Give a request whose checkpoint only a stranger signed."""
    return replace(true, note=signed(true.note.text, STRANGER)).encode()


def false(true: Addition) -> bytes:
    """Give a request whose signature has the log's name and not its key."""
    first, *_ = true.note.signatures
    return replace(true, note=Note(true.note.text, (replace(first, signature=bytes(64)),))).encode()


def _inconsistent(true: Addition) -> Iterator[Sent]:
    path = true.proof
    for at, one in enumerate(path):
        changed = bytes((one[0] ^ 1, *one[1:]))
        yield Sent("a changed proof", replace(true, proof=(*path[:at], changed, *path[at + 1 :])).encode(), (422,))
        yield Sent("a cut proof", replace(true, proof=(*path[:at], *path[at + 1 :])).encode(), (422,))
    yield Sent("a proof that is too long", replace(true, proof=(*path, bytes(32))).encode(), (422,))


def _changed(true: Addition) -> Iterator[Sent]:
    # Only the log's own line: in that of a key which a witness does not know, a changed byte means nothing to it.
    body = replace(true, note=Note(true.note.text, true.note.signatures[:1])).encode()
    for at in range(len(body)):
        changed = bytes((*body[:at], body[at] ^ 1 << at % 8, *body[at + 1 :]))
        yield Sent(f"byte {at} changed", changed, (400, 403, 404, 409, 422))
