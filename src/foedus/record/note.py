"""This file is about signed notes: a text, a blank line, and a line for each signature (C2SP's signed-note).

Nothing may be read out of a note's text before a trusted key's signature on it was checked: what
comes from outside goes through :func:`verified`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey
from msgspec import Struct
from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

from foedus.finding import Code, Finding
from foedus.record.encoding import base64, from_base64
from foedus.record.vkey import ED25519, MLDSA, SignerKey, VerifierKey, is_key_name

LIMIT = 1_000_000
"""The most bytes of a note that is read (signed-note, Format: a verifier sets a limit)."""

MOST_SIGNATURES = 64
"""The most signatures that are read; at least 16 MUST be accepted (signed-note, Format)."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")

TOO_LARGE = Code("note-too-large", size=int, limit=int)
NOT_TEXT = Code("note-not-text", offset=int)
MALFORMED = Code("note-malformed", line=int, found=str)
TOO_MANY = Code("note-signatures", count=int, limit=int)
FORGED = Code("note-signature-false", name=str)
UNSIGNED = Code("note-signature-missing", names=tuple)


class NoteSignature(Struct, frozen=True):
    """One signature on a note: the key's name, its id, and what the key's algorithm made."""

    name: str
    id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"\u2014 {self.name} {base64(self.id + self.signature)}\n"


class Note(Struct, frozen=True):
    """A text that ends in a newline, and the signatures on it in the order in which they stand."""

    text: str
    signatures: tuple[NoteSignature, ...] = ()

    def __str__(self) -> str:
        return "\n".join((self.text, "".join(map(str, self.signatures))))

    def encode(self) -> bytes:
        """Give the bytes of the note."""
        return str(self).encode()

    def also(self, signatures: Iterable[NoteSignature]) -> Note:
        """Give the note with further signatures after those that it has; one that stands there already is not repeated."""
        return Note(self.text, (*self.signatures, *(one for one in dict.fromkeys(signatures) if one not in self.signatures)))


def parse_note(data: bytes) -> Note | Finding:
    """Read a note (signed-note, Format), or say why the bytes are none. No signature is checked here."""
    if len(data) > LIMIT:
        return TOO_LARGE.finding(size=len(data), limit=LIMIT)
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return NOT_TEXT.finding(offset=error.start)
    control = _CONTROL.search(whole)
    if control:
        return NOT_TEXT.finding(offset=len(whole[: control.start()].encode()))
    return _parted(whole)


def _parted(whole: str) -> Note | Finding:
    text, blank, tail = whole.rpartition("\n\n")
    if not blank or not tail.endswith("\n"):
        return MALFORMED.finding(line=whole.count("\n") + 1, found=whole[-80:])
    lines = tail[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        return TOO_MANY.finding(count=len(lines), limit=MOST_SIGNATURES)
    signatures: list[NoteSignature] = []
    for number, line in enumerate(lines, text.count("\n") + 3):
        found = signature_line(line)
        if found is None:
            return MALFORMED.finding(line=number, found=line[:80])
        signatures.append(found)
    return Note(text + "\n", tuple(signatures))


def signature_line(line: str) -> NoteSignature | None:
    """Read one signature line without its newline; nothing, where it is none."""
    dash, name, encoded = [*line.split(" "), "", "", ""][:3]
    data = from_base64(encoded)
    if line.count(" ") != 2 or dash != "\u2014" or not is_key_name(name) or data is None or len(data) < 5:
        return None
    return NoteSignature(name, data[:4], data[4:])


def signed(text: str, *signers: SignerKey) -> Note:
    """Sign a text with Ed25519 keys (signed-note, Ed25519 signatures).

    :raises ValueError: a key is of another kind, or the text can stand in no note.
    """
    if not text.endswith("\n") or _CONTROL.search(text) or any(one.kind != ED25519 for one in signers):
        raise ValueError("a note's text ends in a newline and has no other control character; its keys are of kind 1")
    message = text.encode()
    return Note(text, tuple([NoteSignature(one.name, one.verifier.id, one.sign(message)) for one in signers]))


def verified(note: Note, keys: Sequence[VerifierKey]) -> tuple[VerifierKey, ...] | Finding:
    """Give the keys that signed a note, of those that are trusted; or say that one of them did not, or that none did.

    Signatures of other keys are passed over, whatever they say (signed-note, Signatures). Only plain
    Ed25519 keys sign a note as a whole; a cosigner's are checked by :mod:`foedus.record.cosignature`.
    """
    known = {(key.name, key.id): key for key in keys if key.kind == ED25519}
    message = note.text.encode()
    found: dict[VerifierKey, None] = {}
    for one in note.signatures:
        key = known.get((one.name, one.id))
        if key is None:
            continue
        if not is_signed(ED25519, key.key, message, one.signature):
            return FORGED.finding(name=one.name)
        found[key] = None
    if not found:
        return UNSIGNED.finding(names=tuple(sorted(key.name for key in keys)))
    return tuple(found)


def is_signed(kind: int, key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether a signature on a message is a key's.

    Ed25519 is checked by libsodium, twice as fast here as OpenSSL, which besides refuses keys of small order.
    """
    if kind == MLDSA:
        try:
            MLDSA44PublicKey.from_public_bytes(key).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True
    if len(signature) != 64:
        return False
    try:
        crypto_sign_open(signature + message, key)
    except BadSignatureError:
        return False
    return True


class Told(Protocol):
    """What the text of a log's note says, once it is read; it names the log."""

    @property
    def origin(self) -> str:
        """Give the origin of the log."""


Read = TypeVar("Read", bound=Told)


def open_note(
    data: bytes, keys: Sequence[VerifierKey], parse: Callable[[str], Read | Finding], other: Code, *, origin: str
) -> tuple[Read, Note] | Finding:
    """Read a note that a log signed, and check that it is this log's: its origin, and the signature of a key that is trusted for it.

    :param data: the bytes of the note.
    :param keys: the log's keys, one of which must have signed.
    :param parse: reads the note's text.
    :param other: says that it is another log's (``found``, ``expected``).
    """
    note = parse_note(data)
    if isinstance(note, Finding):
        return note
    found = parse(note.text)
    if isinstance(found, Finding):
        return found
    if found.origin != origin:
        return other.finding(found=found.origin, expected=origin)
    by = verified(note, keys)
    return by if isinstance(by, Finding) else (found, note)
