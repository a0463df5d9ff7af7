"""This file is about the search page: the form, what was found with what was sought marked, or how to ask better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from foedus.finding import Finding
from foedus.shelves.search.ask import Found, Hit
from foedus.shelves.search.ask import search as found_in
from foedus.shelves.search.passages import Passage
from foedus.states import STATES
from foedus.web.address import Address
from foedus.web.page import LATEST
from foedus.web.problem import Problem
from foedus.web.record.presenter import Choice, choices
from foedus.web.visit import Visit
from foedus.words.found import when_text
from foedus.words.naming import Speaker
from foedus.words.speech import say

PAGE, ALL = 30, 100_000
FIELDS = ("what", "state", "instrument", "from", "to")
ASKED = ("q", *FIELDS, "page")
WHAT = ("article", "act")
_FIELD = {"what": "kind"}
EXAMPLES = ("search-example-word", "search-example-phrase", "search-example-prefix", "search-example-or", "search-example-field",
            "search-example-crisis", "search-example-without")  # fmt: skip
_TONES = {"in force": "ok", "no longer in force": "none", "not yet in force": "wait", "entry into force not on record": "wait"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing found: its heading, a passage of it, when it was done or in force."""

    what: str
    key: str
    heading: Markup
    address: Address
    passage: Markup
    foreign: bool
    made_by: str
    when: str
    done: str
    tone: str


@dataclass(frozen=True, slots=True)
class Example:
    """A query that finds something, and what it shows."""

    query: str
    address: Address
    says: Markup


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search as a page shows it."""

    query: str
    given: Mapping[str, str]
    choices: Mapping[str, tuple[Choice, ...]]
    asked: str
    problems: tuple[str, ...]
    total: int
    rows: tuple[Row, ...]
    later: tuple[int, Address] | None
    examples: tuple[Example, ...]
    page: int
    pages: int
    newer: Address | None
    older: Address | None
    clear: Address


def present(visit: Visit, given: Mapping[str, str]) -> SearchView | Problem:
    """Search for what is given, or say how one may ask."""
    query = given.get("q", "")
    asked = " ".join(one for one in (query, *(f"{_FIELD.get(name, name)}:{given[name]}" for name in FIELDS if given.get(name))) if one)
    text = given.get("page") or "1"
    if not (text.isascii() and text.isdecimal() and 0 < len(text) <= 4 and int(text)):
        return Problem(404, "problem-page", text, put=(("pages", "1"),))
    page = int(text)
    found = _search(visit, asked, visit.on, (page - 1) * PAGE, ALL if visit.whole else PAGE) if asked else ()
    problems: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    total = 0
    if isinstance(found, Found):
        rows, total = tuple(_row(visit, one) for one in found.hits), found.total
    else:
        problems = tuple(say(one.code, one.params, visit.language.code, visit.names) for one in found)
    pages = max(1, -(-total // PAGE))
    if page > pages:
        return Problem(404, "problem-page", text, put=(("pages", str(pages)),))
    here = visit.address
    return SearchView(
        query, given, _choices(visit, given), asked, problems, total, rows,
        _later(visit, asked, total) if isinstance(found, Found) else None,
        () if rows else tuple(_example(visit, key) for key in EXAMPLES),
        page, pages,
        here.asking(page=str(page - 1) if page > 2 else "") if page > 1 else None,
        here.asking(page=str(page + 1)) if page < pages else None,
        here.to("search"),
    )  # fmt: skip


def _search(visit: Visit, asked: str, on: str, start: int = 0, most: int = 0) -> Found | tuple[Finding, ...]:
    return found_in(
        visit.organization, visit.served.files, asked, on=on, language=visit.language.code, start=start, most=most,
        voices=visit.served.once(lambda: Speaker(visit.organization), "speaker"),
    )  # fmt: skip


def _later(visit: Visit, asked: str, total: int) -> tuple[int, Address] | None:
    """Say how many more are found on the last date there is, if any are."""
    found = _search(visit, asked, LATEST)
    if not isinstance(found, Found) or found.total <= total:
        return None
    today = visit.served.today()
    return found.total - total, visit.address.asking(page="").dated("" if visit.on < today else LATEST)


def _row(visit: Visit, hit: Hit) -> Row:
    foreign = hit.language != visit.language.code
    if hit.what == "act":
        address = visit.address.to("record", hit.act[:16])
        return Row("act", hit.act[:16], marked(hit.heading), address, marked(hit.words), foreign, "", visit.date(hit.done), hit.done, "")
    address = visit.address.to("treaty", hit.instrument, hit.number)
    if hit.standing == "no longer in force":
        address = address.dated(hit.current[1])
    elif hit.standing == "not yet in force" and hit.current[0]:
        address = address.dated(hit.current[0])
    return Row(
        "article", hit.article, marked(hit.heading), address, marked(hit.words), foreign,
        hit.made_by if hit.made_by != hit.instrument else "", when_text(hit, visit.language.code), "", _TONES.get(hit.standing, ""),
    )  # fmt: skip


def marked(passage: Passage) -> Markup:
    """Write a passage with what was sought marked."""
    said, at = Markup(), 0
    for start, end in passage.marks:
        said += escape(passage.text[at:start]) + Markup("<mark>{}</mark>").format(passage.text[start:end])
        at = end
    return said + escape(passage.text[at:])


def _choices(visit: Visit, given: Mapping[str, str]) -> dict[str, tuple[Choice, ...]]:
    """Give what the fields of the form can be set to."""
    states = sorted({one.value for one in choices(visit, {})["by"] if one.value in STATES}, key=visit.name)
    instruments = visit.organization.corpus.instruments
    return {
        "what": tuple(Choice(one, str(visit.text(f"search-what-{one}")), given.get("what") == one) for one in WHAT),
        "state": tuple(Choice(one, visit.name(one), given.get("state") == one) for one in states),
        "instrument": tuple(Choice(one.id, f"{one.id} — {visit.title(one.id)}", given.get("instrument") == one.id) for one in instruments),
    }


def _example(visit: Visit, key: str) -> Example:
    query, _, says = str(visit.language.pages[key]).partition(" | ")
    return Example(query, visit.address.to("search", q=query), escape(says))
