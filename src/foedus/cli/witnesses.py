"""This file holds the host's commands about witnesses: ``foedus log witnesses``, ``log keys``, ``log refetch``."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from typing import Any

from msgspec.structs import replace

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import policy_given, record_place, say_finding
from foedus.finding import Finding
from foedus.record.policy import Policy, Witnessed
from foedus.record.succession import Reign
from foedus.shelves.asking import keep
from foedus.shelves.auditing import open_source
from foedus.shelves.heads import Heads
from foedus.shelves.log import LogReader
from foedus.shelves.places import head_path, open_shelf
from foedus.shelves.reigning import Trust, trust
from foedus.shelves.remote import Remote, UnreachableError
from foedus.shelves.shelf import Shelf, TileMissingError
from foedus.shelves.tiles.directory import BrokenFileError
from foedus.shelves.tiles.distant import DistantShelf
from foedus.shelves.tiles.importing import Taken, take
from foedus.shelves.tiles.layout import CHECKPOINT
from foedus.shelves.witnessing import Asked, ask_witnesses, cosigned_sizes, newest_witnessed
from foedus.witness.home import origin_hash
from foedus.witness.mirror import TILE_MISSING
from foedus.words.exposition import finding_text


def run_witnesses(given: Namespace) -> int:
    """Say which witnesses a record has and what each cosigned, asking them first if told to; give 1 if too few have."""
    place = _place(given)
    if place is None:
        return 2
    try:
        with saying_why(given.language):
            shelf = open_shelf(place, read_only=not given.ask)
            origin = shelf.identity.origin
            log = LogReader(shelf, Heads(head_path(place, origin), origin))
            status = _round(given, place, log)
            while given.ask and given.every and status != 2:
                time.sleep(given.every)
                status = _round(given, place, log)
            log.shelf.close()
    except UnopenedError:
        return 2
    except KeyboardInterrupt:
        return 0
    return status


def _round(given: Namespace, place: str, log: LogReader) -> int:
    log.catch_up()
    # Read in each round: what the record names may have come to count in the last one.
    judging = _trust(given, place, log)
    if isinstance(judging, Finding):
        say_finding(judging, given.language)
        return 2
    asked = ask_witnesses(log, judging) if given.ask else None
    if asked:
        keep(place, log.origin, asked, replace(judging.policy, witnesses=judging.witnesses), int(time.time()))
        again = _trust(given, place, log)
        judging = judging if isinstance(again, Finding) else again
    told = _told(log, judging, asked, given.language)
    if given.json:
        print(json.dumps(told, ensure_ascii=False), flush=True)
    else:
        _show(told, given.language)
    return 0 if told["witnessed"] == told["size"] else 1


def _told(log: LogReader, judging: Trust, asked: Asked | None, language: str) -> dict[str, Any]:
    sizes, policy = cosigned_sizes(log, judging), judging.policy
    newest = newest_witnessed(log, judging)
    return {
        "log": log.origin,
        "size": log.size,
        "witnessed": newest[0] if newest else 0,
        "by": list(newest[1].names) if newest and isinstance(newest[1], Witnessed) else [],
        "quorum": policy.quorum,
        "witnesses": [{"name": one.name, "url": one.url, "cosigned": sizes.get(one.name)} for one in judging.witnesses],
        "problems": [finding_text(one, language) for one in (*judging.findings, *(asked.findings if asked else ()))],
    }


def _show(told: dict[str, Any], language: str) -> None:
    print(phrase("witnesses-head", language, size=told["size"], witnessed=told["witnessed"], by=", ".join(told["by"]) or "—"))
    for one in told["witnesses"]:
        print(f"  {one['name']:<16} {'—' if one['cosigned'] is None else one['cosigned']:>10}  {one['url']}")
    for text in told["problems"]:
        print(f"  {text}", flush=True)


def run_keys(given: Namespace) -> int:
    """Print the log's verifier keys, as a witness needs them."""
    place = _place(given)
    if place is None:
        return 2
    try:
        with saying_why(given.language):
            shelf = open_source(place)
            keys = shelf.identity.keys
            shelf.close()
    except UnopenedError:
        return 2
    print(json.dumps(list(keys)) if given.json else "\n".join(keys))
    return 0


def run_refetch(given: Namespace) -> int:
    """Fetch from a mirror what a record lost; give 1 if the mirror has another log, or none of it."""
    place = _place(given)
    if place is None:
        return 2
    try:
        with saying_why(given.language):
            shelf = open_shelf(place)
            taken = refetched(shelf, given.url)
            shelf.close()
    except UnopenedError:
        return 2
    if isinstance(taken, Finding) or taken.finding:
        finding = taken if isinstance(taken, Finding) else taken.finding
        assert finding is not None
        sys.stderr.write(finding_text(finding, given.language) + "\n")
        return 1
    told = {"from": taken.start, "size": taken.size}
    print(json.dumps(told) if given.json else phrase("refetched", given.language, start=taken.start, size=taken.size))
    return 0


def refetched(shelf: Shelf, url: str) -> Taken | Finding:
    """Take from a mirror what a shelf lacks, verified as any import is.

    :param url: where the log is published, or a witness that mirrors it.
    """
    try:
        remote = Remote(url)
        if remote.read(CHECKPOINT) is None:
            remote = Remote(f"{remote.url}/{origin_hash(shelf.identity.origin)}")
        return take(DistantShelf(remote, shelf.identity), shelf)
    except (UnreachableError, BrokenFileError) as error:
        return error.finding
    except TileMissingError as error:
        level, index = error.args
        return TILE_MISSING.finding(url=url, level=level, index=index)


def _trust(given: Namespace, place: str, log: LogReader) -> Trust | Finding:
    """Read the policy that is named, which must be there; or the one that the record names, or the one beside it, which need not be."""
    named = policy_given(given.policy)
    if isinstance(named, Finding):
        return named
    return Trust((Reign(0, named),)) if named else trust(log, place) or Trust((Reign(0, Policy()),))


def _place(given: Namespace) -> str | None:
    place: str | None = given.record or record_place(given.corpus, given.language)
    return place
