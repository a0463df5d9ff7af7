"""This file makes ``docs/manual/findings.md``: every code that foedus declares, with its sentence.

``python -m tests.house.manual`` writes the page anew; a test compares.
"""

from __future__ import annotations

from foedus.finding import Code, declared
from foedus.words import sentences
from tests.house.tree import PACKAGE, ROOT, modules, source_files

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
    modules()
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text() for path in source_files()}
    found = {}
    for name in ours():
        places = [path for path, text in texts.items() if f'Code("{name}"' in text or f'Code(\n    "{name}"' in text]
        assert places, f"{name} is not declared as a literal"
        found[name] = places[0]
    return found


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
