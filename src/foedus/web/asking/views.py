"""This file is about the addresses at which questions are put, and receipts of their answers taken."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from foedus import __version__
from foedus.organization.answer_receipt import receipt_of
from foedus.organization.answer_receipt import written as written_receipt
from foedus.organization.ask import Asked
from foedus.organization.question import QUESTIONS
from foedus.web.address import Address
from foedus.web.asking import presenter
from foedus.web.asking.fields import written
from foedus.web.language import language
from foedus.web.page import show, trouble, visited
from foedus.web.problem import Problem
from foedus.web.visit import Visit

_ASKED = ("question", *dict.fromkeys(parameter.name for one in QUESTIONS for parameter in one.parameters if parameter.name != "on"))
"""What the page takes, by the names that the questions give."""
LONGEST = 2000
"""Characters of one parameter: the votes of two hundred States fit."""


def asking(request: HttpRequest, code: str) -> HttpResponse:
    """Put a question, and show its answer."""
    given = _given(request)
    return show(request, _address(code, given), "ask", "ask.html", partial(presenter.present, given=given))


def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Give the receipt of an answer as a file; a question that cannot be put leads to its page, which says why."""
    given = _given(request)
    address = _address(code, given)
    found = visited(request, address)
    if isinstance(found, Problem):
        return trouble(request, address, found)
    served, address, on = found
    asked = presenter.put(Visit(served, language(code), address, on), given)
    if not isinstance(asked, Asked) or not presenter.receipted(served.organization):
        return HttpResponseRedirect(str(address))
    data = written_receipt(receipt_of(asked, served.organization, engine=__version__))
    name = "-".join((served.organization.corpus.header.id, asked.question, asked.as_of.replace("/", "-"), "receipt.json"))
    return HttpResponse(data, content_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _given(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[written(name)].strip()[:LONGEST] for name in _ASKED if request.GET.get(written(name), "").strip()}


def _address(code: str, given: dict[str, str]) -> Address:
    return Address(code, ("ask",), tuple((written(name), value) for name, value in given.items()))
