"""One changed byte anywhere in an exported log is found, and the place is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.shelves.auditing import audit
from foedus.shelves.tiles.export import export
from tests.record.attacks.host import true_log

SMALL = true_log((2,)).shelf
NAMES = {
    "chain", "checkpoint", "checkpoints", "log.vkey", "act/000.p/3", "signature/000.p/3",
    *(f"tile/0/000.p/{width}" for width in (1, 3)), *(f"tile/entries/000.p/{width}" for width in (1, 3)),
}  # fmt: skip


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_an_export_has_these_files_and_is_sound(tmp_path: Path) -> None:
    assert export(SMALL, tmp_path) == 3

    assert names(tmp_path) == NAMES
    assert audit(str(tmp_path)).findings == ()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_byte_of_every_file_is_held(tmp_path: Path, name: str) -> None:
    export(SMALL, tmp_path)
    file = tmp_path / name
    data = file.read_bytes()

    missed = []
    for at in range(len(data)):
        file.write_bytes(data[:at] + bytes((data[at] ^ (1 << at % 8),)) + data[at + 1 :])
        outcome = audit(str(tmp_path), cores=1)
        if outcome.sound or not all(finding.place for finding in outcome.findings):
            missed.append(at)

    assert missed == []


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_file_that_is_gone_cut_or_longer_is_named(tmp_path: Path, name: str) -> None:
    export(SMALL, tmp_path)
    file = tmp_path / name
    data = file.read_bytes()

    for changed in (data[:-1], data + b"\0", data + b"\n", b""):
        file.write_bytes(changed)
        assert not audit(str(tmp_path), cores=1).sound, changed[-20:]
    file.unlink()
    assert name in {finding.place.path for finding in audit(str(tmp_path), cores=1).findings if finding.place}


def test_a_file_that_does_not_belong_there_is_named(tmp_path: Path) -> None:
    export(SMALL, tmp_path)
    (tmp_path / "tile/0/001.p").mkdir()
    (tmp_path / "tile/0/001.p/3").write_bytes(bytes(96))

    (finding,) = audit(str(tmp_path)).findings

    assert finding.code == "tiles-file-stray"
    assert finding.param("path") == "tile/0/001.p/3"


def test_the_first_fault_is_the_file_that_was_changed_and_not_one_that_repeats_it(tmp_path: Path) -> None:
    export(true_log((300, 250)).shelf, tmp_path)

    for name in ("tile/0/000", "tile/0/001", "tile/1/000.p/2"):
        data = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(data[:40] + bytes((data[40] ^ 1,)) + data[41:])
        first = audit(str(tmp_path), cores=1).findings[0]
        assert first.place
        assert first.place.path == name
        (tmp_path / name).write_bytes(data)
    (tmp_path / "checkpoint").unlink()
    assert {finding.place.path for finding in audit(str(tmp_path), cores=1).findings if finding.place} == {"checkpoint"}
