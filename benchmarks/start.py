"""This benchmark asks one question in a fresh process, from start to answer: with an empty cache, then with the compiled corpus in it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from benchmarks.measure import ROOT, Row, at_most, report, wall_seconds

QUESTION = ("ask", str(ROOT / "corpora/csto"), "bound", "--attacked", "KAZ", "--on", "2022-01-05", "--json")


def _ask(cache: str) -> None:
    environment = os.environ | {"XDG_CACHE_HOME": cache, "FOEDUS_LANGUAGE": "en"}
    # An installed package has its bytecode; a checkout has it from the second run on, unless the environment forbids it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "foedus.cli", *QUESTION], env=environment, check=True, capture_output=True)


def _first() -> None:
    with tempfile.TemporaryDirectory() as cache:
        _ask(cache)


def run() -> bool:
    bare = wall_seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), rounds=5)
    first = wall_seconds(_first, rounds=5)
    with tempfile.TemporaryDirectory() as cache:
        _ask(cache)
        cached = wall_seconds(lambda: _ask(cache), rounds=9)
    return report(
        "start",
        [
            Row("an interpreter that does nothing", bare, "s"),
            at_most("foedus ask, the first time", first, "s", 1.5),
            at_most("foedus ask, the compiled corpus cached", cached, "s", 0.4),
        ],
    )


if __name__ == "__main__":
    run()
