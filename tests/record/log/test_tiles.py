"""Tiles are those of C2SP's tlog-tiles, and the edge of a tree can be made anew from them at any size."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.finding import Finding
from foedus.record.bundle import LONG, decode_bundle, encode_bundle
from foedus.record.frontier import Frontier, grown, node_reader, restored
from foedus.record.hashing import SIZE
from foedus.record.tile import ENTRIES, NODES, WIDTH, Coordinates, Tile, bundles_of, coordinates, full, node_of, path, tiles_of
from tests.record.log import naive
from tests.record.log.forests import forest, hashes, leaf, nodes_of
from tests.record.log.saying import said


def test_the_tree_of_70_000_leaves_has_the_tiles_that_the_specification_counts() -> None:
    """tlog-tiles, Partial Tiles: 273 full on level 0 and one of 112; one full on level 1 and one of 17; one of width 1 on level 2."""
    counted = Counter((at.level, at.width) for at in tiles_of(70_000))

    assert counted == {(0, WIDTH): 273, (0, 112): 1, (1, WIDTH): 1, (1, 17): 1, (2, 1): 1}


def test_the_tree_of_256_leaves_is_a_full_tile_and_one_of_width_1_above() -> None:
    assert list(tiles_of(256)) == [Coordinates(0, 0), Coordinates(1, 0, 1)]


def test_a_log_without_leaves_has_no_tile_and_no_bundle() -> None:
    assert list(tiles_of(0)) == list(bundles_of(0)) == []


@given(st.integers(0, 2**40))
@settings(max_examples=100)
def test_the_open_tile_of_a_level_is_as_wide_as_the_specification_says(size: int) -> None:
    """tlog-tiles, Partial Tiles: floor(s / 256**l) mod 256."""
    small = size % 300_000
    partial = {at.level: at.width for at in tiles_of(small) if at.width < WIDTH}

    assert partial == {level: width for level in range(5) if (width := small // 256**level % 256)}


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (Coordinates(0, 1_234_067), "tile/0/x001/x234/067"),
        (Coordinates(0, 0), "tile/0/000"),
        (Coordinates(1, 999), "tile/1/999"),
        (Coordinates(2, 1_000), "tile/2/x001/000"),
        (Coordinates(0, 273, 112), "tile/0/273.p/112"),
        (Coordinates(ENTRIES, 273, 112), "tile/entries/273.p/112"),
        (Coordinates(63, 0, 1), "tile/63/000.p/1"),
    ],
)
def test_a_tile_lies_where_the_specification_says(at: Coordinates, text: str) -> None:
    assert path(at) == text
    assert coordinates(text) == at


@given(st.integers(ENTRIES, 63), st.integers(0, 2**50), st.integers(1, WIDTH))
def test_a_path_says_where_its_tile_is(level: int, index: int, width: int) -> None:
    at = Coordinates(level, index, width)

    assert coordinates(path(at)) == at


@pytest.mark.parametrize(
    "text",
    [
        "", "tile", "tile/0/", "tile/0/0", "tile/0/00", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/0/x000/000", "tile/0/001/000",
        "tile/0/x001/x000", "tile/0/000.p/256", "tile/0/000.p/0", "tile/0/000.p/01", "tile/0/000.p/", "tile/0/000.p/1/", "/tile/0/000",
        "tile/8/0/000", "tile/entry/000", "tile/0/000\n", "tile/0/\u0660\u0660\u0660", "tile/0/../000", "tile/0/x1/000",
    ],
)  # fmt: skip
def test_attack_no_other_text_is_the_path_of_a_tile(text: str) -> None:
    assert coordinates(text) is None


def test_a_full_tile_holds_each_of_its_nodes_once() -> None:
    tile = full(0, 0, hashes(0, WIDTH))
    leaves = [leaf(one) for one in range(WIDTH)]

    assert len(tile.nodes) == NODES * SIZE
    assert len(tile.hashes) == 8_192
    assert tile.root == naive.mth(leaves) == node_of(tile.nodes, 8, 0)
    for height in range(9):
        span = 1 << height
        assert [node_of(tile.nodes, height, at) for at in range(WIDTH // span)] == [
            naive.mth(leaves[at * span : (at + 1) * span]) for at in range(WIDTH // span)
        ]


def test_tiles_are_full_in_the_order_in_which_their_last_leaf_came() -> None:
    _, tiles = grown(Frontier(), hashes(0, 600))

    assert [(one.level, one.index) for one in tiles] == [(0, 0), (0, 1)]


def test_a_tile_above_stands_over_the_roots_of_the_tiles_below() -> None:
    """tlog-tiles, Merkle Tree: each hash on level 1 and above is that of a full tile below. The leaves here are hashes as good as any."""
    frontier, tiles = grown(Frontier(), hashes(0, WIDTH * WIDTH))
    above = tiles[-1]

    assert (above.level, above.index) == (1, 0)
    assert above.hashes == b"".join(one.root for one in tiles[:-1])
    assert frontier.open == ((), (), (above.root,))
    assert frontier.root == above.root


@given(st.lists(st.integers(0, 300), max_size=6))
@settings(deadline=None, max_examples=40)
def test_a_tree_that_grew_in_batches_is_the_tree_that_grew_at_once(batches: list[int]) -> None:
    frontier = Frontier()
    filled: list[Tile] = []
    for count in batches:
        frontier, tiles = grown(frontier, hashes(frontier.size, frontier.size + count))
        filled += tiles

    at_once, kept = forest(sum(batches))
    assert frontier == at_once
    assert {(one.level, one.index): one.nodes for one in filled} == kept


@given(st.integers(0, 900))
@settings(deadline=None, max_examples=60)
def test_the_edge_is_made_anew_from_what_is_kept(size: int) -> None:
    frontier, tiles = forest(size)

    assert restored(size, hashes(size - size % WIDTH, size), lambda level, index: tiles[level, index]) == frontier


def test_the_edge_is_made_anew_on_three_levels() -> None:
    size = WIDTH * WIDTH + 3 * WIDTH + 5
    frontier, tiles = forest(size)

    again = restored(size, hashes(size - 5, size), lambda level, index: tiles[level, index])
    assert again == frontier
    assert again.root == frontier.root


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_every_complete_node_is_the_hash_of_what_stands_below_it(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 700))
    level = data.draw(st.integers(0, size.bit_length() - 1))
    index = data.draw(st.integers(0, (size >> level) - 1))
    below = [leaf(one) for one in range(index << level, (index + 1) << level)]

    assert nodes_of(size)(level, index) == naive.mth(below)


@pytest.mark.parametrize(("size", "level", "index"), [(5, 0, 5), (5, 1, 2), (300, 5, 9), (300, 8, 1), (255, 8, 0)])
def test_a_node_that_is_not_complete_yet_is_not_given(size: int, level: int, index: int) -> None:
    with pytest.raises(IndexError, match=r"no complete node|out of range"):
        nodes_of(size)(level, index)


def test_a_batch_that_is_not_kept_leaves_no_trace() -> None:
    before, _ = forest(10)
    grown(before, hashes(10, 900))

    assert before == grown(Frontier(), hashes(0, 10))[0]


@given(st.lists(st.binary(max_size=70_000 // 100), max_size=12), st.sampled_from([2, LONG]))
def test_a_bundle_gives_back_its_entries(entries: list[bytes], prefix: int) -> None:
    assert decode_bundle(encode_bundle(entries, prefix), len(entries), prefix) == tuple(entries)


def test_a_bundle_is_lengths_of_two_bytes_and_entries() -> None:
    """tlog-tiles, Log entries: big-endian uint16 length-prefixed."""
    assert encode_bundle([b"a", b"", b"bc"]) == b"\0\1a\0\0\0\2bc"
    assert encode_bundle([b"a" * 65_535])[:2] == b"\xff\xff"
    with pytest.raises(OverflowError):
        encode_bundle([b"a" * 65_536])


@pytest.mark.parametrize("data", [b"\0", b"\0\2a", b"\0\1a\0", b"\0\1a\xff\xffb"])
def test_attack_a_bundle_that_breaks_off_is_not_read(data: bytes) -> None:
    found = decode_bundle(data, 1)

    assert isinstance(found, Finding)
    assert found.code == "bundle-cut"
    assert said(found)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_attack_a_bundle_of_more_or_fewer_entries_is_not_read(count: int) -> None:
    found = decode_bundle(encode_bundle([b"a", b"b"]), count)

    assert isinstance(found, Finding)
    assert (found.code, found.param("found"), found.param("expected")) == ("bundle-count", 2, count)
    assert said(found)


def test_nodes_of_the_edge_need_no_full_tile() -> None:
    frontier, _ = forest(700)
    edge = node_reader(frontier, lambda level, index: pytest.fail(f"tile {level}/{index} was read"))

    assert edge(0, 699) == hashes(699, 700)[0]
