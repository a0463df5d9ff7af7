"""This file holds a corpus of one article, for the tests of folders and the cache."""

from __future__ import annotations

from pathlib import Path

HEADER = """\
format: foedus-corpus/1
id: pact
title: {en: Pact of the tests, ru: Договор для проверок}
seat: {place: Vienna, zone: Europe/Vienna}
instruments: [PACT]
"""

PACT = """\
---
id: PACT
title: {en: Pact of the tests, ru: Договор для проверок}
kind: treaty
concluded: "2000-01-01"
---

## Article 1

The parties keep the peace.
"""


def write(folder: Path, pact: str = PACT) -> Path:
    """Write the corpus into a folder."""
    (folder / "history").mkdir(parents=True, exist_ok=True)
    (folder / "corpus.yaml").write_text(HEADER)
    (folder / "PACT.md").write_text(pact)
    (folder / "history" / "1.journal").write_text("2000-01-01 AUT signs PACT\n")
    (folder / "notes.txt").write_text("not of the corpus")
    return folder
