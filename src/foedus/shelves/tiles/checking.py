"""This file is about the files of an exported log beside those that its rows were read from: none too many, none missing, each as it must be.

The rows, the full tiles and the checkpoints are audited like those of any shelf. What is left are the files
that repeat them: tiles and bundles that were not full when a checkpoint was made, and the newest checkpoint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.finding import Code, Finding, Place
from foedus.record.bundle import encode_bundle
from foedus.record.hashing import SIZE, leaf_hash
from foedus.record.tile import ENTRIES, HEIGHT, WIDTH, Coordinates, path
from foedus.shelves.tiles.directory import MISSING, BrokenFileError, TileShelf
from foedus.shelves.tiles.layout import CHECKPOINT, files_of, partial

STRAY = Code("tiles-file-stray", path=str)
OTHER_BYTES = Code("tiles-file-bytes", path=str, offset=int)


def check_files(shelf: TileShelf) -> Iterator[Finding]:
    """Give what is wrong with the files of an export that its audit as a shelf does not read.

    :raises BrokenFileError: a file that they repeat cannot be read.
    """
    if not (shelf.folder / CHECKPOINT).exists():
        # Without it nothing tells how far the log goes, and so which files belong to it.
        yield MISSING.finding(path=CHECKPOINT, place=Place(CHECKPOINT, 0))
        return
    size, sizes = shelf.size(), [reached for reached, _ in shelf.notes()]
    expected = set(files_of(size, sizes))
    found = {file.relative_to(shelf.folder).as_posix() for file in shelf.folder.rglob("*") if not file.is_dir()}
    for name in sorted(found - expected):
        yield STRAY.finding(path=name, place=Place(name, 0))
    for name in sorted(expected - found):
        yield MISSING.finding(path=name, place=Place(name, 0))
    newest = next((note for _, note in shelf.notes(sizes[-1])), b"") if sizes else b""
    yield from _compared(shelf, CHECKPOINT, newest)
    yield from _partial(shelf, size, sizes)


def _partial(shelf: TileShelf, size: int, sizes: Sequence[int]) -> Iterator[Finding]:
    leaves = [row.leaf for row in shelf.rows(size - size % WIDTH, size)]
    for at in partial(sizes, size):
        if at.level == ENTRIES:
            expected = encode_bundle(leaves[: at.width])
        elif at.level == 0:
            expected = b"".join(leaf_hash(leaf) for leaf in leaves[: at.width])
        else:
            expected = b"".join(_root(shelf, at.level - 1, at.index * WIDTH + one) for one in range(at.width))
        yield from _compared(shelf, path(at), expected)


def _root(shelf: TileShelf, level: int, index: int) -> bytes:
    assert index < shelf.size() >> HEIGHT * (level + 1)
    try:
        return shelf.tile(level, index)[-SIZE:]
    except LookupError as error:
        name = path(Coordinates(level, index))
        raise BrokenFileError(name, MISSING.finding(path=name)) from error


def _compared(shelf: TileShelf, name: str, expected: bytes) -> Iterator[Finding]:
    try:
        data = shelf.read(name)
    except BrokenFileError:
        return  # It is told of above as missing.
    if data != expected:
        offset = next(
            (at for at, (one, other) in enumerate(zip(data, expected, strict=False)) if one != other), min(len(data), len(expected))
        )
        yield OTHER_BYTES.finding(path=name, offset=offset, place=Place(name, offset))
