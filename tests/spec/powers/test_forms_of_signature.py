"""Initialling, signature ad referendum and full signature are three things (Vienna Convention on the Law of Treaties, arts. 10 and 12)."""

from __future__ import annotations

from tests.spec.powers.conftest import record

RUSSIA = "    2000-01-10 RUS signs AGR\n"


def test_initialling_makes_the_text_authentic_and_no_signatory_by_article_10() -> None:
    found = record(RUSSIA + "\n    2000-01-10 KAZ signs AGR ^initialled\n      form: initialling\n")

    answer = found.ask("status", "2000-02-01", of="KAZ", under="AGR")
    assert answer.value == "none"
    assert [(one.code, one.article) for one in answer.because] == [("initialled-only", "VCLT 10")]
    assert answer.missing == ()
    assert found.ask("signed", "2000-02-01", act=found.act("initialled")).value.effect == "authenticates the text"


def test_initialling_is_signature_where_all_who_initialled_agreed_by_article_12_2_a() -> None:
    initialled = "    2000-01-10 KAZ, RUS signs AGR\n      form: initialling\n"
    agreed = "\n    2000-01-10 {who} agrees that initialling signs AGR\n"

    assert record(initialled).status("KAZ", "2000-02-01", "AGR") == "none"
    assert record(initialled + agreed.format(who="KAZ")).status("KAZ", "2000-02-01", "AGR") == "none"
    # A State outside cannot say so for those who negotiated; an organ records it for all of them.
    assert record(initialled + agreed.format(who="ARM")).status("KAZ", "2000-02-01", "AGR") == "none"
    for who in ("KAZ, RUS", "CSC"):
        found = record(initialled + agreed.format(who=who))
        assert found.status("KAZ", "2000-02-01", "AGR") == "party"
        assert "initialling-is-signature" in [one.code for one in found.ask("status", "2000-02-01", of="KAZ", under="AGR").because]


def test_a_signature_ad_referendum_waits_for_its_confirmation() -> None:
    found = record(RUSSIA + "\n    2000-01-10 KAZ signs AGR\n      form: ad referendum\n")

    answer = found.ask("status", "2000-02-01", of="KAZ", under="AGR")
    assert answer.value == "conditional"
    assert [(one.code, one.article) for one in answer.missing] == [("signature-awaits-confirmation", "VCLT 12(2)(b)")]
    assert [one.code for one in answer.because] == ["signed-ad-referendum"]
    assert found.ask("in-force", "2000-02-01", of="AGR").value == "conditional"


def test_once_confirmed_it_is_a_full_signature_from_its_own_date_by_article_12_2_b() -> None:
    found = record(
        RUSSIA + "\n    2000-01-10 KAZ signs AGR\n      form: ad referendum\n\n    2000-06-01 KAZ confirms its signature of AGR\n"
    )

    assert found.status("KAZ", "2000-01-10", "AGR") == "party"
    assert found.ask("in-force", "2000-01-10", of="AGR").value == "yes"


def test_an_answer_that_does_not_turn_on_the_signature_is_not_conditional() -> None:
    found = record(RUSSIA + "\n    2000-01-10 KAZ signs AGR\n      form: ad referendum\n")

    assert found.ask("status", "2000-02-01", of="RUS", under="CST").missing == ()
    # It does turn on it whether the other one is bound: two had to sign.
    assert found.status("RUS", "2000-02-01", "AGR") == "conditional"
    assert found.ask("status", "1999-02-01", of="KAZ", under="AGR").missing == ()


def test_the_State_may_sign_ad_referendum_by_somebody_who_has_no_powers_and_confirm_it_later() -> None:
    found = record(
        RUSSIA + "\n    2000-01-10 KAZ signs AGR\n      form: ad referendum\n      signatory: A. Serikova\n      capacity: delegate\n"
        "\n    2000-06-01 KAZ confirms its signature of AGR\n"
    )

    assert found.status("KAZ", "2000-02-01", "AGR") == "party"
    assert found.findings() == []
