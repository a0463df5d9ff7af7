"""Every module and every public name says what it is for, in a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator

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


def test_every_module_begins_with_a_sentence() -> None:
    begins = {tree.short(path): (ast.get_docstring(tree.tree_of(path)) or "").split("\n\n")[0].rstrip() for path in tree.source_files()}

    assert {path: text for path, text in begins.items() if not text.endswith((".", ")", ":"))} == {}


def test_every_public_name_has_a_docstring() -> None:
    named = ((path, *one) for path in tree.source_files() for one in public(tree.tree_of(path).body))

    assert [(tree.short(path), name) for path, name, node in named if not ast.get_docstring(node) and not overrides(node)] == []
