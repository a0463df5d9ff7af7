"""This file is about showing an answer on a terminal: the answer first, then why, what is missing, who disagrees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foedus.cli.phrases import log_phrase, phrase
from foedus.cli.told import Teller
from foedus.organization.ask import Asked
from foedus.organization.organization import Organization
from foedus.words.acts import word_text
from foedus.words.en.cli import COLUMNS as ENGLISH
from foedus.words.exposition import actor_names, as_json
from foedus.words.ru.cli import COLUMNS as RUSSIAN
from foedus.words.speech import date_text, declared_words, put

_COLUMNS = {"en": ENGLISH, "ru": RUSSIAN}
_STATE_COLOUR = {
    "bound": "green", "bound, domestic step pending": "yellow", "conditional": "yellow", "contested": "magenta",
    "yes": "green", "no": "red", "no rule": "red",
}  # fmt: skip
_HIDDEN = frozenset({"act", "figures", "kind", "code", "reasons", "organ", "matter", "flaws", "motion"})
_WIDE = {"what": 18, "says": 24, "told": 24}
_FEW, _COLUMN = 6, 18
"""How many characters a column needs on average, when there are many, to be read with ease."""
_USUAL = {"format": "ordinary"}
"""What nobody misses: a column that says nothing else is left out."""
_ANSWERS = frozenset({"yes", "no", "no rule", "conditional", "contested", "vacant"})
_BESIDE = {"duties": "clashes"}
"""What stands beside the answer, where it is not what other articles still answer."""
_NOTHING = {
    "reservations": "nothing",
    "conduct": "nothing",
    "disputes": "nothing",
    "bound": "nothing-owed",
    "obligations": "nothing-owed",
    "duties": "nothing-owed",
    "decisions": "nothing",
    "compare": "nothing",
    "citing": "nothing",
    "cites": "nothing",
}


def show(asked: Asked, organization: Organization, language: str, console: Console | None = None) -> None:
    """Print an answer."""
    out = console or Console(soft_wrap=False, highlight=False)
    names = actor_names(organization, language)
    teller = Teller(organization, language)
    plain = as_json(asked, organization, language)
    _value(out, asked, teller.value(asked, plain["answer"]), language, names)
    beside = teller.beside(asked, plain["answer"])
    if beside:
        out.print()
        out.print(_table(beside, language, names))
    if plain["because"]:
        _heading(out, "because", language)
        for one in plain["because"]:
            _reason(out, one["reads"], teller.cited(one))
    _listed(out, "missing", plain["missing"], language)
    _positions(out, plain, language, names)
    if plain.get("also"):
        _heading(out, _BESIDE.get(asked.question, "also"), language)
        out.print(_table(teller.value(asked, plain["also"]), language, names))
    for value in plain.get("reckoned", ()):
        _heading(out, "reckoned", language)
        _value(out, asked, teller.value(asked, value), language, names)
    _foot(out, plain, language)


def _value(out: Console, asked: Asked, value: Any, language: str, names: Mapping[str, str]) -> None:
    if isinstance(value, str):
        words = phrase(value, language) if value in _ANSWERS else _word(value, language, names)
        out.print(Text(words, style=f"bold {_STATE_COLOUR.get(value, '')}"))
    elif isinstance(value, list) and not value:
        out.print(Text(phrase(_NOTHING.get(asked.question, "nobody"), language), style="bold"))
    elif isinstance(value, list) and isinstance(value[0], dict):
        _rows(out, value, language, names)
    elif isinstance(value, list):
        out.print(Text(put(tuple(value), language, names), style="bold"))
    else:
        _fields(out, value, language, names)


def _fields(out: Console, value: dict[str, Any], language: str, names: Mapping[str, str]) -> None:
    for key, item in value.items():
        if key == "heading":
            out.print(Text(str(item), style="bold"))
        elif key == "words":
            out.print(Padding(Text(str(item)), (0, 0, 0, 2), expand=False))
        elif key == "rule":
            _rules(out, item, language, names)
        else:
            out.print(Text.assemble((f"{_COLUMNS[language].get(key, key)}: ", "dim"), _cell(item, language, names)))


def _rules(out: Console, rules: list[dict[str, Any]], language: str, names: Mapping[str, str]) -> None:
    """Print rule blocks in the shape in which the corpus writes them, one key a line: in English as it does, elsewhere in words."""

    def said(item: Any) -> str:
        if language == "en":
            return str(item).lower() if isinstance(item, bool) else str(item)
        return word_text(("no", "yes")[item] if isinstance(item, bool) else item, language, names)

    mark = ", " if language == "en" else "; "  # rendered texts hold commas of their own
    for rule in rules:
        out.print()
        for key, item in rule.items():
            out.print(Padding(Text.assemble((f"{said(key)}: ", "bold"), _flow(item, said, mark)), (0, 0, 0, 4), expand=False))


def _flow(item: Any, said: Callable[[Any], str], mark: str) -> str:
    if isinstance(item, dict):
        return "{" + mark.join(f"{said(key)}: {_flow(one, said, mark)}" for key, one in item.items()) + "}"
    if isinstance(item, list):
        return "[" + mark.join(_flow(one, said, mark) for one in item) + "]"
    return said(item)


def _rows(out: Console, rows: list[dict[str, Any]], language: str, names: Mapping[str, str]) -> None:
    """Print rows as a table, or one under the other where the terminal is too narrow for their columns."""
    columns = _columns(rows)
    if len(columns) <= _FEW or out.width >= _COLUMN * len(columns):
        out.print(_table(rows, language, names))
        return
    for row in rows:
        out.print(Text(" · ".join(_entry(key, row[key], language, names) for key in columns[:2]), style="bold"))
        for key in columns[2:]:
            if row.get(key) not in (None, "", []):
                said = Text.assemble((f"{_COLUMNS[language].get(key, key)}: ", "dim"), _entry(key, row.get(key), language, names))
                out.print(Padding(said, (0, 0, 0, 2), expand=False))


def _columns(rows: list[dict[str, Any]]) -> list[str]:
    return [key for key in rows[0] if key not in _HIDDEN and any(row.get(key) not in ("", [], _USUAL.get(key)) for row in rows)]


def _table(rows: list[dict[str, Any]], language: str, names: Mapping[str, str]) -> Table:
    columns = _columns(rows)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for key in columns:
        numeric = all(isinstance(row.get(key), int | None) for row in rows)
        table.add_column(
            _COLUMNS[language].get(key, key), justify="right" if numeric else "left", overflow="fold", min_width=_WIDE.get(key)
        )
    for row in rows:
        table.add_row(
            *(Text(_entry(key, row.get(key), language, names), style=_STATE_COLOUR.get(str(row.get(key)), "")) for key in columns)
        )
    return table


def _entry(column: str, item: Any, language: str, names: Mapping[str, str]) -> str:
    if column != "discretion" or not isinstance(item, str):
        return _cell(item, language, names)
    # "none" says that there is no discretion; of a status, that somebody has none. Each part of what is owed has a phrase of its own.
    return _COLUMNS[language]["no discretion"] if item == "none" else _cell(item.split(", "), language, names)


def _cell(item: Any, language: str, names: Mapping[str, str]) -> str:
    if item is None:
        return "—"
    if isinstance(item, bool):
        return _word("yes" if item else "no", language, names)
    if isinstance(item, dict) and item.keys() == {"state", "why"}:
        return f"{_cell(item['state'], language, names)} ({_cell(item['why'], language, names)})"
    if isinstance(item, dict):
        return "; ".join(f"{_word(str(key), language, names)}: {_cell(one, language, names)}" for key, one in item.items())
    if isinstance(item, list):
        return ", ".join(_cell(one, language, names) for one in item) or "—"
    return _word(str(item), language, names)


def _word(item: str, language: str, names: Mapping[str, str]) -> str:
    said = _COLUMNS[language].get(item) or put(item, language, names)
    # What a corpus says in words of its own goes before what the format's words mean.
    return declared_words(language).get(item, said) if said == item else said


def _reason(out: Console, reads: str, cited: str) -> None:
    out.print(Padding(Text.assemble("· ", reads, ("  " + cited if cited else "", "dim")), (0, 0, 0, 2), expand=False))


def _listed(out: Console, name: str, items: list[dict[str, str]], language: str) -> None:
    if items:
        _heading(out, name, language)
    for one in items:
        out.print(
            Padding(Text.assemble("· ", one["reads"], (f"  {one['article']}" if one["article"] else "", "dim")), (0, 0, 0, 2), expand=False)
        )


def _positions(out: Console, plain: dict[str, Any], language: str, names: Mapping[str, str]) -> None:
    if not plain["positions"]:
        return
    _heading(out, "positions", language)
    for one in plain["positions"]:
        held = put(tuple(one["held_by"]), language, names) if one["held_by"] else ""
        since = date_text(one["since"], language) if one["since"] else ""
        acted = f"({phrase('acted-on', language)})" if one == plain["acted_on"] else ""
        held_by = f"{phrase('held-by', language)}: {held}" if held else ""
        line = " · ".join(part for part in (held_by, since, acted) if part)
        out.print(
            Padding(
                Text.assemble("· ", (_cell(one["position"], language, names), "bold"), f" — {one['reads']} ", (line, "dim")), (0, 0, 0, 2)
            )
        )


def _heading(out: Console, name: str, language: str) -> None:
    out.print()
    out.print(Text(phrase(name, language), style="bold underline"))


def _foot(out: Console, plain: dict[str, Any], language: str) -> None:
    log = log_phrase(plain["log"], language)
    first, between, last = plain["as_of"].partition("/")
    as_of = f"{phrase('as-of', language)} {date_text(first, language)}"
    if between:
        as_of = phrase("from-to", language, first=date_text(first, language), last=date_text(last, language))
    out.print()
    out.print(Text(f"{phrase('foot', language)}\n{as_of} · {phrase('corpus', language)} {plain['corpus'][:19]}… · {log}", style="dim"))
