"""This file makes ``docs/manual/findings.md``: every code that foedus declares, with its sentence.

``python -m tests.house.manual`` writes the page anew, and the methods of the library (:mod:`tests.house.methods`); tests compare.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from foedus.finding import Code, declared
from foedus.words import sentences
from tests.house import acts
from tests.house.tree import PACKAGE, ROOT, modules, tree_of

PAGE = ROOT / "docs/manual/findings.md"

HEAD = """# Findings, reasons, missing things

A *finding* is what the engine reads in a text or a record that is not as it should be.
A *reason* is one step that led to an answer; a *missing* thing is what an answer still waits for.
All three are a code with typed parameters: programs may rely on the codes, people read the sentences.
Sentences exist in English and Russian (`src/foedus/words`); in JSON both stand side by side as `code` and `reads`.

The severity counts where a code is a finding: an `error` keeps a corpus from being put in force and makes `foedus check` exit with 1;
a `warning` is worth a look; a `note` only explains. No finding erases or forbids an act: it stands beside the ruling of those competent.

This page is generated (`make manual`) from the declarations in the code, which name the file given with each table.
"""


def homes() -> dict[str, str]:
    """Say for every code of the project in which file of the package it is declared."""
    found: dict[str, str] = {}
    for module in modules():
        assert module.__file__
        path = Path(module.__file__)
        for name in assigned(path):
            for code in codes_in(getattr(module, name, None)):
                found.setdefault(code.name, path.relative_to(PACKAGE).as_posix())
    return found


def assigned(path: Path) -> list[str]:
    """Give the names that a module assigns at its top (an imported code is not its own)."""
    targets = [target for node in tree_of(path).body if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in tree_of(path).body if isinstance(node, ast.AnnAssign)]
    names = [one for target in targets for one in (target.elts if isinstance(target, ast.Tuple) else [target])]
    return [one.id for one in names if isinstance(one, ast.Name)]


def codes_in(value: object) -> list[Code]:
    """Give the codes that a value is or holds."""
    if isinstance(value, Code):
        return [value]
    held = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple | list | set | frozenset) else ()
    return [code for one in held for code in codes_in(one)]


def ours() -> dict[str, Code]:
    """Give every code declared by the modules of the package, without those of doctests."""
    modules()
    return {name: code for name, code in sorted(declared().items()) if not name.startswith("doctest-")}


def page() -> str:
    """Write the page."""
    english = sentences("en")
    where = homes()
    parts = [HEAD]
    for home in sorted(set(where.values())):
        parts.append(f"\n## {home}\n\n| code | severity | parameters | reads |\n|---|---|---|---|\n")
        for name, code in ours().items():
            if where[name] == home:
                params = ", ".join(f"`{one}`" for one in code.params)
                reads = english[name].replace("|", "\\|").replace("\n", " ")
                parts.append(f"| `{name}` | {code.severity} | {params} | {reads} |\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page())
    acts.PAGE.write_text(acts.page())
    # A question that was added or changed has its method then, too.
    methods = import_module("tests.house.methods")
    methods.FILE.write_text(methods.whole())
