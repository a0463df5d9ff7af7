"""This file is the command ``foedus atlas``: the table of ATOP is imported, and the world's alliances are asked from it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from foedus.cli import atlas_sheets
from foedus.cli.phrases import phrase
from foedus.cli.sheet import Sheet, give
from foedus.exchange.atop import Atlas, Row, TableError, open_atlas
from foedus.exchange.atop.kept import folder, keep, kept
from foedus.exchange.atop.reading import Reading, read_file
from foedus.exchange.cow.numbers import LINES, code_of
from foedus.finding import Code, Finding
from foedus.words.exposition import finding_text

NOT_IMPORTED = Code("atlas-not-imported", folder=str)
STATE_UNKNOWN = Code("atlas-state-unknown", given=str, nearest=str)
NO_DAY = Code("atlas-day-malformed", given=str)
OUTSIDE = Code("atlas-day-outside", given=str, first=str, last=str)
NO_YEARS = Code("atlas-years-malformed", given=str)
NO_FILE = Code("atlas-file-unreadable", path=str, problem=str)
NO_EXTRA = Code("atlas-extra-missing", package=str)

WRONG, CANNOT = 1, 2


class CannotError(Exception):
    """What was asked cannot be put; ``findings`` say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].code if findings else "")
        self.findings = findings


def run_import(given: Namespace) -> int:
    """Read the table, make and fold its alliances, and keep a copy; give 1 where something is wrong with the table."""
    reading = _read(given)
    if reading is None:
        return CANNOT
    _blame(reading.findings, given)
    if not reading.whole:
        sys.stderr.write(phrase("atlas-not-kept", given.language, errors=sum(one.severity == "error" for one in reading.findings)) + "\n")
        return WRONG
    try:
        counts = _imported(reading.rows, given)
    except OSError as error:
        _blame((NO_FILE.finding(path=str(error.filename or given.file), problem=error.strerror or str(error)),), given)
        return CANNOT
    if given.json:
        print(json.dumps(counts, ensure_ascii=False, indent=2))
        return 0
    print(phrase("atlas-imported", given.language, **counts))
    if given.to:
        print(phrase("atlas-folders", given.language, folders=counts["folders"], to=given.to))
    return 0


def _imported(rows: tuple[Row, ...], given: Namespace) -> dict[str, str | int]:
    """Fold every alliance, write the folders that are wanted, keep the table last; say how much of everything there is.

    :raises OSError: something cannot be written; the table before is kept still.
    """
    from foedus.exchange.atop.corpora import by_alliance  # noqa: PLC0415 — only who imports a table waits for the engine
    from foedus.exchange.atop.folding import organization_of  # noqa: PLC0415

    name = Path(given.file).name
    alliances = by_alliance(rows)
    acts = sum(len(organization_of(own, name).entries) for own in alliances.values())
    folders = _folders(rows, given.to, name) if given.to else 0
    phases, states = len({(row.alliance, row.phase) for row in rows}), len(Atlas(rows).states)
    return {
        "alliances": len(alliances), "phases": phases, "memberships": len(rows), "states": states, "acts": acts, "folders": folders,
        "kept": str(keep(given.file)),
    }  # fmt: skip


def run_bound(given: Namespace) -> int:
    """Say who owed a State something on a day, or to whom it owed it."""
    return _told(given, lambda atlas: atlas_sheets.bound(atlas, _state(given.state, given.on), _day(given.on, atlas), given))


def run_history(given: Namespace) -> int:
    """Give every alliance that a State was ever in."""
    return _told(given, lambda atlas: atlas_sheets.history(atlas, _state(given.state), given.language))


def run_alliances(given: Namespace) -> int:
    """Give the alliances of a day, or the members of one of them."""
    return _told(given, lambda atlas: atlas_sheets.alliances(atlas, _day(given.on, atlas), given))


def run_dyads(given: Namespace) -> int:
    """Derive directed dyad-years."""
    years = _years(given)
    if years is None:
        return CANNOT
    return _told(given, lambda atlas: atlas_sheets.dyads(atlas, _numbers(given.state), years, given))


def run_differences(given: Namespace) -> int:
    """Hold the derived dyad-years against a table that others made."""
    return _told(given, lambda atlas: atlas_sheets.differences(atlas, given))


def run_codes(given: Namespace) -> int:
    """Give the codes and the numbers of States."""
    return _given(given, lambda: atlas_sheets.codes(_state(given.state) if given.state else "", given.language))


def _told(given: Namespace, make: Callable[[Atlas], Sheet]) -> int:
    """Open the atlas, make a sheet of it, and print that."""
    return _given(given, lambda: make(_opened(given)))


def _given(given: Namespace, make: Callable[[], Sheet]) -> int:
    try:
        give(make(), given)
    except CannotError as error:
        _blame(error.findings, given)
    except TableError as error:
        _blame(error.findings, given)
        return WRONG
    except ImportError as error:
        _blame((NO_EXTRA.finding(package=error.name or "numpy"),), given)
    except OSError as error:
        _blame((NO_FILE.finding(path=str(error.filename or ""), problem=error.strerror or str(error)),), given)
    else:
        return 0
    return CANNOT


def _opened(given: Namespace) -> Atlas:
    """Open the table that is named, or the one that was imported."""
    path = given.from_ or kept()
    if path is None:
        raise CannotError(NOT_IMPORTED.finding(folder=str(folder())))
    return open_atlas(path)


def _read(given: Namespace) -> Reading | None:
    try:
        return read_file(given.file)
    except OSError as error:
        _blame((NO_FILE.finding(path=given.file, problem=error.strerror or str(error)),), given)
        return None


def _folders(rows: Iterable[Row], to: str, table: str) -> int:
    """Write every alliance as a corpus folder; give how many there are."""
    from foedus.exchange.atop.corpora import folders_of  # noqa: PLC0415 — as above

    count = 0
    for name, files in folders_of(rows, table):
        place = Path(to) / name
        place.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            (place / path).write_bytes(data)
        count += 1
    return count


def _state(given: str, on: str = "") -> str:
    """Give the code of a State that is named by its code, by its number in COW's list, or nearly so."""
    text = given.strip().upper()
    if text.isdecimal():
        try:
            day = date.fromisoformat(on) if on else date(2018, 12, 31)
        except ValueError as error:
            raise CannotError(NO_DAY.finding(given=on)) from error
        code = code_of(int(text), day)
        if code:
            return code
    if text in LINES:
        return text
    from foedus.corpus.references import nearest_state  # noqa: PLC0415 — only a slip waits for the readers of corpora

    near = nearest_state(given)
    raise CannotError(STATE_UNKNOWN.finding(given=given, nearest=near if near in LINES else ""))


def _numbers(given: str) -> tuple[int, ...]:
    """Give every number that a State had."""
    return LINES[_state(given)] if given else ()


def _day(given: str, atlas: Atlas) -> str:
    """Check that a day is one, and lies within what ATOP covers."""
    try:
        day = date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise CannotError(NO_DAY.finding(given=given)) from error
    first, last = atlas.covers
    if not first <= day <= last:
        raise CannotError(OUTSIDE.finding(given=day, first=first, last=last))
    return day


def _years(given: Namespace) -> tuple[int, int] | None:
    """Read a stretch of years, ``1914-1918`` or ``1914``; everything, where none is named."""
    first, _, last = (given.years or "1815-2018").partition("-")
    if first.isdecimal() and (last or first).isdecimal() and int(first) <= int(last or first):
        return int(first), int(last or first)
    _blame((NO_YEARS.finding(given=given.years),), given)
    return None


def _blame(findings: Iterable[Finding], given: Namespace) -> None:
    for one in findings:
        sys.stderr.write(finding_text(one, given.language) + "\n")
