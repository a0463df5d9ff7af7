"""This file is about names: titles in both languages, each name meaning one thing, officials and bodies that can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from msgspec import Struct

from foedus.corpus.blocks import Block, Where, dotted
from foedus.corpus.corpus import DomesticStep, Header
from foedus.corpus.duty import Obligation
from foedus.corpus.instrument import Front
from foedus.corpus.known import Known
from foedus.corpus.organ import Organ
from foedus.corpus.quoting import quoted, quoted_all
from foedus.corpus.reading import ReadCorpus
from foedus.corpus.shape import bare, keys, words_of
from foedus.corpus.validation import WORD_UNKNOWN
from foedus.finding import Code, Finding
from foedus.nearest import nearest
from foedus.states import STATES

TITLE_MISSING = Code("corpus-title-missing", of=str, language=str)
NAME_OF_ORGAN = Code("corpus-actor-named-as-organ", actor=str)
NAME_OF_INSTRUMENT = Code("corpus-actor-named-as-instrument", actor=str)
NAME_OF_STATE = Code("corpus-actor-named-as-state", actor=str, state=str)
ACTOR_FORM = Code("corpus-actor-form", actor=str)
DEPOSITARY_UNKNOWN = Code("corpus-depositary-unknown", stands=str, nearest=str, valid=tuple)
STEP_ELSEWHERE = Code("corpus-domestic-step-elsewhere", body=str, state=str)
ORGAN_IS_STATE = Code("corpus-organ-named-as-state", organ=str, state=str)
ORGAN_TWICE = Code("corpus-organ-twice", organ=str, first=int)

LANGUAGES = ("en", "ru")
_ACTOR = re.compile(r"[A-Za-z][A-Za-z0-9-]*|[A-Z]{3}:[a-z][a-z -]*")


def check_names(read: ReadCorpus, known: Known, _files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Look at what things are called."""
    if read.block:
        yield from _titles(Header, read.block)
        yield from _actors(read.block, known)
    if read.header and read.block:
        for at, step in enumerate(read.header.domestic_steps):
            yield from _step(step, read.block, ("domestic steps", at))
    for instrument in read.instruments:
        if instrument.block:
            yield from _titles(Front, instrument.block)
            yield from _depositary(instrument.block, known)
    yield from _organs(read)


def _titles(kind: type[Struct], block: Block, where: Where = (), data: Any = None) -> Iterator[Finding]:
    """Look for the titles of the thing itself and of what it names, sound or not."""
    data = block.value if data is None else data
    for key, one in keys(kind).items():
        inner, held = bare(one.type), data.get(key)
        if get_origin(inner) is not dict or not isinstance(held, dict):
            continue
        if key == "title":
            yield from _languages(block, (*where, key), held)
            continue
        named = get_args(inner)[1]
        for name, value in held.items():
            if isinstance(value, dict) and get_origin(named) is dict:
                yield from _languages(block, (*where, key, name), value)
            elif isinstance(value, dict) and isinstance(named, type) and issubclass(named, Struct):
                yield from _titles(named, block, (*where, key, name), value)


def _languages(block: Block, where: Where, title: dict[str, Any]) -> Iterator[Finding]:
    for language in LANGUAGES:
        if not title.get(language):
            yield TITLE_MISSING.finding(place=block.place(where, of_key=True), of=quoted(dotted(where)), language=quoted(language))


def _actors(block: Block, known: Known) -> Iterator[Finding]:
    for actor in known.actors:
        place = block.place(("actors", actor), of_key=True)
        if actor in known.organs:
            yield NAME_OF_ORGAN.finding(place=place, actor=quoted(actor))
        elif actor in known.articles:
            yield NAME_OF_INSTRUMENT.finding(place=place, actor=quoted(actor))
        elif actor in STATES:
            yield NAME_OF_STATE.finding(place=place, actor=quoted(actor), state=actor)
        elif not _ACTOR.fullmatch(actor) or (":" in actor and actor[:3] not in STATES):
            yield ACTOR_FORM.finding(place=place, actor=quoted(actor))


def _step(step: DomesticStep, block: Block, where: Where) -> Iterator[Finding]:
    state, colon, _ = step.by.partition(":")
    if colon and state != step.state:
        yield STEP_ELSEWHERE.finding(place=block.place((*where, "by")), body=quoted(step.by), state=quoted(step.state))
    duties = words_of(keys(Obligation)["obligation"].type)
    if step.for_ not in duties:
        yield WORD_UNKNOWN.finding(
            place=block.place((*where, "for")), key=quoted("domestic steps.for"), stands=quoted(step.for_),
            nearest=quoted(nearest(step.for_, duties)), valid=quoted_all(duties),
        )  # fmt: skip


def _depositary(block: Block, known: Known) -> Iterator[Finding]:
    name = block.value.get("depositary")
    if isinstance(name, str) and name and name not in STATES and name not in known.actors and name not in known.organs:
        valid = (*known.actors, *known.organs)
        yield DEPOSITARY_UNKNOWN.finding(
            place=block.place(("depositary",)), stands=quoted(name), nearest=quoted(nearest(name, valid)), valid=quoted_all(valid)
        )


def _organs(read: ReadCorpus) -> Iterator[Finding]:
    """One instrument defines an organ once, or says from when to when each definition counts."""
    for instrument in read.instruments:
        first: dict[str, int] = {}
        for article in instrument.articles:
            for one in article.provisions if not article.page.target else ():
                organ = one.value
                if isinstance(organ, Organ) and organ.organ in STATES:
                    # Who acts in a journal would else be a State: the Assembly `ASM` would be American Samoa.
                    yield ORGAN_IS_STATE.finding(place=one.block.place(("organ",)), organ=quoted(organ.organ), state=organ.organ)
                if not isinstance(organ, Organ) or organ.from_ or organ.until:
                    continue
                if organ.organ in first:
                    place = one.block.place(("organ",))
                    yield ORGAN_TWICE.finding(place=place, organ=quoted(organ.organ), first=first[organ.organ])
                first.setdefault(organ.organ, one.block.line)
