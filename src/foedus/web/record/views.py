"""This file is about the addresses of the record: the list, one act, its bytes, the checkpoints."""

from __future__ import annotations

import time
from functools import partial

from django.http import HttpRequest, HttpResponse

from foedus.record.act_file import encode_closed
from foedus.record.canonical import encode
from foedus.web.address import Address
from foedus.web.house import house
from foedus.web.language import language
from foedus.web.page import show, trouble
from foedus.web.problem import Problem
from foedus.web.record import act as one_act
from foedus.web.record import checkpoints as seals
from foedus.web.record import presenter
from foedus.web.record import witnesses as cosigning
from foedus.web.visit import Visit

QUERY = (*presenter.FILTERS, "view", "page")


def record(request: HttpRequest, code: str) -> HttpResponse:
    """Show the list of acts."""
    given = {name: request.GET[name].strip() for name in QUERY if request.GET.get(name, "").strip()}
    address = Address(code, ("record",), tuple(given.items()))
    return show(request, address, "record", "record.html", partial(presenter.present, given=given))


def act(request: HttpRequest, code: str, given: str) -> HttpResponse:
    """Show one act."""
    return show(request, Address(code, ("record", given)), "record", "act.html", partial(one_act.present, given=given))


def checkpoints(request: HttpRequest, code: str) -> HttpResponse:
    """Show the list of checkpoints."""
    before = request.GET.get("before", "").strip()
    address = Address(code, ("record", "checkpoints"), (("before", before),) if before else ())
    return show(request, address, "record", "checkpoints.html", partial(seals.present, before=before))


def checkpoint(request: HttpRequest, code: str, size: str) -> HttpResponse:
    """Show one checkpoint."""
    address = Address(code, ("record", "checkpoints", size))
    return show(request, address, "record", "checkpoint.html", partial(seals.present_one, given=size))


def witnesses(request: HttpRequest, code: str) -> HttpResponse:
    """Show the witnesses, and what each has last been heard to say."""
    # What is late today was not yesterday, so this page is made anew each minute.
    minute = str(int(time.time()) // 60)
    return show(request, Address(code, ("record", "witnesses")), "record", "witnesses.html", cosigning.present, made_at=minute)


def canonical(request: HttpRequest, code: str, given: str) -> HttpResponse:
    """Give the canonical bytes of an act, as they were hashed."""
    address = Address(code, ("record", given))
    visit = Visit(house(), language(code), address, house().today())
    found = one_act.find(visit, given)
    if isinstance(found, Problem):
        return trouble(request, address, found)
    if found.stub is None:
        return HttpResponse(encode(found.act), content_type="application/json")
    # What is closed says so wherever it goes: its bytes on the first line, how it is closed on the second.
    return HttpResponse(encode(found.act) + b"\n" + encode_closed(found.stub), content_type="text/plain; charset=utf-8")
