"""The exported log that the manual shows is what this program exports."""

from __future__ import annotations

from pathlib import Path

from tests.shelves.tiles.example import FOLDER, PROOF, make


def test_the_manual_s_exported_log_is_as_it_would_be_made_now(tmp_path: Path) -> None:
    proof = make(tmp_path)

    def contents(folder: Path) -> dict[str, bytes]:
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    assert contents(FOLDER) == contents(tmp_path), "run python -m tests.shelves.tiles.example"
    assert PROOF.read_bytes() == proof
