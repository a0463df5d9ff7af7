"""This file is about the tree of the project, as the tests of the house see it: files, modules, names, words."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import foedus

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "foedus"
EDGES = ("web", "cli", "library", "shelves", "exchange", "witness")
"""The floors that have a clock, a disk, a network and randomness."""


class Function(NamedTuple):
    """A function of the code: where it stands, how it is called, how long it is."""

    place: str
    name: str
    lines: int


@cache
def source_files() -> tuple[Path, ...]:
    """Give every Python file of the package."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def python_files() -> tuple[Path, ...]:
    """Give every Python file of the project."""
    return tuple(sorted(path for folder in ("src", "tests", "benchmarks", "docs") for path in (ROOT / folder).rglob("*.py")))


@cache
def tree_of(path: Path) -> ast.Module:
    """Parse one Python file."""
    return ast.parse(path.read_text())


def short(path: Path) -> str:
    """Name a file as seen from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def floor_of(path: Path) -> str:
    """Give the floor on which a file of the package lies (``dates.py`` is the floor ``dates``)."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def functions(path: Path) -> tuple[Function, ...]:
    """Give the functions and methods of a file."""
    return tuple(
        Function(f"{short(path)}:{node.lineno}", node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


@cache
def modules() -> tuple[ModuleType, ...]:
    """Import every module of the package; ``web`` needs its settings, which it finds by itself or not at all."""
    names = (found.name for found in pkgutil.walk_packages(foedus.__path__, "foedus."))
    return (foedus, *(importlib.import_module(name) for name in names if not name.endswith("__main__")))


def published() -> tuple[str, ...]:
    """Give the paths of all files that the project publishes: tracked or about to be, never ignored ones."""
    ignored = {
        ".git",
        ".venv",
        ".bench",
        ".interop",
        "__pycache__",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".hypothesis",
        ".import_linter_cache",
    }
    return tuple(
        short(path)
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not any(part in ignored or part.startswith(".venv-") for part in path.relative_to(ROOT).parts)
    )
