"""This file is about the address of the search."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.web.address import Address
from foedus.web.page import show
from foedus.web.search import presenter


def search(request: HttpRequest, code: str) -> HttpResponse:
    """Search texts and acts."""
    given = {name: request.GET[name].strip() for name in presenter.ASKED if request.GET.get(name, "").strip()}
    return show(request, Address(code, ("search",), tuple(given.items())), "search", "search.html", partial(presenter.present, given=given))
