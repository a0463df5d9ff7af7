"""This file is about the folder in which a witness lives: its keys, the logs that it watches, its ledger, its mirrors.

::

    witness.key    its secrets, readable by its owner alone: the cosigning keys, and the key for statements
    logs           the logs and the other witnesses that it knows, as a trust policy (C2SP's tlog-policy)
    ledger.db      the latest cosigned checkpoints, evidence, acts sent through it
    mirror/        a copy of each log that has an address, and beside it the closed acts that this member may read
    reading.key    the key with which it asks for these, if it does (foedus key new … --name SEAT)

In ``logs`` a log's address is that of its published tiles; a witness's, where its checkpoints are compared with
ours. The log's own clock key stands there as a witness without an address: it is asked nothing, but its times count.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, structs

from foedus.finding import Code, Finding
from foedus.record.binding import epoch_of, record_of
from foedus.record.policy import KnownLog, Policy, Witness, parse_policy
from foedus.record.vkey import COSIGNATURE, ED25519, MLDSA, SEED, SignerKey, VerifierKey, signer_key
from foedus.shelves.author_keys import NoAuthorKeyError, read_author_key
from foedus.witness.ledger import Ledger

KEY_FILE = "witness.key"
LOGS_FILE = "logs"
LEDGER_FILE = "ledger.db"
MIRRORS = "mirror"
READING_FILE = "reading.key"

TAKEN = Code("witness-home-taken", path=str)
MISSING = Code("witness-home-missing", path=str)
LEDGER_MISSING = Code("witness-ledger-missing", path=str)
KEYS_UNREADABLE = Code("witness-keys-unreadable", path=str)


class WitnessKeys(Struct, frozen=True):
    """A witness's secrets: one or two keys that cosign, and one for its statements, which no cosignature can be mistaken for."""

    cosigners: tuple[SignerKey, ...]
    statements: SignerKey

    @property
    def name(self) -> str:
        """Give the name under which the witness cosigns."""
        return self.cosigners[0].name


class Home(Struct, frozen=True):
    """A witness's folder, read: where it is, its keys, and what it knows."""

    path: Path
    keys: WitnessKeys
    known: Policy
    reading: SignerKey | None = None

    @property
    def ledger(self) -> Path:
        """Say where the ledger is."""
        return self.path / LEDGER_FILE

    def log(self, origin: str) -> KnownLog | None:
        """Give the log with an origin, if the witness watches it."""
        return next((one for one in self.known.logs if one.key.name == origin), None)

    def current(self, record: str) -> str:
        """Give the origin of the log that goes on with a record: of its latest epoch that the witness watches."""
        origins = [one.key.name for one in self.known.logs if record_of(one.key.name) == record]
        return max(origins, key=epoch_of, default=record)

    def log_keys(self, origin: str) -> tuple[VerifierKey, ...]:
        """Give the keys that sign checkpoints of an origin."""
        return tuple(one.key for one in self.known.logs if one.key.name == origin)

    @property
    def clocks(self) -> tuple[VerifierKey, ...]:
        """Give the keys whose signatures tell a time: those of the logs' clocks and of the other witnesses, and its own."""
        return (*self.known.keys, *(one.verifier for one in self.keys.cosigners))

    @property
    def peers(self) -> tuple[Witness, ...]:
        """Give the other witnesses that can be asked."""
        return tuple(one for one in self.known.witnesses if one.url)

    def mirror(self, origin: str) -> Path:
        """Say where the copy of a log lies."""
        return self.path / MIRRORS / f"{origin_hash(origin)}.db"

    def closed(self, origin: str) -> Path:
        """Say where the closed acts lie that this member has of a log."""
        return self.path / MIRRORS / f"{origin_hash(origin)}.closed.db"


def origin_hash(origin: str) -> str:
    """Give the name under which a mirror publishes a log: SHA-256 of its origin, in hexadecimal (C2SP's tlog-mirror)."""
    return sha256(origin.encode()).hexdigest()


def watching(keys: Sequence[VerifierKey], url: str = "") -> Policy:
    """Say that a log is to be watched, and its clock listened to.

    :param keys: the log's verifier keys: its own, and its clock's.
    :param url: where the log is published, if it is to be mirrored.
    """
    logs = tuple(KnownLog(key, url) for key in keys if key.kind == ED25519)
    return Policy(logs, tuple(Witness(key.name, key) for key in keys if key.kind != ED25519))


def make_home(
    path: Path, name: str, known: Policy, *, post_quantum: bool = False, random: Callable[[int], bytes] = os.urandom
) -> Home | Finding:
    """Make a witness: its folder and fresh keys.

    :param name: what it is called, best an address without its scheme: ``kaz.example/witness``.
    :param post_quantum: whether it also cosigns with ML-DSA-44, on a line of its own.
    :raises KeyNameError: no key may have this name.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        return TAKEN.finding(path=str(path))
    kinds = (COSIGNATURE, MLDSA) if post_quantum else (COSIGNATURE,)
    keys = WitnessKeys(tuple(SignerKey(name, kind, random(SEED)) for kind in kinds), SignerKey(f"{name}/statements", ED25519, random(SEED)))
    path.mkdir(parents=True, exist_ok=True)
    # Dead before the key is whole: no checkpoint was cosigned by it, and the folder is made anew.
    _write(path / LOGS_FILE, known.encode(), 0o644)
    Ledger(path / LEDGER_FILE).close()
    _write(path / KEY_FILE, "".join(f"{one.secret}\n" for one in (*keys.cosigners, keys.statements)).encode(), 0o600)
    return Home(path, keys, known)


def watch_also(home: Home, more: Policy) -> None:
    """Watch further logs; a witness that is serving learns of them before its next round."""
    known = home.known
    logs = {one.key: one for one in (*known.logs, *more.logs)}
    clocks = {one.key: one for one in (*known.witnesses, *more.witnesses)}
    written = home.path / f"{LOGS_FILE}.new"
    written.unlink(missing_ok=True)
    _write(written, structs.replace(known, logs=tuple(logs.values()), witnesses=tuple(clocks.values())).encode(), 0o644)
    # Dead before this line: the file is as it was.
    written.replace(home.path / LOGS_FILE)


def open_home(path: Path) -> Home | Finding:
    """Read a witness's folder, or say what is wrong with it."""
    if not (path / KEY_FILE).is_file() or not (path / LOGS_FILE).is_file():
        return MISSING.finding(path=str(path))
    if not (path / LEDGER_FILE).is_file():
        # With its keys and without its memory it would sign any history: an empty ledger is made with the keys and never again.
        return LEDGER_MISSING.finding(path=str(path / LEDGER_FILE))
    keys = _keys(path / KEY_FILE)
    if isinstance(keys, Finding):
        return keys
    known = parse_policy((path / LOGS_FILE).read_bytes(), path=str(path / LOGS_FILE))
    reading = _reading(path / READING_FILE)
    if isinstance(reading, Finding):
        return reading
    return known if isinstance(known, Finding) else Home(path, keys, known, reading)


def _reading(path: Path) -> SignerKey | Finding | None:
    """Read the key with which closed acts are asked for; nothing, where there is none."""
    try:
        return read_author_key(path) if path.exists() else None
    except NoAuthorKeyError:
        return KEYS_UNREADABLE.finding(path=str(path))


def _keys(path: Path) -> WitnessKeys | Finding:
    read = [signer_key(line) for line in path.read_text(errors="replace").splitlines()]
    keys = [one for one in read if isinstance(one, SignerKey)]
    cosigners = tuple(one for one in keys if one.kind in {COSIGNATURE, MLDSA})
    statements = [one for one in keys if one.kind == ED25519]
    if len(keys) < len(read) or not cosigners or len(statements) != 1:
        return KEYS_UNREADABLE.finding(path=str(path))
    return WitnessKeys(cosigners, statements[0])


def _write(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
