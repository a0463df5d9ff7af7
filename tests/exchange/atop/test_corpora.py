"""Every alliance of ATOP is a corpus like any other: it loads, it folds, and its change-points say what the rows say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from foedus.cli import main
from foedus.corpus.load import load
from foedus.exchange.atop import OBLIGATIONS, Atlas
from foedus.exchange.atop.coded import OBLIGATION
from foedus.exchange.atop.corpora import by_alliance, files_of
from foedus.exchange.atop.folding import corpus_of, organization_of
from foedus.exchange.cow.numbers import code_of
from foedus.organization.change_points import Ties
from tests.exchange.atop.table import POLAND_FRANCE, WARSAW, small, world

OWES = {str(coded.article): obligation for obligation, coded in OBLIGATION.items()}
EPOCH = date(1970, 1, 1).toordinal()
END = date(2018, 12, 31).toordinal()
Said = dict[tuple[str, str, str], bool]
"""By debtor, obligation and instrument: whether it is sure."""


def by_law(ties: Ties, state: str, day: int) -> Said:
    """Say what is owed to a State on a day by the law that the corpus and its acts make."""
    said: Said = {}
    for tie in ties.to(state, date.fromordinal(day).isoformat()):
        instrument, article = tie.under.split()
        key = tie.who, OWES[article], instrument
        said[key] = said.get(key, False) or tie.held == "bound"
    return said


def by_rows(atlas: Atlas, state: str, day: int) -> Said:
    """Say what is owed to a State on a day by the rows of the table."""
    said: Said = {}
    for owes in OBLIGATIONS:
        for bond in atlas.bound(state, date.fromordinal(day).isoformat(), owes):
            if bond.to == state:
                key = bond.who, owes, f"A{bond.alliance}-{bond.phase}" if bond.phase else f"A{bond.alliance}"
                said[key] = said.get(key, False) or bond.sure
    return said


def days(ties: Ties, atlas: Atlas, state: str) -> Iterator[int]:
    """Give every day on which anything changes for a State, by either way, and the day before."""
    found = {point // 86_400 + EPOCH for point in ties.laid(state).points}
    found |= {day.toordinal() for owes in OBLIGATIONS for day, _ in atlas.changes(state, owes)}
    yield from (day for one in sorted(found) for day in (one - 1, one) if day <= END)


@pytest.mark.parametrize("start", range(4))
def test_the_law_of_the_corpora_says_on_every_day_what_the_rows_say(start: int) -> None:
    """A quarter of a tenth of the alliances each; ``python -m benchmarks atlas`` holds all 789."""
    alliances = by_alliance(world().rows)
    asked = 0
    for number in sorted(alliances)[start * 3 :: 40]:
        rows = alliances[number]
        ties, atlas = Ties(organization_of(rows)), Atlas(rows)
        for state in {code_of(row.member, day) for row in rows for day in (row.first, row.last)}:
            for day in days(ties, atlas, state):
                asked += 1
                assert by_law(ties, state, day) == by_rows(atlas, state, day), (number, state, date.fromordinal(day))
    assert asked > 100


@pytest.mark.parametrize("number", [1110, 1320, 2435, 3015, 3180, 3285, 3740])
def test_what_is_made_in_memory_is_what_loading_the_files_gives(number: int) -> None:
    """Sides that owe different things, Annam, phases, those that came back, an alliance that goes on, a State under three codes."""
    rows = by_alliance(world().rows)[number]
    files = files_of(rows)

    loaded = load(files)

    assert loaded.findings == ()
    assert loaded.corpus == corpus_of(rows, files)


def test_an_obligation_that_some_owe_is_owed_only_by_them() -> None:
    """Alliance 1110: the Ottoman Empire was to be defended in 1840, and was coded to owe offence alone."""
    organization = organization_of(by_alliance(world().rows)[1110])

    bound = organization.on("1840-08-01").defence.ask_bound(attacked="TUR")

    assert {row.who for row in bound.value} == {"GBR", "DEU", "XAH", "RUS"}
    assert organization.on("1840-08-01").defence.ask_bound(attacked="GBR").value
    assert "TUR" not in {row.who for row in organization.on("1840-08-01").defence.ask_bound(attacked="GBR").value}


def test_each_act_names_the_line_it_was_made_from_and_no_state_is_shown_as_having_signed() -> None:
    organization = organization_of(small(*POLAND_FRANCE.splitlines()).rows)

    assert [(one.act.times.done, one.act.seat, one.act.kind, one.act.source, one.act.key) for one in organization.entries] == [
        ("1921-02-19", "FRA", "signature", "ATOP 5.1, atop5_1m.csv, line 2", "compiler"),
        ("1921-02-19", "POL", "signature", "ATOP 5.1, atop5_1m.csv, line 3", "compiler"),
        ("1939-09-27", "ATOP", "termination-recorded", "ATOP 5.1, atop5_1m.csv, line 2", "compiler"),
    ]


def test_a_state_that_goes_on_under_another_code_stays_a_party() -> None:
    rows = tuple(row for row in small(*WARSAW.splitlines()).rows if row.alliance == 4130)
    treaty = organization_of(rows).on("1991-12-26").treaty

    assert treaty.parties("A4130") == ("POL", "RUS")


def test_a_folder_that_is_written_is_found_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, data in files_of(by_alliance(small(*WARSAW.splitlines()).rows)[3285]).items():
        (tmp_path / path).write_bytes(data)

    assert main(["check", str(tmp_path), "--json"]) == 0
    assert '"findings": []' in capsys.readouterr().out
