"""This file is about which files make a corpus: each listed instrument has its file, each file is listed and named rightly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from foedus.corpus.digest import HEADER, INSTRUMENT, NO_INSTRUMENT, TRANSLATION
from foedus.corpus.known import Known
from foedus.corpus.quoting import quoted
from foedus.corpus.reading import ReadCorpus
from foedus.finding import Code, Finding, Place
from foedus.nearest import nearest

FILE_MISSING = Code("corpus-instrument-file-missing", instrument=str, path=str, nearest=str)
UNLISTED = Code("corpus-instrument-unlisted", instrument=str, path=str)
LISTED_TWICE = Code("corpus-instrument-listed-twice", instrument=str)
ID_DIFFERS = Code("corpus-instrument-id-differs", stands=str, path=str, expected=str)
FILE_NAME = Code("corpus-file-name", path=str)
NO_INSTRUMENTS = Code("corpus-without-instruments")


def check_roster(read: ReadCorpus, _known: Known, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Compare the list in ``corpus.yaml`` with the files that are there, and the files with what they call themselves."""
    if read.header and read.block:
        yield from _listed(read, read.header.instruments)
    for one in read.instruments:
        called = one.block.value.get("id") if one.block else None
        if one.block and isinstance(called, str) and called != one.name:
            expected = quoted(f"id: {one.name}")
            yield ID_DIFFERS.finding(place=one.block.place(("id",)), stands=quoted(called), path=quoted(one.path), expected=expected)
    for path in files:
        in_the_folder = path.endswith(".md") and "/" not in path and path not in NO_INSTRUMENT
        if in_the_folder and not INSTRUMENT.fullmatch(path) and not TRANSLATION.fullmatch(path):
            yield FILE_NAME.finding(place=Place(path, 1), path=quoted(path))


def _listed(read: ReadCorpus, listed: tuple[str, ...]) -> Iterator[Finding]:
    assert read.block
    there = {one.name: one.path for one in read.instruments}
    if not listed:
        yield NO_INSTRUMENTS.finding(place=read.block.place(("instruments",)))
    for at, name in enumerate(listed):
        if name not in there:
            near = nearest(name, [path.removesuffix(".md") for key, path in there.items() if key not in listed] or there)
            yield FILE_MISSING.finding(
                place=read.block.place(("instruments", at)), instrument=quoted(name), path=quoted(f"{name}.md"), nearest=quoted(near)
            )
    for name, count in Counter(listed).items():
        if count > 1:
            last = len(listed) - 1 - listed[::-1].index(name)
            yield LISTED_TWICE.finding(place=read.block.place(("instruments", last)), instrument=quoted(name))
    for name, path in there.items():
        if name not in listed:
            yield UNLISTED.finding(place=Place(path, 1), instrument=quoted(name), path=quoted(HEADER))
