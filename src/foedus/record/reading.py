"""This file is about asking for closed acts over the network: a member shows with a key on the record for whom it reads, and no password is sent.

    foedus-reading/1
    csto
    https://record.example
    KAZ
    ed25519:3b6a27bc…
    6735b2c0.9f86d081….60303ae2…
    12,15,99

    kF0p3…==

The lines say in whose log, at which address, for which seat, with which key, answering which challenge, and which positions
are asked for; the last is the key's signature on the lines. The address is under the signature, so that whoever is asked cannot
pass the request on elsewhere; the challenge is the host's, short-lived, and good once.

The key is one that the seat has credentialed for all kinds of act, or for ``reading``, which is no kind of act: a key that a
machine keeps for this alone signs nothing in the seat's name.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from foedus.finding import Code, Finding
from foedus.record.act_key import ED25519, act_key
from foedus.record.authority import Authority
from foedus.record.encoding import base64, from_base64, number
from foedus.record.signature import key_name
from foedus.record.vkey import SignerKey

FORMAT: Final = "foedus-reading/1"
SCOPE: Final = "reading"
"""The scope of a key that asks for closed acts and signs none."""

MOST: Final = 1_000
"""The most positions that one request asks for."""

MALFORMED = Code("reading-malformed", size=int)
FALSE = Code("reading-false", key=str)
ELSEWHERE = Code("reading-elsewhere", found=str, expected=str)
NO_KEY = Code("reading-key", key=str, seat=str)
OUT_OF_SCOPE = Code("reading-scope", key=str, seat=str)


class Reading(Struct, frozen=True):
    """A request for closed acts: of which log, at which address, for which seat, by which key, answering which challenge, which positions."""

    log: str
    address: str
    seat: str
    key: str
    challenge: str
    positions: tuple[int, ...]

    @property
    def text(self) -> str:
        """Write the lines that are signed. The second is no number, so they can never be a checkpoint."""
        wanted = ",".join(map(str, self.positions))
        return "".join(f"{one}\n" for one in (FORMAT, self.log, self.address, self.seat, self.key, self.challenge, wanted))

    def signed(self, signer: SignerKey) -> bytes:
        """Give the request with its key's signature."""
        return f"{self.text}\n{base64(signer.sign(self.text.encode()))}\n".encode()


def reading(log: str, address: str, signer: SignerKey, challenge: str, positions: tuple[int, ...]) -> bytes:
    """Ask for closed acts in the name of the seat for which a key is called (``foedus key new --name KAZ``)."""
    return Reading(log, address, signer.name, key_name(signer.verifier.key), challenge, positions).signed(signer)


def parse_reading(data: bytes) -> Reading | Finding:
    """Read a request and check that its key signed it; whether the key may ask is for :func:`may_ask`."""
    text, blank, line = data.decode("utf-8", "replace").partition("\n\n")
    lines, signature = text.split("\n"), from_base64(line.removesuffix("\n"))
    if len(lines) != 7 or lines[0] != FORMAT or not blank or not line.endswith("\n") or signature is None:
        return MALFORMED.finding(size=len(data))
    positions = tuple(number(one) for one in lines[6].split(","))
    wanted = tuple(one for one in positions if one is not None)
    found = Reading(lines[1], lines[2], lines[3], lines[4], lines[5], wanted)
    key = act_key(found.key)
    if len(wanted) != len(positions) or len(wanted) > MOST or f"{text}\n" != found.text or key is None or key.algorithm != ED25519:
        return MALFORMED.finding(size=len(data))
    return found if key.signed(found.text.encode(), signature) else FALSE.finding(key=found.key)


def may_ask(asked: Reading, address: str, authority: Authority) -> Finding | None:
    """Say why a request is not answered: it was made to somebody else, or its key may not read for its seat; nothing, where it is.

    :param address: under which the host is asked, as it was told.
    :param authority: who may sign for whom at the end of the log.
    """
    if asked.address != address:
        return ELSEWHERE.finding(found=asked.address, expected=address)
    if authority.grant(asked.key, asked.seat) is None:
        return NO_KEY.finding(key=asked.key, seat=asked.seat)
    # A key may be credentialed more than once: for acts by one act, for reading by another.
    standing = (one for one in authority.grants.get(asked.key, ()) if one.stands(authority.position + 1))
    over = authority.seat_of_root(asked.seat)
    reads = any(one.allows(SCOPE) and (one.covers(asked.seat) or (one.root and one.seat == over)) for one in standing)
    return None if reads else OUT_OF_SCOPE.finding(key=asked.key, seat=asked.seat)
