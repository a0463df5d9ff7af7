"""This file is about what a witness answers over HTTP, whichever part of it does: status, body, kind of content, further headers."""

from __future__ import annotations

from typing import Final, NamedTuple

TEXT: Final = "text/plain; charset=utf-8"


class Answer(NamedTuple):
    """What goes out: status, body, the kind of its content, and headers beside it."""

    status: int
    body: bytes = b""
    kind: str = TEXT
    headers: tuple[tuple[str, str], ...] = ()
