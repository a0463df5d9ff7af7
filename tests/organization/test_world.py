"""What a world is made of: stretches of acts with the states before them, and an index that grows without copies."""

from __future__ import annotations

from datetime import UTC
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.acts import entries, with_crises
from foedus.dates import DateError, begins, when
from foedus.organization.fold import START, World, effective, folded
from foedus.organization.index import Index
from foedus.organization.organization import Organization
from foedus.organization.stretch import LENGTH, Entries
from foedus.record.entry import Entry

MADE = tuple(entries(5 * LENGTH + 7, log="csto"))


@pytest.fixture(scope="module")
def whole(csto: Organization) -> World:
    return folded(with_crises(csto.corpus, len(MADE)), MADE)


def test_the_states_between_stretches_are_those_after_so_many_acts(whole: World) -> None:
    for count in (0, 1, LENGTH - 1, LENGTH, LENGTH + 1, 2 * LENGTH, len(MADE) - 1, len(MADE)):
        known = folded(whole.corpus, MADE[:count])
        at = effective(MADE[count], whole.seat) if count < len(MADE) else effective(MADE[-1], whole.seat) + 1

        assert whole.until(at) == count
        assert whole.before(at) == known.after


def test_before_the_first_act_every_mechanism_is_where_it_starts(whole: World) -> None:
    assert whole.before(effective(MADE[0], whole.seat)) == START
    assert whole.until(0) == 0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, len(MADE)), max_size=6))
def test_however_a_world_grew_it_holds_the_same_acts_states_and_findings(whole: World, cuts: list[int]) -> None:
    """Batches of any size, and the first of them last: what is inserted before stretches moves all that follows."""
    bounds = sorted({0, *cuts, len(MADE)})
    batches = [MADE[first:stop] for first, stop in pairwise(bounds)]
    grown = folded(whole.corpus)
    for batch in (*batches[1:], batches[0]):
        grown = grown.extended(batch)

    assert grown.entries == whole.entries
    assert [one.first for one in grown.entries.stretches] == [one.first for one in whole.entries.stretches]
    assert (grown.after, grown.position, tuple(grown.findings)) == (whole.after, whole.position, tuple(whole.findings))
    assert dict(grown.by_id) == dict(whole.by_id)


def test_a_world_that_grows_at_its_end_shares_every_full_stretch(whole: World) -> None:
    known = folded(whole.corpus, MADE[:-1])
    grown = known.extended(MADE[-1:])

    assert all(one is two for one, two in zip(known.entries.stretches[:-1], grown.entries.stretches, strict=False))
    assert len(known.entries) == len(MADE) - 1


def test_an_act_that_comes_twice_in_one_batch_is_taken_once(whole: World) -> None:
    assert folded(whole.corpus, (*MADE, *MADE)).entries == whole.entries
    assert folded(whole.corpus).extended((*MADE, *MADE)).entries == whole.entries


@given(st.slices(len(MADE) + 3))
def test_the_acts_of_stretches_are_taken_out_as_from_a_tuple(whole: World, part: slice) -> None:
    assert whole.entries[part] == MADE[part]


@given(st.integers(-len(MADE) - 2, len(MADE) + 1))
def test_an_act_stands_where_it_stands_in_a_tuple(whole: World, at: int) -> None:
    if -len(MADE) <= at < len(MADE):
        assert whole.entries[at] is MADE[at]
    else:
        with pytest.raises(IndexError):
            whole.entries[at]


def test_the_acts_of_a_world_are_equal_to_others_in_the_same_order_alone(whole: World) -> None:
    assert whole.entries == MADE
    assert whole.entries != MADE[:-1]
    assert whole.entries != tuple(reversed(MADE))
    assert Entries() == ()


@given(st.lists(st.integers(1, 40), max_size=8))
def test_an_index_knows_every_batch_and_the_one_before_it_does_not(sizes: list[int]) -> None:
    index, known = Index(), dict[str, Entry]()
    first = 0
    for size in sizes:
        batch = MADE[first : first + size]
        # What is known already is offered again, and passed over.
        new = index.unknown((*known.values(), *batch))
        before, index = index, index.also(new)
        assert tuple(new.values()) == batch
        assert not any(one.id in before for one in batch)
        known |= {one.id: one for one in batch}
        first += size

    assert (dict(index), len(index), index.get("none")) == (known, len(known), None)


@pytest.mark.parametrize("text", ["2022-01-05T18:30:00Z", "2022-01-05T21:30:00+03:00", "2022-01-05", "2022-01", "2022~", "1992/2022-01-05"])
def test_when_a_time_begins_is_the_first_instant_that_it_can_mean(text: str) -> None:
    assert begins(text, UTC) == when(text, UTC).first


@pytest.mark.parametrize(
    "text", ["2022-02-30T18:30:00Z", "2022-01-05T24:30:00Z", "2022-W01-1T21:30:00Z", "20220105T213000.123Z", "²022-01-05T18:30:00Z"]
)
def test_what_is_no_time_begins_never(text: str) -> None:
    with pytest.raises(DateError):
        begins(text, UTC)
