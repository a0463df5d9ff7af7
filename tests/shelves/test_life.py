"""Whatever happens to a record, in whatever order, it stays sound and loses nothing that was acknowledged."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from foedus.organization.gate import Gate
from foedus.shelves.auditing import audit
from foedus.shelves.heads import Heads
from foedus.shelves.log import Log, Receipt
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.tiles.directory import TileShelf
from foedus.shelves.tiles.export import export
from foedus.shelves.tiles.importing import take
from tests.record.attacks.host import KEY, Clock, opening, submitted


class Died(BaseException):
    """The machine stopped at a step of a write."""


class Life(RuleBasedStateMachine):
    """A record that is entered, dies, is opened again, exported, and taken elsewhere."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="foedus-life-"))
        self.clock = Clock()
        self.dies_at = ""
        self.known: list[str] = []
        self.next = 0
        self.shelf = SqliteShelf(self.folder / "record.db", KEY.identity, step=self.step)
        self.open()
        self.log.found()
        self.acknowledge(self.log.enter([opening()]))

    def open(self) -> None:
        heads = Heads(self.folder / "record.db.head", "csto")
        self.log = Log(self.shelf, KEY, self.clock, gate=Gate(KEY.identity.keys), heads=heads)

    def step(self, name: str) -> None:
        if name == self.dies_at:
            raise Died

    def acknowledge(self, told: tuple[object, ...]) -> None:
        for one in told:
            assert isinstance(one, Receipt)
            if one.position == len(self.known):
                self.known.append(one.id)
            assert self.known[one.position] == one.id

    @rule(count=st.integers(1, 40))
    def append(self, count: int) -> None:
        acts = [submitted(self.next + one) for one in range(count)]
        self.next += count
        self.acknowledge(self.log.enter(acts))

    @rule(back=st.integers(1, 5))
    def send_again(self, back: int) -> None:
        self.acknowledge(self.log.enter([submitted(number) for number in range(max(0, self.next - back), self.next)]))

    @rule(step=st.sampled_from(["rows", "tiles", "checkpoint"]), count=st.integers(1, 300))
    def crash(self, step: str, count: int) -> None:
        self.dies_at = step
        with pytest.raises(Died):
            self.log.enter([submitted(10_000 + self.next + one) for one in range(count)])
        self.dies_at = ""
        self.restart()

    @rule()
    def restart(self) -> None:
        self.shelf.close()
        self.shelf = SqliteShelf(self.folder / "record.db", step=self.step)
        self.open()

    @rule()
    def export(self) -> None:
        assert export(self.shelf, self.folder / "log") == len(self.known)

    @precondition(lambda self: (self.folder / "log").exists())
    @rule()
    def take(self) -> None:
        source = TileShelf(self.folder / "log")
        copy = SqliteShelf(self.folder / "copy.db", KEY.identity)
        taken = take(source, copy)
        assert not taken.finding
        assert [row.id for row in copy.rows()] == self.known[: source.size()]
        copy.close()

    @invariant()
    def everything_acknowledged_is_there(self) -> None:
        if hasattr(self, "known"):
            assert [row.id for row in self.shelf.rows()] == self.known

    def teardown(self) -> None:
        if hasattr(self, "shelf"):
            self.shelf.close()
            for place in ("record.db", "log", "copy.db"):
                if (self.folder / place).exists():
                    assert audit(str(self.folder / place), cores=1).findings == ()
            shutil.rmtree(self.folder)


Life.TestCase.settings = settings(max_examples=15, stateful_step_count=15)
TestLife = Life.TestCase
