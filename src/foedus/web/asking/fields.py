"""This file is about the fields of a question's form: one for each parameter, with the names that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foedus.organization.names import MAY_BE_NONE, known_names
from foedus.organization.question import Parameter, Question
from foedus.states import STATES
from foedus.web.visit import Visit
from foedus.words.en.cli import HELP as ENGLISH
from foedus.words.ru.cli import HELP as RUSSIAN
from foedus.words.speech import put

HELP: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "ru": RUSSIAN}
_OPTION, _OPTIONS = re.compile(r"--([a-z]+(?:-[a-z]+)*)"), re.compile(r" \(--[a-z-]+\)")
_BY_SORT = frozenset({"instrument", "organ"})
"""Sorts whose name says more than that of the parameter."""
_WRITTEN = {"format": "decided-as"}
"""Parameters that an address writes otherwise, because every page takes their name for something else (a file's form)."""
FEW = 60
"""Names up to which a field offers them all as a choice; of more it takes what is written, and offers those that act on the record."""


@dataclass(frozen=True, slots=True)
class Option:
    """One name that a field takes, and what it stands for."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter as a field: its name in addresses, what it is called, what may stand in it, what does.

    ``kind`` is ``choice``, ``text``, ``date`` or ``mark``.
    """

    name: str
    label: str
    says: str
    value: str
    kind: str
    needed: bool
    options: tuple[Option, ...] = ()


def written(name: str) -> str:
    """Give the name by which an address writes a parameter."""
    return _WRITTEN.get(name, name)


def fields(visit: Visit, question: Question, given: Mapping[str, str]) -> Iterator[Field]:
    """Give the fields of a question."""
    for parameter in question.parameters:
        value = given.get(parameter.name, "")
        kind = {"yes": "mark", "date": "date"}.get(parameter.sort, "text")
        options = tuple(_options(visit, parameter, value)) if kind == "text" else ()
        known = known_names(parameter.sort, visit.organization.corpus)
        if options and known is not None and len(known) <= FEW:
            kind = "choice"
        hint = (
            HELP[visit.language.code][f"none-{parameter.sort}"] if known == () and parameter.sort in MAY_BE_NONE else says(visit, parameter)
        )
        yield Field(written(parameter.name), called(visit, parameter), hint, value, kind, parameter.needed, options)


def called(visit: Visit, parameter: Parameter) -> str:
    """Call a parameter by what it is in its question, or else by the sort of name that it takes."""
    for word in (parameter.sort,) if parameter.sort in _BY_SORT else (parameter.name, parameter.sort):
        if f"ask-name-{word}" in visit.language.pages:
            return str(visit.text(f"ask-name-{word}"))
    return put(parameter.sort, visit.language.code)


def asked(visit: Visit, name: str) -> str:
    """Say a question without the options of the command line that its help names."""
    return _OPTIONS.sub("", HELP[visit.language.code][f"ask-{name}"])


def in_words(visit: Visit, question: Question, sentence: str) -> str:
    """Say a sentence that names options of the command line (``--attacked``) with the words of the form."""
    takes = {one.name: one for one in question.parameters}

    def word(found: re.Match[str]) -> str:
        return str(visit.text("ask-field", name=called(visit, takes[found[1]]))) if found[1] in takes else found[0]

    return _OPTION.sub(word, sentence)


def says(visit: Visit, parameter: Parameter) -> str:
    """Say what a parameter takes."""
    words = HELP[visit.language.code]
    return words["--requested"] if parameter.sort == "yes" else words[f"sort-{parameter.sort}"]


def _options(visit: Visit, parameter: Parameter, value: str) -> Iterator[Option]:
    known = known_names(parameter.sort, visit.organization.corpus)
    if known is None:
        return
    if len(known) > FEW:
        acting = {one.partition(":")[0] for one in visit.organization.acting}
        known = tuple(one for one in known if one not in STATES or one in acting)
    for one in known:
        yield Option(one, _label(visit, one), one == value)


def _label(visit: Visit, name: str) -> str:
    instrument = visit.organization.corpus.instrument(name)
    if instrument is not None:
        return f"{name} · {visit.title(name)}"
    said = str(visit.language.value(name).striptags()) if name not in visit.names and name not in STATES else visit.name(name)
    return said if said == name else f"{said} · {name}" if name.isupper() else said
