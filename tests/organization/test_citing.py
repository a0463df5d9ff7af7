"""Citations resolve both ways: an article to the acts, rules and amendments that cite it, an act to the articles that it cites."""

from __future__ import annotations

import pytest

from foedus.answer import Answer
from foedus.corpus.citation import citation
from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.citing import CitedBy, Cites, citations_of, reaches
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization


@pytest.fixture(scope="module")
def csto() -> Organization:
    found = open_organization("csto").organization
    assert found is not None
    return found


def asked(organization: Organization, question: str, on: str, **given: str) -> Answer:
    found = ask(organization, question, {"on": on, **given})
    assert isinstance(found, Asked), found
    return found.answer


def rows(organization: Organization, of: str, on: str) -> dict[str, list[CitedBy]]:
    found: dict[str, list[CitedBy]] = {"act": [], "rule": [], "amendment": []}
    for row in asked(organization, "citing", on, of=of).value:
        found[row.cited_by].append(row)
    return found


def test_an_article_is_cited_by_the_acts_done_under_it_by_the_date(csto: Organization) -> None:
    early, late = rows(csto, "CST 4", "2021-12-31")["act"], rows(csto, "CST 4", "2022-01-19")["act"]

    assert {one.done for one in late} - {one.done for one in early} == {"2022-01-05/2022-01-06", "2022-01-06"}
    assert {one.who for one in late} >= {"CSC", "RUS"}


def test_an_article_is_cited_by_the_rules_in_force_that_rest_on_it(csto: Organization) -> None:
    (rule,) = rows(csto, "CST 6", "2022-01-19")["rule"]

    assert (rule.stands_in, rule.rule, rule.cites) == ("CST 4(2)", "obligation", ("CST 6",))
    assert "CST 4(2)" not in {one.stands_in for one in rows(csto, "CST 4", "2022-01-19")["rule"]}


def test_an_article_is_cited_by_what_amends_it_in_force_or_not(csto: Organization) -> None:
    before, after = (rows(csto, "CST 4", day)["amendment"] for day in ("2011-06-01", "2013-01-01"))

    assert [(one.stands_in, one.since) for one in before] == [("PROT-2010 1", "")]
    assert [(one.stands_in, one.since) for one in after] == [("PROT-2010 1", "2012-12-19")]
    assert rows(csto, "CST 4", "2010-01-01")["amendment"] == []


def test_an_instrument_is_cited_by_whatever_cites_any_article_of_it(csto: Organization) -> None:
    whole, article = rows(csto, "CST", "2013-01-01"), rows(csto, "CST 4", "2013-01-01")

    assert {one.act for one in article["act"]} < {one.act for one in whole["act"]}
    assert len(whole["amendment"]) == 6


@pytest.mark.parametrize(
    ("of", "cites", "reached"),
    [
        ("CST 4", "CST 4(2)", True), ("CST 4(2)", "CST 4", True), ("CST 4(2)", "CST 4(2)", True), ("CST 7(1)", "CST 7(1)(a)", True),
        ("CST 4(2)", "CST 4(3)", False), ("CST 4(2)", "CST 4(20)", False), ("CST 4", "CST 41", False), ("CST", "CST 4", True),
        ("CST 4", "CST", False), ("CST 4", "CH 4", False),
    ],
)  # fmt: skip
def test_whoever_cites_a_paragraph_cites_its_article_and_the_other_way_round(of: str, cites: str, *, reached: bool) -> None:
    assert reaches(citation(of), citation(cites)) is reached


def test_both_ways_agree(csto: Organization) -> None:
    """Whatever article an act is said to cite, the article is said to be cited by that act."""
    for entry in csto.entries[::40]:
        for cited in citations_of(entry.act.body, csto.corpus):
            assert entry.id in {one.act for one in rows(csto, str(cited), "2026-11-01")["act"]}


def test_an_act_cites_its_articles_as_they_read_when_it_took_effect(csto: Organization) -> None:
    early, late = (
        next(one for one in csto.entries if one.act.times.done == day and "CST 4" in one.act.body.under)
        for day in ("2020-10-08", "2022-01-06")
    )
    answer = asked(csto, "cites", "2026-01-01", act=late.id[:16])

    assert asked(csto, "cites", "2026-01-01", act=early.id).value[0].made_by == "PROT-2010 1"
    assert answer.value[0] == Cites(article="CST 4", heading="An attack on one", in_force=True, made_by="PROT-2010 1", since="2012-12-19")
    assert [one.code for one in answer.because] == ["act-cites", "act-cites-as-amended"]


def test_an_act_done_before_an_amendment_cites_the_article_as_it_was(csto: Organization) -> None:
    lapse = next(one for one in csto.entries if "CST 11(1)" in one.act.body.under)
    (row, *_) = asked(csto, "cites", "2026-01-01", act=lapse.id).value

    assert lapse.act.times.done == "1999-04-20"
    assert (row.article, row.made_by, row.since) == ("CST 11(1)", "CST", "1994-04-20")


def test_an_act_that_cites_nothing_says_so(csto: Organization) -> None:
    silent = next(one for one in csto.entries if not citations_of(one.act.body, csto.corpus))
    answer = asked(csto, "cites", "2026-01-01", act=silent.id)

    assert (answer.value, [one.code for one in answer.because]) == ((), ["act-cites-nothing"])


def test_an_article_that_nobody_cites_says_so_with_its_numbers(csto: Organization) -> None:
    answer = asked(csto, "citing", "1992-05-15", of="CST 10")

    assert answer.value == ()
    assert dict(answer.because[0].params) == {"of": "CST 10", "acts": 0, "rules": 0, "amendments": 0}


def test_an_article_that_is_not_there_is_met_with_the_nearest(csto: Organization) -> None:
    found = ask(csto, "citing", {"on": "2022-01-01", "of": "CST 40"})

    assert isinstance(found, tuple)
    assert isinstance(found[0], Finding)
    assert found[0].code == "question-article-unknown"
