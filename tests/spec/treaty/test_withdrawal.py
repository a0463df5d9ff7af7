"""A party that gives notice is bound until the notice has run; a notice runs from receipt and may be taken back.

Source: Vienna Convention, articles 54, 56, 67, 68; Rio Treaty, article 25; North Atlantic Treaty, article 13.
"""

from __future__ import annotations

from tests.spec.small import article, codes, corpus_of, law_of

RECORDED = "entry into force: as recorded\n\n"
RIO = corpus_of(RIO="treaty, 1947-09-02" + article(25, RECORDED + "withdrawal: by notice\nnotice: 2 years"))
CHARTER = corpus_of(
    CH="charter, 2002-10-07"
    + article(
        19, RECORDED + 'withdrawal: by notice\nparagraph: "2"\nnotice: 6 months\non condition: [its obligations are settled]', "(2) Leave."
    )
)
IN_FORCE = "1947-09-02 MEX, URY, USA signs RIO\n\n1948-12-03 USA records entry into force of RIO\n\n"


def test_a_State_whose_notice_runs_is_denounced_and_still_bound() -> None:
    """Mexico gave notice on 6 September 2002; it was bound in 2003, and no longer on 7 September 2004."""
    law = law_of(IN_FORCE + "2002-09-06 MEX gives notice of withdrawal from RIO", RIO)

    assert law.status("MEX", "RIO", "2003-03-20") == "denounced"
    assert "MEX" in law.on("2004-09-05").parties("RIO")
    assert law.status("MEX", "RIO", "2004-09-07") == "withdrawn"
    assert "MEX" not in law.on("2004-09-07").parties("RIO")
    answer = law.on("2004-09-07").ask_status(of="MEX", under="RIO")
    assert codes(*answer.because) == ("signed", "in-force-as-recorded", "notice-runs", "withdrawn", "accrued-before-the-end")


def test_the_notice_runs_from_its_receipt_and_not_from_its_date() -> None:
    law = law_of(IN_FORCE + "2002-09-06 MEX gives notice of withdrawal from RIO\n  received: 2002-10-01\n  received by: USA", RIO)

    assert law.status("MEX", "RIO", "2002-09-30") == "party"
    assert law.status("MEX", "RIO", "2004-09-30") == "denounced"
    assert law.status("MEX", "RIO", "2004-10-01") == "withdrawn"


def test_a_notice_taken_back_in_time_leaves_everything_as_it_was() -> None:
    """Uruguay announced its exit on 24 September 2019 and reversed it on 10 March 2020: bound on 1 October 2021."""
    law = law_of(IN_FORCE + "2019-09-24 URY gives notice of withdrawal from RIO\n\n2020-03-10 URY revokes its notice concerning RIO", RIO)

    assert law.status("URY", "RIO", "2020-03-09") == "denounced"
    assert law.status("URY", "RIO", "2021-10-01") == "party"
    assert codes(*law.on("2021-10-01").standing("URY", "RIO").reasons)[-1] == "notice-taken-back"


def test_a_notice_may_be_taken_back_on_its_last_day_and_not_on_the_day_on_which_it_takes_effect() -> None:
    """VCLT art. 68: at any time before it takes effect; a notice of 24 September 2019 does so on 24 September 2021."""
    notice = IN_FORCE + "2019-09-24 URY gives notice of withdrawal from RIO\n\n"
    last, first = (law_of(f"{notice}{day} URY revokes its notice concerning RIO", RIO) for day in ("2021-09-23", "2021-09-24"))

    assert (last.status("URY", "RIO", "2021-09-24"), codes(*last.findings)) == ("party", ())
    assert (first.status("URY", "RIO", "2021-09-24"), codes(*first.findings)) == ("withdrawn", ("notice-taken-back-too-late",))


def test_a_notice_of_suspension_may_be_taken_back_too() -> None:
    law = law_of(IN_FORCE + "2019-09-24 URY gives notice of suspension of RIO\n\n2020-03-10 URY revokes its notice concerning RIO", RIO)

    assert codes(*law.on("2020-03-09").standing("URY", "RIO").reasons)[-1] == "suspension-noted"
    assert codes(*law.on("2020-03-10").standing("URY", "RIO").reasons)[-1] == "suspension-taken-back"
    assert (law.status("URY", "RIO", "2020-03-10"), law.findings) == ("party", ())


def test_a_notice_that_was_never_given_cannot_be_taken_back() -> None:
    law = law_of(IN_FORCE + "2020-03-10 URY revokes its notice concerning RIO\n\n2021-01-01 URY gives notice of withdrawal from RIO", RIO)

    assert codes(*law.findings) == ("notice-taken-back-none",)
    assert law.status("URY", "RIO", "2021-01-01") == "denounced"


def test_a_notice_taken_back_after_it_has_run_is_too_late() -> None:
    law = law_of(IN_FORCE + "2019-09-24 URY gives notice of withdrawal from RIO\n\n2021-12-01 URY revokes its notice concerning RIO", RIO)

    assert law.status("URY", "RIO", "2022-01-01") == "withdrawn"
    assert codes(*law.findings) == ("notice-taken-back-too-late",)
    assert law.findings[0].param("left") == "2021-09-24"


def test_who_gives_notice_is_a_party_since_the_day_on_which_it_was_before() -> None:
    law = law_of(IN_FORCE + "2002-09-06 MEX gives notice of withdrawal from RIO", RIO)
    before, after = (law.on(day).standing("MEX", "RIO") for day in ("2002-09-05", "2003-03-20"))

    assert (before.status, after.status) == ("party", "denounced")
    assert before.since == after.since


UNION = "1992-02-07 DEU, FRA, GBR signs RIO\n\n1993-11-01 FRA records entry into force of RIO\n\n2017-03-29 GBR gives notice of withdrawal from RIO\n\n"


def test_a_notice_runs_longer_where_all_agree_and_its_giver_is_bound_through_the_new_last_day() -> None:
    """Treaty on European Union, article 50(3): two years from March 2017, extended three times, to 31 January 2020."""
    extended = "2019-03-22 EUCO extends the notice concerning RIO\n  of: GBR\n  until: 2019-04-12\n\n2019-10-29 EUCO extends the notice concerning RIO\n  of: GBR\n  until: 2020-01-31\n\n"
    law = law_of(UNION + extended.replace("2019-04-12", "2019-10-31"), RIO)

    assert law.status("GBR", "RIO", "2019-06-01") == "denounced"
    assert law.status("GBR", "RIO", "2020-01-31") == "denounced"
    assert law.status("GBR", "RIO", "2020-02-01") == "withdrawn"
    assert "EUCO" not in law.on("2019-06-01").parties("RIO")
    told = law.on("2020-02-01").standing("GBR", "RIO").reasons
    assert codes(*told)[-4:] == ("notice-runs", "notice-runs-longer", "notice-runs-longer", "withdrawn")
    assert codes(*law.on("2019-03-01").standing("GBR", "RIO").reasons)[-1] == "notice-runs"
    assert law.findings == ()


def test_a_notice_that_has_run_out_cannot_be_extended() -> None:
    law = law_of(UNION + "2019-04-01 EUCO extends the notice concerning RIO\n  of: GBR\n  until: 2020-01-31", RIO)

    assert law.status("GBR", "RIO", "2019-03-29") == "withdrawn"
    assert codes(*law.findings) == ("notice-extended-too-late",)
    assert law.findings[0].param("left") == "2019-03-29"


def test_a_State_may_name_a_later_day_but_not_an_earlier_one() -> None:
    later = law_of(IN_FORCE + "2002-09-06 MEX gives notice of withdrawal from RIO\n  effective: 2005-01-01", RIO)
    earlier = law_of(IN_FORCE + "2002-09-06 MEX gives notice of withdrawal from RIO\n  effective: 2003-01-01", RIO)

    assert later.status("MEX", "RIO", "2004-12-31") == "denounced"
    assert later.status("MEX", "RIO", "2005-01-01") == "withdrawn"
    assert earlier.status("MEX", "RIO", "2004-09-05") == "denounced"
    assert codes(*earlier.findings) == ("notice-too-short",)
    assert earlier.findings[0].param("earliest") == "2004-09-06"


def test_a_State_that_left_may_come_back_by_a_new_deposit() -> None:
    law = law_of(IN_FORCE + "2002-09-06 MEX gives notice of withdrawal from RIO\n\n2010-01-01 MEX deposits RIO\n  form: accession", RIO)

    assert law.status("MEX", "RIO", "2009-12-31") == "withdrawn"
    assert law.status("MEX", "RIO", "2010-01-01") == "party"


def test_twenty_years_count_from_entry_into_force_and_not_from_signature() -> None:
    """North Atlantic Treaty, article 13: in force on 24 August 1949; before 24 August 1969 nobody leaves."""
    corpus = corpus_of(NAT="treaty, 1949-04-04" + article(13, RECORDED + "withdrawal: by notice\nnotice: 1 year\nnot before: 20 years"))
    law = law_of(
        "1949-04-04 DNK, USA signs NAT\n\n1949-08-24 USA records entry into force of NAT\n\n1966-03-10 DNK gives notice of withdrawal from NAT",
        corpus,
    )

    assert law.status("DNK", "NAT", "1969-08-23") == "denounced"
    assert law.status("DNK", "NAT", "1969-08-24") == "withdrawn"


def test_where_leaving_is_possible_only_at_the_end_of_a_term_a_late_notice_waits_for_the_next() -> None:
    """Warsaw Treaty, article 11: twenty years, then ten for those that have not given notice a year before."""
    rule = RECORDED + "duration: 20 years\nthen: renewed unless denounced\n\nwithdrawal: by notice\nnotice: 1 year\nfrom: end of term"
    corpus = corpus_of(WP="treaty, 1955-05-14" + article(11, rule))
    journal = "1955-05-14 ALB, POL signs WP\n\n1955-06-04 POL records entry into force of WP\n\n"
    in_time = law_of(journal + "1974-01-01 ALB gives notice of withdrawal from WP", corpus)
    late = law_of(journal + "1974-09-01 ALB gives notice of withdrawal from WP", corpus)

    assert in_time.status("ALB", "WP", "1975-06-04") == "denounced"
    assert in_time.status("ALB", "WP", "1975-06-05") == "withdrawn"
    assert late.status("ALB", "WP", "1975-06-05") == "denounced"
    assert late.on("1975-06-05").parties("WP") == ("ALB", "POL")


def test_where_the_text_foresees_no_leaving_a_notice_runs_without_end() -> None:
    corpus = corpus_of(WP="treaty, 1955-05-14" + article(11, RECORDED + "withdrawal: not foreseen"))
    law = law_of(
        "1955-05-14 ALB, POL signs WP\n\n1955-06-04 POL records entry into force of WP\n\n1968-09-13 ALB gives notice of withdrawal from WP",
        corpus,
    )

    assert law.status("ALB", "WP", "1990-01-01") == "denounced"
    assert "notice-without-end" in codes(*law.on("1990-01-01").standing("ALB", "WP").reasons)
    assert codes(*law.findings) == ("withdrawal-not-foreseen",)


def test_a_notice_of_a_State_that_is_no_party_has_no_effect() -> None:
    law = law_of(IN_FORCE + "2002-09-06 CAN gives notice of withdrawal from RIO", RIO)

    assert law.status("CAN", "RIO", "2010-01-01") == "none"
    assert codes(*law.findings) == ("notice-by-no-party",)


def test_the_condition_of_leaving_is_shown_and_not_decided_by_the_engine() -> None:
    law = law_of(
        "2002-10-07 ARM, RUS signs CH\n\n2003-09-18 RUS records entry into force of CH\n\n2027-01-01 ARM gives notice of withdrawal from CH",
        CHARTER,
    )
    answer = law.on("2027-07-01").ask_status(of="ARM", under="CH")

    assert answer.value == "withdrawn"
    assert codes(*answer.because)[-3:-1] == ("withdrawn", "leaving-on-condition")
    assert answer.because[-2].article == "CH 19(2)"


def test_a_notice_of_suspension_is_shown_and_ends_nothing_by_itself() -> None:
    law = law_of(
        "2002-10-07 RUS, UZB signs CH\n\n2003-09-18 RUS records entry into force of CH\n\n2012-06-28 UZB gives notice of suspension of CH",
        CHARTER,
    )
    answer = law.on("2012-07-01").ask_status(of="UZB", under="CH")

    assert answer.value == "party"
    assert codes(*answer.because)[-1] == "suspension-noted"
    assert "UZB" in law.on("2012-07-01").parties("CH")


def test_a_notice_runs_as_long_as_the_clause_says_that_was_in_force_when_it_was_given() -> None:
    longer = "### RIO 25\n\nTwelve months are too short.\n\n```yaml\nwithdrawal: by notice\nnotice: 5 years\n```\n"
    corpus = corpus_of(
        RIO="treaty, 1947-09-02" + article(25, "withdrawal: by notice\nnotice: 1 year") + article(26, "entry into force: as recorded"),
        PROT="protocol, 2000-01-01; amends: [RIO]\n\n## Article 1\n\nChanges.\n\n" + longer + article(2, "entry into force: as recorded"),
    )
    entered = IN_FORCE + "2000-01-01 USA records entry into force of PROT\n  for: MEX, USA, URY\n\n"
    law = law_of(
        entered + "1999-12-01 URY gives notice of withdrawal from RIO\n\n2000-12-01 MEX gives notice of withdrawal from RIO", corpus
    )

    assert law.status("URY", "RIO", "2000-12-01") == "withdrawn"
    assert law.status("MEX", "RIO", "2001-12-01") == "denounced"
    assert law.status("MEX", "RIO", "2005-12-01") == "withdrawn"


COMMUNITY = corpus_of(
    RT="treaty, 1993-07-24" + article(91, RECORDED + "withdrawal: by notice\nnotice: 1 year\nwith it: [PROT]"),
    PROT="protocol, 1999-12-10" + article(57, "entry into force: as recorded"),
)
MEMBERS = "1993-07-24 GHA, MLI, NER signs RT\n\n1995-08-23 GHA records entry into force of RT\n\n"
MEMBERS += "1999-12-10 GHA, MLI, NER signs PROT\n\n2001-01-01 GHA records entry into force of PROT\n\n"


def test_who_leaves_an_organization_leaves_the_protocols_that_are_for_its_members_alone() -> None:
    """Burkina Faso, Mali and the Niger left the Economic Community of West African States on 29 January 2025."""
    law = law_of(MEMBERS + "2024-01-29 MLI, NER gives notice of withdrawal from RT", COMMUNITY)
    answer = law.on("2025-01-29").ask_status(of="NER", under="PROT")

    assert law.on("2025-01-28").parties("PROT") == ("GHA", "MLI", "NER")
    assert law.on("2025-01-29").parties("PROT") == ("GHA",)
    assert answer.value == "withdrawn"
    assert "left-with-another" in codes(*answer.because)


def test_an_amendment_too_may_say_what_is_left_with_the_treaty() -> None:
    """The article on leaving the European Union is that of the Treaty of Lisbon, and who leaves the Union is no party to that one either."""
    leaving = "### RT 91. Leaving\n\n```yaml\nadds: true\n```\n\nA member leaves by notice.\n\n```yaml\nwithdrawal: by notice\nnotice: 1 year\nwith it: [AMEND]\n```\n"
    corpus = corpus_of(
        RT="treaty, 1993-07-24" + article(92, "entry into force: as recorded"),
        AMEND=f"treaty, 1999-12-10; amends: [RT]\n## Article 1. What changes\n\nAn article is added.\n\n{leaving}"
        + article(2, "entry into force: as recorded"),
    )
    law = law_of(MEMBERS.replace("PROT", "AMEND") + "2024-01-29 NER gives notice of withdrawal from RT", corpus)

    assert law.on("2025-01-28").parties("AMEND") == ("GHA", "MLI", "NER")
    assert law.on("2025-01-29").parties("AMEND") == ("GHA", "MLI")


def test_a_notice_taken_back_leaves_the_protocols_as_they_were_too() -> None:
    law = law_of(
        MEMBERS + "2024-01-29 NER gives notice of withdrawal from RT\n\n2024-12-01 NER revokes its notice concerning RT", COMMUNITY
    )

    assert law.on("2025-03-01").parties("PROT") == ("GHA", "MLI", "NER")


def test_of_whom_the_day_of_leaving_is_known_roughly_the_protocols_are_conditional_as_long() -> None:
    law = law_of(MEMBERS + "2024-01 NER gives notice of withdrawal from RT", COMMUNITY)

    assert law.status("NER", "RT", "2025-01-15") == "conditional"
    assert law.status("NER", "PROT", "2025-01-15") == "conditional"
    assert law.status("NER", "PROT", "2025-02-02") == "withdrawn"
