"""What hangs on an imprecise date is conditional until the latest day that the date can mean, and says which day is missing.

Source: Uzbekistan's return: protocol of 16 August 2006, domestic law about 12 or 13 December 2006.
"""

from __future__ import annotations

from foedus.dates import day_of
from tests.spec.small import Law, article, codes, corpus_of, law_of

CORPUS = corpus_of(CST="treaty, 1992-05-15" + article(11, "entry into force: by count\ncount: {number: 2}"))


def test_a_return_within_an_interval_is_conditional_inside_it_and_sure_after_it() -> None:
    law = law_of(
        "1992-05-15 ARM, RUS, UZB deposits CST\n\n2006-08-16 UZB restores its part in CST\n  effective: 2006-08-16/2006-12-13",
        corpus_of(CST="treaty, 1992-05-15" + article(11, "entry into force: by count\ncount: {number: 2}\n\nduration: 5 years")),
    )

    assert law.status("UZB", "CST", "2006-08-15") == "lapsed"
    standing = law.on("2006-10-01").standing("UZB", "CST")
    assert (standing.status, standing.sure) == ("conditional", False)
    assert dict(standing.missing[0].params)["between"] == "2006-08-16/2006-12-13"
    assert law.status("UZB", "CST", "2006-12-13") == "party"
    assert "UZB" in law.on("2006-10-01").contested("CST")
    assert "UZB" not in law.on("2006-10-01").parties("CST")


def test_the_list_of_parties_names_who_may_be_one() -> None:
    law = law_of("1992-05-15 ARM, RUS deposits CST\n\n1993 UZB deposits CST", CORPUS)
    answer = law.on("1993-06-01").ask_parties(of="CST")

    assert answer.value == ("ARM", "RUS")
    assert codes(*answer.missing) == ("date-imprecise",)
    assert dict(answer.missing[0].params)["state"] == "UZB"
    assert law.on("1993-12-31").ask_parties(of="CST").value == ("ARM", "RUS", "UZB")


def test_an_entry_into_force_that_hangs_on_imprecise_deposits_lies_between_the_earliest_and_the_latest() -> None:
    law = law_of("1992-05-15 ARM deposits CST\n\n1994-04 RUS deposits CST", CORPUS)

    assert law.on("1994-03-31").ask_in_force(of="CST").value == "no"
    answer = law.on("1994-04-15").ask_in_force(of="CST")
    assert answer.value == "conditional"
    assert codes(*answer.missing) == ("entry-into-force-imprecise",)
    assert not law.on("1994-04-15").in_force("CST")
    assert law.on("1994-04-30").ask_in_force(of="CST").value == "yes"


def test_who_became_a_party_on_an_unknown_day_is_one_since_the_last_that_it_can_have_been() -> None:
    law = law_of("1992-05-15 ARM, RUS deposits CST\n\n1993-04/1993-06 UZB deposits CST", CORPUS)

    standing = law.on("2000-01-01").standing("UZB", "CST")
    assert standing.status == "party"
    assert day_of(standing.since, law.timelines.seat).isoformat() == "1993-06-30"


def test_an_imprecise_date_that_changes_no_status_makes_nothing_conditional() -> None:
    law = law_of("1992-05-15 ARM, RUS deposits CST\n\n1995 RUS ratifies CST", CORPUS)

    assert law.status("RUS", "CST", "1995-06-01") == "party"


def test_Uzbekistan_came_back_between_the_protocol_and_its_law(csto_law: Law) -> None:
    assert csto_law.status("UZB", "CST", "2006-08-15") == "lapsed"
    assert csto_law.status("UZB", "CST", "2006-10-01") == "conditional"
    assert csto_law.status("UZB", "CST", "2006-12-13") == "party"
    assert "restored-by-way-of" in codes(*csto_law.on("2007-01-01").standing("UZB", "CST").reasons)


PACT = corpus_of(PACT="treaty, 2003-08-26" + article(20, "entry into force: by count\ncount: {share: 2/3}"))
COUNTED = """
2003-08-26 BWA, COD, LSO, MUS signs PACT

2008-08-17 BWA records entry into force of PACT
  for: BWA, MUS
  others: not on record
"""


def test_of_a_signatory_that_may_be_among_those_that_deposited_nothing_is_claimed() -> None:
    """The Mutual Defence Pact of southern Africa: two thirds had deposited by 2008, and no list of them was found."""
    law = law_of(COUNTED, PACT)

    assert law.on("2008-08-17").parties("PACT") == ("BWA", "MUS")
    assert law.on("2008-08-17").contested("PACT") == ("COD", "LSO")
    standing = law.on("2025-01-01").standing("COD", "PACT")
    assert (standing.status, codes(*standing.missing)) == ("conditional", ("deposit-not-on-record",))
    assert "perhaps-among-those-that-deposited" in codes(*standing.reasons)
    assert law.status("COD", "PACT", "2008-08-16") == "signatory"


def test_a_signatory_whose_deposit_came_later_was_not_among_them() -> None:
    law = law_of(COUNTED + "\n2010-01-01 LSO deposits PACT", PACT)

    assert law.status("LSO", "PACT", "2009-12-31") == "signatory"
    assert law.status("LSO", "PACT", "2010-01-01") == "party"


def test_where_no_deposit_is_known_by_name_nobody_is_surely_bound() -> None:
    law = law_of("2003-08-26 BWA, COD signs PACT\n\n2008-08-17 BWA records entry into force of PACT\n  others: not on record", PACT)

    assert law.on("2008-08-17").ask_in_force(of="PACT").value == "yes"
    assert (law.on("2008-08-17").parties("PACT"), law.on("2008-08-17").contested("PACT")) == ((), ("BWA", "COD"))


def test_what_the_acts_leave_open_is_not_disputed_by_who_takes_it_one_way() -> None:
    """The secretariat deploys a mission under the Pact for the Congo, whose deposit is not on the record."""
    law = law_of(COUNTED + "\n2024-01-04 BWA regards COD\n  instrument: PACT\n  as: party\n  acted on: true", PACT)

    standing = law.on("2024-01-04").standing("COD", "PACT")
    assert (standing.status, [one.value for one in standing.positions]) == ("conditional", ["party"])
    assert standing.acted_on == standing.positions[0]
