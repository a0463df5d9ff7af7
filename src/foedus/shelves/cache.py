"""This file is about the cache of compiled corpora: one small file for each corpus folder, in the user's cache directory.

The cache is never the truth. Whatever is missing, damaged, of other sources or of another engine is
ignored and written again; where nothing can be written, opening a corpus is slower and nothing else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

import foedus.corpus
from foedus.corpus.compiled import dump, restore
from foedus.corpus.digest import source_digest
from foedus.corpus.load import Loaded
from foedus.finding import Finding

KEPT = 64
"""How many corpora the cache remembers; the longest unwritten is forgotten first."""


class _Kept(msgspec.Struct, array_like=True):
    key: str
    findings: tuple[Finding, ...]
    compiled: bytes


_DECODER = msgspec.msgpack.Decoder(_Kept)


def cache_directory() -> Path | None:
    """Give the directory of the cache, or none where the user has no home."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if given:
        return Path(given) / "foedus"
    with suppress(RuntimeError):
        return Path.home() / ".cache" / "foedus"
    return None


def recall(folder: Path, sources: Mapping[str, bytes]) -> Loaded | None:
    """Give what loading these sources gave before, if this engine did it and nobody damaged it."""
    file = _file(folder)
    if file is None:
        return None
    try:
        data = file.read_bytes()
    except OSError:
        return None
    checksum, body = data[:32], data[32:]
    if checksum != sha256(body).digest():
        return None
    try:
        kept = _DECODER.decode(body)
    except msgspec.MsgspecError:
        return None
    corpus = restore(kept.compiled) if kept.key == _key(sources) else None
    return None if corpus is None else Loaded(corpus, kept.findings)


def remember(folder: Path, sources: Mapping[str, bytes], loaded: Loaded) -> None:
    """Keep what loading these sources gave; a cache that cannot be written is none."""
    file = _file(folder)
    if file is None or loaded.corpus is None:
        return
    body = msgspec.msgpack.encode(_Kept(_key(sources), loaded.findings, dump(loaded.corpus)))
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
        # Dead here: an empty file with a name that nothing reads.
        try:
            with os.fdopen(handle, "wb") as new:
                new.write(sha256(body).digest() + body)
            # Dead here: the old cache still stands, whole; the new file is never read.
            Path(name).replace(file)
            # Dead here, with the power gone: the file may be short or empty. The checksum tells, and it is written again.
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        for old in sorted(file.parent.glob("*.corpus"), key=lambda one: one.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)


def _file(folder: Path) -> Path | None:
    directory = cache_directory()
    if directory is None:
        return None
    where = sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return directory / f"{folder.resolve().name}-{where}.corpus"


def _key(sources: Mapping[str, bytes]) -> str:
    return f"{source_digest(sources)} {_engine()}"


@cache
def _engine() -> str:
    """Mark the code that loads a corpus, by the sizes and times of its files: a developer's change counts at once."""
    files = sorted(Path(foedus.corpus.__file__).parent.glob("*.py"))
    marks = (f"{file.name} {(stat := file.stat()).st_size} {stat.st_mtime_ns}" for file in files)
    return sha256("\n".join(marks).encode()).hexdigest()
