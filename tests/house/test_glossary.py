"""The glossary is the language of the code: every term marked as code exists, and every act and provision has its term."""

from __future__ import annotations

import re
import typing
from functools import cache

from foedus.corpus.instrument import AnyProvision
from foedus.organization.mechanisms import VOCABULARY
from tests.house import tree


@cache
def terms() -> dict[str, list[str]]:
    """Read GLOSSARY.md: for each term the names in code that its line marks."""
    found = {}
    for line in (tree.ROOT / "GLOSSARY.md").read_text().splitlines():
        entry = re.fullmatch(r"- \*\*(.+?)\*\*(.*)", line)
        if entry:
            found[entry.group(1)] = re.findall(r"`([^`]+)`", entry.group(2))
    return found


@cache
def marked() -> set[str]:
    return {name for names in terms().values() for name in names}


@cache
def code() -> str:
    return "\n".join(path.read_text() for path in tree.source_files())


def test_every_term_marked_as_code_is_in_the_code() -> None:
    # What stands before a name is looked at after it: where a pattern begins with the name itself, the search is twenty times as quick.
    names = {one: re.escape(one) for one in marked()}
    missing = sorted(one for one, name in names.items() if not re.search(rf"{name}(?<![\w-]{name})(?![\w-])", code()))

    assert missing == []


def test_every_kind_of_act_is_in_the_glossary() -> None:
    kinds = {kind.__name__ for kind in VOCABULARY.by_kind.values()}

    assert kinds - marked() == set()


def test_the_glossary_gives_every_kind_of_act_with_its_verb() -> None:
    text = (tree.ROOT / "GLOSSARY.md").read_text()

    assert [kind.verb for kind in VOCABULARY.by_kind.values() if f"*{kind.verb}*" not in text] == []


def test_every_provision_is_in_the_glossary() -> None:
    assert {kind.__name__ for kind in typing.get_args(AnyProvision)} - marked() == set()


def test_every_status_is_in_the_glossary() -> None:
    statuses = {"party", "signatory", "provisional", "suspended", "denounced", "withdrawn", "lapsed", "none", "contested", "conditional"}

    assert statuses - marked() == set()


def test_no_term_stands_twice() -> None:
    lines = re.findall(r"^- \*\*(.+?)\*\*", (tree.ROOT / "GLOSSARY.md").read_text(), re.MULTILINE)

    assert sorted(lines) == sorted(set(lines))
