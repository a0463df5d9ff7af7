"""Where those with standing disagree about a State's status, the answer is contested and says on which position was acted.

Source: Uzbekistan's note of June 2012 and the Council's decision of 19 December 2012 (TASS); Charter, articles 19 and 20.
"""

from __future__ import annotations

from tests.spec.small import Law, article, codes, corpus_of, law_of

CORPUS = corpus_of(CST="treaty, 1992-05-15" + article(11, "entry into force: as recorded"))
IN_FORCE = "1992-05-15 ARM, RUS, UZB signs CST\n\n1994-04-20 RUS records entry into force of CST\n\n"
SUSPENDED = "2012-12-19 CSC regards UZB\n  instrument: CST\n  as: suspended\n\n"
WITHDRAWN = "2012-12-20 SECRETARIAT regards UZB\n  instrument: CST\n  as: withdrawn\n  acted on: true\n\n"


def test_two_positions_make_a_status_contested_and_one_of_them_is_acted_on() -> None:
    law = law_of(IN_FORCE + SUSPENDED + WITHDRAWN, CORPUS)
    answer = law.on("2013-01-01").ask_status(of="UZB", under="CST")

    assert answer.value == "contested"
    assert [(one.value, one.held_by, one.since) for one in answer.positions] == [
        ("suspended", ("CSC",), "2012-12-19"),
        ("withdrawn", ("SECRETARIAT",), "2012-12-20"),
    ]
    assert answer.acted_on == answer.positions[1]
    assert codes(*answer.positions) == ("held-to-be-suspended", "held-to-be-withdrawn")
    assert codes(*answer.because)[-1] == "status-contested"
    assert dict(answer.because[-1].params)["since"] == "2012-12-19"


def test_before_the_first_act_that_disagrees_nothing_is_contested() -> None:
    law = law_of(IN_FORCE + SUSPENDED + WITHDRAWN, CORPUS)

    assert law.status("UZB", "CST", "2012-12-18") == "party"
    assert law.on("2012-12-18").parties("CST") == ("ARM", "RUS", "UZB")


def test_the_undisputed_parties_are_the_value_and_the_disputed_ones_stand_in_the_positions() -> None:
    answer = law_of(IN_FORCE + SUSPENDED + WITHDRAWN, CORPUS).on("2013-01-01").ask_parties(of="CST")

    assert answer.value == ("ARM", "RUS")
    assert [one.value for one in answer.positions] == [
        {"state": "UZB", "status": "suspended"},
        {"state": "UZB", "status": "withdrawn"},
    ]
    assert answer.acted_on is not None
    assert answer.acted_on.value == ("ARM", "RUS")
    assert answer.acted_on.code == "treated-as-parties"


def test_one_reading_against_the_acts_is_a_dispute_too_and_the_acts_need_no_advocate() -> None:
    law = law_of(IN_FORCE + "2014-01-01 RUS regards UZB\n  instrument: CST\n  as: withdrawn", CORPUS)
    answer = law.on("2014-01-01").ask_status(of="UZB", under="CST")

    assert answer.value == "contested"
    assert [(one.value, one.held_by) for one in answer.positions] == [("party", ()), ("withdrawn", ("RUS",))]
    assert answer.positions[0].code == "as-the-acts-read"
    assert answer.acted_on is None


def test_a_word_that_says_what_the_acts_say_disputes_nothing() -> None:
    law = law_of(IN_FORCE + "2014-01-01 RUS regards UZB\n  instrument: CST\n  as: party", CORPUS)

    assert law.status("UZB", "CST", "2014-01-01") == "party"


def test_who_changes_its_mind_ends_its_own_dispute() -> None:
    journal = IN_FORCE + "2014-01-01 RUS regards UZB\n  instrument: CST\n  as: withdrawn\n\n"
    law = law_of(journal + "2015-01-01 RUS regards UZB\n  instrument: CST\n  as: party", CORPUS)

    assert law.status("UZB", "CST", "2014-12-31") == "contested"
    assert law.status("UZB", "CST", "2015-01-01") == "party"


def test_a_new_bond_made_by_the_State_itself_settles_what_was_disputed_before() -> None:
    journal = (
        IN_FORCE
        + "2012-06-28 UZB gives notice of withdrawal from CST\n\n2012-12-19 CSC regards UZB\n  instrument: CST\n  as: suspended\n\n"
    )
    law = law_of(journal + "2030-01-01 UZB restores its part in CST", CORPUS)

    assert law.status("UZB", "CST", "2029-12-31") == "contested"
    assert law.status("UZB", "CST", "2030-01-01") == "contested"
    left = corpus_of(CST="treaty, 1992-05-15" + article(11, "entry into force: as recorded\n\nwithdrawal: by notice\nnotice: 6 months"))
    law = law_of(journal + "2030-01-01 UZB restores its part in CST", left)
    assert law.status("UZB", "CST", "2029-12-31") == "contested"
    assert law.status("UZB", "CST", "2030-01-01") == "party"


def test_the_latest_position_that_is_acted_on_counts() -> None:
    later = "2016-01-01 CSC regards UZB\n  instrument: CST\n  as: party\n  acted on: true"
    answer = law_of(IN_FORCE + SUSPENDED + WITHDRAWN + later, CORPUS).on("2016-01-01").ask_parties(of="CST")

    assert answer.acted_on is not None
    assert answer.acted_on.value == ("ARM", "RUS", "UZB")


def test_every_word_for_a_status_can_be_held() -> None:
    for number, word in enumerate(("signatory", "lapsed", "none")):
        law = law_of(IN_FORCE + f"2014-01-0{number + 1} RUS regards UZB\n  instrument: CST\n  as: {word}", CORPUS)
        assert f"held-to-be-{word}" in codes(*law.on("2014-02-01").standing("UZB", "CST").positions)
    law = law_of(IN_FORCE + SUSPENDED + "2013-01-01 ARM regards UZB\n  instrument: CST\n  as: party", CORPUS)
    assert "held-to-be-party" in codes(*law.on("2014-02-01").standing("UZB", "CST").positions)


def test_Uzbekistan_is_a_party_between_its_note_and_the_decision_and_contested_from_the_decision_on(csto_law: Law) -> None:
    assert csto_law.status("UZB", "CST", "2012-07-01") == "party"
    assert "suspension-noted" in codes(*csto_law.on("2012-07-01").standing("UZB", "CST").reasons)
    assert csto_law.status("UZB", "CST", "2012-12-18") == "party"
    standing = csto_law.on("2012-12-19").standing("UZB", "CST")
    assert standing.status == "contested"
    assert {one.value for one in standing.positions} == {"suspended", "withdrawn"}
    assert standing.acted_on is not None
    assert standing.acted_on.value == "withdrawn"


ENDING = corpus_of(
    WT="treaty, 1955-05-14" + article(10, "entry into force: as recorded"),
    END="protocol, 1991-07-01" + article(3, "entry into force: by count\ncount: {all: true}\nreplaces: [WT]"),
)
EASTERN = "1955-05-14 POL, SUN signs WT\n\n1955-06-04 POL records entry into force of WT\n\n"
TREATED_AS_ENDED = "".join(f"1991-07-01 PCC regards {one}\n  instrument: WT\n  as: lapsed\n  acted on: true\n\n" for one in ("POL", "SUN"))


def test_a_treaty_that_its_parties_treat_as_ended_while_the_protocol_waits_is_disputed_and_acted_on_as_ended() -> None:
    """The Warsaw Treaty from 1 July 1991 until the last ratification of the Protocol of Prague."""
    law = law_of(EASTERN + "1991-07-01 POL, SUN signs END\n\n" + TREATED_AS_ENDED, ENDING)
    answer = law.on("1991-07-01").ask_in_force(of="WT")

    assert law.on("1991-06-30").ask_in_force(of="WT").value == "yes"
    assert answer.value == "contested"
    assert [(one.code, one.value, one.held_by) for one in answer.positions] == [
        ("held-in-force", "yes", ()),
        ("held-ended", "no", ("PCC",)),
    ]
    assert answer.acted_on == answer.positions[1]
    assert codes(*answer.because)[-1] == "force-disputed"
    ratified = law_of(EASTERN + TREATED_AS_ENDED + "1993-02-18 POL records entry into force of END\n  for: POL, SUN", ENDING)
    assert ratified.on("1993-02-18").ask_in_force(of="WT").value == "no"


def test_where_one_bond_is_undisputed_the_instrument_is_in_force() -> None:
    law = law_of(EASTERN + "1968-09-13 POL regards POL\n  instrument: WT\n  as: withdrawn", ENDING)

    assert law.on("1970-01-01").ask_in_force(of="WT").value == "yes"


def test_what_is_held_of_a_State_is_held_of_the_State_that_continues_it_from_that_day_on() -> None:
    law = law_of(EASTERN + TREATED_AS_ENDED + "1991-12-24 RUS succeeds SUN\n  by way of: continuation", ENDING)

    assert law.status("RUS", "WT", "1991-12-23") == "none"
    answer = law.on("1991-12-24").ask_status(of="RUS", under="WT")
    assert answer.value == "contested"
    assert [one.value for one in answer.positions] == ["party", "lapsed"]
    assert law.status("SUN", "WT", "1991-12-24") == "none"


def test_who_takes_its_notice_back_has_settled_what_it_held_before() -> None:
    """Hungary in November 1956: one government declared that it leaves at once, the next kept the seat."""
    corpus = corpus_of(WT="treaty, 1955-05-14" + article(11, "entry into force: as recorded\n\nwithdrawal: by notice\nnotice: 1 year"))
    law = law_of(
        "1955-05-14 HUN, SUN signs WT\n\n1955-06-04 SUN records entry into force of WT\n\n1956-11-01 HUN gives notice of withdrawal from WT\n\n"
        "1956-11-01 HUN regards HUN\n  instrument: WT\n  as: withdrawn\n\n1956-11-04 HUN revokes its notice concerning WT",
        corpus,
    )

    assert law.status("HUN", "WT", "1956-11-03") == "contested"
    assert law.status("HUN", "WT", "1956-11-04") == "party"
