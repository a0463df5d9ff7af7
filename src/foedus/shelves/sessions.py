"""This file is about connections to a PostgreSQL server: one that writes, a set of those that read, and what the server's errors mean here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from select import select
from typing import Any

from psycopg import Connection, Error, OperationalError, ProgrammingError
from psycopg.errors import DataCorrupted, IndexCorrupted, InsufficientPrivilege, InvalidSchemaName, UndefinedTable, error_from_result
from psycopg.pq import ExecStatus, PipelineStatus, TransactionStatus

from foedus.shelves.pipeline import asked
from foedus.shelves.shelf import DamagedError, NotAShelfError, StuckError

OLDEST = 15
"""The oldest server that is tested."""


@contextmanager
def said() -> Iterator[None]:
    """Say what the server's errors mean.

    :raises NotAShelfError: there are no tables of this program, or none that may be read.
    :raises DamagedError: the server found its own files damaged.
    :raises StuckError: it does not answer, has no space, ends; who was writing does not know whether it was written.
    """
    try:
        yield
    except (InvalidSchemaName, UndefinedTable, InsufficientPrivilege) as error:
        raise NotAShelfError(_told(error)) from error
    except (DataCorrupted, IndexCorrupted) as error:
        raise DamagedError(_told(error)) from error
    except OperationalError as error:
        raise StuckError(_told(error)) from error
    except ProgrammingError as error:
        # The server has a state for every mistake in a command; without one the address could not even be read.
        if error.sqlstate is not None:
            raise
        raise StuckError(_told(error)) from error


def _told(error: Error) -> str:
    return " ".join(str(error).split())


def _lost(connection: Connection[Any]) -> bool:
    """Say whether the server is gone from the other end: it never speaks first, except to say that it ends."""
    return connection.closed or bool(select([connection.fileno()], [], [], 0)[0])


class Sessions:
    """The connections of one shelf. Those that were lost with the server are made anew when they are needed next."""

    def __init__(self, address: str, *, read_only: bool) -> None:
        self._address = address
        self._read_only = read_only
        self._writer: Connection[Any] | None = None
        self._prepared: Connection[Any] | None = None
        self._idle: list[Connection[Any]] = []
        self._closed = False

    def _connected(self) -> Connection[Any]:
        connection: Connection[Any] = Connection.connect(self._address, autocommit=True)
        if connection.info.server_version < OLDEST * 10_000:
            connection.close()
            raise StuckError(f"PostgreSQL {OLDEST} or later is needed")
        # Whatever the server's habit: a commit that has returned is on its disk.
        connection.execute("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'")
        if self._read_only:
            connection.execute("SET default_transaction_read_only = on")
        return connection

    def writer(self) -> Connection[Any]:
        """Give the connection that writes, for something new."""
        if self._writer is None or _lost(self._writer):
            self._writer = self._connected()
        return self._writer

    def begun(self, commands: str, prepared: Mapping[bytes, bytes]) -> tuple[bytes | None, ...]:
        """Begin something on the connection that writes, and give the one row of the last command, as text.

        :param prepared: statements, by their names, of which the server is told before it first hears of one.
        """
        connection = self.writer()
        if self._prepared is not connection:
            for name, text in prepared.items():
                told = connection.pgconn.prepare(name, text)
                if told.status != ExecStatus.COMMAND_OK:
                    raise error_from_result(told)
            self._prepared = connection
        row = asked(connection.pgconn, commands)
        return tuple([row.get_value(0, column) for column in range(row.nfields)])

    def stands(self) -> bool:
        """Say whether the connection that writes is there, and was told of its statements."""
        return self._writer is not None and self._prepared is self._writer and not _lost(self._writer)

    def writing(self) -> Connection[Any]:
        """Give the connection that writes, for what was begun on it: if it was lost, that was lost with it."""
        if self._writer is None:
            raise RuntimeError("nothing was begun")
        return self._writer

    def roll_back(self) -> None:
        """End what the writing connection had begun; if it cannot be ended here, the server ends it when the connection is gone."""
        if self._writer is None:
            return
        server = self._writer.pgconn
        if server.pipeline_status == PipelineStatus.OFF:
            if server.transaction_status == TransactionStatus.IDLE:
                return
            # Not by psycopg, which after this command has the server forget all that was prepared.
            with suppress(Error):
                asked(server, "ROLLBACK")
                return
        self._writer.close()

    @contextmanager
    def reader(self) -> Iterator[Connection[Any]]:
        """Have a connection for reading to oneself."""
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connected()
            if not _lost(connection):
                break
            connection.close()
        try:
            yield connection
        finally:
            if connection.closed or self._closed:
                connection.close()
                # What one lost, all lost: the others are not asked first.
                while self._idle:
                    self._idle.pop().close()
            else:
                self._idle.append(connection)

    def close(self) -> None:
        """Close those that nobody is using; the others are closed when they are given back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()
        if self._writer is not None:
            self._writer.close()
