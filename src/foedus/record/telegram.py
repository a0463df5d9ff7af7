"""This file is about telegrams: an act of a State on one numbered page, line by line, each line with its check digits.

A line is read by its number, its key and its value; whatever else stands on the page is for people. A form may be printed
in advance: blank, to be filled in by hand, or filled in and authenticated and kept for the day. A line of dots says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from foedus.finding import Code, Finding, Place
from foedus.record.check_digits import LONGEST, check_digits, garbled
from foedus.record.pad import LETTERS, Pad

HEADING = "FOEDUS TELEGRAM 1"
OPENING = ("log", "from", "act", "done", "under", "crisis", "confirms", "disowns")
"""The lines that every telegram may have before those of its kind of act, in their order."""
PAD, NUMBER, AUTHENTICATOR = "pad", "number", "authenticator"
_LINE = re.compile(r"\s*(\d\d) ([a-z][a-z -]*): +(\S.*?) +\[(\d\d \d\d|\.\. \.\.)\]\s*")
_BEGUN = re.compile(r"\s*\d\d [a-z][a-z -]*:")
_BLANK, _UNCHECKED = "." * 40, ".. .."
_AUTHENTICATOR = re.compile(rf"(?:[{LETTERS}]{{4}}-){{3}}[{LETTERS}]{{4}}")

NO_TELEGRAM = Code("telegram-none", heading=str)
NO_LINE = Code("telegram-line", found=str)
MISCOUNTED = Code("telegram-line-number", found=int, expected=int)
TWICE = Code("telegram-line-twice", key=str)
GARBLED = Code("telegram-garbled", key=str, found=str)
GARBLED_AT = Code("telegram-garbled-at", key=str, position=int, character=str)
SWAPPED = Code("telegram-swapped", key=str, position=int, characters=str)
NO_LETTER = Code("telegram-letter", key=str, position=int, character=str)
TOO_LONG = Code("telegram-too-long", key=str, size=int, most=int)
ILL_TEXT = Code("telegram-text", key=str, found=str)


class Telegram(Struct, frozen=True):
    """A telegram: its lines in their order, and the authenticator that binds them, if it has one."""

    lines: tuple[tuple[str, str], ...]
    authenticator: str = ""

    def get(self, key: str) -> str:
        """Give the value of a line; empty, if the telegram has none of that key."""
        return dict(self.lines).get(key, "")

    @property
    def number(self) -> int:
        """Give its number of the pad; 0, if it has none."""
        text = self.get(NUMBER)
        return int(text) if text.isascii() and text.isdecimal() else 0

    @property
    def says(self) -> dict[str, str]:
        """Give the fields of the State's act, by the journal's keys."""
        return {key: value for key, value in self.lines if key not in (*OPENING, PAD, NUMBER)}


def telegram(lines: Sequence[tuple[str, str]], *, pad: Pad | None = None, number: int = 0) -> Telegram | Finding:
    """Make a telegram.

    :param lines: keys and values in their order.
    :param pad: the pad that authenticates it under a number.
    """
    for at, (key, value) in enumerate(lines, 1):
        size = len(_checked(at, key, value))
        if size > LONGEST:
            return TOO_LONG.finding(key=key, size=len(value), most=LONGEST - size + len(value))
        if value != " ".join(value.split()) or not value.isprintable() or not value:
            return ILL_TEXT.finding(key=key, found=value)
    if pad is None:
        return Telegram(tuple(lines))
    bound = (*lines, (PAD, pad.commitment[:16]), (NUMBER, str(number)))
    return Telegram(bound, pad.authenticator(number, bound))


def write(one: Telegram, blanks: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Write the lines of a telegram, each with its key.

    :param blanks: keys of further lines, left blank to be filled in.
    """
    whole = (*one.lines, *([(AUTHENTICATOR, one.authenticator)] if one.authenticator else []))
    lines = [(key, f"{at:02} {key}: {value} [{check_digits(_checked(at, key, value))}]") for at, (key, value) in enumerate(whole, 1)]
    return lines + [(key, f"{at:02} {key}: {_BLANK} [{_UNCHECKED}]") for at, key in enumerate(blanks, len(lines) + 1)]


def read(text: str, path: str = "") -> Telegram | tuple[Finding, ...]:
    """Read a telegram back, or say everything that is wrong with it: the line, and at which character."""
    rows = text.splitlines()
    begins = next((at for at, row in enumerate(rows) if HEADING in row), None)
    if begins is None:
        return (NO_TELEGRAM.finding(heading=HEADING, place=Place(path, 1)),)
    found: dict[str, str] = {}
    findings: list[Finding] = []
    for at, row in enumerate(rows[begins + 1 :], begins + 2):
        if _BEGUN.match(row):
            wrong = _line(row, Place(path, at), found)
            findings += [wrong] if wrong else []
    if findings:
        # What follows a line that cannot be read is miscounted only because of it.
        return tuple(one for one in findings if one.code != MISCOUNTED.name) or tuple(findings)
    authenticator = found.pop(AUTHENTICATOR, "")
    lines = tuple((key, value) for key, value in found.items() if value.strip("."))
    return Telegram(lines, authenticator) if lines else (NO_TELEGRAM.finding(heading=HEADING, place=Place(path, 1)),)


def _line(row: str, place: Place, found: dict[str, str]) -> Finding | None:
    read_ = _LINE.fullmatch(row)
    if read_ is None:
        return NO_LINE.finding(found=row.strip(), place=place)
    number, key, value = int(read_[1]), read_[2], read_[3]
    if key in found:
        return TWICE.finding(key=key, place=place)
    wrong = _letter(key, value, place)
    # What was filled in by hand has no digits; only an authenticator or the original shows that it came whole.
    if wrong is None and read_[4] != _UNCHECKED:
        wrong = _garbled(number, key, value, read_[4], place)
    if wrong is None and number != len(found) + 1:
        wrong = MISCOUNTED.finding(found=number, expected=len(found) + 1, place=place)
    found[key] = value
    return wrong


def _letter(key: str, value: str, place: Place) -> Finding | None:
    """Name the first character of an authenticator that none can have."""
    if key != AUTHENTICATOR or _AUTHENTICATOR.fullmatch(value):
        return None
    at = next((at for at, char in enumerate(value) if char not in (LETTERS if at % 5 < 4 else "-")), len(value))
    return NO_LETTER.finding(key=key, position=at + 1, character=value[at : at + 1], place=place)


def _garbled(number: int, key: str, value: str, digits: str, place: Place) -> Finding | None:
    text = _checked(number, key, value)
    wrong = garbled(text, digits, prefix=len(text) - len(value))
    if wrong is None:
        return None
    at = wrong.position
    if wrong.swapped:
        return SWAPPED.finding(key=key, position=at, characters=value[at - 1 : at + 1], place=place)
    if at:
        return GARBLED_AT.finding(key=key, position=at, character=value[at - 1], place=place)
    return GARBLED.finding(key=key, found=value, place=place)


def _checked(number: int, key: str, value: str) -> str:
    """Give what the digits of a line check: its number and key too, so that no value can change its line."""
    return f"{number:02} {key}: {value}"


def opening(given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Put the lines that every telegram may have in their order; those without a value are left out."""
    return tuple((key, given[key]) for key in OPENING if given.get(key))
