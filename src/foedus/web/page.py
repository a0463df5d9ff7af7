"""This file is about making a page: the date and language are read, one presenter is asked, a template is filled, the result is remembered.

A page is a function of the corpus, the record's position, the language, the date and the address, so
one that was made is kept (:mod:`foedus.web.kept`) and answered again, with an ETag that lets browsers ask cheaply.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from foedus.dates import DateError
from foedus.web.address import Address
from foedus.web.assets import packed
from foedus.web.atlas.source import laid_open, named
from foedus.web.export.offer import file_of, offered
from foedus.web.foot import Foot, foot
from foedus.web.house import House, house
from foedus.web.kept import Kept
from foedus.web.language import Language, language
from foedus.web.problem import Problem
from foedus.web.templates import render
from foedus.web.visit import Visit
from foedus.web.why import waits

HTML = "text/html; charset=utf-8"
ROOMS = ("situation", "treaty", "members", "organs", "crises", "chronicle", "record", "ask", "search")
EARLIEST, LATEST = "1815-01-01", "2100-12-31"
Presenter = Callable[[Visit], object]


@dataclass(frozen=True, slots=True)
class Page:
    """What the frame of every page shows: the date, the language, the rooms, the foot."""

    language: Language
    other: Language
    address: Address
    on: str
    date: str
    room: str
    organization: str
    draft: bool
    rooms: tuple[tuple[str, Address], ...]
    foot: Foot
    acts: int
    earlier: bool


@dataclass(frozen=True)
class Made:
    """A page, or a file of a table on it, as bytes, and the tag that names them; compressed when somebody first asks for it so."""

    status: int
    body: bytes
    tag: str
    kind: str = HTML
    name: str = ""

    @cached_property
    def compressed(self) -> bytes:
        """Give the bytes compressed."""
        return gzip.compress(self.body, 5, mtime=0)


PAGES: Kept[tuple[str, ...], Made] = Kept(512)


def show(request: HttpRequest, address: Address, room: str, template: str, present: Presenter, *, made_at: str = "") -> HttpResponse:
    """Answer with a page as of the date that the request names, or today.

    :param made_at: names the time at which it was made, where what it says turns on the hour.
    """
    found = visited(request, address)
    if isinstance(found, Problem):
        return trouble(request, Address(address.language, address.parts), found)
    served, address, on = found
    wanted, table = request.GET.get("format", "").strip(), request.GET.get("table", "").strip()
    # With the atlas laid open every page has a room more, and the atlas's own are made from it.
    key = (str(address), on, served.position, template, wanted, table if wanted else "", made_at, named())

    def make() -> Made:
        visit = Visit(served, language(address.language), address, on, whole=bool(wanted))
        made = _make(served, visit, room, template, present)
        return _taken(served, visit, made, wanted, table) if wanted and made.status == 200 else made

    return _answer(request, PAGES.get(key, make) if served.remembers else make())


def hand_out(request: HttpRequest, address: Address, write: Callable[[Visit], tuple[bytes, str, str] | Problem]) -> HttpResponse:
    """Answer with a file as of the date that the request names, or today.

    :param write: gives the bytes, their type and the name of the file; or says why there is none.
    """
    found = visited(request, address)
    if isinstance(found, Problem):
        return trouble(request, Address(address.language, address.parts), found)
    served, address, on = found

    def make() -> Made:
        visit = Visit(served, language(address.language), address, on)
        taken = write(visit)
        if isinstance(taken, Problem):
            return _make(served, visit, "", "problem.html", lambda _: taken)
        body, kind, name = taken
        return Made(200, body, _tag(body), kind, name)

    return _answer(request, PAGES.get((str(address), on, served.position), make) if served.remembers else make())


def visited(request: HttpRequest, address: Address) -> tuple[House, Address, str] | Problem:
    """Give what a request visits: what was known at the position that it names, its address with its date, and the day; or why there is none."""
    served = house()
    given, known = request.GET.get("on", "").strip(), request.GET.get("known", "").strip()
    try:
        on = calendar_day(given) if given else served.today()
    except DateError:
        return Problem(400, "problem-date", given)
    if known and not _is_position(known, served.organization.position):
        return Problem(400, "problem-known", known, put=(("most", str(served.organization.position)),))
    return served.known_at(int(known)) if known else served, address.dated(on if given else "").known_at(known), on


def _is_position(text: str, most: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and int(text) <= most


def calendar_day(text: str) -> str:
    """Read a day of the calendar.

    :raises DateError: it is none, or lies outside the years that pages show.
    """
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DateError(text) from error
    if not (EARLIEST <= day <= LATEST and day == text):
        raise DateError(text)
    return day


def trouble(request: HttpRequest, address: Address, problem: Problem) -> HttpResponse:
    """Answer that something is not there, with the nearest that is."""
    served = house()
    visit = Visit(served, language(address.language), address, served.today())
    return _answer(request, _make(served, visit, "", "problem.html", lambda _: problem))


def frame(served: House, visit: Visit, room: str) -> Page:
    """Make what every page shows around its own text."""
    corpus = served.organization.corpus
    tongue = visit.language
    other = language("ru" if tongue.code == "en" else "en")
    home = Address(tongue.code, on=visit.address.on, known=visit.address.known)
    acts = house().organization.position
    rooms = tuple((one, home if one == "situation" else home.to(one)) for one in (*ROOMS, *(("atlas",) if laid_open() else ())))
    title = corpus.header.title.get(tongue.code, corpus.header.id)
    draft = served.organization.log is None
    earlier = served.organization.position < acts
    below = foot(served.organization, visit)
    return Page(tongue, other, visit.address, visit.on, visit.date(visit.on), room, title, draft, rooms, below, acts, earlier)


def _make(served: House, visit: Visit, room: str, template: str, present: Presenter) -> Made:
    view = present(visit)
    if isinstance(view, Problem):
        template = "problem.html"
    page = frame(served, visit, room)
    html = render(template, page=page, view=view, t=visit.text, to=visit.address.to, visit=visit, waiting=partial(waits, visit))
    body = (html if visit.whole else offered(visit, html)).encode()
    status = view.status if isinstance(view, Problem) else 200
    return Made(status, body, _tag(body))


def _taken(served: House, visit: Visit, made: Made, wanted: str, table: str) -> Made:
    """Give one table of a page that was made, as a file."""
    taken = file_of(visit, made.body.decode(), wanted, table)
    if isinstance(taken, Problem):
        return _make(served, visit, "", "problem.html", lambda _: taken)
    body, kind, name = taken
    return Made(200, body, _tag(body), kind, name)


def _tag(body: bytes) -> str:
    return f'"{sha256(body).hexdigest()[:24]}"'


def _answer(request: HttpRequest, made: Made) -> HttpResponse:
    if made.status == 200 and made.tag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = packed(request, made.body, lambda: made.compressed, made.kind)
        response.status_code = made.status
    if made.name:
        response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response.headers["ETag"] = made.tag
    response.headers["Cache-Control"] = "no-cache"
    return response
