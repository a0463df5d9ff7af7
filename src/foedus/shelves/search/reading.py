"""This file reads a query as somebody types it; whatever cannot be read is told, all of it at once, with its place.

``aid "use of force" consult* report OR inform -kind:statement state:KAZ from:2022-01``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import tzinfo

from msgspec import Struct

from foedus.dates import day_of, end_of, when
from foedus.finding import Code, Finding
from foedus.nearest import some_nearest
from foedus.shelves.search.folding import words
from foedus.shelves.search.query import Clause, Having, Leaf, Query, Since, Term, Until, Words

EMPTY = Code("search-empty")
OR_ALONE = Code("search-or-alone", at=int)
NO_WORD = Code("search-no-word", at=int, given=str)
OPEN = Code("search-quotation-open", at=int, given=str)
STAR = Code("search-star-within", at=int, given=str)
NO_FIELD = Code("search-field-unknown", at=int, given=str, takes=tuple)
NO_VALUE = Code("search-value-missing", at=int, key=str)
VALUE = Code("search-value-unknown", at=int, key=str, given=str, nearest=tuple)
NO_DAY = Code("search-date-malformed", at=int, key=str, given=str)
TOO_LONG = Code("search-too-long", words=int, most=int)

MOST = 64
"""How many words a query has at most; no phrase is longer, which engines may rely on."""

FIELDS = ("kind", "state", "organ", "instrument", "crisis", "language")
DATES = ("from", "to")
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_FIELD = re.compile(r"([^\W\d_]+):(.*)", re.DOTALL)
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


class Known(Struct, frozen=True):
    """What a query may name: for each field its values by their folded form; and where the days begin."""

    values: Mapping[str, Mapping[str, str]]
    seat: tzinfo


class _Piece(Struct, frozen=True):
    """A stretch of a query: its sign, the field before the colon, the words, whether a star follows them."""

    at: int
    written: str
    without: bool
    field: str
    words: str
    starred: bool
    closed: bool = True


def read(text: str, known: Known) -> Query | tuple[Finding, ...]:
    """Read a query.

    :returns: what is asked; or every finding that says why it cannot be read.
    """
    findings: list[Finding] = []
    clauses: list[Clause] = []
    joins: int | None = None
    begun = False
    for piece in _pieces(text):
        if piece.written == "OR":
            if not begun or joins is not None:
                findings.append(OR_ALONE.finding(at=piece.at))
            joins = piece.at
            continue
        leaf = _leaf(piece, known)
        if isinstance(leaf, Finding):
            findings.append(leaf)
        else:
            term = Term(leaf, piece.without)
            if joins is not None and clauses:
                clauses[-1] = (*clauses[-1], term)
            else:
                clauses.append((term,))
        begun, joins = True, None
    if joins is not None:
        findings.append(OR_ALONE.finding(at=joins))
    if not begun and not findings:
        findings.append(EMPTY.finding())
    total = sum(len(term.leaf.tokens) if isinstance(term.leaf, Words) else 1 for clause in clauses for term in clause)
    if total > MOST:
        findings.append(TOO_LONG.finding(words=total, most=MOST))
    return tuple(dict.fromkeys(findings)) or Query(tuple(clauses))


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut a query at its spaces, but not within quotation marks."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        piece, length = _piece(text[at:], at + 1)
        yield piece
        at += length


def _piece(rest: str, at: int) -> tuple[_Piece, int]:
    sign = len(rest) > 1 and rest[0] == "-" and not rest[1].isspace()
    begin = 1 if sign else 0
    run = re.split(r"\s", rest[begin:], maxsplit=1)[0]
    found = _FIELD.match(run)
    field = found[1] if found else ""
    begin += len(field) + 1 if found else 0
    if rest[begin : begin + 1] in _QUOTES:
        closing = _QUOTES[rest[begin]]
        end = next((place for place in range(begin + 1, len(rest)) if rest[place] in closing), len(rest))
        after = end + 1 + (rest[end + 1 : end + 2] == "*")
        piece = _Piece(
            at, rest[:after], without=sign, field=field, words=rest[begin + 1 : end], starred=after > end + 1, closed=end < len(rest)
        )
        return piece, after
    end = begin + len(found[2] if found else run)
    held = rest[begin:end]
    return _Piece(at, rest[:end], without=sign, field=field, words=held.removesuffix("*"), starred=held.endswith("*")), end


def _leaf(piece: _Piece, known: Known) -> Leaf | Finding:
    if not piece.closed:
        return OPEN.finding(at=piece.at, given=piece.written)
    if piece.field:
        return _narrowed(piece, known)
    if "*" in piece.words:
        return STAR.finding(at=piece.at, given=piece.written)
    tokens = words(piece.words)
    return Words(tokens, piece.starred) if tokens else NO_WORD.finding(at=piece.at, given=piece.written)


def _narrowed(piece: _Piece, known: Known) -> Leaf | Finding:
    field, value = piece.field.casefold(), piece.words.strip()
    if field not in (*FIELDS, *DATES):
        return NO_FIELD.finding(at=piece.at, given=piece.field, takes=(*FIELDS, *DATES))
    if piece.starred:
        return STAR.finding(at=piece.at, given=piece.written)
    if not value:
        return NO_VALUE.finding(at=piece.at, key=field)
    if field in DATES:
        return _dated(piece.at, field, value, known.seat)
    values = known.values[field]
    if value.casefold() not in values:
        alike = some_nearest(value, values.values()) or tuple(values.values())[:3]
        return VALUE.finding(at=piece.at, key=field, given=value, nearest=alike)
    return Having(field, value.casefold())


def _dated(at: int, field: str, value: str, seat: tzinfo) -> Leaf | Finding:
    try:
        day = when(value, seat) if _DAY.fullmatch(value) else None
        if day is not None:
            return Since(day.first) if field == "from" else Until(end_of(day_of(day.last, seat), seat))
    except (ValueError, OverflowError):  # no day of the calendar, or none that has an end
        pass
    return NO_DAY.finding(at=at, key=field, given=value)
