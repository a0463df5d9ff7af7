"""This file is about commands that go to a PostgreSQL server in one piece, one behind another, and are waited for once.

psycopg has this too, and makes of each command what a general program needs; one act is two such pieces, and what
surrounds them cost more than the server. These are libpq's own calls, as psycopg hands them on. Values go in binary.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from struct import pack

from psycopg import OperationalError
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGconn, PGresult

Command = tuple[bytes, Sequence[bytes]]
"""A prepared statement's name, and its values."""

_BYTES, _NUMBERS = 17, 20
"""The types of what arrays hold here, ``bytea`` and ``bigint``, as the server numbers them."""


def many_bytes(some: Sequence[bytes | None]) -> bytes:
    """Write a ``bytea[]`` as the server reads it in binary."""
    return _head(_BYTES, some) + b"".join([b"\xff\xff\xff\xff" if one is None else pack(">i", len(one)) + one for one in some])


def many_numbers(some: Sequence[int]) -> bytes:
    """Write a ``bigint[]`` as the server reads it in binary."""
    return _head(_NUMBERS, some) + b"".join([pack(">iq", 8, one) for one in some])


def _head(kind: int, some: Sequence[object]) -> bytes:
    return pack(">iiiii", 1, 1, kind, len(some), 1) if some else pack(">iii", 0, 0, kind)


def asked(server: PGconn, commands: str) -> PGresult:
    """Send commands of which the server reads the text, and give the result of the last.

    :raises psycopg.Error: one of them failed; those after it were not done.
    """
    result = server.exec_(commands.encode())
    fault = fault_of(server, result)
    if fault is not None:
        raise fault
    return result


def sent(server: PGconn, commands: Sequence[Command]) -> None:
    """Send prepared commands, and wait until the server has done them all.

    :raises psycopg.Error: one of them failed; those after it were not done.
    """
    server.enter_pipeline_mode()
    try:
        for name, values in commands:
            server.send_query_prepared(name, values, [1] * len(values))
        server.pipeline_sync()
        fault = _awaited(server)
    finally:
        # Where it is not over, the connection is of no more use, and is closed by whoever rolls back.
        with suppress(OperationalError):
            server.exit_pipeline_mode()
    if fault is not None:
        raise fault


def _awaited(server: PGconn) -> Exception | None:
    fault, silent = None, False
    while True:
        result = server.get_result()
        if result is not None and result.status == ExecStatus.PIPELINE_SYNC:
            return fault
        if result is not None:
            fault = fault or fault_of(server, result)
        elif silent or server.status != ConnStatus.OK:
            # Between the results of two commands there is one that is none. Two are the end: the server is gone.
            return fault or OperationalError("the server does not answer any more")
        silent = result is None


def fault_of(server: PGconn, result: PGresult | None) -> Exception | None:
    """Give what went wrong with a command; nothing, where it was done or was passed over for the fault of another."""
    if server.status != ConnStatus.OK:
        return OperationalError(server.get_error_message())
    if result is None or result.status in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.PIPELINE_ABORTED}:
        return None
    found = error_from_result(result)
    # The server has a state for every fault of its own; one without is the way to it.
    return found if found.sqlstate else OperationalError(str(found))
