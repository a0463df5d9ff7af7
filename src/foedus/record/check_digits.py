"""This file is about the check digits of a telegram's line: they find what was garbled and, for one character, where.

The first pair is ISO 7064 MOD 97-10 over the line's characters, each written as its number in five digits. The second is
the sum of those numbers modulo 97. Together they tell at which character a single one was changed, or which two
neighbours changed places: as far as the line has no more than 96 characters.
"""

from __future__ import annotations

from msgspec import Struct

MODULUS, LONGEST = 97, 96
_WEIGHT = pow(10, 5, MODULUS)
_POWERS = {pow(_WEIGHT, power, MODULUS): power for power in range(LONGEST)}
_TO_THE_LEFT = 100


class Garbled(Struct, frozen=True):
    """What is wrong with a line: at which character, counted from 1; 0 if that cannot be told; ``swapped`` with the next one."""

    position: int
    swapped: bool = False


def check_digits(text: str) -> str:
    """Give the two pairs of check digits of a text.

    >>> check_digits("KAZ"), check_digits("KZA")
    ('62 36', '80 36')
    """
    return f"{98 - _weighted(text) * _TO_THE_LEFT % MODULUS:02} {_sum(text):02}"


def garbled(text: str, digits: str, *, prefix: int = 0) -> Garbled | None:
    """Say where a text does not agree with its check digits; nothing, where it does.

    :param digits: two pairs of digits with a space between.
    :param prefix: how many characters at the beginning are not counted, since they are known to be right.
    """
    if digits == check_digits(text):
        return None
    first, second = (int(pair) for pair in digits.split())
    told = (1 - first) * pow(_TO_THE_LEFT, -1, MODULUS)
    weighted, plain = (_weighted(text) - told) % MODULUS, (_sum(text) - second) % MODULUS
    if len(text) > LONGEST:
        return Garbled(0)
    if plain and weighted:
        at = len(text) - _POWERS[weighted * pow(plain, -1, MODULUS) % MODULUS]
        return Garbled(at - prefix if prefix < at <= len(text) else 0)
    if weighted:
        swaps = [at for at in range(prefix, len(text) - 1) if check_digits(_swapped(text, at)) == digits]
        return Garbled(swaps[0] + 1 - prefix, swapped=True) if len(swaps) == 1 else Garbled(0)
    return Garbled(0)


def _weighted(text: str) -> int:
    found = 0
    for char in text:
        found = (found * _WEIGHT + ord(char)) % MODULUS
    return found


def _sum(text: str) -> int:
    return sum(map(ord, text)) % MODULUS


def _swapped(text: str, at: int) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
