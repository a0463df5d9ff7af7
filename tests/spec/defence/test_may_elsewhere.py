"""Chapter: what a State may do under other texts. The same questions, answered by other final clauses and another council."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.answer import Answer
from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from tests.spec.small import article, codes, corpus_of

World = Callable[[str, Corpus], Organization]
FOUNDED = "1950-01-01 ARG, BRA, CHL, PER signs T\n"
START = article(1, "entry into force: on signature")


def treaty(rule: str) -> Corpus:
    return corpus_of(T="treaty, 1950-01-01\n" + START + article(2, rule))


def asked(world: World, rule: str, state: str, deed: str, day: str = "1960-01-01") -> Answer:
    return world(FOUNDED, treaty(rule)).on(day).defence.ask_may(of=state, do=deed)


def test_a_text_that_foresees_no_leaving_lets_nobody_leave(world: World) -> None:
    answer = asked(world, "withdrawal: not foreseen", "ARG", "withdraw")

    assert (answer.value, codes(*answer.because)) == ("no", ("leaving-not-foreseen",))


def test_a_text_may_be_left_only_after_a_first_time(world: World) -> None:
    rule = "withdrawal: by notice\nnotice: 1 year\nnot before: 20 years"

    early, late = (asked(world, rule, "ARG", "withdraw", day) for day in ("1960-01-01", "1975-01-01"))

    assert codes(*early.missing) == ("notice-needed", "leaving-not-before")
    assert codes(*late.missing) == ("notice-needed",)


def test_a_notice_without_a_length_is_asked_for_without_one(world: World) -> None:
    assert codes(*asked(world, "withdrawal: at the end of a term", "ARG", "withdraw").missing) == ("notice-of-any-length-needed",)


def test_who_has_given_notice_may_leave(world: World) -> None:
    corpus = treaty("withdrawal: by notice\nnotice: 1 year")
    journal = FOUNDED + "\n1960-01-01 ARG gives notice of withdrawal from T\n  received: 1960-01-01\n"

    answer = world(journal, corpus).on("1960-06-01").defence.ask_may(of="ARG", do="withdraw")

    assert (answer.value, codes(*answer.because)) == ("yes", ("may-leave-by-notice", "notice-runs"))


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        ("invitation: unanimity", ("invitation-needed", "accession-needed")),
        ("protocol: all ratify", ("protocol-of-accession-needed", "accession-needed")),
    ],
)
def test_joining_hangs_on_what_the_text_asks_for(world: World, rule: str, lacks: tuple[str, ...]) -> None:
    assert codes(*asked(world, f"accession: every State of the region\n{rule}", "URY", "accede").missing) == lacks


def test_an_amendment_by_two_thirds_needs_two_thirds(world: World) -> None:
    answer = asked(world, "amendment: by protocol\nadopted by: two thirds of parties", "ARG", "amend the treaty")

    assert codes(*answer.missing) == ("agreement-of-two-thirds-needed",)


@pytest.mark.parametrize(
    ("how", "value", "code"),
    [
        ("allowed", "yes", "reservations-open"),
        ("accepted by all", "conditional", "reservation-acceptance-needed"),
        ("not mentioned", "no rule", "reservations-not-mentioned"),
    ],
)
def test_a_reservation_is_what_the_text_lets_it_be(world: World, how: str, value: str, code: str) -> None:
    answer = asked(world, f"reservations: {how}", "ARG", "make a reservation")

    assert answer.value == value
    assert code in codes(*answer.because, *answer.missing)


COUNCIL = "organ: COUNCIL\ntitle: Council\nseats: {parties of: T}\n\ndecision: [COUNCIL]\nmatters: [any]\n"


def test_only_who_holds_a_veto_has_one(world: World) -> None:
    rule = COUNCIL + "rule: {majority: {of: all members, number: 3}, veto: {holders: [BRA]}}"

    holder, other = (asked(world, rule, state, "veto") for state in ("BRA", "CHL"))

    assert (holder.value, codes(*holder.because)) == ("yes", ("may-veto",))
    assert (other.value, codes(*other.because)) == ("no", ("blocks-nothing-alone",))


def test_under_a_chain_of_rules_one_objection_stops_nothing(world: World) -> None:
    rule = COUNCIL + "rules:\n  - {consensus: {}, failing that: the next rule}\n  - {majority: {of: voting, more than: 1/2}}"

    assert asked(world, rule, "CHL", "block a decision").value == "no"


def test_a_kind_of_act_is_offered_only_where_a_text_speaks_of_it(world: World) -> None:
    assert codes(*asked(world, "reservations: none", "ARG", "become observer").because) == ("no-text-rules-it",)
