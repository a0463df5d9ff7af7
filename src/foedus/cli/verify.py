"""This file is the command ``foedus verify``: a whole log audited, and the place of its first fault."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path
from sqlite3 import Error
from typing import Any

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents, key_given, moved, policy_given, progress_bar, record_place, say_finding
from foedus.finding import Finding, Place
from foedus.record.nonce import HEXADECIMAL
from foedus.record.policy import Policy
from foedus.shelves.auditing import Measure, Outcome, audit, open_source
from foedus.shelves.interruption import Interruption, usual_folder
from foedus.shelves.log import LogError, LogReader
from foedus.shelves.reigning import Trust, trust
from foedus.shelves.shelf import TileMissingError
from foedus.shelves.tiles.directory import BrokenFileError
from foedus.shelves.witnessed import extent
from foedus.words.speech import say

SHOWN = 20
"""Faults that are printed; ``--json`` has all that were told."""


def run(given: Namespace) -> int:
    """Audit a log; give 1 if something is wrong in it, 2 if there is no such record."""
    place = _place_given(given)
    if place is None:
        return 2
    try:
        with saying_why(given.language):
            measure = _measure(given)
    except UnopenedError:
        return 2
    if isinstance(measure, Finding):
        say_finding(measure, given.language)
        return 2
    folder = usual_folder()
    kept = Interruption(folder, str(Path(place).resolve()) if Path(place).exists() else place) if folder else None
    if kept and given.from_start:
        kept.forget()
    try:
        with saying_why(given.language), progress_bar(phrase("auditing", given.language)) as bar:
            outcome = audit(place, measure, progress=partial(moved, bar), kept=kept)
    except UnopenedError:
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(phrase("audit-interrupted", given.language) + "\n")
        return 130
    seen = _witnessed(place, measure)
    if given.json:
        print(json.dumps(_plain(outcome, place, given.language) | {"witnessed_size": seen}, ensure_ascii=False, indent=2))
    else:
        print(_told(outcome, given.language, seen))
    return 0 if outcome.sound else 1


def _witnessed(place: str, measure: Measure) -> int | None:
    """Say how far the log is witnessed, by the policy that is given, that the record names, or that lies beside it; nothing, without one or where it cannot be read."""
    try:
        shelf = open_source(place)
    except (OSError, ValueError, Error, BrokenFileError):
        return None
    try:
        reader = LogReader(shelf)
        policy = measure.policy or trust(reader, place)
        return extent(reader, policy).size if isinstance(policy, Policy | Trust) else None
    except (OSError, ValueError, Error, LogError, BrokenFileError, TileMissingError):
        # What is wrong there is told of already.
        return None
    finally:
        shelf.close()


def _place_given(given: Namespace) -> str | None:
    if given.anchor and not HEXADECIMAL.fullmatch(given.anchor):
        # An anchor that was cut short would otherwise read as a fault of the record.
        sys.stderr.write(phrase("no-anchor", given.language, given=given.anchor) + "\n")
        return None
    place: str | None = given.place or record_place(given.record, given.language)
    return place


def _measure(given: Namespace) -> Measure | Finding:
    key, policy = key_given(given.key), policy_given(given.policy)
    if isinstance(key, Finding):
        return key
    if isinstance(policy, Finding):
        return policy
    return Measure(given.anchor, key, policy, contents(given.checkpoint) if given.checkpoint else b"")


def _result(outcome: Outcome, *, anchored: bool) -> str:
    return ("verified" if anchored else "self-consistent") if outcome.sound else "broken"


def _plain(outcome: Outcome, place: str, language: str) -> dict[str, Any]:
    return {
        "record": place,
        "log": outcome.origin,
        "size": outcome.size,
        "root": outcome.root,
        "anchor": outcome.anchor,
        "result": _result(outcome, anchored=outcome.anchored),
        "verified": outcome.counts.verified,
        "withheld": outcome.counts.withheld,
        "destroyed": outcome.counts.destroyed,
        "checkpoints": outcome.checkpoints,
        "witnessed": outcome.witnessed,
        "resumed": outcome.resumed,
        "findings": [
            {"code": one.code, "severity": one.severity, "place": _place(one.place), "says": say(one.code, one.params, language)}
            for one in outcome.findings
        ],
    }


def _place(place: Place | None) -> dict[str, str | int] | None:
    if place is None:
        return None
    offset = {"offset": int(place.field)} if place.field.isdecimal() else {}
    return {"kind": place.path, "number": place.line, **offset}


def _told(outcome: Outcome, language: str, seen: int | None) -> str:
    lines = []
    if outcome.resumed:
        lines.append(phrase("audit-resumed", language, size=outcome.resumed))
    lines += [f"{where(one.place, language)}: {say(one.code, one.params, language)}" for one in outcome.findings[:SHOWN]]
    if len(outcome.findings) > SHOWN:
        lines.append(phrase("audit-more", language, count=len(outcome.findings) - SHOWN))
    if outcome.origin:
        lines += _numbers(outcome, language)
    if seen is not None:
        lines.append(phrase("audit-witnessed", language, witnessed=seen, size=outcome.size, tail=outcome.size - seen))
    result = _result(outcome, anchored=outcome.anchored)
    errors = [one for one in outcome.findings if one.severity == "error"]
    lines.append(phrase(f"audit-{result}", language, first=where(errors[0].place, language) if errors else ""))
    return "\n".join(lines)


def _numbers(outcome: Outcome, language: str) -> list[str]:
    counts = outcome.counts
    return [
        phrase("audit-log", language, origin=outcome.origin, size=outcome.size, root=outcome.root[:16], anchor=outcome.anchor),
        phrase(
            "audit-counts", language, verified=counts.verified, withheld=counts.withheld, destroyed=counts.destroyed,
            checkpoints=outcome.checkpoints, witnessed=outcome.witnessed,
        ),
    ]  # fmt: skip


def where(place: Place | None, language: str) -> str:
    """Say where a fault is."""
    if place is None:
        return phrase("where-log", language)
    if place.path == "page" and place.field:
        return phrase("where-byte", language, number=place.line, offset=place.field)
    if place.path in {"position", "checkpoint", "page", "keys"}:
        return phrase(f"where-{place.path}", language, number=place.line)
    return phrase("where-file", language, path=place.path, number=place.line) if place.line else place.path
