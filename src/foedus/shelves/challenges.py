"""This file is about challenges: what a host gives to whoever is to show a key, so that an old answer is worth nothing.

A challenge says until when it is good and carries the host's own seal, so that nothing is kept of those that were given;
of those that were answered, each is remembered until it is stale. Several processes of one server share the seal and not
that memory: what was answered once could be answered again at another process, for as long as it is good.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from typing import Final

from foedus.dates import Instant
from foedus.finding import Code, Finding

GOOD_FOR: Final = 60
"""Seconds for which a challenge is good."""

STALE = Code("reading-challenge")


class Challenges:
    """Gives challenges, and takes each once.

    :param clock: gives the time in whole seconds since 1970, UTC.
    """

    def __init__(self, clock: Callable[[], Instant]) -> None:
        self._clock = clock
        self._secret = os.urandom(32)
        self._used: dict[str, Instant] = {}
        self._lock = Lock()

    def give(self) -> str:
        """Give a new challenge."""
        said = f"{self._clock() + GOOD_FOR:x}.{os.urandom(16).hex()}"
        return f"{said}.{self._seal(said)}"

    def take(self, challenge: str) -> Finding | None:
        """Say why a challenge is not good: it is none of ours, it is stale, or it was answered before; nothing, where it is."""
        said, _, seal = challenge.rpartition(".")
        if not hmac.compare_digest(self._seal(said).encode(), seal.encode()):
            return STALE.finding()
        now, until = self._clock(), int(said.partition(".")[0], 16)
        with self._lock:
            self._used = {one: stale for one, stale in self._used.items() if stale >= now}
            if until < now or challenge in self._used:
                return STALE.finding()
            self._used[challenge] = until
        return None

    def _seal(self, said: str) -> str:
        return hmac.new(self._secret, said.encode(), sha256).hexdigest()
