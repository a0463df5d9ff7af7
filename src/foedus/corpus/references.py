"""This file is about what texts stand for: every date is a date, every State one of ISO's, every citation can be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC
from fractions import Fraction

from msgspec import Struct

from foedus.corpus.blocks import Block, dotted
from foedus.corpus.citation import CitationError, citation
from foedus.corpus.known import Known, texts
from foedus.corpus.quoting import quoted, quoted_all
from foedus.corpus.shape import means
from foedus.dates import DateError, length, when, zone
from foedus.finding import Code, Finding, Place
from foedus.nearest import nearest, nearest_number
from foedus.states import BY_TWO_LETTERS, STATES

DATE_FORM = Code("corpus-date-form", key=str, stands=str)
LENGTH_FORM = Code("corpus-length-form", key=str, stands=str)
FRACTION_FORM = Code("corpus-fraction-form", key=str, stands=str)
AMOUNT_FORM = Code("corpus-amount-form", key=str, stands=str)
SPAN_FORM = Code("corpus-span-form", key=str, stands=str)
LATITUDE_FORM = Code("corpus-latitude-form", key=str, stands=str)
CORNER_FORM = Code("corpus-corner-form", key=str, stands=str)
CALENDAR_UNKNOWN = Code("corpus-calendar-unknown", stands=str, nearest=str, valid=tuple)
STATE_UNKNOWN = Code("corpus-state-unknown", stands=str, nearest=str, called=str)
ZONE_UNKNOWN = Code("corpus-zone-unknown", stands=str)
INSTRUMENT_UNKNOWN = Code("corpus-instrument-unknown", stands=str, nearest=str, valid=tuple)
ORGAN_UNKNOWN = Code("corpus-organ-unknown", stands=str, nearest=str, valid=tuple)
AREA_UNKNOWN = Code("corpus-area-unknown", stands=str, nearest=str, valid=tuple)
QUORUM_FORM = Code("corpus-quorum-form", key=str, stands=str)
MEASURE_UNKNOWN = Code("corpus-measure-unknown", stands=str, nearest=str, valid=tuple)
CITATION_FORM = Code("corpus-citation-form", stands=str)
ARTICLE_UNKNOWN = Code("corpus-article-unknown", stands=str, instrument=str, nearest=str, valid=tuple)
PARAGRAPH_UNKNOWN = Code("corpus-paragraph-unknown", stands=str, article=str, valid=tuple)

_AMOUNT = re.compile(r"[0-9]{1,18}(?:[.][0-9]{1,18}|/[1-9][0-9]{0,17})?", re.ASCII)
_QUORUM = re.compile(r"the votes needed|[1-9][0-9]{0,8}|(?:more than )?[0-9]{1,9}/[1-9][0-9]{0,8}", re.ASCII)
_FRACTION = re.compile(r"[0-9]{1,9}/[0-9]{1,9}")
_SPAN = re.compile(r"[0-9]{1,6} (?:hour|day|working day|week|month|year)s?", re.ASCII)
_ANGLE = r"[0-9]{1,2}(?:[.][0-9]{1,9})?(?:°(?:[0-5]?[0-9][′'](?:[0-5]?[0-9][″\"])?)?)?"
_LATITUDE = re.compile(rf"{_ANGLE}[NS]", re.ASCII)
_CORNER = re.compile(rf"{_ANGLE}[NS],? 1?{_ANGLE}[EW]", re.ASCII)
Check = Callable[[str, str, Place, Known], Iterator[Finding]]


def check_texts(kind: type[Struct], block: Block, known: Known) -> Iterator[Finding]:
    """Look at every text of a block that stands for something."""
    for where, text_kind, text in texts(block.value, kind):
        if check := _CHECKS.get(means(text_kind)):
            yield from check(text, quoted(dotted(where)), block.place(where), known)


def cited_from(known: Known, text: str, place: Place) -> Iterator[Finding]:
    """Look for the article, and the paragraph, that a citation names."""
    try:
        cited = citation(text)
    except CitationError:
        yield CITATION_FORM.finding(place=place, stands=quoted(text))
        return
    articles = known.articles.get(cited.instrument)
    if articles is None:
        yield _unknown(INSTRUMENT_UNKNOWN, cited.instrument, tuple(known.articles), place)
    elif cited.article and cited.article not in articles:
        yield article_unknown(known, cited.instrument, cited.article, text, place)
    elif cited.paragraph:
        numbers = articles[cited.article]
        if numbers and cited.paragraph.partition(")")[0] not in numbers:
            article = quoted(f"{cited.instrument} {cited.article}")
            yield PARAGRAPH_UNKNOWN.finding(place=place, stands=quoted(text), article=article, valid=quoted_all(sorted(numbers)))


def article_unknown(known: Known, instrument: str, number: str, text: str, place: Place) -> Finding:
    """Say that an instrument has no article of this number."""
    numbers = tuple(known.articles[instrument])
    return ARTICLE_UNKNOWN.finding(
        place=place, stands=quoted(text), instrument=quoted(instrument),
        nearest=quoted(nearest_number(number, numbers)), valid=quoted_all(numbers),
    )  # fmt: skip


def _unknown(code: Code, text: str, valid: tuple[str, ...], place: Place) -> Finding:
    return code.finding(place=place, stands=quoted(text), nearest=quoted(nearest(text, valid)), valid=quoted_all(valid))


def _date(text: str, key: str, place: Place, _known: Known) -> Iterator[Finding]:
    try:
        when(text, UTC)
    except DateError:
        yield DATE_FORM.finding(place=place, key=key, stands=quoted(text))


def _length(text: str, key: str, place: Place, _known: Known) -> Iterator[Finding]:
    try:
        length(text)
    except DateError:
        yield LENGTH_FORM.finding(place=place, key=key, stands=quoted(text))


def _fraction(text: str, key: str, place: Place, _known: Known) -> Iterator[Finding]:
    if not _FRACTION.fullmatch(text) or text.endswith("/0") or not 0 < Fraction(text) <= 1:
        yield FRACTION_FORM.finding(place=place, key=key, stands=quoted(text))


def _amount(text: str, key: str, place: Place, _known: Known) -> Iterator[Finding]:
    if not _AMOUNT.fullmatch(text):
        yield AMOUNT_FORM.finding(place=place, key=key, stands=quoted(text))


def _quorum(text: str, key: str, place: Place, _known: Known) -> Iterator[Finding]:
    if not _QUORUM.fullmatch(text):
        yield QUORUM_FORM.finding(place=place, key=key, stands=quoted(text))


def _measure(text: str, _key: str, place: Place, known: Known) -> Iterator[Finding]:
    if text not in known.measures:
        yield _unknown(MEASURE_UNKNOWN, text, known.measures, place)


def _formed(form: re.Pattern[str], code: Code) -> Check:
    """Make a check that a text has a form."""

    def check(text: str, key: str, place: Place, _known: Known) -> Iterator[Finding]:
        if not form.fullmatch(text):
            yield code.finding(place=place, key=key, stands=quoted(text))

    return check


def _calendar(text: str, _key: str, place: Place, known: Known) -> Iterator[Finding]:
    if text not in known.calendars:
        yield _unknown(CALENDAR_UNKNOWN, text, known.calendars, place)


def _state(text: str, _key: str, place: Place, _known: Known) -> Iterator[Finding]:
    if text not in STATES:
        near = nearest_state(text)
        yield STATE_UNKNOWN.finding(place=place, stands=quoted(text), nearest=quoted(near), called=near)


def nearest_state(text: str) -> str:
    """Give the State that a text most likely means: two letters, the beginning of a name, or a slip.

    >>> nearest_state("KZ"), nearest_state("Kazakhstan"), nearest_state("KZA")
    ('KAZ', 'KAZ', 'KAZ')
    """
    upper = text.upper()
    if upper in BY_TWO_LETTERS:
        return BY_TWO_LETTERS[upper].code
    if upper[:3] in STATES:
        return upper[:3]
    return max(STATES, key=lambda code: _likeness(code, upper))


def _likeness(code: str, text: str) -> tuple[bool, bool, int, int]:
    same = sum(one == other for one, other in zip(code, text, strict=False))
    return sorted(code) == sorted(text), code[0] == text[:1], same, len(set(code) & set(text))


def _zone(text: str, _key: str, place: Place, _known: Known) -> Iterator[Finding]:
    try:
        zone(text)
    except DateError:
        yield ZONE_UNKNOWN.finding(place=place, stands=quoted(text))


def _instrument(text: str, _key: str, place: Place, known: Known) -> Iterator[Finding]:
    if text not in known.articles:
        yield _unknown(INSTRUMENT_UNKNOWN, text, tuple(known.articles), place)


def _instrument_beside(text: str, key: str, place: Place, known: Known) -> Iterator[Finding]:
    # What lies beside is not read here: whether it has such an instrument is asked when it is opened.
    if not known.beside:
        yield from _instrument(text, key, place, known)


def _organ(text: str, _key: str, place: Place, known: Known) -> Iterator[Finding]:
    if text not in known.organs:
        yield _unknown(ORGAN_UNKNOWN, text, known.organs, place)


def _area(text: str, _key: str, place: Place, known: Known) -> Iterator[Finding]:
    if text not in known.areas:
        yield _unknown(AREA_UNKNOWN, text, known.areas, place)


def _citation(text: str, _key: str, place: Place, known: Known) -> Iterator[Finding]:
    yield from cited_from(known, text, place)


def _somebody(text: str, key: str, place: Place, known: Known) -> Iterator[Finding]:
    looks_like_a_state = len(text) == 3 and text.isalpha() and text.isupper()
    if looks_like_a_state and text not in known.organs and text not in known.actors:
        yield from _state(text, key, place, known)


_CHECKS: dict[str, Check] = {
    "date": _date, "length": _length, "fraction": _fraction, "amount": _amount, "state": _state, "zone": _zone, "instrument": _instrument,
    "instrument beside": _instrument_beside,
    "organ": _organ, "area": _area, "citation": _citation, "somebody": _somebody, "quorum": _quorum,
    "measure": _measure,
    "span": _formed(_SPAN, SPAN_FORM), "latitude": _formed(_LATITUDE, LATITUDE_FORM), "corner": _formed(_CORNER, CORNER_FORM),
    "calendar": _calendar,
}  # fmt: skip
