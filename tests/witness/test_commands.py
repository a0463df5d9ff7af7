"""The commands about witnesses, run as people run them: three witnesses as processes, a host that asks, a fork, a rollback, a mirror."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from foedus.cli import main
from foedus.record.addition import Addition
from foedus.shelves.log import LogReader
from foedus.shelves.remote import Remote
from foedus.shelves.sqlite import SqliteShelf
from foedus.witness.home import origin_hash
from tests.house.tree import ROOT
from tests.witness.world import KEY, Host, checkpoint, log_with, request, submission

Run = pytest.CaptureFixture[str]


def told(capsys: Run, *arguments: str, status: int = 0) -> Any:
    assert main([*arguments, "--json"]) == status
    return json.loads(capsys.readouterr().out)


def said(capsys: Run, *arguments: str, status: int = 0, language: str = "en") -> str:
    assert main([*arguments, "--language", language]) == status
    printed = capsys.readouterr()
    return printed.out + printed.err


@pytest.fixture
def keys(tmp_path: Path) -> str:
    path = tmp_path / "union.vkey"
    path.write_text("".join(f"{key}\n" for key in KEY.identity.keys))
    return str(path)


class Process:
    """``foedus witness serve`` in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "foedus.cli", "witness", "serve", str(folder), "--port", "0", "--every", "0.2"],
            cwd=ROOT, env=os.environ | {"PYTHONPATH": f"{ROOT}/src", "FOEDUS_LANGUAGE": "en"}, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        self.line = self._process.stdout.readline()
        self.url = self.line.split()[3]

    def rest(self, lines: int) -> list[str]:
        """Read so many more lines of what it prints."""
        assert self._process.stdout is not None
        return [self._process.stdout.readline() for _ in range(lines)]

    def end(self, how: int = signal.SIGINT) -> int:
        self._process.send_signal(how)
        try:
            return self._process.wait(20)
        finally:
            self._process.kill()


@pytest.fixture
def record(capsys: Run, tmp_path: Path) -> tuple[str, str]:
    """Begin a record of the shipped corpus, and give its place and the file of its keys."""
    place = str(tmp_path / "csto.db")
    told(capsys, "log", "init", "csto", "--record", place)
    path = tmp_path / "csto.vkey"
    path.write_text("\n".join(told(capsys, "log", "keys", "csto", "--record", place)) + "\n")
    return place, str(path)


def test_three_witnesses_cosign_a_record_under_a_policy_of_two(capsys: Run, tmp_path: Path, record: tuple[str, str]) -> None:
    place, keys = record
    with ExitStack() as stack:
        lines, running = [], []
        for name in ("ARM", "BLR", "KAZ"):
            made = told(capsys, "witness", "init", str(tmp_path / name), "--name", f"{name.lower()}.example/w", "--keys", keys)
            running.append(Process(tmp_path / name))
            stack.callback(running[-1].end, signal.SIGKILL)
            lines.append(f"witness {name} {made['keys'][0]} {running[-1].url}\n")
        Path(f"{place}.policy").write_text("".join(lines) + "group members 2 ARM BLR KAZ\nquorum members\n")
        assert told(capsys, "log", "witnesses", "csto", "--record", place, status=1)["witnessed"] == 0

        first = told(capsys, "log", "witnesses", "csto", "--record", place, "--ask")
        running[0].end(signal.SIGKILL)
        told(capsys, "enter", "csto", "--record", place)
        second = told(capsys, "log", "witnesses", "csto", "--record", place, "--ask")
        running[1].end(signal.SIGKILL)

    assert (first["size"], first["witnessed"], first["by"], first["problems"]) == (1, 1, ["ARM", "BLR", "KAZ"], [])
    assert second["size"] == second["witnessed"] > 700
    assert second["by"] == ["BLR", "KAZ"]
    assert len(second["problems"]) == 1
    assert "1 of" not in said(capsys, "log", "witnesses", "csto", "--record", place)
    status = told(capsys, "witness", "status", str(tmp_path / "KAZ"))
    assert [log["size"] for log in status["logs"]] == [second["size"]]


def test_a_witness_ends_when_it_is_told_to_and_says_what_it_saw(capsys: Run, tmp_path: Path, keys: str) -> None:
    folder = tmp_path / "KAZ"
    made = said(capsys, "witness", "init", str(folder), "--name", "kaz.example/w", "--keys", keys, "--post-quantum")
    assert made.count("kaz.example/w+") == 2
    assert "nothing yet" in said(capsys, "witness", "status", str(folder))
    process = Process(folder)
    assert process.line.startswith("Witness kaz.example/w at http://127.0.0.1:")
    log = log_with(1, 2, 3)
    assert Remote(process.url).post("add-checkpoint", request(log, 0)).status == 200

    assert process.end() == 0

    assert "3 leaves, 2" in said(capsys, "witness", "status", str(folder))
    assert "3" in said(capsys, "witness", "status", str(folder), language="ru")


def test_a_witness_says_at_its_start_where_each_of_its_pages_is(capsys: Run, tmp_path: Path, keys: str) -> None:
    told(capsys, "witness", "init", str(tmp_path / "KAZ"), "--name", "kaz.example/w", "--keys", keys, "--url", "http://localhost:9")
    process = Process(tmp_path / "KAZ")
    lines = [process.line, *(process.rest(7))]
    pages = [word for line in lines[1:] for word in line.split() if word.startswith(process.url)]
    remote = {page: Remote(process.url).get(page.removeprefix(f"{process.url}/")).status for page in pages}

    process.end()

    at = f"{process.url}/{origin_hash('union')}"
    assert remote == {
        f"{process.url}/": 200,
        f"{process.url}/sign": 303,
        f"{process.url}/add-checkpoint": 404,
        f"{process.url}/submit": 404,
        f"{at}/latest": 404,
        f"{at}/evidence": 200,
        f"{at}/checkpoint": 404,
    }


def test_evidence_is_shown_written_and_checked_by_others(capsys: Run, tmp_path: Path, keys: str) -> None:
    folder, shown = tmp_path / "KAZ", tmp_path / "shown"
    told(capsys, "witness", "init", str(folder), "--name", "kaz.example/w", "--keys", keys)
    process = Process(folder)
    log, other = log_with(1, 2, 3), log_with(1, 2, 4)
    later = checkpoint(2, log.root(2), time=4_000_000_000)
    invented = checkpoint(9, b"\1" * 32)
    remote = Remote(process.url)
    for body in (
        request(log, 0),
        request(other, 0),
        Addition(0, (), later.note, later.checkpoint).encode(),
        Addition(3, (b"\2" * 32,), invented.note, invented.checkpoint).encode(),
    ):
        remote.post("add-checkpoint", body)
    process.end()

    status = told(capsys, "witness", "status", str(folder), "--evidence", str(shown), status=1)
    text = said(capsys, "witness", "status", str(folder), status=1)

    assert [(one["kind"], one["sizes"], one["state"]) for one in status["logs"][0]["evidence"]] == [
        ("fork", [3, 3], "convicted"),
        ("rollback", [3, 2], "convicted"),
        ("unexplained", [3, 9], "open"),
    ]
    assert ["FORK" in text, "ROLLBACK: union/clock" in text, "open: 9" in text] == [True] * 3
    files = {path.name.split("-")[0]: str(path) for path in shown.iterdir()}
    assert told(capsys, "witness", "check", files["fork"], "--keys", keys)["holds"]
    assert "not one log" in said(capsys, "witness", "check", files["fork"], "--keys", keys)
    assert "union/clock" in said(capsys, "witness", "check", files["rollback"], "--keys", keys)
    assert "question" in said(capsys, "witness", "check", files["unexplained"], "--keys", keys, status=1)
    strangers = tmp_path / "other.vkey"
    strangers.write_text("elsewhere+0\n")
    assert "elsewhere" in said(capsys, "witness", "check", files["fork"], "--keys", str(strangers), status=1)
    changed = tmp_path / "changed.json"
    changed.write_text(Path(files["fork"]).read_text().replace('"second":"union\\n3', '"second":"union\\n4'))
    assert not told(capsys, "witness", "check", str(changed), "--keys", keys, status=1)["holds"]


def test_what_a_record_lost_comes_back_from_a_witness(capsys: Run, tmp_path: Path, record: tuple[str, str]) -> None:
    """The host's disk is lost and an old copy put back. It refuses to go on; then the tail comes from a member's mirror."""
    place, keys = record
    old = Path(place).read_bytes()
    told(capsys, "enter", "csto", "--record", place)
    whole = SqliteShelf(Path(place), read_only=True)
    size = whole.size()
    host = Host(LogReader(whole))
    told(capsys, "witness", "init", str(tmp_path / "KAZ"), "--name", "kaz.example/w", "--keys", keys, "--url", host.url)
    process = Process(tmp_path / "KAZ")
    mirror = Remote(f"{process.url}/{origin_hash('csto')}")
    while mirror.read("checkpoint") is None:
        pass
    host.close()
    whole.close()
    for path in tmp_path.glob("csto.db*"):
        if path.suffix not in {".key", ".head"}:
            path.unlink()
    Path(place).write_bytes(old)
    assert "record" in said(capsys, "enter", "csto", "--record", place, status=2)

    fetched = told(capsys, "log", "refetch", "csto", process.url, "--record", place)
    again = said(capsys, "log", "refetch", "csto", f"{process.url}/{origin_hash('csto')}", "--record", place)
    process.end(signal.SIGKILL)

    assert fetched == {"from": 1, "size": size}
    assert str(size) in again
    assert told(capsys, "enter", "csto", "--record", place)["already"] == size - 1
    assert told(capsys, "witness", "status", str(tmp_path / "KAZ"))["logs"][0]["mirror"] == size
    assert "http://" in said(capsys, "log", "refetch", "csto", process.url, "--record", place, status=1)


def test_acts_that_wait_are_shown(capsys: Run, tmp_path: Path, keys: str) -> None:
    folder = tmp_path / "KAZ"
    told(capsys, "witness", "init", str(folder), "--name", "kaz.example/w", "--keys", keys)
    process = Process(folder)
    Remote(process.url).post("submit", submission(9))
    process.end()

    assert len(told(capsys, "witness", "status", str(folder))["logs"][0]["sent"]["waiting"]) == 1
    assert "1 waiting" in said(capsys, "witness", "status", str(folder))


def test_what_cannot_be_done_is_said(capsys: Run, tmp_path: Path, keys: str) -> None:
    folder = str(tmp_path / "KAZ")
    assert "foedus witness init" in said(capsys, "witness", "status", folder, status=2)
    assert "foedus witness init" in said(capsys, "witness", "serve", folder, status=2)
    assert "plus" in said(capsys, "witness", "init", folder, "--name", "a b", "--keys", keys, status=2)
    logs = tmp_path / "logs"
    logs.write_text("nonsense\n")
    assert "logs:1" in said(capsys, "witness", "init", folder, "--name", "kaz", "--logs", str(logs), status=2)
    logs.write_text(f"log {KEY.signer.verifier}\nquorum none\n")
    told(capsys, "witness", "init", folder, "--name", "kaz", "--logs", str(logs))
    assert "empty folder" in said(capsys, "witness", "init", folder, "--name", "kaz", "--keys", keys, status=2)
    assert "12.0.0.1.2" in said(capsys, "witness", "serve", folder, "--host", "12.0.0.1.2", status=2)
    bad = tmp_path / "bad.vkey"
    bad.write_text("nonsense\n")
    assert "nonsense" in said(capsys, "witness", "init", str(tmp_path / "B"), "--name", "kaz", "--keys", str(bad), status=2)


def test_a_record_that_is_not_there_has_no_witnesses(capsys: Run, tmp_path: Path, record: tuple[str, str]) -> None:
    place = str(tmp_path / "none.db")
    for command in (("witnesses", "csto"), ("keys", "csto"), ("refetch", "csto", "http://127.0.0.1:9")):
        assert place in said(capsys, "log", *command, "--record", place, status=2)
        assert main(["log", command[0], "nowhere", *command[2:]]) == 2
        capsys.readouterr()
    bad = tmp_path / "bad.policy"
    bad.write_text("nonsense\n")
    assert "bad.policy:1" in said(capsys, "log", "witnesses", "csto", "--record", record[0], "--policy", str(bad), status=2)
    assert "none.policy" in said(capsys, "log", "witnesses", record[0], "--policy", str(tmp_path / "none.policy"), status=2)
    assert said(capsys, "log", "keys", "csto", "--record", record[0]).count("+") >= 4
    assert said(capsys, "log", "keys", record[0]).count("+") >= 4


def test_a_record_without_a_policy_needs_nobody(capsys: Run, record: tuple[str, str]) -> None:
    assert told(capsys, "log", "witnesses", "csto", "--record", record[0])["witnessed"] == 1
