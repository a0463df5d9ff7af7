"""This file is about setting out what a search found: the same for the command line, the pages and machines.

The JSON form is documented in ``docs/manual/search.md``.
"""

from __future__ import annotations

from typing import Any

from foedus.shelves.search.ask import Found, Hit
from foedus.shelves.search.passages import Passage
from foedus.words.en.search import STANDING as ENGLISH
from foedus.words.exposition import log_as_json
from foedus.words.ru.search import STANDING as RUSSIAN
from foedus.words.speech import date_text

_STANDING = {"en": ENGLISH, "ru": RUSSIAN}


def when_text(hit: Hit, language: str) -> str:
    """Say of an act when it was done, and of a wording whether it was in force on the date asked."""
    if hit.what == "act":
        return date_text(hit.done, language)
    first, last = hit.current
    if hit.standing == "in force" and not first:
        return _STANDING[language]["in force from the beginning"]
    return _STANDING[language][hit.standing].format(first=date_text(first, language), last=date_text(last, language))


def found_json(found: Found) -> dict[str, Any]:
    """Give what was found as plain data."""
    return {
        "query": found.query,
        "as_of": found.on,
        "total": found.total,
        "start": found.start,
        "found": [_row(hit) for hit in found.hits],
        "corpus": found.corpus,
        "log": log_as_json(found.log),
    }


def _row(hit: Hit) -> dict[str, Any]:
    shown = {"heading": _passage(hit.heading), "words": _passage(hit.words)}
    tongues = {"language": hit.language, "languages": list(hit.languages)}
    if hit.what == "act":
        act = {"act": hit.act, "journal": hit.line, "position": hit.position, "done": hit.done, "seat": hit.seat, "kind": hit.kind}
        return act | tongues | shown
    in_force = [{"first": first, "last": last or None} for first, last in hit.in_force]
    said = {"article": hit.article, "made_by": hit.made_by, "standing": hit.standing, "in_force": in_force}
    return said | tongues | shown


def _passage(one: Passage) -> dict[str, Any]:
    return {"text": one.text, "marks": [list(mark) for mark in one.marks]}
