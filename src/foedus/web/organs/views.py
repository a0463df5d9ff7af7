"""This file is about the addresses of the organs: all of them, and one."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.web.address import Address
from foedus.web.organs import listing, presenter
from foedus.web.page import show


def organs(request: HttpRequest, code: str) -> HttpResponse:
    """List the organs."""
    return show(request, Address(code, ("organs",)), "organs", "organs.html", listing.present)


def organ(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show one organ."""
    return show(request, Address(code, ("organs", name)), "organs", "organ.html", partial(presenter.present, given=name))
