"""This file is about corpus folders on disk: which one is meant, what files it has, and opening it through the cache."""

from __future__ import annotations

from pathlib import Path

import foedus
from foedus.corpus.load import Loaded, load
from foedus.shelves.cache import recall, remember

HEADER = "corpus.yaml"
SUFFIXES = frozenset({".md", ".yaml", ".journal"})


class CorpusMissingError(FileNotFoundError):
    """There is no corpus of that name or at that path."""


def find_corpus(name_or_path: str | Path) -> Path:
    """Give the folder of a corpus: a path to it, or the name of one that ships with foedus.

    A folder that is there wins over a shipped corpus of the same name, so that ``csto`` in the
    reader's own directory is the reader's own.

    :raises CorpusMissingError: neither.
    """
    given = Path(name_or_path)
    for folder in (given, *(shelf / given for shelf in _shelves() if len(given.parts) == 1)):
        if (folder / HEADER).is_file():
            return folder
    raise CorpusMissingError(str(name_or_path))


def shipped() -> tuple[str, ...]:
    """Name the corpora that ship with foedus."""
    return tuple(sorted({header.parent.name for shelf in _shelves() for header in shelf.glob(f"*/{HEADER}")}))


def _shelves() -> tuple[Path, Path]:
    """Give the two places where shipped corpora lie: inside the installed package, and at the root of a checkout."""
    package = Path(foedus.__file__).resolve().parent
    return package / "corpora", package.parents[1] / "corpora"


def corpus_files(path: str | Path) -> dict[str, bytes]:
    """Read the files of a corpus folder, by their path in it."""
    folder = Path(path)
    found = (file for file in sorted(folder.rglob("*")) if file.suffix in SUFFIXES and file.is_file())
    return {name: file.read_bytes() for file in found if not (name := file.relative_to(folder).as_posix()).startswith(".")}


def open_corpus(path: str | Path, files: dict[str, bytes] | None = None) -> Loaded:
    """Load a corpus from its folder, or from the cache if nothing that loading looks at has changed.

    :param files: the files, where the caller has read them already.
    """
    sources = corpus_files(path) if files is None else files
    known = recall(Path(path), sources)
    if known is not None:
        return known
    loaded = load(sources)
    if loaded.corpus is not None:
        remember(Path(path), sources, loaded)
    return loaded
