"""Who may sign for a State: by office, or under powers that stand on the day (Vienna Convention on the Law of Treaties, arts. 7 and 8)."""

from __future__ import annotations

import pytest
from msgspec import structs

from foedus.dates import zone
from foedus.mechanisms.membership.powers import NONE, after
from tests.spec.powers.conftest import Record, record

POWERS = """
    2000-01-05 KAZ gives full powers to "A. Serikova" ^paper
      for: AGR
      to: sign
      issued by: foreign minister
      until: 2000-01-31
    """


def signed(by: str, *, on: str = "2000-01-10", papers: str = "", more: str = "") -> Record:
    """Let Kazakhstan sign the agreement, after some papers, by somebody; Russia signs with it."""
    return record(f"{papers}\n    2000-01-10 RUS signs AGR\n\n    {on} KAZ signs AGR ^signed\n{by}\n{more}")


BY_NAME = "      signatory: A. Serikova\n      capacity: plenipotentiary\n"


@pytest.mark.parametrize("office", ["head of State", "head of government", "foreign minister"])
def test_a_head_of_State_of_government_and_a_foreign_minister_sign_without_full_powers_by_article_7_2_a(office: str) -> None:
    found = signed(f"      signatory: A. Serikova\n      capacity: {office}\n")

    answer = found.ask("status", "2000-02-01", of="KAZ", under="AGR")
    assert answer.value == "party"
    assert ("may-act-by-office", "VCLT 7(2)(a)") in [(one.code, one.article) for one in answer.because]
    assert found.findings() == []


def test_who_has_full_powers_signs_by_article_7_1_a() -> None:
    found = signed(BY_NAME, papers=POWERS)

    answer = found.ask("status", "2000-02-01", of="KAZ", under="AGR")
    assert answer.value == "party"
    (why,) = [one for one in answer.because if one.code == "may-act-under-full-powers"]
    assert (why.article, why.act) == ("VCLT 7(1)(a)", found.act("paper"))


def test_history_that_does_not_say_who_signed_is_not_judged() -> None:
    found = signed("      place: Somewhere\n")

    assert found.status("KAZ", "2000-02-01", "AGR") == "party"
    assert found.findings() == []
    answer = found.ask("signed", "2000-02-01", act=found.act("signed"))
    assert [one.code for one in answer.because] == ["signed-by-nobody-reported", "signed-person-unknown"]


def test_a_signature_by_somebody_without_powers_makes_no_party_and_answers_wait_for_the_States_confirmation_by_article_8() -> None:
    found = signed(BY_NAME)

    answer = found.ask("status", "2000-02-01", of="KAZ", under="AGR")
    assert answer.value == "conditional"
    assert [(one.code, one.article) for one in answer.missing] == [("unauthorized-signature-unconfirmed", "VCLT 8")]
    assert answer.reckoned == ("none", "party")
    assert found.findings() == ["signed-without-authority"]
    # Two signatures were needed, and one of them is without effect.
    assert found.ask("in-force", "2000-02-01", of="AGR").value == "conditional"
    assert found.ask("parties", "2000-02-01", of="AGR").value == "conditional"


def test_the_State_confirms_and_the_signature_counts_from_its_own_day() -> None:
    more = "\n    2000-06-01 KAZ confirms its signature of AGR\n      confirms: ^signed\n"
    found = signed(BY_NAME, more=more)

    answer = found.ask("status", "2000-02-01", of="KAZ", under="AGR")
    assert (answer.value, answer.missing) == ("party", ())
    assert [one.code for one in answer.because if one.article == "VCLT 8"] == ["signature-without-effect", "signature-confirmed"]
    # The finding stays beside the confirmation that cures it.
    assert found.findings() == ["signed-without-authority"]
    assert found.organization.known_at(2).on("2000-02-01").treaty.parties("AGR") == ()


def test_a_confirmation_by_another_State_is_none() -> None:
    found = signed(BY_NAME, more="\n    2000-06-01 RUS confirms its signature of AGR\n      confirms: ^signed\n")

    assert found.status("KAZ", "2000-07-01", "AGR") == "conditional"


def test_a_State_that_ratifies_what_somebody_signed_for_it_confirms_the_signature_by_conduct() -> None:
    found = record("""
        1992-05-15 KAZ signs CST ^signed
          signatory: A. Serikova

        1993-03-01 KAZ deposits CST
        """)

    answer = found.ask("status", "1992-12-31", of="KAZ", under="CST")
    assert answer.value == "signatory"
    assert "signature-confirmed-by-conduct" in [one.code for one in answer.because]


@pytest.mark.parametrize(
    ("papers", "why"),
    [
        (POWERS.replace("for: AGR", "for: CST"), "for another instrument"),
        (POWERS.replace("to: sign", "to: initial"), "that do not reach a signature"),
        (POWERS.replace("2000-01-31", "2000-01-09"), "that ended the day before"),
        (POWERS.replace("2000-01-05", "2000-01-11"), "given the day after"),
        (POWERS.replace("A. Serikova", "B. Omarov"), "of somebody else"),
        (POWERS.replace("KAZ", "RUS"), "of another State"),
        (POWERS + "\n    2000-01-09 KAZ revokes the powers of A. Serikova\n", "taken back the day before"),
    ],
    ids=lambda one: one if len(one) < 40 else "",
)
def test_full_powers_do_not_cover_a_signature(papers: str, why: str) -> None:
    found = signed(BY_NAME, papers=papers)

    assert found.status("KAZ", "2000-02-01", "AGR") == "conditional", why


@pytest.mark.parametrize(
    "papers",
    [POWERS.replace("      for: AGR\n", ""), POWERS.replace("      to: sign\n", ""), POWERS.replace("2000-01-31", "2000-01-10")],
    ids=["for every treaty", "for every act", "on their last day"],
)
def test_full_powers_cover_a_signature(papers: str) -> None:
    assert signed(BY_NAME, papers=papers).status("KAZ", "2000-02-01", "AGR") == "party"


def test_to_revoke_powers_never_reaches_back_to_what_was_signed_under_them() -> None:
    for revoked in ("2000-01-11", "2000-01-31"):
        found = signed(BY_NAME, papers=POWERS, more=f"\n    {revoked} KAZ revokes the powers of A. Serikova\n      revokes: ^paper\n")

        assert found.status("KAZ", "2000-02-01", "AGR") == "party"
        assert found.findings() == []


def test_powers_that_nobody_has_cannot_be_revoked() -> None:
    found = record("""
        2000-01-05 KAZ gives full powers to "A. Serikova"
          until: 2000-01-31

        2000-01-06 RUS revokes the powers of A. Serikova

        2000-02-05 KAZ revokes the powers of A. Serikova
        """)

    assert found.findings() == ["powers-not-on-record", "powers-not-on-record"]


def test_an_acting_head_of_State_signs_while_the_charge_lasts() -> None:
    charge = """
    2000-01-08 KAZ charges with an office "A. Serikova"
      office: head of State
      until: {until}
    """
    by = "      signatory: A. Serikova\n      capacity: acting head of State\n"

    assert signed(by, papers=charge.format(until="2000-01-12")).status("KAZ", "2000-02-01", "AGR") == "party"
    assert signed(by, papers=charge.format(until="2000-01-09")).status("KAZ", "2000-02-01", "AGR") == "conditional"
    assert (
        signed(by, papers=charge.format(until="2000-01-12").replace("head of State", "foreign minister")).status("KAZ", "2000-02-01", "AGR")
        == "conditional"
    )


def test_who_needs_no_full_powers_may_hand_the_signature_on_and_nobody_else() -> None:
    handed = """
    2000-01-08 KAZ delegates signature to "A. Serikova"
      issued by: {by}
      kinds: {kinds}
    """

    def status(by: str, kinds: str = "signature") -> str:
        return signed(BY_NAME.replace("plenipotentiary", "delegate"), papers=handed.format(by=by, kinds=kinds)).status(
            "KAZ", "2000-02-01", "AGR"
        )

    assert status("foreign minister") == "party"
    assert status("another authority") == "conditional"
    assert status("foreign minister", "vote-for") == "conditional"


def test_others_concerned_may_dispense_with_full_powers_by_article_7_1_b_and_a_State_cannot_for_itself() -> None:
    dispensed = "\n    2000-01-08 {who} dispenses with the full powers of A. Serikova\n      state: KAZ\n      for: AGR\n"

    assert signed(BY_NAME, papers=dispensed.format(who="RUS")).status("KAZ", "2000-02-01", "AGR") == "party"
    own = signed(BY_NAME, papers=dispensed.format(who="KAZ"))
    assert own.status("KAZ", "2000-02-01", "AGR") == "conditional"
    assert sorted(own.findings()) == ["powers-dispensed-by-itself", "signed-without-authority"]


def test_which_authority_issues_powers_is_the_States_own_law_and_is_only_noted_by_article_46() -> None:
    found = signed(BY_NAME, papers=POWERS.replace("foreign minister", "another authority"))

    assert found.status("KAZ", "2000-02-01", "AGR") == "party"
    assert found.findings() == ["powers-by-another-authority"]


def test_a_date_of_powers_that_cannot_be_read_gives_no_powers() -> None:
    found = record('2000-01-05 KAZ gives full powers to "A. Serikova"\n  until: 2000-01-31\n')
    (entry,) = found.organization.entries
    # The journal reads dates itself, so one that is none is put in by hand.
    wrong = structs.replace(entry, act=structs.replace(entry.act, body=structs.replace(entry.act.body, until="soon")))

    powers, findings = after(NONE, wrong, zone("UTC"))

    assert powers == NONE
    assert [one.code for one in findings] == ["powers-date-not-read"]
