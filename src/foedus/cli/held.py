"""This file holds the commands ``foedus hold`` and ``foedus check-held``: a document that lies elsewhere, and its commitment on the record.

Nothing of the document leaves the machine: it is hashed here, and the record, an export of it or the act's file is read here.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents, reader_of, record_place
from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.act_file import parted
from foedus.record.canonical import decode
from foedus.record.encoding import number
from foedus.record.holding import SALT, commitment
from foedus.record.restriction import HeldElsewhere

PIECE = 1 << 20


def run_hold(given: Namespace) -> int:
    """Print the commitment of a document and the act that is to say so; give 2 if it cannot be read, or the salt not be made."""
    try:
        with saying_why(given.language):
            salt = _salt(Path(given.salt))
            found = commitment(_pieces(given.file), salt)
    except UnopenedError:
        return 2
    if len(salt) != SALT:
        sys.stderr.write(phrase("no-salt", given.language, path=given.salt, size=SALT) + "\n")
        return 2
    told = {"commitment": found, "file": given.file, "salt": given.salt}
    print(json.dumps(told) if given.json else phrase("held", given.language, **told))
    return 0


def _salt(path: Path) -> bytes:
    """Give the salt of a file; it is made, for its owner alone, where there is none."""
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(SALT))
            file.flush()
            # Dead before this: the commitment was not printed, and a salt that is cut short is refused the next time.
            os.fsync(handle)
    return contents(str(path))


def _pieces(path: str) -> Iterator[bytes]:
    with Path(path).open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def run_check(given: Namespace) -> int:
    """Hold a document against its commitment on the record; give 1 if it is another, 2 if there is no such act or file."""
    try:
        with saying_why(given.language):
            data = contents(given.act) if Path(given.act).is_file() else _on_record(given)
            act = _read(data) if data is not None else None
            if act is None or not isinstance(act.body, HeldElsewhere):
                sys.stderr.write(phrase("no-held", given.language, act=given.act) + "\n")
                return 2
            found = commitment(_pieces(given.file), contents(given.salt) if given.salt else b"")
    except UnopenedError:
        return 2
    body, same = act.body, found == act.body.commitment
    told = {
        "matches": same,
        "act": sha256(data.partition(b"\n")[0]).hexdigest() if data else "",
        "seat": act.seat,
        "register_number": body.register_number,
        "level": body.level,
        "holder": body.holder,
        "until": body.until,
        "commitment": body.commitment,
        "file": given.file,
    }
    print(json.dumps(told, ensure_ascii=False) if given.json else phrase("held-same" if same else "held-other", given.language, **told))
    return 0 if same else 1


def _on_record(given: Namespace) -> bytes | None:
    """Give the bytes of an act by its id or position."""
    place = record_place(given.record, given.language)
    if place is None:
        raise UnopenedError
    log = reader_of(place)
    try:
        at = number(given.act) if len(given.act) != 64 else log.shelf.position(given.act)
        row = next(log.shelf.rows(at, at + 1), None) if at is not None and at < log.size else None
        return row.act if row else None
    finally:
        log.shelf.close()


def _read(data: bytes) -> Act | None:
    parts = parted(data)
    act = parts if isinstance(parts, Finding) else decode(parts[0], VOCABULARY)
    return act if isinstance(act, Act) else None
