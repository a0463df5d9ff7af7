"""This file is about serving: the organization is opened once, then worker processes share it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from multiprocessing import get_start_method
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from foedus.finding import Finding
from foedus.organization.organization import Organization
from foedus.organization.worlds import Worlds
from foedus.shelves.folder import shipped
from foedus.shelves.following import Follower
from foedus.shelves.founding import open_reader
from foedus.shelves.handing import Handing
from foedus.shelves.log import LogReader
from foedus.shelves.opening import Opened, open_organization
from foedus.shelves.places import default_place
from foedus.shelves.reigning import Trust
from foedus.shelves.release import schedule
from foedus.shelves.taking import Taking

if TYPE_CHECKING:
    from foedus.web.house import Following, Takes

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class CorpusUnreadableError(RuntimeError):
    """The corpus has errors, so there is nothing to serve; ``foedus check`` says which."""


def application(
    opened: Opened,
    *,
    today: Callable[[], str] | None = None,
    remembers: bool = True,
    record: Following | None = None,
    takes: Takes | None = None,
    handing: Handing | None = None,
    atlas: str = "",
) -> Application:
    """Make the WSGI application that serves an opened corpus; outlines and templates are made ready first.

    :param today: how today is learnt; a test hands in a day of its own.
    :param remembers: keep pages that were made; a benchmark turns this off.
    :param record: follows the record on which the organization lies; without one it is a draft.
    :param takes: enters acts that come over HTTP, if the server is to take any.
    :param handing: hands closed acts to members, if the server is to do so.
    :param atlas: the table of the world's alliances, if their pages are to be shown.
    :raises CorpusUnreadableError: the corpus has errors.
    """
    if opened.organization is None:
        raise CorpusUnreadableError(str(opened.path))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foedus.web.settings")
    import django  # noqa: PLC0415 — only a process that serves pages pays for Django
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    from foedus.web.house import open_house  # noqa: PLC0415
    from foedus.web.map.outline import sheet  # noqa: PLC0415
    from foedus.web.record.handing import hand_out  # noqa: PLC0415

    django.setup()
    hand_out(handing)
    _lay_open(atlas)
    served = opened.organization.corpus.header.id
    open_house(
        opened.organization, opened.files, today=today, remembers=remembers, record=record, takes=takes, beside=partial(_beside, served)
    )
    sheet()
    return get_wsgi_application()


def _lay_open(table: str) -> None:
    """Read the table of the world's alliances and draw the outlines under them, if it is to be shown."""
    from foedus.web.atlas.source import lay_open  # noqa: PLC0415 — as above

    if not table:
        lay_open(None)
        return
    from foedus.exchange.atop import open_atlas  # noqa: PLC0415 — only who shows an atlas pays for it
    from foedus.web.atlas.world import sheet  # noqa: PLC0415 — as above

    lay_open(open_atlas(table))
    sheet()


@lru_cache(maxsize=1)
def _beside(served: str) -> Mapping[str, Organization]:
    """Open the other corpora that ship with foedus, each with its history."""
    found = ((name, open_organization(name).organization) for name in shipped() if name != served)
    return {name: organization for name, organization in found if organization is not None}


def serve(
    source: str | Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    workers: int = 2,
    remembers: bool = True,
    record: str | None = None,
    reader: str = "",
    released: bool = False,
    submit: bool = False,
    key: Path | None = None,
    closed: str = "",
    atlas: str = "",
) -> None:
    """Serve the pages of a corpus and its record until interrupted; what others enter meanwhile is followed.

    :param source: the folder of a corpus, or the name of one that is shipped.
    :param record: the place of the record, or :data:`foedus.shelves.opening.DEFAULT`; without one, the history that
        the corpus ships is served as a draft.
    :param reader: the seat for which it is served; the public, where none is named.
    :param released: show of the log what is released on the schedule of the procedures, and no more.
    :param submit: take acts over HTTP, with the key of the record's log.
    :param key: the file of the log's keys, if it is not the usual one.
    :param closed: hand closed acts to members that show a key on the record, who ask under this address.
    :param atlas: the table of the world's alliances (``atop5_1m.csv``), if their pages are to be shown.
    :raises CorpusUnreadableError: the corpus has errors.
    """
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    made = partial(
        _made, str(source), remembers=remembers, record=record, reader=reader, released=released, submit=submit, key=key, closed=closed,
        atlas=atlas,
    )  # fmt: skip
    make = partial(_make, made)
    if get_start_method() == "fork":
        # The application is made once, before the processes part, and they share its memory; else each makes its own.
        make()
    server = Server(
        target="foedus.web",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    )
    server.serve(target_loader=make, wrap_loader=True)


@lru_cache(maxsize=1)
def _made(
    source: str,
    *,
    remembers: bool,
    record: str | None,
    reader: str,
    released: bool,
    submit: bool,
    key: Path | None,
    closed: str,
    atlas: str,
) -> Application:
    opened = open_organization(source, record=record, reader=reader, released=released)
    organization = opened.organization
    if record is None or organization is None or opened.worlds is None:
        return application(opened, remembers=remembers, atlas=atlas)
    place = record or default_place(organization.corpus.header.id)
    takes = Taking(place, key, organization.corpus) if submit else None
    every = schedule(organization.corpus) if released else 0
    following = EachItsOwn(place, opened.worlds, reader, every=every)
    handing = Handing(lambda: following.follower, closed) if closed else None
    return application(opened, remembers=remembers, record=following, takes=takes, handing=handing, atlas=atlas)


def _make(made: Callable[[], Application], _target: str = "") -> Application:
    """Make the application; whoever asks for it by a target, each worker, gets that of its process."""
    return made()


class EachItsOwn:
    """Follows a record in every process by a connection of its own: what was folded before they parted is shared, a connection is not.

    :param begun: the worlds of its readers, as they were read from the record before.
    :param seat: for whom it is read; the public, where none is named.
    :param every: seconds between two releases of the public log; 0: everything is shown at once.
    """

    def __init__(self, place: str, begun: Worlds | Organization, seat: str = "", *, every: int = 0) -> None:
        self._place = place
        self._begun = begun
        self._seat = seat
        self._every = every
        self._lock = Lock()
        self._own: tuple[int, Follower] | None = None

    @property
    def follower(self) -> Follower:
        """Give the follower of this process."""
        with self._lock:
            if self._own is None or self._own[0] != os.getpid():
                self._own = os.getpid(), Follower(self._begun, open_reader(self._place, every=self._every), self._seat, self._place)
            return self._own[1]

    @property
    def place(self) -> str:
        """Say where the record lies."""
        return self._place

    @property
    def reader(self) -> LogReader:
        """Give who reads the log."""
        return self.follower.reader

    def now(self) -> Organization:
        """Give the organization as the record stands now."""
        return self.follower.now()

    def trust(self) -> Trust | Finding | None:
        """Say by which policies the record is judged now: those that it names, or the one beside it."""
        return self.follower.trust()
