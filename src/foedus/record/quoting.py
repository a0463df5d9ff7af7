"""This file is about text on a journal's line: as it stands where nobody can misread it, in double quotes elsewhere.

Quoted text is a JSON string. A list is separated by commas, and an item that holds a comma is
quoted; an empty list is ``()``.
"""

from __future__ import annotations

import json
import re

from foedus.finding import Code, Value

OPEN = Code("journal-quote-open", key=str, found=str)
TAIL = Code("journal-quote-tail", key=str, found=str)
EMPTY = Code("journal-value-empty", key=str)
GAP = Code("journal-list-gap", key=str, found=str)

EMPTY_LIST = "()"
_DECODER = json.JSONDecoder(strict=False)
_PLAIN_ITEM = re.compile(r"[^,\"]*")
_PLAIN_NAME = re.compile(r"[^,\"=]*")


class Misread(Exception):  # noqa: N818 - it never leaves this floor: the parser turns it into a finding
    """A value on a journal's line cannot be read; it carries the finding's code and parameters."""

    def __init__(self, code: Code, **params: Value) -> None:
        super().__init__(code.name)
        self.code = code
        self.params = params


def read_text(key: str, raw: str) -> str:
    """Read a text that fills the rest of its line, quoted or not."""
    if not raw.startswith('"'):
        if not raw:
            raise Misread(EMPTY, key=key)
        return raw
    text, end = _quoted(key, raw, 0)
    if end != len(raw):
        raise Misread(TAIL, key=key, found=raw[end:].strip())
    return text


def read_list(key: str, raw: str) -> tuple[str, ...]:
    """Read a list of texts separated by commas."""
    if '"' not in raw and raw != EMPTY_LIST:
        items = tuple([item.strip() for item in raw.split(",")])
        if "" in items:
            raise Misread(GAP if raw else EMPTY, key=key, **({"found": raw} if raw else {}))
        return items
    if raw == EMPTY_LIST:
        return ()
    found, at = [], 0
    while True:
        item, at = _part(key, raw, at, _PLAIN_ITEM)
        found.append(item)
        if at == len(raw):
            return tuple(found)
        if raw[at] != ",":
            raise Misread(TAIL, key=key, found=raw[at:])
        at += 1


def read_pairs(key: str, raw: str, gap: Code) -> dict[str, str]:
    """Read a list of ``name=value`` pairs separated by commas; ``gap`` is the finding where a pair has no ``=``."""
    found: dict[str, str] = {}
    if raw == EMPTY_LIST:
        return found
    at = 0
    while True:
        name, at = _part(key, raw, at, _PLAIN_NAME)
        if raw[at : at + 1] != "=":
            raise Misread(gap, key=key, found=raw)
        if name in found:
            raise Misread(gap, key=key, found=raw)
        found[name], at = _part(key, raw, at + 1, _PLAIN_ITEM)
        if at == len(raw):
            return found
        if raw[at] != ",":
            raise Misread(TAIL, key=key, found=raw[at:])
        at += 1


def _part(key: str, raw: str, at: int, plain: re.Pattern[str]) -> tuple[str, int]:
    while raw[at : at + 1] == " ":
        at += 1
    if raw[at : at + 1] == '"':
        text, at = _quoted(key, raw, at)
        while raw[at : at + 1] == " ":
            at += 1
        return text, at
    found = plain.match(raw, at)
    assert found is not None
    text = found[0].strip()
    if not text:
        raise Misread(GAP, key=key, found=raw)
    return text, found.end()


def _quoted(key: str, raw: str, at: int) -> tuple[str, int]:
    try:
        text, end = _DECODER.raw_decode(raw, at)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Misread(OPEN, key=key, found=raw[at:]) from error
    assert isinstance(text, str)
    return text, end


def write_text(text: str) -> str:
    """Write a text so that :func:`read_text` gives it back."""
    return quote(text) if _unsafe(text) else text


def write_item(text: str, also: str = ",") -> str:
    """Write an item of a list so that the readers of lists give it back."""
    return quote(text) if _unsafe(text) or '"' in text or any(mark in text for mark in also) else text


def _unsafe(text: str) -> bool:
    return not text or text[0] in '"^' or text == EMPTY_LIST or text != text.strip() or not text.isprintable()


def quote(text: str) -> str:
    """Write a text in double quotes, on one line, with every character that does not print escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    if quoted.isprintable():
        return quoted
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in quoted)
