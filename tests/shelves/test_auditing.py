"""An audit on all cores finds what one alone finds, goes on where it was interrupted, and reads everything again the next time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from msgspec.structs import replace

from foedus.organization.audit.course import Course
from foedus.organization.audit.part import LENGTH, check_part
from foedus.organization.audit.terms import Terms
from foedus.shelves.auditing import Measure, audit, read_part
from foedus.shelves.interruption import Interruption
from foedus.shelves.log import verifier_keys
from foedus.shelves.shelf import DamagedError, Row
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.tiles.export import export
from tests.record.attacks.host import BEGIN, KEY, Host, audited, true_log

LONG = 2 * LENGTH + 300


@pytest.fixture(scope="module")
def shelf() -> Host:
    """A log of three parts, with a checkpoint in the middle of one and one at the end of another."""
    return Host(true_log((LENGTH - 1, 1000, LENGTH - 1000, 299, 1)).shelf)


@pytest.fixture(scope="module")
def folder(shelf: Host, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("log")
    export(shelf, made)
    return made


class Interrupted(Exception):  # noqa: N818 — it is no error
    pass


def interrupt_at(position: int) -> object:
    def progress(done: int, _of: int) -> None:
        if done >= position:
            raise Interrupted

    return progress


def test_parts_together_give_the_root(shelf: Host) -> None:
    assert audited(shelf) == ()
    terms = Terms("csto", verifier_keys(shelf.identity))
    course = Course(shelf)
    for first in range(0, LONG, LENGTH):
        course.advance(check_part(shelf, first, min(first + LENGTH, LONG), terms))

    assert course.standing.root == true_log_root(shelf)
    assert (course.standing.checkpoints, course.standing.size) == (7, LONG)


def true_log_root(shelf: Host) -> bytes:
    from foedus.shelves.log import LogReader

    return LogReader(shelf).frontier.root


def test_two_processes_find_what_one_finds(folder: Path) -> None:
    one, two = audit(str(folder), cores=1), audit(str(folder), cores=2)

    assert one == two
    assert one.sound
    assert one.counts.verified == LONG


def test_two_processes_find_the_same_fault_at_the_same_place(shelf: Host, tmp_path: Path) -> None:
    export(shelf, tmp_path)
    for number in (3, 20):
        file = tmp_path / f"act/{number:03}"
        file.write_bytes(file.read_bytes().replace(b"KAZ", b"KGZ", 1))

    one, two = audit(str(tmp_path), cores=1), audit(str(tmp_path), cores=2)

    assert one.findings == two.findings
    assert [(one.code, one.place and one.place.line) for one in one.findings] == [
        ("audit-commitment", 3 * 256),
        ("audit-commitment", 20 * 256),
    ]


def test_an_interrupted_audit_goes_on_where_it_was_and_the_next_begins_anew(folder: Path, tmp_path: Path) -> None:
    kept = Interruption(tmp_path, str(folder))
    with pytest.raises(Interrupted):
        audit(str(folder), progress=interrupt_at(2 * LENGTH), kept=kept, cores=1)  # type: ignore[arg-type]

    resumed = audit(str(folder), kept=Interruption(tmp_path, str(folder)), cores=1)
    again = audit(str(folder), kept=Interruption(tmp_path, str(folder)), cores=1)

    assert (resumed.resumed, again.resumed) == (LENGTH, 0)
    assert replace(resumed, resumed=0) == again
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_audit_by_other_terms_or_of_another_history_is_not_gone_on_with(folder: Path, shelf: Host, tmp_path: Path) -> None:
    kept = Interruption(tmp_path / "kept", str(folder))
    with pytest.raises(Interrupted):
        audit(str(folder), progress=interrupt_at(2 * LENGTH), kept=kept, cores=1)  # type: ignore[arg-type]

    terms = Terms("csto", verifier_keys(shelf.identity))
    assert kept.recalled(shelf, terms) is not None
    assert kept.recalled(shelf, replace(terms, anchor="0" * 64)) is None
    fork = Host(true_log((1, 2)).shelf)
    assert kept.recalled(fork, terms) is None
    kept.forget()
    assert kept.recalled(shelf, terms) is None


def test_an_act_that_stands_twice_is_found_across_an_interruption(shelf: Host, tmp_path: Path) -> None:
    again = Host(shelf)
    row = again.kept[5]
    again.kept[-1] = replace(row, position=LONG - 1, leaf=again.kept[-1].leaf.replace(again.kept[-1].id.encode(), row.id.encode()))
    again.resign()
    export(again, tmp_path / "log")
    kept = Interruption(tmp_path / "kept", "log")
    with pytest.raises(Interrupted):
        audit(str(tmp_path / "log"), progress=interrupt_at(2 * LENGTH), kept=kept, cores=1)  # type: ignore[arg-type]

    found = audit(str(tmp_path / "log"), kept=kept, cores=1)

    assert found.resumed == LENGTH
    assert "audit-act-twice" in {finding.code for finding in found.findings}


def test_a_time_that_goes_back_across_the_border_of_two_parts_is_found(shelf: Host) -> None:
    back = Host(shelf)
    back.put_leaf(LENGTH, received=BEGIN)
    back.resign()

    assert ("audit-received-backwards", LENGTH) in {(one.code, one.place.line) for one in audited(back) if one.place}
    assert ("audit-received-early", LENGTH) in {(one.code, one.place.line) for one in audited(back) if one.place}


class Torn(Host):
    """A shelf of which a row cannot be read."""

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        for row in super().rows(start, stop):
            if row.position == 5:
                raise DamagedError("torn")
            yield row


class Short(Host):
    """A shelf that says it has more rows than it gives."""

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        yield from islice(super().rows(start, stop), 5)


def test_a_row_that_cannot_be_read_is_named() -> None:
    torn = Torn(true_log_shelf())
    part = read_part(torn, 0, 16, Terms("csto", verifier_keys(torn.identity)))

    ((code, place),) = [(one.code, one.place) for one in part.findings]
    assert code == "audit-unreadable"
    assert place
    assert (place.path, place.line) == ("position", 5)
    assert not part.whole


def true_log_shelf() -> Host:
    return Host(true_log().shelf)


def test_rows_that_are_not_given_are_named() -> None:
    found = audited(Short(true_log_shelf()))

    assert ("audit-rows-missing", 5) in {(one.code, one.place.line) for one in found if one.place}


def test_checkpoints_in_another_order_are_named() -> None:
    host = true_log_shelf()
    host.checkpoints = dict(sorted(host.checkpoints.items(), reverse=True))
    host.put(0)

    assert "audit-checkpoint-order" in {finding.code for finding in audited(host)}


def test_an_index_of_ids_that_gives_another_position_is_found(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "record.db", KEY.identity)
    true_log(shelf=shelf)
    shelf.close()
    assert audit(str(tmp_path / "record.db")).findings == ()
    for change, place in (
        ("UPDATE ids SET position = 9 WHERE position = 5", 5),
        ("DELETE FROM ids WHERE position = 9", 5),
        ("INSERT INTO ids VALUES (zeroblob(32), 3)", 3),
    ):
        with sqlite3.connect(tmp_path / "record.db.ids") as index:
            index.execute(change)
        found = audit(str(tmp_path / "record.db"))
        assert next((one.code, one.place.line) for one in found.findings if one.place) == ("audit-look-up", place)


def test_what_is_wrong_throughout_is_not_told_row_by_row(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "record.db", KEY.identity)
    true_log((500,), shelf=shelf)
    shelf.close()
    export(Host(true_log((500,)).shelf), tmp_path / "log")
    signatures = tmp_path / "log/signature/000"
    signatures.write_bytes(signatures.read_bytes().replace(b"ed25519:", b"ed25518:"))

    found = audit(str(tmp_path / "log"), Measure(), cores=1)

    assert not found.sound
    assert len(found.findings) <= 100
