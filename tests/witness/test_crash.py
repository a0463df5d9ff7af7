"""A witness that is killed has said nothing that it does not remember: whatever it signed and sent is in its ledger when it comes back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from foedus.record.cosignature import cosignature_time
from foedus.record.encoding import number
from foedus.record.gathering import signature_lines
from foedus.shelves.log import Log
from foedus.shelves.remote import Remote, UnreachableError
from foedus.witness.ledger import Ledger
from tests.house.tree import ROOT
from tests.witness.world import Running, World, checkpoint, log_with, request, submission

KILLS = 60


class Mortal:
    """A witness in a process of its own, which is started again each time."""

    def __init__(self, running: Running) -> None:
        self.home = running.home
        running.close()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.witness.mortal", str(self.home.path)],
            cwd=ROOT, env=os.environ | {"PYTHONPATH": f"{ROOT}/src:{ROOT}"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def born(self, step: str = "never", at: int = 0) -> None:
        self._write(f"{step} {at}\n")
        pid, url = self._line().split()
        self.pid, self.remote = int(pid), Remote(url)

    def _write(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(text)
        self._process.stdin.flush()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.dead()

    def dead(self) -> None:
        assert self._line() == "dead\n"

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)

    def latest(self) -> int:
        ledger = Ledger(self.home.ledger)
        found = ledger.latest("union")
        ledger.close()
        return found.size if found else 0

    def grow(self, log: Log, old: int, size: int) -> int | None:
        """Ask as a host does, and give the size that was cosigned, if an answer came; the size to prove from is asked for when it is not known."""
        try:
            answered = self.remote.post("add-checkpoint", request(log, old, size))
        except UnreachableError:
            return None
        if answered.status == 409:
            known = number(answered.body.decode().strip())
            assert known is not None
            return known if known >= size else self.grow(log, known, size)
        assert answered.status == 200
        (line,) = signature_lines(answered.body)
        assert cosignature_time(self.home.keys.cosigners[0].verifier, checkpoint(size, log.root(size)).checkpoint, line.signature)
        return size


@pytest.fixture
def mortal(here: World) -> Iterator[Mortal]:
    made = Mortal(here.witness("KAZ"))
    yield made
    made.close()


@pytest.mark.parametrize(("step", "remembered"), [("begun", 3), ("written", 3), ("durable", 5)])
def test_killed_at_each_step_the_ledger_has_all_of_a_request_or_nothing(mortal: Mortal, step: str, remembered: int) -> None:
    """Between the commit and the answer the checkpoint is the latest, though nobody was told; the host is told when it asks again."""
    log = log_with(*range(8))
    mortal.born(step, 2)
    assert mortal.grow(log, 0, 3) == 3

    assert mortal.grow(log, 3, 5) is None
    mortal.dead()

    assert mortal.latest() == remembered
    mortal.born()
    assert mortal.grow(log, 3, 5) == 5
    assert mortal.grow(log, 5, 5) == 5
    assert mortal.grow(log, 5, 8) == 8
    mortal.kill()


@pytest.mark.parametrize("step", ["begun", "written", "durable"])
def test_a_fork_shown_right_after_the_kill_is_refused(mortal: Mortal, step: str) -> None:
    """The attack: kill the witness after it signed and before it answers, and show it the other tree."""
    log, fork = log_with(*range(8)), log_with(0, 1, 2, 9, 8, 7, 6, 5)
    mortal.born(step, 2)
    assert mortal.grow(log, 0, 5) == 5
    assert mortal.grow(log, 5, 6) is None
    mortal.dead()

    mortal.born()
    told = [mortal.remote.post("add-checkpoint", request(fork, old, size)).status for old in (5, 6) for size in (6, 7, 8)]
    mortal.kill()

    assert 200 not in told


def test_killed_at_random_it_never_forgets_what_it_answered(mortal: Mortal) -> None:
    log, dice = log_with(*range(400)), random.Random(5)
    answered = 0
    for _ in range(KILLS):
        mortal.born()
        killer = Timer(dice.random() * 0.05, os.kill, (mortal.pid, signal.SIGKILL))
        killer.start()
        at = answered
        while (grown := mortal.grow(log, at, min(at + 1, 400))) is not None:
            at = answered = max(answered, grown)
            if at == 400:
                break
        killer.join()
        mortal.dead()
        assert answered <= mortal.latest() <= answered + 1

    mortal.born()
    assert mortal.grow(log, 0, 400) == 400
    mortal.kill()
    assert answered, "every kill came before the first answer"


def test_an_act_that_was_taken_is_there_after_a_kill(mortal: Mortal) -> None:
    mortal.born()
    assert mortal.remote.post("submit", submission(9)).status == 202
    mortal.kill()

    ledger = Ledger(mortal.home.ledger)
    assert [one.submission for one in ledger.sent("union")] == [submission(9)]
    ledger.close()


def test_a_ledger_on_a_full_disk_signs_nothing_and_goes_on_when_there_is_room(here: World, tmp_path: Path) -> None:
    witness, log = here.witness("KAZ"), log_with(*range(300))
    assert witness.add(request(log, 0, 3)).status == 200
    database = witness.ledger._database  # noqa: SLF001 — a limit on the file stands for a disk that is full
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages}")

    assert 503 in [witness.post("submit", submission(one)).status for one in range(200)]

    database.execute("PRAGMA max_page_count = 100000")
    assert witness.add(request(log, 3, 300)).status == 200
    latest = witness.ledger.latest("union")
    assert latest is not None
    assert latest.size == 300
