"""This file is about one act of a journal before it has an id: its first line and its values, read and checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Any, get_args

from msgspec import Struct

from foedus.finding import Code
from foedus.record.act import Confidence, Times, Vocabulary
from foedus.record.blocks import Block, Line
from foedus.record.fields import ENVELOPE, read_choice, read_date, read_whole
from foedus.record.headline import Headline
from foedus.record.labels import Labels
from foedus.record.nearest import nearest
from foedus.record.nonce import HEXADECIMAL
from foedus.record.quoting import Misread, read_text

UNKNOWN_KEY = Code("journal-key", found=str, verb=str, nearest=str)
UNKNOWN_RELATION = Code("journal-relation", found=str, nearest=str)
MISSING = Code("journal-key-missing", verb=str, key=str)
ILL_NONCE = Code("journal-nonce", found=str)
ILL_ORDINAL = Code("journal-ordinal", found=str)

_TIMES = {"received": "received", "received by": "received_by", "effective": "effective"}
_CONFIDENCE = get_args(Confidence)

Blame = Callable[[int, Misread], None]
"""What takes a finding: the line, and what could not be read there."""


class Draft(Struct, frozen=True):
    """An act as a journal tells it: the times, the body's fields, the references, and the rest of the envelope by key."""

    times: Times
    body: dict[str, Any]
    references: dict[str, tuple[str, ...]]
    envelope: dict[str, Any]


class Draughtsman:
    """Reads the blocks of one journal; ``blame`` takes what cannot be read."""

    __slots__ = ("_blame", "_labels", "_relations", "_seat")

    def __init__(self, vocabulary: Vocabulary, labels: Labels, seat: tzinfo, blame: Blame) -> None:
        self._relations = {relation.replace("_", " "): relation for relation in vocabulary.relations}
        self._labels = labels
        self._seat = seat
        self._blame = blame

    def draft(self, head: Headline, block: Block) -> Draft:
        """Read one block; what could not be read is blamed and left out."""
        body: dict[str, Any] = {}
        envelope: dict[str, Any] = {}
        references: dict[str, tuple[str, ...]] = {}
        times: dict[str, str] = {}
        by_key = head.spelling.by_key
        try:
            times["done"] = read_date("time", head.done, self._seat)
        except Misread as misread:
            self._blame(block.line, misread)
        try:
            body[head.spelling.object.name] = head.spelling.object.read(head.object)
        except Misread as misread:
            self._blame(block.line, misread)
        for key, line in block.values.items():
            try:
                field = by_key.get(key)
                if line.value.startswith("^"):
                    references[self._relation(key)] = self._labels.read(key, line.value)
                elif field is not None:
                    body[field.name] = field.read(line.value)
                elif key in _TIMES:
                    times[_TIMES[key]] = read_text(key, line.value) if key == "received by" else read_date(key, line.value, self._seat)
                elif key in ENVELOPE:
                    envelope[key] = self._envelope(key, line.value)
                else:
                    raise self._unknown(key, head)
            except Misread as misread:
                self._blame(line.number, misread)
        for field in head.spelling.required:
            if field.key not in block.values and not block.cut:
                self._blame(block.line, Misread(MISSING, verb=head.spelling.verb, key=field.key))
        return Draft(Times(**{"done": "", **times}), body, references, envelope)

    def _relation(self, key: str) -> str:
        relation = self._relations.get(key)
        if relation is None:
            raise Misread(UNKNOWN_RELATION, found=key, nearest=nearest(key, self._relations))
        return relation

    def _unknown(self, key: str, head: Headline) -> Misread:
        valid = (*head.spelling.by_key, *ENVELOPE, *self._relations)
        return Misread(UNKNOWN_KEY, found=key, verb=head.spelling.verb, nearest=nearest(key, valid))

    @staticmethod
    def _envelope(key: str, raw: str) -> str | int:
        if key == "confidence":
            return read_choice(key, raw, _CONFIDENCE)
        if key == "no":
            number = read_whole(key, raw)
            if number < 1:
                raise Misread(ILL_ORDINAL, found=raw)
            return number
        if key == "nonce" and not HEXADECIMAL.fullmatch(raw):
            raise Misread(ILL_NONCE, found=raw)
        return read_text(key, raw)
