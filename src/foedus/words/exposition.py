"""This file is about setting out an answer: the same words and structure for the command line, the pages and machines.

The JSON form is documented in ``docs/manual/answers.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from foedus.answer import Answer, Missing, Position, Reason, plain
from foedus.finding import Finding
from foedus.organization.ask import Asked
from foedus.organization.names import office_titles
from foedus.organization.organization import Log, Organization
from foedus.record.lodging import Lodged
from foedus.record.printer import one_line
from foedus.words.speech import say


def actor_names(organization: Organization, language: str) -> Mapping[str, str]:
    """Give what the corpus calls things in a language: its free texts, as rendered; organs, actors, places, crises."""
    header = organization.corpus.header
    titles = header.organ_titles | {code: one.title for some in (header.actors, header.places, header.crises) for code, one in some.items()}
    named = {code: title.get(language) or next(iter(title.values()), code) for code, title in titles.items()}
    phrases = organization.renderings.phrases(language)
    return {**phrases, **{office: phrases.get(title, title) for office, title in office_titles(organization.corpus).items()}, **named}


def as_json(asked: Asked, organization: Organization, language: str = "en") -> dict[str, Any]:
    """Give an answer as plain data, its reasons in the words of a language."""
    answer = asked.answer
    names = actor_names(organization, language)
    told: dict[str, Any] = {
        "question": {"name": asked.question, **asked.parameters},
        "as_of": asked.as_of,
        "answer": plain(answer.value),
        "because": [_reason(one, organization, language, names) for one in answer.because],
        "missing": [_missing(one, language, names) for one in answer.missing],
        "positions": [_position(one, organization, language, names) for one in answer.positions],
        "acted_on": _position(answer.acted_on, organization, language, names) if answer.acted_on else None,
        "corpus": asked.corpus,
        "log": log_as_json(asked.log),
    }
    beside = {"also": plain(answer.also), "reckoned": plain(answer.reckoned), "closed": _closed(told, organization)}
    return told | {name: value for name, value in beside.items() if value}


def _closed(told: Any, organization: Organization) -> dict[str, Any]:
    """Give the level, the owner and the rest of the stub of every closed act that is named in plain data."""
    if not organization.closed:
        return {}
    if isinstance(told, dict):
        return {key: one for item in told.values() for key, one in _closed(item, organization).items()}
    if isinstance(told, list):
        return {key: one for item in told for key, one in _closed(item, organization).items()}
    stub = organization.closed.get(told) if isinstance(told, str) else None
    return {told: plain(stub)} if stub else {}


def log_as_json(log: Log | None) -> dict[str, Any] | None:
    """Give the log on which an answer rests as plain data; nothing, for a draft."""
    if log is None:
        return None
    return {
        "origin": log.origin,
        "size": log.size,
        "witnessed": log.witnessed,
        "root": log.root or None,
        "checkpoint": log.checkpoint or None,
    }


def finding_text(finding: Finding, language: str, names: Mapping[str, str] = {}) -> str:
    """Write a finding as an editor can jump to it: ``file:line: error: what is so. [article]``."""
    where = f"{finding.place}: " if finding.place else ""
    cites = f" [{finding.cites}]" if finding.cites else ""
    return f"{where}{_SEVERITY[language][finding.severity]}: {say(finding.code, finding.params, language, names)}{cites}"


_SEVERITY = {
    "en": {"error": "error", "warning": "warning", "note": "note"},
    "ru": {"error": "ошибка", "warning": "предупреждение", "note": "примечание"},
}


def reasons(answer: Answer, organization: Organization, language: str) -> list[dict[str, str]]:
    """Give the reasons of an answer in the words of a language, each with its article or its act."""
    names = actor_names(organization, language)
    return [_reason(one, organization, language, names) for one in answer.because]


def _reason(one: Reason, organization: Organization, language: str, names: Mapping[str, str]) -> dict[str, str]:
    reads = say(one.code, one.params, language, names)
    entry = organization.by_id.get(one.act) if one.act else None
    if entry is not None:
        lodged = {"lodged": entry.act.body.form} if isinstance(entry.act.body, Lodged) else {}
        cited = {"article": one.article} if one.article else {}
        return {"act": one.act, "journal": one_line(entry), "reads": reads, "code": one.code} | cited | lodged
    return {"article": one.article, "reads": reads, "code": one.code}


def _missing(one: Missing, language: str, names: Mapping[str, str]) -> dict[str, str]:
    return {"article": one.article, "reads": say(one.code, one.params, language, names), "code": one.code}


def _position(one: Position, organization: Organization, language: str, names: Mapping[str, str]) -> dict[str, Any]:
    acts = [{"act": act, "journal": one_line(organization.by_id[act])} for act in one.acts if act in organization.by_id]
    return {
        "position": plain(one.value),
        "held_by": list(one.held_by),
        "reads": say(one.code, one.params, language, names) if one.code else "",
        "article": one.article,
        "since": one.since,
        "acts": acts,
    }
