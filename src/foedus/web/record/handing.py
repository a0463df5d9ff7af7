"""This file is about closed acts over HTTP: ``/closed``, where whoever keeps the record has the server hand them to members.

It is no page: who asks is told by a key on the record, and never by being logged in (:mod:`foedus.shelves.handing`).
"""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from foedus.shelves.handing import Handing

PATH: Final = "/closed"
LARGEST: Final = 40_000
"""The most bytes of a request: a thousand positions and the lines above them."""

NONE: Final = """This server hands out no closed acts. Whoever keeps the record can have it do so: foedus serve --record --closed https://…
Этот сервер не выдаёт закрытых актов. Выдачу включает тот, кто ведёт запись: foedus serve --record --closed https://…
"""

_HANDING: list[Handing] = []


def hand_out(handing: Handing | None) -> None:
    """Have this process hand out closed acts from now on, or none."""
    _HANDING[:] = [handing] if handing else []


def closed(request: HttpRequest) -> HttpResponse:
    """Give a challenge, or the closed acts that a member asks for with its key."""
    if not _HANDING:
        return _told(404, NONE.encode())
    if request.method == "GET":
        given = _HANDING[0].challenge()
        return _told(given.status, given.body)
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "POST"])
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return _told(413, f"{LARGEST}\n".encode())
    given = _HANDING[0](request.body)
    return _told(given.status, given.body)


def _told(status: int, body: bytes) -> HttpResponse:
    # Nothing between the host and the member is to keep what was closed.
    answer = HttpResponse(body, status=status, content_type="application/octet-stream")
    answer.headers["Cache-Control"] = "no-store"
    return answer
