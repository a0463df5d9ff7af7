"""This file is about offering the tables of a page as files, and giving the one that was asked for."""

from __future__ import annotations

import re

from markupsafe import Markup

from foedus.web.export.reading import tables
from foedus.web.export.table import Rests, Table
from foedus.web.export.writing import as_csv, as_json
from foedus.web.problem import Nearest, Problem
from foedus.web.visit import Visit
from foedus.words.exposition import log_as_json

FORMATS = {"csv": (as_csv, "text/csv; charset=utf-8; header=present"), "json": (as_json, "application/json")}
_BEGIN = re.compile(r'<(?:h(?P<rank>[123])\b[^>]*>|(?P<wide>div class="wide[^>]*>\s*<)?table\b(?P<given>[^>]*)>)')
"""Where a heading or a table begins. Its end is found by its name: a pattern that went through all between would cost more than the page."""
_WIDE = re.compile(r"\s*</div>")
_SMALL = re.compile(r"<small\b.*?</small>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')


def offered(visit: Visit, html: str) -> str:
    """Put under every table of a page the links to it as a file."""
    title, count, at, parts = "", 0, 0, list[str]()
    begins = _BEGIN.search(html)
    while begins:
        rank = begins["rank"]
        end, after = _ended(html, f"</h{rank}>" if rank else "</table>", begins.end())
        if rank:
            title = Markup(_SMALL.sub("", html[begins.end() : end])).striptags()  # noqa: S704 — the page's own heading
        else:
            wide = _WIDE.match(html, after) if begins["wide"] else None
            after = wide.end() if wide else after
            count += 1
            named = _ID.search(begins["given"])
            parts += html[at:after], str(_links(visit, named[1] if named else str(count), title))
            at = after
        begins = _BEGIN.search(html, after)
    return "".join([*parts, html[at:]])


def _ended(html: str, end: str, start: int) -> tuple[int, int]:
    """Find where what began ends, and what comes after it."""
    found = html.find(end, start)
    return (found, found + len(end)) if found >= 0 else (len(html), len(html))


def _links(visit: Visit, key: str, title: str) -> Markup:
    link = Markup('<a href="{}" download>{}<span class="unseen"> ({})</span></a>')
    links = Markup(" · ").join(link.format(visit.address.asking(format=one, table=key), one.upper(), title) for one in FORMATS)
    return Markup('\n<p class="take">{} {}</p>').format(visit.text("take"), links)


def file_of(visit: Visit, html: str, wanted: str, key: str) -> tuple[bytes, str, str] | Problem:
    """Give one table of a page as a file: its bytes, its type and its name."""
    found = tables(html)
    if wanted not in FORMATS:
        return Problem(400, "problem-format", wanted, _nearest(visit, found, "csv"))
    one = next((table for number, table in enumerate(found, 1) if (key or "1") in {table.key, str(number)}), None)
    if one is None:
        return Problem(404, "problem-table", key, _nearest(visit, found, wanted))
    write, kind = FORMATS[wanted]
    organization = visit.organization
    permanent = visit.address.dated(visit.on).known_at(str(organization.position))
    rests = Rests(
        visit.on, organization.corpus.digest, organization.position, log_as_json(organization.log), visit.language.code, str(permanent)
    )
    parts = (organization.corpus.header.id, *visit.address.parts, visit.on, one.key)
    name = re.sub(r"[^A-Za-z0-9-]+", "-", "-".join(parts)).strip("-")
    return write(one, rests), kind, f"{name}.{wanted}"


def _nearest(visit: Visit, found: tuple[Table, ...], wanted: str) -> tuple[Nearest, ...]:
    return tuple(Nearest(f"{one.key}: {one.title}", visit.address.asking(format=wanted, table=one.key)) for one in found)
