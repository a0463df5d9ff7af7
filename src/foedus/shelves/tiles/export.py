"""This file is about exporting a log: its rows, tiles and checkpoints as static files, which any web server can serve.

What is full is written once and never again; ``checkpoint`` is written last, so that whoever reads while an
export goes on finds everything that the checkpoint promises. Each file is written beside its place and then
renamed: dead in between, and the file is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from foedus.finding import Code, Finding
from foedus.record.bundle import LONG, encode_bundle
from foedus.record.hashing import SIZE
from foedus.record.tile import ENTRIES, HEIGHT, WIDTH, Coordinates, path
from foedus.shelves.log import LogReader
from foedus.shelves.shelf import Row, Shelf
from foedus.shelves.tiles.directory import BrokenFileError, TileShelf
from foedus.shelves.tiles.layout import ACT, CHAIN, CHECKPOINT, CHECKPOINTS, KEYS, SIGNATURE, beside, encode_chain, partial
from foedus.shelves.tiles.serving import is_open

DIVERGES = Code("tiles-diverge", size=int, found=str, expected=str)
LONGER = Code("tiles-longer", size=int, expected=int)
NOT_EMPTY = Code("tiles-folder-taken", path=str)
OTHER_LOG = Code("tiles-other-log", found=str, expected=str)

Progress = Callable[[int, int], None]
"""Is told how many rows are done, of how many."""


Readable = Callable[[Row], bool]
"""Says whether who gets the export may have an act's bytes and signatures."""


def export(shelf: Shelf, folder: Path, progress: Progress = lambda _done, _of: None, *, readable: Readable = is_open) -> int | Finding:
    """Write a log into a folder, or go on where an earlier export ended; give the log's size.

    A folder that holds another log, or one that this does not begin with, is left as it is. Of closed acts there is
    afterwards what ``readable`` allows and nothing else, whatever an earlier export wrote.

    :raises LogError: the log does not fit its newest checkpoint.
    """
    reader = LogReader(shelf)
    start = _standing(reader, folder)
    if isinstance(start, Finding):
        return start
    if reader.head is None:
        return 0
    size = reader.size
    _again(shelf, folder, start - start % WIDTH, readable)
    for first in range(start - start % WIDTH, size, WIDTH):
        rows = tuple(shelf.rows(first, min(first + WIDTH, size)))
        _bundles(folder, Coordinates(ENTRIES, first // WIDTH, len(rows)), rows, readable)
        progress(first + len(rows), size)
    _tiles(reader, folder, start)
    _write(folder / CHAIN, [encode_chain(position for position in shelf.chain() if position < size)])
    _write(folder / KEYS, ["".join(f"{key}\n" for key in shelf.identity.keys).encode()])
    sizes: list[int] = []
    _write(folder / CHECKPOINTS, _notes(shelf, size, sizes))
    _partial(reader, folder, sizes)
    # Dead before the line below: the folder holds the log as the earlier checkpoint has it, and more than it promises.
    _write(folder / CHECKPOINT, [reader.head.note.encode()])
    _sweep(folder, start, size, sizes)
    return size


def _notes(shelf: Shelf, size: int, sizes: list[int]) -> Iterator[bytes]:
    for reached, note in shelf.notes():
        if reached <= size:
            sizes.append(reached)
            yield encode_bundle([note], LONG)


def _standing(reader: LogReader, folder: Path) -> int | Finding:
    """Give the size of what an earlier export left in the folder, if this log begins with it."""
    if not folder.exists() or not any(folder.iterdir()):
        return 0
    if not (folder / KEYS).is_file():
        # An export that died before its first checkpoint has tiles alone, and is begun again.
        ours = {"tile", ACT, SIGNATURE, CHAIN}
        return 0 if all(one.name in ours for one in folder.iterdir()) else NOT_EMPTY.finding(path=str(folder))
    try:
        return _begun(reader, TileShelf(folder))
    except BrokenFileError as error:
        return error.finding


def _begun(reader: LogReader, there: TileShelf) -> int | Finding:
    if there.identity != reader.shelf.identity:
        return OTHER_LOG.finding(found=there.identity.origin, expected=reader.origin)
    size = there.size()
    if size > reader.size:
        return LONGER.finding(size=size, expected=reader.size)
    if size and reader.root(size) != there.root():
        return DIVERGES.finding(size=size, found=reader.root(size).hex(), expected=there.root().hex())
    return size


def _again(shelf: Shelf, folder: Path, start: int, readable: Readable) -> None:
    """Write those bundles anew in which an act is closed or gone: it may have been disclosed since, or destroyed, or be for other eyes."""
    for first in range(0, start, WIDTH):
        rows = tuple(shelf.rows(first, first + WIDTH))
        if any(row.act is None or not is_open(row) for row in rows):
            _beside(folder, Coordinates(ENTRIES, first // WIDTH, WIDTH), rows, readable)


def _bundles(folder: Path, at: Coordinates, rows: Sequence[Row], readable: Readable) -> None:
    if at.width == WIDTH:
        _write(folder / path(at), [encode_bundle(row.leaf for row in rows)])
    _beside(folder, at, rows, readable)


def _beside(folder: Path, at: Coordinates, rows: Sequence[Row], readable: Readable) -> None:
    shown = [readable(row) for row in rows]
    acts = (row.act or b"" if may else b"" for row, may in zip(rows, shown, strict=True))
    _write(folder / beside(ACT, at), [encode_bundle(acts, LONG)])
    _write(
        folder / beside(SIGNATURE, at),
        [encode_bundle((row.signatures if may else b"" for row, may in zip(rows, shown, strict=True)), LONG)],
    )


def _tiles(reader: LogReader, folder: Path, start: int) -> None:
    level = 0
    while reader.size >> HEIGHT * (level + 1):
        for index in range(start >> HEIGHT * (level + 1), reader.size >> HEIGHT * (level + 1)):
            _write(folder / path(Coordinates(level, index)), [reader.shelf.tile(level, index)[: WIDTH * SIZE]])
        level += 1


def _partial(reader: LogReader, folder: Path, sizes: Sequence[int]) -> None:
    """Write every tile that is not full, at each size for which there is a checkpoint (tlog-tiles, Partial Tiles)."""
    size = reader.size
    edge = list(reader.shelf.rows(size - size % WIDTH, size))
    for at in partial(sizes, size):
        if at.level == ENTRIES:
            _write(folder / path(at), [encode_bundle(row.leaf for row in edge[: at.width])])
        else:
            _write(folder / path(at), reader.frontier.open[at.level][: at.width])


def _sweep(folder: Path, start: int, size: int, sizes: Sequence[int]) -> None:
    """Remove the partial files of an earlier export that full ones, or wider ones of ours, stand for now."""
    kept = {folder / path(at) for at in partial(sizes, size)}
    if size % WIDTH:
        here = Coordinates(ENTRIES, size // WIDTH, size % WIDTH)
        kept |= {folder / beside(ACT, here), folder / beside(SIGNATURE, here)}
    for file in _partial_files(folder, start):
        if file not in kept:
            file.unlink()
            if not any(file.parent.iterdir()):
                file.parent.rmdir()


def _partial_files(folder: Path, size: int) -> Iterator[Path]:
    """Give the partial files that an export of this size has left: they lie beside the full tiles that were open then."""
    level, across = 0, size
    while across:
        at = Coordinates(level, across // WIDTH, 1)
        names = [path(at)] + ([path(Coordinates(ENTRIES, at.index, 1))] if level == 0 else [])
        if level == 0:
            names += [beside(kind, Coordinates(ENTRIES, at.index, 1)) for kind in (ACT, SIGNATURE)]
        for name in names:
            yield from sorted((folder / name).parent.glob("*"))
        level, across = level + 1, across >> HEIGHT


def _write(file: Path, parts: Iterable[bytes]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.new")
    with aside.open("wb") as written:
        written.writelines(parts)
    aside.replace(file)
