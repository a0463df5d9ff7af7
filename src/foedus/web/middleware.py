"""This file is about the headers of every page: what a browser may load, from where, and what it may tell others."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from foedus.web.record.handing import PATH as CLOSED
from foedus.web.record.submitting import PATH as SUBMIT

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""No inline script or style, nothing from elsewhere, no frame: a page that somebody injects into stays words."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

READING = ("GET", "HEAD")

Answering = Callable[[HttpRequest], HttpResponse]


def headers(answering: Answering) -> Answering:
    """Give every response the headers above; refuse whatever is no reading, but for what is sent to where acts are taken, or closed ones asked for."""

    def with_headers(request: HttpRequest) -> HttpResponse:
        reads = request.method in READING or (request.method == "POST" and request.path in (SUBMIT, CLOSED))
        response = answering(request) if reads else HttpResponseNotAllowed(READING)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return with_headers
