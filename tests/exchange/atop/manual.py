"""This file is about the page of the atlas: its sessions run where the user's tables lie, in a folder and a home of their own.

``python -m tests.exchange.atop.manual`` writes anew what the commands of the page print, where the tables are at hand.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from foedus.cli import main
from tests.external import DATA
from tests.house.sessions import BLOCK, WIDTH, Step, steps
from tests.house.tree import ROOT

PAGE = "docs/manual/atlas.md"
TABLES = {
    "atop5_1m.csv": "atop/atop5_1m.csv",
    "atop5_1ddyr.csv": "atop/atop5_1_ddyr_peacesciencer.csv",
    "alliance_v4.1_by_directed_yearly.csv": "cow/cow_alliance_v4.1_by_directed_yearly.csv",
    "states2016.csv": "cow/cow_states.csv",
}
"""Each table by the name under which it is released, and where it lies beside the checkout."""
_PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


@contextmanager
def desk() -> Iterator[Path]:
    """Give a folder in which the tables lie as a user would have them; it is the user's home too."""
    with tempfile.TemporaryDirectory(prefix="atlas-") as name:
        for called, there in TABLES.items():
            (Path(name) / called).symlink_to(DATA / there)
        yield Path(name)


def run(command: str, at: Path) -> str:
    """Run a command of the page at a desk, in this process, and give what it prints, the desk written as the user's home."""
    words = shlex.split(command)
    assert words[0] == "foedus", command
    said = io.StringIO()
    environment = {key: value for key, value in os.environ.items() if key not in {"FORCE_COLOR", "LC_ALL", "XDG_DATA_HOME"}}
    environment |= {"COLUMNS": WIDTH, "NO_COLOR": "1", "FOEDUS_LANGUAGE": "en", "HOME": str(at)}
    with patch.dict(os.environ, environment, clear=True), chdir(at), redirect_stdout(said), redirect_stderr(said):
        main(words[1:])
    return "".join(f"{line.rstrip()}\n" for line in said.getvalue().replace(str(at), "~").splitlines())


def commands() -> list[Step]:
    """Give the commands of the page, in order."""
    return steps(PAGE)


def failures(at: Path) -> int:
    """Run the Python of the page at a desk and count what comes out otherwise than the page says."""
    text = "\n".join(_PYTHON.findall((ROOT / PAGE).read_text()))
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE, PAGE, 0)
    assert test.examples
    with chdir(at):
        return doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS).run(test).failed


def _rewritten(at: Path) -> str:
    def again(block: re.Match[str]) -> str:
        found = re.findall(r"^\$ (.*)$", block.group(1), flags=re.MULTILINE)
        return "```console\n" + "".join(f"$ {command}\n{run(command, at)}" for command in found) + "```"

    return BLOCK.sub(again, (ROOT / PAGE).read_text())


if __name__ == "__main__":
    if all((DATA / there).exists() for there in TABLES.values()):
        with desk() as here:
            (ROOT / PAGE).write_text(_rewritten(here))
    else:
        sys.stdout.write(f"{PAGE} stays as it is: its tables are not in {DATA}\n")
