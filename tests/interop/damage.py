"""This file damages a published folder, a byte at a time: whoever audits it must refuse each of the copies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import copytree

from tests.interop.question import Question
from tests.interop.subject import Subject


def damaged(subject: Subject, room: Path, *, copies: int) -> Iterator[Question]:
    """Ask for audits of copies of a folder: in one after another a byte of a tile or bundle is changed, one is cut, one is missing.

    :param room: an empty folder for the copies; they share the files that are whole.
    """
    draw = Random(subject.size)
    files = sorted(path.relative_to(subject.folder) for path in (subject.folder / "tile").rglob("*") if path.is_file())
    chosen = files if len(files) <= copies else draw.sample(files, copies)
    for number, file in enumerate(chosen):
        for way in (_changed, _cut, _missing):
            copy = room / f"{number}-{way.__name__.strip('_')}"
            copytree(subject.folder, copy, copy_function=os.link)
            data = (copy / file).read_bytes()
            (copy / file).unlink()
            way(copy / file, data, draw)
            asked = {
                "folder": str(copy), "published": subject.size, "size": subject.size, "root": subject.log.root(subject.size).hex(),
            }  # fmt: skip
            yield Question("folders with a changed, cut or missing file refused", "audit", asked, right=False)


def _changed(file: Path, data: bytes, draw: Random) -> None:
    at = draw.randrange(len(data))
    file.write_bytes(bytes((*data[:at], data[at] ^ 1 << draw.randrange(8), *data[at + 1 :])))


def _cut(file: Path, data: bytes, draw: Random) -> None:
    file.write_bytes(data[: draw.randrange(len(data))])


def _missing(_: Path, __: bytes, ___: Random) -> None:
    """Leave it away."""
