"""This file is about the free texts of a corpus in other languages: ``phrases.ru.yaml``, and the translations beside it.

A phrases file is a flat mapping from a free text, exactly as a rule block or an act has it, to its
rendering. It is no part of what was agreed, and a corpus without one is read in the language in which it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.corpus.translation import Translation

PHRASES = re.compile(r"phrases\.([a-z]{2})\.yaml")
NO_PHRASES: Mapping[str, str] = MappingProxyType({})
_PAIR = re.compile(r'("(?:[^"\\]|\\.)*"): ("(?:[^"\\]|\\.)*")')


def phrases(files: Mapping[str, bytes], language: str) -> Mapping[str, str]:
    """Give the rendering of each free text in a language; nothing where the corpus has no such file or it cannot be read."""
    data = files.get(f"phrases.{language}.yaml")
    if data is None:
        return NO_PHRASES
    found = _quoted(data)
    return MappingProxyType(_read(data) if found is None else found)


def _quoted(data: bytes) -> dict[str, str] | None:
    """Read a file in which every line is a pair of texts in double quotation marks, which is how long ones are read at once."""
    found: dict[str, str] = {}
    try:
        for line in data.decode("utf-8-sig").replace("\r\n", "\n").split("\n"):
            if not line or line.startswith("#"):
                continue
            pair = _PAIR.fullmatch(line)
            if pair is None or "\\u" in line:  # JSON writes some characters as two escapes, which YAML does not
                return None
            found.setdefault(json.loads(pair[1]), json.loads(pair[2]))
    except ValueError:  # not UTF-8, or an escape that only YAML knows
        return None
    return {text: rendering for text, rendering in found.items() if rendering}


def _read(data: bytes) -> dict[str, str]:
    """Read a file written in any other way that YAML allows."""
    from foedus.corpus.blocks import read_block  # noqa: PLC0415 — the reader of YAML is slow to import and seldom wanted

    try:
        block, _ = read_block(data.decode("utf-8-sig"), path="", line=1)
    except UnicodeDecodeError:
        return {}
    return {text: one for text, one in block.value.items() if isinstance(one, str) and one} if block else {}


class Renderings:
    """What a corpus gives of itself in other languages; a file is read when it is first asked for, and once."""

    __slots__ = ("_files", "_phrases", "_translations")

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._phrases: dict[str, Mapping[str, str]] = {}
        self._translations: dict[tuple[str, str], Translation | None] = {}

    def phrases(self, language: str) -> Mapping[str, str]:
        """Give the renderings of free texts in a language."""
        if language not in self._phrases:
            self._phrases[language] = phrases(self._files, language)
        return self._phrases[language]

    def translation(self, instrument: str, language: str) -> Translation | None:
        """Give the text of an instrument in a language, where the corpus has one."""
        from foedus.corpus.translation import translate  # noqa: PLC0415 — as above

        key = (instrument, language)
        if key not in self._translations:
            self._translations[key] = translate(self._files, instrument, language)
        return self._translations[key]

    def languages(self, instrument: str) -> tuple[str, ...]:
        """Give the languages into which the corpus has translated an instrument, sorted."""
        from foedus.corpus.digest import TRANSLATION  # noqa: PLC0415 — it imports this module

        found = (TRANSLATION.fullmatch(path) for path in self._files)
        return tuple(sorted(one[2] for one in found if one and one[1] == instrument))


NO_RENDERINGS = Renderings({})
