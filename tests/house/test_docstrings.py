"""Every module and every public name says what it is for, in a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import tree

Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Named]]:
    for node in body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{node.name}.")


def overrides(node: Named) -> bool:
    """Say whether a method only fills in what the framework or the overload above it documents."""
    names = {ast.unparse(one).rsplit(".", 1)[-1] for one in node.decorator_list}
    return bool(names & {"override", "overload"}) or any(name == "setter" for name in names)


@pytest.mark.parametrize("path", tree.source_files(), ids=tree.short)
def test_every_module_begins_with_a_sentence(path: Path) -> None:
    text = ast.get_docstring(tree.tree_of(path))

    assert text, path
    assert text.split("\n\n")[0].rstrip().endswith((".", ")", ":")), text


@pytest.mark.parametrize("path", tree.source_files(), ids=tree.short)
def test_every_public_name_has_a_docstring(path: Path) -> None:
    bare = [name for name, node in public(tree.tree_of(path).body) if not ast.get_docstring(node) and not overrides(node)]

    assert bare == []
