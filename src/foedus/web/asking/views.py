"""This file is about the address at which questions are put."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.organization.question import QUESTIONS
from foedus.web.address import Address
from foedus.web.asking import presenter
from foedus.web.asking.fields import written
from foedus.web.page import show

_ASKED = ("question", *dict.fromkeys(parameter.name for one in QUESTIONS for parameter in one.parameters if parameter.name != "on"))
"""What the page takes, by the names that the questions give."""
LONGEST = 2000
"""Characters of one parameter: the votes of two hundred States fit."""


def asking(request: HttpRequest, code: str) -> HttpResponse:
    """Put a question, and show its answer."""
    given = {name: request.GET[written(name)].strip()[:LONGEST] for name in _ASKED if request.GET.get(written(name), "").strip()}
    query = tuple((written(name), value) for name, value in given.items())
    return show(request, Address(code, ("ask",), query), "ask", "ask.html", partial(presenter.present, given=given))
