"""A reservation works between two States, not for all: who accepted it, who objected and who kept silent makes a matrix, not a list.

Source: Vienna Convention on the Law of Treaties, articles 19 to 23.
"""

from __future__ import annotations

import pytest

from foedus.corpus.corpus import Corpus
from tests.spec.small import Law, article, codes, corpus_of, law_of


def pact(reservations: str = "") -> Corpus:
    """Give a treaty in force with each deposit; ``reservations`` is its clause, or nothing where it is silent."""
    clause = article(9, reservations) if reservations else ""
    return corpus_of(
        PACT="treaty, 2000-01-01"
        + article(1, "obligation: assist\nwhen: {always: true}\nowed by: every party\nowed to: every party")
        + article(8, "entry into force: by count\ncount: {number: 1}")
        + clause
    )


SILENT = pact()
PARTIES = """
2000-01-10 AUT, BEL deposits PACT

2000-03-01 CHE deposits PACT
  form: accession
"""
RESERVED = f"""{PARTIES}
2000-03-01 CHE makes a reservation to PACT ^ours
  articles: PACT 1
  says: no armed help
"""


def value(law: Law, one: str, other: str, day: str) -> str:
    return law.on(day).between(one, other, "PACT").value


def test_before_anybody_answers_a_reservation_the_bond_with_its_maker_waits() -> None:
    law = law_of(RESERVED, SILENT)

    answer = law.on("2000-06-01").ask_in_force_between(one="CHE", other="AUT", under="PACT")

    assert answer.value == "conditional"
    assert codes(*answer.missing) == ("reservation-unanswered",)
    assert dict(answer.missing[0].params)["until"] == "2001-03-01"
    assert value(law, "AUT", "BEL", "2000-06-01") == "yes"


def test_silence_for_twelve_months_is_acceptance_and_the_last_day_is_still_the_States_own() -> None:
    law = law_of(RESERVED, SILENT)

    assert value(law, "AUT", "CHE", "2001-02-28") == "conditional"
    between = law.on("2001-03-02").between("AUT", "CHE", "PACT")
    assert (between.value, between.modified) == ("yes", ("PACT 1",))
    assert law.on("2001-03-02").between("CHE", "AUT", "PACT") == between


def test_an_objection_on_the_last_day_is_in_time_and_one_on_the_next_is_not() -> None:
    in_time = law_of(f"{RESERVED}\n2001-03-01 AUT objects to the reservation to PACT\n  made by: CHE", SILENT)
    late = law_of(f"{RESERVED}\n2001-03-02 AUT objects to the reservation to PACT\n  made by: CHE", SILENT)

    assert in_time.on("2002-01-01").between("AUT", "CHE", "PACT").not_applied == ("PACT 1",)
    assert codes(*in_time.findings) == ()
    assert late.on("2002-01-01").between("AUT", "CHE", "PACT").modified == ("PACT 1",)
    assert codes(*late.findings) == ("objection-too-late",)


def test_a_newcomer_is_taken_to_accept_on_the_day_on_which_it_consents_if_the_twelve_months_are_over() -> None:
    law = law_of(f"{RESERVED}\n2005-05-05 DNK deposits PACT\n  form: accession", SILENT)

    assert value(law, "CHE", "DNK", "2005-05-05") == "conditional"
    assert law.on("2005-05-06").between("CHE", "DNK", "PACT").modified == ("PACT 1",)


def test_an_acceptance_in_words_modifies_at_once_and_an_objection_afterwards_changes_nothing() -> None:
    law = law_of(
        f"{RESERVED}\n2000-04-01 AUT accepts the reservation to PACT\n  made by: CHE\n\n"
        "2000-05-01 AUT objects to the reservation to PACT\n  made by: CHE",
        SILENT,
    )

    assert law.on("2000-06-01").between("AUT", "CHE", "PACT").modified == ("PACT 1",)
    assert codes(*law.findings) == ("objection-after-acceptance",)


def test_C24_a_simple_objection_leaves_the_treaty_in_force_and_sets_the_article_aside_between_the_two() -> None:
    """C24: matrix, not list."""
    law = law_of(f"{RESERVED}\n2000-04-01 AUT objects to the reservation to PACT\n  made by: CHE\n  ground: object and purpose", SILENT)

    between = law.on("2001-06-01").between("AUT", "CHE", "PACT")
    assert (between.value, between.not_applied, between.modified) == ("yes", ("PACT 1",), ())
    assert not between.reaches("PACT 1(2)")
    assert between.reaches("PACT 2")
    assert "objection-sets-aside-between" in codes(*between.because)
    assert law.on("2001-06-01").between("BEL", "CHE", "PACT").modified == ("PACT 1",)
    assert law.on("2001-06-01").between("AUT", "BEL", "PACT").not_applied == ()


def test_an_objection_may_definitely_preclude_force_between_the_two_while_both_are_parties() -> None:
    law = law_of(f"{RESERVED}\n2000-04-01 AUT objects to the reservation to PACT\n  made by: CHE\n  precludes: true", SILENT)

    assert law.on("2001-06-01").parties("PACT") == ("AUT", "BEL", "CHE")
    answer = law.on("2001-06-01").ask_in_force_between(one="AUT", other="CHE", under="PACT")
    assert answer.value == "no"
    assert codes(*answer.because)[-1] == "objection-precludes-force"
    assert value(law, "BEL", "CHE", "2001-06-01") == "yes"


def test_a_withdrawn_objection_is_acceptance_from_its_receipt() -> None:
    law = law_of(
        f"{RESERVED}\n2000-04-01 AUT objects to the reservation to PACT\n  made by: CHE\n\n"
        "2003-01-01 AUT withdraws its objection to the reservation to PACT\n  made by: CHE\n  received: 2003-02-01\n  received by: CHE",
        SILENT,
    )

    assert law.on("2003-01-31").between("AUT", "CHE", "PACT").not_applied == ("PACT 1",)
    assert law.on("2003-02-01").between("AUT", "CHE", "PACT").modified == ("PACT 1",)


def test_a_reservation_may_be_withdrawn_without_anybodys_consent_and_works_no_more_once_the_others_know() -> None:
    law = law_of(f"{RESERVED}\n2004-01-01 CHE withdraws its reservation to PACT\n  received: 2004-03-01\n  received by: depositary", SILENT)

    assert law.on("2004-02-29").between("AUT", "CHE", "PACT").modified == ("PACT 1",)
    assert law.on("2004-03-01").between("AUT", "CHE", "PACT").modified == ()
    answer = law.on("2004-03-01").ask_reservations(to="PACT")
    assert answer.value == ()
    assert codes(*answer.because) == ("reservation-withdrawn-since", "no-reservation-on-record")


def test_a_reservation_that_the_text_forbids_is_on_record_and_has_no_effect() -> None:
    law = law_of(RESERVED, pact("reservations: none"))

    between = law.on("2000-06-01").between("AUT", "CHE", "PACT")
    assert (between.value, between.modified) == ("yes", ())
    assert "reservation-void-not-permitted" in codes(*between.because)
    assert codes(*law.findings) == ("reservation-not-permitted",)
    assert law.on("2000-06-01").ask_reservations(to="PACT").value[0]["not_permitted"] == ("AUT", "BEL")


def test_a_reservation_that_the_text_allows_needs_nobodys_acceptance() -> None:
    law = law_of(RESERVED, pact("reservations: allowed"))

    assert law.on("2000-03-01").between("AUT", "CHE", "PACT").modified == ("PACT 1",)
    assert law.on("2000-03-01").ask_reservations(to="PACT").value[0]["authorized"] == ("AUT", "BEL")


def test_where_all_have_to_accept_one_objection_keeps_the_treaty_from_being_in_force_with_anybody() -> None:
    accepted = f"{RESERVED}\n2000-04-01 AUT accepts the reservation to PACT\n  made by: CHE"
    law = law_of(accepted, pact("reservations: accepted by all"))

    assert value(law, "AUT", "CHE", "2000-06-01") == "conditional"
    whole = law_of(f"{accepted}\n\n2000-07-01 BEL accepts the reservation to PACT\n  made by: CHE", pact("reservations: accepted by all"))
    assert whole.on("2000-07-01").between("AUT", "CHE", "PACT").modified == ("PACT 1",)
    broken = law_of(
        f"{accepted}\n\n2000-07-01 BEL objects to the reservation to PACT\n  made by: CHE", pact("reservations: accepted by all")
    )
    assert value(broken, "AUT", "CHE", "2000-07-01") == "no"
    assert value(broken, "AUT", "BEL", "2000-07-01") == "yes"
    assert broken.on("2000-07-01").ask_reservations(to="PACT").value[0]["precluded"] == ("AUT", "BEL")


def test_a_reservation_to_a_constituent_instrument_waits_for_the_organ() -> None:
    founding = corpus_of(
        PACT="charter, 2000-01-01"
        + article(2, "organ: COUNCIL\ntitle: Council\nseats: {parties of: PACT}")
        + article(8, "entry into force: by count\ncount: {number: 1}")
        + article(9, "reservations: accepted by the organ\naccepting organ: COUNCIL")
    )
    law = law_of(f"{RESERVED.replace('PACT 1', 'PACT 2')}\n2002-01-01 COUNCIL accepts the reservation to PACT\n  made by: CHE", founding)

    waiting = law.on("2001-12-31").ask_in_force_between(one="AUT", other="CHE", under="PACT")
    assert (waiting.value, codes(*waiting.missing)) == ("conditional", ("reservation-awaits-acceptance",))
    assert codes(*law.on("2001-12-31").ask_reservations(to="PACT").missing) == ("reservation-awaits-acceptance",)
    assert law.on("2002-01-01").between("AUT", "CHE", "PACT").modified == ("PACT 2",)


def test_a_reservation_made_when_signing_counts_only_if_it_is_confirmed_on_becoming_bound() -> None:
    signed = "2000-01-01 CHE makes a reservation to PACT ^early\n  articles: PACT 1\n"
    forgotten = law_of(f"{PARTIES}\n{signed}", SILENT)
    confirmed = law_of(f"{PARTIES}\n{signed}\n2000-03-01 CHE confirms its reservation to PACT\n  confirms: ^early", SILENT)

    assert codes(*forgotten.findings) == ("reservation-not-confirmed",)
    assert forgotten.on("2002-01-01").between("AUT", "CHE", "PACT").modified == ()
    assert "reservation-void-not-confirmed" in codes(*forgotten.on("2002-01-01").between("AUT", "CHE", "PACT").because)
    assert forgotten.on("2002-01-01").ask_reservations(to="PACT").value[0]["not_confirmed"] == ("AUT", "BEL")
    assert value(confirmed, "AUT", "CHE", "2001-02-28") == "conditional"
    assert confirmed.on("2001-03-02").between("AUT", "CHE", "PACT").modified == ("PACT 1",)


def test_a_late_reservation_counts_if_nobody_objects_within_twelve_months() -> None:
    late = f"{PARTIES}\n2003-01-01 CHE makes a reservation to PACT\n  articles: PACT 1\n  effect: excludes\n"
    law = law_of(late, SILENT)

    assert codes(*law.findings) == ("reservation-late",)
    assert value(law, "AUT", "CHE", "2003-06-01") == "conditional"
    assert law.on("2004-01-02").between("AUT", "CHE", "PACT").not_applied == ("PACT 1",)
    opposed = law_of(f"{late}\n2003-05-01 BEL objects to the reservation to PACT\n  made by: CHE", SILENT)
    between = opposed.on("2004-01-02").between("AUT", "CHE", "PACT")
    assert (between.value, between.not_applied) == ("yes", ())
    assert "reservation-void-opposed" in codes(*between.because)
    assert opposed.on("2004-01-02").ask_reservations(to="PACT").value[0]["opposed"] == ("AUT", "BEL")


def test_C14_an_understanding_modifies_nothing_and_is_told_with_the_bond_of_its_maker() -> None:
    """SEATO: the United States declared that its duty was to meet communist aggression alone."""
    law = law_of(f"{PARTIES}\n2000-03-01 CHE declares its understanding of PACT\n  articles: PACT 1\n  says: one kind of attack", SILENT)

    between = law.on("2000-06-01").between("AUT", "CHE", "PACT")
    assert (between.value, between.modified, between.missing) == ("yes", (), ())
    assert codes(*between.because)[-1] == "understanding-declared"
    (row,) = law.on("2000-06-01").ask_reservations(to="PACT", of="CHE").value
    assert row == {
        "whose": "CHE", "effect": "interprets", "articles": ("PACT 1",), "since": "2000-03-01", "text": "one kind of attack",
    }  # fmt: skip
    assert codes(*law.on("2000-06-01").ask_reservations(to="PACT").because) == ("understanding-on-record",)


def test_the_list_of_reservations_is_a_matrix_of_who_made_what_of_it() -> None:
    law = law_of(
        f"{RESERVED}\n2000-04-01 AUT objects to the reservation to PACT\n  made by: CHE\n\n2005-05-05 DNK deposits PACT\n  form: accession",
        SILENT,
    )

    (row,) = law.on("2006-01-01").ask_reservations(to="PACT").value
    assert (row["objected"], row["tacitly_accepted"]) == (("AUT",), ("BEL", "DNK"))
    assert codes(*law.on("2000-06-01").ask_reservations(to="PACT").missing) == ("reservation-unanswered",)
    assert law.on("2000-02-01").ask_reservations(to="PACT").value == ()


def test_of_two_reservations_one_may_be_named() -> None:
    law = law_of(
        f"""{RESERVED}
2000-03-01 CHE makes a reservation to PACT ^second
  articles: PACT 8
  effect: excludes

2000-04-01 AUT accepts the reservation to PACT
  made by: CHE
  answers: ^second

2000-05-01 CHE withdraws its reservation to PACT
  revokes: ^ours
""",
        SILENT,
    )

    between = law.on("2000-06-01").between("AUT", "CHE", "PACT")
    assert (between.value, between.not_applied, between.modified) == ("yes", ("PACT 8",), ())
    assert "reservation-excludes-between" in codes(*between.because)
    assert "reservation-accepted-by" in codes(*law.on("2000-06-01").ask_reservations(to="PACT").because)


def test_what_is_said_of_a_reservation_that_nobody_made_is_a_finding() -> None:
    law = law_of(f"{PARTIES}\n2000-04-01 AUT accepts the reservation to PACT\n  made by: BEL", SILENT)

    assert codes(*law.findings) == ("reservation-not-found",)


def test_a_reservation_of_which_only_the_month_is_known_waits_for_its_date() -> None:
    law = law_of(
        f"{PARTIES.replace('2000-03-01', '2000-03')}\n2000-03 CHE makes a reservation to PACT\n  articles: PACT 1\n\n"
        "2000-03-20 AUT accepts the reservation to PACT\n  made by: CHE",
        SILENT,
    )

    answer = law.on("2000-03-20").ask_in_force_between(one="AUT", other="CHE", under="PACT")
    assert answer.value == "conditional"
    assert law.on("2000-04-01").between("AUT", "CHE", "PACT").modified == ("PACT 1",)
    assert value(law, "BEL", "CHE", "2001-03-15") == "conditional"
    assert "reservation-date-imprecise" in codes(*law.on("2001-03-15").between("BEL", "CHE", "PACT").missing)


def test_a_reservation_may_stand_in_the_corpus_with_those_who_accepted_it() -> None:
    attached = corpus_of(
        PACT="treaty, 2000-01-01"
        + article(1, "reservations: not mentioned")
        + article(8, "entry into force: by count\ncount: {number: 1}"),
        PACT_CHE="reservation, 2000-01-01"
        + article(1, "reserves: PACT 1\nmade by: CHE\neffect: modifies\naccepted by: [AUT]\nobjected to by: [BEL]"),
    )
    law = law_of(PARTIES, attached)

    assert law.on("2000-06-01").between("AUT", "CHE", "PACT").modified == ("PACT 1",)
    assert law.on("2000-06-01").between("BEL", "CHE", "PACT").not_applied == ("PACT 1",)


@pytest.mark.parametrize(("one", "other"), [("CHE", "FRA"), ("FRA", "CHE")])
def test_towards_a_State_that_is_no_party_nothing_is_in_force_whatever_was_reserved(one: str, other: str) -> None:
    law = law_of(RESERVED, SILENT)

    assert law.on("2002-01-01").between(one, other, "PACT").value == "no"
