"""This file is about which record a command means: an exported folder, a file, a database, or the usual record of a corpus."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EFBIG
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from foedus.cli.phrases import phrase
from foedus.finding import Finding
from foedus.organization.audit.part import TILE_MISSING
from foedus.record.policy import Policy, parse_policy
from foedus.record.vkey import VerifierKey, verifier_key
from foedus.shelves.auditing import open_source
from foedus.shelves.folder import CorpusMissingError, find_corpus, open_corpus, shipped
from foedus.shelves.heads import Heads
from foedus.shelves.log import LogReader
from foedus.shelves.places import default_place, head_path, is_address
from foedus.shelves.shelf import TileMissingError
from foedus.shelves.tiles.layout import CHECKPOINT, CHECKPOINTS, KEYS
from foedus.words.exposition import finding_text

MOST = 1 << 24
"""Bytes that are read of a file which an option names: no key, policy, proof, checkpoint or act has as many."""


def record_place(given: str, language: str) -> str | None:
    """Give the place of a record: what is named, if it is one, or the usual place of the corpus that is named."""
    named = Path(given)
    if is_address(given) or named.is_file() or (given and is_exported(named)):
        return given
    try:
        corpus = open_corpus(find_corpus(given)).corpus
    except CorpusMissingError:
        sys.stderr.write(phrase("no-such-record", language, given=given, shipped=", ".join(shipped())) + "\n")
        return None
    if corpus is None:
        sys.stderr.write(phrase("unreadable", language, corpus=given) + "\n")
        return None
    return default_place(corpus.header.id)


def reader_of(place: str) -> LogReader:
    """Open a log to read it: an exported folder, or a record, which must have all that this machine has seen of it.

    :raises LogError: the record was put back from an old copy, or rewritten.
    """
    shelf = open_source(place)
    origin = shelf.identity.origin
    return LogReader(shelf, None if Path(place).is_dir() else Heads(head_path(place, origin), origin))


def is_exported(folder: Path) -> bool:
    """Say whether a folder has anything of an exported log: one that lost a file is still one, and has a fault."""
    return any((folder / name).exists() for name in (KEYS, CHECKPOINT, CHECKPOINTS, "tile"))


def contents(path: str) -> bytes:
    """Read a file that an option names.

    :raises OSError: it cannot be read, or is larger than anything of its kind.
    """
    with Path(path).open("rb") as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise OSError(EFBIG, os.strerror(EFBIG), path)
    return data


def corpus_named(given: str) -> Path | None:
    """Give the folder of the corpus that is named; nothing, where a record is named instead."""
    try:
        return find_corpus(given) if not is_address(given) and not Path(given).is_file() else None
    except CorpusMissingError:
        return None


def key_given(text: str | None) -> VerifierKey | Finding | None:
    """Read a verifier key from an option: the key itself, or a file whose first line it is."""
    if text is None:
        return None
    file = Path(text)
    return verifier_key(contents(text).decode("utf-8", "replace").partition("\n")[0] if file.is_file() else text)


def policy_given(path: str | None) -> Policy | Finding | None:
    """Read a policy from the file that an option names."""
    return None if path is None else parse_policy(contents(path), path=path)


def say_finding(finding: Finding, language: str) -> None:
    """Say a finding on standard error."""
    sys.stderr.write(finding_text(finding, language) + "\n")


def tile_missing(error: TileMissingError) -> Finding:
    """Say that a record lacks a full tile which it must have."""
    level, index = error.args
    return TILE_MISSING.finding(level=level, index=index)


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """Show a bar on standard error while something goes on, if a person is there to see it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    from rich.console import Console  # noqa: PLC0415 — the console is made for this bar

    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar.add_task(what, total=None)
        yield bar


def moved(bar: Progress, done: int, of: int) -> None:
    """Move the bar."""
    bar.update(bar.task_ids[0], completed=done, total=of)
