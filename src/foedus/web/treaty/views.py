"""This file is about the addresses of the treaty room: all instruments, one, one article, two dates side by side."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.web.address import Address
from foedus.web.page import show
from foedus.web.treaty import article as one_article
from foedus.web.treaty import compare as two_dates
from foedus.web.treaty import instrument as one_instrument
from foedus.web.treaty import listing, pairs


def treaty(request: HttpRequest, code: str) -> HttpResponse:
    """List the instruments."""
    return show(request, Address(code, ("treaty",)), "treaty", "treaty.html", listing.present)


def compare(request: HttpRequest, code: str) -> HttpResponse:
    """Show two dates side by side."""
    given = request.GET.get("from", "").strip()
    address = Address(code, ("treaty", "compare"), (("from", given),) if given else ())
    return show(request, address, "treaty", "compare.html", partial(two_dates.present, given=given))


def instrument(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show one instrument."""
    return show(request, Address(code, ("treaty", name)), "treaty", "instrument.html", partial(one_instrument.present, given=name))


def between(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show what stands between the parties of one instrument."""
    of, and_ = (request.GET.get(key, "").strip().upper() for key in ("of", "and"))
    asked = (("of", of), ("and", and_)) if of or and_ else ()
    address = Address(code, ("treaty", name, "between"), asked)
    return show(request, address, "treaty", "pairs.html", partial(pairs.present, given=name, of=of, and_=and_))


def article(request: HttpRequest, code: str, name: str, number: str) -> HttpResponse:
    """Show one article."""
    address = Address(code, ("treaty", name, number))
    return show(request, address, "treaty", "article.html", partial(one_article.present, given=name, number=number))
