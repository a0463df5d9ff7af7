"""This file is about asking another machine over HTTP: for a log's published tiles, for a cosignature, to enter an act.

Whatever comes back is bytes from a stranger: it is bounded here, and believed by nobody before it was checked.
"""

from __future__ import annotations

from http.client import HTTPException
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
        try:
            with _OPENER.open(request, timeout=self._timeout) as answer:
                return Answered(answer.status, answer.headers.get_content_type(), self._whole(answer.read(MOST + 1)))
        except HTTPError as error:
            with error:
                return Answered(error.code, error.headers.get_content_type(), self._whole(error.read(MOST + 1)))
        except (OSError, HTTPException, ValueError) as error:
            raise UnreachableError(request.full_url, str(error) or type(error).__name__) from error

    def _whole(self, body: bytes) -> bytes:
        if len(body) > MOST:
            raise OSError(f"more than {MOST} bytes")
        return body
