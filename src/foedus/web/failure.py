"""This file is about the pages that are shown when the program itself fails, or when the record is not what it was.

The first says so, and nothing of what went wrong inside; the second says what does not fit, for the reader must know.
"""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from markupsafe import escape

from foedus.shelves.log import LogError
from foedus.web.language import Language, language
from foedus.web.middleware import HEADERS
from foedus.words.speech import say


def failed(request: HttpRequest) -> HttpResponse:
    """Say why a page could not be made, in the language of its address, without anything that may itself fail."""
    tongue = language("ru" if request.path.startswith("/ru/") else "en")
    error = sys.exception()
    if isinstance(error, LogError):
        # Nothing is shown of a record that was cut or rewritten: what it says now is not what it said.
        what = escape(say(error.finding.code, error.finding.params, tongue.code))
        return HttpResponse(_page(tongue, "problem-log", f"{tongue.text('problem-log-what')} {what}"), status=503, headers=HEADERS)
    body = _page(tongue, "problem-failed", tongue.text("problem-failed-what"))
    return HttpResponse(body, status=500, headers=HEADERS)


def _page(tongue: Language, title: str, what: str) -> str:
    return (
        f'<!doctype html><html lang="{tongue.code}"><meta charset="utf-8"><title>{tongue.text(title)}</title>'
        f"<h1>{tongue.text(title)}</h1><p>{what}</p>"
        f'<p><a href="/{tongue.code}/">{tongue.text("problem-home")}</a></p></html>'
    )
