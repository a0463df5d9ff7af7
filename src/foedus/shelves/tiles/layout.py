"""This file says which files an exported log consists of, and where each lies.

    checkpoint                      the newest checkpoint (tlog-tiles, Checkpoints)
    tile/<L>/<N>[.p/<W>]            the tree (tlog-tiles, Merkle Tree)
    tile/entries/<N>[.p/<W>]        the leaves (tlog-tiles, Log entries)
    log.vkey                        the log's verifier keys, one a line
    checkpoints                     every checkpoint, in order, each behind its length in four bytes
    act/<N>[.p/<W>]                 the acts beside the leaves, each behind its length in four bytes
    signature/<N>[.p/<W>]           the signatures beside the acts, likewise
    chain                           the positions of the record's own acts, one a line

The first three are C2SP's, so that any tool reads and checks the log; the others are ours. A length of
zero in a bundle of acts says that the act's bytes are not here: withheld, where its leaf has a stub.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.record.tile import ENTRIES, HEIGHT, WIDTH, Coordinates, bundles_of, coordinates, path, tiles_of

CHECKPOINT = "checkpoint"
CHECKPOINTS = "checkpoints"
KEYS = "log.vkey"
CHAIN = "chain"
ACT = "act"
SIGNATURE = "signature"


def encode_chain(positions: Iterable[int]) -> bytes:
    r"""Write the positions of the record's own acts.

    >>> encode_chain([0, 12])
    b'0\n12\n'
    """
    return "".join(f"{position}\n" for position in positions).encode()


def decode_chain(data: bytes) -> tuple[int, ...] | None:
    r"""Read the positions of the record's own acts; nothing, where they are not written as they must be.

    >>> decode_chain(b"0\n12\n"), decode_chain(b"12\n0\n"), decode_chain(b"012\n")
    ((0, 12), None, None)
    """
    lines = data.split(b"\n")
    if lines[-1] or not all(line.isdigit() and len(line) < 20 for line in lines[:-1]):
        return None
    found = sorted({int(line) for line in lines[:-1]})
    return tuple(found) if encode_chain(found) == data else None


def beside(kind: str, at: Coordinates) -> str:
    """Give the path of a bundle of what lies beside the log, where the leaves' bundle is at these coordinates.

    >>> beside(ACT, Coordinates(ENTRIES, 0, 5))
    'act/000.p/5'
    """
    return f"{kind}/{path(at).removeprefix('tile/entries/')}"


def known(text: str) -> tuple[str, Coordinates] | None:
    """Read the path of a tile or a bundle: ``tile``, ``act`` or ``signature``, and where it is.

    >>> known("act/x001/234.p/7")
    ('act', Coordinates(level=-1, index=1234, width=7))
    """
    kind, _, rest = text.partition("/")
    at = coordinates(text if kind == "tile" else f"tile/entries/{rest}")
    return (kind, at) if at and kind in {"tile", ACT, SIGNATURE} else None


def partial(sizes: Iterable[int], size: int) -> Iterator[Coordinates]:
    """Give the tiles and bundles of a log of ``size`` that are not full, at every size for which there is a checkpoint.

    They MUST be served until the full tile is there (tlog-tiles, Partial Tiles); then they go.
    """
    given: set[Coordinates] = set()
    for one in sizes:
        level, across = 0, one
        while across:
            index, width = divmod(across, WIDTH)
            if width and index == size >> HEIGHT * (level + 1):
                given.add(Coordinates(level, index, width))
                if level == 0:
                    given.add(Coordinates(ENTRIES, index, width))
            level, across = level + 1, across >> HEIGHT
    yield from sorted(given)


def files_of(size: int, sizes: Iterable[int]) -> Iterator[str]:
    """Give the path of every file of an exported log.

    :param sizes: the sizes for which there is a checkpoint.
    """
    yield from (CHECKPOINT, CHECKPOINTS, KEYS, CHAIN)
    for at in tiles_of(size):
        if at.width == WIDTH:
            yield path(at)
    for at in bundles_of(size):
        if at.width == WIDTH:
            yield path(at)
        yield from (beside(ACT, at), beside(SIGNATURE, at))
    for at in partial(sizes, size):
        yield path(at)
