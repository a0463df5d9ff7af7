"""Force between two States: whatever the order of arrival the matrix is the same, it is symmetric, and it is what a naive replay gives."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.dates import end_of, zone
from foedus.mechanisms.treaty.questions import Treaty
from foedus.mechanisms.treaty.state import timeline
from tests.spec.small import article, corpus_of, entries_of

STATES = ("AUT", "BEL", "CHE", "DNK")
PACT = corpus_of(PACT="treaty, 2000-01-01" + article(1, "entry into force: by count\ncount: {number: 1}"))
UTC = zone("UTC")
START = date(2000, 1, 1)
days = st.integers(0, 1_500).map(lambda n: START + timedelta(days=n))
states = st.sampled_from(STATES)
acts = st.one_of(
    st.tuples(days, states, st.just("makes a reservation to PACT\n  articles: PACT 1"), st.none()),
    st.tuples(days, states, st.sampled_from([
        "objects to the reservation to PACT", "accepts the reservation to PACT", "withdraws its objection to the reservation to PACT",
        "objects to the reservation to PACT\n  precludes: true",
    ]), states),
    st.tuples(days, states, st.just("withdraws its reservation to PACT"), st.none()),
)  # fmt: skip
Act = tuple[date, str, str, str | None]


def written(act: Act) -> str:
    day, state, what, whose = act
    head, _, rest = what.partition("\n")
    lines = [f"{day} {state} {head}", *([rest] if rest else []), *([f"  made by: {whose}"] if whose else [])]
    return "\n".join(lines)


def naive(consents: dict[str, date], found: list[Act], one: str, other: str, on: date) -> str:
    """Say what the pact is between two States on a day by going through all acts, slowly and in plain words."""
    if one == other or consents[one] > on or consents[other] > on:
        return "no"
    value = "yes"
    for maker, others in ((one, other), (other, one)):
        for made, state, what, _ in found:
            if state != maker or not what.startswith("makes a reservation"):
                continue
            how = answered(consents, found, (maker, others), made, on)
            if how == "no":
                return "no"
            value = "conditional" if how == "conditional" else value
    return value


def answered(consents: dict[str, date], found: list[Act], who: tuple[str, str], made: date, on: date) -> str:
    maker, other = who
    withdrawn = [day for day, state, what, _ in found if state == maker and what.startswith("withdraws its reservation") and day >= made]
    # Not made yet, withdrawn, or made before the consent and never confirmed: of no effect.
    if made > on or (withdrawn and min(withdrawn) <= on) or made < consents[maker]:
        return "yes"
    ends = {state: max(made.replace(year=made.year + 1) + timedelta(days=1), consents[state] + timedelta(days=1)) for state in STATES}
    said = {
        state: sorted((day, what) for day, act_of, what, whose in found if act_of == state and whose == maker)
        for state in STATES
        if state != maker
    }
    silent = "yes" if on >= ends[other] else "conditional"
    if made > consents[maker]:
        return "yes" if any(standing(said[state], ends[state], on) for state in said) else silent
    return spoken(said[other], ends[other], on) or silent


def spoken(said: list[tuple[date, str]], ends: date, on: date) -> str:
    """Say what comes of what a State has said in words by a day; nothing, if it has said nothing that counts."""
    accepted = [day for day, what in said if what.startswith("accepts")]
    objected = [day for day, what in said if what.startswith("objects")]
    if accepted and min(accepted) <= on and (not objected or min(accepted) <= min(objected)):
        return "yes"
    if objected and min(objected) <= on and min(objected) < ends:
        back = [day for day, what in said if what.startswith("withdraws its objection") and day >= min(objected)]
        return "no" if precludes(said, min(objected)) and not (back and min(back) <= on) else "yes"
    return ""


def standing(said: list[tuple[date, str]], ends: date, on: date) -> bool:
    objected = [day for day, what in said if what.startswith("objects")]
    if not objected or min(objected) > on or min(objected) >= ends:
        return False
    return not any(what.startswith("withdraws its objection") and min(objected) <= day <= on for day, what in said)


def precludes(said: list[tuple[date, str]], on: date) -> bool:
    return any(day == on and "precludes" in what for day, what in said)


def one_a_day(found: list[Act]) -> list[Act]:
    """Keep one act of a State a day: which of two on one day was first is a matter of their ids."""
    kept: dict[tuple[date, str], Act] = {}
    for act in found:
        kept.setdefault((act[0], act[1]), act)
    return [act for act in kept.values() if not (act[0].month == 2 and act[0].day == 29) and act[3] != act[1]]


@settings(max_examples=120)
@given(st.lists(acts, max_size=9), st.tuples(days, days, days, days), st.randoms(use_true_random=False), days)
def test_the_matrix_is_the_same_in_any_order_symmetric_and_what_a_naive_replay_gives(
    drawn: list[Act], bound: tuple[date, ...], order: object, on: date
) -> None:
    found, consents = one_a_day(drawn), dict(zip(STATES, bound, strict=True))
    deposits = [(day, state, "deposits PACT\n  form: accession", None) for state, day in consents.items()]
    lines = [written(act) for act in (*deposits, *found)]
    entries = entries_of("\n\n".join(lines), PACT)
    shuffled = list(entries)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    view = Treaty(timeline(entries, PACT, UTC), end_of(on, UTC))
    other_view = Treaty(timeline(shuffled, PACT, UTC), end_of(on, UTC))

    matrix = {(one, other): view.between(one, other, "PACT") for one in STATES for other in STATES}

    assert matrix == {(one, other): other_view.between(one, other, "PACT") for one in STATES for other in STATES}
    assert all(matrix[one, other] == matrix[other, one] for one, other in matrix)
    assert {pair: one.value for pair, one in matrix.items()} == {
        (one, other): naive(consents, found, one, other, on) for one in STATES for other in STATES
    }
