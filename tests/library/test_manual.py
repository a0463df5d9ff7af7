"""The researcher's manual runs as it stands: here, and from a wheel in an environment that has nothing but what the wheel asks for."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.house.tree import ROOT

MANUAL = ROOT / "docs/manual/researcher.md"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
RUN = "import doctest, sys; sys.exit(doctest.testfile(sys.argv[1], module_relative=False, optionflags=int(sys.argv[2]))[0])"


def required(wanted: list[str]) -> set[str]:
    """Give the names of what these requirements bring, and of what that brings in turn."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = re.split(r"[\s<>=!~;\[(]", waiting.pop(), maxsplit=1)[0].lower()
        if name in found:
            continue
        try:
            asks = distribution(name).requires or []
        except PackageNotFoundError:
            continue  # asked for on another system, or by another Python
        found.add(name)
        waiting += [one for one in asks if "extra ==" not in one]
    return found


def lay_out(names: set[str], place: Path) -> None:
    """Put installed packages into another environment, by links: what nobody asked for is not there."""
    for name in names:
        one = distribution(name)
        tops = {Path(str(file)).parts[0] for file in one.files or () if Path(str(file)).parts[0] not in {"..", "__pycache__"}}
        for top in tops:
            if not (place / top).exists():
                (place / top).symlink_to(str(one.locate_file(top)))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, offline, beside what it asks for; give the Python of that environment."""
    folder = tmp_path_factory.mktemp("clean")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], check=True)
    python = folder / "env/bin/python"
    (wheel,) = folder.glob("*.whl")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--python",
        str(python),
        "install",
        "--no-index",
        "--no-deps",
        "--no-compile",
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    (packages,) = folder.glob("env/lib/python*/site-packages")
    lay_out(required([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["frames"]]), packages)
    return python


def test_a_newcomer_gets_from_the_wheel_to_every_answer_of_the_manual(clean: Path, tmp_path: Path) -> None:
    """The manual is run by the installed package alone: no checkout on its path, no network, no package of the server."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8", "http_proxy": "http://127.0.0.1:9"}

    ran = subprocess.run(
        [clean, "-I", "-c", RUN, MANUAL, str(FLAGS)], cwd=tmp_path, env=environment, text=True, capture_output=True, check=False
    )

    assert (ran.returncode, ran.stdout) == (0, ""), ran.stdout + ran.stderr
    assert (tmp_path / "members.csv").read_bytes().startswith(b"corpus,as_of,answer\r\n")
    assert (tmp_path / "bound.json").exists()


def test_the_installed_package_is_that_of_the_wheel_and_has_a_command(clean: Path, tmp_path: Path) -> None:
    says = subprocess.run(
        [clean, "-I", "-c", "import foedus, importlib.util as u; print(foedus.__file__, foedus.__version__, u.find_spec('django'))"],
        cwd=tmp_path, text=True, capture_output=True, check=True,
    ).stdout.split()  # fmt: skip
    asked = subprocess.run(
        [clean.parent / "foedus", "ask", "csto", "in-force", "--of", "CST", "--on", "2022-01-05"],
        cwd=tmp_path, text=True, capture_output=True, check=True, env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
    ).stdout  # fmt: skip

    assert Path(says[0]).is_relative_to(clean.parents[1])
    assert says[1:] == [PROJECT["version"], "None"]
    assert asked.startswith("Yes.")


def test_an_editor_and_a_checker_of_types_know_the_package(clean: Path) -> None:
    """The wheel says that it is typed, and its own names are imported where a checker of types looks."""
    (package,) = clean.parents[1].glob("lib/python*/site-packages/foedus")

    assert (package / "py.typed").exists()
    assert (package / "corpora/csto/CST.md").exists()
    assert "if TYPE_CHECKING:" in (package / "__init__.py").read_text()
