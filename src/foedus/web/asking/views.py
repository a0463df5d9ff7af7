"""This file is about the address at which questions are put."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.organization.question import QUESTIONS
from foedus.web.address import Address
from foedus.web.asking import presenter
from foedus.web.page import show

_ASKED = ("question", *dict.fromkeys(parameter.name for one in QUESTIONS for parameter in one.parameters if parameter.name != "on"))
LONGEST = 2000
"""Characters of one parameter: the votes of two hundred States fit."""


def asking(request: HttpRequest, code: str) -> HttpResponse:
    """Put a question, and show its answer."""
    given = {name: request.GET[name].strip()[:LONGEST] for name in _ASKED if request.GET.get(name, "").strip()}
    return show(request, Address(code, ("ask",), tuple(given.items())), "ask", "ask.html", partial(presenter.present, given=given))
