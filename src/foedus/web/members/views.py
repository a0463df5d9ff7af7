"""This file is about the addresses of the members: all of them, and one State."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.web.address import Address
from foedus.web.members import listing, presenter
from foedus.web.page import show


def members(request: HttpRequest, code: str) -> HttpResponse:
    """List the States that were ever party."""
    return show(request, Address(code, ("members",)), "members", "members.html", listing.present)


def member(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show one State; ``page`` turns the pages of its acts."""
    turned = request.GET.get("page", "").strip()
    address = Address(code, ("members", name), (("page", turned),) if turned else ())
    return show(request, address, "members", "member.html", partial(presenter.present, given=name, turned=turned))
