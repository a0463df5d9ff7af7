"""The tree is that of RFC 6962, section 2.1: roots and proofs are what its recursive definitions give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.record.consistency import is_consistent, prove_consistency
from foedus.record.hashing import EMPTY, leaf_hash, node_hash
from foedus.record.inclusion import includes, prove_inclusion, root_from_inclusion
from foedus.record.tree import range_hash, root_hash
from tests.record.log import naive
from tests.record.log.forests import forest, leaf, nodes_of

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/log.json").read_text())

KNOWN_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
KNOWN_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SIZES = st.integers(1, 600)


def naive_leaves(size: int) -> list[bytes]:
    return [leaf(one) for one in range(size)]


def test_the_root_of_no_leaves_is_the_hash_of_nothing() -> None:
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root_hash(0, nodes_of(0)) == forest(0)[0].root == EMPTY


@pytest.mark.parametrize("size", range(1, 9))
def test_the_eight_roots_that_every_implementation_of_certificate_transparency_knows(size: int) -> None:
    rows = [leaf_hash(bytes.fromhex(one)) for one in KNOWN_LEAVES[:size]]

    def nodes(level: int, index: int) -> bytes:
        return rows[index] if level == 0 else node_hash(nodes(level - 1, 2 * index), nodes(level - 1, 2 * index + 1))

    assert root_hash(size, nodes).hex() == KNOWN_ROOTS[size - 1]


@pytest.mark.parametrize("size", [int(one) for one in VECTORS["roots"]])
def test_roots_are_those_of_the_vectors(size: int) -> None:
    assert root_hash(size, nodes_of(size)).hex() == forest(size)[0].root.hex() == VECTORS["roots"][str(size)]


@pytest.mark.parametrize(("index", "size", "path"), VECTORS["inclusion"])
def test_inclusion_proofs_are_those_of_the_vectors(index: int, size: int, path: list[str]) -> None:
    assert [one.hex() for one in prove_inclusion(index, size, nodes_of(size))] == path


@pytest.mark.parametrize(("old", "new", "path"), VECTORS["consistency"])
def test_consistency_proofs_are_those_of_the_vectors(old: int, new: int, path: list[str]) -> None:
    assert [one.hex() for one in prove_consistency(old, new, nodes_of(new))] == path


@given(SIZES)
@settings(deadline=None, max_examples=60)
def test_the_root_is_that_of_the_definition(size: int) -> None:
    assert root_hash(size, nodes_of(size)) == forest(size)[0].root == naive.mth(naive_leaves(size))


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_an_inclusion_proof_is_that_of_the_definition_and_leads_to_the_root(data: st.DataObject) -> None:
    size = data.draw(SIZES)
    index = data.draw(st.integers(0, size - 1))
    path = prove_inclusion(index, size, nodes_of(size))

    assert list(path) == naive.path(index, naive_leaves(size))
    assert includes(leaf_hash(leaf(index)), index, size, path, forest(size)[0].root)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_consistency_proof_is_that_of_the_definition_and_holds(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 600))
    old = data.draw(st.integers(1, new - 1))
    path = prove_consistency(old, new, nodes_of(new))

    assert list(path) == naive.proof(old, naive_leaves(new))
    assert is_consistent(old, forest(old)[0].root, new, forest(new)[0].root, path)


@pytest.mark.parametrize("size", [1, 2, 7, 64, 300])
def test_from_nothing_and_to_itself_there_is_nothing_to_prove(size: int) -> None:
    root = forest(size)[0].root

    assert prove_consistency(0, size, nodes_of(size)) == prove_consistency(size, size, nodes_of(size)) == ()
    assert is_consistent(0, EMPTY, size, root, ())
    assert is_consistent(size, root, size, root, ())


def test_every_proof_of_every_small_tree_holds_and_proves_no_other_place() -> None:
    for size in range(1, 20):
        root = forest(size)[0].root
        for index in range(size):
            path = prove_inclusion(index, size, nodes_of(size))
            places = [one for one in range(size + 2) if includes(leaf_hash(leaf(index)), one, size, path, root)]
            assert places == [index]


def test_every_small_tree_is_shown_to_begin_with_every_smaller_one_and_with_no_other() -> None:
    roots = [forest(size)[0].root for size in range(67)]
    for new in range(1, 67):
        for old in range(1, new):
            path = prove_consistency(old, new, nodes_of(new))
            found = [size for size in range(new + 1) if is_consistent(size, roots[old], new, roots[new], path)]
            assert found == [old], (old, new)


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_attack_an_inclusion_proof_changed_in_any_way_does_not_hold(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 600))
    index = data.draw(st.integers(0, size - 1))
    root, path = forest(size)[0].root, list(prove_inclusion(index, size, nodes_of(size)))
    at = data.draw(st.integers(0, len(path) - 1))
    flipped = [*path[:at], bytes([path[at][0] ^ 1, *path[at][1:]]), *path[at + 1 :]]
    other = data.draw(st.integers(0, size - 1).filter(lambda one: one != index))

    hash_ = leaf_hash(leaf(index))
    assert not includes(hash_, index, size, flipped, root)
    assert not includes(hash_, index, size, path[:at] + path[at + 1 :], root)
    assert not includes(hash_, index, size, [*path, root], root)
    assert not includes(hash_, other, size, path, root)
    assert not includes(leaf_hash(leaf(other)), index, size, path, root)
    assert not includes(node_hash(hash_, path[0]), index >> 1, (size + 1) >> 1, path, root)


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_attack_a_consistency_proof_changed_in_any_way_does_not_hold(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 600))
    old = data.draw(st.integers(1, new - 1))
    before, after = forest(old)[0].root, forest(new)[0].root
    path = list(prove_consistency(old, new, nodes_of(new)))
    at = data.draw(st.integers(0, len(path) - 1))
    flipped = [*path[:at], bytes([path[at][0] ^ 1, *path[at][1:]]), *path[at + 1 :]]

    assert not is_consistent(old, before, new, after, flipped)
    assert not is_consistent(old, before, new, after, path[:at] + path[at + 1 :])
    assert not is_consistent(old, before, new, after, [*path, after])
    assert not is_consistent(old, after, new, after, path)
    assert not is_consistent(old, before, new, before, path)
    assert not is_consistent(old, before, new, after, ())
    assert not is_consistent(new, after, old, before, path)


def test_attack_a_node_passes_for_no_leaf() -> None:
    """A byte in front of what is hashed keeps leaves and nodes apart."""
    left, right = leaf_hash(b"a"), leaf_hash(b"b")

    assert leaf_hash(left + right) != node_hash(left, right)
    assert not includes(leaf_hash(left + right), 0, 1, (), node_hash(left, right))


def test_attack_a_tree_from_nothing_has_no_other_beginning() -> None:
    assert not is_consistent(0, leaf_hash(b"a"), 1, leaf_hash(b"a"), ())
    assert not is_consistent(1, leaf_hash(b"a"), 1, leaf_hash(b"b"), ())
    assert not is_consistent(0, EMPTY, 1, leaf_hash(b"a"), (EMPTY,))
    assert not is_consistent(1, leaf_hash(b"a"), 1, leaf_hash(b"a"), (EMPTY,))


@pytest.mark.parametrize(("old", "new"), [(-1, 3), (-3, -1), (4, 3), (-2, -2)])
def test_attack_sizes_that_no_tree_has_are_not_consistent(old: int, new: int) -> None:
    assert not is_consistent(old, EMPTY, new, EMPTY, ())
    assert not is_consistent(old, EMPTY, new, EMPTY, (EMPTY,))


def test_a_proof_may_be_as_long_as_the_highest_tree_is_high() -> None:
    size = 2**63 - 1
    path = [EMPTY] * 63

    assert root_from_inclusion(EMPTY, 0, size, path) is not None
    assert root_from_inclusion(EMPTY, 0, size, [*path, EMPTY]) is None


@pytest.mark.parametrize("count", [64, 65, 10_000])
def test_attack_a_proof_longer_than_any_tree_is_high_is_not_walked(count: int) -> None:
    path = [EMPTY] * count

    assert root_from_inclusion(EMPTY, 0, 2**63 - 1, path) is None
    assert not is_consistent(1, EMPTY, 2**63 - 1, EMPTY, path)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0), (5, -2)])
def test_there_is_no_proof_of_a_place_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="has no leaf"):
        prove_inclusion(index, size, nodes_of(3))
    assert root_from_inclusion(EMPTY, index, size, ()) is None


@pytest.mark.parametrize(("old", "new"), [(4, 3), (-1, 3)])
def test_a_smaller_tree_is_no_continuation(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="does not come before"):
        prove_consistency(old, new, nodes_of(3))


@pytest.mark.parametrize(("first", "stop"), [(1, 3), (2, 5), (3, 3), (4, 2), (6, 9)])
def test_leaves_over_which_no_subtree_stands_have_no_hash(first: int, stop: int) -> None:
    with pytest.raises(ValueError, match="no subtree"):
        range_hash(first, stop, nodes_of(10))
