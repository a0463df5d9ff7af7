"""This file is about acts as sentences: what each kind says, with names, dates and declared words in the reader's language.

The sentences stand in ``words/<language>/acts.py``; a part of one in square brackets falls away when it
says nothing new. Free words are said as the corpus phrases them, or stay in the language in which they stand.
A *mark* is handed every piece that is put in, with the role that it plays, so that a page may escape and set it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType

from msgspec import NODEFAULT, structs

from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Body
from foedus.record.entry import Entry
from foedus.record.leaf import marking
from foedus.record.lodging import Lodged, opened
from foedus.words.speech import NO_NAMES, dates_text, declared_words, length_text, listed, number_text, state_name, state_names

Mark = Callable[[str, str], str]
"""Sets a piece of a sentence: its words, and ``seat``, ``word`` or ``original`` (words of another language)."""

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_CODE = re.compile(r"[A-Z]{2,}[A-Z0-9:-]*(?:[a-z-]+)?|\d{4}/[\w-]+")
_DATED = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:T\S+)?~?(?:/\S+)?")


def plain(words: str, _role: str) -> str:
    """Leave a piece of a sentence as it is."""
    return words


@cache
def sentences_of_acts(language: str) -> Mapping[str, str]:
    """Give the sentence of each kind of act in a language."""
    given: Mapping[str, str] = import_module(f"foedus.words.{language}.acts").ACTS
    return MappingProxyType(dict(given))


def act_sentence(entry: Entry, language: str, names: Mapping[str, str] = NO_NAMES, mark: Mark = plain) -> str:
    """Say what an act says, beginning with a capital letter; of a closed act, that it is, at its end.

    :param names: what the corpus calls things (:func:`foedus.words.exposition.actor_names`).
    """
    lodged = entry.as_entered.act.body
    said = _lodged(entry, lodged, language, names, mark) if isinstance(lodged, Lodged) else _sentence(entry, language, names, mark)
    closed = marking(entry.as_entered.stub)
    return f"{said} {mark(closed, 'word')}" if closed else said


def _lodged(entry: Entry, lodged: Lodged, language: str, names: Mapping[str, str], mark: Mark) -> str:
    """Say a State's act, and that an official lodged it and in which form: never as if the State had signed."""
    act = entry if entry.lodged else opened(entry, VOCABULARY)
    given = _words_of_lodging(language)
    put = {
        "seat": mark(name_text(entry.as_entered.act.seat, language, names), "seat"),
        "from_": mark(name_text(lodged.from_, language, names), "seat"),
        "form": word_text(lodged.form, language, names, mark),
        "channel": mark(given[lodged.channel], "word"),
    }
    if isinstance(act, Finding):
        return given["unread"].format_map(put)
    return given["as"].format_map(put | {"said": _sentence(act, language, names, mark)})


def channel_text(channel: str, language: str) -> str:
    """Say by which channel a lodged act came."""
    return _words_of_lodging(language)[channel]


@cache
def _words_of_lodging(language: str) -> Mapping[str, str]:
    given: Mapping[str, str] = import_module(f"foedus.words.{language}.lodged").LODGED
    return MappingProxyType(dict(given))


def _sentence(entry: Entry, language: str, names: Mapping[str, str], mark: Mark) -> str:
    body, seat = entry.act.body, entry.act.seat
    given = sentences_of_acts(language).get(body.kind) or f"{{seat}} {body.verb} {{{body.object}}}"
    phrase = _without_empty(given, body, seat)
    first = _FIELD.match(phrase)
    put = {"seat": mark(_begun(name_text(seat, language, names), first, "seat"), "seat")}
    for field in dict.fromkeys(_FIELD.findall(phrase)):
        if field != "seat":
            begins = first is not None and first[1] == field
            put[field] = word_text(getattr(body, field), language, names, (_capital(mark) if begins else mark))
    said = phrase.format_map(put).replace(":  ", ": ")
    return said if first else said[:1].upper() + said[1:]


def _begun(words: str, first: re.Match[str] | None, field: str) -> str:
    return words[:1].upper() + words[1:] if first is not None and first[1] == field else words


def _capital(mark: Mark) -> Mark:
    return lambda words, role: mark(words[:1].upper() + words[1:], role)


def _without_empty(phrase: str, body: Body, seat: str) -> str:
    """Leave out what says no more than a default, or what the sentence has said already."""
    said = {seat, None} | {getattr(body, name) for name in _FIELD.findall(_OPTIONAL.sub("", phrase)) if name != "seat"}
    said |= {(one,) for one in said}
    defaults = _defaults(type(body))

    def kept(found: re.Match[str]) -> str:
        new = all(getattr(body, name) not in said | {defaults.get(name)} for name in _FIELD.findall(found[1]))
        return found[1] if new else ""

    return _OPTIONAL.sub(kept, phrase)


@cache
def _defaults(kind: type[Body]) -> dict[str, object]:
    return {one.name: one.default for one in structs.fields(kind) if one.default is not NODEFAULT}


def name_text(code: str, language: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Give the name of a State, an organ, an actor or a body of a State."""
    if code in names:
        return names[code]
    state, colon, body = code.partition(":")
    return f"{state_name(state, language)} ({declared_words(language).get(body, body)})" if colon else state_name(code, language)


def word_text(value: object, language: str, names: Mapping[str, str] = NO_NAMES, mark: Mark = plain) -> str:
    """Put one value of an act or of a rule into words: names for codes, dates, declared words; free words as the corpus phrases them."""
    if isinstance(value, tuple):
        return listed([word_text(one, language, names, mark) for one in value], language)
    if isinstance(value, int):
        return mark(number_text(value, language), "word")
    text = str(value or "")
    words = _known(text, language, names)
    if words is None:
        return mark(text, "word" if language == "en" else "original")
    return mark(words, "word")


def _known(text: str, language: str, names: Mapping[str, str]) -> str | None:
    """Give the words for a text, or none where it is free words that nobody has phrased."""
    if text in names:
        return names[text]
    if text in declared_words(language):
        return declared_words(language)[text]
    if _DATED.fullmatch(text):
        return dates_text(text, language)
    if text.partition(":")[0] in state_names(language) and _CODE.fullmatch(text):
        return name_text(text, language, names)
    return length_text(text, language) or (text if _CODE.fullmatch(text) or _wordless(text) else None)


@lru_cache(maxsize=4096)
def _wordless(text: str) -> bool:
    """Say whether a text has no words to translate: numbers and marks only, or letters of no Latin script."""
    return not re.search(r"[A-Za-z]{2}", text)
