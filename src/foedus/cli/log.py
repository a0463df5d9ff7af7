"""This file holds the commands ``foedus log …``: beginning the record of a corpus."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from foedus.cli.opening import UnopenedError, opened, saying_why
from foedus.cli.phrases import phrase
from foedus.organization.closure import levels
from foedus.shelves.founding import anchor, found
from foedus.shelves.places import default_place, key_path, shown


def run_init(given: Namespace) -> int:
    """Begin the record of a corpus, or say that it was begun; give 2 if it cannot be."""
    corpus = opened(given.corpus, given.language)
    if corpus is None or corpus.organization is None:
        return 2
    header = corpus.organization.corpus.header
    place = given.record or default_place(header.id)
    key = Path(given.key) if given.key else None
    known = levels(corpus.organization.corpus)
    if given.highest_level and given.highest_level not in known:
        sys.stderr.write(phrase("no-level", given.language, given=given.highest_level, levels=", ".join(known) or "—") + "\n")
        return 2
    try:
        with saying_why(given.language):
            log = found(corpus.organization.corpus, place, key=key, highest=given.highest_level)
            told = {
                "log": log.origin,
                "record": shown(place),
                "key": str(key or key_path(place, header.id)),
                "anchor": anchor(log),
                "vkey": str(log.keys[0]),
                "size": log.size,
            }
            log.shelf.close()
    except UnopenedError:
        return 2
    print(json.dumps(told) if given.json else phrase("begun", given.language, **told))
    return 0
