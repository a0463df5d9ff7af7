"""This file starts a PostgreSQL of its own, as durable as it comes, and runs pgbench on it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"
"""Who runs the server where the benchmark is run by root, whom it refuses."""

_INSERT = "insert into bare(entry, hash) values (decode(repeat('61', 500), 'hex'), sha256(decode(repeat('61', 500), 'hex')));\n"


class Cluster:
    """A running server in a folder of its own."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self.folder = programs, folder
        self._made = 0

    def run(self, program: str, *arguments: str) -> str:
        """Run a program of the server as its owner and give what it prints."""
        owner = ("runuser", "-u", OWNER, "--") if os.geteuid() == 0 else ()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
        known = shutil.which(str(self._programs / program)) or program
        # The server that pg_ctl starts keeps what it inherits open: a pipe would never end.
        with tempfile.TemporaryFile("w+") as said:
            subprocess.run([*owner, known, *arguments], stdout=said, stderr=subprocess.STDOUT, env=environment, check=True, cwd="/")
            said.seek(0)
            return said.read()

    def database(self) -> str:
        """Make a new database and give its address."""
        self._made += 1
        name = f"made_{self._made}"
        self.run("createdb", "-h", str(self.folder), "-U", OWNER, name)
        return f"host={self.folder} user={OWNER} dbname={name}"

    def bare_inserts(self, clients: int, *, seconds: int) -> float:
        """Give the inserts of 500 bytes and a hash that pgbench commits in a second, one in each transaction."""
        script = self.folder / "insert.sql"
        if not script.exists():
            script.write_text(_INSERT)
            table = "create table bare(id bigserial primary key, entry bytea not null, hash bytea not null)"
            self.run("psql", "-h", str(self.folder), "-U", OWNER, "-qc", table, "postgres")
        options = ("-n", "-f", str(script), "-c", str(clients), "-j", "2", "-T", str(seconds))
        said = self.run("pgbench", "-h", str(self.folder), "-U", OWNER, *options, "postgres")
        found = re.search(r"tps = ([0-9.]+)", said)
        assert found, said
        return float(found[1])


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a server with every setting as the distribution has it (``fsync`` on), on no port; it goes at the end."""
    known = shutil.which("initdb")
    where = [Path(known)] if known else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    if not where:
        raise SystemExit("PostgreSQL is needed: .ci/bench-peers installs it")
    folder = Path(tempfile.mkdtemp(prefix="foedus-bench-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
    server = Cluster(where[-1].parent, folder)
    try:
        server.run("initdb", "-D", f"{folder}/data", "-U", OWNER, "--auth=trust", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        server.run("pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", f"{folder}/data", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
