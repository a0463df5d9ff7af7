"""This file publishes a log as a folder of tiles, as tlog-tiles lays them out."""

from __future__ import annotations

from pathlib import Path

from foedus.record.bundle import encode_bundle
from foedus.record.frontier import node_reader
from foedus.record.tile import HEIGHT, WIDTH, bundles_of, path, tiles_of
from foedus.shelves.log import LogReader


def publish(log: LogReader, folder: Path) -> None:
    """Write the checkpoint, the tiles and the bundles of leaves."""
    nodes = node_reader(log.frontier, log.shelf.tile)
    for tile in tiles_of(log.size):
        first = tile.index * WIDTH
        _write(folder / path(tile), b"".join(nodes(tile.level * HEIGHT, at) for at in range(first, first + tile.width)))
    for bundle in bundles_of(log.size):
        first = bundle.index * WIDTH
        _write(folder / path(bundle), encode_bundle(row.leaf for row in log.shelf.rows(first, first + bundle.width)))
    assert log.head
    _write(folder / "checkpoint", log.head.note.encode())


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
