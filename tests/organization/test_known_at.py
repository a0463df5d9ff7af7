"""The organization as it was known at a position of its record: nothing that was entered later is seen, whenever it took effect."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.organization.ask import Asked, ask
from foedus.organization.organization import EARLIER_KEPT, Log, Organization
from foedus.record.entry import Entry
from foedus.shelves.opening import open_organization

DAYS = ("1992-06-01", "1999-04-21", "2012-12-19", "2022-01-06", "2026-03-01")
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("parties", {"of": "CST"}),
    ("members", {}),
    ("status", {"of": "UZB", "under": "CST"}),
    ("in-force", {"of": "PROT-2010"}),
    ("office", {"of": "Secretary General"}),
    ("bound", {"attacked": "KAZ"}),
    ("requests", {}),
)


@pytest.fixture(scope="module")
def whole() -> Organization:
    opened = open_organization("csto").organization
    assert opened is not None
    return opened


def _answers(organization: Organization, day: str) -> list[object]:
    answers: list[object] = []
    for name, parameters in ASKED:
        asked = ask(organization, name, {**parameters, "on": day})
        assert isinstance(asked, Asked)
        answers.append(asked.answer)
    return answers


def _begun(whole: Organization, position: int) -> Organization:
    residual = whole.world.timelines.residual
    return Organization(whole.corpus, [one for one in whole.entries if one.position < position], residual=residual)


@settings(max_examples=12, deadline=None)
@given(share=st.integers(0, 100), day=st.sampled_from(DAYS))
def test_what_was_known_at_a_position_is_what_the_record_said_when_it_ended_there(whole: Organization, share: int, day: str) -> None:
    position = whole.position * share // 100

    assert _answers(whole.known_at(position), day) == _answers(_begun(whole, position), day)


@settings(max_examples=12, deadline=None)
@given(share=st.integers(0, 100), more=st.integers(0, 100), day=st.sampled_from(DAYS))
def test_acts_entered_later_change_nothing_that_was_known_before(whole: Organization, share: int, more: int, day: str) -> None:
    """As known at a position never looks ahead: a longer record gives the same answers there."""
    position = whole.position * share // 100
    longer = _begun(whole, position + (whole.position - position) * more // 100)

    assert _answers(longer.known_at(position), day) == _answers(whole.known_at(position), day)


@pytest.mark.parametrize("position", [0, 1, 100, 400])
def test_no_act_from_the_position_on_is_known(whole: Organization, position: int) -> None:
    known = whole.known_at(position)

    assert {one.position for one in known.entries} == {one.position for one in whole.entries if one.position < position}


def test_at_the_beginning_of_the_record_nobody_is_a_member(whole: Organization) -> None:
    assert whole.known_at(0).on("2022-01-06").membership.members() == ()


def test_a_late_entry_of_an_early_act_is_not_known_before_it_was_entered(whole: Organization) -> None:
    early = min(whole.entries, key=lambda one: one.act.times.done)
    others = [one for one in whole.entries if one is not early]
    late = Entry(early.act, early.id, whole.position)

    grown = Organization(whole.corpus).with_entries([*others, late])

    assert early.id not in grown.known_at(whole.position).by_id
    assert early.id in grown.known_at(whole.position + 1).by_id


def test_the_end_of_the_record_and_whatever_lies_beyond_is_the_organization_itself(whole: Organization) -> None:
    assert whole.known_at(whole.position) is whole
    assert whole.known_at(whole.position + 1000) is whole


def test_an_earlier_position_says_so_in_its_answers(whole: Organization) -> None:
    logged = Organization(whole.corpus, log=Log("csto", whole.position), world=whole.world)

    assert logged.known_at(7).log == Log("csto", 7)
    assert whole.known_at(7).log is None


def test_a_position_that_is_asked_again_is_not_made_again_and_only_a_few_are_kept(whole: Organization) -> None:
    first = whole.known_at(3)
    assert whole.known_at(3) is first

    for position in range(10, 10 + EARLIER_KEPT):
        whole.known_at(position)

    assert whole.known_at(3) is not first
