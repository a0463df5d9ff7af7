"""This file is about sessions in pages: a ``console`` block is a command after ``$`` and exactly what it prints.

``python -m tests.house.sessions`` runs the commands of every page again and writes what they print.
"""

from __future__ import annotations

import os
import re
import shlex
from typing import NamedTuple

from tests import terminal
from tests.house.tree import ROOT

PAGES = (
    "README.md",
    "docs/formats/akoma-ntoso.md",
    "docs/manual/answers.md",
    "docs/manual/closed.md",
    "docs/manual/commands.md",
    "docs/manual/record.md",
    "docs/manual/search.md",
    "docs/manual/telegrams.md",
    "docs/manual/texts.md",
    "docs/manual/trials.md",
)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
WIDTH = "100"
DIGEST = re.compile(r"sha256:[0-9a-f]{6,64}…?")
"""Every change of the corpus changes it, so pages show none."""


class Step(NamedTuple):
    """A command as a page shows it, and what the page says that it prints."""

    command: str
    prints: str


def steps(page: str) -> list[Step]:
    """Give the commands of a page's sessions."""
    found = []
    for block in BLOCK.findall((ROOT / page).read_text()):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, prints = part.partition("\n")
            found.append(Step(command, prints))
    return found


def run(command: str) -> str:
    """Run a command of a page from the root of the project and give what it prints, without trailing spaces."""
    words = shlex.split(command)
    assert words[0] == "foedus", command
    environment = {key: value for key, value in os.environ.items() if key not in {"FORCE_COLOR", "LC_ALL"}}
    environment |= {"COLUMNS": WIDTH, "NO_COLOR": "1", "FOEDUS_LANGUAGE": "en", "PYTHONIOENCODING": "utf-8"}
    ran = terminal.run(words[1:], ROOT, environment)
    assert "Traceback" not in ran.err, ran.err
    return "".join(f"{line.rstrip()}\n" for line in DIGEST.sub("sha256:…", ran.out + ran.err).splitlines())


def rewritten(page: str) -> str:
    """Give a page with what its commands print now."""

    def again(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block.group(1), flags=re.MULTILINE)
        return "```console\n" + "".join(f"$ {command}\n{run(command)}" for command in commands) + "```"

    return BLOCK.sub(again, (ROOT / page).read_text())


if __name__ == "__main__":
    for one in PAGES:
        (ROOT / one).write_text(rewritten(one))
