"""This file makes the generated half of ``.importlinter``: one protected contract per mechanism and module.

A wildcard would allow ``organs.questions`` to reach ``treaty.state``: both match ``mechanisms.*.*``. So each
module of a mechanism but its ``questions`` is protected by name, and only its own mechanism and the front
door may import it. ``python -m tests.house.contracts`` writes the file anew.
"""

from __future__ import annotations

from tests.house.tree import PACKAGE, ROOT

FILE = ROOT / ".importlinter"
MARK = "# Below this line everything is generated (make floors) and compared with the tree (tests/house/test_floors.py).\n"

CONTRACT = """
[importlinter:contract:{mechanism}-{slug}]
name = {mechanism}/{module} is reached through {mechanism}/questions
type = protected
protected_modules =
    foedus.mechanisms.{mechanism}.{module}
allowed_importers =
    foedus.mechanisms.{mechanism}
    foedus.organization
"""

WORDS = """
[importlinter:contract:{mechanism}-acts-are-words]
name = {mechanism}/acts are words, and import no law
type = forbidden
source_modules =
    foedus.mechanisms.{mechanism}.acts
forbidden_modules =
{others}
    foedus.rules
    foedus.corpus
    foedus.answer
    foedus.finding
    foedus.organization
"""


ONLY_WEB = """
[importlinter:contract:django]
name = Only web knows Django
type = forbidden
source_modules =
{floors}
forbidden_modules =
    django
    django_htmx
    jinja2
    granian
"""

ONLY_CORPUS = """
[importlinter:contract:formats]
name = Only corpus knows Markdown and pydantic
type = forbidden
source_modules =
{floors}
forbidden_modules =
    markdown_it
    pydantic
allow_indirect_imports = True
"""


def floors_but(*names: str) -> str:
    """Give the lines of every floor except the named ones."""
    found = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return "\n".join(f"    foedus.{name}" for name in sorted(found - {"__init__", *names}))


def mechanisms() -> tuple[str, ...]:
    """Give the names of the mechanisms: the folders of ``mechanisms/``."""
    return tuple(sorted(path.parent.name for path in (PACKAGE / "mechanisms").glob("*/__init__.py")))


def insides(mechanism: str) -> tuple[str, ...]:
    """Give the modules and packages of a mechanism that are nobody else's to import."""
    folder = PACKAGE / "mechanisms" / mechanism
    names = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    return tuple(sorted(names - {"__init__", "questions"}))


def generated() -> str:
    """Write the generated contracts for the tree as it stands."""
    parts = [ONLY_WEB.format(floors=floors_but("web")), ONLY_CORPUS.format(floors=floors_but("corpus"))]
    for mechanism in mechanisms():
        parts += [CONTRACT.format(mechanism=mechanism, module=one, slug=one.replace("_", "-")) for one in insides(mechanism)]
        others = [f"foedus.mechanisms.{mechanism}.{one}" for one in (*insides(mechanism), "questions") if one != "acts"]
        others += [f"foedus.mechanisms.{one}" for one in mechanisms() if one != mechanism]
        parts.append(WORDS.format(mechanism=mechanism, others="\n".join(f"    {one}" for one in sorted(others))))
    return "".join(parts)


def whole() -> str:
    """Give the file as it is to be: its hand-written head and the generated contracts."""
    head, _, _ = FILE.read_text().partition(MARK)
    return head + MARK + generated()


if __name__ == "__main__":
    FILE.write_text(whole())
