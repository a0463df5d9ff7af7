"""Who the party is: States keep their codes while names change and others succeed them; a government may not be the State.

Source: Vienna Convention on Succession of States in respect of Treaties (1978), articles 15, 17, 31, 34, and practice.
"""

from __future__ import annotations

import pytest

from tests.spec.small import article, codes, corpus_of, law_of

ALLIANCE = corpus_of(
    NAT="treaty, 1949-04-04"
    + article(11, "entry into force: by count\ncount: {number: 2}")
    + article(13, "withdrawal: by notice\nnotice: 1 year")
)
BOUND = "1955-05-06 DEU, DDR, SUN, YMD, CSK, USA, BUR deposits NAT\n"


def test_C34_a_State_that_continues_another_is_the_same_party_from_the_day_on() -> None:
    """The Russian Federation continued the Soviet Union."""
    law = law_of(f"{BOUND}\n1991-12-24 RUS succeeds SUN\n  by way of: continuation", ALLIANCE)

    assert "SUN" in law.on("1991-12-23").parties("NAT")
    assert "RUS" not in law.on("1991-12-23").parties("NAT")
    assert "RUS" in law.on("1991-12-24").parties("NAT")
    assert "SUN" not in law.on("1991-12-24").parties("NAT")
    assert codes(*law.on("1992-01-01").standing("RUS", "NAT").reasons) == ("deposited", "in-force-by-count", "continues-as-party")
    assert codes(*law.on("1992-01-01").standing("SUN", "NAT").reasons)[-1] == "succeeded-by"
    assert law.on("1992-01-01").between("RUS", "USA", "NAT").value == "yes"


def test_C34_a_notice_that_runs_goes_on_under_the_successors_code() -> None:
    law = law_of(
        f"{BOUND}\n1991-06-01 SUN gives notice of withdrawal from NAT\n\n1991-12-24 RUS succeeds SUN\n  by way of: continuation", ALLIANCE
    )

    assert law.status("RUS", "NAT", "1992-05-31") == "denounced"
    assert law.status("RUS", "NAT", "1992-06-01") == "withdrawn"


def test_C34_a_State_that_changed_its_code_is_one_State() -> None:
    """Burma is Myanmar; its code was changed, its treaties were not."""
    law = law_of(f"{BOUND}\n1989-06-18 MMR succeeds BUR\n  by way of: renaming", ALLIANCE)

    assert law.status("MMR", "NAT", "1990-01-01") == "party"
    assert len(law.on("1990-01-01").parties("NAT")) == len(law.on("1989-01-01").parties("NAT"))


def test_C34_a_State_that_takes_another_name_keeps_its_code_and_is_called_so_from_the_day_on() -> None:
    law = law_of(f"{BOUND}\n2001-01-01 USA takes the name Columbia", ALLIANCE)

    assert "name-taken" not in codes(*law.on("2000-12-31").ask_status(of="USA", under="NAT").because)
    told = law.on("2001-01-01").ask_status(of="USA", under="NAT").because[-1]
    assert (told.code, dict(told.params)["name"]) == ("name-taken", "Columbia")


def test_C34_a_union_keeps_the_treaties_of_either_and_counts_as_one() -> None:
    """Yemen, 22 May 1990: the League went from twenty-two members to twenty-one."""
    law = law_of(f"{BOUND}\n1960-01-01 YEM deposits NAT\n\n1990-05-22 YEM succeeds YMD\n  by way of: union", ALLIANCE)

    assert len(law.on("1990-05-21").parties("NAT")) - len(law.on("1990-05-22").parties("NAT")) == 1
    alone = law_of(f"{BOUND}\n1990-05-22 YEM succeeds YMD\n  by way of: union", ALLIANCE)
    assert alone.status("YEM", "NAT", "1990-05-22") == "party"
    assert "union-keeps-treaty" in codes(*alone.on("1990-05-22").standing("YEM", "NAT").reasons)


def test_C20_territory_that_joins_a_party_is_reached_by_its_treaties_and_the_State_that_ends_is_party_to_nothing() -> None:
    """3 October 1990: the German Democratic Republic came under the treaty without any act of the alliance."""
    law = law_of(f"{BOUND}\n1990-10-03 DEU succeeds DDR\n  by way of: incorporation", ALLIANCE)

    assert law.status("DDR", "NAT", "1990-10-03") == "none"
    assert law.status("DEU", "NAT", "1990-10-03") == "party"
    assert codes(*law.on("1990-10-03").standing("DEU", "NAT").reasons)[-1] == "treaty-reaches-joined-territory"


def test_territory_that_joins_a_State_outside_a_treaty_is_reached_by_it_no_more() -> None:
    """The Warsaw Treaty did not follow the German Democratic Republic into the Federal Republic."""
    eastern = "1955-05-14 DDR, POL, SUN deposits NAT\n"
    law = law_of(f"{eastern}\n1990-10-03 DEU succeeds DDR\n  by way of: incorporation", ALLIANCE)

    assert law.status("DEU", "NAT", "1990-10-03") == "none"
    assert codes(*law.on("1990-10-03").standing("DEU", "NAT").reasons)[-1] == "treaty-leaves-joined-territory"


def test_C34_the_new_States_of_one_that_has_split_are_parties_only_where_they_say_so() -> None:
    split = f"{BOUND}\n1993-01-01 CZE, SVK succeeds CSK\n  by way of: dissolution\n"
    law = law_of(f"{split}\n1993-02-22 CZE deposits NAT\n  form: succession\n  effective: 1993-01-01", ALLIANCE)

    assert law.status("CSK", "NAT", "1993-01-01") == "none"
    assert law.status("CZE", "NAT", "1993-01-01") == "party"
    assert law.status("SVK", "NAT", "1993-06-01") == "none"
    assert law.findings == ()


def test_new_States_may_continue_some_treaties_at_once() -> None:
    law = law_of(f"{BOUND}\n1993-01-01 SVK succeeds CSK\n  by way of: dissolution\n  for: NAT", ALLIANCE)

    assert law.status("SVK", "NAT", "1993-01-01") == "party"


def test_after_a_separation_the_State_that_is_left_stays_a_party() -> None:
    law = law_of(f"{BOUND}\n1993-01-01 KAZ succeeds SUN\n  by way of: separation", ALLIANCE)

    assert law.status("SUN", "NAT", "1993-01-01") == "party"
    assert law.status("KAZ", "NAT", "1993-01-01") == "none"


def test_a_notification_of_succession_without_a_succession_is_a_finding() -> None:
    law = law_of(f"{BOUND}\n1993-02-22 CZE deposits NAT\n  form: succession", ALLIANCE)

    assert codes(*law.findings) == ("succession-not-on-record",)


def test_a_prolongation_by_the_successor_prolongs_what_its_predecessor_was_bound_by() -> None:
    corpus = corpus_of(
        PACT="treaty, 1990-01-01" + article(1, "duration: 5 years") + article(2, "entry into force: by count\ncount: {number: 1}"),
        PROT="protocol, 1994-01-01; amends: [PACT]"
        + article(1, 'prolongs: PACT\nfrom: "1995-01-02"\nby: 5 years')
        + article(2, "entry into force: by count\ncount: {number: 1}"),
    )
    law = law_of(
        "1990-01-01 SUN deposits PACT\n\n1991-12-24 RUS succeeds SUN\n  by way of: continuation\n\n1994-01-01 RUS deposits PROT", corpus
    )

    assert law.status("RUS", "PACT", "1996-01-01") == "party"
    assert law.status("SUN", "PACT", "1996-01-01") == "none"


RIVALS = f"""{BOUND}
2013-05-14 USA gives notice of withdrawal from NAT

2019-01-23 USA:assembly regards as the government USA:assembly

2019-01-23 CSK regards as the government USA:assembly
  acted on: true

2019-01-23 SUN regards as the government USA

2019-08-06 USA:assembly deposits NAT
  form: accession
"""


def test_C35_what_a_rival_government_deposits_counts_for_those_who_regard_it_as_the_government() -> None:
    """Venezuela, 6 August 2019: an instrument of the National Assembly's side, after the State's own denunciation."""
    law = law_of(RIVALS, ALLIANCE)

    assert law.status("USA", "NAT", "2019-08-05") == "withdrawn"
    answer = law.on("2019-08-06").ask_status(of="USA", under="NAT")
    assert answer.value == "contested"
    assert [(one.value, one.held_by) for one in answer.positions] == [("withdrawn", ("SUN",)), ("party", ("CSK", "USA:assembly"))]
    assert answer.acted_on is not None
    assert (answer.acted_on.value, answer.acted_on.held_by) == ("party", ("CSK", "USA:assembly"))
    assert codes(*answer.because)[-1] == "governments-disputed"
    assert "USA" in law.on("2019-08-06").contested("NAT")
    assert "USA" not in law.on("2019-08-06").parties("NAT")


def test_C35_before_anybody_names_a_body_of_a_State_a_government_its_acts_are_the_States_own() -> None:
    law = law_of("1955-05-06 KGZ:parliament deposits NAT\n\n1955-05-06 KAZ deposits NAT", ALLIANCE)

    assert law.status("KGZ", "NAT", "1955-05-06") == "party"


def test_C35_which_government_is_acted_on_may_change() -> None:
    law = law_of(f"{RIVALS}\n2023-01-05 CSK regards as the government USA\n  acted on: true", ALLIANCE)

    answer = law.on("2023-01-05").ask_status(of="USA", under="NAT")
    assert answer.acted_on is not None
    assert (answer.acted_on.value, answer.acted_on.held_by) == ("withdrawn", ("CSK", "SUN"))


@pytest.mark.parametrize("day", ["2018-12-31", "2019-01-24"])
def test_C35_where_nothing_turns_on_the_rival_nothing_is_contested(day: str) -> None:
    assert law_of(RIVALS, ALLIANCE).status("USA", "NAT", day) == "withdrawn"
