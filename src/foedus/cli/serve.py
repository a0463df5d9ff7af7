"""This file is the command ``foedus serve``: the pages of a corpus, for a browser."""

from __future__ import annotations

import sys
from argparse import Namespace
from importlib import import_module
from importlib.util import find_spec

from foedus.cli.opening import organization
from foedus.cli.phrases import phrase
from foedus.cli.words import language


def run(given: Namespace) -> int:
    """Serve until stopped; give 2 if the corpus cannot be opened or the server is not installed."""
    if organization(given.corpus, language(), given.record) is None:
        return 2
    return serve(given.corpus, given.host, given.port, language(), given.record)


def serve(corpus: str, host: str, port: int, tongue: str, record: str | None = None) -> int:
    """Serve a corpus that is known to open, with the history that it ships or with a record, whose growth is followed."""
    if find_spec("django") is None or find_spec("granian") is None:
        sys.stderr.write(phrase("no-server", tongue) + "\n")
        return 2
    print(phrase("served", tongue, url=f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"), flush=True)
    # The edges do not import each other: this one calls the other by its name, and only when it is wanted.
    import_module("foedus.web.server").serve(corpus, host=host, port=port, record=record)
    return 0
