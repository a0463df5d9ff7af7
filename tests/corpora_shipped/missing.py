"""This file prints what the phrases files of the shipped corpora lack, ready to be filled in, and what stands in them for nothing::

PYTHONPATH=src:. python -m tests.corpora_shipped.missing
"""

from __future__ import annotations

import json
import sys

from foedus.corpus.phrases import phrases
from foedus.organization.phrases import lacking, said
from foedus.shelves.folder import shipped
from foedus.shelves.opening import open_organization


def missing(name: str, language: str = "ru") -> list[str]:
    """Give the free texts of a shipped corpus that have no phrase."""
    opened = open_organization(name)
    assert opened.organization is not None, opened.findings
    return list(lacking(opened.files, opened.organization.corpus, opened.organization.entries, language))


def stale(name: str, language: str = "ru") -> list[str]:
    """Give the phrases of a shipped corpus that stand nowhere."""
    opened = open_organization(name)
    assert opened.organization is not None, opened.findings
    texts = said(opened.organization.corpus, opened.organization.entries)
    return [text for text in phrases(opened.files, language) if text not in texts]


if __name__ == "__main__":
    for each in shipped():
        lines = [f'{json.dumps(text, ensure_ascii=False)}: ""' for text in missing(each)]
        idle = [f"# {text}" for text in stale(each)]
        sys.stdout.write("\n".join((f"# {each}: missing", *lines, f"# {each}: standing nowhere", *idle)) + "\n")
