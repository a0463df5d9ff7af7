"""This file is about the address of the chronicle."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.web.address import Address
from foedus.web.chronicle.presenter import FILTERS, present
from foedus.web.page import show


def chronicle(request: HttpRequest, code: str) -> HttpResponse:
    """Show the chronicle, narrowed to a sort of event or to one State."""
    given = {name: request.GET[name].strip() for name in FILTERS if request.GET.get(name, "").strip()}
    return show(request, Address(code, ("chronicle",), tuple(given.items())), "chronicle", "chronicle.html", partial(present, given=given))
