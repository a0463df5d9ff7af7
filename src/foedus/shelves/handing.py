"""This file is about handing closed acts over the network to those members who may read them: ``GET closed`` and ``POST closed``.

=====  =======================================================================================
200    to ``GET``: a challenge; to ``POST``: of the acts that were asked for those that the seat may read and that
       are here: for each its position, its bytes and its signatures, each behind its length in four bytes
400    what came is no request with its key's signature
403    the request is not answered, and the body says why in one word
503    the record cannot be read now
=====  =======================================================================================

Who may read what is what everybody can reckon (:mod:`foedus.organization.closing`): the seat's labels in the public's world of
today. What is handed out is of the world of these labels, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.organization.chain import chain_of
from foedus.record.authority import Authority
from foedus.record.bundle import LONG, encode_bundle
from foedus.record.reading import ELSEWHERE, Reading, may_ask, parse_reading
from foedus.shelves.challenges import Challenges
from foedus.shelves.following import Follower
from foedus.shelves.founding import now
from foedus.shelves.log import LogError, LogReader
from foedus.shelves.opening import today
from foedus.shelves.receiving import ENTERED, MALFORMED, NOT_NOW, Received
from foedus.shelves.shelf import Row

GIVEN: Final = ENTERED
FORBIDDEN: Final = 403

LARGEST: Final = 8_000_000
"""About how many bytes one answer has at most: whoever asked for more asks again for what it lacks."""


class Handing:
    """Hands closed acts to members; threads may share one.

    :param follower: gives who follows the record in this process; it must hold the closed acts' bytes.
    :param address: under which members ask, as they are told it: it stands under their signatures.
    :param clock: gives the time in whole seconds since 1970, UTC.
    """

    def __init__(self, follower: Callable[[], Follower], address: str, *, clock: Callable[[], Instant] = now) -> None:
        self._follower = follower
        self._address = address.rstrip("/")
        self._challenges = Challenges(clock)
        self._known: tuple[int, Authority] = -1, Authority()

    def challenge(self) -> Received:
        """Give a challenge to whoever asks."""
        return Received(GIVEN, f"{self._challenges.give()}\n".encode())

    def __call__(self, body: bytes) -> Received:
        """Answer a request for closed acts."""
        asked = parse_reading(body)
        if isinstance(asked, Finding):
            return Received(MALFORMED, f"{asked.code}\n".encode())
        try:
            follower = self._follower()
            follower.now()
            refused = self._refused(asked, follower.reader)
            if refused:
                return Received(FORBIDDEN, f"{refused.code}\n".encode())
            return Received(GIVEN, b"".join(_handed(asked, follower)))
        except (LogError, OSError):
            return Received(NOT_NOW, b"")

    def _refused(self, asked: Reading, reader: LogReader) -> Finding | None:
        if asked.log != reader.origin:
            return ELSEWHERE.finding(found=asked.log, expected=reader.origin)
        # The challenge last: what is refused for another reason does not use it up.
        return may_ask(asked, self._address, self._authority(reader)) or self._challenges.take(asked.challenge)

    def _authority(self, reader: LogReader) -> Authority:
        size, authority = self._known
        if size != reader.size:
            chain = chain_of(row for at in reader.shelf.chain() if at < reader.size for row in reader.shelf.rows(at, at + 1))
            authority = chain.after[-1] if chain.after else Authority()
            self._known = reader.size, authority
        return authority


def _handed(asked: Reading, follower: Follower) -> Iterator[bytes]:
    """Give what was asked for and may be read, each act in a piece."""
    world = follower.worlds.of_seat(asked.seat, today(follower.worlds.public()))
    given = 0
    for position in asked.positions:
        for row in follower.reader.shelf.rows(position, position + 1):
            if position >= follower.reader.size or row.act is None or row.id not in world.closed or given > LARGEST:
                continue
            piece = _piece(row)
            given += len(piece)
            yield piece


def _piece(row: Row) -> bytes:
    return encode_bundle((str(row.position).encode(), row.act or b"", row.signatures), LONG)
