"""Whether a treaty is in force between two States is asked of the pair: suspended towards one, amended for some, provisional, replaced.

Source: Vienna Convention on the Law of Treaties, articles 25, 30(4), 40(4), 57 to 60, 72.
"""

from __future__ import annotations

from tests.spec.small import article, codes, corpus_of, law_of

TRIANGLE = corpus_of(TRI="treaty, 1951-09-01" + article(10, "entry into force: by count\ncount: {all: true}"))
THREE = "1951-09-01 AUS, NZL, USA signs TRI\n\n1952-04-29 AUS, NZL, USA deposits TRI\n"
AMENDED = corpus_of(
    OLD="treaty, 1947-09-02" + article(17, "entry into force: by count\ncount: {number: 2}"),
    AMEND="protocol, 1975-07-26; amends: [OLD]\n## Article 1. What changes\n\nThe rule changes.\n\n### OLD 17. Deciding\n\nBy an absolute majority.\n"
    + article(2, "entry into force: by count\ncount: {share: 2/3, of: parties of OLD}"),
)
UNIVERSAL = corpus_of(
    OLD="treaty, 1945-06-26" + article(23, "entry into force: by count\ncount: {number: 2}"),
    AMEND="protocol, 1963-12-17; amends: [OLD]\n## Article 1. What changes\n\nThe Council grows.\n\n### OLD 23. Composition\n\nFifteen members.\n"
    + article(
        2, "entry into force: by count\ncount: {share: 2/3, of: parties of OLD, including: [CHN]}\nbinds: all parties of what it amends"
    ),
)


def test_C27_a_treaty_lives_on_two_sides_of_a_triangle_and_sleeps_on_the_third() -> None:
    """ANZUS, August 1986: the United States suspended its obligations towards New Zealand; the other two sides went on."""
    law = law_of(f"{THREE}\n1986-08-11 USA suspends its obligations under TRI\n  towards: NZL\n  ground: breach", TRIANGLE)
    on = law.on("1987-01-01")

    answer = on.ask_in_force_between(one="USA", other="NZL", under="TRI")
    assert answer.value == "suspended"
    assert codes(*answer.because)[-1] == "suspended-between"
    assert on.between("AUS", "NZL", "TRI").value == "yes"
    assert on.between("AUS", "USA", "TRI").value == "yes"
    assert on.parties("TRI") == ("AUS", "NZL", "USA")
    assert codes(*on.ask_parties(of="TRI").because)[-1] == "not-between-these-parties"
    assert law.on("1986-08-10").between("NZL", "USA", "TRI").value == "yes"


def test_C27_who_is_suspended_towards_may_object_and_then_the_two_positions_stand_side_by_side() -> None:
    law = law_of(
        f"{THREE}\n1986-08-11 USA suspends its obligations under TRI\n  towards: NZL\n\n"
        "1986-09-01 NZL objects to the suspension of TRI\n  made by: USA",
        TRIANGLE,
    )

    answer = law.on("1987-01-01").ask_in_force_between(one="NZL", other="USA", under="TRI")
    assert answer.value == "contested"
    assert [(one.value, one.held_by) for one in answer.positions] == [("suspended", ("USA",)), ("yes", ("NZL",))]
    assert law.on("1986-08-20").between("NZL", "USA", "TRI").value == "suspended"


def test_what_was_suspended_is_taken_up_again_by_who_suspended_it() -> None:
    law = law_of(
        f"{THREE}\n1986-08-11 USA suspends its obligations under TRI\n  towards: NZL\n\n2012-01-01 USA resumes its obligations under TRI",
        TRIANGLE,
    )

    assert law.on("2011-12-31").between("NZL", "USA", "TRI").value == "suspended"
    assert law.on("2012-01-01").between("NZL", "USA", "TRI").value == "yes"


def test_some_articles_alone_may_be_suspended_and_the_rest_applies() -> None:
    law = law_of(f"{THREE}\n1986-08-11 USA suspends its obligations under TRI\n  towards: NZL\n  articles: TRI 4", TRIANGLE)

    between = law.on("1987-01-01").between("NZL", "USA", "TRI")
    assert (between.value, between.not_applied) == ("yes", ("TRI 4",))
    assert codes(*between.because)[-1] == "articles-suspended-between"


def test_a_suspension_towards_nobody_is_a_finding() -> None:
    law = law_of(f"{THREE}\n1986-08-11 USA suspends its obligations under TRI\n  towards: USA", TRIANGLE)

    assert codes(*law.findings) == ("suspended-towards-nobody",)


def test_no_treaty_is_in_force_between_a_State_and_itself() -> None:
    answer = law_of(THREE, TRIANGLE).on("1987-01-01").ask_in_force_between(one="USA", other="USA", under="TRI")

    assert (answer.value, codes(*answer.because)) == ("no", ("between-a-state-and-itself",))


def test_C39_an_amendment_that_is_not_in_force_leaves_the_old_rule_to_those_too_that_ratified_it() -> None:
    """Rio Treaty, protocol of 1975: ratified by some, never by two thirds; the old rule governs everybody."""
    law = law_of("1947-09-02 ARG, BRA, CHL, USA deposits OLD\n\n1976-01-01 BRA, CHL deposits AMEND", AMENDED)

    assert law.on("1990-01-01").between("BRA", "CHL", "OLD").version == ()
    assert law.on("1990-01-01").ask_text(of="OLD 17").value["words"] == "What is agreed is agreed."


def test_C39_an_amendment_that_binds_its_ratifiers_makes_two_texts_side_by_side() -> None:
    law = law_of("1947-09-02 ARG, BRA, CHL deposits OLD\n\n1976-01-01 BRA, CHL deposits AMEND", AMENDED)

    with_both = law.on("1990-01-01").ask_in_force_between(one="BRA", other="CHL", under="OLD")
    with_one = law.on("1990-01-01").ask_in_force_between(one="ARG", other="CHL", under="OLD")
    assert with_both.also == ({"version": ("AMEND",)},)
    assert codes(*with_both.because)[-1] == "version-between"
    assert with_one.also == ()
    assert codes(*with_one.because)[-1] == "older-text-between"
    assert (with_both.value, with_one.value) == ("yes", "yes")


def test_C39_an_amendment_that_binds_the_unwilling_gives_one_text_to_all() -> None:
    """UN Charter, article 108: two thirds of the members, and every permanent one, bind the rest."""
    law = law_of("1945-10-24 CHN, FRA, POL deposits OLD\n\n1965-08-31 CHN, POL deposits AMEND", UNIVERSAL)
    without_china = law_of("1945-10-24 CHN, FRA, POL deposits OLD\n\n1965-08-31 FRA, POL deposits AMEND", UNIVERSAL)

    assert law.on("1966-01-01").between("FRA", "POL", "OLD").version == ("AMEND",)
    assert without_china.on("1966-01-01").between("FRA", "POL", "OLD").version == ()


def test_who_becomes_a_party_after_the_amendment_is_a_party_to_the_amended_text_and_to_the_old_one_towards_the_others() -> None:
    """Vienna Convention, article 40(5)."""
    law = law_of(
        "1947-09-02 ARG, BRA, CHL deposits OLD\n\n1976-01-01 BRA, CHL deposits AMEND\n\n1982-11-24 BHS deposits OLD\n  form: accession\n\n"
        "2010-01-01 ARG gives notice of withdrawal from OLD",
        AMENDED,
    )

    assert law.on("1990-01-01").between("BHS", "CHL", "OLD").version == ("AMEND",)
    assert law.on("1990-01-01").between("ARG", "BHS", "OLD").version == ()
    assert law.on("2010-06-01").between("ARG", "CHL", "OLD").version == ()


def test_C25_from_signature_on_two_signatories_may_be_bound_provisionally_and_one_leaves_by_a_mere_notice() -> None:
    """ECOWAS 1999, article 57: provisional application from signature, definitive force after nine ratifications."""
    corpus = corpus_of(
        MECH="protocol, 1999-12-10" + article(57, "entry into force: by count\ncount: {number: 9}\nprovisionally: from signature")
    )
    law = law_of("1999-12-10 GHA, NGA, TGO signs MECH\n\n2003-01-01 TGO gives notice of withdrawal from MECH", corpus)

    answer = law.on("2001-01-01").ask_in_force_between(one="GHA", other="NGA", under="MECH")
    assert answer.value == "provisional"
    assert codes(*answer.because)[-1] == "provisionally-between"
    assert law.on("2001-01-01").parties("MECH") == ()
    assert law.on("2003-01-01").between("GHA", "TGO", "MECH").value == "no"


def test_towards_a_party_to_the_earlier_treaty_alone_the_earlier_treaty_governs() -> None:
    """Vienna Convention, article 30(4)(b)."""
    corpus = corpus_of(
        FIRST="treaty, 1990-01-01" + article(9, "entry into force: by count\ncount: {number: 2}"),
        SECOND="treaty, 2000-01-01" + article(9, "entry into force: by count\ncount: {number: 2}\nreplaces: [FIRST]"),
    )
    law = law_of("1990-01-01 AUT, BEL, CHE deposits FIRST\n\n2000-01-01 AUT, BEL deposits SECOND", corpus)
    on = law.on("2001-01-01")

    assert on.between("AUT", "BEL", "FIRST").value == "no"
    assert on.between("AUT", "BEL", "SECOND").value == "yes"
    earlier = on.between("AUT", "CHE", "FIRST")
    assert earlier.value == "yes"
    assert "earlier-treaty-governs-between" in codes(*earlier.because)
    assert on.between("AUT", "CHE", "SECOND").value == "no"


def test_where_the_status_of_one_is_contested_so_is_the_bond_and_it_is_acted_on_as_the_status_is() -> None:
    law = law_of(
        f"{THREE}\n1990-01-01 AUS regards NZL\n  instrument: TRI\n  as: withdrawn\n  acted on: true\n\n"
        "1990-01-02 USA regards NZL\n  instrument: TRI\n  as: party",
        TRIANGLE,
    )

    answer = law.on("1991-01-01").ask_in_force_between(one="NZL", other="USA", under="TRI")
    assert answer.value == "contested"
    assert answer.acted_on is not None
    assert answer.acted_on.value == "no"
    assert law.on("1991-01-01").between("NZL", "FRA", "TRI").value == "no"


def test_where_the_date_of_one_bond_is_not_known_to_the_day_the_bond_between_the_two_waits_for_it() -> None:
    corpus = corpus_of(TRI="treaty, 1951-09-01" + article(10, "entry into force: by count\ncount: {number: 1}"))
    law = law_of("1952-01-01 AUS deposits TRI\n\n1952-04 NZL deposits TRI", corpus)

    answer = law.on("1952-04-10").ask_in_force_between(one="AUS", other="NZL", under="TRI")
    assert (answer.value, codes(*answer.missing)) == ("conditional", ("date-imprecise",))
