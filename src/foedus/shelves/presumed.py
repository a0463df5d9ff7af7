"""This file is about entering a batch by one way to a PostgreSQL server and back, on the presumption that nobody wrote since.

One statement asks whether the record is as this writer left it, and adds the batch if it is. If it is not, nothing was
added, and the writer begins anew, with the lock of who writes. Two things make that safe whatever others do meanwhile:

* the lock is asked for and never waited for: who has it will have written before this is tried again;
* the statement sees the record as it was when it began. What another committed after that and before the lock was had
  stands at the same positions, which are keys: the server refuses the batch as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from struct import pack

from psycopg.errors import UniqueViolation
from psycopg.pq.abc import PGconn

from foedus.record.tile import Tile
from foedus.shelves.pipeline import Command, fault_of, many_bytes, many_numbers
from foedus.shelves.shelf import Row, StaleError

NAME = b"foedus_presumed"

STATEMENT = """
WITH alone AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(%d) AS got),
head AS MATERIALIZED (
    SELECT FROM alone WHERE got
        AND (SELECT coalesce(max(position) + 1, 0) FROM foedus_record.rows) = $1::bigint
        AND (SELECT note FROM foedus_record.checkpoints ORDER BY size DESC LIMIT 1) = $2::bytea),
rows AS (
    INSERT INTO foedus_record.rows (position, id, leaf, act, signatures)
    SELECT added.* FROM head, unnest($3::bigint[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[]) AS added),
chain AS (INSERT INTO foedus_record.chain (position) SELECT added FROM head, unnest($8::bigint[]) AS added),
tiles AS (
    INSERT INTO foedus_record.tiles (level, index, nodes)
    SELECT added.* FROM head, unnest($9::bigint[], $10::bigint[], $11::bytea[]) AS added),
note AS (INSERT INTO foedus_record.checkpoints (size, note) SELECT $12::bigint, $13::bytea FROM head RETURNING size)
SELECT count(*) FROM note
"""
"""The number of the lock is put in."""


def row_values(rows: Sequence[Row]) -> tuple[bytes, ...]:
    """Write rows as the server reads their columns: positions, ids, leaves, acts, signatures."""
    return (
        many_numbers([one.position for one in rows]),
        many_bytes([bytes.fromhex(one.id) for one in rows]),
        many_bytes([one.leaf for one in rows]),
        many_bytes([one.act for one in rows]),
        many_bytes([one.signatures for one in rows]),
    )


def own_values(positions: Sequence[int]) -> tuple[bytes, ...]:
    """Write the positions of the record's own acts."""
    return (many_numbers(positions),)


def tile_values(tiles: Sequence[Tile]) -> tuple[bytes, ...]:
    """Write tiles as the server reads their columns: levels, indices, nodes."""
    return (
        many_numbers([one.level for one in tiles]),
        many_numbers([one.index for one in tiles]),
        many_bytes([one.nodes for one in tiles]),
    )


def note_values(size: int, note: bytes) -> tuple[bytes, ...]:
    """Write a checkpoint as the server reads its columns."""
    return pack(">q", size), note


def at_once(presumed: tuple[int, bytes], added: Mapping[bytes, Sequence[bytes]]) -> Command:
    """Make the command that adds a batch to a record of a size with a newest checkpoint.

    :param added: the batch: the values of each statement that adds a part of it, by its name.
    """
    parts = [added[name] for name in (b"foedus_rows", b"foedus_chain", b"foedus_tiles", b"foedus_note")]
    return NAME, (*note_values(*presumed), *chain.from_iterable(parts))


def entered(server: PGconn, command: Command) -> None:
    """Have the server add a batch, and return when it is durable.

    :raises StaleError: the record is not as was presumed, or somebody else is writing it; nothing was added.
    :raises psycopg.Error: the server cannot do it, or does not answer; then the batch may or may not be there.
    """
    name, values = command
    result = server.exec_prepared(name, values, [1] * len(values))
    fault = fault_of(server, result)
    if isinstance(fault, UniqueViolation) or (fault is None and result.get_value(0, 0) != b"1"):
        raise StaleError
    if fault is not None:
        raise fault
