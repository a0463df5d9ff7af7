"""Chapter: composition. Who sits in an organ, at which level, as of a date."""

from __future__ import annotations

import pytest

from foedus.answer import Answer
from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from tests.spec.organs.conftest import Told
from tests.spec.small import article, codes, corpus_of

SIX = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")


@pytest.fixture(scope="session")
def history(csto: Corpus, csto_history: tuple) -> Organization:  # type: ignore[type-arg]
    return Organization(csto).with_entries(csto_history)


def test_the_council_is_made_up_of_the_parties(told: Told) -> None:
    organs = told("").on("2022-01-06").organs

    answer = organs.ask_members(of="CSC")

    assert (answer.value, organs.members("CSC")) == (SIX, SIX)
    assert answer.because[0].article.startswith("CH 13")


def test_the_members_of_the_organization_are_asked_by_its_name_or_by_no_name(told: Told) -> None:
    organs = told("").on("2022-01-06").organs

    assert organs.ask_members().value == organs.ask_members(of="CSTO").value == SIX


def test_before_the_charter_the_council_is_that_of_the_treaty(told: Told) -> None:
    assert told("").on("2001-01-01").organs.ask_members(of="CSC").because[0].article == "CST 3"


def test_a_head_of_government_may_sit_since_19_january_2021(told: Told) -> None:
    organization = told("")

    before, after = (organization.on(day).organs.ask_may_sit(level="head of government", in_="CSC") for day in ("2021-01-18", "2021-01-19"))

    assert (before.value, after.value) == ("no", "yes")
    assert organization.on("2019-06-01").organs.level("CSC") == ("head of State",)


def test_a_text_that_is_signed_and_would_open_the_organ_is_named(told: Told) -> None:
    answer = told("").on("2019-06-01").organs.ask_may_sit(level="heads of government", in_="CSC")

    assert (answer.value, codes(*answer.because)) == ("no", ("organ-levels", "organ-level-pending"))


def test_the_text_is_silent_on_who_sits_in_an_organ_that_it_only_names(told: Told) -> None:
    organs = told("").on("2022-01-06").organs

    assert organs.ask_members(of="UNSC").value == organs.ask_may_vote(of="ARM", in_="UNSC").value == "no rule"
    assert organs.ask_may_sit(level="head of State", in_="UNSC").value == "no rule"


def test_a_state_whose_status_is_contested_stands_in_the_positions_and_not_in_the_list(history: Organization) -> None:
    answer = history.on("2013-06-01").organs.ask_members(of="CSC")

    assert answer.value == SIX
    assert {position.value for position in answer.positions} == {"suspended", "withdrawn"}
    assert answer.acted_on is not None
    assert answer.acted_on.value == "withdrawn"


def test_whether_a_state_may_vote_whose_status_is_contested_is_contested(history: Organization) -> None:
    organs = history.on("2013-06-01").organs

    answer = organs.ask_may_vote(of="UZB", in_="CSC")

    assert (answer.value, codes(*answer.because)) == ("contested", ("organ-seat-contested",))
    assert "left-out-contested" in codes(*_use_of_force(history, "2013-06-01").because)


def test_a_state_of_disputed_status_that_is_acted_on_as_a_party_sits_and_votes_with_the_mark(world) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Two instruments of one State's rival sides: the depositary accepts one, and the engine reckons with it."""
    council = (
        "organ: COUNCIL\ntitle: Council\nseats: {parties of: T}\n\ndecision: [COUNCIL]\nrule: {majority: {of: entitled, more than: 1/2}}"
    )
    corpus = corpus_of(T="treaty, 2000-01-01; depositary: BRA\n" + article(1, "entry into force: on signature") + article(2, council))
    claims = "\n\n2019-08-06 BRA regards VEN\n  instrument: T\n  as: party\n  acted on: {acted}\n\n2019-08-06 VEN regards VEN\n  instrument: T\n  as: withdrawn\n"

    def asked(acted: str) -> Answer:
        organization = world("2000-01-01 BRA, CHL, VEN signs T" + claims.format(acted=acted), corpus)
        answer: Answer = organization.on("2019-09-11").organs.ask_outcome(organ="COUNCIL", votes="CHL=yes,VEN=yes,BRA=no")
        return answer

    assert (asked("true").value["adopted"], asked("false").value["adopted"]) == (True, False)
    assert "seated-as-acted-on" in codes(*asked("true").because)
    assert "left-out-contested" in codes(*asked("false").because)


def test_a_state_without_a_seat_has_no_vote(told: Told) -> None:
    answer = told("").on("2022-01-06").organs.ask_may_vote(of="UZB", in_="CSC")

    assert (answer.value, codes(*answer.because)) == ("no", ("organ-no-seat",))


def test_seats_can_be_a_union_of_named_states_and_parties_and_can_end_on_a_day(world) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Eleven seats until the end of 1965, fifteen after: here in small."""
    council = """
organ: COUNCIL
title: Council
seats: {parties of: T, named: [EGY]}
until: 1965-12-31

organ: COUNCIL
title: Council
seats: {permanent: [FRA], named: [EGY, BRA]}
level: [ambassador]
from: 1966-01-01
"""
    corpus = corpus_of(T="treaty, 1945-06-26\n" + article(1, "entry into force: on signature") + article(2, council))
    organization = world("1945-06-26 CHN, FRA signs T", corpus)

    assert organization.on("1965-12-31").organs.members("COUNCIL") == ("CHN", "EGY", "FRA")
    assert organization.on("1966-01-01").organs.members("COUNCIL") == ("BRA", "EGY", "FRA")


def _use_of_force(organization: Organization, day: str) -> Answer:
    return organization.on(day).organs.ask_outcome(organ="CSC", matter="use of force", votes="")
