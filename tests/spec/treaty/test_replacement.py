"""A later text may take the place of an earlier one, and a text may name its own last day.

Source: Vienna Convention on the Law of Treaties, articles 30(4), 54 and 59.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.spec.small import article, codes, corpus_of, law_of

RULES = corpus_of(
    OLD="rules, 2000-05-24" + article(1, "procedure: use of force"),
    NEW="rules, 2010-12-10" + article(1, 'entry into force: on a date\non: "2010-12-10"\nreplaces: [OLD]'),
)
TREATIES = corpus_of(
    OLD="protocol, 2001-05-25" + article(1, "entry into force: by count\ncount: {number: 2}"),
    NEW="agreement, 2010-12-10" + article(1, "entry into force: by count\ncount: {number: 2}\nreplaces: OLD"),
)
JOURNAL = """
    2001-05-25 ARM, KAZ, UZB signs OLD

    2002-01-01 ARM, KAZ, UZB deposits OLD

    2010-12-10 ARM, KAZ signs NEW

    2012-06-13 ARM, KAZ deposits NEW
    """


def test_an_organs_text_ends_when_another_takes_its_place() -> None:
    law = law_of("", RULES)

    assert law.on("2010-12-09").in_force("OLD")
    assert not law.on("2010-12-10").in_force("OLD")
    answer = law.on("2010-12-10").ask_in_force(of="OLD")
    assert answer.value == "no"
    assert codes(*answer.because) == ("in-force-as-adopted", "instrument-replaced", "in-force-on-date")
    assert answer.because[1].article == "NEW 1"


def test_what_has_been_replaced_has_no_text_in_force() -> None:
    assert law_of("", RULES).on("2011-01-01").ask_text(of="OLD 1").value == "no rule"


def test_a_treaty_ends_for_those_whom_the_later_one_binds_and_stands_for_the_rest() -> None:
    law = law_of(JOURNAL, TREATIES)

    assert law.on("2012-06-12").parties("OLD") == ("ARM", "KAZ", "UZB")
    assert law.on("2012-06-13").parties("OLD") == ("UZB",)
    assert law.status("ARM", "OLD", "2012-06-13") == "lapsed"
    assert law.on("2012-06-13").ask_in_force(of="OLD").value == "yes"


def test_a_treaty_whose_every_party_is_bound_by_the_later_one_is_over() -> None:
    law = law_of(JOURNAL + "\n    2015-01-01 UZB deposits NEW\n", TREATIES)

    assert law.on("2014-12-31").in_force("OLD")
    answer = law.on("2015-01-01").ask_in_force(of="OLD")
    assert answer.value == "no"
    assert "instrument-replaced" in codes(*answer.because)


def test_a_treaty_that_is_not_known_to_be_in_force_waits_no_longer_when_it_is_replaced() -> None:
    law = law_of(
        "2012-06-13 RUS records entry into force of NEW\n  for: ARM, KAZ\n",
        corpus_of(
            OLD="protocol, 2001-05-25" + article(1, "entry into force: as recorded"),
            NEW="agreement, 2010-12-10" + article(1, "entry into force: as recorded\nreplaces: OLD"),
        ),
    )

    assert law.on("2012-06-12").ask_in_force(of="OLD").value == "conditional"
    assert law.on("2012-06-13").ask_in_force(of="OLD").value == "no"


def test_a_later_text_that_is_not_in_force_replaces_nothing() -> None:
    law = law_of(JOURNAL.split("2012-06-13", maxsplit=1)[0], TREATIES)

    assert law.on("2020-01-01").parties("OLD") == ("ARM", "KAZ", "UZB")


def test_the_last_day_that_a_text_names_still_counts() -> None:
    corpus = corpus_of(PLAN="decision, 2016-10-14" + article(1, 'entry into force: on a date\non: "2016-10-14"\nuntil: "2025"'))
    law = law_of("", corpus)

    assert law.on("2025-12-31").in_force("PLAN")
    answer = law.on("2026-01-01").ask_in_force(of="PLAN")
    assert answer.value == "no"
    assert codes(*answer.because) == ("in-force-on-date", "instrument-time-over")


@given(st.permutations(["2001-05-25 ARM, UZB signs OLD", "2002-01-01 ARM, UZB deposits OLD", "2012-06-13 ARM, KAZ deposits NEW"]))
def test_the_order_of_arrival_leaves_no_trace(acts: list[str]) -> None:
    law = law_of("\n\n".join(acts) + "\n", TREATIES)

    assert law.on("2012-06-12").parties("OLD") == ("ARM", "UZB")
    assert law.on("2012-06-13").parties("OLD") == ("UZB",)


def test_the_last_day_that_a_treaty_names_is_the_last_for_each_of_its_parties() -> None:
    until = corpus_of(OLD="protocol, 2001-05-25" + article(1, 'entry into force: by count\ncount: {number: 2}\nuntil: "2010-12-31"'))
    law = law_of("2001-05-25 ARM, KAZ signs OLD\n\n2002-01-01 ARM, KAZ deposits OLD\n", until)

    assert law.on("2010-12-31").parties("OLD") == ("ARM", "KAZ")
    assert law.on("2011-01-01").parties("OLD") == ()
    assert law.status("ARM", "OLD", "2011-01-01") == "lapsed"
    assert "time-over-for" in codes(*law.on("2011-01-01").ask_status(of="ARM", under="OLD").because)
