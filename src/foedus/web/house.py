"""This file is about the organization that a process serves: opened once, kept in memory, shared by all requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from foedus.corpus.translation import Translation, translate
from foedus.finding import Finding
from foedus.organization.organization import EARLIER_KEPT, Organization
from foedus.record.policy import Policy
from foedus.shelves.log import LogReader
from foedus.shelves.receiving import Received
from foedus.shelves.reigning import Trust, bound
from foedus.shelves.witnessed import Extent, extent
from foedus.web.kept import Kept
from foedus.web.logged import Logged, logged

Made = TypeVar("Made")


class Following(Protocol):
    """A record that grows while it is read."""

    @property
    def reader(self) -> LogReader:
        """Give who reads its log."""

    def now(self) -> Organization:
        """Give the organization as the record stands now; the same one, as long as nothing was entered."""

    @property
    def place(self) -> str:
        """Say where the record lies; nothing, where what lies beside it is not to be shown."""

    def trust(self) -> Trust | Finding | None:
        """Say by which policies the record is judged: those that it names, or the one that lies beside it."""


Takes = Callable[[bytes], Received]
"""Enters an act that came over HTTP with its signatures."""


Beside = Callable[[], Mapping[str, Organization]]
"""Opens other organizations by the names of their corpora, when somebody first asks for them."""


class HouseError(RuntimeError):
    """No organization was opened before the first request: a bug in how the server was started."""


@dataclass(slots=True)
class House:
    """What a process serves: the organization, and how today is learnt at its seat."""

    organization: Organization
    today: Callable[[], str]
    files: Mapping[str, bytes] = field(default_factory=dict)
    remembers: bool = True
    record: Following | None = None
    takes: Takes | None = None
    beside: Beside = dict
    _made: dict[tuple[str, ...], Any] = field(default_factory=dict)
    _earlier: Kept[int, House] = field(default_factory=lambda: Kept(EARLIER_KEPT))

    def once(self, make: Callable[[], Made], *key: str) -> Made:
        """Give what depends on nothing but the organization and a key, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    def known_at(self, position: int) -> House:
        """Give what was known at a position of the record; the same at its end."""
        organization = self.organization.known_at(position)
        if organization is self.organization:
            return self
        return self._earlier.get(
            position, lambda: House(organization, self.today, self.files, self.remembers, self.record, self.takes, self.beside)
        )

    def now(self) -> House:
        """Give the house as the record stands now: itself, unless something was entered meanwhile."""
        organization = self.record.now() if self.record else self.organization
        if organization is self.organization:
            return self
        return House(organization, self.today, self.files, self.remembers, self.record, self.takes, self.beside)

    @property
    def reader(self) -> LogReader | None:
        """Give who reads the log; nothing, for a draft."""
        return self.record.reader if self.record else None

    @property
    def place(self) -> str:
        """Say where the record lies; nothing, for a draft."""
        return self.record.place if self.record else ""

    @property
    def trust(self) -> Trust | Finding | None:
        """Say by which policies the record is judged, as it was when this house was begun; nothing, where there is none."""
        record = self.record
        return self.once(lambda: record.trust() if record else None, "policy")

    @property
    def policy(self) -> Policy | Finding | None:
        """Give the policy that says who is to witness the record now; nothing, where there is none."""
        judging = self.trust
        return judging.policy if isinstance(judging, Trust) else judging

    @property
    def extent(self) -> Extent | None:
        """Say how far the whole record is witnessed; nothing, without a policy."""
        reader, judging = self.reader, self.trust
        return self.once(lambda: extent(reader, judging), "extent") if reader and isinstance(judging, Trust) else None

    @property
    def bound(self) -> tuple[Finding, ...]:
        """Give what the record says of itself that every reader must know: losses, and policies that do not count yet."""
        reader, judging = self.reader, self.trust
        return self.once(lambda: bound(reader, judging) if reader else (), "bound")

    @property
    def logged(self) -> Logged | None:
        """Give the log as it is seen from here; nothing, for a draft."""
        return self.once(lambda: logged(self.reader, self.organization.position), "logged")

    def translation(self, instrument: str, language: str) -> Translation | None:
        """Give the text of an instrument in a language, where the corpus has one."""
        return self.once(lambda: translate(self.files, instrument, language), "translation", instrument, language)

    @property
    def digest(self) -> str:
        """Give the digest of the corpus that is served."""
        return self.organization.corpus.digest

    @property
    def position(self) -> str:
        """Name what every page rests on: the corpus, how far the record goes and is witnessed, who has signed the log's newest checkpoint."""
        head, log = self.reader.head if self.reader else None, self.organization.log
        seen = f"{log.witnessed if log else None}:{len(head.note.signatures) if head else 0}"
        return f"{self.organization.corpus.digest}:{self.organization.position}:{seen}"


_HOUSES: list[House] = []


def open_house(
    organization: Organization,
    files: Mapping[str, bytes],
    *,
    today: Callable[[], str] | None = None,
    remembers: bool = True,
    record: Following | None = None,
    takes: Takes | None = None,
    beside: Beside = dict,
) -> House:
    """Serve this organization from now on.

    :param today: how today is learnt; a test hands in a day of its own.
    :param remembers: keep pages that were made; a benchmark turns this off.
    :param record: follows the record, if there is one, as it grows by whichever process.
    :param takes: enters acts that come over HTTP, if the server is to take any.
    :param beside: opens other organizations, for questions that are put to several.
    """
    seat = organization.world.seat
    clock = today or (lambda: datetime.now(seat).date().isoformat())
    house = House(organization, clock, files, remembers, record, takes, beside)
    _HOUSES[:] = [house]
    return house


def house() -> House:
    """Give what this process serves.

    :raises HouseError: nothing was opened.
    """
    if not _HOUSES:
        raise HouseError(HouseError.__doc__)
    current = _HOUSES[0].now()
    _HOUSES[:] = [current]
    return current
