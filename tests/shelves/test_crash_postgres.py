"""A writer that is killed anywhere, or a server that falls: what was acknowledged is there, once, and the log goes on."""

from __future__ import annotations

import random
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from foedus.record.frontier import Frontier, grown
from foedus.record.hashing import leaf_hash
from foedus.shelves.heads import Heads
from foedus.shelves.log import Log, LogError, LogReader
from foedus.shelves.postgres import PostgresShelf
from foedus.shelves.shelf import Shelf, StuckError

from .conftest import Server
from .shelves import IDENTITY, KEY, NOW, emptied, examined, opened
from .writers import writer

KILLS = 200
FALLS = 5


def holds(shelf: Shelf, acts: list[int]) -> None:
    """Check that a log holds these acts in this order, each once, under a checkpoint that is theirs."""
    rows = list(shelf.rows())
    assert [row.id for row in rows] == [examined(number).id for number in acts]
    assert [row.position for row in rows] == list(range(len(acts)))
    reader = LogReader(shelf)
    assert reader.size == len(acts)
    assert reader.frontier.root == grown(Frontier(), [leaf_hash(row.leaf) for row in rows])[0].root


def test_a_writer_killed_at_any_moment_loses_nothing_that_was_acknowledged_and_leaves_nothing_by_halves(postgres: str) -> None:
    emptied(postgres)
    shelf = PostgresShelf(postgres, IDENTITY)
    opened(shelf)
    chance = random.Random(4)
    following = 0
    for _ in range(KILLS):
        # Each begins with the first act that nobody acknowledged: the one before may have been killed just after it was durable.
        one = writer(lambda: PostgresShelf(postgres), following)
        if chance.random() < 0.8:
            one.hear(5, most=1)
        one.hear(chance.uniform(0, 0.012))
        for number, position in one.kill():
            assert position == number == following
            following += 1
        # A batch of which nobody was told may be there, whole, or may still be on its way at the server.
        reader = LogReader(shelf)
        assert following <= reader.size <= following + 1
    assert following > KILLS, "the writers wrote"
    holds(shelf, list(range(shelf.size())))
    shelf.close()


def _begin_and_lose(shelf: PostgresShelf, server: Server) -> None:
    with shelf.writing():
        server.stop()
        shelf.size()


def test_a_server_that_falls_loses_nothing_that_was_acknowledged_and_writers_go_on(server: Server) -> None:
    opened(PostgresShelf(server.address, IDENTITY)).shelf.close()
    writers = [writer(lambda: PostgresShelf(server.address), first, 400, patient=True) for first in (0, 400)]
    for _ in range(FALLS):
        for one in writers:
            one.hear(0.1)
        server.stop()
        server.start()
    said = [one.join() for one in writers]

    shelf = PostgresShelf(server.address, read_only=True)
    stand = {row.id: row.position for row in shelf.rows()}
    assert [[(number, stand[examined(number).id]) for number, _ in some] for some in said] == said
    holds(shelf, sorted(range(800), key=lambda number: stand[examined(number).id]))
    shelf.close()


def test_a_shelf_that_was_open_when_the_server_fell_is_written_and_read_again(server: Server) -> None:
    shelf = PostgresShelf(server.address, IDENTITY)
    log = opened(shelf)
    log.enter([examined(0)])
    server.stop()
    with pytest.raises(StuckError):
        shelf.note()
    with pytest.raises(StuckError):
        log.enter([examined(1)])
    server.start()

    log.enter([examined(1)])

    holds(shelf, [0, 1])
    shelf.close()


def test_a_batch_that_the_server_was_not_asked_to_commit_is_not_there(server: Server) -> None:
    shelf = PostgresShelf(server.address, IDENTITY)
    log = opened(shelf)
    with pytest.raises(StuckError):
        _begin_and_lose(shelf, server)
    server.start()

    log.enter([examined(1)])

    holds(shelf, [1])
    shelf.close()


def test_a_database_put_back_from_an_old_backup_is_seen_and_never_gone_on_with(postgres: str, tmp_path: Path) -> None:
    """An attack, or a mishap: all that lies in the database is true, and is not all that there was."""
    emptied(postgres)
    opened(PostgresShelf(postgres, IDENTITY)).shelf.close()
    shelf, heads = PostgresShelf(postgres), Heads(tmp_path / "log.head", "union")
    log = Log(shelf, KEY, lambda: NOW, heads=heads)
    for number in range(5):
        log.enter([examined(number)])
    with psycopg.connect(postgres) as database:
        database.execute("SET session_replication_role = replica")
        database.execute("DELETE FROM foedus_record.rows WHERE position >= 3")
        database.execute("DELETE FROM foedus_record.checkpoints WHERE size > 3")

    for again in (lambda: log.enter([examined(9)]), lambda: LogReader(PostgresShelf(postgres, read_only=True), heads)):
        with pytest.raises(LogError) as caught:
            again()
        assert {3, 5} <= {value for _, value in caught.value.finding.params}
    assert shelf.size() == 3
    shelf.close()


@pytest.mark.parametrize("table", ["log", "rows", "tiles", "checkpoints"])
def test_what_is_on_record_is_not_removed_by_a_slip_of_the_hand(postgres: str, table: str) -> None:
    emptied(postgres)
    shelf = PostgresShelf(postgres, IDENTITY)
    opened(shelf).enter([examined(number) for number in range(256)])

    with psycopg.connect(postgres) as database, pytest.raises(psycopg.errors.RaiseException, match="stays as it is"):
        database.execute(SQL("DELETE FROM foedus_record.{}").format(Identifier(table)))
    shelf.close()
