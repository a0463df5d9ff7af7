"""This file is about a terminal for tests: the command line is imported once, and each command runs in a process of its own forked from that.

A command costs what it does, and not the start of an interpreter beside it, of which the pages of the manual have hundreds.
That ``python -m foedus.cli`` starts is shown by the tests that begin servers so.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryFile
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Ran(NamedTuple):
    """What a command left: its exit status, what it printed, and what it printed for the eyes alone."""

    status: int
    out: str
    err: str


def run(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Ran:
    """Run ``foedus`` with these words in a folder."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps([list(arguments), str(folder), dict(environment)]) + "\n")
    server.stdin.flush()
    return Ran(*json.loads(server.stdout.readline()))


@lru_cache(maxsize=1)
def _server() -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    # It ends when its input does: with this process, however that ends.
    return subprocess.Popen(
        [sys.executable, "-m", "tests.terminal"], cwd=ROOT, env=environment, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def _serve() -> None:
    import foedus.cli  # once, for all who are forked from here, with the modules of every command

    for module in iter_modules(foedus.cli.__path__, "foedus.cli."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.freeze()

    def command(arguments: list[str], folder: str, environment: dict[str, str]) -> int:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        try:
            return foedus.cli.main(arguments)
        except SystemExit as leaving:
            return leaving.code if isinstance(leaving.code, int) else 1
        except BaseException:  # noqa: BLE001 — a traceback is what the test must see
            traceback.print_exc()
            return 1

    for line in sys.stdin:
        with TemporaryFile() as out, TemporaryFile() as err:
            child = os.fork()
            if child == 0:
                for descriptor, file in ((0, os.open(os.devnull, os.O_RDONLY)), (1, out.fileno()), (2, err.fileno())):
                    os.dup2(file, descriptor)
                status = command(*json.loads(line))
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
            _, ended = os.waitpid(child, 0)
            texts = [_read(file.fileno()) for file in (out, err)]
        sys.stdout.write(json.dumps([os.waitstatus_to_exitcode(ended), *texts]) + "\n")
        sys.stdout.flush()


def _read(descriptor: int) -> str:
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0).decode()


if __name__ == "__main__":
    _serve()
