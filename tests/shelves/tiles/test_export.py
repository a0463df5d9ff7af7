"""An export goes on where the last one ended, holds what tlog-tiles asks for, and never writes over another log."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.finding import Finding
from foedus.record.tile import WIDTH
from foedus.shelves.auditing import audit
from foedus.shelves.log import Examined, Log
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import ReadOnlyError, TileMissingError
from foedus.shelves.tiles.directory import BrokenFileError, TileShelf
from foedus.shelves.tiles.export import export
from foedus.shelves.tiles.layout import files_of
from tests.record.attacks.host import BEGIN, KEY, Clock, Host, log_key, true_log


def bare(batches: tuple[int, ...] = ()) -> Log:
    """A log by itself, whose acts are any bytes."""
    log = Log(MemoryShelf(KEY.identity), KEY, Clock())
    log.found()
    more(log, *batches)
    return log


def more(log: Log, *batches: int) -> None:
    for batch in batches:
        data = [f"act {log.size + one}".encode() for one in range(batch)]
        log.enter([Examined(sha256(one).hexdigest(), one) for one in data])


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def same(one: Path, other: Path) -> bool:
    return names(one) == names(other) and all((one / name).read_bytes() == (other / name).read_bytes() for name in names(one))


def test_a_log_of_seventy_thousand_has_the_tiles_of_the_specification(tmp_path: Path) -> None:
    log = bare((70_000,))
    export(log.shelf, tmp_path)
    tiles = [name for name in names(tmp_path) if name.startswith("tile/") and "entries" not in name]

    assert sum(name.startswith("tile/0/") and ".p/" not in name for name in tiles) == 273
    assert {"tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"} <= set(tiles)
    assert len(tiles) == 273 + 4
    assert names(tmp_path) == set(files_of(70_000, [0, 70_000]))


def test_every_partial_tile_for_which_there_is_a_checkpoint_is_served_until_it_is_full(tmp_path: Path) -> None:
    log = bare((3, 2))
    export(log.shelf, tmp_path)
    assert {"tile/0/000.p/3", "tile/0/000.p/5", "tile/entries/000.p/3"} <= names(tmp_path)

    more(log, WIDTH)
    export(log.shelf, tmp_path)

    assert {name for name in names(tmp_path) if ".p/" in name} == {
        "tile/0/001.p/5", "tile/1/000.p/1", "tile/entries/001.p/5", "act/001.p/5", "signature/001.p/5",
    }  # fmt: skip


@settings(max_examples=25)
@given(batches=st.lists(st.integers(1, 400), min_size=1, max_size=6), stops=st.sets(st.integers(0, 5)))
def test_exports_one_after_another_end_like_one_export(
    tmp_path_factory: pytest.TempPathFactory, batches: list[int], stops: set[int]
) -> None:
    folder, fresh = tmp_path_factory.mktemp("often"), tmp_path_factory.mktemp("once")
    log = bare()
    for number, batch in enumerate(batches):
        more(log, batch)
        if number in stops:
            assert export(log.shelf, folder) == log.size
    export(log.shelf, folder)
    export(log.shelf, fresh)

    assert same(folder, fresh)


def test_a_folder_reads_like_the_shelf_that_was_exported(tmp_path: Path) -> None:
    shelf = bare((300, 7)).shelf
    export(shelf, tmp_path)
    read = TileShelf(tmp_path)

    assert list(read.rows()) == list(shelf.rows())
    assert list(read.rows(255, 258)) == list(shelf.rows(255, 258))
    assert list(read.notes(300)) == list(shelf.notes(300))
    assert read.tile(0, 0) == shelf.tile(0, 0)
    assert (read.note(), read.note(301), read.note(999)) == (shelf.note(), shelf.note(301), None)
    some = [row.id for row in shelf.rows(300, 303)]
    assert read.positions([*some, "0" * 64]) == shelf.positions(some)
    with pytest.raises(TileMissingError):
        read.tile(0, 1)
    with pytest.raises(ReadOnlyError), read.writing():
        pass
    read.close()


def test_an_export_that_died_is_gone_on_with(tmp_path: Path) -> None:
    log = bare((300,))
    export(log.shelf, tmp_path)
    whole = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    (tmp_path / "checkpoint").unlink()
    (tmp_path / "checkpoints").unlink()
    (tmp_path / "log.vkey").unlink()
    (tmp_path / "tile/0/000").unlink()

    assert export(log.shelf, tmp_path) == 300
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == whole


def test_an_empty_log_is_exported_with_its_checkpoint(tmp_path: Path) -> None:
    log = bare()
    assert export(log.shelf, tmp_path) == 0
    assert names(tmp_path) == {"chain", "checkpoint", "checkpoints", "log.vkey"}
    assert audit(str(tmp_path)).findings == ()


def refused(found: int | Finding) -> str:
    assert isinstance(found, Finding)
    return found.code


def test_another_log_s_folder_is_left_alone(tmp_path: Path) -> None:
    export(true_log((1,)).shelf, tmp_path)

    assert refused(export(true_log((1,), log_key("exercise")).shelf, tmp_path)) == "tiles-other-log"


def test_a_folder_that_is_ahead_of_the_record_is_left_alone(tmp_path: Path) -> None:
    export(true_log((1, 2)).shelf, tmp_path)

    assert refused(export(true_log((1,)).shelf, tmp_path)) == "tiles-longer"


def test_a_folder_with_another_history_is_left_alone(tmp_path: Path) -> None:
    fork = Host(true_log((1,)).shelf)
    fork.put_leaf(1, received=BEGIN + 179)
    fork.resign()
    export(fork, tmp_path)

    assert refused(export(true_log((1, 2)).shelf, tmp_path)) == "tiles-diverge"


def test_a_folder_whose_keys_are_damaged_is_left_alone(tmp_path: Path) -> None:
    export(true_log((1,)).shelf, tmp_path)
    keys = tmp_path / "log.vkey"
    keys.write_bytes(keys.read_bytes()[:-1])

    assert refused(export(true_log((1,)).shelf, tmp_path)) == "tiles-keys-unfinished"


def test_a_tile_that_was_cut_cannot_be_read(tmp_path: Path) -> None:
    export(bare((256,)).shelf, tmp_path)
    tile = tmp_path / "tile/0/000"
    tile.write_bytes(tile.read_bytes()[:-32])

    with pytest.raises(BrokenFileError) as error:
        TileShelf(tmp_path).tile(0, 0)
    assert error.value.finding.code == "tiles-width"


def test_checkpoints_out_of_order_cannot_be_read(tmp_path: Path) -> None:
    export(bare((1, 1)).shelf, tmp_path)
    file = tmp_path / "checkpoints"
    file.write_bytes(file.read_bytes() * 2)

    with pytest.raises(BrokenFileError) as error:
        list(TileShelf(tmp_path).notes())
    assert error.value.finding.code == "tiles-checkpoints-unordered"
