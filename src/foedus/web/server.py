"""This file is about serving: the organization is opened once, then worker processes share it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from multiprocessing import get_start_method
from pathlib import Path
from typing import Any

from foedus.shelves.opening import Opened, open_organization

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class CorpusUnreadableError(RuntimeError):
    """The corpus has errors, so there is nothing to serve; ``foedus check`` says which."""


def application(opened: Opened, *, today: Callable[[], str] | None = None, remembers: bool = True) -> Application:
    """Make the WSGI application that serves an opened corpus; outlines and templates are made ready first.

    :param today: how today is learnt; a test hands in a day of its own.
    :param remembers: keep pages that were made; a benchmark turns this off.
    :raises CorpusUnreadableError: the corpus has errors.
    """
    if opened.organization is None:
        raise CorpusUnreadableError(str(opened.path))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foedus.web.settings")
    import django  # noqa: PLC0415 — only a process that serves pages pays for Django
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    from foedus.web.house import open_house  # noqa: PLC0415
    from foedus.web.map.outline import sheet  # noqa: PLC0415

    django.setup()
    open_house(opened.organization, opened.files, today=today, remembers=remembers)
    sheet()
    return get_wsgi_application()


def serve(source: str | Path, host: str = "127.0.0.1", port: int = 8000, *, workers: int = 2, remembers: bool = True) -> None:
    """Serve the pages of a corpus and its history until interrupted.

    :param source: the folder of a corpus, or the name of one that is shipped.
    :raises CorpusUnreadableError: the corpus has errors.
    """
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    make = partial(_make, str(source), remembers=remembers)
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
def _made(source: str, *, remembers: bool) -> Application:
    return application(open_organization(source), remembers=remembers)


def _make(source: str, _target: str = "", *, remembers: bool) -> Application:
    return _made(source, remembers=remembers)
