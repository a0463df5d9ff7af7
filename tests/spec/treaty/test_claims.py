"""Invalidity, breach and changed circumstances are claims: notified, disputed or not, carried out or not; never reckoned.

Source: Vienna Convention on the Law of Treaties, articles 65 to 68 and 70.
"""

from __future__ import annotations

from tests.spec.small import article, codes, corpus_of, law_of

PACT = corpus_of(PACT="treaty, 1990-01-01" + article(8, "entry into force: by count\ncount: {number: 2}"))
CLAIM = """
1990-02-01 AUT, BEL, CHE deposits PACT

2000-01-10 CHE notifies a claim concerning PACT
  ground: changed circumstances
  measure: withdrawal
"""


def test_a_claim_changes_no_status() -> None:
    law = law_of(CLAIM, PACT)

    answer = law.on("2005-01-01").ask_status(of="CHE", under="PACT")
    assert answer.value == "party"
    assert codes(*answer.because)[-1] == "claim-notified"
    assert dict(answer.because[-1].params)["until"] == "2000-04-10"
    assert law.on("2000-01-09").ask_status(of="CHE", under="PACT").because[-1].code != "claim-notified"


def test_a_claim_that_nobody_disputes_for_three_months_may_be_carried_out() -> None:
    law = law_of(f"{CLAIM}\n2000-04-10 CHE carries out its claim concerning PACT", PACT)

    assert law.status("CHE", "PACT", "2000-04-09") == "party"
    answer = law.on("2000-04-10").ask_status(of="CHE", under="PACT")
    assert answer.value == "withdrawn"
    assert codes(*answer.because)[-2:] == ("claim-carried-out", "accrued-before-the-end")
    assert law.findings == ()


def test_what_was_owed_before_a_bond_ended_stays_owed() -> None:
    """Vienna Convention, article 70(1)(b)."""
    told = law_of(f"{CLAIM}\n2000-04-10 CHE carries out its claim concerning PACT", PACT).on("2001-01-01")

    accrued = told.ask_status(of="CHE", under="PACT").because[-1]
    assert (accrued.code, dict(accrued.params)["since"]) == ("accrued-before-the-end", "2000-04-10")


def test_a_claim_carried_out_against_an_objection_makes_the_status_contested() -> None:
    law = law_of(
        f"{CLAIM}\n2000-03-01 AUT objects to the claim concerning PACT\n  made by: CHE\n\n2000-05-01 CHE carries out its claim concerning PACT",
        PACT,
    )

    assert law.status("CHE", "PACT", "2000-04-30") == "party"
    answer = law.on("2000-05-01").ask_status(of="CHE", under="PACT")
    assert answer.value == "contested"
    assert [(one.value, one.held_by) for one in answer.positions] == [("party", ("AUT",)), ("withdrawn", ("CHE",))]
    assert codes(*law.findings) == ("claim-carried-out-against-objection",)
    assert "claim-objected" in codes(*answer.because)


def test_a_claim_carried_out_before_three_months_is_disputed_by_the_text_itself_unless_it_is_urgent() -> None:
    soon = law_of(f"{CLAIM}\n2000-02-01 CHE carries out its claim concerning PACT", PACT)
    urgent = law_of(f"{CLAIM}  urgent: true\n\n2000-02-01 CHE carries out its claim concerning PACT", PACT)

    assert soon.status("CHE", "PACT", "2000-03-01") == "contested"
    assert codes(*soon.findings) == ("claim-carried-out-too-soon",)
    assert urgent.status("CHE", "PACT", "2000-03-01") == "withdrawn"


def test_a_claim_that_was_revoked_is_carried_out_by_nobody() -> None:
    law = law_of(
        f"{CLAIM}\n2000-03-01 CHE revokes its notice concerning PACT\n\n2000-05-01 CHE carries out its claim concerning PACT", PACT
    )

    assert law.status("CHE", "PACT", "2001-01-01") == "party"
    assert codes(*law.findings) == ("claim-carried-out-unnotified",)


def test_a_claim_of_suspension_releases_nobody_from_being_a_party() -> None:
    law = law_of(
        f"{CLAIM.replace('measure: withdrawal', 'measure: suspension')}\n2000-05-01 CHE carries out its claim concerning PACT", PACT
    )

    assert law.status("CHE", "PACT", "2001-01-01") == "party"
