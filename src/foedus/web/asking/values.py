"""This file is about an answer's value on a page: a word, a list of names, a few fields, or a table, each value said as a person would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from foedus.answer import plain
from foedus.corpus.citation import CitationError, citation
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.words.en.cli import COLUMNS as ENGLISH
from foedus.words.ru.cli import COLUMNS as RUSSIAN

COLUMNS: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "ru": RUSSIAN}
TONES = {
    "bound": "due", "bound, domestic step pending": "wait", "conditional": "wait", "contested": "late", "ended": "none", "yes": "ok", "no": "none",
}  # fmt: skip
_HIDDEN = frozenset({"code", "reasons", "kind", "flaws"})
_ACTS = frozenset({"act", "acts", "id", "key", "answered_by", "performed_by"})


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer's value, laid out: exactly one of a status, words, pairs and rows under headings."""

    status: str | Markup = ""
    tone: str = ""
    words: str | Markup = ""
    pairs: tuple[tuple[str, Markup], ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[Markup, ...], ...] = ()


def shown(visit: Visit, value: Any) -> Shown:
    """Lay out an answer's value.

    :param value: whatever a question was answered: text, names, a value with fields, a list of such.
    """
    found = plain(value)
    if isinstance(found, str):
        return Shown(status=word(visit, found), tone=TONES.get(found, "none"))
    if isinstance(found, dict):
        return Shown(pairs=tuple((_column(visit, key), _cell(visit, key, one)) for key, one in found.items() if key not in _HIDDEN))
    if isinstance(found, list) and found and isinstance(found[0], dict):
        return _table(visit, found)
    return Shown(words=_cell(visit, "", found) if found else visit.text("ask-nothing"))


def _table(visit: Visit, rows: list[dict[str, Any]]) -> Shown:
    keys = [key for key in rows[0] if key not in _HIDDEN and any(row.get(key) not in (None, "", []) for row in rows)]
    together: dict[tuple[str, ...], list[Markup]] = {}
    lead, *rest = keys
    for row in rows:
        # Those who owe, hold or do the same stand in one row.
        same = tuple(str(_cell(visit, key, row.get(key))) for key in rest)
        together.setdefault(same, []).append(_cell(visit, lead, row.get(lead)))
    joined = [(Markup(", ").join(dict.fromkeys(who)), *map(Markup, same)) for same, who in together.items()]
    return Shown(headings=tuple(_column(visit, key) for key in keys), rows=tuple(joined))


def _column(visit: Visit, key: str) -> str:
    return COLUMNS[visit.language.code].get(key) or str(visit.language.value(key.replace("_", " ")).striptags())


def _cell(visit: Visit, key: str, value: Any) -> Markup:
    match value:
        case None | "" | []:
            return Markup("—")
        case bool():
            return visit.text("ask-yes" if value else "ask-no")
        case dict():
            said = (Markup("{}: {}").format(_column(visit, inner), _cell(visit, inner, one)) for inner, one in value.items())
            return Markup("; ").join(said)
        case list():
            return Markup(", ").join(_cell(visit, key, one) for one in value)
        case str():
            return _text(visit, key, value)
        case _:
            return word(visit, value)


def _text(visit: Visit, key: str, value: str) -> Markup:
    if key in _ACTS and value in visit.organization.by_id:
        return _linked(visit.act(value))
    if _is_cited(value, visit):
        return _linked(visit.cite(value))
    if key == "discretion":
        return visit.text("none") if value == "none" else Markup(", ").join(word(visit, part) for part in value.split(", "))
    return word(visit, value)


def _is_cited(text: str, visit: Visit) -> bool:
    try:
        cited = citation(text)
    except CitationError:
        return False
    return visit.organization.corpus.instrument(cited.instrument) is not None


def _linked(link: Link) -> Markup:
    if link.address is None:
        return escape(link.words)
    return Markup('<a href="{}"{}>{}</a>').format(
        link.address, Markup(' title="{}"').format(link.title) if link.title else "", link.words
    )  # fmt: skip
