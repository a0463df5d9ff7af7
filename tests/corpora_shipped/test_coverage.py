"""The coverage page holds 91 claims against law and record: its commands run, its pages stand, its verdicts have known answers."""

from __future__ import annotations

import re
import shlex
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from wsgiref.util import setup_testing_defaults

import pytest
from _pytest.mark import ParameterSet

from foedus.cli import main
from foedus.organization.expectations import Expectation, read
from foedus.shelves.opening import open_organization
from foedus.web.server import application

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"
CLAIMS = 91
VERDICTS = {"supported", "in part", "contradicted", "vague", "opinion"}
OF_LAW_OR_FACT = {"supported", "in part", "contradicted"}
NOTHING = "—"


class Row(NamedTuple):
    """One claim as the page tells it."""

    number: int
    section: str
    claim: str
    verdict: str
    says: str
    command: str
    page: str
    later: str


def rows() -> tuple[Row, ...]:
    found = (re.split(r"\s+\|\s+", line.strip("| \n")) for line in PAGE.read_text("utf-8").splitlines() if re.match(r"\| \d+ \|", line))
    return tuple(Row(int(number), *(cell.strip("`") for cell in cells)) for number, *cells in found)


def expectations() -> tuple[Expectation, ...]:
    return read(open_organization("csto").files["expectations.yaml"], "expectations.yaml")[0]


@lru_cache
def status(address: str) -> str:
    said: list[str] = []
    environment: dict[str, object] = {}
    setup_testing_defaults(environment)
    environment["PATH_INFO"], _, environment["QUERY_STRING"] = address.partition("?")
    site = application(open_organization("csto"), today=lambda: "2026-03-01")
    for _ in site(environment, lambda line, *_: said.append(line)):
        pass
    return said[0].split()[0]


def shown() -> list[ParameterSet]:
    """Give the rows that name a command, by their numbers."""
    return [pytest.param(row.command, id=str(row.number)) for row in rows() if row.command != NOTHING]


def test_every_claim_has_its_row() -> None:
    assert [row.number for row in rows()] == list(range(1, CLAIMS + 1))


def test_every_row_says_what_law_and_record_say_and_where_it_is_shown_or_what_will_carry_it() -> None:
    for row in rows():
        assert row.verdict in VERDICTS, row
        assert row.claim, row
        assert row.says, row
        assert {row.command, row.page, row.later} != {NOTHING}, row


@pytest.mark.parametrize("command", shown())
def test_every_command_answers(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    name, *words = shlex.split(command)

    assert (name, main(words)) == ("foedus", 0)
    assert capsys.readouterr().out


@pytest.mark.parametrize("address", sorted({row.page for row in rows()} - {NOTHING}))
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_page_stands(address: str, language: str) -> None:
    assert status(address.replace("/en/", f"/{language}/", 1)) == "200"


def test_every_claim_of_law_or_fact_has_a_question_with_a_known_answer() -> None:
    known = {row for one in expectations() for row in one.rows}

    assert {row.number for row in rows() if row.verdict in OF_LAW_OR_FACT} <= known


def test_no_question_bears_on_a_claim_that_nobody_made() -> None:
    for one in expectations():
        assert set(one.rows) <= set(range(1, CLAIMS + 1)), one.text


def test_every_known_answer_says_where_it_is_known_from() -> None:
    assert [one.text for one in expectations() if not one.why.strip()] == []
