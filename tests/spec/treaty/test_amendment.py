"""An amendment changes text and rule from its own entry into force; the answer says what made an article so.

Source: protocol of 10 December 2010 to the Collective Security Treaty, in force 19 December 2012; Vienna Convention, article 40.
"""

from __future__ import annotations

from foedus.corpus.citation import citation
from foedus.corpus.duty import Obligation
from tests.spec.small import Law, article, codes, corpus_of, law_of

REFRAIN = "obligation: refrain\nwhen: {always: true}\nowed by: every party\nowed to: every party"
TREATY = (
    "treaty, 1992-05-15"
    + article(1, REFRAIN, "No force.")
    + article(2, REFRAIN, "No threat.")
    + article(9, "entry into force: as recorded")
)


def amending(change: str, binds: str = "its parties") -> str:
    """Write a protocol that changes the treaty and enters into force with two deposits."""
    return (
        "protocol, 2010-12-10; amends: [CST]\n\n## Article 1\n\nChanges.\n\n"
        + change
        + article(2, f"entry into force: by count\ncount: {{number: 2}}\nbinds: {binds}")
    )


STRIKES = corpus_of(CST=TREATY, PROT=amending("### CST 2\n\n```yaml\ndeletes: true\n```\n"))
JOURNAL = """
    1992-05-15 ARM, BLR, RUS signs CST

    1994-04-20 RUS records entry into force of CST

    2011-01-01 ARM deposits PROT

    2012-12-19 RUS deposits PROT
    """


def test_a_crisis_in_2010_and_one_in_2011_are_judged_by_the_old_article_and_one_in_2022_by_the_new(csto_law: Law) -> None:
    old, signed, new = (csto_law.on(day).ask_text(of="CST 4").value for day in ("2010-06-14", "2011-06-14", "2022-01-05"))

    assert old == signed
    assert "at the request of" not in old["rule"][0]
    assert new["rule"][0]["at the request of"] == "the attacked party"
    assert old["words"] != new["words"]


def test_the_answer_names_the_amendment_and_its_entry_into_force(csto_law: Law) -> None:
    answer = csto_law.on("2013-01-01").ask_text(of="CST 4")

    assert codes(*answer.because) == ("in-force-as-recorded", "article-replaced", "in-force-as-recorded")
    assert answer.because[1].article.startswith("PROT-2010 ")
    assert dict(answer.because[1].params)["since"] == "2012-12-19"
    assert answer.because[2].act


def test_between_signature_and_entry_into_force_the_coming_change_is_mentioned(csto_law: Law) -> None:
    assert "change-not-yet-in-force" not in codes(*csto_law.on("2010-06-14").ask_text(of="CST 4").because)
    assert "change-not-yet-in-force" in codes(*csto_law.on("2011-06-14").ask_text(of="CST 4").because)


def test_the_rule_is_given_with_the_keys_that_the_corpus_writes(csto_law: Law) -> None:
    rule = csto_law.on("2022-01-05").ask_text(of="CST 4(2)").value["rule"][0]

    assert list(rule)[:3] == ["obligation", "reading", "paragraph"]
    assert rule["owed by"] == "every other party"
    assert "type" not in rule


def test_an_article_struck_out_makes_no_rule_and_owes_nothing() -> None:
    law = law_of(JOURNAL, STRIKES)

    assert [cited for cited, _ in law.on("2012-12-18").provisions(Obligation)] == ["CST 1", "CST 2"]
    assert [cited for cited, _ in law.on("2012-12-19").provisions(Obligation)] == ["CST 1"]
    assert law.on("2012-12-19").article(citation("CST 2")) is None
    answer = law.on("2012-12-19").ask_text(of="CST 2")
    assert answer.value == "no rule"
    assert "article-deleted" in codes(*answer.because)


def test_an_amendment_that_binds_its_parties_alone_names_those_whom_it_leaves_under_the_old_words() -> None:
    corpus = corpus_of(CST=TREATY, PROT=amending(f"### CST 2\n\nNo threat, no pressure.\n\n```yaml\n{REFRAIN}\n```\n"))
    answer = law_of(JOURNAL, corpus).on("2013-01-01").ask_text(of="CST 2")

    assert answer.value["words"] == "No threat, no pressure."
    assert codes(*answer.because)[-1] == "amendment-does-not-bind"
    assert dict(answer.because[-1].params)["states"] == ("BLR",)


def test_an_amendment_that_binds_all_parties_leaves_nobody_under_the_old_words() -> None:
    change = f"### CST 2\n\nNo threat, no pressure.\n\n```yaml\n{REFRAIN}\n```\n"
    corpus = corpus_of(CST=TREATY, PROT=amending(change, "all parties of what it amends"))
    answer = law_of(JOURNAL, corpus).on("2013-01-01").ask_text(of="CST 2")

    assert "amendment-does-not-bind" not in codes(*answer.because)


def test_an_amendment_that_never_enters_into_force_changes_nothing() -> None:
    """Rio Treaty, protocol of 1975: signed, never in force; the old rule still governs."""
    law = law_of(JOURNAL.replace("2012-12-19 RUS deposits PROT", "2012-12-19 RUS signs PROT"), STRIKES)

    answer = law.on("2020-01-01").ask_text(of="CST 2")
    assert answer.value["words"] == "No threat."
    assert codes(*answer.because) == ("article-as-concluded", "in-force-as-recorded", "change-not-yet-in-force")


def test_a_text_that_is_not_in_force_makes_no_rule_and_is_shown_as_concluded() -> None:
    answer = law_of(JOURNAL, STRIKES).on("1993-01-01").ask_text(of="CST 2")

    assert answer.value == "no rule"
    assert codes(*answer.because) == ("not-yet-in-force", "text-not-in-force")
    assert answer.also[0]["words"] == "No threat."


def test_an_article_that_an_amendment_is_yet_to_add_is_not_there_while_the_treaty_is_in_force() -> None:
    """Article 50 of the Treaty on European Union in 2008: that Treaty is in force, and the article is the Treaty of Lisbon's."""
    corpus = corpus_of(CST=TREATY, PROT=amending("### CST 12. Leaving\n\nWho wants to leave may.\n\n```yaml\nadds: true\n```\n"))
    answer = law_of(JOURNAL, corpus).on("2000-01-01").ask_text(of="CST 12")

    assert answer.value == "no rule"
    assert codes(*answer.because)[-1] == "article-not-yet-there"


def test_the_same_law_is_compiled_once_for_every_instant_of_an_epoch() -> None:
    law = law_of(JOURNAL, STRIKES)

    assert law.on("1995-01-01").provisions(Obligation) is law.on("2012-12-18").provisions(Obligation)
    assert law.on("2012-12-19").provisions(Obligation) is not law.on("2012-12-18").provisions(Obligation)


def test_a_party_may_object_to_a_reading_and_the_text_then_carries_the_objection() -> None:
    law = law_of(
        JOURNAL + "\n\n    2020-05-01 BLR objects to the reading of CST 2\n      holds: a threat is not force",
        STRIKES.__class__(header=STRIKES.header, instruments=(STRIKES.instruments[0],), digest="sha256:0"),
    )

    assert law.on("2020-04-30").ask_text(of="CST 2").positions == ()
    (position,) = law.on("2020-05-01").ask_text(of="CST 2").positions
    assert (position.code, position.held_by, position.value) == ("reading-objected", ("BLR",), "a threat is not force")
    assert law.on("2020-05-01").ask_text(of="CST 1").positions == ()
