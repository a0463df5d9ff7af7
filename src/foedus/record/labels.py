"""This file is about labels: the names by which a journal's acts speak of each other.

``^call`` at the end of a first line names the act, or the acts where several seats stand there;
``answers: ^call`` refers to it. An act names others by their ids, which are hashes: so it can only
speak of acts that stand above it.
"""

from __future__ import annotations

from collections.abc import Iterable

from foedus.finding import Code
from foedus.nearest import nearest
from foedus.record.headline import LABEL
from foedus.record.nonce import HEXADECIMAL
from foedus.record.quoting import Misread

ILL_REFERRED = Code("journal-reference", key=str, found=str)
UNKNOWN = Code("journal-label-unknown", label=str, nearest=str)
NONE_KNOWN = Code("journal-label-none", label=str)
LATER = Code("journal-label-later", label=str, line=int)
DECLARED = Code("journal-label-repeated", label=str, first=int)


class Labels:
    """The labels of one journal while it is read.

    ``lines`` gives every label of the journal with the line that declares it, so that a label used
    too early can be told from one that is nowhere.
    """

    __slots__ = ("_broken", "_lines", "ids")

    def __init__(self, lines: Iterable[tuple[str, int]]) -> None:
        self.ids: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, int] = {}
        self._broken: set[str] = set()
        for label, line in lines:
            self._lines.setdefault(label, line)

    def declare(self, label: str, line: int, ids: tuple[str, ...]) -> None:
        """Give acts a name; acts that could not be read have none, and what refers to them is not blamed again."""
        if self._lines[label] != line:
            raise Misread(DECLARED, label=label, first=self._lines[label])
        if ids:
            self.ids[label] = ids
        else:
            self._broken.add(label)

    def read(self, key: str, raw: str) -> tuple[str, ...]:
        """Read references: labels and ids, each behind ``^``, with commas between."""
        found: list[str] = []
        for part in raw.split(","):
            name = part.strip().removeprefix("^")
            if HEXADECIMAL.fullmatch(name):
                found.append(name)
            elif not LABEL.fullmatch(name) or not part.strip().startswith("^"):
                raise Misread(ILL_REFERRED, key=key, found=part.strip())
            elif name in self.ids:
                found.extend(self.ids[name])
            elif name not in self._broken:
                raise self._absent(name)
        return tuple(found)

    def _absent(self, label: str) -> Misread:
        if label in self._lines:
            return Misread(LATER, label=label, line=self._lines[label])
        if not self._lines:
            return Misread(NONE_KNOWN, label=label)
        return Misread(UNKNOWN, label=label, nearest=nearest(label, self._lines))
