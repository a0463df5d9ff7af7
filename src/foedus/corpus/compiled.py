"""This file is about the compiled form of a corpus: the frozen value as bytes, read back in a few milliseconds.

Beside the value stand a stamp of the engine and a checksum: what another engine wrote, or a disk
damaged, is not read. It is a cache, never the truth; the files are.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256

import msgspec

from foedus.corpus import clauses, duty, instrument, organ, provision
from foedus.corpus import corpus as header
from foedus.corpus.corpus import Corpus

_FORMAT = "foedus-compiled/1"
_WORDS = (provision, clauses, duty, organ, instrument, header)


@cache
def stamp() -> bytes:
    """Give the mark of this engine: the format, and every struct with its fields and their types."""
    text = [_FORMAT, msgspec.__version__, f"{sys.version_info[:2]}"]
    for module in _WORDS:
        for name, kind in sorted(vars(module).items()):
            if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__:
                text.append(f"{name} {kind.__annotations__}")
    return sha256("\n".join(text).encode()).digest()


@cache
def _decoder() -> msgspec.msgpack.Decoder[Corpus]:
    return msgspec.msgpack.Decoder(Corpus)


def dump(corpus: Corpus) -> bytes:
    """Write a corpus: the engine's stamp, the checksum, the value."""
    body = msgspec.msgpack.encode(corpus)
    return stamp() + sha256(body).digest() + body


def restore(data: bytes) -> Corpus | None:
    """Read a corpus back; none where another engine wrote it or the bytes are damaged."""
    mark, checksum, body = data[:32], data[32:64], data[64:]
    if mark != stamp() or checksum != sha256(body).digest():
        return None
    try:
        return _decoder().decode(body)
    except msgspec.MsgspecError:  # a checksum says that nobody damaged it, not that a corpus was written
        return None
