"""This file is about fetching the closed acts that a member may read: its witness asks the host for them with a key on the record.

The key lies in the witness's folder (``reading.key``), made by ``foedus key new … --name SEAT`` and credentialed by the seat
for ``reading`` alone: it can ask, and sign nothing. Without it a witness asks for no closed act.
"""

from __future__ import annotations

from foedus.finding import Code, Finding
from foedus.record.bundle import LONG, decode_bundle
from foedus.record.encoding import number
from foedus.record.reading import MOST, reading
from foedus.record.vkey import SignerKey
from foedus.shelves.remote import Remote
from foedus.witness.bodies import Bodies

GIVEN = 200
REFUSED = Code("mirror-closed-refused", url=str, problem=str)
FALSE = Code("mirror-closed-false", url=str, position=int)


def fetch(url: str, origin: str, key: SignerKey, bodies: Bodies) -> Finding | None:
    """Ask for every closed act that is wanted, and keep what comes and is what it should be; say what kept the host from answering.

    :param url: under which the host is asked; it stands under the signature.
    :raises UnreachableError: the host does not answer.
    """
    wanted = tuple(bodies.wanted())
    for start in range(0, len(wanted), MOST):
        left = wanted[start : start + MOST]
        while left:
            given = _asked(url, origin, key, left)
            if isinstance(given, Finding):
                return given
            for position, act, signatures in given:
                if position not in left or not bodies.keep(position, act, signatures):
                    return FALSE.finding(url=url, position=position)
            # An answer has an end: what it had no room for is asked for again, until nothing more comes.
            lacking = bodies.wanted()
            left = tuple(one for one in left if one in lacking) if given else ()
    return None


Given = tuple[tuple[int, bytes, bytes], ...]


def _asked(url: str, origin: str, key: SignerKey, positions: tuple[int, ...]) -> Given | Finding:
    remote = Remote(url)
    challenge = remote.get("closed")
    if challenge.status != GIVEN:
        return REFUSED.finding(url=url, problem=str(challenge.status))
    word = challenge.body.decode("utf-8", "replace").strip()
    answered = remote.post("closed", reading(origin, remote.url, key, word, positions))
    if answered.status != GIVEN:
        # What a stranger says is quoted only as far as a code goes.
        return REFUSED.finding(url=url, problem=answered.body.decode("utf-8", "replace").strip()[:40] or str(answered.status))
    return _read(answered.body) or FALSE.finding(url=url, position=positions[0]) if answered.body else ()


def _read(data: bytes) -> Given | None:
    """Read the acts that were handed out; nothing, if the bytes are no such thing."""
    count = _count(data)
    parts = decode_bundle(data, count, LONG)
    if isinstance(parts, Finding) or count % 3:
        return None
    found = [(number(parts[at].decode("ascii", "replace")), parts[at + 1], parts[at + 2]) for at in range(0, count, 3)]
    return tuple((position, act, lines) for position, act, lines in found if position is not None)


def _count(data: bytes) -> int:
    count = at = 0
    while at + LONG <= len(data):
        at += LONG + int.from_bytes(data[at : at + LONG], "big")
        count += 1
    return count
