"""A PostgreSQL of their own for the tests that ask one; without it they fail, and say how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

WITHOUT = "PostgreSQL is needed here, and pg_virtualenv is not installed: `make test` installs it; on Debian: sudo apt-get install postgresql"
TELL = 'echo "$PGHOST $PGPORT $PGUSER $PGPASSWORD"; read -r _'


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Give the address of a new server, which goes when the tests end."""
    if shutil.which("pg_virtualenv") is None:
        pytest.fail(WITHOUT)
    # Durability is not what these tests are about, and a name of the reader's own server is not to be followed.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C.UTF-8"}
    command = ["pg_virtualenv", "-o", "fsync=off", "sh", "-c", TELL]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert server.stdin and server.stdout and server.stderr
    try:
        lines = iter(server.stdout.readline, "")
        told = next((words for line in lines if len(words := line.split()) == 4), None)
        if told is None:
            pytest.fail(f"pg_virtualenv gave no server: {server.stderr.read()}")
        host, port, user, password = told
        yield f"host={host} port={port} user={user} password={password} dbname=postgres"
    finally:
        server.stdin.close()
        server.wait(timeout=60)
        server.stdout.close()
        server.stderr.close()
