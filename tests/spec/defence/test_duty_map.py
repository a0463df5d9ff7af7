"""The duty map: who owes what to whom by when under all treaties at once, and which treaties pull a State two ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.answer import NO_RULE
from foedus.organization.across import Across, across
from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

Pact = Callable[..., Organization]

HELP = """
obligation: assist
when: {armed attack: {on: a party, by: anyone}}
owed by: every other party
owed to: the attacked party
content: {help: required}
promptness: within 24 hours
"""
PEACE = """
obligation: refrain
when: {always: true}
owed by: every party
owed to: every other party
content: {abstaining from force: required}
"""
OF_THE_ORGAN = """
organ: SUMMIT
title: Summit
seats: {parties of: UNION}

obligation: apply measures
when: {decision: {of: SUMMIT}}
owed by: every party
owed to: the organization
content: {the measures decided: required}
"""
AT_ONCE = "entry into force: on signature"


def _organization(name: str, rules: str, journal: str) -> Organization:
    text = "treaty, 2020-01-01\n" + article(1, rules) + article(2, AT_ONCE)
    corpus = corpus_of(**{name: text})
    return Organization(corpus).with_entries(entries_of(journal, corpus))


@pytest.fixture(scope="module")
def league() -> Organization:
    """Three States that defend one another."""
    return _organization("LEAGUE", HELP + "\n" + PEACE, "2020-01-01 BFA, MLI, NER signs LEAGUE")


@pytest.fixture(scope="module")
def union() -> Organization:
    """A wider organization, whose summit threatens one of the three, and later takes that back."""
    journal = """
    2020-01-01 BEN, BFA, GHA, MLI, NER, NGA signs UNION

    2023-07-30 SUMMIT decides to restore the government of Niger, by force if need be ^force
      against: NER

    2024-02-24 SUMMIT decides to lift what was decided on Niger
      revokes: ^force
    """
    return _organization("UNION", OF_THE_ORGAN + "\n" + PEACE, journal)


def _map(organizations: dict[str, Organization], **asked: str) -> Across:
    found = across(organizations, asked)
    assert isinstance(found, Across), found
    return found


def test_each_row_says_by_when(league: Organization) -> None:
    found = _map({"league": league}, attacked="NER", on="2023-09-20").answers["league"].answer

    assert [(row.who, row.owes, row.to, row.by_when, row.state) for row in found.value] == [
        ("BFA", "assist", "NER", "within 24 hours", "bound"),
        ("MLI", "assist", "NER", "within 24 hours", "bound"),
    ]


def test_c6_help_owed_under_one_treaty_and_measures_against_the_same_state_under_another_are_reported(
    league: Organization, union: Organization
) -> None:
    found = _map({"league": league, "union": union}, attacked="NER", by="NGA", on="2023-09-20")

    assert [(one, other, clash.who, clash.kind, clash.under, clash.against) for one, other, clash in found.clashes] == [
        ("league", "union", "BFA", "promised the attacker", "LEAGUE 1", "UNION 1"),
        ("league", "union", "BFA", "measures against the attacked", "LEAGUE 1", "UNION 1"),
        ("league", "union", "MLI", "promised the attacker", "LEAGUE 1", "UNION 1"),
        ("league", "union", "MLI", "measures against the attacked", "LEAGUE 1", "UNION 1"),
    ]
    assert {clash.act for *_, clash in found.clashes if clash.act} == {
        one.id for one in union.entries if getattr(one.act.body, "against", ())
    }


def test_measures_that_were_taken_back_clash_no_more(league: Organization, union: Organization) -> None:
    found = _map({"league": league, "union": union}, attacked="NER", by="non-state", on="2024-02-24")

    assert found.clashes == ()


def test_before_they_were_decided_measures_clash_with_nothing(league: Organization, union: Organization) -> None:
    assert _map({"league": league, "union": union}, attacked="NER", by="non-state", on="2023-07-29").clashes == ()


def test_the_attacker_s_own_promise_to_its_victim_is_a_row_of_the_map(league: Organization, union: Organization) -> None:
    found = _map({"league": league, "union": union}, attacked="NER", by="NGA", on="2023-09-20")

    rows = [(row.who, row.owes, row.to, row.under) for row in found.answers["union"].answer.value]
    assert [row for row in rows if row[0] == "NGA"] == [("NGA", "refrain", "NER", "UNION 1")]


def test_c7_where_one_party_attacks_another_each_third_party_owes_help_to_both_sides(league: Organization) -> None:
    found = _map({"league": league}, attacked="NER", by="BFA", on="2023-09-20")
    answer = found.answers["league"].answer

    assert [(row.who, row.owes) for row in answer.value] == [("MLI", "assist"), ("BFA", "refrain")]
    assert [(clash.who, clash.kind) for *_, clash in found.clashes] == [("MLI", "owes both sides"), ("MLI", "promised the attacker")]
    assert {"clash-owes-both-sides", "clash-promised-the-attacker"} <= {one.code for one in answer.because}


OVERTHROW = """
obligation: protect
when: {situation: overthrow of a government}
owed by: every other party
owed to: the party concerned
content: {help: required}
"""


def test_a_clash_hangs_on_the_situation_that_the_asker_supposes(union: Organization) -> None:
    """The situation is named by one treaty alone; the other, which does not know it, is asked without it."""
    guard = _organization("GUARD", OVERTHROW, "2020-01-01 BFA, MLI, NER signs GUARD")
    asked = {"attacked": "NER", "by": "NGA", "on": "2023-09-20"}

    without, supposed = (
        _map({"guard": guard, "union": union}, **asked, **more) for more in ({}, {"situation": "overthrow of a government"})
    )

    assert without.clashes == ()
    assert {(clash.who, clash.kind, clash.under) for *_, clash in supposed.clashes} == {
        (who, kind, "GUARD 1") for who in ("BFA", "MLI") for kind in ("promised the attacker", "measures against the attacked")
    }
    assert supposed.answers.keys() == {"guard", "union"}


def test_a_situation_that_no_treaty_names_is_refused(league: Organization, union: Organization) -> None:
    found = across({"league": league, "union": union}, {"attacked": "NER", "situation": "a bad harvest", "on": "2023-09-20"})

    assert not isinstance(found, Across)
    assert [one.code for one in found] == ["question-name-unknown"]


def test_a_clash_says_how_firmly_the_help_is_owed_and_a_request_that_is_supposed_makes_it_firm(union: Organization) -> None:
    at_request = HELP.replace("content:", "at the request of: the attacked party\ncontent:")
    league = _organization("LEAGUE", at_request, "2020-01-01 BFA, MLI, NER signs LEAGUE")
    asked = {"attacked": "NER", "by": "NGA", "on": "2023-09-20"}

    without, requested = (_map({"league": league, "union": union}, **asked, **more).clashes for more in ({}, {"requested": "yes"}))

    assert {clash.state for *_, clash in without} == {"conditional"}
    assert {clash.state for *_, clash in requested} == {"bound"}
    assert [(clash.who, clash.kind) for *_, clash in without] == [(clash.who, clash.kind) for *_, clash in requested]


def test_of_several_duties_to_help_the_one_that_binds_without_more_is_the_one_that_clashes(union: Organization) -> None:
    at_request = HELP.replace("content:", "at the request of: the attacked party\ncontent:")
    league = _organization("LEAGUE", at_request + "\n" + OVERTHROW, "2020-01-01 BFA, MLI, NER signs LEAGUE")

    found = _map({"league": league, "union": union}, attacked="NER", by="NGA", situation="overthrow of a government", on="2023-09-20")

    assert {clash.state for *_, clash in found.clashes} == {"bound"}


def test_where_the_text_is_silent_what_still_binds_is_on_the_map(pact: Pact) -> None:
    view = pact().on("2022-01-05").defence
    answer = view.ask_duties(attacked="NOR", by="SWE")

    assert view.ask_bound(attacked="NOR", by="SWE").value == NO_RULE
    assert {(row.who, row.owes) for row in answer.value} >= {("SWE", "refrain"), ("DNK", "consult")}
    assert [one.value for one in answer.positions] == ["the others assist", "nobody assists"]


def test_a_threat_sets_off_consultation_alone(pact: Pact) -> None:
    rows = pact().on("2022-01-05").defence.ask_duties(threatened="NOR").value

    assert {row.owes for row in rows} == {"consult"}


def test_a_question_that_no_corpus_understands_is_refused_with_the_first_refusal(league: Organization) -> None:
    found = across({"league": league}, {"attacked": "Niger", "on": "2023-09-20"})

    assert not isinstance(found, Across)
    assert [one.code for one in found] == ["question-name-unknown"]
