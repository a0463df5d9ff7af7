"""The consolidated text: every article as last amended by a date, what changed it, and what an amendment would change.

Source: Vienna Convention, articles 39 to 41, 70(1)(b) and 79; protocols of 10 December 2010 to the Collective Security Treaty and its Charter.
"""

from __future__ import annotations

import pytest

from foedus.mechanisms.treaty.questions import Consolidated, place_of, redlined
from tests.spec.small import Law, article, corpus_of, law_of
from tests.spec.treaty.test_amendment import JOURNAL, REFRAIN, TREATY, amending

INSERTS = f"### CST 2\n\n```yaml\ndeletes: true\n```\n\n### CST 2a. Pressure\n\nNo pressure.\n\n```yaml\nadds: true\n```\n\n```yaml\n{REFRAIN}\n```\n"


def words(text: Consolidated) -> dict[str, str]:
    return {one.number: one.article.words for one in text.standing}


def test_a_text_is_put_together_from_every_amendment_in_force_by_the_date(csto_law: Law) -> None:
    before, between, after = (csto_law.on(day).consolidated("CH") for day in ("2012-12-18", "2012-12-19", "2026-01-01"))

    assert (before.amended_by, before.awaited) == ((), ("PROT-2010-CH",))
    assert (between.amended_by, between.awaited) == (("PROT-2010-CH",), ())
    assert after.amended_by == ("PROT-2010-CH", "PROT-2018-2", "PROT-2018-3")
    assert [one.number for one in before.wordings] == ["preamble", *map(str, range(1, 30))]


@pytest.mark.parametrize("day", ["1993-01-01", "2010-06-14", "2013-01-01", "2026-01-01"])
def test_a_text_as_a_whole_says_the_same_as_its_articles_one_by_one(csto_law: Law, day: str) -> None:
    treaty = csto_law.on(day)

    for text in (treaty.consolidated(one.id) for one in treaty.corpus.instruments):
        for one in text.wordings if text.force.value == "yes" else ():
            answer = treaty.ask_text(of=f"{text.instrument.id} {one.number}")
            assert answer.value == "no rule" if one.deleted else answer.value["words"] == one.article.words


def test_a_text_that_was_not_concluded_yet_has_no_articles(csto_law: Law) -> None:
    text = csto_law.on("1992-05-14").consolidated("CST")

    assert (text.concluded, text.wordings) == (False, ())


def test_a_text_concluded_and_not_in_force_reads_as_concluded(csto_law: Law) -> None:
    text = csto_law.on("1993-01-01").consolidated("CST")

    assert text.force.value == "no"
    assert len(text.standing) == 12


def test_an_added_article_stands_at_its_number_and_a_deleted_one_is_remembered() -> None:
    text = law_of(JOURNAL, corpus_of(CST=TREATY, PROT=amending(INSERTS))).on("2012-12-19").consolidated("CST")

    assert [one.number for one in text.wordings] == ["1", "2", "2a", "9"]
    assert [one.number for one in text.standing] == ["1", "2a", "9"]
    assert text.wordings[1].deleted
    assert text.wordings[1].steps[0].by == "PROT 1"


def test_articles_are_put_in_the_order_of_their_numbers() -> None:
    assert sorted(["10", "7a", "preamble", "7aa", "8", "7"], key=place_of) == ["preamble", "7", "7a", "7aa", "8", "10"]


def test_between_two_parties_a_text_reads_as_last_amended_by_what_binds_both() -> None:
    treaty = law_of(JOURNAL, corpus_of(CST=TREATY, PROT=amending(INSERTS))).on("2013-01-01")

    assert words(treaty.consolidated("CST", between=("ARM", "RUS"))).keys() == {"1", "2a", "9"}
    assert words(treaty.consolidated("CST", between=("ARM", "BLR"))).keys() == {"1", "2", "9"}
    assert treaty.consolidated("CST").wordings[1].steps[0].unbound == ("BLR",)


def test_what_an_amendment_changed_stays_changed_when_the_treaty_has_ended() -> None:
    ending = TREATY + article(10, "duration: 20 years\nfrom: entry into force\nthen: lapses")
    treaty = law_of(JOURNAL, corpus_of(CST=ending, PROT=amending(INSERTS))).on("2020-01-01")

    assert treaty.consolidated("CST").force.value == "no"
    assert "2a" in words(treaty.consolidated("CST"))


def test_a_redline_names_the_articles_that_read_otherwise_and_the_amendment_that_did_it(csto_law: Law) -> None:
    before, after = (csto_law.on(day).consolidated("CST") for day in ("2012-12-18", "2012-12-19"))
    found = redlined(before, after)

    assert [one.number for one in found] == ["2", "3", "4", "5", "6", "11"]
    assert {step.instrument for one in found for step in one.steps} == {"PROT-2010"}
    assert redlined(after, csto_law.on("2013-06-01").consolidated("CST")) == ()


def test_a_redline_tells_of_what_was_added_and_deleted() -> None:
    law = law_of(JOURNAL, corpus_of(CST=TREATY, PROT=amending(INSERTS)))
    deleted, added = redlined(law.on("2012-12-18").consolidated("CST"), law.on("2012-12-19").consolidated("CST"))

    assert (deleted.number, deleted.before is None, deleted.after) == ("2", False, None)
    assert (added.number, added.before, added.after is None) == ("2a", None, False)


def test_an_amendment_that_never_entered_into_force_can_be_read_into_the_text_on_trial() -> None:
    treaty = law_of(
        "1992-05-15 ARM, BLR, RUS signs CST\n\n1994-04-20 RUS records entry into force of CST",
        corpus_of(CST=TREATY, PROT=amending(INSERTS)),
    )
    as_it_is, on_trial = treaty.on("2013-01-01").consolidated("CST"), treaty.on("2013-01-01").consolidated("CST", on_trial=("PROT",))

    assert as_it_is.awaited == ("PROT",)
    assert [one.number for one in redlined(as_it_is, on_trial)] == ["2", "2a"]
    assert [step.since for one in redlined(as_it_is, on_trial) for step in one.steps] == [None, None]
    assert on_trial.amended_by == ("PROT",)


def test_a_correction_of_an_error_reaches_the_whole_text_from_the_beginning() -> None:
    corrects = JOURNAL + "\n    2020-01-01 RUS draws up the correction of CST 1\n      reads: No force.\n      becomes: No armed force.\n"
    treaty = law_of(corrects, corpus_of(CST=TREATY, PROT=amending(INSERTS)))

    text = treaty.on("1995-01-01").consolidated("CST")

    assert words(text)["1"] == "No armed force."
    assert [day for _, day in text.wordings[0].corrected] == ["2020-01-01"]
    assert text.wordings[-1].corrected == ()


def test_a_question_about_the_text_of_a_whole_instrument_gives_every_article_that_stands_and_what_changed_it(csto_law: Law) -> None:
    before, after = (csto_law.on(day).ask_text(of="CST") for day in ("2011-06-14", "2013-01-01"))

    assert [row["article"] for row in after.value] == ["CST preamble", *(f"CST {n}" for n in range(1, 12))]
    assert after.value[4]["made_by"] == "PROT-2010 1"
    assert "articles-changed" in [one.code for one in after.because]
    assert "change-not-yet-in-force" in [one.code for one in before.because]


def test_the_text_of_an_instrument_that_is_not_in_force_stands_beside_the_answer(csto_law: Law) -> None:
    answer = csto_law.on("1993-01-01").ask_text(of="CST")

    assert (answer.value, len(answer.also)) == ("no rule", 12)
