"""This file is the command ``foedus serve``: the pages of a corpus, for a browser."""

from __future__ import annotations

import sys
from argparse import Namespace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from foedus.cli.opening import UnopenedError, organization, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.words import language
from foedus.shelves.opening import DEFAULT
from foedus.shelves.places import default_place
from foedus.words.exposition import finding_text


def run(given: Namespace) -> int:
    """Serve until stopped; give 2 if the corpus cannot be opened or the server is not installed."""
    # Acts can be taken onto a record only, and handed out from one only: the usual one, where none is named.
    record = DEFAULT if (given.submit or given.closed) and given.record is None else given.record
    subject = organization(given.corpus, language(), record, given.reader)
    if subject is None:
        return 2
    table = _table(given.atlas)
    if table is None:
        return 2
    key = Path(given.key) if given.key else None
    if given.submit and not _can_write(record or default_place(subject.corpus.header.id), key):
        return 2
    return serve(
        given.corpus,
        given.host,
        given.port,
        language(),
        record,
        reader=given.reader,
        released=given.released,
        submit=given.submit,
        key=key,
        closed=given.closed,
        atlas=table or "",
    )


def _table(given: str | None) -> str | None:
    """Give the table of the atlas that is to be shown, the imported one where none is named; nothing, where none is wanted. Say why not."""
    if given is None:
        return ""
    from foedus.exchange.atop.kept import kept  # noqa: PLC0415 — whoever shows no atlas needs none of it
    from foedus.exchange.atop.reading import read_file  # noqa: PLC0415 — as above

    file = Path(given) if given else kept()
    if file is None:
        sys.stderr.write(phrase("no-atlas", language()) + "\n")
        return None
    try:
        with saying_why(language()):
            findings = [one for one in read_file(file).findings if one.severity == "error"]
    except UnopenedError:
        return None
    for one in findings:
        sys.stderr.write(finding_text(one, language()) + "\n")
    return None if findings else str(file)


def _can_write(place: str, key: Path | None) -> bool:
    """Make sure before anything is served that acts can be taken; say why, where they cannot."""
    from foedus.shelves.founding import open_log  # noqa: PLC0415 — whoever only shows pages needs no key

    try:
        with saying_why(language()):
            open_log(place, key=key).shelf.close()
    except UnopenedError:
        return False
    return True


def serve(
    corpus: str,
    host: str,
    port: int,
    tongue: str,
    record: str | None = None,
    *,
    reader: str = "",
    released: bool = False,
    submit: bool = False,
    key: Path | None = None,
    closed: str = "",
    atlas: str = "",
) -> int:
    """Serve a corpus that is known to open, with the history that it ships or with a record, whose growth is followed."""
    if find_spec("django") is None or find_spec("granian") is None:
        sys.stderr.write(phrase("no-server", tongue) + "\n")
        return 2
    if submit:
        print(phrase("taking", tongue), flush=True)
    if closed:
        print(phrase("handing", tongue, url=closed), flush=True)
    print(phrase("served", tongue, url=f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"), flush=True)
    # The edges do not import each other: this one calls the other by its name, and only when it is wanted.
    import_module("foedus.web.server").serve(
        corpus, host=host, port=port, record=record, reader=reader, released=released, submit=submit, key=key, closed=closed, atlas=atlas,
    )  # fmt: skip
    return 0
