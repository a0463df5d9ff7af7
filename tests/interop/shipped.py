"""This file makes the record of the shipped corpus as its users do, by commands alone, and goes through it with others' commands."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

from foedus.shelves.log import LogReader
from foedus.shelves.places import open_shelf
from foedus.witness.home import origin_hash
from tests.interop.installed import AICS_TLOG, aics
from tests.interop.question import Question
from tests.interop.questions import proof_file
from tests.interop.report import Checked, Report
from tests.interop.running import foedus, free_port, ran, running, until_there
from tests.interop.subject import KEY, Subject
from tests.interop.witnesses import aics_witness, foedus_witness

CORPUS = "csto"


class Shipped(Subject):
    """The record of the shipped corpus, published in a folder."""

    def __init__(self, room: Path) -> None:
        """Make it.

        :param room: a folder of its own, which serves as the user's data folder as well.
        :raises RuntimeError: a command did not do what it is for.
        """
        self.room = room
        self.place = room / "foedus" / CORPUS / "record.db"
        self.begun = json.loads(self.run("log", "init", CORPUS, "--json"))
        self.run("enter", CORPUS)
        self.run("log", "export", CORPUS, str(room / "export"))
        log = LogReader(open_shelf(str(self.place), read_only=True))
        super().__init__(f"{CORPUS}, {log.size} acts", log, room / "export")

    def run(self, *command: str) -> bytes:
        """Run a command on this record and give what it prints.

        :raises RuntimeError: it failed.
        """
        done = self.tried(*command)
        if done.returncode:
            raise RuntimeError(f"foedus {' '.join(command)} gave {done.returncode}\n{done.stderr.decode()}")
        return done.stdout

    def tried(self, *command: str) -> CompletedProcess[bytes]:
        """Run a command on this record, come what may."""
        return foedus(*command, more={"XDG_DATA_HOME": str(self.room)})

    def proofs(self, count: int = 5) -> Iterator[Question]:
        """Ask whether the files hold that ``foedus prove`` writes, of acts named by position and by id."""
        for number in range(count):
            at = number * (self.size - 1) // (count - 1)
            (row,) = self.log.shelf.rows(at, at + 1)
            for act in (str(at), row.id):
                yield from proof_file(self.run("prove", act, "--record", CORPUS), self.keys, topic="files of foedus prove hold")


def on_their_command_line(shipped: Shipped, room: Path) -> Report:
    """Check the shipped record with the commands of aics-tlog: from the folder, the pages that serve it, a mirror, and witnessed."""
    room.mkdir(parents=True)
    checked = [*_from(shipped, str(shipped.folder), room, "exported folder")]
    port = free_port()
    serve = (sys.executable, "-m", "foedus.cli", "serve", CORPUS, "--record", str(shipped.place), "--port", str(port))
    host = f"http://127.0.0.1:{port}"
    with running(serve, f"{host}/", room / "serve.printed"):
        checked += _from(shipped, host, room, "foedus serve")
        with foedus_witness(room / "mirror", "".join(f"{one}\n" for one in shipped.keys), "--url", host) as (url, _):
            mirror = f"{url}/{origin_hash(CORPUS)}"
            until_there(f"{mirror}/checkpoint")
            checked += _from(shipped, mirror, room, "a witness's mirror")
    checked += _witnessed(shipped, room)
    return Report(f"aics-tlog {aics('aics_tlog')}'s commands on the record of {shipped.name}", checked)


def _from(shipped: Shipped, tiles: str, room: Path, place: str) -> Iterator[Checked]:
    log, clock = shipped.keys
    known = ("--tiles", tiles, "--log-key", log, "--origin", CORPUS)
    other = ("--tiles", tiles, "--log-key", KEY.identity.keys[0], "--origin", CORPUS)
    yield _checked(
        f"{place}: checkpoint with its clock's cosignature", 0, "verify-checkpoint", *known, "--witness-key", clock, "--quorum", "1"
    )
    yield _checked(f"{place}: checkpoint refused under another key", 1, "verify-checkpoint", *other)
    leaf, old = room / "leaf", room / "old"
    for at in (0, 255, 256, shipped.size - 1):
        leaf.write_bytes(shipped.leaves[at])
        yield _checked(f"{place}: inclusion", 0, "verify-inclusion", *known, "--index", str(at), "--leaf", str(leaf))
        yield _checked(f"{place}: inclusion refused elsewhere", 1, "verify-inclusion", *known, "--index", str(at ^ 1), "--leaf", str(leaf))
    for _, note in shipped.notes:
        old.write_bytes(note)
        yield _checked(f"{place}: consistency with an earlier checkpoint", 0, "verify-consistency", *known, "--old-checkpoint", str(old))


def _witnessed(shipped: Shipped, room: Path) -> Iterator[Checked]:
    """Have the record witnessed by a command, export it anew, and have the policy checked by somebody else's command."""
    with aics_witness(room / "witness", CORPUS, shipped.keys[0]) as (url, key):
        Path(f"{shipped.place}.policy").write_text(f"log {shipped.keys[0]}\nwitness one {key} {url}\nquorum one\n")
        asked = shipped.tried("log", "witnesses", CORPUS, "--ask", "--json")
    yield Checked("foedus log witnesses --ask gets the cosignature", asked.returncode == 0, repr(asked))
    shipped.run("log", "export", CORPUS, str(shipped.folder))
    policy = room / "policy.json"
    policy.write_text(json.dumps({"quorum": 1, "witnesses": [key], "max_checkpoint_age": 600}))
    known = ("--tiles", str(shipped.folder), "--log-key", shipped.keys[0], "--policy-file", str(policy))
    yield _checked("the exported checkpoint meets the witness policy", 0, "verify-checkpoint", *known)


def _checked(topic: str, due: int, *command: str) -> Checked:
    done = ran(AICS_TLOG, *command)
    return Checked(topic, done.returncode == due, f"{command}: {done.returncode} {done.stdout!r} {done.stderr!r}")
