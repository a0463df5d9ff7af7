"""This file is about the leaf: all that the log itself holds of an act. Its bytes are hashed into the tree.

    {"commitment":"19998fe9…","received":1763683200}

A log cannot forget, so it holds no act: only its id, which commits to it, and when the log received it.
An act that is not open to all has a *stub* besides, which says what may be known of it meanwhile.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.encoding import GREATEST
from foedus.record.nonce import HEXADECIMAL

LIMIT = 65_535
"""The most bytes of a leaf: what a bundle can hold (tlog-tiles, Log entries)."""

MALFORMED = Code("leaf-malformed", size=int)


SMALLEST = 1024
"""Bytes that the size of a closed act is rounded up to at least."""


def rounded(size: int) -> int:
    """Round the size of a closed act up to the next power of two, and to 1,024 at least, so that it tells little.

    >>> rounded(0), rounded(1024), rounded(1025)
    (1024, 1024, 2048)
    """
    return max(SMALLEST, 1 << (size - 1).bit_length()) if size else SMALLEST


class Stub(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What everybody may know of an act that is closed.

    ``matter`` is the label under which answers know that something is withheld (``crisis:2022-1``, ``organ:CSC``);
    ``rule`` the article that closes it; ``seat`` whose act it is; ``level`` its restriction; ``until`` the latest day
    of its disclosure (EDTF; empty if none is set); ``size`` its bytes, :func:`rounded` up.
    """

    matter: str
    rule: str
    seat: str = ""
    level: str = ""
    until: str = ""
    size: int = 0


def marking(stub: Stub | None) -> str:
    """Give what stands on every print of a closed act: its level, whose it is, by which article, the day of its disclosure.

    >>> marking(Stub(matter="organ:CSC", rule="EP 10", seat="KAZ", level="for official use", until="2022-02-04"))
    '[for official use · KAZ · EP 10 · 2022-02-04]'
    """
    return f"[{' · '.join(one for one in (stub.level, stub.seat, stub.rule, stub.until) if one)}]" if stub else ""


class Leaf(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An act's place in the log: the act's id (64 hexadecimal digits), when the log received it, and a stub if it is closed."""

    commitment: str
    received: Instant
    stub: Stub | None = None


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Leaf)
_PLAIN = re.compile(rb'\{"commitment":"([0-9a-f]{64})","received":(0|[1-9][0-9]{0,14})\}')
_HEAD = b'{"commitment":"'
_END = re.compile(rb'","received":(0|[1-9][0-9]{0,14})\}')


def encode_leaf(leaf: Leaf) -> bytes:
    """Write a leaf as its canonical bytes (RFC 8785).

    :raises ValueError: no log may hold such a leaf.
    """
    if not HEXADECIMAL.fullmatch(leaf.commitment) or not 0 <= leaf.received <= GREATEST >> 10:
        raise ValueError("a leaf has an id of 64 hexadecimal digits and a time from 1970 on, below 2^53")
    if leaf.stub is None:
        # The commonest leaf by far, written as the encoder would.
        return b'{"commitment":"%b","received":%d}' % (leaf.commitment.encode(), leaf.received)
    data = _ENCODER.encode(leaf)
    if len(data) > LIMIT:
        raise ValueError(f"a leaf has at most {LIMIT} bytes, not {len(data)}")
    return data


def received_of(data: bytes, act: str) -> Instant | None:
    """Give when an act was received, if these are the bytes of its leaf and it is open; nothing, where they are any others.

    Who reads many acts has hashed each already, and asks only whether its leaf says so.

    :param act: the act's id.
    """
    head = _HEAD + act.encode()
    return _received(data[len(head) :]) if data.startswith(head) else None


@lru_cache(maxsize=4_096)
def _received(end: bytes) -> Instant | None:
    # All acts that were entered together were received together, and their leaves end alike.
    plain = _END.fullmatch(end)
    return int(plain[1]) if plain else None


def decode_leaf(data: bytes) -> Leaf | Finding:
    """Read a leaf, or say that the bytes are none; only canonical bytes are one."""
    plain = _PLAIN.fullmatch(data)
    if plain:
        # The commonest leaf by far has one spelling, and this is it: fifteen digits are below any bound.
        return Leaf(plain[1].decode(), int(plain[2]))
    try:
        leaf = _DECODER.decode(data)
        again = encode_leaf(leaf)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return MALFORMED.finding(size=len(data))
    return leaf if again == data else MALFORMED.finding(size=len(data))
