"""This file makes the exported log that the manual shows: ``python -m tests.shelves.tiles.example`` writes it anew.

Its keys are known to everybody, so it proves nothing; it is the same whenever it is made.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from foedus.shelves.log import LogReader
from foedus.shelves.tiles.export import export
from tests.house.tree import ROOT
from tests.record.attacks.host import Host, true_log

FOLDER = ROOT / "docs/manual/example-log"
PROOF = ROOT / "docs/manual/example.tlog-proof"
CLOSED = 1


def make(folder: Path) -> bytes:
    """Export the example into a folder, and give the proof of its last act."""
    shelf = Host(true_log((2, 2), closed=CLOSED).shelf)
    shelf.put(CLOSED + 1, act=None)
    export(shelf, folder)
    return str(LogReader(shelf).proof(4)).encode()


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    PROOF.write_bytes(make(FOLDER))
