"""Wherever a closed act goes, its level, its owner, its article and the day of its disclosure go with it: every print and every export, walked through."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from foedus.cli import main
from foedus.record.act_file import parted
from foedus.record.canonical import encode
from foedus.record.leaf import Leaf, Stub, decode_leaf
from foedus.shelves.opening import Opened, open_organization
from foedus.shelves.tiles.directory import TileShelf
from foedus.web.house import _HOUSES, open_house

CLOSED = """journal: csto

2022-01-06 RUS puts to decision 2022/99
  title: canary alpha
  organ: CSC
  crisis: kazakhstan-2022
  closed by: EP 10
  closed matter: crisis:kazakhstan-2022
  closed level: for official use
  closed until: 2026-11-30
  nonce: 1111111111111111111111111111111111111111111111111111111111111111
"""
MARK = "for official use · RUS · EP 10 · 2026-11-30"
PARTS = ("for official use", "EP 10", "2026-11-30", "RUS")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("marked")
    (folder / "closed.journal").write_text(CLOSED)
    place = str(folder / "record.db")
    assert main(["log", "init", "csto", "--record", place, "--highest-level", "secret"]) == 0
    assert main(["enter", "csto", "--record", place]) == 0
    assert main(["enter", "csto", str(folder / "closed.journal"), "--record", place]) == 0
    return place


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(list(words)) == 0
    return capsys.readouterr().out


def marked_beside(text: str, canary: str = "canary alpha", within: int = 700) -> bool:
    """Say whether near every place with a closed act's words all that must go with them is said."""
    plain = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    places = [found.start() for found in re.finditer(canary, plain)]
    return bool(places) and all(all(part in plain[max(0, at - within) : at + within] for part in PARTS) for at in places)


@pytest.mark.parametrize(
    "words",
    [
        ("journal", "csto", "--from", "2022-01-06", "--to", "2022-01-06"), ("journal", "csto", "--from", "2022-01-06", "--to", "2022-01-06", "--json"),
        ("search", "csto", "canary", "--json"), ("ask", "csto", "timeline", "--of", "kazakhstan-2022", "--on", "2022-02-01", "--json"),
        ("ask", "csto", "timeline", "--of", "kazakhstan-2022", "--on", "2022-02-01"),
    ],
)  # fmt: skip
def test_what_commands_print(
    record: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    said = printed(capsys, *words, "--record", record, "--reader", "RUS")

    assert all(part in said for part in PARTS), words
    if "canary alpha" in said:
        assert marked_beside(said), words


def test_exported_files(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "log", "export", "csto", str(tmp_path), "--record", record, "--reader", "RUS")
    (row,) = [one for one in TileShelf(tmp_path).rows() if one.act and b"canary alpha" in one.act]

    leaf = decode_leaf(row.leaf)

    assert isinstance(leaf, Leaf)
    assert leaf.stub is not None
    assert (leaf.stub.level, leaf.stub.seat, leaf.stub.rule, leaf.stub.until) == ("for official use", "RUS", "EP 10", "2026-11-30")


@pytest.fixture
def fetch(record: str, opened: Opened, site: str) -> Callable[[str], str]:
    """Show the pages of a member's own installation."""
    assert site
    before = list(_HOUSES)
    mine = open_organization("csto", record=record, reader="RUS")
    assert mine.organization is not None
    open_house(mine.organization, opened.files, today=lambda: "2026-03-01", remembers=False)
    client = Client(headers={"host": "127.0.0.1"})

    def get(path: str) -> str:
        found = client.get(path).content.decode()
        _HOUSES[1:] = before
        return found

    return get


def test_pages_and_their_tables_as_files(fetch: Callable[[str], str]) -> None:
    given = _HOUSES[0].organization
    (act,) = [one for one in given.entries if one.stub is not None]
    paths = ["/en/record/?kind=motion&from=2022-01-06&to=2022-01-06", "/en/record/?kind=motion&from=2022-01-06&to=2022-01-06&view=journal",
             f"/en/record/{act.id}/", f"/ru/record/{act.id}/", "/en/members/RUS/?on=2022-01-06", "/en/organs/CSC/?on=2022-01-07",
             "/en/crises/kazakhstan-2022/?on=2022-01-07", "/en/chronicle/", "/en/search/?q=canary"]  # fmt: skip
    told = {path: fetch(path) for path in paths}
    files = (
        "/en/record/?kind=motion&from=2022-01-06&to=2022-01-06&format=csv",
        "/en/record/?kind=motion&from=2022-01-06&to=2022-01-06&format=json",
    )
    told |= {path: fetch(path) for path in files}

    assert [path for path, text in told.items() if "canary alpha" in text.replace('value="canary', "") and not marked_beside(text)] == []
    assert sum("canary alpha" in text for text in told.values()) >= 6
    for path in files:
        assert MARK in told[path]
    assert json.loads(told[files[1]])["rows"]


def test_an_act_s_own_bytes_carry_a_second_line_that_says_how_it_is_closed(fetch: Callable[[str], str]) -> None:
    (act,) = [one for one in _HOUSES[0].organization.entries if one.stub is not None]
    open_one = _HOUSES[0].organization.entries[5]

    parts = parted(fetch(f"/en/record/{act.id}.json").encode())

    assert isinstance(parts, tuple)
    assert parts[0] == encode(act.act)
    assert isinstance(parts[1], Stub)
    assert fetch(f"/en/record/{open_one.id}.json").encode() == encode(open_one.act)
