"""What is taken from an exported log holds; what does not hold is not taken, nor what comes after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.record.leaf import Leaf, encode_leaf
from foedus.shelves.log import LogReader
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Shelf
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.tiles.directory import TileShelf
from foedus.shelves.tiles.export import export
from foedus.shelves.tiles.importing import Taken, take
from tests.record.attacks.host import BEGIN, KEY, Host, log_key, true_log
from tests.shelves.tiles.test_export import bare, more


def code(taken: Taken) -> str:
    return taken.finding.code if taken.finding else ""


def alike(one: Shelf, other: Shelf) -> bool:
    return list(one.rows()) == list(other.rows()) and list(one.notes()) == list(other.notes())


def test_a_log_is_taken_as_it_is(tmp_path: Path) -> None:
    log = bare((300, 20_000, 7))
    export(log.shelf, tmp_path / "log")
    target = SqliteShelf(tmp_path / "copy.db", KEY.identity)

    assert take(TileShelf(tmp_path / "log"), target) == Taken(0, 20_307)
    assert alike(log.shelf, target)
    assert target.tile(0, 78) == log.shelf.tile(0, 78)
    assert LogReader(target).root(20_307) == log.root(20_307)
    target.close()


@settings(max_examples=20)
@given(batches=st.lists(st.integers(1, 300), min_size=1, max_size=6), stops=st.sets(st.integers(0, 5)))
def test_taking_it_bit_by_bit_ends_like_taking_it_at_once(
    tmp_path_factory: pytest.TempPathFactory, batches: list[int], stops: set[int]
) -> None:
    folder, log, target = tmp_path_factory.mktemp("log"), bare(), MemoryShelf(KEY.identity)
    for number, batch in enumerate(batches):
        more(log, batch)
        if number in stops:
            export(log.shelf, folder)
            assert not take(TileShelf(folder), target).finding
    export(log.shelf, folder)
    take(TileShelf(folder), target)

    assert alike(log.shelf, target)


def test_another_log_is_not_taken() -> None:
    assert code(take(true_log(key=log_key("exercise")).shelf, MemoryShelf(KEY.identity))) == "import-other-log"


def test_a_shorter_log_is_not_taken() -> None:
    assert code(take(true_log((1,)).shelf, true_log((1, 2)).shelf)) == "import-shorter"


def test_another_history_is_not_taken() -> None:
    fork = Host(true_log((1, 2)).shelf)
    fork.put_leaf(1, received=BEGIN + 179)
    fork.resign()

    assert code(take(fork, true_log((1,)).shelf)) == "import-diverges"


def test_what_does_not_hash_to_a_checkpoint_is_not_taken_and_what_is_before_it_is() -> None:
    source, target = Host(true_log((1, 2, 3)).shelf), MemoryShelf(KEY.identity)
    frontier_of_another = Host(true_log((1, 2, 3)).shelf)
    frontier_of_another.put_leaf(2, received=BEGIN + 239)
    frontier_of_another.resign()
    source.checkpoints[4] = frontier_of_another.checkpoints[4]

    taken = take(source, target)

    assert code(taken) == "import-root"
    assert (taken.size, target.size()) == (2, 2)


def test_an_act_that_is_not_the_leaf_s_is_not_taken() -> None:
    source = Host(true_log((1, 2, 3)).shelf)
    source.put(3, act=source.kept[2].act)
    assert code(take(source, MemoryShelf(KEY.identity))) == "import-commitment"

    source = Host(true_log((1, 2, 3)).shelf)
    source.put(3, leaf=encode_leaf(Leaf("0" * 64, BEGIN)))
    source.resign()
    assert code(take(source, MemoryShelf(KEY.identity))) == "import-commitment"

    source = Host(true_log((1, 2, 3)).shelf)
    source.put(3, leaf=b"{}")
    source.resign()
    assert code(take(source, MemoryShelf(KEY.identity))) == "leaf-malformed"


def test_a_log_that_ends_before_its_checkpoint_is_not_taken() -> None:
    source = Host(true_log((1, 2, 3)).shelf)
    del source.kept[-1]

    assert code(take(source, MemoryShelf(KEY.identity))) == "log-rows"


def test_a_checkpoint_of_another_size_than_it_is_kept_under_is_not_taken() -> None:
    source = Host(true_log((1, 2, 3)).shelf)
    source.checkpoints = {size: source.checkpoints[4 if size == 2 else size] for size in source.checkpoints}
    source.put(0)

    taken = take(source, MemoryShelf(KEY.identity))

    assert (code(taken), taken.size) == ("import-short", 1)


def test_a_log_without_a_tile_that_it_must_have_is_not_taken(tmp_path: Path) -> None:
    export(bare((256, 3)).shelf, tmp_path)
    (tmp_path / "tile/0/000").unlink()

    taken = take(TileShelf(tmp_path), MemoryShelf(KEY.identity))

    assert code(taken) == "tiles-file-missing"


def test_a_checkpoint_that_the_log_did_not_sign_is_not_taken() -> None:
    source = Host(true_log((1, 2, 3)).shelf)
    source.checkpoints[4] = source.checkpoints[4].replace(b"csto\n", b"csta\n", 1)

    assert code(take(source, MemoryShelf(KEY.identity))) == "checkpoint-origin"


def test_a_damaged_file_stops_an_import(tmp_path: Path) -> None:
    export(true_log((1, 2, 3)).shelf, tmp_path)
    file = tmp_path / "act/000.p/7"
    file.write_bytes(file.read_bytes()[:-1])

    assert code(take(TileShelf(tmp_path), MemoryShelf(KEY.identity))) == "bundle-cut"


@pytest.mark.parametrize(("position", "own", "size"), [(0, False, 0), (2, True, 2)])
def test_a_log_whose_list_of_own_acts_is_wrong_is_taken_up_to_there(position: int, own: bool, size: int) -> None:
    """An attack: a revocation that the list leaves out, or an act that it makes one of the record's own."""
    host = Host(true_log().shelf)
    host.put(position, own=own)

    taken = take(host, MemoryShelf(KEY.identity))

    assert taken.finding
    assert (taken.finding.code, taken.finding.param("position"), taken.size) == ("import-chain", position, size)


@pytest.mark.parametrize("data", [b"0", b"1\n0\n", b"0\n0\n", b"00\n", b"-1\n", b"a\n"])
def test_a_list_of_own_acts_that_is_not_written_as_it_must_be_stops_an_import(tmp_path: Path, data: bytes) -> None:
    export(true_log().shelf, tmp_path)
    (tmp_path / "chain").write_bytes(data)

    finding = take(TileShelf(tmp_path), MemoryShelf(KEY.identity)).finding

    assert finding
    assert (finding.code, str(finding.place)) == ("tiles-chain", "chain:0")
