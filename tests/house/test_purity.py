"""Below the edges nothing asks what time it is, opens a file, talks to a network or throws dice: it is handed what it needs."""

from __future__ import annotations

import ast

import pytest

from tests.house import tree

BANNED_MODULES = {
    "time", "random", "secrets", "uuid", "socket", "subprocess", "urllib.request", "http.client", "sqlite3", "tempfile", "shutil", "glob",
}  # fmt: skip
BANNED_CALLS = {"now", "utcnow", "today", "urandom", "read_text", "read_bytes", "write_text", "write_bytes", "getenv", "iterdir", "rglob"}
BANNED_NAMES = {"open", "input", "print", "exec", "eval"}

PURE = tuple(path for path in tree.source_files() if tree.floor_of(path) not in tree.EDGES)


def breaches(source: ast.Module) -> list[str]:
    """Name what a file does that only an edge may do."""
    found = []
    for node in ast.walk(source):
        match node:
            case ast.Import(names=names):
                found += [alias.name for alias in names if alias.name in BANNED_MODULES]
            case ast.ImportFrom(module=str(module)) if module in BANNED_MODULES:
                found.append(module)
            case ast.Call(func=ast.Name(id=name)) if name in BANNED_NAMES:
                found.append(name)
            case ast.Call(func=ast.Attribute(attr=name)) if name in BANNED_CALLS or name == "open":
                found.append(name)
    return found


def test_what_lies_below_the_edges_is_pure() -> None:
    assert [(tree.short(path), breach) for path in PURE for breach in breaches(tree.tree_of(path))] == []


@pytest.mark.parametrize(
    "line",
    [
        "import time",
        "from random import choice",
        "datetime.now(UTC)",
        "date.today()",
        "open('record')",
        "Path('record').read_text()",
        "Path('record').open()",
        "os.urandom(32)",
        "import sqlite3",
    ],
)
def test_the_test_sees_each_way_out(line: str) -> None:
    assert breaches(ast.parse(line)) != []
