"""Chapter: everything that a State owes on a date: standing duties, what an open call sets off, and what it has not paid."""

from __future__ import annotations

import pytest

from foedus.corpus.corpus import Corpus
from foedus.mechanisms.defence.questions import Owed
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from tests.spec.small import codes, entries_of


@pytest.fixture(scope="module")
def record(csto: Corpus, csto_history: tuple[Entry, ...]) -> Organization:
    """Give the organization with its shipped history."""
    return Organization(csto).with_entries(csto_history)


def rows(record: Organization, state: str, day: str) -> dict[tuple[str, str], Owed]:
    return {(row.owes, row.when): row for row in record.on(day).defence.ask_obligations(of=state).value}


def test_a_standing_duty_is_always_owed(record: Organization) -> None:
    owed = rows(record, "BLR", "2015-06-01")

    assert {owes for (owes, when), row in owed.items() if when == "always" and row.state == "bound"} >= {
        "refrain", "settle peacefully", "stay out of alliances", "contribute",
    }  # fmt: skip


def test_a_duty_that_waits_for_an_event_is_conditional_and_names_the_event(record: Organization) -> None:
    owed = rows(record, "BLR", "2015-06-01")

    assert owed["consult", "threat"].state == "conditional"
    assert all(row.state == "conditional" for (owes, _), row in owed.items() if owes == "assist")


def test_an_open_call_makes_the_duty_fall_due(record: Organization) -> None:
    answer = record.on("2022-01-06").defence.ask_obligations(of="RUS")

    called = {row.owes: row.state for row in answer.value if row.when == "kazakhstan-2022"}
    assert called["assist"] == "bound"
    assert "call-still-open" in codes(*answer.because)


def test_a_call_that_is_over_sets_nothing_off_any_more(record: Organization) -> None:
    assert not [row for row in record.on("2022-03-01").defence.ask_obligations(of="RUS").value if row.when == "kazakhstan-2022"]


def test_parliaments_gate_what_an_open_call_asks_of_their_state(record: Organization) -> None:
    before, after = rows(record, "KGZ", "2022-01-06"), rows(record, "KGZ", "2022-01-07")

    assert before["assist", "kazakhstan-2022"].state == "bound, domestic step pending"
    assert after["assist", "kazakhstan-2022"].state == "bound"


def test_a_caller_owes_itself_nothing(record: Organization) -> None:
    assert not [row for row in record.on("2022-01-06").defence.ask_obligations(of="KAZ").value if row.when == "kazakhstan-2022"]


def test_arrears_are_owed_from_the_day_that_was_noted(record: Organization) -> None:
    answer = record.on("2026-02-01").defence.ask_obligations(of="ARM")

    (arrears,) = [row for row in answer.value if row.owes == "pay arrears"]
    assert (arrears.when, arrears.state) == ("2024-01-01", "bound")
    assert "eligible-for-loss-of-vote" in codes(*answer.because)


def test_what_a_state_of_disputed_status_owes_is_contested_and_the_reading_acted_on_is_named(record: Organization) -> None:
    answer = record.on("2013-06-01").defence.ask_obligations(of="UZB")

    assert {row.state for row in answer.value} == {"contested"}
    assert answer.acted_on is not None
    assert answer.acted_on.value == "withdrawn"


def test_an_imprecise_return_makes_every_duty_conditional(record: Organization) -> None:
    answer = record.on("2006-10-01").defence.ask_obligations(of="UZB")

    assert {row.state for row in answer.value} == {"conditional"}
    assert "date-imprecise" in codes(*answer.missing)


def test_who_is_bound_by_nothing_owes_nothing(record: Organization) -> None:
    answer = record.on("2022-01-06").defence.ask_obligations(of="UKR")

    assert (answer.value, codes(*answer.because)) == ((), ("owes-nothing",))


def test_a_state_that_has_given_notice_owes_everything_while_it_runs(record: Organization) -> None:
    journal = "2026-03-01 ARM gives notice of withdrawal from CH\n  received: 2026-03-01\n"
    leaving = record.with_entries(entries_of(journal, record.corpus, "march.journal"))

    answer = leaving.on("2026-06-01").defence.ask_obligations(of="ARM")

    assert "notice-runs" in codes(*answer.because)
    assert [row for row in answer.value if row.owes == "contribute" and row.state == "bound"]
    assert leaving.on("2026-06-01").defence.ask_may(of="ARM", do="withdraw").value in {"conditional", "yes"}


def test_decisions_that_bind_are_to_be_carried_out(record: Organization) -> None:
    answer = record.on("2015-06-01").defence.ask_obligations(of="BLR")

    assert "decisions-to-carry-out" in codes(*answer.because)
    assert [row.state for row in answer.value if row.owes == "carry out decisions"] == ["bound"]


def test_an_objection_to_the_reading_of_an_article_makes_what_it_asks_contested(record: Organization) -> None:
    journal = "2026-03-01 BLR objects to the reading of CH 24\n  holds: the share is voluntary\n"
    objected = record.with_entries(entries_of(journal, record.corpus, "march.journal"))

    assert {row.state for row in objected.on("2026-03-02").defence.ask_obligations(of="KAZ").value if row.owes == "contribute"} == {
        "contested"
    }
