"""A treaty made for a term is prolonged for the parties of the protocol and lapses for the rest, which is not withdrawal.

Source: Collective Security Treaty, article 11(1); protocol of 2 April 1999, articles 1 and 2, in force 22 March 2000.
"""

from __future__ import annotations

import pytest

from tests.spec.small import Law, article, codes, corpus_of, law_of

TERM = "entry into force: as recorded\n\nduration: 5 years\nthen: lapses"
PROTOCOL = "protocol, 1999-04-02" + article(1, 'prolongs: CST\nfrom: "1999-04-21"\nby: 5 years\nthen: {then}')
ENTRY = article(2, "entry into force: by count\ncount: {number: 2}\nlater parties: own deposit")
CORPUS = corpus_of(CST="treaty, 1992-05-15" + article(11, TERM), PROT=PROTOCOL.replace("{then}", "renewed automatically") + ENTRY)
ONCE = corpus_of(CST="treaty, 1992-05-15" + article(11, TERM), PROT=PROTOCOL.replace("{then}", "lapses") + ENTRY)
JOURNAL = """
    1992-05-15 ARM, AZE, RUS, UZB signs CST

    1994-04-20 RUS records entry into force of CST

    1999-04-02 ARM, RUS signs PROT

    1999-12-01 RUS deposits PROT

    2000-03-22 ARM deposits PROT
    """


def test_the_last_day_of_five_years_is_the_anniversary() -> None:
    law = law_of(JOURNAL, CORPUS)

    assert law.on("1999-04-20").parties("CST") == ("ARM", "AZE", "RUS", "UZB")
    assert law.on("1999-04-21").parties("CST") == ("ARM", "RUS")


def test_a_prolongation_reaches_back_to_the_day_that_it_names() -> None:
    """On 1 December 1999 the protocol was not in force, and yet the Treaty was, for those that became its parties."""
    law = law_of(JOURNAL, CORPUS)

    assert not law.on("1999-12-01").in_force("PROT")
    answer = law.on("1999-12-01").ask_in_force(of="CST")
    assert answer.value == "yes"
    assert codes(*answer.because) == ("in-force-as-recorded", "prolonged-for", "in-force-by-count", "lapsed-for")
    assert answer.because[1].article == "PROT 1"
    assert codes(*law.on("1999-12-01").standing("ARM", "CST").reasons) == (
        "signed", "in-force-as-recorded", "prolonged", "deposited", "in-force-by-count",
    )  # fmt: skip


def test_before_the_protocol_is_on_the_record_nobody_knows_of_the_prolongation() -> None:
    law = law_of(JOURNAL.split("1999-12-01", maxsplit=1)[0], CORPUS)

    assert law.on("1999-12-01").parties("CST") == ()
    answer = law.on("1999-12-01").ask_in_force(of="CST")
    assert answer.value == "no"
    assert codes(*answer.because) == ("in-force-as-recorded", "lapsed-for", "nobody-bound")


def test_a_State_that_joins_the_protocol_later_was_never_out() -> None:
    law = law_of(JOURNAL + "\n\n    2001-05-01 UZB deposits PROT\n", CORPUS)

    assert law.status("UZB", "CST", "2000-06-01") == "party"
    assert law.status("UZB", "PROT", "2000-06-01") == "none"


def test_the_treaty_lapses_for_the_others_and_lapse_is_not_withdrawal() -> None:
    law = law_of(JOURNAL, CORPUS)
    answer = law.on("2001-01-01").ask_status(of="AZE", under="CST")

    assert answer.value == "lapsed"
    assert codes(*answer.because) == ("signed", "in-force-as-recorded", "lapsed", "accrued-before-the-end")
    assert answer.because[-2].article == "CST 11"
    assert dict(answer.because[-2].params)["on"] == "1999-04-21"


def test_automatic_renewals_need_no_further_act_and_a_single_one_ends_with_its_own_last_day() -> None:
    assert law_of(JOURNAL, CORPUS).on("2026-01-01").parties("CST") == ("ARM", "RUS")
    once = law_of(JOURNAL, ONCE)
    assert once.on("2004-04-20").parties("CST") == ("ARM", "RUS")
    assert once.on("2004-04-21").parties("CST") == ()


def test_a_protocol_may_count_the_parties_of_the_treaty_that_it_prolongs() -> None:
    entry = article(2, "entry into force: by count\ncount: {majority: true, of: parties of CST}")
    corpus = corpus_of(PROT=PROTOCOL.replace("{then}", "renewed automatically") + entry, CST="treaty, 1992-05-15" + article(11, TERM))
    law = law_of(
        "1992-05-15 ARM, AZE, RUS signs CST\n\n1994-04-20 RUS records entry into force of CST\n\n1999-04-02 ARM, RUS deposits PROT", corpus
    )

    assert law.on("1999-04-02").parties("PROT") == ("ARM", "RUS")
    assert law.on("2001-01-01").parties("CST") == ("ARM", "RUS")


@pytest.mark.parametrize(("day", "count"), [("1993-12-31", 0), ("1994-04-20", 9), ("1999-06-01", 6), ("2001-01-01", 6), ("2010-01-01", 7)])
def test_the_parties_of_the_Collective_Security_Treaty_through_time(csto_law: Law, day: str, count: int) -> None:
    assert len(csto_law.on(day).parties("CST")) == count


def test_the_answer_about_parties_says_for_whom_the_treaty_was_prolonged_and_for_whom_it_lapsed(csto_law: Law) -> None:
    answer = csto_law.on("2001-01-01").ask_parties(of="CST")

    assert answer.value == ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")
    assert codes(*answer.because) == ("in-force-as-recorded", "prolonged-for", "in-force-as-recorded", "lapsed-for")
    assert dict(answer.because[1].params)["states"] == answer.value
    assert dict(answer.because[3].params)["states"] == ("AZE", "GEO", "UZB")


def test_before_the_end_of_the_term_the_answer_says_of_each_party_what_bound_it(csto_law: Law) -> None:
    answer = csto_law.on("1998-01-01").ask_parties(of="CST")

    assert len(answer.value) == 9
    assert [dict(one.params)["state"] for one in answer.because[1:]] == list(answer.value)
