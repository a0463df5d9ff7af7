"""Three alliances that are not the first one fit the format: the North Atlantic Treaty, the Rio Treaty, the Security Council."""

from __future__ import annotations

from typing import TypeVar

import pytest

from foedus.corpus.area import Area
from foedus.corpus.clauses import Accession, EntryIntoForce, Reserved, Withdrawal
from foedus.corpus.corpus import Corpus
from foedus.corpus.duty import Obligation
from foedus.corpus.organ import Decision, Organ
from foedus.corpus.provision import Provision
from tests.corpora.folders import load_sketch

P = TypeVar("P", bound=Provision)


def sketch(name: str) -> Corpus:
    loaded = load_sketch(name)
    assert loaded.corpus is not None, loaded.findings
    return loaded.corpus


def only(corpus: Corpus, citation: str, kind: type[P]) -> P:
    (found,) = every(corpus, citation, kind)
    return found


def every(corpus: Corpus, citation: str, kind: type[P]) -> list[P]:
    name, number = citation.split()
    instrument = corpus.instrument(name)
    assert instrument is not None
    (article,) = [one for one in instrument.articles if one.number == number]
    return [one for one in article.provisions if isinstance(one, kind)]


@pytest.mark.parametrize("name", ["nato", "rio", "unsc"])
def test_a_sketched_alliance_loads_without_a_finding(name: str) -> None:
    assert load_sketch(name).findings == ()


def test_the_north_atlantic_treaty_needs_a_majority_that_includes_the_named_seven() -> None:
    clause = only(sketch("nato"), "NAT 11", EntryIntoForce)

    assert clause.count is not None
    assert clause.count.majority
    assert clause.count.of == "signatories"
    assert set(clause.count.including) == {"BEL", "CAN", "FRA", "GBR", "LUX", "NLD", "USA"}
    assert clause.later_parties == "own deposit"


def test_a_newcomer_is_invited_by_all_ratified_by_all_and_bound_by_its_own_deposit() -> None:
    clause = only(sketch("nato"), "NAT 10", Accession)

    assert (clause.invitation, clause.protocol, clause.effective) == ("unanimity", "all ratify", "deposit")


def test_the_help_that_each_gives_is_left_to_its_discretion_within_the_area_of_another_article() -> None:
    duty = only(sketch("nato"), "NAT 5", Obligation)

    assert duty.when.armed_attack is not None
    assert duty.when.armed_attack.area == only(sketch("nato"), "NAT 6", Area).area
    assert set(duty.content.values()) == {"discretion"}
    assert duty.domestic_step == "constitutional processes"
    assert duty.until


def test_a_party_leaves_after_twenty_years_on_a_year_of_notice() -> None:
    clause = only(sketch("nato"), "NAT 13", Withdrawal)

    assert (clause.not_before, clause.notice, clause.to) == ("20 years", "1 year", "USA")


def test_one_council_decides_by_consensus_or_by_silence() -> None:
    ordinary, silent = every(sketch("nato"), "NAT 9", Decision)

    assert ordinary.rule is not None
    assert ordinary.rule.consensus is not None
    assert silent.format == "silence procedure"
    assert silent.rule is not None
    assert silent.rule.silence is not None


def test_an_accession_rewrites_the_area_and_says_which_article_did_it() -> None:
    protocol = sketch("nato").instrument("NAT-TUR")

    assert protocol is not None
    (change,) = protocol.changes
    assert (change.instrument, change.article.number, change.by) == ("NAT", "6", "NAT-TUR 2")
    assert [one.until for one in change.article.provisions if isinstance(one, Area)] == [None, "1962-07-03"]


def test_rio_decides_by_two_thirds_of_those_that_have_ratified_without_the_parties_to_the_dispute() -> None:
    decision = only(sketch("rio"), "RIO 17", Decision)

    assert decision.rule is not None
    assert decision.rule.majority is not None
    assert (decision.rule.majority.at_least, decision.rule.majority.of) == ("2/3", "ratifiers")
    (excluded,) = decision.excluded
    assert (excluded.who, excluded.base) == ("the parties to the dispute", "shrinks")
    assert (decision.binds, decision.except_) == ("all members", ("armed force without consent",))


def test_rio_is_convened_by_a_majority_of_those_entitled_in_an_organ_that_acts_for_another() -> None:
    corpus = sketch("rio")
    consultation, council = every(corpus, "RIO 12", Organ)
    decision = only(corpus, "RIO 16", Decision)

    assert council.acts_for == (consultation.organ,)
    assert decision.rule is not None
    assert decision.rule.majority is not None
    assert (decision.rule.majority.of, decision.rule.majority.more_than) == ("entitled", "1/2")


def test_rio_enters_into_force_by_two_thirds_and_is_left_two_years_after_receipt() -> None:
    entry, leaving = only(sketch("rio"), "RIO 22", EntryIntoForce), only(sketch("rio"), "RIO 25", Withdrawal)

    assert entry.count is not None
    assert (entry.count.share, entry.count.of) == ("2/3", "signatories")
    assert (leaving.notice, leaving.from_) == ("2 years", "receipt")


def test_a_measure_decided_binds_and_armed_force_never_without_consent() -> None:
    duty = only(sketch("rio"), "RIO 20", Obligation)

    assert duty.when.decision is not None
    assert duty.when.decision.of == "OC"
    assert duty.content["armed force"] == "never without consent"


def test_a_reservation_is_an_instrument_beside_the_treaty_and_names_what_it_touches() -> None:
    reservation = only(sketch("rio"), "RIO-GTM 1", Reserved)

    assert (reservation.reserves, reservation.made_by, reservation.effect) == ("RIO 4", "GTM", "interprets")


def test_the_seats_of_the_security_council_are_dated() -> None:
    organ = only(sketch("unsc"), "UNC 23", Organ)

    assert organ.seats is not None
    assert organ.seats.permanent == ("CHN", "FRA", "GBR", "RUS", "USA")
    assert [(one.number, one.from_, one.until) for one in organ.seats.elected] == [(6, None, "1965-12-31"), (10, "1966-01-01", None)]
    assert sum(organ.seats.elected[1].quota.values()) == 10


def test_a_class_of_matter_has_its_number_by_date_and_its_vetoes() -> None:
    decisions = every(sketch("unsc"), "UNC 27", Decision)
    rules = [
        (one.matters, one.rule.majority.number, one.until, bool(one.rule.veto))
        for one in decisions
        if one.rule is not None and one.rule.majority is not None
    ]

    assert rules == [
        (("procedural",), 7, "1965-12-31", False),
        (("procedural",), 9, None, False),
        (("other",), 7, "1965-12-31", True),
        (("other",), 9, None, True),
    ]


def test_a_party_to_a_dispute_abstains_under_one_chapter_and_still_counts_in_the_base() -> None:
    last = every(sketch("unsc"), "UNC 27", Decision)[-1]

    (excluded,) = last.excluded
    assert (excluded.base, excluded.under) == ("stays", ("chapter VI", "UNC 52(3)"))
    assert last.class_decided_by == ("ruling of the President", "vote")
