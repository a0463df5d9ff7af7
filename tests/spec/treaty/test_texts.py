"""An error in an authentic text is corrected from the beginning; authentic texts that differ are all shown.

Source: Vienna Convention on the Law of Treaties, articles 33 and 79.
"""

from __future__ import annotations

from tests.spec.small import Law, article, codes, corpus_of, law_of

PACT = corpus_of(
    PACT="treaty, 1990-01-01; authentic: [en, fr]"
    + article(4, "obligation: assist\nwhen: {always: true}\nowed by: every party\nowed to: every party", words="Help comes within 24 days.")
    + article(8, "entry into force: by count\ncount: {number: 2}")
)
DEPOSITS = "1990-02-01 AUT, BEL deposits PACT\n"
PROPOSED = f"""{DEPOSITS}
2000-01-10 CHE proposes a correction of PACT 4
  reads: 24 days
  becomes: 24 hours
  until: 2000-04-10
"""


def words(law: Law, day: str) -> str:
    return str(law.on(day).ask_text(of="PACT 4").value["words"])


def test_a_correction_that_is_proposed_changes_nothing_and_is_told() -> None:
    law = law_of(PROPOSED, PACT)

    assert words(law, "2000-02-01") == "Help comes within 24 days."
    answer = law.on("2000-02-01").ask_text(of="PACT 4")
    assert codes(*answer.because)[-1] == "correction-proposed"
    assert "correction-proposed" not in codes(*law.on("1999-01-01").ask_text(of="PACT 4").because)


def test_a_correction_that_is_made_holds_from_the_beginning() -> None:
    made = "\n2000-04-11 CHE draws up the correction of PACT 4\n  reads: 24 days\n  becomes: 24 hours"
    law = law_of(PROPOSED + made, PACT)

    assert words(law, "1990-02-01") == "Help comes within 24 hours."
    assert codes(*law.on("1990-02-01").ask_text(of="PACT 4").because)[-1] == "text-corrected"
    assert law.findings == ()


def test_a_correction_against_an_objection_or_before_its_time_is_a_finding() -> None:
    objected = f"{PROPOSED}\n2000-03-01 AUT objects to the correction of PACT 4\n"
    made = "\n{} CHE draws up the correction of PACT 4\n  reads: 24 days\n  becomes: 24 hours"

    assert codes(*law_of(objected + made.format("2000-04-11"), PACT).findings) == ("correction-against-objection",)
    assert codes(*law_of(PROPOSED + made.format("2000-02-01"), PACT).findings) == ("correction-before-time",)


def test_who_denies_the_error_holds_a_rival_text() -> None:
    law = law_of(f"{PROPOSED}\n2000-03-01 AUT objects to the correction of PACT 4", PACT)

    answer = law.on("2000-03-01").ask_text(of="PACT 4")
    assert codes(*answer.because)[-2:] == ("correction-proposed", "correction-objected")
    assert [(one.value, one.held_by, one.code) for one in answer.positions] == [("24 days", ("AUT",), "held-to-be-no-error")]


def test_authentic_texts_that_differ_stand_side_by_side_and_mark_every_answer_that_rests_on_them() -> None:
    law = law_of(f"{DEPOSITS}\n2000-01-10 BEL points to a divergence in PACT 4\n  reads: en=assistance, fr=secours", PACT)

    answer = law.on("2000-01-10").ask_text(of="PACT 4")
    assert [(one.value, dict(one.params)["language"]) for one in answer.positions] == [("assistance", "en"), ("secours", "fr")]
    assert codes(*answer.because)[-1] == "equally-authentic"
    assert law.on("2000-01-10").objections("PACT 4(1)") == answer.positions
    assert law.on("2000-01-09").ask_text(of="PACT 4").positions == ()


def test_where_a_text_says_which_language_prevails_a_divergence_makes_no_rival() -> None:
    corpus = corpus_of(
        PACT="treaty, 1990-01-01; authentic: [en, fr]"
        + article(4, "obligation: assist\nwhen: {always: true}\nowed by: every party\nowed to: every party")
        + article(8, "entry into force: by count\ncount: {number: 2}")
        + article(9, "authentic texts: [en, fr]\nprevails: fr")
    )
    law = law_of(f"{DEPOSITS}\n2000-01-10 BEL points to a divergence in PACT 4\n  reads: en=assistance, fr=secours", corpus)

    answer = law.on("2000-01-10").ask_text(of="PACT 4")
    assert answer.positions == ()
    assert codes(*answer.because)[-2:] == ("equally-authentic", "language-prevails")
