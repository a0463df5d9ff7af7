"""This file is about the addresses of the atlas: the world on a day, and one State."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from foedus.web.address import Address
from foedus.web.atlas import alliance, presenter, state
from foedus.web.atlas.source import laid_open
from foedus.web.page import show

_LONGEST = 20


def atlas(request: HttpRequest, code: str) -> HttpResponse:
    """Show the world; a State that was chosen in the form leads to its page."""
    chosen = request.GET.get("state", "").strip()[:_LONGEST]
    if chosen:
        return HttpResponseRedirect(str(Address(code, ("atlas", chosen), on=request.GET.get("on", "").strip()[:_LONGEST])))
    template = "atlas.html" if laid_open() else "atlas_none.html"
    return show(request, Address(code, ("atlas",)), "atlas", template, presenter.present)


def atlas_state(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show one State."""
    owes = request.GET.get("owes", "").strip()[:_LONGEST]
    address = Address(code, ("atlas", name), (("owes", owes),) if owes else ())
    template = "atlas_state.html" if laid_open() else "atlas_none.html"
    return show(request, address, "atlas", template, partial(state.present, given=name, owes=owes or "defence"))


def atlas_alliance(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Show one alliance."""
    template = "atlas_alliance.html" if laid_open() else "atlas_none.html"
    address = Address(code, ("atlas", "alliance", number))
    return show(request, address, "atlas", template, partial(alliance.present, given=number))
