"""This file is the front door of the corpus: files in, a checked and frozen corpus out, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

from foedus.corpus.corpus import Corpus
from foedus.finding import Finding

if TYPE_CHECKING:
    from foedus.corpus.reading import ReadCorpus

NO_DRAFTS: Final[Mapping[str, bytes]] = MappingProxyType({})


class Loaded(Struct, frozen=True):
    """What loading gave: the corpus, or none where there is an error; and every finding, in the order of the files."""

    corpus: Corpus | None
    findings: tuple[Finding, ...]


def load(files: Mapping[str, bytes], drafts: Mapping[str, bytes] = NO_DRAFTS) -> Loaded:
    """Read and check a corpus, all errors at once; paths are relative to its folder.

    :param drafts: files of draft instruments that are laid over it, as if its list named them last.
    """
    # The readers of YAML and Markdown and pydantic are wanted only here: a compiled corpus does without them.
    from foedus.corpus.check import check  # noqa: PLC0415
    from foedus.corpus.digest import digest, instrument_names  # noqa: PLC0415
    from foedus.corpus.reading import read_corpus  # noqa: PLC0415

    files = {**files, **drafts}
    read = _with_drafts(read_corpus(files), instrument_names(drafts))
    findings = tuple(sorted(dict.fromkeys((*read.findings, *check(read, files))), key=_order))
    if read.header is None or any(one.severity == "error" for one in findings):
        return Loaded(None, findings)
    instruments = tuple(one.instrument() for one in read.instruments)
    return Loaded(Corpus(header=read.header, instruments=instruments, digest=digest(files)), findings)


def _with_drafts(read: ReadCorpus, names: tuple[str, ...]) -> ReadCorpus:
    """List the drafts in the header; one that is listed already is no draft and is left as it is."""
    if read.header is None or not names:
        return read
    new = tuple(name for name in names if name not in read.header.instruments)
    return replace(read, header=structs.replace(read.header, instruments=(*read.header.instruments, *new)))


def _order(finding: Finding) -> tuple[str, int]:
    place = finding.place
    assert place is not None
    return place.path, place.line
