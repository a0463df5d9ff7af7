"""This file is about the address of the Situation, and of the bare site, which leads there in the language that the browser asks for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from foedus.web.address import Address
from foedus.web.language import preferred
from foedus.web.page import show
from foedus.web.situation.presenter import present


def situation(request: HttpRequest, code: str) -> HttpResponse:
    """Show the Situation."""
    return show(request, Address(code), "situation", "situation.html", present)


def door(request: HttpRequest) -> HttpResponse:
    """Lead from the bare site to the Situation."""
    response = HttpResponseRedirect(str(Address(preferred(request.headers.get("Accept-Language", "")))))
    response.headers["Vary"] = "Accept-Language"
    return response
