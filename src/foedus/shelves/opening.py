"""This file is about opening an organization: a corpus from its folder, and the acts from its history or from a record.

A corpus opened without a record is a *draft*: it is asked with the history that it ships, and its
answers say so (``"log": null``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from foedus.corpus.corpus import Corpus
from foedus.corpus.phrases import Renderings
from foedus.dates import zone
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.questions import Timelines
from foedus.organization.fold import folded
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.names import unknown_reader
from foedus.organization.organization import Organization
from foedus.organization.worlds import Worlds
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.shelves.beside import beside_unknown
from foedus.shelves.folder import CorpusMissingError, corpus_files, find_corpus, open_corpus, shipped
from foedus.shelves.places import default_place

RESTS_ON_NOTHING = Code("corpus-rests-on-unknown", corpus=str, shipped=tuple)


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus folder, opened for a reader: the organization (None if the corpus has an error), the files, and what was found in them.

    ``worlds`` are those of all readers, from which ``organization`` is the one that was asked for.
    """

    path: Path
    files: dict[str, bytes]
    organization: Organization | None
    findings: tuple[Finding, ...]
    worlds: Worlds | None = None


DEFAULT = ""
"""Stands for the place where a corpus's record lies when none is named."""


def open_organization(name: str, *, record: str | None = None, reader: str = "", released: bool = False) -> Opened:
    """Open a corpus by the path of its folder or by the name under which it is shipped.

    :param reader: the seat for which it is opened; the public, where none is named. What the reader may not read is
        not in the organization: it is withheld.
    :param released: open only what is released of a record's log on the schedule of its procedures.
    :param record: the place of a record (:mod:`foedus.shelves.places`), or ``DEFAULT``; without one, the history that
        the corpus ships is taken.
    :raises CorpusMissingError: there is no such folder and no such corpus.
    :raises RecordMissingError: there is no record at that place.
    :raises OtherLogError: the record is another log's.
    :raises LogError: the record does not fit its newest checkpoint.
    """
    path = find_corpus(name)
    files = corpus_files(path)
    loaded = open_corpus(path, files)
    if loaded.corpus is None:
        return Opened(path, files, None, loaded.findings)
    try:
        resting = residual(loaded.corpus)
    except CorpusMissingError as error:
        return Opened(path, files, None, (*loaded.findings, RESTS_ON_NOTHING.finding(corpus=str(error), shipped=shipped())))
    worlds = Worlds(loaded.corpus, renderings=Renderings(files), residual=resting)
    if record is None:
        entries, findings = history(files, loaded.corpus)
        worlds.grow(entries)
    else:
        origin = loaded.corpus.header.id
        every = _every(loaded.corpus) if released else 0
        findings = grow_from(worlds, record or default_place(origin), loaded.corpus, every=every)
    organization = worlds.of_seat(reader, today(worlds.public()))
    unknown = unknown_reader(reader, loaded.corpus, worlds.public().acting)
    told = (*loaded.findings, *findings, *beside_unknown(loaded.corpus), *worlds.findings)
    return Opened(path, files, None if unknown else organization, (*told, unknown) if unknown else told, worlds)


def residual(corpus: Corpus) -> tuple[Timelines, ...]:
    """Open what a corpus rests on: the general law where its texts are silent, and what lies beside it, each with its history.

    :raises CorpusMissingError: there is no such corpus.
    """
    found = []
    for name in (*corpus.header.residual, *corpus.header.beside):
        path = find_corpus(name)
        files = corpus_files(path)
        loaded = open_corpus(path, files)
        if loaded.corpus is not None:
            found.append(folded(loaded.corpus, history(files, loaded.corpus)[0]).timelines)
    return tuple(found)


def _every(corpus: Corpus) -> int:
    from foedus.shelves.release import schedule  # noqa: PLC0415 — as below

    return schedule(corpus)


def today(organization: Organization) -> str:
    """Give the day that it is at an organization's seat: who may read what is settled on it, not on the day that is asked about."""
    return datetime.now(organization.world.seat).date().isoformat()


def history(files: dict[str, bytes], corpus: Corpus, log: str = "") -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read the history that a corpus ships: ``history.journal`` and what lies under ``history/``.

    :param log: the name of the record for which it is read; the corpus's id, if none is given.
    """
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    for path in sorted(name for name in files if name.endswith(".journal")):
        journal = parse(
            files[path],
            path=path,
            vocabulary=VOCABULARY,
            log=log or corpus.header.id,
            first_position=len(entries),
            seat=zone(corpus.header.seat.zone),
        )
        entries += journal.entries
        findings += journal.findings
    return entries, findings


def grow_from(worlds: Worlds, place: str, corpus: Corpus, *, every: int = 0) -> tuple[Finding, ...]:
    """Read a record into the worlds of its readers: what is here, what is not, and on which checkpoint it rests.

    :param corpus: whose record it has to be.
    :param every: read it as the public does, released in batches each so many seconds; 0: all of it.
    :raises RecordMissingError: there is no record at that place.
    :raises OtherLogError: it is another log's.
    :raises LogError: what is there does not fit its newest checkpoint.
    """
    # A draft is asked without the modules of the log, which are half of what a command would wait for.
    from foedus.shelves.entries import all_of  # noqa: PLC0415
    from foedus.shelves.following import log_at  # noqa: PLC0415
    from foedus.shelves.founding import open_reader  # noqa: PLC0415

    reader = open_reader(place, every=every, corpus=corpus)
    try:
        found = all_of(reader.shelf.rows(0, reader.size), VOCABULARY)
        worlds.grow(found.entries, absent=found.absent, log=log_at(reader, place))
        return found.findings
    finally:
        reader.shelf.close()
