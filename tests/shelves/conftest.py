"""A PostgreSQL of their own for the tests that ask one; without it they fail, and say how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

WITHOUT = "PostgreSQL is needed here, and its initdb is not found: `make test` installs it; on Debian: sudo apt-get install postgresql"
OWNER = "postgres"
"""Who runs the server where the tests are run by root, whom it refuses."""


def programs() -> Path | None:
    """Give the folder of the server's programs: on the path, or where Debian puts the newest."""
    known = shutil.which("initdb")
    if known:
        return Path(known).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return found[-1].parent if found else None


def run(*command: str) -> None:
    """Run a program of the server as its owner; what it says is shown when it fails."""
    owner = ("runuser", "-u", OWNER, "--") if os.geteuid() == 0 else ()
    # A name of the reader's own server is not to be followed; the program that starts it must not wait for its output.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
    with tempfile.TemporaryFile("w+") as said:
        ran = subprocess.run([*owner, *command], stdout=said, stderr=said, env=environment, check=False, cwd="/")
        if ran.returncode:
            said.seek(0)
            pytest.fail(f"{' '.join(command)}: {said.read()}")


class Server:
    """A PostgreSQL server in a folder of its own, on no port."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self.address = f"host={folder} user={OWNER} dbname=postgres"
        run(f"{programs}/initdb", "-D", f"{folder}/data", "-U", OWNER, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        # What the disk does at a loss of power is not tested here: no test should wait for it.
        options = f"-c listen_addresses='' -c unix_socket_directories={self._folder} -c fsync=off -c max_connections=50"
        run(f"{self._programs}/pg_ctl", "-D", f"{self._folder}/data", "-w", "-l", f"{self._folder}/log", "-o", options, "start")

    def stop(self) -> None:
        """End it as a crash does: nothing is written that was not written before."""
        run(f"{self._programs}/pg_ctl", "-D", f"{self._folder}/data", "-w", "-m", "immediate", "stop")


@contextmanager
def served() -> Iterator[Server]:
    """Have a server, started; it goes when the ``with`` ends."""
    where = programs()
    if where is None:
        pytest.fail(WITHOUT)
    folder = Path(tempfile.mkdtemp(prefix="foedus-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
    try:
        server = Server(where, folder)
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Give the address of a new server; it goes when the tests end."""
    with served() as server:
        yield server.address


@pytest.fixture
def server() -> Iterator[Server]:
    """Give a server that a test may stop and start."""
    with served() as made:
        yield made
