"""A field may hold pairs of names and values, and a kind whose field the journal cannot write is a bug found at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from foedus.record.act import Body, Vocabulary, VocabularyError
from foedus.record.entry import Entry
from foedus.record.fields import spelling
from foedus.record.journal import Journal, parse
from foedus.record.printer import print_journal


class RollCalled(Body, frozen=True, kw_only=True):
    kind, verb, object = "roll-call", "calls the roll on", "motion"
    motion: str
    votes: dict[str, str] = {}


ROLLS = Vocabulary((RollCalled,))


def read(votes: str) -> Journal:
    return parse(f"2022-01-06 CSC calls the roll on 2022/1\n  votes: {votes}\n", path="votes.journal", vocabulary=ROLLS, log="csto")


def test_pairs_are_separated_by_commas_and_quoted_where_they_must_be() -> None:
    found = read('ARM=yes, BLR="no, not yet", "a=b"=c')

    assert found.findings == ()
    assert found.entries[0].act.body == RollCalled(motion="2022/1", votes={"ARM": "yes", "BLR": "no, not yet", "a=b": "c"})
    assert parse(print_journal(found.entries, ROLLS), path="-", vocabulary=ROLLS, log="").entries[0].id == found.entries[0].id


@pytest.mark.parametrize("votes", ["ARM", "ARM=yes, BLR", "ARM=yes, ARM=no"])
def test_a_list_that_is_no_list_of_pairs(votes: str) -> None:
    (finding,) = read(votes).findings

    assert (finding.code, finding.param("found")) == ("journal-pair", votes)


def test_the_name_in_a_pair_is_plain_ascii() -> None:
    (finding,) = read("Армения=yes").findings

    assert finding.code == "act-name"


def test_an_empty_list_of_pairs_is_the_default() -> None:
    assert read("()").entries[0].act.body == RollCalled(motion="2022/1")


def test_a_kind_with_a_field_that_no_journal_can_write_is_a_bug() -> None:
    class Shared(Body, frozen=True, kw_only=True):
        kind, verb, object = "shared", "shares", "what"
        what: str
        share: Fraction

    with pytest.raises(VocabularyError, match="share"):
        spelling(Shared)


def test_a_kind_with_a_field_named_like_the_envelope_is_a_bug() -> None:
    class Sourced(Body, frozen=True, kw_only=True):
        kind, verb, object = "sourced", "sources", "what"
        what: str
        source: str

    with pytest.raises(VocabularyError, match="source"):
        spelling(Sourced)


def test_two_kinds_with_one_verb_are_a_bug() -> None:
    class Other(RollCalled, frozen=True, kw_only=True):
        kind = "other"

    with pytest.raises(VocabularyError):
        Vocabulary((RollCalled, Other))


def test_entries_are_values() -> None:
    (one,) = read("ARM=yes").entries

    assert one == Entry(one.act, one.id, 0, None, "", one.place, "votes.journal", 1)
