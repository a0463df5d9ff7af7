"""This file damages a published folder, a byte at a time: whoever audits it must refuse each of the copies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from shutil import copytree

from foedus.record.tile import ENTRIES, HEIGHT, WIDTH, Coordinates, coordinates
from tests.interop.question import Question
from tests.interop.questions import folder
from tests.interop.subject import Subject

Way = Callable[[Path, bytes, Random], None]


def damaged(subject: Subject, room: Path, *, copies: int) -> Iterator[Question]:
    """Ask for audits of copies of a folder: in one after another a byte of a tile or bundle is changed, one is cut, one is missing.

    :param room: a folder for the copies; they share the files that are whole.
    :param copies: how many files to damage, each in each way.
    """
    draw = Random(subject.size)
    files = sorted(path.relative_to(subject.folder) for path in (subject.folder / "tile").rglob("*") if path.is_file())
    for file in files if len(files) <= copies else draw.sample(files, copies):
        size = _needed_at(subject, file)
        # What stands at an earlier edge is read from a wider file too, where it is not there: only a change in it is an offence.
        for way in _WAYS if size == subject.size else _WAYS[:1]:
            copy = room / f"{file.as_posix().replace('/', '-')}-{way.__name__.strip('_')}"
            copytree(subject.folder, copy, copy_function=os.link)
            data = (copy / file).read_bytes()
            (copy / file).unlink()
            way(copy / file, data, draw)
            asked = {**folder(subject, size), "folder": str(copy)}
            yield Question("folders with a changed, cut or missing file refused", "audit", asked, right=False)


def _needed_at(subject: Subject, file: Path) -> int:
    at = coordinates(file.as_posix())
    assert at
    return subject.size if at.width == WIDTH else max(size for size, _ in subject.notes if _edge(at, size) == at.width)


def _edge(at: Coordinates, size: int) -> int:
    level = 0 if at.level == ENTRIES else at.level
    return (size >> HEIGHT * level) - at.index * WIDTH


def _changed(file: Path, data: bytes, draw: Random) -> None:
    at = draw.randrange(len(data))
    file.write_bytes(bytes((*data[:at], data[at] ^ 1 << draw.randrange(8), *data[at + 1 :])))


def _cut(file: Path, data: bytes, draw: Random) -> None:
    file.write_bytes(data[: draw.randrange(len(data))])


def _missing(_: Path, __: bytes, ___: Random) -> None:
    """Leave it away."""


_WAYS: tuple[Way, ...] = (_changed, _cut, _missing)
