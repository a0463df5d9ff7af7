"""This file is about one act of a journal before it has an id: its first line and its values, read and checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Any, get_args

from msgspec import Struct

from foedus.finding import Code
from foedus.nearest import nearest
from foedus.record.act import Confidence, Vocabulary
from foedus.record.blocks import Block
from foedus.record.fields import ENVELOPE, Spelling, read_choice, read_date, read_whole
from foedus.record.headline import Headline
from foedus.record.labels import Labels
from foedus.record.nonce import HEXADECIMAL
from foedus.record.quoting import Misread, read_text

UNKNOWN_KEY = Code("journal-key", found=str, verb=str, nearest=str)
UNKNOWN_RELATION = Code("journal-relation", found=str, nearest=str)
MISSING = Code("journal-key-missing", verb=str, key=str)
ILL_NONCE = Code("journal-nonce", found=str)
ILL_ORDINAL = Code("journal-ordinal", found=str)

_CONFIDENCE = get_args(Confidence)

Blame = Callable[[int, Misread], None]
"""What takes a finding: the line, and what could not be read there."""


class Draft(Struct, frozen=True):
    """An act as a journal tells it: the times, the body's fields, the references, and the rest of the envelope by key."""

    times: dict[str, str]
    body: dict[str, Any]
    references: dict[str, tuple[str, ...]]
    envelope: dict[str, Any]

    @property
    def complete(self) -> bool:
        """Say whether every act that this one refers to could be read."""
        return all(self.references.values())


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
        found = Draft({}, {}, {}, {})
        spelt = head.spelling
        try:
            found.times["done"] = read_date("time", head.done, self._seat)
        except Misread as misread:
            self._blame(block.line, misread)
        try:
            found.body[spelt.object.name] = spelt.object.read(head.object)
        except Misread as misread:
            self._blame(block.line, misread)
        for key, line in block.values.items():
            try:
                self._value(found, spelt, key, line.value)
            except Misread as misread:
                self._blame(line.number, misread)
        for field in spelt.required:
            if field.key not in block.values and not block.cut:
                self._blame(block.line, Misread(MISSING, verb=spelt.verb, key=field.key))
        return found

    def _value(self, found: Draft, spelt: Spelling, key: str, raw: str) -> None:
        """Read what stands after one key."""
        field = spelt.by_key.get(key)
        if raw.startswith("^"):
            relation = self._relation(key)
            found.references[relation] = self._labels.read(key, raw)
        elif field is not None:
            found.body[field.name] = field.read(raw)
        elif key == "received by":
            found.times["received_by"] = read_text(key, raw)
        elif key in ("received", "effective"):
            found.times[key] = read_date(key, raw, self._seat)
        elif key in ENVELOPE:
            found.envelope[key] = self._envelope(key, raw)
        else:
            valid = (*spelt.by_key, *ENVELOPE, *self._relations)
            raise Misread(UNKNOWN_KEY, found=key, verb=spelt.verb, nearest=nearest(key, valid))

    def _relation(self, key: str) -> str:
        relation = self._relations.get(key)
        if relation is None:
            raise Misread(UNKNOWN_RELATION, found=key, nearest=nearest(key, self._relations))
        return relation

    @staticmethod
    def _envelope(key: str, raw: str) -> str | int:
        if key == "confidence":
            return read_choice(key, raw, _CONFIDENCE)
        if key == "no":
            number = read_whole(key, raw)
            if number < 1:
                raise Misread(ILL_ORDINAL, found=raw)
            return number
        if key == "closed until":
            return read_date(key, raw)
        if key == "nonce" and not HEXADECIMAL.fullmatch(raw):
            raise Misread(ILL_NONCE, found=raw)
        return read_text(key, raw)
