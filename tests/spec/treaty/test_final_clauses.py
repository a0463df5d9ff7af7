"""The final clauses that break a naive reading: named States, other organizations, terms, notices, protocols of admission.

The numbers are those of the corner cases; the treaties are named in each test and stand here in a few lines.
"""

from __future__ import annotations

from tests.spec.conftest import World
from tests.spec.small import article, codes, corpus_of, law_of

WARSAW = corpus_of(
    WTO="treaty, 1955-05-14"
    + article(10, "entry into force: by count\ncount: {all: true}")
    + article(
        11,
        "duration: 20 years\nthen: renewed unless denounced\nrenewal: 10 years\ntimes: 1\nuntil: [an all-European treaty of collective security]"
        "\n\nwithdrawal: by notice\nnotice: 1 year\nfrom: end of term",
    ),
    PROT="protocol, 1985-04-26; amends: [WTO]"
    + article(1, 'prolongs: WTO\nfrom: "1985-06-05"\nby: 20 years')
    + article(2, "entry into force: by count\ncount: {all: true}"),
)
EASTERN = "ALB, BGR, HUN, POL, ROU, SUN"
SIGNED = f"1955-05-14 {EASTERN} signs WTO\n\n1955-06-04 {EASTERN} deposits WTO\n"
NOTICE = corpus_of(
    RIO="treaty, 1947-09-02"
    + article(22, "entry into force: by count\ncount: {share: 2/3, of: signatories}")
    + article(25, "withdrawal: by notice\nnotice: 2 years\nfrom: receipt\nto: the Pan American Union")
)
AMERICAN = "1947-09-02 BRA, MEX, URY signs RIO\n\n1948-12-03 BRA, MEX, URY deposits RIO\n"
ADMITTING = corpus_of(
    NAT="treaty, 1949-04-04"
    + article(6, "area: AREA\nterritories: [parties]", words="The first area.")
    + article(11, "entry into force: by count\ncount: {number: 2}")
    + article(10, "accession: a European State\ninvitation: unanimity\nprotocol: all ratify"),
    FIN_PROT="protocol, 2022-07-05"
    + article(1, "admits: FIN\nto: NAT")
    + article(2, "entry into force: by count\ncount: {all: true, of: parties of NAT}"),
    SWE_PROT="protocol, 2022-07-05" + article(1, "admits: SWE\nto: NAT") + article(2, "entry into force: by count\ncount: {all: true}"),
    TUR_PROT="protocol, 1951-10-17; amends: [NAT]\n## Article 1. The area\n\nThe area is drawn anew.\n\n### NAT 6. The area\n\nThe area with Turkey.\n\n```yaml\narea: AREA\nterritories: [parties, TUR]\n```\n"
    + article(2, "entry into force: as recorded\nchanges once bound: TUR"),
)


def test_C36_a_treaty_that_is_renewed_once_ends_with_the_second_term_unless_a_protocol_prolongs_it() -> None:
    """Warsaw Treaty, article 11: twenty years, ten more for those that did not denounce, and then only by the protocol of 26 April 1985."""
    alone = law_of(SIGNED, WARSAW)
    prolonged = law_of(f"{SIGNED}\n1985-04-26 BGR, HUN, POL, SUN signs PROT\n\n1985-05-31 BGR, HUN, POL, SUN deposits PROT", WARSAW)

    assert alone.status("POL", "WTO", "1975-06-04") == "party"
    assert alone.status("POL", "WTO", "1985-06-04") == "party"
    assert alone.status("POL", "WTO", "1985-06-05") == "lapsed"
    standing = prolonged.on("1985-06-05").standing("POL", "WTO")
    assert standing.status == "party"
    told = [code for code in codes(*standing.reasons) if code in ("renewed-by-its-clause", "prolonged")]
    assert told == ["renewed-by-its-clause", "prolonged"]
    assert prolonged.status("ROU", "WTO", "1985-06-05") == "lapsed"


def test_C31_who_leaves_otherwise_than_at_the_end_of_a_term_is_bound_by_the_text_and_treated_as_out() -> None:
    """Albania denounced the Warsaw Treaty on 13 September 1968; article 11 let a party leave only with the end of the term in 1975."""
    law = law_of(
        f"{SIGNED}\n1968-09-13 ALB gives notice of withdrawal from WTO\n\n"
        "1968-09-13 ALB regards ALB\n  instrument: WTO\n  as: withdrawn\n\n"
        "1968-09-14 SUN regards ALB\n  instrument: WTO\n  as: withdrawn\n  acted on: true",
        WARSAW,
    )

    assert law.status("ALB", "WTO", "1968-08-21") == "party"
    answer = law.on("1968-09-14").ask_status(of="ALB", under="WTO")
    assert answer.value == "contested"
    assert {one.value for one in answer.positions} == {"withdrawn", "denounced"}
    assert answer.acted_on is not None
    assert answer.acted_on.value == "withdrawn"
    assert "notice-runs" in codes(*answer.because)
    assert any(dict(one.params).get("until") == "1975-06-05" for one in answer.because)


def test_C28_who_takes_no_part_is_still_bound() -> None:
    """Albania 1961 to 1968: absent from every organ, a party all the same; only an act about the treaty changes a status."""
    law = law_of(SIGNED, WARSAW)

    assert law.status("ALB", "WTO", "1965-01-01") == "party"


def test_C28_a_notice_of_leaving_an_organ_leaves_the_treaty_standing() -> None:
    """ANZUS, article X: one year's notice ends membership of the Council, and the treaty is in force indefinitely."""
    corpus = corpus_of(
        TRI="treaty, 1951-09-01"
        + article(7, "organ: COUNCIL\ntitle: Council\nseats: {parties of: TRI}")
        + article(9, "entry into force: by count\ncount: {all: true}")
        + article(10, "withdrawal: by notice\nnotice: 1 year\nto: the Government of Australia\nleaves: COUNCIL")
    )
    law = law_of(
        "1951-09-01 AUS, NZL, USA signs TRI\n\n1952-04-29 AUS, NZL, USA deposits TRI\n\n1990-01-10 NZL gives notice of leaving COUNCIL\n  instrument: TRI",
        corpus,
    )

    assert law.status("NZL", "TRI", "1995-01-01") == "party"
    assert law.on("1991-01-09").has_left("NZL", "COUNCIL") is None
    left = law.on("1991-01-10").has_left("NZL", "COUNCIL")
    assert left is not None
    assert (left.code, left.article) == ("organ-left", "TRI 10")
    assert codes(*law.on("1995-01-01").standing("NZL", "TRI").reasons)[-1] == "organ-left"
    assert law.on("1995-01-01").has_left("AUS", "COUNCIL") is None
    assert law.findings == ()


def test_leaving_an_organ_that_the_text_does_not_let_anybody_leave_is_a_finding() -> None:
    law = law_of(f"{AMERICAN}\n1990-01-10 MEX gives notice of leaving COUNCIL\n  instrument: RIO", NOTICE)

    assert codes(*law.findings) == ("leaving-organ-not-foreseen",)
    assert law.on("2000-01-01").has_left("MEX", "COUNCIL") is None


def test_C29_two_years_run_from_receipt_and_not_from_announcement() -> None:
    """Rio Treaty, article 25."""
    law = law_of(f"{AMERICAN}\n2002-09-06 MEX gives notice of withdrawal from RIO\n  received: 2002-10-01\n  received by: URY", NOTICE)

    assert law.status("MEX", "RIO", "2004-09-30") == "denounced"
    assert law.status("MEX", "RIO", "2004-10-01") == "withdrawn"
    assert law.on("2004-10-01").parties("RIO") == ("BRA", "URY")


def test_C30_twenty_years_count_from_entry_into_force() -> None:
    """North Atlantic Treaty, article 13: 24 August 1969, and not 4 April, 142 days earlier."""
    corpus = corpus_of(
        NAT="treaty, 1949-04-04"
        + article(11, "entry into force: by count\ncount: {number: 2}")
        + article(13, "withdrawal: by notice\nnotice: 1 year\nnot before: 20 years")
    )
    law = law_of(
        "1949-04-04 FRA, USA signs NAT\n\n1949-08-24 FRA, USA deposits NAT\n\n1967-01-01 FRA gives notice of withdrawal from NAT", corpus
    )

    assert law.status("FRA", "NAT", "1969-08-23") == "denounced"
    assert law.status("FRA", "NAT", "1969-08-24") == "withdrawn"


def test_C32_a_notice_is_given_runs_and_is_revoked_and_the_State_was_bound_all_the_time() -> None:
    """Uruguay, 24 September 2019 to 10 March 2020."""
    law = law_of(
        f"{AMERICAN}\n2019-09-24 URY gives notice of withdrawal from RIO\n\n2020-03-10 URY revokes its notice concerning RIO", NOTICE
    )

    assert [law.status("URY", "RIO", day) for day in ("2019-09-23", "2019-09-24", "2020-03-09", "2020-03-10", "2021-10-01")] == [
        "party", "denounced", "denounced", "party", "party",
    ]  # fmt: skip


def test_C21_a_signatory_is_bound_by_its_own_deposit_even_years_after_entry_into_force() -> None:
    """Rio Treaty: fourteen deposits made it enter into force on 3 December 1948; Argentina followed in 1950, Guatemala in 1955."""
    law = law_of("1947-09-02 ARG, BRA, MEX signs RIO\n\n1948-12-03 BRA, MEX deposits RIO\n\n1950-08-21 ARG deposits RIO", NOTICE)

    assert law.on("1948-12-02").parties("RIO") == ()
    assert law.status("ARG", "RIO", "1950-08-20") == "signatory"
    assert law.status("ARG", "RIO", "1950-08-21") == "party"


def test_C23_who_sits_in_an_organization_is_not_for_that_a_party_to_a_treaty_that_it_serves() -> None:
    corpus = corpus_of(
        OAS="charter, 1948-04-30" + article(1, "entry into force: by count\ncount: {number: 2}"),
        RIO="treaty, 1947-09-02" + article(22, "entry into force: by count\ncount: {number: 2}"),
    )
    law = law_of("1951-12-13 BRA, CAN, JAM, MEX deposits OAS\n\n1948-12-03 BRA, MEX deposits RIO", corpus)

    assert law.on("1990-01-01").parties("RIO") == ("BRA", "MEX")
    assert law.status("CAN", "RIO", "1990-01-01") == "none"


def test_C37_a_majority_without_the_named_seven_is_none() -> None:
    corpus = corpus_of(
        NAT="treaty, 1949-04-04"
        + article(11, "entry into force: by count\ncount: {majority: true, of: signatories, including: [BEL, FRA, USA]}")
    )
    law = law_of(
        "1949-04-04 BEL, DNK, FRA, ISL, USA signs NAT\n\n1949-05-03 DNK, ISL, USA, BEL deposits NAT\n\n1949-08-24 FRA deposits NAT", corpus
    )

    assert not law.on("1949-05-03").in_force("NAT")
    assert law.on("1949-08-24").in_force("NAT")


def test_C38_two_thirds_are_counted_of_the_members_of_another_organization_and_newcomers_to_it_raise_the_bar() -> None:
    """SADC pact: in force thirty days after two thirds of the members of SADC, whoever had signed."""
    corpus = corpus_of(
        SADC="treaty, 1992-08-17" + article(1, "membership: SADC\nof: SADC") + article(2, "entry into force: by count\ncount: {number: 2}"),
        PACT="treaty, 2003-08-26"
        + article(20, "entry into force: by count\ncount: {share: 2/3, of: members of SADC}\ndelay: 30 days\nlater delay: 30 days"),
    )
    law = law_of(
        "1992-08-17 AGO, BWA, LSO deposits SADC\n\n2003-08-26 BWA, LSO signs PACT\n\n2004-01-01 BWA deposits PACT\n\n"
        "2005-08-18 MDG, MOZ, NAM deposits SADC\n  form: accession\n\n2006-01-01 LSO, MDG deposits PACT\n\n2007-01-01 MOZ deposits PACT\n\n"
        "2008-01-01 NAM deposits PACT",
        corpus,
    )

    assert not law.on("2007-01-30").in_force("PACT")
    assert law.on("2007-01-31").in_force("PACT")
    assert law.status("NAM", "PACT", "2008-01-30") != "party"
    assert law.status("NAM", "PACT", "2008-01-31") == "party"
    assert "bound-after-own-delay" in codes(*law.on("2008-01-31").standing("NAM", "PACT").reasons)


def test_C22_a_signed_protocol_of_accession_gives_no_cover_and_a_deposit_counts_only_once_all_have_ratified_it() -> None:
    """Finland and Sweden: protocols signed on one day, parties eleven months apart."""
    law = law_of(
        """
        1949-04-04 FRA, USA signs NAT

        1949-08-24 FRA, USA deposits NAT

        2022-07-05 FRA, USA signs FIN-PROT

        2022-07-05 FRA, USA signs SWE-PROT

        2022-08-01 FRA, USA deposits FIN-PROT

        2022-09-01 SWE deposits NAT
          form: accession

        2023-04-04 FIN deposits NAT
          form: accession

        2024-03-07 FRA, USA deposits SWE-PROT
        """,
        ADMITTING,
    )

    assert law.status("FIN", "NAT", "2022-08-01") == "none"
    assert law.status("FIN", "NAT", "2023-04-04") == "party"
    assert law.status("SWE", "NAT", "2024-03-06") == "none"
    assert law.status("SWE", "NAT", "2024-03-07") == "party"


def test_a_deposit_that_no_protocol_in_force_admits_binds_nobody_and_is_a_finding() -> None:
    law = law_of(
        "1949-04-04 FRA, USA signs NAT\n\n1949-08-24 FRA, USA deposits NAT\n\n2022-09-01 SWE deposits NAT\n  form: accession", ADMITTING
    )

    assert law.status("SWE", "NAT", "2025-01-01") == "none"
    assert codes(*law.findings) == ("deposit-before-admission",)


def test_C16_one_deposit_changes_one_States_status_and_everybodys_area() -> None:
    """Turkey, 18 February 1952: the protocol was in force three days before; the new article 6 applies from the deposit."""
    law = law_of(
        "1949-04-04 FRA, USA signs NAT\n\n1949-08-24 FRA, USA deposits NAT\n\n1952-02-15 USA records entry into force of TUR-PROT\n\n"
        "1952-02-18 TUR deposits NAT\n  form: accession",
        ADMITTING,
    )

    def words(day: str) -> str:
        return str(law.on(day).ask_text(of="NAT 6").value["words"])

    assert (law.status("TUR", "NAT", "1952-02-17"), words("1952-02-17")) == ("none", "The first area.")
    assert (law.status("TUR", "NAT", "1952-02-18"), words("1952-02-18")) == ("party", "The area with Turkey.")


def test_an_instrument_may_wait_for_another_one() -> None:
    corpus = corpus_of(
        MAIN="treaty, 2000-01-01" + article(1, "entry into force: by count\ncount: {number: 2}"),
        ANNEX="protocol, 2000-01-01" + article(1, "entry into force: by count\ncount: {number: 2}\nonce in force: [MAIN]"),
    )
    both = "2000-02-01 AUT, BEL deposits ANNEX"
    waiting, law = law_of(both, corpus), law_of(f"{both}\n\n2001-01-01 AUT, BEL deposits MAIN", corpus)

    answer = waiting.on("2002-01-01").ask_in_force(of="ANNEX")
    assert (answer.value, codes(*answer.because)) == ("no", ("waits-for-another-instrument",))
    assert not law.on("2000-12-31").in_force("ANNEX")
    assert codes(*law.on("2001-01-01").ask_in_force(of="ANNEX").because) == ("in-force-by-count", "in-force-once-another-is")


def test_an_exchange_of_notes_makes_a_treaty_with_the_receipt_of_the_second() -> None:
    """Vienna Convention, article 13."""
    corpus = corpus_of(NOTES="agreement, 2000-01-01" + article(1, "entry into force: on exchange of notes"))
    law = law_of(
        "2000-01-01 AUT deposits NOTES\n  form: notification\n\n2000-01-05 BEL deposits NOTES\n  form: notification\n  received: 2000-01-09\n  received by: AUT",
        corpus,
    )

    assert not law.on("2000-01-08").in_force("NOTES")
    answer = law.on("2000-01-09").ask_in_force(of="NOTES")
    assert (answer.value, codes(*answer.because)) == ("yes", ("in-force-by-exchange-of-notes",))


def test_C71_a_transition_that_keeps_the_door_open_has_no_effect_on_membership() -> None:
    """ECOWAS: notices of 29 January 2024 took effect after a year; the window to 29 July 2025 made nobody a member again."""
    corpus = corpus_of(
        ECO="treaty, 1993-07-24"
        + article(89, "entry into force: by count\ncount: {number: 2}")
        + article(91, "withdrawal: by notice\nnotice: 1 year")
    )
    notice = "1995-08-23 GHA, NER, NGA deposits ECO\n\n2024-01-29 NER gives notice of withdrawal from ECO\n"
    law = law_of(f"{notice}\n2025-06-01 NER revokes its notice concerning ECO", corpus)

    assert law.status("NER", "ECO", "2025-01-28") == "denounced"
    assert law.status("NER", "ECO", "2025-03-01") == "withdrawn"
    assert law.status("NER", "ECO", "2025-07-01") == "withdrawn"
    assert codes(*law.findings) == ("notice-taken-back-too-late",)


def test_a_treaty_ends_for_all_when_those_who_are_competent_record_it() -> None:
    """Warsaw Treaty, 1 July 1991: by agreement of the parties; the all-European treaty of article 11 never came."""
    law = law_of(
        f"{SIGNED}\n1985-04-26 {EASTERN} signs PROT\n\n1985-05-31 {EASTERN} deposits PROT\n\n1991-07-01 POL records the end of WTO\n"
        "  ground: resolutory event\n  event: the protocol of Prague",
        WARSAW,
    )

    assert law.status("POL", "WTO", "1991-06-30") == "party"
    assert law.status("POL", "WTO", "1991-07-01") == "lapsed"
    answer = law.on("1991-07-01").ask_in_force(of="WTO")
    assert (answer.value, codes(*answer.because)[-1]) == ("no", "instrument-terminated")
    assert "terminated-for" in codes(*law.on("1991-07-01").standing("HUN", "WTO").reasons)


def test_C78_a_date_on_which_sources_disagree_is_kept_as_an_interval_and_the_answer_inside_it_waits() -> None:
    """Cuba's exit from the Rio Treaty: 29 March 1962 by the text, 22 January 1962 in the data sets."""
    law = law_of(f"{AMERICAN}\n1960-01-22/1960-03-29 MEX gives notice of withdrawal from RIO", NOTICE)

    assert law.status("MEX", "RIO", "1962-01-21") == "denounced"
    assert law.status("MEX", "RIO", "1962-02-15") == "conditional"
    assert law.status("MEX", "RIO", "1962-03-29") == "withdrawn"


def test_C28_who_has_left_an_organ_has_no_seat_in_it(world: World) -> None:
    corpus = corpus_of(
        TRI="treaty, 1951-09-01"
        + article(7, "organ: COUNCIL\ntitle: Council\nseats: {parties of: TRI}")
        + article(9, "entry into force: by count\ncount: {all: true}")
        + article(10, "withdrawal: by notice\nnotice: 1 year\nleaves: COUNCIL")
    )
    view = world(
        "1951-09-01 AUS, NZL, USA signs TRI\n\n1952-04-29 AUS, NZL, USA deposits TRI\n\n"
        "1990-01-10 NZL gives notice of leaving COUNCIL\n  instrument: TRI",
        corpus,
    )

    assert view.on("1991-01-09").organs.members("COUNCIL") == ("AUS", "NZL", "USA")
    assert view.on("1991-01-10").organs.members("COUNCIL") == ("AUS", "USA")
    assert view.on("1991-01-10").treaty.parties("TRI") == ("AUS", "NZL", "USA")


def test_who_may_leave_with_the_end_of_a_term_is_told_with_which_end() -> None:
    """The Warsaw Treaty: a notice of October 1974 came too late for 1975, and would have counted for 1985."""
    law = law_of(SIGNED, WARSAW)

    def end(on: str) -> str:
        lacks = {one.code: dict(one.params) for one in law.on(on).may_withdraw("ROU").missing}
        return str(lacks["leaving-at-end-of-term"]["day"])

    assert end("1970-01-01") == "1975-06-05"
    assert end("1974-10-01") == "1985-06-05"
