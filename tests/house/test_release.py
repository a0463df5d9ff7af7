"""What is released is what is written down: the version, the pinned packages, the reasons for each of them."""

from __future__ import annotations

import re
import tomllib

import pytest

import foedus
from tests.house import tree

PROJECT = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["project"]
PINS = (tree.ROOT / "constraints.txt").read_text()
REQUIRED = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]


def name_of(requirement: str) -> str:
    return re.split(r"[<>=\[; ]", requirement)[0].lower()


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{PROJECT['version']}]" in (tree.ROOT / "CHANGELOG.md").read_text()


def test_the_package_calls_itself_by_this_version() -> None:
    """Receipts name the engine by it, also where the package is run from its source."""
    assert foedus.__version__ == PROJECT["version"]


def test_no_pin_names_a_host() -> None:
    assert re.findall(r"https?://|--index-url|--find-links|@ file", PINS) == []
    assert not (tree.ROOT / "uv.lock").exists()


def test_every_pin_has_a_hash() -> None:
    lines = PINS.splitlines()
    pins = [number for number, line in enumerate(lines) if not line.startswith(" ")]

    assert len(pins) > len(REQUIRED)
    assert [lines[number] for number in pins if "==" not in lines[number] or "--hash=sha256:" not in lines[number + 1]] == []


@pytest.mark.parametrize("requirement", REQUIRED, ids=name_of)
def test_every_dependency_is_pinned_and_its_reason_is_written_down(requirement: str) -> None:
    name = name_of(requirement)

    pinned = name.replace(".", "-")

    assert f"\n{pinned}==" in f"\n{PINS}"
    assert f"`{name}`" in (tree.ROOT / "docs/adr/0002-dependencies.md").read_text()


def test_a_researcher_gets_the_library_without_the_server() -> None:
    core = {name_of(one) for one in PROJECT["dependencies"]}

    assert core == {
        "cryptography", "fido2", "immutables", "markdown-it-py", "msgspec", "pydantic", "pynacl", "rich", "ruamel.yaml", "tzdata",
    }  # fmt: skip


def test_the_package_says_that_it_is_typed() -> None:
    assert (tree.PACKAGE / "py.typed").exists()


def test_every_decision_is_listed_with_its_own_title() -> None:
    folder = tree.ROOT / "docs/adr"
    index = (folder / "README.md").read_text()

    for page in sorted(folder.glob("0*.md")):
        number, title = re.fullmatch(r"# (\d+)\. (.+)", page.read_text().splitlines()[0]).groups()  # type: ignore[union-attr]
        assert f"{number}. [{title}]({page.name})" in index
