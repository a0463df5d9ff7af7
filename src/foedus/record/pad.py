"""This file is about the pad of a State: a secret from which its telegrams are authenticated, each number once.

The State and the official who receives its telegrams both hold the pad; the record holds its commitment, so that anybody
who is shown the pad later can check what the official checked. An authenticator binds every field of a telegram and its
number. It shows that somebody with the pad made the telegram: the State, or the official; the State may disown it.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from hashlib import sha256

from msgspec import Struct

from foedus.finding import Code, Finding

FORMAT = "foedus-telegram-pad/1"
SECRET, LETTERS = 32, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS, _GROUP = 5, 4
_LENGTH = 16

NO_PAD_FILE = Code("telegram-pad-file")


class Pad(Struct, frozen=True):
    """A pad: whose it is, how many numbers it has, and its 32 secret bytes."""

    seat: str
    count: int
    secret: bytes

    @property
    def commitment(self) -> str:
        """Give what stands on the record of it: a hash, in hexadecimal."""
        return sha256(f"{FORMAT}\n{self.seat}\n{self.count}\n".encode() + self.secret).hexdigest()

    def encode(self) -> str:
        """Write the pad as its file has it."""
        return f"{FORMAT}\n{self.seat}\n{self.count}\n{self.secret.hex()}\n"

    def authenticator(self, number: int, fields: Sequence[tuple[str, str]]) -> str:
        """Make the authenticator of a telegram: 80 bits, in letters and digits that are hard to misread."""
        key = hmac.digest(self.secret, f"{FORMAT}\n{number}\n".encode(), "sha256")
        told = b"".join(_framed(key_) + _framed(value) for key_, value in fields)
        whole = int.from_bytes(hmac.digest(key, told, "sha256")[: _LENGTH * _BITS // 8])
        letters = "".join(LETTERS[whole >> _BITS * at & 31] for at in reversed(range(_LENGTH)))
        return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))

    def made(self, number: int, fields: Sequence[tuple[str, str]], authenticator: str) -> bool:
        """Say whether an authenticator is the one of these fields under a number of the pad."""
        return 1 <= number <= self.count and hmac.compare_digest(self.authenticator(number, fields).encode(), authenticator.encode())


def _framed(text: str) -> bytes:
    data = text.encode()
    return len(data).to_bytes(4) + data


def read_pad(text: str) -> Pad | Finding:
    """Read the file of a pad."""
    lines = text.splitlines()
    try:
        name, seat, count, secret = lines
        pad = Pad(seat, int(count), bytes.fromhex(secret))
    except ValueError:
        return NO_PAD_FILE.finding()
    return pad if name == FORMAT and len(pad.secret) == SECRET and pad.encode() == text else NO_PAD_FILE.finding()
