"""This file is the front door of the corpus: files in, a checked and frozen corpus out, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from foedus.corpus.corpus import Corpus
from foedus.finding import Finding


class Loaded(Struct, frozen=True):
    """What loading gave: the corpus, or none where there is an error; and every finding, in the order of the files."""

    corpus: Corpus | None
    findings: tuple[Finding, ...]


def load(files: Mapping[str, bytes]) -> Loaded:
    """Read and check a corpus, all errors at once; paths are relative to its folder."""
    # The readers of YAML and Markdown and pydantic are wanted only here: a compiled corpus does without them.
    from foedus.corpus.check import check  # noqa: PLC0415
    from foedus.corpus.digest import digest  # noqa: PLC0415
    from foedus.corpus.reading import read_corpus  # noqa: PLC0415

    read = read_corpus(files)
    findings = tuple(sorted(dict.fromkeys((*read.findings, *check(read, files))), key=_order))
    if read.header is None or any(one.severity == "error" for one in findings):
        return Loaded(None, findings)
    instruments = tuple(one.instrument() for one in read.instruments)
    return Loaded(Corpus(header=read.header, instruments=instruments, digest=digest(files)), findings)


def _order(finding: Finding) -> tuple[str, int]:
    place = finding.place
    assert place is not None
    return place.path, place.line
