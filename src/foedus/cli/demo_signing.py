"""This file is about who signs in the demonstration: founders, a delegate, an official, with keys that are made for it and stand for nobody.

What they sign says so of itself: neither a State nor an organ has signed anything of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from foedus.shelves.author_keys import public_name
from foedus.shelves.places import data_folder, is_address

Run = Callable[..., int]
"""Runs a command as it is shown: its words, with the names of files in the place of what a shell would put in."""

FOUNDERS = ("KAZ", "CSTO")
OPENED = "demonstration: these keys were made for it and stand for nobody"
NOTE = "  note: demonstration: this key was made for it and stands for nobody\n"
ACTS: tuple[tuple[str, str, str], ...] = (
    (
        "credential",
        "KAZ",
        "KAZ credentials key {delegate}\n  holder: Demonstration Delegate\n  office: nobody’s, for demonstration only\n  scopes: statement\n",
    ),
    (
        "powers",
        "KAZ",
        "KAZ issues credentials to Demonstration Delegate\n  organ: PC\n  session: demonstration, of nobody\n",
    ),
    (
        "statement",
        "delegate",
        "KAZ states “Demonstration: a delegate signs, and the page names the key and the act that credentials it.”\n",
    ),
    (
        "lodged",
        "CSTO",
        """Secretariat lodges statement
  from: KAZ
  form: electronic
  channel: note
  authenticated: demonstration
  says: words=Demonstration: a statement that came by note
""",
    ),
)
"""What is signed, by whose key: as a journal has it, without the date."""


class Signing:
    """The keys and acts of a demonstration, in a folder beside its record.

    :param run: runs a command; words with ``$folder`` in them are put in as a shell would.
    """

    def __init__(self, place: str, run: Run) -> None:
        self.folder = data_folder() / "demo" / "demonstration" if is_address(place) else Path(f"{place}.demonstration")
        self.run = run

    def found(self, corpus: str, record: str) -> int:
        """Have demonstration founders open the record; what a broken-off demonstration left is made anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        status = next(
            (told for one in FOUNDERS if (told := self.run("key", "new", f'"$folder/{one}.key"', "--name", f"demonstration-{one}"))), 0
        )
        if status:
            return status
        roots = [word for one in FOUNDERS for word in ("--root", f"{one}={public_name(self.folder / f'{one}.key')}")]
        signed = [
            ("sign", '"$folder/genesis.json"', "--key", f'"$folder/{one}.key"', "--out", '"$folder/genesis.signatures"') for one in FOUNDERS
        ]
        steps = (
            ("log", "init", corpus, "--record", record, *roots, "--note", f'"{OPENED}"', "--genesis", '"$folder/genesis.json"'),
            *signed,
            (
                "log",
                "init",
                corpus,
                "--record",
                record,
                "--genesis",
                '"$folder/genesis.json"',
                "--signatures",
                '"$folder/genesis.signatures"',
            ),
        )
        return next((told for one in steps if (told := self.run(*one))), 0)

    def act(self, record: str) -> int:
        """Have a delegate credentialed, who signs; have an official lodge what came by note."""
        status = self.run("key", "new", '"$folder/delegate.key"', "--name", "demonstration-delegate")
        for name, key, text in ACTS:
            if status:
                return status
            today = datetime.now(ZoneInfo("Europe/Moscow")).date().isoformat()
            written = text.format(delegate=public_name(self.folder / "delegate.key"))
            (self.folder / f"{name}.journal").write_text(f"{today} {written}{NOTE}", encoding="utf-8")
            steps = (
                ("act", f'"$folder/{name}.journal"', "--key", f'"$folder/{key}.key"', "--out", f'"$folder/{name}.json"'),
                ("sign", f'"$folder/{name}.json"', "--key", f'"$folder/{key}.key"', "--out", f'"$folder/{name}.signatures"'),
                ("submit", f'"$folder/{name}.json"', f'"$folder/{name}.signatures"', "--record", record),
            )
            status = next((told for one in steps if (told := self.run(*one))), 0)
        return status
