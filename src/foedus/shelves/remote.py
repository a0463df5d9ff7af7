"""This file is about asking another machine over HTTP: for a log's published tiles, for a cosignature, to enter an act.

Whatever comes back is bytes from a stranger: it is bounded here, and believed by nobody before it was checked.
"""

from __future__ import annotations

from http.client import HTTPException, HTTPResponse
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from msgspec import Struct

from foedus.finding import Code, Finding

TIMEOUT: Final = 10
"""Seconds for which a connection may be silent."""

MOST: Final = 256 * (4 + 65_536 + 4)
"""The most bytes of an answer: the largest file that a log publishes, a bundle of 256 acts."""

UNREACHABLE = Code("remote-unreachable", url=str, problem=str)


class Answered(Struct, frozen=True):
    """What another machine answered: the status, the kind of content, the body."""

    status: int
    kind: str
    body: bytes


class UnreachableError(ConnectionError):
    """Another machine did not answer, or not as HTTP asks, or with too much; ``finding`` says which and how."""

    def __init__(self, url: str, problem: str) -> None:
        super().__init__(url, problem)
        self.finding: Finding = UNREACHABLE.finding(url=url, problem=problem)


class _Nowhere(HTTPRedirectHandler):
    # A log that has moved is given its new address by somebody who knows, not by whoever holds the old one.
    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = build_opener(_Nowhere)


class Remote:
    """Another machine, by the address under which it answers.

    :raises UnreachableError: the address is none of the web.
    """

    def __init__(self, url: str, *, timeout: float = TIMEOUT) -> None:
        if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
            raise UnreachableError(url, "not an http or https address")
        self.url = url.rstrip("/")
        self._timeout = timeout

    def get(self, path: str) -> Answered:
        """Ask for a path under the address.

        :raises UnreachableError: there was no answer.
        """
        return self._ask(Request(f"{self.url}/{path}"))  # noqa: S310 — the scheme was checked above

    def post(self, path: str, body: bytes, kind: str = "application/octet-stream") -> Answered:
        """Send bytes to a path under the address.

        :raises UnreachableError: there was no answer.
        """
        return self._ask(Request(f"{self.url}/{path}", data=body, headers={"Content-Type": kind}, method="POST"))  # noqa: S310

    def read(self, path: str) -> bytes | None:
        """Read a published file; nothing, where there is none.

        :raises UnreachableError: there was no answer, or neither the file nor that there is none.
        """
        answered = self.get(path)
        if answered.status == 200:
            return answered.body
        if answered.status in {404, 410}:
            return None
        raise UnreachableError(f"{self.url}/{path}", f"status {answered.status}")

    def _ask(self, request: Request) -> Answered:
        url = request.full_url
        try:
            try:
                answer = _OPENER.open(request, timeout=self._timeout)
            except HTTPError as error:
                # A refusal is an answer like any other.
                answer = error
            with answer:
                return Answered(answer.status or 0, answer.headers.get_content_type(), _whole(answer))
        except (OSError, HTTPException, ValueError) as error:
            raise UnreachableError(url, str(error) or type(error).__name__) from error


def _whole(answer: HTTPResponse | HTTPError) -> bytes:
    """Read an answer to its end: one that broke off is none, however much of it came."""
    body: bytes = answer.read(MOST + 1)
    said = answer.headers.get("Content-Length")
    if len(body) > MOST:
        raise OSError(f"more than {MOST} bytes")
    if said is not None and said != str(len(body)):
        raise OSError(f"{len(body)} of {said} bytes")
    return body
