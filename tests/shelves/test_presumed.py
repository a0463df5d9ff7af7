"""Who writes alone goes to the server once for each batch, and finds out there that it does not write alone any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread
from time import monotonic, sleep

import psycopg
import pytest
from psycopg.pq.abc import PGconn

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.frontier import Frontier, grown
from foedus.record.hashing import leaf_hash
from foedus.shelves import presumed
from foedus.shelves.log import Examined, Log, LogError, LogReader, Open, Receipt
from foedus.shelves.pipeline import Command
from foedus.shelves.postgres import LOCK, PostgresShelf
from foedus.shelves.shelf import StaleError

from .shelves import IDENTITY, KEY, NOW, emptied, examined, opened

ALONE = range(3)
"""Acts after which a writer presumes: it found the record twice as it had left it."""

UNKNOWN = Code("doctest-unknown", id=str)


@dataclass
class Ways:
    """Counts the ways to the server on which a writer begins in earnest, and those on which it presumes."""

    earnest: int = 0
    presumed: int = 0
    stale: int = 0


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Ways:
    counted = Ways()
    begun, entered = PostgresShelf._begun, presumed.entered  # noqa: SLF001 — what goes to the server is counted there

    def earnest(shelf: PostgresShelf) -> object:
        counted.earnest += 1
        return begun(shelf)

    def presumes(server: PGconn, command: Command) -> None:
        counted.presumed += 1
        try:
            entered(server, command)
        except StaleError:
            counted.stale += 1
            raise

    monkeypatch.setattr(PostgresShelf, "_begun", earnest)
    monkeypatch.setattr(presumed, "entered", presumes)
    return counted


@pytest.fixture
def logs(postgres: str) -> Iterator[tuple[Log, Log]]:
    """Two hosts with one database; the first presumes to write alone."""
    emptied(postgres)
    shelves = PostgresShelf(postgres, IDENTITY), PostgresShelf(postgres)
    one, other = opened(shelves[0]), Log(shelves[1], KEY, lambda: NOW)
    for number in ALONE:
        one.enter([examined(number)])
    yield one, other
    for shelf in shelves:
        shelf.close()


def stand(log: Log) -> list[str]:
    """Give the acts on the shelf, in order, having checked that the newest checkpoint is theirs."""
    rows = list(log.shelf.rows())
    assert LogReader(log.shelf).frontier.root == grown(Frontier(), [leaf_hash(row.leaf) for row in rows])[0].root
    return [row.id for row in rows]


def ids(*numbers: int) -> list[str]:
    return [examined(number).id for number in numbers]


def test_who_writes_alone_asks_and_adds_in_one_statement(logs: tuple[Log, Log], ways: Ways) -> None:
    one, _ = logs

    for number in range(3, 20):
        one.enter([examined(number)])
    one.enter([examined(number) for number in range(20, 300)])

    assert (ways.earnest, ways.presumed, ways.stale) == (0, 18, 0)
    assert stand(one) == ids(*range(300))


def test_whoever_finds_that_another_wrote_begins_in_earnest_and_adds_nothing_twice(logs: tuple[Log, Log], ways: Ways) -> None:
    one, other = logs
    other.enter([examined(3), examined(4)])

    (told,) = one.enter([examined(5)])

    assert isinstance(told, Receipt)
    assert told.position == 5
    # The other's turn and the second try of this one.
    assert (ways.earnest, ways.presumed, ways.stale) == (2, 1, 1)
    assert stand(one) == ids(0, 1, 2, 3, 4, 5)


def test_two_who_write_in_turn_presume_nothing(logs: tuple[Log, Log], ways: Ways) -> None:
    for number in range(3, 13):
        logs[number % 2].enter([examined(number)])

    assert ways.presumed == ways.stale == 1
    assert stand(logs[0]) == ids(*range(13))


def test_an_act_that_was_presumed_new_and_is_here_keeps_its_place(logs: tuple[Log, Log], ways: Ways) -> None:
    one, _ = logs

    old, new = one.enter([examined(1), examined(3)])

    assert [told.position for told in (old, new) if isinstance(told, Receipt)] == [1, 3]
    assert ways.stale == 1
    assert stand(one) == ids(0, 1, 2, 3)


def test_who_finds_another_writing_adds_nothing_and_waits_for_him(logs: tuple[Log, Log], postgres: str, ways: Ways) -> None:
    one, _ = logs
    author = Thread(target=lambda: one.enter([examined(3)]))
    with psycopg.connect(postgres) as elsewhere:
        elsewhere.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        author.start()
        until = monotonic() + 10
        while not ways.earnest and monotonic() < until:
            sleep(0.001)
        assert (ways.stale, ways.earnest) == (1, 1)
        assert one.shelf.size() == 3

    author.join(10)

    assert stand(one) == ids(0, 1, 2, 3)


class Admits(Open):
    """A gate that knows an author only once an act of another host was learned."""

    known = False

    def admit(self, examined: Examined, received: Instant) -> Finding | None:
        """Refuse whoever is not known."""
        del received
        return None if self.known or examined.id != ids(9)[0] else UNKNOWN.finding(id=examined.id)

    def passed(self, rows: object) -> Finding | None:
        """Learn of the author by the fourth act."""
        self.known = self.known or any(row.id == ids(3)[0] for row in rows)  # type: ignore[attr-defined]
        return None


def test_no_act_is_refused_for_what_the_record_is_presumed_to_be(postgres: str) -> None:
    """The other host has entered meanwhile what makes it admissible."""
    emptied(postgres)
    opened(PostgresShelf(postgres, IDENTITY)).shelf.close()
    gate = Admits()
    one, other = Log(PostgresShelf(postgres), KEY, lambda: NOW, gate=gate), Log(PostgresShelf(postgres), KEY, lambda: NOW)
    for number in ALONE:
        one.enter([examined(number)])
    assert isinstance(one.enter([examined(9)])[0], Finding), "nobody has entered it yet"
    for number in (10, 11, 12):
        one.enter([examined(number)])
    other.enter([examined(3)])

    (told,) = one.enter([examined(9)])

    assert isinstance(told, Receipt)
    one.shelf.close()
    other.shelf.close()


def test_rows_cut_under_what_was_presumed_are_found(logs: tuple[Log, Log], postgres: str) -> None:
    """An attack: the newest act and its checkpoint are taken out while the host believes that it writes alone."""
    one, _ = logs
    with psycopg.connect(postgres) as database:
        database.execute("SET session_replication_role = replica")
        database.execute("DELETE FROM foedus_record.rows WHERE position >= 2")

    with pytest.raises(LogError) as caught:
        one.enter([examined(3)])

    assert caught.value.finding.code == "log-rows"


def test_a_rollback_leaves_what_was_prepared(logs: tuple[Log, Log]) -> None:
    one, _ = logs
    with pytest.raises(ZeroDivisionError), one.shelf.writing():
        raise ZeroDivisionError

    for number in range(3, 6):
        one.enter([examined(number)])

    assert stand(one) == ids(*range(6))
