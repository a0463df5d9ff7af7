"""This file does with foedus what the peers are asked to do, by the ways that the program itself takes."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from threading import Barrier, Thread
from time import perf_counter, process_time

from benchmarks.record.signed import LOG, ROOTS, Signed, founders_of
from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from foedus.record.act import Act
from foedus.record.binding import Rules
from foedus.record.entry import Entry
from foedus.shelves.auditing import audit
from foedus.shelves.entries import BATCH, examined
from foedus.shelves.founding import Founding, draft, found, open_reader
from foedus.shelves.log import Examined, Log, Receipt
from foedus.shelves.places import make_shelf, open_shelf
from foedus.shelves.sequencer import Sequencer
from foedus.shelves.tiles.importing import take


def begun(corpus: Corpus, place: str, folder: Path) -> Log:
    """Begin a record at a place, with its key and what this machine remembers of it in a folder."""
    os.environ["XDG_DATA_HOME"] = str(folder)
    key = folder / f"{sum(1 for _ in folder.iterdir())}.key"
    # One seat enters all acts here, as fast as it can: without a quota, which is there against that.
    data = draft(corpus, place, ROOTS, settled=Founding(rules=Rules()), key=key)
    return found(corpus, place, key=key, opening=(data, founders_of(data)))


def one_by_one(corpus: Corpus, place: str, folder: Path, acts: Sequence[Signed]) -> float:
    """Give the acts entered in a second by one author: each examined, durable, under a signed checkpoint of its own."""
    log = begun(corpus, place, folder)
    sequencer = Sequencer(log)
    begin = perf_counter()
    for act in acts:
        assert isinstance(sequencer.submit(act.data, act.signatures), Receipt)
    passed = perf_counter() - begin
    log.shelf.close()
    return len(acts) / passed


def by_many(corpus: Corpus, place: str, folder: Path, acts: Sequence[Signed], authors: int) -> float:
    """Give the acts entered in a second by many authors at once, each of whom waits for its receipt."""
    log = begun(corpus, place, folder)
    sequencer, together = Sequencer(log), Barrier(authors + 1)
    receipts: list[object] = []

    def author(own: Sequence[Signed]) -> None:
        together.wait()
        receipts.extend([sequencer.submit(act.data, act.signatures) for act in own])

    threads = [Thread(target=author, args=(acts[one::authors],)) for one in range(authors)]
    for thread in threads:
        thread.start()
    together.wait()
    begin = perf_counter()
    for thread in threads:
        thread.join()
    passed = perf_counter() - begin
    assert len(receipts) == sum(isinstance(one, Receipt) for one in receipts) == len(acts)
    log.shelf.close()
    return len(acts) / passed


def _examined(acts: Iterable[Signed]) -> list[Examined]:
    made = []
    for act in acts:
        one = examined(act.data, act.signatures, log=LOG)
        assert isinstance(one, Examined), one
        made.append(one)
    return made


def in_batches(corpus: Corpus, place: str, folder: Path, acts: Sequence[Signed]) -> float:
    """Give the examined acts entered in a second in batches: hashed, admitted, in the tree, durable, under a checkpoint for each batch."""
    log = begun(corpus, place, folder)
    some = _examined(acts)
    begin = perf_counter()
    for at in range(0, len(some), BATCH):
        assert all(isinstance(one, Receipt) for one in log.enter(some[at : at + BATCH]))
    passed = perf_counter() - begin
    log.shelf.close()
    return len(some) / passed


def taken(source: str, place: str) -> float:
    """Give the acts taken in a second from one shelf onto an empty one: every hash and checkpoint made again and compared."""
    known = open_shelf(source, read_only=True)
    shelf = make_shelf(place, known.identity)
    begin = perf_counter()
    done = take(known, shelf)
    passed = perf_counter() - begin
    assert done.finding is None
    size = shelf.size()
    known.close()
    shelf.close()
    return size / passed


def checked_and_stepped(corpus: Corpus, place: str, folder: Path, acts: Sequence[Signed]) -> float:
    """Give the acts that one core examines, enters and folds in a second: signatures checked, the organization as it is after them."""
    log = begun(corpus, place, folder)
    organization = Organization(corpus)
    begin = process_time()
    for at in range(0, len(acts), BATCH):
        some = _examined(acts[at : at + BATCH])
        told = log.enter(some)
        organization = organization.with_entries([_entry(one, receipt) for one, receipt in zip(some, told, strict=True)])
    passed = process_time() - begin
    assert len(organization.entries) == len(acts)
    log.shelf.close()
    return len(acts) / passed


def _entry(one: Examined, receipt: object) -> Entry:
    assert isinstance(receipt, Receipt)
    assert isinstance(one.act, Act)
    return Entry(one.act, one.id, receipt.position, receipt.received)


def filled(corpus: Corpus, place: str, folder: Path, acts: Iterable[Examined]) -> float:
    """Fill a record with acts; give those entered in a second, the time of making them left out."""
    log = begun(corpus, place, folder)
    passed, count, left = 0.0, 0, iter(acts)
    while some := list(islice(left, BATCH)):
        begin = perf_counter()
        assert all(isinstance(one, Receipt) for one in log.enter(some))
        passed += perf_counter() - begin
        count += len(some)
    log.shelf.close()
    return count / passed


def proofs(place: str, count: int) -> float:
    """Give the inclusion proofs in a second, of random acts under the newest checkpoint of a record that was opened just now."""
    reader = open_reader(place)
    chosen = random.Random(1)
    size = reader.size
    reader.inclusion(0, size)
    begin = perf_counter()
    for _ in range(count):
        reader.inclusion(chosen.randrange(size), size)
    passed = perf_counter() - begin
    reader.shelf.close()
    return count / passed


def audited(place: str, count: int) -> float:
    """Give the acts audited in a second by as many processes as there are cores: everything from the first act on."""
    begin = perf_counter()
    done = audit(place)
    passed = perf_counter() - begin
    assert not done.findings, done.findings
    return count / passed
