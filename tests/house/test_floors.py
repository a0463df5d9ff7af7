"""The floors of the house: each imports only what lies below, and another mechanism is reached only through its questions."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import contracts, tree

ACTS_MAY_IMPORT = {"__future__", "typing", "msgspec", "foedus.record.act"}


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a copy of the project, as ``make check`` does on the project."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    environment = {"PYTHONPATH": str(project / "src"), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", program, "--no-cache"]
    return subprocess.run(command, cwd=project, env=environment, text=True, capture_output=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the code and its contracts, to break."""
    shutil.copytree(tree.SOURCE, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(contracts.FILE, tmp_path)
    return tmp_path


def add_import(project: Path, module: str, statement: str) -> None:
    path = project / "src" / module
    path.write_text(path.read_text() + f"\n{statement}\n")


def test_the_generated_contracts_are_those_of_the_tree() -> None:
    assert contracts.FILE.read_text() == contracts.whole(), "run make floors"


def test_every_module_of_a_mechanism_but_its_questions_is_protected() -> None:
    protected = contracts.generated()

    for path in (tree.PACKAGE / "mechanisms").glob("*/*.py"):
        module = ".".join(path.relative_to(tree.SOURCE).with_suffix("").parts)
        line = f"protected_modules =\n    {module}\n"
        assert (line in protected) is (path.stem not in {"__init__", "questions"}), module


def test_the_floors_hold(copy: Path) -> None:
    result = lint(copy)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "statement", "contract"),
    [
        (
            "foedus/mechanisms/organs/questions.py",
            "import foedus.mechanisms.treaty.state",
            "treaty/state is reached through treaty/questions",
        ),
        ("foedus/mechanisms/defence/state.py", "import foedus.mechanisms.organs.acts", "organs/acts is reached through organs/questions"),
        (
            "foedus/mechanisms/treaty/state.py",
            "import foedus.mechanisms.organs.questions",
            "Each mechanism imports only the mechanisms below it",
        ),
        ("foedus/mechanisms/treaty/acts.py", "import foedus.corpus.corpus", "treaty/acts are words, and import no law"),
        ("foedus/rules/__init__.py", "import foedus.organization", "Each floor imports only what lies below it"),
        ("foedus/record/act.py", "import foedus.corpus.corpus", "Each floor imports only what lies below it"),
        ("foedus/organization/__init__.py", "import django", "Only web knows Django"),
        ("foedus/record/act.py", "import pydantic", "Only corpus knows Markdown and pydantic"),
    ],
)
def test_an_import_that_breaks_the_house_is_caught(copy: Path, module: str, statement: str, contract: str) -> None:
    add_import(copy, module, statement)

    result = lint(copy)

    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in " ".join(result.stdout.split())


def test_a_new_floor_that_nobody_placed_is_caught(copy: Path) -> None:
    (copy / "src/foedus/annex").mkdir()
    (copy / "src/foedus/annex/__init__.py").write_text('"""annex: a floor on no map."""\n')

    result = lint(copy)

    assert result.returncode != 0
    assert "foedus.annex" in result.stdout + result.stderr or "annex" in result.stdout + result.stderr


@pytest.mark.parametrize("path", sorted((tree.PACKAGE / "mechanisms").glob("*/acts.py")), ids=lambda path: path.parent.name)
def test_acts_import_the_act_and_nothing_else(path: Path) -> None:
    imported = {node.module for node in ast.walk(tree.tree_of(path)) if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in ast.walk(tree.tree_of(path)) if isinstance(node, ast.Import) for alias in node.names}

    assert imported <= ACTS_MAY_IMPORT
