"""What binds a record is taken from the articles of its corpus, adopted by an organ or a model still."""

from __future__ import annotations

from foedus.corpus.corpus import Corpus
from foedus.organization.binding import differs, rules_of, unknown_kinds, witnessing_of
from foedus.record.binding import Rules
from foedus.record.policy import Group, Policy
from foedus.shelves.folder import corpus_files, find_corpus, open_corpus


def csto() -> Corpus:
    path = find_corpus("csto")
    found = open_corpus(path, corpus_files(path)).corpus
    assert found is not None
    return found


def test_the_rules_of_a_corpus_cite_their_articles_and_name_kinds_of_act_that_there_are() -> None:
    rules = rules_of(csto(), ["https://csto.example"])

    assert (rules.under, rules.pages) == (("EP 4", "EP 14"), ("https://csto.example",))
    assert {"assistance-request", "withdrawal-notice", "key-revoked"} <= set(rules.grave)
    assert (rules.quota, rules.per) == (500, 86_400)
    assert unknown_kinds(rules) == ()


def test_what_is_said_in_a_crisis_is_not_counted() -> None:
    assert {"assistance-request", "consultation-request", "vote-for", "non-objection"} <= set(rules_of(csto()).exempt)


def test_a_kind_that_no_act_has_would_bind_nothing_and_is_said() -> None:
    (found,) = unknown_kinds(Rules(under=("EP 4",), grave=("asistance-request",)))

    assert (found.code, found.severity, found.param("nearest")) == ("binding-kind-unknown", "warning", "assistance-request")


def test_the_article_that_names_the_witnesses_is_found() -> None:
    article = witnessing_of(csto())

    assert article is not None
    assert (article[0], article[1].quorum) == ("EP 5", "members")


def test_a_policy_is_held_against_the_article_group_by_group() -> None:
    members = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")
    asked = Policy((), (), (Group("members", 4, members),), "members")

    assert differs(asked, csto()) is None
    fewer = differs(Policy((), (), (Group("members", 3, members),), "members"), csto())
    nested = differs(Policy((), (), (Group("west", 1, members[:2]), Group("members", 4, members)), "west"), csto())
    assert fewer is not None
    assert nested is not None
    assert (fewer.code, fewer.param("groups"), nested.param("groups")) == ("binding-policy-differs", ("members",), ("west",))
