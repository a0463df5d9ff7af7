"""A corpus is found by its path or its name, and opened through a cache that can only make it faster."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from foedus.corpus.load import Loaded, load
from foedus.shelves import cache, folder
from foedus.shelves.folder import CorpusMissingError, corpus_files, find_corpus, open_corpus, shipped

from .corpora import PACT, write


@pytest.fixture
def pact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write(tmp_path / "pact")


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often a corpus is loaded from its texts."""
    counted: list[int] = []

    def counting(files: Mapping[str, bytes]) -> Loaded:
        counted.append(len(files))
        return load(files)

    monkeypatch.setattr(folder, "load", counting)
    return counted


def kept(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache" / "foedus").glob("*.corpus")
    return file


def test_a_corpus_is_found_by_its_path_or_by_the_name_under_which_it_ships(pact: Path) -> None:
    assert find_corpus(str(pact)) == pact
    assert find_corpus("csto").name == "csto"
    assert "csto" in shipped()


def test_a_folder_of_the_readers_own_wins_over_a_shipped_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "csto")
    monkeypatch.chdir(tmp_path)

    assert find_corpus("csto").resolve() == tmp_path / "csto"


@pytest.mark.parametrize("name", ["nowhere", "../csto/..", "", "csto/CST.md"])
def test_what_is_no_corpus_is_said_to_be_missing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CorpusMissingError):
        find_corpus(name)


def test_the_files_of_a_corpus_are_its_texts_its_header_and_its_journals(pact: Path) -> None:
    assert sorted(corpus_files(pact)) == ["PACT.md", "corpus.yaml", "history/1.journal"]


def test_a_corpus_opened_again_comes_from_the_cache_and_is_the_same(pact: Path, loads: list[int]) -> None:
    first, second = open_corpus(pact), open_corpus(pact)

    assert first.corpus is not None
    assert second == first
    assert len(loads) == 1


def test_a_changed_text_is_loaded_anew_and_a_changed_history_is_not(pact: Path, loads: list[int]) -> None:
    open_corpus(pact)

    (pact / "history" / "1.journal").write_text("")
    open_corpus(pact)
    assert len(loads) == 1

    write(pact, PACT.replace("the peace", "the peace and quiet"))
    changed = open_corpus(pact)
    assert len(loads) == 2
    assert changed.corpus is not None
    assert "quiet" in changed.corpus.instruments[0].articles[0].words


def test_another_engine_does_not_read_the_cache(pact: Path, loads: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    open_corpus(pact)
    monkeypatch.setattr(cache, "_engine", lambda: "another")

    open_corpus(pact)

    assert len(loads) == 2


@pytest.mark.parametrize("damage", [b"", b"\x00" * 10, b"cut", b"flip"])
def test_a_damaged_cache_is_ignored_and_written_again(damage: bytes, pact: Path, loads: list[int], tmp_path: Path) -> None:
    whole = open_corpus(pact)
    good = kept(tmp_path).read_bytes()
    at = len(good) // 2
    bad = {b"cut": good[:at], b"flip": good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]}.get(damage, damage)
    kept(tmp_path).write_bytes(bad)

    assert open_corpus(pact) == whole
    assert len(loads) == 2
    assert kept(tmp_path).read_bytes() == good


def test_where_the_cache_cannot_be_written_the_corpus_still_opens(pact: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the directory should be")

    assert open_corpus(pact).corpus is not None
    assert open_corpus(pact).corpus is not None


def test_where_the_user_has_no_home_the_corpus_still_opens(pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)

    assert cache.cache_directory() is None
    assert open_corpus(pact).corpus is not None


def test_a_corpus_with_an_error_is_not_kept(pact: Path, tmp_path: Path) -> None:
    write(pact, "no front matter\n")

    assert open_corpus(pact).corpus is None
    assert not (tmp_path / "cache").exists()


def test_the_cache_forgets_what_was_longest_unwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "KEPT", 3)

    for name in ("a", "b", "c", "d", "e"):
        open_corpus(write(tmp_path / name))

    assert sorted(file.name[0] for file in (tmp_path / "cache" / "foedus").iterdir()) == ["c", "d", "e"]
