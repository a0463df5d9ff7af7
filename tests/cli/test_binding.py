"""Founders settle together what binds their record: its name, its rules, its witnesses, and a loss; each by a file that they sign."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedus.cli.parser import parser
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.binding import EpochBegun, ProceduresBound, WitnessesNamed
from foedus.record.canonical import decode
from foedus.record.genesis import Genesis
from foedus.shelves.author_keys import public_name
from foedus.shelves.places import open_shelf
from foedus.shelves.shelf import Row

POLICY = """\
witness KAZ kaz.example/witness+fb915461+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR https://kaz.example
group members all KAZ
quorum members
"""
NAME = "log.csto.example/record"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    given = parser().parse_args([*words, "--language", "en"])
    status: int = given.run(given)
    out, err = capsys.readouterr()
    return status, out, err


@pytest.fixture
def founders(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder in which three founders have their keys."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for seat in ("ARM", "KAZ", "KGZ"):
        assert run(capsys, "key", "new", str(tmp_path / f"{seat}.key"), "--name", seat)[0] == 0
    return tmp_path


def signed(capsys: pytest.CaptureFixture[str], folder: Path, act: str, *seats: str) -> str:
    for seat in seats:
        assert (
            run(capsys, "sign", str(folder / act), "--key", str(folder / f"{seat}.key"), "--out", str(folder / f"{act}.signatures"))[0] == 0
        )
    return str(folder / f"{act}.signatures")


def opened(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> str:
    place, act = str(folder / "record.db"), str(folder / "genesis.json")
    roots = [word for seat in ("ARM", "KAZ", "KGZ") for word in ("--root", f"{seat}={public_name(folder / f'{seat}.key')}")]
    named = ("--name", more[more.index("--name") + 1]) if "--name" in more else ()
    assert run(capsys, "log", "init", "csto", "--record", place, *roots, *more, "--genesis", act)[0] == 0
    lines = signed(capsys, folder, "genesis.json", "ARM", "KAZ", "KGZ")
    status, _, err = run(capsys, "log", "init", "csto", "--record", place, *named, "--genesis", act, "--signatures", lines)
    assert status == 0, err
    return place


def rows(place: str) -> list[Row]:
    shelf = open_shelf(place, read_only=True)
    found = list(shelf.rows())
    shelf.close()
    return found


def act_at(place: str, position: int) -> Act:
    act = decode(rows(place)[position].act or b"", VOCABULARY)
    assert isinstance(act, Act)
    return act


def test_the_first_act_names_the_record_its_rules_its_witnesses_and_what_there_is_to_say(
    founders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (founders / "policy").write_text(POLICY)

    more = (
        "--name",
        NAME,
        "--page",
        "https://csto.example",
        "--policy",
        str(founders / "policy"),
        "--consent",
        "3",
        "--note",
        "for practice",
    )
    body = act_at(opened(capsys, founders, *more), 0).body

    assert isinstance(body, Genesis)
    assert (body.pages, body.consent, body.note, body.quorum) == (("https://csto.example",), 3, "for practice", "members")
    assert body.lines == tuple(line.removesuffix(" https://kaz.example") for line in POLICY.splitlines()[:2])
    assert "denunciation" not in body.grave
    assert body.under


def test_a_record_with_a_name_of_its_own_is_used_as_any_other(founders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = opened(capsys, founders, "--name", NAME)
    (founders / "x.journal").write_text("2026-11-24 KAZ states “Here.”\n")

    act = ("act", str(founders / "x.journal"), "--key", str(founders / "KAZ.key"), "--log", NAME, "--out", str(founders / "x.json"))
    assert run(capsys, *act)[0] == 0
    lines = signed(capsys, founders, "x.json", "KAZ")
    assert run(capsys, "submit", str(founders / "x.json"), lines, "--record", place)[0] == 0
    (founders / "y.journal").write_text("2026-11-25 KAZ states “There.”\n  source: a newspaper\n  confidence: high\n")
    assert run(capsys, "enter", "csto", str(founders / "y.journal"), "--record", place)[0] == 0

    copy = str(founders / "copy.db")
    assert run(capsys, "backup", "csto", "--record", place, copy)[0] == 0
    assert run(capsys, "restore", "csto", "--record", place, copy)[0] == 0
    status, out, _ = run(capsys, "journal", "csto", "--record", place, "--from", "2026-11-24")
    verified, told, _ = run(capsys, "verify", place, "--json", "--from-start")
    assert (status, verified, json.loads(told)["log"], json.loads(told)["size"]) == (0, 0, NAME, 3)
    assert out.count(f"log: {NAME}") <= 1
    assert "“Here.”" in out
    assert "“There.”" in out


@pytest.mark.parametrize("name", ["two words", "csto/epoch-2", "", "+"])
def test_a_name_that_no_record_may_have_is_said(founders: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    status, _, err = run(capsys, "log", "init", "csto", "--record", str(founders / "record.db"), "--name", name or "é")

    assert status == 2
    assert "cannot be called" in err


def test_more_consent_than_there_are_founders_cannot_be_asked_for(founders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = f"KAZ={public_name(founders / 'KAZ.key')}"

    status, _, err = run(
        capsys,
        "log",
        "init",
        "csto",
        "--record",
        str(founders / "r.db"),
        "--root",
        root,
        "--consent",
        "2",
        "--genesis",
        str(founders / "g"),
    )

    assert status == 2
    assert "2 root keys" in err


def test_founders_bind_a_record_and_name_its_witnesses_later(founders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = opened(capsys, founders)
    (founders / "policy").write_text(POLICY)
    author = ("csto", "--record", place, "--seat", "KAZ", "--key", str(founders / "KAZ.key"))

    assert run(capsys, "log", "bind", *author, "--page", "https://csto.example", "--out", str(founders / "bind.json"))[0] == 0
    named = ("log", "policy", *author, "--policy", str(founders / "policy"), "--out", str(founders / "policy.json"))
    assert run(capsys, *named)[0] == 0
    alone = signed(capsys, founders, "bind.json", "KAZ")
    refused, _, why = run(capsys, "submit", str(founders / "bind.json"), alone, "--record", place)
    both = signed(capsys, founders, "bind.json", "ARM")
    entered = [run(capsys, "submit", str(founders / "bind.json"), both, "--record", place)[0]]
    lines = signed(capsys, founders, "policy.json", "KAZ", "KGZ")
    entered.append(run(capsys, "submit", str(founders / "policy.json"), lines, "--record", place)[0])

    assert (refused, entered) == (1, [0, 0])
    assert "needed: 2" in why
    bound, witnessed = act_at(place, 1).body, act_at(place, 2).body
    assert isinstance(bound, ProceduresBound)
    assert bound.pages == ("https://csto.example",)
    assert isinstance(witnessed, WitnessesNamed)
    _, out, _ = run(capsys, "log", "witnesses", "csto", "--record", place)
    assert "The policy at position 2 does not count yet" in out


def test_a_policy_or_a_key_that_cannot_be_read_is_said(founders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = opened(capsys, founders)
    (founders / "policy").write_text("quorum nobody\n")
    author = ("csto", "--record", place, "--seat", "KAZ")

    assert run(capsys, "log", "policy", *author, "--key", str(founders / "KAZ.key"), "--policy", str(founders / "policy"))[0] == 2
    assert run(capsys, "log", "policy", *author, "--key", str(founders / "KAZ.key"), "--policy", str(founders / "none"))[0] == 2
    assert run(capsys, "log", "bind", *author, "--key", str(founders / "policy"))[0] == 2


def test_a_record_goes_on_after_a_loss_by_the_commands_and_a_member_consents(founders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place, to = opened(capsys, founders), str(founders / "new.db")
    (founders / "vkeys").write_text(run(capsys, "log", "keys", "csto", "--record", place)[1])
    export = founders / "export"
    run(capsys, "log", "export", place, str(export))
    home = str(founders / "witness")
    assert (
        run(capsys, "witness", "init", home, "--name", "kaz.example/w", "--keys", str(founders / "vkeys"), "--url", "http://localhost:9")[0]
        == 0
    )
    (founders / "x.journal").write_text("2026-11-24 KAZ states “Lost.”\n")
    run(capsys, "act", str(founders / "x.journal"), "--key", str(founders / "KAZ.key"), "--out", str(founders / "x.json"))
    assert run(capsys, "backup", "csto", "--record", place, str(founders / "copy.db"))[0] == 0
    run(capsys, "submit", str(founders / "x.json"), signed(capsys, founders, "x.json", "KAZ"), "--record", place)
    run(capsys, "log", "export", place, str(export))
    assert run(capsys, "restore", "csto", "--record", place, str(founders / "copy.db"), "--accept-loss")[0] in {0, 1}
    for one in founders.glob("record.db*"):
        if one.suffix != ".key":
            one.unlink()
    (founders / "copy.db").rename(place)
    files = {name: str(founders / name) for name in ("epoch.json", "beginning")}
    common = ("log", "epoch", "csto", "--record", place, "--to", to)

    neither, _, why = run(capsys, *common)
    drafted = run(
        capsys,
        *common,
        "--checkpoint",
        str(export / "checkpoint"),
        "--seat",
        "KAZ",
        "--key",
        str(founders / "KAZ.key"),
        "--out",
        files["epoch.json"],
    )[0]
    lines = signed(capsys, founders, "epoch.json", "KAZ", "KGZ")
    begun, _, said = run(capsys, *common, "--act", files["epoch.json"], "--signatures", lines, "--out", files["beginning"])
    unjudged, _, blind = run(capsys, "witness", "epoch", home, files["epoch.json"], lines, files["beginning"])

    assert (neither, drafted, begun, unjudged) == (2, 0, 0, 1)
    assert "--checkpoint" in why
    assert "csto/epoch-2" in said
    assert "no copy of the log" in blind
    body = act_at(to, 1).body
    assert isinstance(body, EpochBegun)
    assert (body.kept, body.lost) == (1, 2)
    status, out, _ = run(capsys, "verify", to, "--from-start")
    assert status == 0
    assert "The record goes on in a new epoch" in out
    assert run(capsys, "journal", "csto", "--record", to)[0] == 0
    assert run(capsys, "log", "export", to, str(founders / "second"))[0] == 0
    assert run(capsys, "verify", str(founders / "second"), "--from-start")[0] == 0
    assert run(capsys, "witness", "epoch", str(founders / "nowhere"), files["epoch.json"], lines, files["beginning"])[0] == 2
    assert run(capsys, "witness", "epoch", home, str(founders / "nowhere"), lines, files["beginning"])[0] == 2
