"""Two dates side by side: members, instruments, statuses, articles, chairs and offices that changed, each with what made it so."""

from __future__ import annotations

from foedus.answer import Answer
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization

FOUND = open_organization("csto").organization
assert FOUND is not None
CSTO: Organization = FOUND


def compared(first: str, last: str) -> Answer:
    asked = ask(CSTO, "compare", {"from": first, "to": last})
    assert isinstance(asked, Asked)
    assert asked.as_of == f"{first}/{last}"
    return asked.answer


def rows(first: str, last: str, changed: str) -> set[tuple[str, str, str, str, str]]:
    return {(one.of, one.who, one.before, one.after, one.made_by) for one in compared(first, last).value if one.changed == changed}


def test_an_amended_article_is_named_with_the_text_that_amended_it() -> None:
    assert ("CST 4", "", "CST", "PROT-2010", "PROT-2010 1") in rows("2012-12-18", "2012-12-19", "article")


def test_a_status_that_became_disputed_is_named() -> None:
    assert ("CST", "UZB", "party", "contested", "") in rows("2012-12-18", "2012-12-19", "status")


def test_who_leaves_loses_its_seats_with_its_membership_and_that_is_said_once() -> None:
    assert rows("2012-12-18", "2012-12-19", "member") == {("CSTO", "UZB", "member", "—", "")}
    assert not {row for row in rows("2012-12-18", "2012-12-19", "seat") if row[1] == "UZB"}


def test_who_comes_is_a_member_on_the_later_date() -> None:
    assert rows("2006-01-01", "2007-01-01", "member") == {("CSTO", "UZB", "—", "member", "")}


def test_an_instrument_that_entered_into_force_is_named() -> None:
    assert ("CH", "", "no", "yes", "") in rows("2003-09-17", "2003-09-18", "in force")


def test_the_chair_of_the_council_is_named_once_and_not_again_for_those_it_chairs_too() -> None:
    assert rows("2024-06-01", "2025-06-01", "chair") == {("CSC", "", "KAZ", "KGZ", "")}


def test_who_came_into_an_office_is_named() -> None:
    assert ("SG", "", "Imangali Tasmagambetov", "Taalatbek Masadykov", "") in rows("2025-12-31", "2026-01-01", "office")


def test_a_seat_by_founding_comes_with_the_organ() -> None:
    assert ("CFM", "ARM", "—", "seat", "") in rows("2003-09-17", "2003-09-18", "seat")


def test_a_day_compared_with_itself_differs_in_nothing() -> None:
    answer = compared("2020-01-01", "2020-01-01")

    assert (answer.value, [one.code for one in answer.because]) == ((), ["compared-the-same"])
