"""The map is the land: the tree in ARCHITECTURE.md names the folders that there are, and no others."""

from __future__ import annotations

import re

from tests.house import tree

NOT_MAPPED = {"__pycache__"}


def mapped() -> dict[str, str]:
    """Read the tree of ARCHITECTURE.md: paths of folders and modules, each with what the map says of it."""
    text = (tree.ROOT / "ARCHITECTURE.md").read_text()
    block = re.search(r"```tree\n(.*?)```", text, re.DOTALL)
    assert block
    found, stack = {}, [""]
    for line in block.group(1).splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        name, _, says = line.strip().partition(" ")
        stack[depth + 1 :] = [stack[depth] + name]
        found[stack[-1]] = says.strip()
    return found


def folders_of(path: str) -> set[str]:
    root = tree.ROOT / path
    return {f"{path}{one.name}/" for one in root.iterdir() if one.is_dir() and one.name not in NOT_MAPPED}


def test_everything_on_the_map_is_there() -> None:
    assert [path for path in mapped() if not (tree.ROOT / path).exists()] == []


def test_every_place_on_the_map_says_what_it_is() -> None:
    assert [path for path, says in mapped().items() if not says] == []


def test_every_floor_and_mechanism_is_on_the_map() -> None:
    land = folders_of("src/foedus/") | folders_of("src/foedus/mechanisms/")
    land |= {f"src/foedus/{path.name}" for path in tree.PACKAGE.glob("*.py") if path.name not in {"__init__.py", "__main__.py"}}

    assert land - mapped().keys() == set()


def test_every_folder_of_the_project_is_on_the_map() -> None:
    land = {path.split("/")[0] + "/" for path in tree.published() if "/" in path and not path.startswith(".")}

    assert land - mapped().keys() == set()


def test_every_folder_of_docs_corpora_and_tests_is_on_the_map() -> None:
    land = folders_of("docs/") | folders_of("corpora/") | folders_of("tests/")

    assert land - mapped().keys() == set()


def test_every_mechanism_is_the_same_three_files() -> None:
    for folder in (tree.PACKAGE / "mechanisms").glob("*/"):
        if folder.name not in NOT_MAPPED:
            assert {"__init__.py", "acts.py", "state.py", "questions.py"} <= {path.name for path in folder.iterdir()}, folder.name
