"""This file is about acts that come to the site: ``POST /submit``, where whoever keeps the log had the server take them.

What is sent is an act with its signatures (:mod:`foedus.record.submission`), and what is answered is the log's own word.
Who sends it does not matter: the authority is in the signatures, so no page of another site can send one in a reader's name.
"""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from foedus.web.house import house

PATH: Final = "/submit"
LARGEST: Final = 200_000
"""The most bytes that are read: an act, and more signatures than the log takes beside one."""

PLAIN: Final = "text/plain; charset=utf-8"
CLOSED: Final = """This server shows the log and takes no acts. Whoever keeps the log can have it take them: foedus serve --record --submit
Этот сервер показывает журнал и не принимает актов. Приём включает тот, кто ведёт журнал: foedus serve --record --submit
"""


def submit(request: HttpRequest) -> HttpResponse:
    """Take an act, and answer with its proof, or with a refusal that the log signed."""
    takes = house().takes
    if takes is None:
        return _told(403, CLOSED.encode())
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return _told(413, f"{LARGEST}\n".encode())
    received = takes(request.body)
    return _told(received.status, received.body)


def _told(status: int, body: bytes) -> HttpResponse:
    answer = HttpResponse(body, status=status, content_type=PLAIN)
    answer.headers["Cache-Control"] = "no-store"
    return answer
