"""Chapter: contributions. A scale is steps in their order, over exact fractions, each of which says what it did."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from foedus.corpus.scale import Bounds, Lessening, Relief, Rounding, Scale, Step
from foedus.rules.bounds import BoundsError, held
from foedus.rules.formula import Scaled, shared_out
from foedus.rules.rounding import amounts, by_largest_remainder

OF_2021_TO_2024 = (
    "ALB 0.0908 BEL 2.1043 BGR 0.3656 CAN 6.8789 CZE 1.0558 DEU 16.3444 DNK 1.3116 ESP 5.9908 EST 0.1248 FRA 10.4913 GBR 11.2823 "
    "GRC 1.0573 HRV 0.2995 HUN 0.7590 ISL 0.0642 ITA 8.7812 LTU 0.2566 LUX 0.1693 LVA 0.1595 MKD 0.0778 MNE 0.0291 NLD 3.4506 "
    "NOR 1.7778 POL 2.9861 PRT 1.0491 ROU 1.2279 SVK 0.5159 SVN 0.2276 TUR 4.7266 USA 16.3444"
)
OF_2024_AND_2025 = (
    "ALB 0.0882 BEL 2.0447 BGR 0.3552 CAN 6.6840 CZE 1.0259 DEU 15.8813 DNK 1.2744 ESP 5.8211 EST 0.1213 FIN 0.9057 FRA 10.1940 "
    "GBR 10.9626 GRC 1.0273 HRV 0.2910 HUN 0.7375 ISL 0.0624 ITA 8.5324 LTU 0.2493 LUX 0.1645 LVA 0.1550 MKD 0.0756 MNE 0.0283 "
    "NLD 3.3528 NOR 1.7274 POL 2.9015 PRT 1.0194 ROU 1.1931 SVK 0.5013 SVN 0.2212 SWE 1.9277 TUR 4.5927 USA 15.8813"
)
NEWCOMERS = {"FIN": "9057/1000000", "SWE": "19277/1000000"}
FOUR_DECIMALS = "1/1000000"


def shares(text: str) -> dict[str, Fraction]:
    words = text.split()
    return {state: Fraction(share) / 100 for state, share in zip(words[::2], words[1::2], strict=True)}


def take(*steps: Step, groups: dict[str, tuple[str, ...]] | None = None, **tables: dict[str, Any]) -> Scaled:
    made = {name: {payer: Fraction(number) for payer, number in table.items()} for name, table in tables.items()}
    return shared_out(Scale(scale="budget", steps=steps), made, groups or {}, article="FUND 3")


def said(scaled: Scaled, code: str) -> list[dict[str, Any]]:
    return [dict(step.params) for step in scaled.steps if step.code == code]


def lacking(scaled: Scaled) -> list[tuple[str, dict[str, Any]]]:
    assert not scaled.shares
    return [(one.code, dict(one.params)) for one in scaled.lacks]


BY_INCOME = Step(in_proportion_to=("income",))


def test_newcomers_take_a_share_and_the_others_are_scaled() -> None:
    """C72: thirty shares of 2021 to 2024 become thirty-two; every figure is the one that was published."""
    earlier = shares(OF_2021_TO_2024)
    steps = (Step(in_proportion_to=("earlier",)), Step(fixed=NEWCOMERS), Step(rounded=Rounding(to=FOUR_DECIMALS)))

    scaled = take(*steps, earlier=earlier)

    assert scaled.shares == shares(OF_2024_AND_2025)
    assert said(scaled, "scale-fixed") == [{"payers": ("FIN 0.9057", "SWE 1.9277"), "rest": "97.1666"}]


def test_rounded_shares_need_not_make_the_whole_and_the_step_says_so() -> None:
    """C72: the shares that were agreed add up to 100.0001 per cent."""
    steps = (Step(in_proportion_to=("earlier",)), Step(fixed=NEWCOMERS), Step(rounded=Rounding(to=FOUR_DECIMALS)))

    scaled = take(*steps, earlier=shares(OF_2021_TO_2024))

    assert sum(scaled.shares.values()) == Fraction(1_000_001, 1_000_000)
    assert said(scaled, "scale-rounded") == [{"unit": "0.0001", "sum": "100.0001"}]


def test_what_rounding_leaves_over_is_borne_by_whom_the_text_names() -> None:
    """C72: a residual bearer."""
    rounding = Rounding(to="1/100", rest_borne_by="C")

    scaled = take(BY_INCOME, Step(rounded=rounding), income={"A": 1, "B": 1, "C": 1})

    assert scaled.shares == {"A": Fraction(33, 100), "B": Fraction(33, 100), "C": Fraction(34, 100)}
    assert said(scaled, "scale-rest-borne") == [{"by": "C", "rest": "1"}]


def test_a_bearer_of_the_rest_who_pays_nothing_is_told() -> None:
    scaled = take(BY_INCOME, Step(rounded=Rounding(to="1/100", rest_borne_by="Z")), income={"A": 1, "B": 1, "C": 1})

    assert lacking(scaled) == [("scale-bearer-pays-nothing", {"by": "Z"})]


def test_the_largest_remainder_gets_the_unit_that_is_left_over() -> None:
    """C72: 33.3, 33.4 and 33.3 per cent, rounded to whole ones."""
    rounding = Rounding(to="1/100", rest_borne_by="largest remainder")

    scaled = take(BY_INCOME, Step(rounded=rounding), income={"A": 333, "B": 334, "C": 333})

    assert scaled.shares == {"A": Fraction(33, 100), "B": Fraction(34, 100), "C": Fraction(33, 100)}
    assert said(scaled, "scale-rest-by-remainder") == [{"payers": ("B",), "unit": "1"}]


def test_a_floor_taken_last_still_leaves_a_whole() -> None:
    """C73: the ceiling holds A at 50; what it no longer pays is shared by B to E before D and E are lifted to 1."""
    bounds = Bounds(ceiling="1/2", floor="1/100")

    scaled = take(BY_INCOME, Step(bounds=bounds), income={"A": 900, "B": 60, "C": 38, "D": 1, "E": 1})

    assert scaled.shares["A"] == Fraction(1, 2)
    assert scaled.shares["D"] == scaled.shares["E"] == Fraction(1, 100)
    assert scaled.shares["B"] / scaled.shares["C"] == Fraction(60, 38)
    assert sum(scaled.shares.values()) == 1
    assert [(one["floor"], one["ceiling"]) for one in said(scaled, "scale-bounds-round")] == [((), ("A",)), (("D", "E"), ())]


def test_the_order_of_steps_matters() -> None:
    """C73: held at the floor first, C bears nothing of what the ceiling takes off A; after the ceiling it is above the floor."""
    ceiling, floor = Step(bounds=Bounds(ceiling="1/2")), Step(bounds=Bounds(floor="1/50"))
    income = {"A": 90, "B": 9, "C": 1}

    capped_first, lifted_first = take(BY_INCOME, ceiling, floor, income=income), take(BY_INCOME, floor, ceiling, income=income)

    assert capped_first.shares == {"A": Fraction(1, 2), "B": Fraction(9, 20), "C": Fraction(1, 20)}
    assert lifted_first.shares == {"A": Fraction(1, 2), "B": Fraction(24, 50), "C": Fraction(1, 50)}


def test_ceilings_that_leave_a_part_unpaid_are_told() -> None:
    scaled = take(BY_INCOME, Step(bounds=Bounds(ceiling="1/4")), income={"A": 1, "B": 1})

    assert lacking(scaled) == [("scale-bounds-impossible", {"floor": "0", "ceiling": "50"})]


def test_fixed_shares_of_more_than_the_whole_are_told() -> None:
    scaled = take(BY_INCOME, Step(fixed={"A": "2/3", "B": "1/2"}), income={"A": 1, "B": 1, "C": 1})

    assert [code for code, _ in lacking(scaled)] == ["scale-bounds-impossible"]


def test_the_largest_pays_what_the_next_largest_pays_and_that_is_solved_not_looped() -> None:
    """C74: at 50, 30 and 20 parts the first falls to the second's share, which rises by what the first no longer pays."""
    scaled = take(BY_INCOME, Step(top_pays_as_the_next=1), income={"A": 50, "B": 30, "C": 20})

    assert scaled.shares == {"A": Fraction(3, 8), "B": Fraction(3, 8), "C": Fraction(1, 4)}
    assert said(scaled, "scale-top-levelled") == [{"payers": ("A",), "next": "B"}]


def test_one_payer_alone_has_nobody_to_be_levelled_with() -> None:
    assert take(BY_INCOME, Step(top_pays_as_the_next=1), income={"A": 5}).shares == {"A": Fraction(1)}


def test_repeating_the_levelling_would_never_end_where_two_pay() -> None:
    """C74: each turn caps the larger at the smaller and the other bears the rest: 2 to 1 becomes 1 to 2, and 2 to 1 again."""
    looped, turns = {"A": Fraction(2, 3), "B": Fraction(1, 3)}, []
    for _ in range(4):
        top, other = sorted(looped, key=lambda name: -looped[name])
        looped = {top: looped[other], other: 1 - looped[other]}
        turns.append(looped["A"])

    assert turns == [Fraction(1, 3), Fraction(2, 3), Fraction(1, 3), Fraction(2, 3)]
    assert take(BY_INCOME, Step(top_pays_as_the_next=1), income={"A": 2, "B": 1}).shares == {"A": Fraction(1, 2), "B": Fraction(1, 2)}


@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=8), st.integers(1, 2))
def test_after_levelling_nobody_pays_more_than_the_next_and_the_others_keep_their_proportions(parts: list[int], number: int) -> None:
    """C74."""
    income = {f"S{at}": part for at, part in enumerate(parts)}
    order = sorted(income, key=lambda name: (-income[name], name))

    solved = take(BY_INCOME, Step(top_pays_as_the_next=number), income=income).shares

    assert sum(solved.values()) == 1
    assert {solved[name] for name in order[: number + 1]} == {max(solved.values())}
    assert len({solved[name] / income[name] for name in order[number:]}) == 1


def test_relief_for_those_with_little_per_head_is_borne_by_those_above_the_threshold() -> None:
    """The average is 10 a head; B has 5, half of it, so 80 per cent of one half of its 50 is taken off and A bears it."""
    relief = Relief(per_head_of="people", gradient="4/5")

    scaled = take(BY_INCOME, Step(relief=relief), income={"A": 150, "B": 50}, people={"A": 10, "B": 10})

    assert scaled.shares == {"A": Fraction(170, 200), "B": Fraction(30, 200)}
    assert said(scaled, "scale-relieved") == [{"relieved": ("B",), "threshold": "10", "moved": "10", "borne_by": "those above"}]


def test_relief_that_all_bear_is_borne_by_the_relieved_as_well() -> None:
    relief = Relief(per_head_of="people", gradient="4/5", borne_by="all")

    scaled = take(BY_INCOME, Step(relief=relief), income={"A": 150, "B": 50}, people={"A": 10, "B": 10})

    assert scaled.shares == {"A": Fraction(165, 200), "B": Fraction(35, 200)}


def test_relief_needs_to_know_how_many_people_there_are() -> None:
    scaled = take(BY_INCOME, Step(relief=Relief(per_head_of="people", gradient="4/5")), income={"A": 1})

    assert lacking(scaled) == [("scale-table-missing", {"table": "people"})]


def test_a_share_of_the_debt_is_taken_off_before_anything_is_shared() -> None:
    less = Lessening(table="debt", share="1/8", for_="low income")

    scaled = take(BY_INCOME, Step(less=less), income={"A": 90, "B": 20}, debt={"A": 80, "B": 80}, groups={"low income": ("B",)})

    assert scaled.shares == {"A": Fraction(9, 10), "B": Fraction(1, 10)}
    assert said(scaled, "scale-lessened") == [{"table": "debt", "share": "1/8", "payers": ("B",)}]


def test_a_group_that_nobody_defined_is_told() -> None:
    bounds = Bounds(ceilings={"small": "1/10"})

    assert lacking(take(BY_INCOME, Step(bounds=bounds), income={"A": 1})) == [("scale-group-missing", {"group": "small"})]


def test_two_base_periods_make_two_scales_and_the_scale_is_their_mean() -> None:
    """The floor is taken in each period by itself, as the United Nations do: 1/4 and 1/4, and once 3/10."""
    periods = Step(in_proportion_to=("six", "three"))
    floor, mean = Step(bounds=Bounds(floor="1/4")), Step(average=True)

    scaled = take(periods, floor, mean, six={"A": 90, "B": 10}, three={"A": 70, "B": 30})

    assert scaled.shares == {"A": Fraction(29, 40), "B": Fraction(11, 40)}
    assert said(scaled, "scale-averaged") == [{"tables": ("six", "three")}]


def test_who_was_held_in_both_periods_stays_held_after_the_mean() -> None:
    steps = (Step(in_proportion_to=("six", "three")), Step(bounds=Bounds(floor="1/4")), Step(average=True), Step(top_pays_as_the_next=1))

    scaled = take(*steps, six={"A": 80, "B": 15, "C": 5}, three={"A": 80, "B": 17, "C": 3})

    assert scaled.shares == {"A": Fraction(1, 2), "B": Fraction(1, 4), "C": Fraction(1, 4)}


def test_periods_that_nobody_averaged_are_told() -> None:
    scaled = take(Step(in_proportion_to=("six", "three")), six={"A": 1}, three={"A": 1})

    assert lacking(scaled) == [("scale-periods-not-averaged", {"tables": ("six", "three")})]


def test_a_scale_that_begins_with_nothing_is_told() -> None:
    assert lacking(take(Step(bounds=Bounds(floor="1/4")))) == [("scale-without-base", {})]
    assert lacking(take()) == [("scale-without-base", {})]


def test_a_table_that_is_not_there_is_told_with_the_article() -> None:
    (lack,) = take(BY_INCOME).lacks

    assert (lack.code, lack.article) == ("scale-table-missing", "FUND 3")


PARTS = st.dictionaries(st.sampled_from("ABCDEFGH"), st.fractions(0, 100, max_denominator=50), min_size=1)
BOUND = st.fractions(0, 1, max_denominator=40)


@given(PARTS, BOUND, BOUND, st.dictionaries(st.sampled_from("ABCDEFGH"), BOUND))
def test_between_floors_and_ceilings_there_is_one_factor_for_all(
    parts: dict[str, Fraction], low: Fraction, high: Fraction, own: dict[str, Fraction]
) -> None:
    """C73: whatever the rounds did, the result is each part times one factor, held between its bounds, and together the whole."""
    assume(low <= high and any(parts.values()))
    lows = dict.fromkeys(parts, low)
    highs = {name: max(low, own.get(name, high)) for name in parts}
    try:
        pinned, rounds = held(parts, Fraction(1), lows, highs)
    except BoundsError:
        movable = sum(highs[name] if parts[name] else low for name in parts)
        assert movable < 1 or low * len(parts) > 1
        return
    free = {name: part for name, part in parts.items() if name not in pinned}
    factor = (1 - sum(pinned.values())) / sum(free.values()) if sum(free.values()) else None
    shared = pinned | {name: part * (factor or 0) for name, part in free.items()}

    assert sum(shared.values()) == 1
    assert all(low <= shared[name] <= highs[name] for name in parts)
    assert len(rounds) <= len(parts) + 1
    if factor is not None:
        assert all(share == min(max(parts[name] * factor, low), highs[name]) for name, share in shared.items())


@given(PARTS, st.integers(1, 1000))
def test_the_largest_remainder_never_moves_anybody_by_a_whole_unit(parts: dict[str, Fraction], units: int) -> None:
    unit = Fraction(1, units)

    given_, _ = by_largest_remainder(parts, unit)

    assert all(-unit < given_[name] - part < unit for name, part in parts.items())
    over = sum(given_.values(), Fraction(0)) - sum(parts.values(), Fraction(0))
    assert -unit / 2 <= over <= unit / 2


def test_an_amount_is_rounded_for_each_by_itself() -> None:
    assert amounts({"A": Fraction(1, 3), "B": Fraction(2, 3)}, Fraction(100), Fraction(1)) == {"A": 33, "B": 67}
