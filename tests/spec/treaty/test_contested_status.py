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
