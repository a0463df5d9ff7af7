"""This file is about the corpora that the tests read: a bad corpus is the base with a few files laid over it.

In its folder stand the files that differ, ``absent.txt`` with the paths that it lacks, and ``expected.txt``
with what ``foedus check`` says. After a change of a sentence, write them anew and read each as a page of
the product::

    PYTHONPATH=src:. python -m tests.corpora.folders
"""

from __future__ import annotations

from pathlib import Path

from foedus.corpus.load import Loaded, load
from foedus.finding import Finding
from foedus.words import say

HERE = Path(__file__).parent
OURS = frozenset({"absent.txt", "expected.txt"})


def bad_corpora() -> list[str]:
    return sorted(folder.name for folder in (HERE / "bad").iterdir())


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def laid_over_base(name: str) -> dict[str, bytes]:
    own = files_in(HERE / "bad" / name)
    absent = own.get("absent.txt", b"").decode().split()
    files = {**files_in(HERE / "base"), **own}
    return {path: data for path, data in files.items() if path not in OURS and path not in absent}


def load_bad(name: str) -> Loaded:
    return load(laid_over_base(name))


def load_sketch(name: str) -> Loaded:
    return load(files_in(HERE / "sketches" / name))


def lines(findings: tuple[Finding, ...], language: str = "en") -> str:
    return "".join(f"{one.place}: {one.severity}: {say(one.code, one.params, language)}\n" for one in findings)


if __name__ == "__main__":
    for each in bad_corpora():
        (HERE / "bad" / each / "expected.txt").write_text(lines(load_bad(each).findings))
