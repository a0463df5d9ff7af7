"""Chapter: tallies of history. A rule is right when it gives the outcome that the record gives, for the reason that it gives."""

from __future__ import annotations

import pytest

from foedus.corpus.organ import Majority, Rule, Veto
from foedus.rules.ballot import Ballot
from foedus.rules.decide import decide
from foedus.rules.tally import Result, Vote

PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")
ABSOLUTE_MAJORITY = Rule(majority=Majority(of="ratifiers", more_than="1/2"))
TWO_THIRDS_OF_PARTIES = Rule(majority=Majority(of="ratifiers", at_least="2/3"))
TWO_THIRDS_OF_VOTERS = Rule(majority=Majority(of="voting", at_least="2/3"))
SIMPLE_MAJORITY = Rule(majority=Majority(of="voting", more_than="1/2"))
NINE = Rule(majority=Majority(of="all members", number=9), veto=Veto(holders=PERMANENT))
SEVEN = Rule(majority=Majority(of="all members", number=7), veto=Veto(holders=PERMANENT))
PROCEDURAL = Rule(majority=Majority(of="all members", number=9))
SEVEN_PROCEDURAL = Rule(majority=Majority(of="all members", number=7))


def tally(yes: int, no: int = 0, abstain: int = 0, absent: int = 0, permanent: str = "") -> dict[str, Vote]:
    """Lay out a tally as votes; ``permanent`` says what the five did, in the order of their codes: y, n, a (abstained), x (was absent)."""
    words: dict[str, Vote] = {"y": "yes", "n": "no", "a": "abstain", "x": "absent"}
    votes: dict[str, Vote] = {state: words[did] for state, did in zip(PERMANENT, permanent, strict=False)}
    wanted: tuple[tuple[Vote, int], ...] = (("yes", yes), ("no", no), ("abstain", abstain), ("absent", absent))
    for vote, number in wanted:
        missing = number - sum(did == vote for did in votes.values())
        votes |= {f"{vote}-{place}": vote for place in range(missing)}
    return votes


def outcome(rule: Rule, votes: dict[str, Vote]) -> Result:
    return decide(rule, Ballot(votes, len(votes)))


def test_fourteen_of_twenty_one_is_exactly_two_thirds() -> None:
    """Punta del Este, January 1962: 14 for, 1 against, 6 abstaining, of 21 parties of the Rio Treaty."""
    result = outcome(TWO_THIRDS_OF_PARTIES, tally(14, 1, 6))

    assert result == Result(adopted=True, base=21, need=14, have=14)


def test_four_times_as_many_for_as_against_can_still_be_too_few() -> None:
    """Quito, November 1974: 12 for, 3 against, 6 abstaining, of 21: a majority, but not two thirds of all parties."""
    result = outcome(TWO_THIRDS_OF_PARTIES, tally(12, 3, 6))

    assert (result.adopted, result.need, result.have) == (False, 14, 12)


def test_an_absolute_majority_counts_abstention_and_absence_against() -> None:
    """Washington, 11 September 2019: 12 for, 5 abstaining, 1 absent, of 18; 9 would not have been enough."""
    assert outcome(ABSOLUTE_MAJORITY, tally(12, 0, 5, 1)).adopted is True
    assert outcome(ABSOLUTE_MAJORITY, tally(9, 0, 8, 1)) == Result(adopted=False, base=18, need=10, have=9)


def test_abstainers_do_not_vote_in_the_general_assembly() -> None:
    """ES-11/3, 7 April 2022: 93 for, 24 against, 58 abstaining: 48 per cent of the members and 79 of the votes."""
    result = outcome(TWO_THIRDS_OF_VOTERS, tally(93, 24, 58))

    assert result == Result(adopted=True, base=117, need=78, have=93)


def test_a_tie_fails_under_any_majority() -> None:
    """General Assembly, 17 November 1965: 47 for, 47 against."""
    assert outcome(SIMPLE_MAJORITY, tally(47, 47, 20)).adopted is False


def test_the_motion_on_the_class_of_the_matter_failed_in_1971() -> None:
    """A/L.632, 25 October 1971: 55 for, 59 against, 15 abstaining."""
    assert outcome(SIMPLE_MAJORITY, tally(55, 59, 15)).adopted is False


def test_a_no_below_the_number_is_not_a_veto() -> None:
    """S/2014/916, 30 December 2014: 8 for, 2 against, 5 abstaining: it failed for the number; the no of the United States vetoed nothing."""
    result = outcome(NINE, tally(8, 2, 5, permanent="yyayn"))

    assert (result.adopted, result.have, result.blocked_by) == (False, 8, ())


def test_three_permanent_noes_are_no_veto_where_only_three_are_for_it() -> None:
    """S/1999/328, 26 March 1999: 3 for, 12 against, three permanent members among them."""
    assert outcome(NINE, tally(3, 12, permanent="ynnyn")).blocked_by == ()


def test_a_text_can_be_adopted_without_one_permanent_member_for_it() -> None:
    """S/RES/344, 15 December 1973: ten elected members for, four permanent members abstaining, China not taking part."""
    result = outcome(NINE, tally(10, 0, 4, 1, permanent="xaaaa"))

    assert result == Result(adopted=True, base=15, need=9, have=10)


def test_the_absence_of_a_permanent_member_is_not_a_veto() -> None:
    """S/RES/82, 25 June 1950: 9 for, Yugoslavia abstaining, the Soviet Union absent; seven were needed then."""
    assert outcome(SEVEN, tally(9, 0, 1, 1, permanent="yyyxy")).adopted is True


def test_a_permanent_no_defeats_a_text_that_has_the_number() -> None:
    """S/2022/155, 25 February 2022: 11 for, 1 against, 3 abstaining."""
    result = outcome(NINE, tally(11, 1, 3, permanent="ayyny"))

    assert (result.adopted, result.blocked_by) == (False, ("RUS",))


@pytest.mark.parametrize(
    ("votes", "substantive", "procedural"),
    [
        (tally(7, 2, 2, permanent="ynnyy"), SEVEN, SEVEN_PROCEDURAL),  # Suez, 30 and 31 October 1956
        (tally(8, 2, 1, permanent="yayny"), SEVEN, SEVEN_PROCEDURAL),  # Congo, 17 September 1960
        (tally(11, 1, 3, permanent="ayyny"), NINE, PROCEDURAL),  # Ukraine, 25 and 27 February 2022
    ],
)
def test_the_same_votes_adopt_a_procedural_text_and_not_a_substantive_one(
    votes: dict[str, Vote], substantive: Rule, procedural: Rule
) -> None:
    assert outcome(substantive, votes).adopted is False
    assert outcome(procedural, votes).adopted is True


def test_seven_votes_were_enough_before_1966_and_are_not_since() -> None:
    """The number is looked up by date: 7 of 11 in 1950; 7 of 15 failed in December 2016."""
    assert outcome(SEVEN, tally(7, 0, 4)).adopted is True
    assert outcome(NINE, tally(7, 0, 8)).adopted is False
