"""This file is about how a reply looks: in a line or two, in full, and as HTML for a notebook. It is said in words, not in codes."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib import import_module
from textwrap import fill
from typing import Any

from foedus.corpus.citation import citation
from foedus.library.tables import Table, tabled
from foedus.organization.ask import Asked
from foedus.organization.organization import Organization
from foedus.words.acts import word_text
from foedus.words.exposition import actor_names, as_json
from foedus.words.speech import date_text, declared_words, put
from foedus.words.texts import words_of

_PARTS = ("because", "missing", "positions")
_WIDTH = 96


def phrases(language: str) -> Mapping[str, str]:
    """Give the phrases with which a terminal, too, sets out an answer."""
    found: Mapping[str, str] = import_module(f"foedus.words.{language}.cli").PHRASES
    return found


def helps(language: str) -> Mapping[str, str]:
    """Give the help of questions and their parameters: ``ask-bound``, ``sort-state``."""
    found: Mapping[str, str] = import_module(f"foedus.words.{language}.cli").HELP
    return found


def in_short(asked: Asked, organization: Organization, language: str) -> str:
    """Write an answer's value, and how much stands behind it."""
    said = phrases(language)
    told = _told(asked, organization, language)
    counts = [f"{said[part].lower()}: {len(told[part])}" for part in _PARTS if told[part]]
    return f"{_value(told['answer'], organization, language)}\n({' · '.join([_as_of(asked, language), *counts])})"


def as_text(asked: Asked, organization: Organization, language: str) -> str:
    """Write an answer in full: the value, the reasons, what is missing, who disagrees."""
    said, told = phrases(language), _told(asked, organization, language)
    blocks = [_value(told["answer"], organization, language)]
    for part in _PARTS:
        if told[part]:
            lines = [
                fill("· " + _line(one, part, told, language), _WIDTH, subsequent_indent="  ", break_on_hyphens=False) for one in told[part]
            ]
            blocks.append("\n".join([said[part], *lines]))
    if told.get("also"):
        blocks.append(f"{said['also']}\n{_value(told['also'], organization, language)}")
    blocks += [f"{said['reckoned']}\n{_value(one, organization, language)}" for one in told.get("reckoned", ())]
    return "\n\n".join([*blocks, f"{fill(said['foot'], _WIDTH)}\n{_rests(asked, told, language)}"])


def as_html(asked: Asked, organization: Organization, language: str) -> str:
    """Write an answer for a notebook; the reasons are behind a line that opens."""
    said, told = phrases(language), _told(asked, organization, language)
    parts = []
    for part in _PARTS:
        if told[part]:
            items = "".join(f"<li>{escape(_line(one, part, told, language))}</li>" for one in told[part])
            opened = "" if part == "because" else " open"
            parts.append(f"<details{opened}><summary>{escape(said[part])} ({len(told[part])})</summary><ul>{items}</ul></details>")
    foot = f"<p><small>{escape(said['foot'])}<br>{escape(_rests(asked, told, language))}</small></p>"
    return f'<div lang="{language}">{_html(told["answer"], organization, language)}{"".join(parts)}{foot}</div>'


def _html(value: Any, organization: Organization, language: str) -> str:
    worded = _worded(value, organization, language)
    if isinstance(worded, str):
        return f"<p><strong>{escape(worded)}</strong></p>"
    if isinstance(worded, Table):
        return worded._repr_html_()
    rows = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(text)}</td></tr>' for name, text in worded)
    return f"<table><tbody>{rows}</tbody></table>"


def _told(asked: Asked, organization: Organization, language: str) -> dict[str, Any]:
    """Give an answer as plain data; an article with its heading and words in the language, where the corpus has them."""
    told = as_json(asked, organization, language)
    if asked.question == "text" and isinstance(told["answer"], dict) and "words" in told["answer"]:
        cited = citation(asked.parameters["of"])
        found = organization.corpus.instrument(cited.instrument)
        view = organization.at(asked.as_of) if "T" in asked.as_of else organization.on(asked.as_of)
        current = view.treaty.article(cited)
        if found is not None and current is not None:
            heading, words, _ = words_of(organization, language, found, current.article, current)
            told["answer"] |= {"heading": heading, "words": words}
    return told


def _value(value: Any, organization: Organization, language: str) -> str:
    worded = _worded(value, organization, language)
    if isinstance(worded, str | Table):
        return worded if isinstance(worded, str) else repr(worded)
    return "\n".join(fill(f"{name}: {text}", _WIDTH, subsequent_indent="  ", break_on_hyphens=False) for name, text in worded)


def _worded(value: Any, organization: Organization, language: str) -> Table | list[tuple[str, str]] | str:
    """Put a value into words: rows as a table, named things as pairs, anything else as text."""
    names = actor_names(organization, language)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        # Ids of acts are for programs; what they say stands among the reasons.
        kept = [
            key for key in dict.fromkeys(key for row in value for key in row) if any(row.get(key) not in (None, "", []) for row in value)
        ]
        rows = [{_column(key, language): _of_row(key, row.get(key), language, names) for key in kept if key != "act"} for row in value]
        return tabled(rows)
    if isinstance(value, dict):
        return [(_column(key, language), _of(key, one, language, names)) for key, one in value.items() if one not in (None, "", [])]
    if value == []:
        return phrases(language)["nothing"]
    said = phrases(language).get(value) if isinstance(value, str) else None
    return said or _cell(value, language, names)


def _of(key: str, value: Any, language: str, names: Mapping[str, str]) -> str:
    """Put one of the named things of an answer into words; a rule is said in the words in which the corpus writes it."""
    if key != "rule":
        return _cell(value, language, names)
    return "; ".join(_rule(one, language, names) for one in value) if isinstance(value, list) else _rule(value, language, names)


def _rule(item: Any, language: str, names: Mapping[str, str]) -> str:
    if isinstance(item, dict):
        said = ", ".join(f"{_rule(key, language, names)}: {_rule(one, language, names)}" for key, one in item.items())
        return f"{{{said}}}"
    if isinstance(item, list):
        return f"[{', '.join(_rule(one, language, names) for one in item)}]"
    text = ("no", "yes")[item] if isinstance(item, bool) else str(item)
    return text if language == "en" else word_text(text, language, names)


def _column(key: str, language: str) -> str:
    found: Mapping[str, str] = import_module(f"foedus.words.{language}.cli").COLUMNS
    return found.get(key, key)


def _of_row(key: str, value: Any, language: str, names: Mapping[str, str]) -> str:
    # "none" says that there is no discretion; of a status it says that somebody has none.
    if key == "discretion":
        return _column("no discretion", language) if value == "none" else _cell(str(value).split(", "), language, names)
    return _cell(value, language, names)


def _cell(value: Any, language: str, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _cell("yes" if value else "no", language, names)
    if isinstance(value, dict):
        return "; ".join(
            f"{_column(key, language)}: {_cell(one, language, names)}" for key, one in value.items() if one not in ("", None, [])
        )
    if isinstance(value, list):
        return ", ".join(_cell(one, language, names) for one in value)
    said = put(str(value), language, names)
    return declared_words(language).get(said, said)


def _line(one: dict[str, Any], part: str, told: dict[str, Any], language: str) -> str:
    if part == "positions":
        acted = f" ({phrases(language)['acted-on']})" if one == told["acted_on"] else ""
        position = one["position"] if isinstance(one["position"], str) else ""
        named = f"{declared_words(language).get(position, position)}: " if position else ""
        return f"{named}{one['reads']}{acted}"
    cited = one.get("journal") or one["article"]
    return f"{one['reads']}  [{cited}]" if cited else str(one["reads"])


def _as_of(asked: Asked, language: str) -> str:
    first, between, last = asked.as_of.partition("/")
    said = phrases(language)
    if between:
        return said["from-to"].format(first=date_text(first, language), last=date_text(last, language))
    return f"{said['as-of']} {date_text(first, language)}"


def _rests(asked: Asked, told: dict[str, Any], language: str) -> str:
    said, log = phrases(language), told["log"]
    known = said["log"].format(origin=log["origin"], size=log["size"], root=str(log["root"] or "—")[:8]) if log else said["no-log"]
    return f"{_as_of(asked, language)} · {said['corpus']} {asked.corpus[:19]}… · {known}"
