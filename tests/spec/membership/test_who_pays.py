"""Chapter: who pays. A scale of a text in force, who pays what of a whole, and what each step of it did."""

from __future__ import annotations

import pytest

from foedus.answer import Answer
from foedus.mechanisms.membership.questions import scale_names
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from tests.spec.small import article, codes, corpus_of, entries_of

FORCE = article(1, "entry into force: on signature")
FOUND = """
membership: the parties
of: TREATY
"""
BUDGET = """
scale: budget
tables: {income: {BEL: 60, LUX: 3, NLD: 37}}
steps:
  - in proportion to: income
  - fixed: {the Union: 1/10}
  - bounds: {ceiling: 1/2, floor: 1/20}
source: the budget committee
confidence: medium
"""
AGREED = """
obligation: contribute
when: {always: true}
owed by: every party
owed to: the organization
content: {its share: required}
shares: {BEL: 1/2, NLD: 1/3, LUX: 1/6}
"""
INCOMPLETE = """
scale: incomplete
steps:
  - in proportion to: population
"""


def paid(of: str, total: str = "", on: str = "1950-01-01", *, rules: str = BUDGET, signed: str = "BEL, LUX, NLD") -> Answer:
    corpus = corpus_of(TREATY="treaty, 1949-04-04\n" + FORCE + article(2, FOUND) + (article(3, rules) if rules else ""))
    world = Organization(corpus).with_entries(entries_of(f"1949-04-04 {signed} signs TREATY", corpus))
    asked = ask(world, "scale", {"of": of, "on": on} | ({"total": total} if total else {}))
    assert isinstance(asked, Asked), asked
    return asked.answer


def test_who_pays_is_said_with_what_each_step_did() -> None:
    answer = paid("budget", "1000")

    assert [(one["payer"], one["per_cent"], one["amount"]) for one in answer.value] == [
        ("BEL", "50", "500"), ("NLD", "35", "350"), ("the Union", "10", "100"), ("LUX", "5", "50"),
    ]  # fmt: skip
    assert codes(*answer.because)[:3] == ("scale-steps", "scale-in-proportion", "scale-fixed")
    assert {"scale-bounds-settled", "scale-source", "scale-amounts"} <= set(codes(*answer.because))


def test_figures_that_are_recalled_say_so() -> None:
    assert "scale-confidence" in codes(*paid("budget", rules=BUDGET.replace("source: the budget committee\n", "")).because)


def test_without_a_whole_shares_alone_are_given_exactly() -> None:
    answer = paid("TREATY 3", rules=AGREED)

    assert [(one["payer"], one["share"]) for one in answer.value] == [("BEL", "1/2"), ("NLD", "1/3"), ("LUX", "1/6")]
    assert codes(*answer.because) == ("scale-of-agreed-shares",)


def test_parts_that_are_rounded_each_by_itself_need_not_make_the_whole_and_the_sum_is_said() -> None:
    answer = paid("TREATY 3", "100", rules=AGREED)

    assert [one["amount"] for one in answer.value] == ["50", "33.33", "16.67"]
    assert ("sum", "100") in next(one.params for one in answer.because if one.code == "scale-amounts")


def test_a_payer_that_is_no_member_and_a_member_that_is_in_no_scale_are_told() -> None:
    answer = paid("budget", signed="BEL, FRA, NLD")

    told = {one.code: dict(one.params) for one in answer.because}
    assert told["scale-payers-not-members"] == {"states": ("LUX",)}
    assert told["scale-members-without-share"] == {"states": ("FRA",)}


def test_a_scale_that_lacks_its_table_comes_to_nothing_and_says_which() -> None:
    answer = paid("incomplete", rules=INCOMPLETE)

    assert (answer.value, codes(*answer.missing)) == ("no rule", ("scale-table-missing",))


def test_a_corpus_without_a_scale_says_so_plainly() -> None:
    assert codes(*paid("budget", rules="").because) == ("scale-none",)


def test_a_scale_that_no_text_in_force_has_is_told_with_those_that_are() -> None:
    law = corpus_of(
        TREATY="treaty, 1949-04-04\n" + FORCE + article(2, FOUND) + article(3, BUDGET),
        LATER="treaty, 1951-01-01\n" + FORCE + article(3, AGREED),
    )
    world = Organization(law).with_entries(entries_of("1949-04-04 BEL, LUX, NLD signs TREATY", law))

    asked = ask(world, "scale", {"of": "LATER 3", "on": "1950-01-01"})

    assert isinstance(asked, Asked)
    (said,) = asked.answer.because
    assert (said.code, dict(said.params)["known"]) == ("scale-unknown", ("budget",))


@pytest.mark.parametrize("total", ["a million", "1,000", "-5", "1/0"])
def test_a_whole_that_is_no_exact_number_is_not_shared(total: str) -> None:
    corpus = corpus_of(TREATY="treaty, 1949-04-04\n" + FORCE + article(2, FOUND) + article(3, BUDGET))

    findings = ask(Organization(corpus), "scale", {"of": "budget", "total": total, "on": "1950-01-01"})

    assert isinstance(findings, tuple)
    assert [one.code for one in findings] == ["question-amount-malformed"]


def test_shares_are_asked_for_by_the_article_that_has_them_with_its_paragraph_whoever_amended_it() -> None:
    agreed = AGREED.replace("obligation: contribute", 'obligation: contribute\nparagraph: "2"')
    changed = article("TREATY 3", AGREED).replace("## Article TREATY 3", "### TREATY 3")
    corpus = corpus_of(
        TREATY="treaty, 1949-04-04\n" + FORCE + article(2, FOUND) + article(3, agreed, "(1) Money.\n\n(2) Shares."),
        AMENDED="protocol, 1950-01-01; amends: [TREATY]\n" + article(1, "entry into force: on signature") + changed,
    )

    assert scale_names(corpus) == ("TREATY 3", "TREATY 3(2)")
