"""No byte of a record's SQLite file can change unseen: it is content, which the audit recomputes, or the walk through the pages finds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from random import Random

import pytest
from msgspec import structs

from foedus.finding import Finding
from foedus.shelves.btree import INNER, PageError
from foedus.shelves.layout import PAGE, ROOTS
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.pages import Held, held, page_fault
from foedus.shelves.shelf import StuckError
from foedus.shelves.sqlite import SqliteShelf, file_fault

from .shelves import IDENTITY, examined, filled, opened

LIBRARY = range(96, 100)
"""Where the file names the library that wrote it last: the one place of a small record that may have any value."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("pages") / "record.db"
    shelf = filled(SqliteShelf(path, IDENTITY), batches=(1, 2, 3, 250, 44))
    for size in (3, 300, 6, 3):
        cosign(shelf, size)
    shelf.close()
    return path.read_bytes()


def cosign(shelf: SqliteShelf, size: int) -> None:
    with shelf.writing() as writing:
        note = shelf.note(size)
        assert note is not None
        writing.replace_note(size, note + "— stranger {}\n".format("AAAAAAAA" * (len(note) % 7 + 1)).encode())


def pages(file: bytes) -> Callable[[int], bytes]:
    return lambda number: file[(number - 1) * PAGE : number * PAGE]


def fault(file: bytes) -> Finding | None:
    return page_fault(pages(file), len(file))


def contents(file: bytes) -> list[tuple[str, int, tuple[object, ...]]]:
    return [(one.table, one.key, one.values) for one in held(pages(file), len(file))]


def same(file: bytes, sound: list[tuple[str, int, tuple[object, ...]]]) -> bool:
    return all((one.table, one.key, one.values) == other for one, other in zip_longest(held(pages(file), len(file)), sound))


def test_a_record_as_it_was_written_has_no_fault(file: bytes) -> None:
    assert fault(file) is None


def test_what_the_walk_finds_in_the_pages_is_what_the_database_gives(file: bytes, tmp_path: Path) -> None:
    (tmp_path / "record.db").write_bytes(file)
    shelf = SqliteShelf(tmp_path / "record.db", read_only=True)
    found: dict[str, list[Held]] = {}
    for one in held(pages(file), len(file)):
        found.setdefault(one.table, []).append(one)

    assert [one.values for one in found["rows"]] == [(row.leaf, row.act, row.signatures) for row in shelf.rows()]
    assert [one.values[0] for one in found["tiles"]] == [shelf.tile(0, 0)]
    notes = {one.key: one.values[0] for one in found["checkpoints"]} | {one.values[0]: one.values[1] for one in found["signed"]}
    assert notes == dict(shelf.notes())
    assert found["log"][0].values == (IDENTITY.origin, "\n".join(IDENTITY.keys))
    shelf.close()


def test_every_byte_of_the_first_page_and_thousands_of_the_others_are_found_when_they_change(file: bytes) -> None:
    """An attack: a host that changes one byte of its record, anywhere in the file."""
    random = Random(4)
    sound = contents(file)
    places = [*range(PAGE), *(number * PAGE + random.randrange(PAGE) for number in range(1, len(file) // PAGE) for _ in range(5))]
    unseen = []
    for place in places:
        changed = bytearray(file)
        changed[place] ^= 1 << random.randrange(8)
        # Content that changed is the audit's: it recomputes every leaf, act, signature, node and checkpoint.
        with suppress(PageError):
            if same(bytes(changed), sound):
                unseen.append(place)

    assert len(places) > 5_000
    assert set(unseen) <= set(LIBRARY)


def test_the_signatures_of_witnesses_whose_keys_are_unknown_here_are_guarded_too(file: bytes) -> None:
    place = file.rindex(b"stranger AAAA") + 12

    assert code(file[:place] + b"B" + file[place + 1 :]) == "page-record"


@pytest.mark.parametrize("size", [0, 100, PAGE - 1, PAGE + 1, 5 * PAGE])
def test_a_file_that_was_cut_is_found(file: bytes, size: int) -> None:
    assert code(file[:size]) in {"page-file-cut", "page-header"}


def test_a_page_that_was_lost_to_zeros_is_found_wherever_it_is(file: bytes) -> None:
    """A disk that did not write what it said it wrote."""
    sound = contents(file)
    for number in range(len(file) // PAGE):
        lost = file[: number * PAGE] + bytes(PAGE) + file[(number + 1) * PAGE :]

        assert code(lost).startswith("page-") or contents(lost) != sound


def test_a_page_that_was_written_by_half_is_found(tmp_path: Path) -> None:
    shelf = filled(SqliteShelf(tmp_path / "record.db", IDENTITY), batches=(40,))
    with shelf.still():
        before = (tmp_path / "record.db").read_bytes()
    opened(shelf).enter([examined(100), examined(101)])
    with shelf.still():
        after = (tmp_path / "record.db").read_bytes()
    shelf.close()

    for number in range(len(before) // PAGE):
        start, half = number * PAGE, number * PAGE + PAGE // 2
        if before[start:half] != after[start:half] and before[half : start + PAGE] != after[half : start + PAGE]:
            torn = after[:half] + before[half : start + PAGE] + after[start + PAGE :]

            assert code(torn).startswith("page-") or contents(torn) != contents(after)


def test_bytes_hidden_behind_the_last_page_are_found(file: bytes) -> None:
    assert code(file + bytes(PAGE)) == "page-header"


def test_a_page_that_was_added_and_counted_is_found_although_nothing_leads_to_it(file: bytes) -> None:
    counted = file[:28] + (len(file) // PAGE + 1).to_bytes(4, "big") + file[32:]

    assert code(counted + bytes(PAGE)) == "page-unmet"


def test_a_full_tile_that_was_never_written_is_missed(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "record.db", IDENTITY)
    with shelf.writing() as writing:
        rows = [structs.replace(row, position=place) for place, row in enumerate(filled(MemoryShelf(IDENTITY), batches=(256,)).rows())]
        writing.add(rows, (), 256, b"a checkpoint\n")
    shelf.close()

    assert code((tmp_path / "record.db").read_bytes()) == "page-row-missing"


def test_rows_that_somebody_removed_with_another_program_are_found(file: bytes, tmp_path: Path) -> None:
    """An attack: the host takes the guards away, deletes an act with the sqlite3 program, and puts the guards back."""
    for place, sql in enumerate((
        "DELETE FROM rows WHERE position = 7",
        "DELETE FROM rows WHERE position >= 290",
        "DELETE FROM checkpoints WHERE size = 300",
        "DELETE FROM tiles",
        "DELETE FROM signed",
        "UPDATE rows SET position = 700 WHERE position = 299",
        "INSERT INTO tiles VALUES (9, x'00')",
    )):  # fmt: skip
        path = tmp_path / f"{place}.db"
        path.write_bytes(file)
        database = sqlite3.connect(path, isolation_level=None)
        guards = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            database.execute(f"DROP TRIGGER {name}")
        database.execute(sql)
        for _, guard in guards:
            database.execute(guard)
        database.close()

        assert code(path.read_bytes()).startswith("page-")


def test_another_programs_database_is_no_record(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "other.db")
    database.execute("CREATE TABLE rows (position)")
    database.close()

    assert code((tmp_path / "other.db").read_bytes()) == "page-header"
    assert code(b"What is this? " * 400 + bytes(PAGE * 2 - 5600)) == "page-no-database"


def test_a_record_that_grew_to_trees_of_three_levels_has_no_fault(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "record.db", IDENTITY)
    filled(shelf, batches=[*[1] * 30, *[90] * 25])
    for size in (5, 1020, 7, 7, 2280):
        cosign(shelf, size)

    with shelf.still() as (page, size):
        assert page_fault(page, size) is None
        assert size > 450 * PAGE
    shelf.close()


def test_between_the_first_page_of_a_large_tree_and_its_leaves_only_the_gap_of_a_page_may_have_any_value(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "record.db", IDENTITY)
    filled(shelf, batches=[2500])
    shelf.close()
    large, random = (tmp_path / "record.db").read_bytes(), Random(6)
    between = [number for number in range(len(ROOTS) + 1, len(large) // PAGE) if large[number * PAGE] == INNER]

    assert len(between) >= 2
    for number in between:
        head = large[number * PAGE : number * PAGE + 12]
        gap = range(12 + 2 * int.from_bytes(head[3:5], "big"), int.from_bytes(head[5:7], "big"))
        for offset in (*range(12), *random.sample(range(12, gap.start), 2), *random.sample(range(gap.stop, PAGE), 3)):
            changed = bytearray(large)
            changed[number * PAGE + offset] ^= 1 << random.randrange(8)

            assert code(bytes(changed)).startswith("page-")


def test_the_file_lies_still_while_others_write(tmp_path: Path) -> None:
    shelf = filled(SqliteShelf(tmp_path / "record.db", IDENTITY), batches=(5,))
    writer = SqliteShelf(tmp_path / "record.db")

    with shelf.still() as (page, size):
        filled(writer, batches=(300, 300))
        assert page_fault(page, size) is None
        assert len([one for one in held(page, size) if one.table == "rows"]) == 5
    assert shelf.size() == 600
    writer.close()
    shelf.close()


def test_what_the_last_writer_left_beside_the_file_is_carried_over_before_the_walk(tmp_path: Path) -> None:
    writer = filled(SqliteShelf(tmp_path / "record.db", IDENTITY), batches=(5,))
    reader = SqliteShelf(tmp_path / "record.db", read_only=True)

    with reader.still() as (page, size):
        assert len([one for one in held(page, size) if one.table == "rows"]) == 5

    assert list(reader.faults()) == []
    reader.close()
    writer.close()


def test_a_file_that_somebody_reads_without_end_does_not_come_to_rest_and_that_is_said(tmp_path: Path) -> None:
    writer = filled(SqliteShelf(tmp_path / "record.db", IDENTITY), batches=(5,))
    busy = sqlite3.connect(tmp_path / "record.db", isolation_level=None)
    busy.execute("BEGIN")
    busy.execute("SELECT count(*) FROM rows").fetchone()
    reader = SqliteShelf(tmp_path / "record.db", read_only=True, patience=0.05)

    (finding,) = reader.faults()

    assert (finding.code, finding.severity) == ("page-restless", "warning")
    with pytest.raises(StuckError), reader.still():
        pass
    for one in (busy, reader, writer):
        one.close()


def test_a_file_that_can_no_longer_be_opened_says_where_it_is_damaged(file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    for place, expected in ((3, "page-no-database"), (68, "page-header"), (104, "page-key"), (18, "page-header")):
        path.write_bytes(file[:place] + b"\x7f" + file[place + 1 :])

        found = file_fault(path)

        assert found is not None
        assert found.code == expected
    path.write_bytes(b"something else altogether" * 400)
    assert file_fault(path) is None


def code(file: bytes) -> str:
    found = fault(file)
    return found.code if found else ""
