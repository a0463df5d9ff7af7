"""An instrument enters into force as its own final clause says, and a depositary's record of the date is acted on.

Source: Vienna Convention on the Law of Treaties, article 24, and the clauses of the treaties named in each test.
"""

from __future__ import annotations

from tests.spec.small import article, codes, corpus_of, law_of

CHARTER = corpus_of(CH="charter, 2002-10-07" + article(26, "entry into force: by count\ncount: {all: true}"))
FIFTH = corpus_of(
    CST="treaty, 1992-05-15" + article(11, "entry into force: as recorded"),
    PROT="protocol, 1999-04-02" + article(2, "entry into force: by count\ncount: {number: 5}\nlater parties: own deposit"),
)
NORTH_ATLANTIC = corpus_of(
    NAT="treaty, 1949-04-04"
    + article(11, "entry into force: by count\ncount: {majority: true, of: signatories, including: [BEL, CAN, FRA, GBR, LUX, NLD, USA]}")
)
RIO = corpus_of(RIO="treaty, 1947-09-02" + article(22, "entry into force: by count\ncount: {share: 2/3, of: signatories}"))
PACT = corpus_of(
    SADC="treaty, 1992-08-17" + article(1, "entry into force: as recorded"),
    PACT="treaty, 2003-08-26" + article(20, "entry into force: by count\ncount: {share: 2/3, of: parties of SADC}\ndelay: 30 days"),
)
AES = corpus_of(AES="charter, 2023-09-16" + article(16, "entry into force: on signature"))
RECORDED = corpus_of(CST="treaty, 1992-05-15" + article(11, "entry into force: as recorded\nlater parties: as recorded"))


def test_a_charter_is_in_force_with_the_last_notice_of_its_signatories() -> None:
    law = law_of(
        """
        2002-10-07 ARM, BLR, RUS signs CH

        2003-05-26 RUS deposits CH

        2003-06-02 ARM deposits CH

        2003-09-18 BLR deposits CH
        """,
        CHARTER,
    )

    assert law.on("2003-09-17").parties("CH") == ()
    assert law.on("2003-09-18").parties("CH") == ("ARM", "BLR", "RUS")
    answer = law.on("2003-09-18").ask_in_force(of="CH")
    assert answer.value == "yes"
    assert answer.because[0].article == "CH 26"
    assert dict(answer.because[0].params) == {"instrument": "CH", "on": "2003-09-18", "deposits": 3, "needed": 3}


def test_a_signatory_that_has_not_deposited_is_not_bound() -> None:
    law = law_of("2002-10-07 ARM, BLR signs CH\n\n2003-06-02 ARM deposits CH", CHARTER)

    assert law.status("BLR", "CH", "2003-12-31") == "signatory"
    answer = law.on("2003-12-31").ask_in_force(of="CH")
    assert answer.value == "no"
    assert codes(*answer.because) == ("deposits-still-needed",)
    assert dict(answer.because[0].params)["deposits"] == 1


def test_a_signature_ad_referendum_opens_no_count() -> None:
    law = law_of(
        "2002-10-07 ARM, BLR signs CH\n\n2002-10-07 RUS signs CH\n  form: ad referendum\n\n2003-06-02 ARM, BLR deposits CH", CHARTER
    )

    assert law.on("2003-06-02").parties("CH") == ("ARM", "BLR")
    assert law.status("RUS", "CH", "2003-06-02") == "none"


def test_a_protocol_is_in_force_on_the_fifth_notice_and_for_later_States_from_their_own() -> None:
    law = law_of(
        """
        1999-04-02 ARM, BLR, KAZ, KGZ, RUS, TJK signs PROT

        1999-07-12 RUS, ARM deposits PROT
          form: notification

        1999-12-30 KAZ deposits PROT
          form: notification

        2000-01-20 BLR deposits PROT
          form: notification

        2000-03-22 TJK deposits PROT
          form: notification

        2000-10-04 KGZ deposits PROT
          form: notification
        """,
        FIFTH,
    )

    assert law.on("2000-03-21").parties("PROT") == ()
    assert law.on("2000-03-22").parties("PROT") == ("ARM", "BLR", "KAZ", "RUS", "TJK")
    assert law.on("2000-10-04").parties("PROT") == ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")
    assert codes(*law.on("2001-01-01").standing("KGZ", "PROT").reasons) == ("signed", "in-force-by-count", "deposited")


def test_a_deposit_counts_from_its_receipt_by_the_depositary() -> None:
    law = law_of(
        "1999-04-02 ARM, BLR, KAZ, KGZ, RUS signs PROT\n\n1999-07-01 ARM, BLR, KAZ, KGZ deposits PROT\n\n"
        "1999-12-30 RUS deposits PROT\n  received: 2000-03-22\n  received by: BLR",
        FIFTH,
    )

    assert not law.on("2000-03-21").in_force("PROT")
    assert law.on("2000-03-22").in_force("PROT")


def test_a_majority_of_signatories_waits_for_the_States_that_the_text_names() -> None:
    """North Atlantic Treaty, article 11: seven of twelve are a majority, and the seven named ones are needed besides."""
    law = law_of(
        """
        1949-04-04 BEL, CAN, DNK, FRA, ISL, ITA, LUX, NLD, NOR, PRT, GBR, USA signs NAT

        1949-05-03 CAN deposits NAT

        1949-06-16 BEL deposits NAT

        1949-06-27 LUX deposits NAT

        1949-06-07 GBR deposits NAT

        1949-07-08 NOR deposits NAT

        1949-07-25 USA deposits NAT

        1949-08-01 ISL deposits NAT

        1949-08-12 NLD deposits NAT

        1949-08-24 FRA, DNK, ITA, PRT deposits NAT
        """,
        NORTH_ATLANTIC,
    )

    assert law.on("1949-08-12").parties("NAT") == ()
    assert len(law.on("1949-08-24").parties("NAT")) == 12
    assert "named-states-among-them" in codes(*law.on("1949-08-24").ask_in_force(of="NAT").because)


def test_two_thirds_of_twenty_one_signatories_are_exactly_fourteen() -> None:
    """Rio Treaty, article 22: in force on 3 December 1948 by the fourteenth deposit, and not a day before."""
    signatories = "ARG, BOL, BRA, CHL, COL, CRI, CUB, DOM, ECU, GTM, HND, HTI, MEX, NIC, PAN, PER, PRY, SLV, URY, USA, VEN"
    first = "BRA, CHL, COL, DOM, HND, HTI, MEX, PAN, PRY, SLV, URY, USA, VEN"
    journal = f"1947-09-02 {signatories} signs RIO\n\n1948-06-01 {first} deposits RIO\n\n1948-12-03 CRI deposits RIO\n\n"
    law = law_of(journal + "1948-12-09 CUB deposits RIO\n\n1950-08-21 ARG deposits RIO", RIO)

    assert law.status("USA", "RIO", "1948-12-02") == "signatory"
    assert law.status("USA", "RIO", "1948-12-03") == "party"
    assert dict(law.on("1948-12-03").ask_in_force(of="RIO").because[0].params)["needed"] == 14
    assert law.status("CUB", "RIO", "1948-12-08") == "signatory"
    assert law.status("CUB", "RIO", "1948-12-09") == "party"
    assert law.status("ARG", "RIO", "1950-08-20") == "signatory"


def test_a_share_of_the_parties_of_another_treaty_counts_them_and_not_the_signatories_and_then_waits_thirty_days() -> None:
    law = law_of(
        """
        1992-08-17 AGO, BWA, LSO, MOZ, NAM, ZAF signs SADC

        1993-09-30 AGO records entry into force of SADC

        2003-08-26 AGO, BWA, LSO signs PACT

        2004-01-10 AGO, BWA, LSO deposits PACT

        2008-07-18 NAM deposits PACT
          form: accession
        """,
        PACT,
    )

    assert not law.on("2008-08-16").in_force("PACT")
    assert law.on("2008-08-17").parties("PACT") == ("AGO", "BWA", "LSO", "NAM")
    assert codes(*law.on("2008-08-17").ask_in_force(of="PACT").because) == ("in-force-by-count", "in-force-after-delay")


def test_a_charter_may_be_in_force_on_signature() -> None:
    law = law_of("2023-09-16 BFA, MLI, NER signs AES", AES)

    assert law.on("2023-09-15").ask_in_force(of="AES").value == "no"
    assert law.on("2023-09-16").parties("AES") == ("BFA", "MLI", "NER")
    assert codes(*law.on("2023-09-16").standing("NER", "AES").reasons) == ("signed", "bound-by-signature", "in-force-on-signature")


def test_an_instrument_may_name_the_date_itself() -> None:
    corpus = corpus_of(WEU="treaty, 1954-10-23" + article(1, 'entry into force: on a date\non: "1955-05-06"'))
    law = law_of("1954-10-23 BEL, FRA signs WEU\n\n1955-03-01 BEL deposits WEU\n\n1955-06-01 FRA deposits WEU", corpus)

    assert law.on("1955-05-06").parties("WEU") == ("BEL",)
    assert law.on("1955-06-01").parties("WEU") == ("BEL", "FRA")
    assert codes(*law.on("1955-05-06").ask_in_force(of="WEU").because) == ("in-force-on-date",)
    assert codes(*law.on("1955-01-01").ask_in_force(of="WEU").because) == ("not-yet-in-force",)


def test_where_the_text_leaves_it_to_the_record_the_depositary_binds_the_signatories() -> None:
    law = law_of("1992-05-15 ARM, RUS signs CST\n\n1993-12-31 BLR signs CST\n\n1994-04-20 RUS records entry into force of CST", RECORDED)

    assert law.on("1994-04-19").parties("CST") == ()
    assert law.on("1994-04-20").parties("CST") == ("ARM", "BLR", "RUS")


def test_a_record_that_names_States_binds_those_and_no_other_signatory() -> None:
    law = law_of(
        "1992-05-15 ARM, BLR, RUS signs CST\n\n1994-04-20 RUS records entry into force of CST\n  for: ARM, RUS\n\n"
        "1995-01-01 RUS records entry into force of CST\n  for: BLR",
        RECORDED,
    )

    assert law.on("1994-12-31").parties("CST") == ("ARM", "RUS")
    assert law.on("1995-01-01").parties("CST") == ("ARM", "BLR", "RUS")
    assert "bound-as-recorded" in codes(*law.on("1995-01-01").standing("BLR", "CST").reasons)


def test_where_the_text_and_the_record_differ_the_record_is_acted_on_and_a_finding_shows_both_dates() -> None:
    law = law_of(
        """
        2002-10-07 ARM, RUS signs CH

        2003-05-26 RUS deposits CH

        2003-09-01 ARM deposits CH

        2003-09-18 RUS records entry into force of CH
        """,
        CHARTER,
    )

    assert not law.on("2003-09-17").in_force("CH")
    assert law.on("2003-09-18").parties("CH") == ("ARM", "RUS")
    assert codes(*law.findings) == ("entry-into-force-differs",)
    assert dict(law.findings[0].params) == {"instrument": "CH", "by_rule": "2003-09-01", "recorded": "2003-09-18"}


def test_an_instrument_of_which_nothing_is_recorded_is_pending_and_its_signatories_learn_what_is_missing() -> None:
    law = law_of("2002-10-07 ARM, RUS signs CH", CHARTER)
    treaty = law.on("2004-01-01")

    answer = treaty.ask_in_force(of="CH")
    assert answer.value == "conditional"
    assert codes(*answer.missing) == ("entry-into-force-not-on-record",)
    status = treaty.ask_status(of="ARM", under="CH")
    assert status.value == "signatory"
    assert codes(*status.missing) == ("entry-into-force-not-on-record",)
    assert treaty.is_pending("CH")
    assert not law.on("2002-10-06").is_pending("CH")


def test_a_model_that_nobody_adopted_is_never_in_force() -> None:
    corpus = corpus_of(EP="procedures, 2026-01-01; adopted: false" + article(1, "procedure: keys"))
    law = law_of("", corpus)

    answer = law.on("2030-01-01").ask_in_force(of="EP")
    assert answer.value == "no"
    assert codes(*answer.because) == ("instrument-not-adopted",)


def test_a_text_of_an_organ_holds_from_its_adoption_and_has_no_parties() -> None:
    corpus = corpus_of(RULES="rules, 2004-06-18" + article(1, "procedure: keys"))
    law = law_of("", corpus)

    assert law.on("2004-06-17").ask_in_force(of="RULES").value == "no"
    assert codes(*law.on("2004-06-17").ask_in_force(of="RULES").because) == ("not-yet-concluded",)
    answer = law.on("2004-06-18").ask_in_force(of="RULES")
    assert answer.value == "yes"
    assert codes(*answer.because) == ("in-force-as-adopted",)
    assert law.on("2004-06-18").parties("RULES") == ()


def test_provisional_application_binds_nobody_for_good_and_ends_with_a_notice() -> None:
    law = law_of(
        "1999-12-10 GHA, TGO signs CH\n\n1999-12-10 GHA applies provisionally CH\n\n2000-05-01 GHA gives notice of withdrawal from CH",
        CHARTER,
    )

    assert law.status("GHA", "CH", "2000-01-01") == "provisional"
    assert law.status("TGO", "CH", "2000-01-01") == "signatory"
    assert law.status("GHA", "CH", "2000-05-01") == "none"
    assert law.on("2000-01-01").parties("CH") == ()


def test_an_act_about_an_instrument_that_the_corpus_does_not_hold_is_a_finding_and_changes_nothing() -> None:
    law = law_of("2002-10-07 ARM signs CHARTA", CHARTER)

    assert codes(*law.findings) == ("act-about-no-instrument",)
    assert law.findings[0].param("known") == ("CH",)
    assert law.status("ARM", "CH", "2003-01-01") == "none"
