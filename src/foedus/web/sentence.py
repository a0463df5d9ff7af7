"""This file is about acts as sentences: what each kind says, with names, dates and declared words in the reader's language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markupsafe import Markup, escape
from msgspec import NODEFAULT, structs

from foedus.record.act import Body
from foedus.record.entry import Entry
from foedus.web.language import filled
from foedus.web.visit import Visit
from foedus.words.speech import listed

_FOREIGN = '<span lang="en">'
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_CODE = re.compile(r"[A-Z]{2,}[A-Z0-9:-]*(?:[a-z-]+)?")
_DATED = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:T\S+)?~?(?:/\S+)?")


def sentence(visit: Visit, entry: Entry) -> Markup:
    """Say what an act says, its seat set in bold."""
    act = entry.act
    phrase = _without_empty(visit.language.act(act.kind, act.body.verb, act.body.object), act.body, act.seat)
    put = {name: word(visit, getattr(act.body, name)) for name in _FIELD.findall(phrase) if name != "seat"}
    seat = Markup("<b>{}</b>").format(visit.name(act.seat))
    said = filled(phrase, {"seat": seat, **put}).replace(":  ", ": ")
    start = len(_FOREIGN) if said.startswith(_FOREIGN) else 0
    return said[:start] + said[start : start + 1].upper() + said[start + 1 :]


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


def word(visit: Visit, value: object) -> Markup:
    """Put one field of an act into words: names for codes, dates, declared words; free words stay in their language."""
    if isinstance(value, tuple):
        return Markup(listed([word(visit, one) for one in value], visit.language.code))  # noqa: S704 — parts are escaped
    if isinstance(value, int):
        return escape(visit.language.number(value))
    text = str(value or "")
    if text in visit.names or (len(text) == 3 and text.isupper()):
        return escape(visit.name(text))
    if _DATED.fullmatch(text):
        return escape(visit.date(text))
    if _CODE.fullmatch(text) or _plain(text):
        return escape(visit.name(text) if ":" in text else text)
    return visit.language.value(text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> bool:
    """Say whether a text has no words to translate: numbers and marks only, or letters of no Latin script."""
    return not re.search(r"[A-Za-z]{2}", text)
