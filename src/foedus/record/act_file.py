"""This file is about an act as it travels, in a file or over the network: its bytes, how it is closed if it is, its signatures.

    {"body":{…},"format":"foedus-act/1","key":"ed25519:3b6a27bc…",…}
    closed {"level":"for official use","matter":"crisis:flood","rule":"EP 10","seat":"KAZ","size":1024,"until":"2024-06-03"}
    ed25519:3b6a27bc… kF0p3…==

The second line is there for a closed act only, and holds its stub. It stands in the file of the act itself, so that
a closed act cannot be handed in as an open one by forgetting a second file. The act's id is of the first line alone.
"""

from __future__ import annotations

import msgspec

from foedus.finding import Code, Finding
from foedus.record.leaf import Leaf, Stub, decode_leaf
from foedus.record.proof import Proof

MARK = b"closed "
"""What the line of a closed act begins with; no signature's line does, since those begin with a key."""

MALFORMED = Code("act-closed-line", found=str)
OTHERWISE = Code("entered-otherwise", found=str, expected=str)

_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Stub)


def encode_closed(stub: Stub | None) -> bytes:
    """Write the line that says how an act is closed; nothing for one that is open."""
    return MARK + _ENCODER.encode(stub) + b"\n" if stub else b""


def parted(data: bytes) -> tuple[bytes, Stub | None, bytes] | Finding:
    """Part an act as it travels into its bytes, its stub if it is closed, and the lines of its signatures.

    Only the one way of writing a stub is taken: what is shown of it before the signature is what is entered.
    """
    act, _, rest = data.partition(b"\n")
    if not rest.startswith(MARK):
        return act, None, rest
    line, newline, signatures = rest.partition(b"\n")
    try:
        stub = _DECODER.decode(line.removeprefix(MARK))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        stub = None
    if stub is None or encode_closed(stub) != line + newline:
        return MALFORMED.finding(found=line[:80].decode("utf-8", "replace"))
    return act, stub, signatures


def otherwise(act: str, stub: Stub | None, proof: Proof) -> Finding | None:
    """Say if a log entered an act in another way than its author asked: under another stub, without one, or another act at all.

    A host that opens what was to be closed, or closes what was to be open, is convicted by its own proof.

    :param act: the act's id.
    """
    leaf = decode_leaf(proof.extra)
    if isinstance(leaf, Leaf) and leaf.commitment == act and leaf.stub == stub:
        return None
    found = _said(leaf.stub) if isinstance(leaf, Leaf) else ""
    return OTHERWISE.finding(found=found, expected=_said(stub))


def _said(stub: Stub | None) -> str:
    return _ENCODER.encode(stub).decode() if stub else "open"
