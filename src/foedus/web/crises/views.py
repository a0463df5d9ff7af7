"""This file is about the addresses of the crises: all, and one."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.web.address import Address
from foedus.web.crises import presenter
from foedus.web.page import show


def crises(request: HttpRequest, code: str) -> HttpResponse:
    """List the crises."""
    return show(request, Address(code, ("crises",)), "crises", "crises.html", presenter.present_all)


def crisis(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show one crisis."""
    return show(request, Address(code, ("crises", name)), "crises", "crisis.html", partial(presenter.present, given=name))
