"""This file is about addresses: every page has one for each language, date and position of the record, and it does not change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote, urlencode

FILES = (".json", ".pdf", ".tlog-proof", ".txt", ".xml")
"""How the names of files end."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page stands: the language, the parts of its path, its query, the date that was asked for, if one was.

    ``known`` is the position of the record as known at which the page is shown; without it, as known now.
    """

    language: str
    parts: tuple[str, ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    on: str = ""
    known: str = ""

    def __str__(self) -> str:
        path = _path(self.language, self.parts)
        if not (self.query or self.on or self.known):
            return path
        query = [pair for pair in (*self.query, ("on", self.on), ("known", self.known)) if pair[1]]
        return path + (f"?{urlencode(query)}" if query else "")

    @property
    def path(self) -> str:
        """Give the path without the query; only a file, whose name has an ending, has no stroke at the end."""
        return _path(self.language, self.parts)

    def to(self, *parts: str, **query: str) -> Address:
        """Give the address of another page in the same language as of the same date, as known at the same position."""
        return Address(self.language, parts, tuple(query.items()), self.on, self.known)

    def asking(self, **query: str) -> Address:
        """Give the address of the same page with parts of its query changed; an empty part falls away."""
        return replace(self, query=tuple((dict(self.query) | query).items()))

    def dated(self, on: str) -> Address:
        """Give the address of the same page as of another date."""
        return replace(self, on=on)

    def known_at(self, position: str) -> Address:
        """Give the address of the same page as known at a position of the record, or, without one, as known now."""
        return replace(self, known=position)

    def said_in(self, language: str) -> Address:
        """Give the address of the same page in another language."""
        return replace(self, language=language)


@lru_cache(maxsize=4_096)
def _path(language: str, parts: tuple[str, ...]) -> str:
    path = "".join(f"{quote(part, safe=':')}/" for part in parts)
    if parts and parts[-1].endswith(FILES):
        path = path.removesuffix("/")
    return f"/{language}/{path}"
