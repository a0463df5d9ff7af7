"""This file is about the addresses of the organs: all of them, and one."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.web.address import Address
from foedus.web.organs import deciding, listing, presenter
from foedus.web.page import show

MOST = 6_000
"""So many characters of what a form sent are read: 193 votes by name, and more."""


def organs(request: HttpRequest, code: str) -> HttpResponse:
    """List the organs."""
    return show(request, Address(code, ("organs",)), "organs", "organs.html", listing.present)


def organ(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show one organ."""
    return show(request, Address(code, ("organs", name)), "organs", "organ.html", partial(presenter.present, given=name))


def outcome(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show what comes of a vote in an organ."""
    given = tuple((key, str(text).strip()) for key, text in sorted(request.GET.items()) if key in deciding.ASKED or key.startswith("v-"))
    kept = tuple((key, text[:MOST]) for key, text in given if text and text != "silent")
    address = Address(code, ("organs", name, "outcome"), kept)
    return show(request, address, "organs", "deciding.html", partial(deciding.present, given=name, asked=dict(kept)))
