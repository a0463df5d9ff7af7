"""This file is about the page that is shown when the program itself fails: it says so, and nothing of what went wrong inside."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from foedus.web.language import language
from foedus.web.middleware import HEADERS


def failed(request: HttpRequest) -> HttpResponse:
    """Say that a page could not be made, in the language of its address, without anything that may itself fail."""
    tongue = language("ru" if request.path.startswith("/ru/") else "en")
    body = (
        f'<!doctype html><html lang="{tongue.code}"><meta charset="utf-8"><title>{tongue.text("problem-failed")}</title>'
        f"<h1>{tongue.text('problem-failed')}</h1><p>{tongue.text('problem-failed-what')}</p>"
        f'<p><a href="/{tongue.code}/">{tongue.text("problem-home")}</a></p></html>'
    )
    return HttpResponse(body, status=500, headers=HEADERS)
