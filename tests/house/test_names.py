"""Names come from the treaty; nothing is left unfinished; the project speaks of itself alone."""

from __future__ import annotations

import ast
import re

from tests.house import tree

NOT_A_ROOM = {"utils", "util", "common", "helpers", "helper", "misc", "base", "managers", "handlers", "services"}
NOT_A_NAME = re.compile(r"(Manager|Handler|Service|Data|Info|Util|Helper)s?(?![a-z])")
UNFINISHED = re.compile("|".join(("NotImplemented" + "Error", "TO" + "DO", "FIX" + "ME", "XX" + "X")))
UNTESTED = re.compile(r"pytest\.mark\.(skip|xfail)|\bassert " + r"True\b")
ELSEWHERE = re.compile(
    "|".join(("/wo" + "rk/", "/fa" + "rm/", "/ro" + "ot/", "/ho" + "me/", "sub" + "agent", r"\bissue " + r"\d+\b", "/tm" + "p/"))
)
OTHERWISE_SPELT = re.compile("|".join(("organi" + "sation", r"(?<![/\w\",=])defen" + "se", r"program" + r"(?=\s+of work)")), re.IGNORECASE)
"""Not in an address or a query, nor where a table of others calls its column so: in quotation marks, or between commas."""
TEXTS = (".py", ".md", ".toml", ".txt", ".journal", ".yaml", ".html", ".css", ".js", ".svg", "")


def texts() -> tuple[str, ...]:
    return tuple(path for path in tree.published() if (tree.ROOT / path).suffix in TEXTS)


def test_no_room_is_called_what_any_room_could_be_called() -> None:
    rooms = {path.relative_to(tree.PACKAGE).with_suffix("").parts for path in tree.source_files()}

    assert [parts for parts in rooms if NOT_A_ROOM & set(parts)] == []


def test_no_class_has_a_name_that_says_nothing() -> None:
    nodes = ((path, node) for path in tree.source_files() for node in ast.walk(tree.tree_of(path)))

    assert [(tree.short(path), one.name) for path, one in nodes if isinstance(one, ast.ClassDef) and NOT_A_NAME.search(one.name)] == []


def lines_with(pattern: re.Pattern[str], paths: tuple[str, ...]) -> list[str]:
    found = []
    for path in paths:
        lines = (tree.ROOT / path).read_text(errors="replace").splitlines()
        found += [f"{path}:{number}" for number, line in enumerate(lines, start=1) if pattern.search(line)]
    return found


def test_nothing_is_left_unfinished() -> None:
    assert lines_with(UNFINISHED, tuple(tree.short(path) for path in tree.python_files())) == []


def test_no_test_is_skipped_or_empty() -> None:
    assert lines_with(UNTESTED, tuple(path for path in texts() if path.startswith("tests/"))) == []


def test_the_project_speaks_of_itself_alone() -> None:
    assert lines_with(ELSEWHERE, texts()) == []


def test_the_spelling_is_that_of_the_united_nations() -> None:
    prose = tuple(path for path in texts() if path.endswith((".md", ".py")) and not path.endswith(".ru.md"))

    assert lines_with(OTHERWISE_SPELT, prose) == []
