"""This file plays a page of the manual from its first command to its last, in a folder of its own: each goes on from what those before left.

Keys and ids are other ones each time. What a page shows of them is matched with what is there now, in the order in
which they appear, and put into the commands and files that name them later.

``python -m tests.cli.session`` plays the page and writes what its commands print.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import terminal
from tests.house.tree import ROOT

PAGE = ROOT / "docs/manual/signing.md"
BLOCK = re.compile(r"```(console|[a-z]+\.journal)\n(.*?)```", re.DOTALL)
NAME = re.compile(r"(?:ed25519:)?[0-9a-f]{64}|<[0-9]+>")
OTHER_EACH_TIME = (
    (re.compile(r"(?:ed25519:)?[0-9a-f]{64}"), "…"), (re.compile(r"[A-Za-z0-9+/]{42,}=*"), "…"),
    (re.compile(r"[0-9a-f]{16}…"), "…"), (re.compile(r"(vkey\s+csto\+)[0-9a-f]{8}"), r"\1"), (re.compile(r"\b1[78][0-9]{8}\b"), "…"),
    (re.compile(r"[0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2}, [0-9:]{5}"), "…"),
)  # fmt: skip


def masked(text: str) -> str:
    """Take out of a page what is another each time it is played."""
    for pattern, instead in OTHER_EACH_TIME:
        text = pattern.sub(instead, text)
    return text


def run(command: str, folder: Path) -> str:
    """Run a command in a folder, and give what it prints: what is for the next program first, then what is for the eyes."""
    words = shlex.split(command)
    assert words[0] == "foedus", command
    environment = {key: value for key, value in os.environ.items() if key not in {"FORCE_COLOR", "LC_ALL"}}
    environment |= {"COLUMNS": "100", "NO_COLOR": "1", "FOEDUS_LANGUAGE": "en", "PYTHONIOENCODING": "utf-8", "XDG_DATA_HOME": str(folder)}
    environment["PYTHONPATH"] = os.pathsep.join(str(ROOT / one) for one in ("src", "."))
    ran = terminal.run(words[1:], folder, environment)
    assert "Traceback" not in ran.err, ran.err
    return "".join(f"{line.rstrip()}\n" for line in (ran.err + ran.out).splitlines())


def played(page: str, folder: Path) -> str:
    """Give a page with what its commands print now."""
    now: dict[str, str] = {}

    def put(text: str) -> str:
        return NAME.sub(lambda name: now.get(name.group(), name.group()), text)

    def again(block: re.Match[str]) -> str:
        kind, body = block.groups()
        if kind != "console":
            (folder / kind).write_text(put(body))
            return f"```{kind}\n{put(body)}```"
        said = ""
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, _, before = part.partition("\n")
            prints = run(put(command), folder)
            now.update(zip(_names(before), _names(prints), strict=False))
            if command.startswith("foedus key new"):
                now[f"<{sum(name.startswith('<') for name in now) + 1}>"] = prints.strip()
            said += f"$ {put(command)}\n{prints}"
        return f"```console\n{said}```"

    return BLOCK.sub(again, page)


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(NAME.findall(text)))


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        PAGE.write_text(played(PAGE.read_text(), Path(made)))
