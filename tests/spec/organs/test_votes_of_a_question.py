"""Chapter: votes as a question writes them. What cannot be read is said, with the nearest that can."""

from __future__ import annotations

import pytest

from foedus.mechanisms.organs.questions import read_votes
from tests.spec.organs.conftest import Told


@pytest.mark.parametrize(
    ("text", "code", "nearest"),
    [
        ("KAZ", "vote-unreadable", None),
        ("=yes", "vote-unreadable", None),
        ("KAZ=abstian", "vote-word-unknown", "abstain"),
        ("KAX=yes", "vote-state-unknown", "KAZ"),
        ("KAZ=yes,KAZ=no", "vote-given-twice", None),
    ],
)
def test_what_cannot_be_read_is_said_with_the_nearest(told: Told, text: str, code: str, nearest: str | None) -> None:
    electorate = told("").on("2022-01-06").organs.electorate("CSC", "use of force")

    _, (found,) = read_votes(text, electorate)

    assert found.code == code
    assert nearest is None or nearest in dict(found.params)["nearest"]  # type: ignore[operator]


def test_every_part_is_read_and_every_error_said_at_once(told: Told) -> None:
    electorate = told("").on("2022-01-06").organs.electorate("CSC", "use of force")

    votes, findings = read_votes("ARM=yes, BLR = Not objecting, KAX=no, TJK", electorate)

    assert votes.named == {"ARM": "yes", "BLR": "not-objecting"}
    assert [finding.code for finding in findings] == ["vote-state-unknown", "vote-unreadable"]


def test_a_state_outside_is_read_because_the_answer_says_that_it_has_no_vote(told: Told) -> None:
    electorate = told("").on("2022-01-06").organs.electorate("CSC", "use of force")

    votes, findings = read_votes("UZB=no", electorate)

    assert (votes.named, findings) == ({"UZB": "no"}, ())
