"""This file is about the addresses of the treaty room: all instruments, one, one article, whole texts, two dates."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from foedus.web.address import Address
from foedus.web.page import hand_out, show
from foedus.web.treaty import article as one_article
from foedus.web.treaty import compare as two_dates
from foedus.web.treaty import files, listing, pairs
from foedus.web.treaty import instrument as one_instrument
from foedus.web.treaty import redline as one_redline
from foedus.web.treaty import whole as whole_text
from foedus.web.treaty.version import ASKED


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


def whole(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show the whole text of one instrument."""
    asked = _asked(request, ASKED)
    address = Address(code, ("treaty", name, "text"), tuple(asked.items()))
    return show(request, address, "treaty", "whole.html", partial(whole_text.present, given=name, asked=asked))


def text_file(request: HttpRequest, code: str, name: str, ending: str) -> HttpResponse:
    """Give the whole text of one instrument as a file."""
    asked = _asked(request, ASKED)
    address = Address(code, ("treaty", name, f"text.{ending}"), tuple(asked.items()))
    kind = {"pdf": files.PDF, "xml": files.XML}[ending]
    return hand_out(request, address, partial(files.taken, given=name, asked=asked, kind=kind))


def redline(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show one instrument on two dates in one text; the later may be called ``to``, and is then the date of the page."""
    asked = _asked(request, ("from", *ASKED))
    address = Address(code, ("treaty", name, "redline"), tuple(asked.items()))
    later, known = (request.GET.get(key, "").strip() for key in ("to", "known"))
    if later:
        return HttpResponseRedirect(str(address.dated(later).known_at(known)))
    return show(request, address, "treaty", "redline.html", partial(one_redline.present, given=name, asked=asked))


def _asked(request: HttpRequest, names: tuple[str, ...]) -> dict[str, str]:
    """Give what an address asks for of these; States may be written small."""
    given = {name: request.GET.get(name, "").strip() for name in names}
    return {name: value.upper() if name in ("of", "and") else value for name, value in given.items() if value}


def article(request: HttpRequest, code: str, name: str, number: str) -> HttpResponse:
    """Show one article."""
    address = Address(code, ("treaty", name, number))
    return show(request, address, "treaty", "article.html", partial(one_article.present, given=name, number=number))
