"""The code holds no organization's name: what one of them has is data, so that another needs no change of code.

Looked at is what runs: names of things, texts that are no docstring, templates and scripts of pages. A docstring
or a comment may cite the article that asks for a line; sentences for people show examples from the corpora that
ship; and the demonstration shows one corpus, by name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from foedus.corpus.corpus import Corpus
from foedus.corpus.organ import Organ
from foedus.shelves.folder import find_corpus, open_corpus, shipped
from tests.house import tree

WELL_KNOWN = (
    "Collective Security Treaty", "CSTO", "ОДКБ", "United Nations", "UN Charter", "UNSC", "UNGA", "North Atlantic Treaty", "NATO", "НАТО",
    "Rio Treaty", "Organization of American States", "OAS", "ANZUS", "Warsaw Treaty", "Warsaw Pact", "Western European Union",
    "Brussels Treaty", "European Union", "SEATO", "CENTO", "Arab League", "League of Arab States", "Gulf Cooperation Council",
    "African Union", "ECOWAS", "SADC", "Liptako-Gourma", "Alliance of Sahel States", "OPEC", "CARICOM", "OSCE", "Commonwealth of Independent",
)  # fmt: skip
NOT_CODE = ("words", "cli/demo")
"""Sentences for people, and the demonstration of one corpus."""
TOO_SHORT = 3
"""Short names of two letters mean too many things."""


def opened(name: str) -> Corpus:
    corpus = open_corpus(find_corpus(name)).corpus
    assert corpus is not None, name
    return corpus


@lru_cache
def names() -> re.Pattern[str]:
    """Gather what the shipped corpora call themselves and their organs, beside what everybody knows."""
    found = set(WELL_KNOWN)
    for name in shipped():
        corpus = opened(name)
        organs = {
            one.organ for text in corpus.instruments for article in text.articles for one in article.provisions if isinstance(one, Organ)
        }
        if organs:  # a corpus without organs is the law that all treaties share
            found |= {corpus.header.id, corpus.header.organization, *corpus.header.title.values(), *organs}
            found |= {text.id for text in corpus.instruments if re.fullmatch(r"[A-Z]{3,}", text.id)}
    kept = sorted((one for one in found if len(one) >= TOO_SHORT), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, kept))})(?![\w-])")


def running(path: Path) -> Iterator[str]:
    """Give what runs of a module: its names, and every text that is no docstring."""
    module = tree.tree_of(path)
    told = {id(one) for one in (*_docstrings(module), *_defaults(module))}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def _docstrings(module: ast.Module) -> Iterator[ast.Constant]:
    """Give the texts that stand for themselves: docstrings, and the sentence under a constant."""
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _defaults(module: ast.Module) -> Iterator[ast.expr]:
    """Give what an argument of a command is where it is not given."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "add_argument":
            yield from (one.value for one in node.keywords if one.arg == "default")


def looked_at() -> list[Path]:
    return [path for path in tree.source_files() if not path.relative_to(tree.PACKAGE).as_posix().startswith(NOT_CODE)]


def test_no_module_knows_an_organization() -> None:
    assert [(tree.short(path), text[:80]) for path in looked_at() for text in running(path) if names().search(text)] == []


def test_no_page_knows_an_organization() -> None:
    pages = [path for suffix in ("html", "js", "css") for path in tree.PACKAGE.rglob(f"*.{suffix}")]

    assert pages
    assert [tree.short(path) for path in pages if names().search(path.read_text(encoding="utf-8"))] == []


def test_what_is_looked_for_would_be_found() -> None:
    """Without this a list that became empty would pass for a clean house."""
    for text in ("if organ == 'NAC':", "the Rio Treaty", "csto", "CSC"):
        assert names().search(text)
    assert not names().search("a council, an organ and a treaty")
