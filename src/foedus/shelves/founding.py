"""This file is about beginning a record and going on with it: the log of a place, opened with its keys and its gate."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from foedus.corpus.corpus import Corpus
from foedus.dates import Instant
from foedus.finding import Finding
from foedus.organization.binding import rules_of
from foedus.organization.closure import Terms, levels
from foedus.organization.gate import Gate
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.anchor import genesis
from foedus.record.binding import Rules, record_of
from foedus.record.canonical import decode, encode
from foedus.record.genesis import Genesis
from foedus.record.policy import Policy
from foedus.record.signature import key_name, sign_act
from foedus.shelves.entries import examined
from foedus.shelves.heads import Heads
from foedus.shelves.keys import KeyMissingError, new_key, read_key, write_key
from foedus.shelves.log import Examined, Log, LogKey, LogReader
from foedus.shelves.places import OtherLogError, RecordMissingError, head_path, highest_level, key_path, level_path, make_shelf, open_shelf
from foedus.shelves.release import ReleasedShelf
from foedus.shelves.shelf import Shelf

Clock = Callable[[], Instant]


def now() -> Instant:
    """Give the time, in whole seconds since 1970, UTC."""
    return int(time.time())


class Founding(Struct, frozen=True):
    """What the founders settle in the act that opens their record, beside their keys.

    ``recovery``: how many other founders give a seat a new root key when it has lost its own, 0: nobody does;
    ``consent``: how many root keys bind the record anew, 0: more than half; ``pages``: the addresses of the host's pages;
    ``policy``: by whom it is witnessed from the beginning, if that is settled; ``note``: words for whoever reads it.
    ``rules``: those that bind the record; where none are given, those of the corpus's procedures.
    """

    recovery: int = 0
    consent: int = 0
    pages: tuple[str, ...] = ()
    policy: Policy | None = None
    note: str = ""
    rules: Rules | None = None


def draft(
    corpus: Corpus,
    place: str,
    roots: Mapping[str, str],
    *,
    settled: Founding = Founding(),  # noqa: B008 — frozen
    name: str = "",
    key: Path | None = None,
    clock: Clock = now,
) -> bytes:
    """Make the act that is to open the record of a corpus, for its founders to sign before anything is opened; the log's keys are made now.

    It binds the record to the rules of the corpus's procedures (:mod:`foedus.organization.binding`).

    :param roots: the key of each founding seat, as acts name keys.
    :param name: the log's origin, best an address that lasts, without its scheme; the corpus's id, if none is given.
    :raises KeyMissingError: there is a record, and its key is not.
    :raises OtherLogError: the key is that of another log.
    :raises KeyUnreadableError: there is a file where the key is to be, and it is no key.
    """
    return encode(_act(corpus, own_key(name or corpus.header.id, place, key), clock(), roots, settled))


def check_opening(data: bytes, signatures: bytes, corpus: Corpus, place: str, *, name: str = "", key: Path | None = None) -> Finding | None:
    """Say why a record cannot be opened with an act that its founders signed; nothing, where it can.

    :param data: what :func:`draft` made.
    :param signatures: the founders' lines; the log's own is put to them when the record is opened.
    """
    own = own_key(name or corpus.header.id, place, key)
    made = _opening(data, signatures, own)
    return made if isinstance(made, Finding) else Gate(own.identity.keys).admit(made)


def found(
    corpus: Corpus,
    place: str,
    *,
    key: Path | None = None,
    clock: Clock = now,
    highest: str = "",
    opening: tuple[bytes, bytes] | None = None,
    name: str = "",
) -> Log:
    """Begin the record of a corpus: new keys, an empty shelf, and the act that opens the record.

    What was begun and broken off is gone on with: the keys are durable before the shelf, the shelf before its first act.

    :param place: where the record is to lie (:mod:`foedus.shelves.places`).
    :param key: the file for the log's keys, if it is not to be the usual one.
    :param highest: the highest level of restriction that this installation is to hold from now on, if that is to be set.
    :param opening: the act that opens the record and its founders' signatures (:func:`draft`, :func:`check_opening`); without
        it no seat founds the record, which then takes reported history and nothing that is signed.
    :param name: the log's origin; the corpus's id, if none is given.
    :raises ValueError: the procedures know no such level.
    :raises KeyMissingError: there is a record, and its key is not.
    :raises OtherLogError: the key is that of another log.
    :raises KeyUnreadableError: there is a file where the key is to be, and it is no key.
    """
    origin = name or corpus.header.id
    if highest and highest not in levels(corpus):
        raise ValueError(highest)
    own = own_key(origin, place, key)
    shelf = make_shelf(place, own.identity)
    if highest:
        level_path(place, origin).write_text(f"{highest}\n", encoding="utf-8")
    closed = Terms(corpus, highest_level(place, origin), clock)
    log = opened_log(shelf, own, clock, Heads(head_path(place, origin), origin), closed)
    log.found()
    if not log.size:
        data, signatures = opening or (encode(_act(corpus, own, clock(), {}, Founding())), b"")
        made = _opening(data, signatures, own)
        assert isinstance(made, Examined), made
        told = log.enter([made])
        # Dead here, or beaten by another who began the same record: there is one act that opened it, and it stays.
        assert log.size or isinstance(told[0], Finding), told
    return log


def own_key(origin: str, place: str, key: Path | None) -> LogKey:
    """Give the keys of a log that is begun, made now if they are not there."""
    path = key or key_path(place, origin)
    if not path.exists():
        _is_nothing_at(place, path)
        write_key(path, new_key(origin))
    own = read_key(path)
    if own.signer.name != origin:
        raise OtherLogError(own.signer.name)
    return own


def _is_nothing_at(place: str, path: Path) -> None:
    """Make sure that no record lies where a new one is to begin: without its key nobody can go on with it.

    :raises KeyMissingError: there is one.
    """
    with suppress(RecordMissingError):
        open_shelf(place, read_only=True).close()
        raise KeyMissingError(str(path))


def open_log(place: str, *, key: Path | None = None, clock: Clock = now, corpus: Corpus | None = None) -> Log:
    """Open the log of a record to go on with it.

    :param corpus: holds the procedures under which closed acts are taken; without it none is.
    :raises RecordMissingError: there is no record at that place.
    :raises KeyMissingError: the key is not there; without it the record can be read and not written.
    :raises KeyUnreadableError: what is there is no key, or another log's.
    """
    shelf = open_shelf(place)
    origin = shelf.identity.origin
    try:
        own = read_key(key or key_path(place, origin))
        closed = Terms(corpus, highest_level(place, origin), clock) if corpus and is_of(shelf, corpus) else None
        return opened_log(shelf, own, clock, Heads(head_path(place, origin), origin), closed)
    except BaseException:
        shelf.close()
        raise


def opened_log(shelf: Shelf, key: LogKey, clock: Clock, heads: Heads | None = None, closed: Terms | None = None) -> Log:
    """Open a log with its gate on a shelf that is open.

    :param heads: what this machine remembers of the log.
    :param closed: under what closed acts are taken; without it none is.
    :raises OtherLogError: the key is not this log's.
    """
    if key.identity != shelf.identity:
        raise OtherLogError(shelf.identity.origin)
    return Log(shelf, key, clock, gate=Gate(shelf.identity.keys, closed), heads=heads)


def open_reader(place: str, origin: str = "", *, every: int = 0, clock: Clock = now, corpus: Corpus | None = None) -> LogReader:
    """Open the log of a record to read it.

    :param origin: whose log it has to be, if that is known.
    :param corpus: whose record it has to be, whatever its log is called.
    :param every: read it as the public does, released in batches each so many seconds; 0: all of it.
    :raises RecordMissingError: there is no record at that place.
    :raises OtherLogError: it is another log's.
    """
    shelf = open_shelf(place, read_only=True)
    found = shelf.identity.origin
    if (origin and record_of(found) != origin) if corpus is None else not is_of(shelf, corpus):
        shelf.close()
        raise OtherLogError(found)
    if every:
        # What this machine remembers of the log goes further than what is public of it.
        return LogReader(ReleasedShelf(shelf, every, clock))
    try:
        return LogReader(shelf, Heads(head_path(place, found), found))
    except BaseException:
        shelf.close()
        raise


def anchor(log: LogReader) -> str:
    """Give the id of the act that opened a record.

    :raises RecordMissingError: it was made and never opened.
    """
    for row in log.shelf.rows(0, 1):
        return row.id
    raise RecordMissingError(log.origin)


def is_of(shelf: Shelf, corpus: Corpus) -> bool:
    """Say whether a shelf holds the record of a corpus: by the name of its log or, where that is another, by who opened it."""
    if record_of(shelf.identity.origin) == corpus.header.id:
        return True
    for row in shelf.rows(0, 1):
        act = decode(row.act or b"", VOCABULARY)
        return isinstance(act, Act) and isinstance(act.body, Genesis) and act.seat == (corpus.header.organization or corpus.header.id)
    return False


def name_at(place: str, corpus: Corpus) -> str:
    """Give the name that acts for the record at a place have as their log's; the corpus's id, where there is no record."""
    try:
        shelf = open_shelf(place, read_only=True)
    except RecordMissingError:
        return corpus.header.id
    try:
        return record_of(shelf.identity.origin) if is_of(shelf, corpus) else corpus.header.id
    finally:
        shelf.close()


def _act(corpus: Corpus, key: LogKey, at: Instant, roots: Mapping[str, str], settled: Founding) -> Act:
    origin = key.identity.origin
    act = genesis(
        origin,
        corpus.header.organization or corpus.header.id,
        (key.signer.verifier, key.clock.verifier),
        corpus=corpus.digest,
        nonce=os.urandom(32).hex(),
        done=datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        roots=roots,
        recovery=settled.recovery,
    )
    # A record that nobody founded takes nothing that is signed, and so needs no rules for it.
    rules = asdict(settled.rules or rules_of(corpus, settled.pages)) if roots else {}
    quorum, lines = named(settled.policy) if settled.policy else ("", ())
    return replace(
        act, body=replace(act.body, **rules | {"consent": settled.consent, "quorum": quorum, "lines": lines, "note": settled.note})
    )


def named(policy: Policy) -> tuple[str, tuple[str, ...]]:
    """Give a policy as an act names it: its quorum, and the lines before that; addresses stay where they can be changed."""
    lines = str(replace(policy, witnesses=tuple(replace(one, url="") for one in policy.witnesses))).splitlines()
    return policy.quorum, tuple(lines[:-1])


def _opening(data: bytes, signatures: bytes, key: LogKey) -> Examined | Finding:
    """Put the log's own signature to those of the founders, and examine the act."""
    line = str(sign_act(sha256(data).hexdigest(), key.signer))
    own = line.encode() if key_name(key.signer.verifier.key).encode() not in signatures else b""
    return examined(data, own + signatures, log=key.identity.origin)
