"""This file holds what the tests of closed acts share: acts of a journal as a log has them, closed and open, and their disclosure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from foedus.corpus.corpus import Corpus
from foedus.dates import zone
from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.record.leaf import Stub

NOW = 1_763_683_200
"""When the tests' log takes acts: 21 November 2025."""


def acts(text: str, corpus: Corpus, *, first: int = 0, entered: int = NOW) -> tuple[Entry, ...]:
    """Read acts from a journal as a log has them."""
    journal = parse(
        text, path="closed.journal", vocabulary=VOCABULARY, log="csto", first_position=first, seat=zone(corpus.header.seat.zone)
    )
    assert journal.findings == (), journal.findings
    return tuple(replace(one, entered=entered) for one in journal.entries)


def closed(words: str, *, seat: str = "KAZ", by: str = "EP 10", matter: str = "organ:CSC", level: str = "for official use") -> str:
    """Write a closed statement as a journal does."""
    return f'2022-01-06 {seat} states "{words}"\n  closed by: {by}\n  closed matter: {matter}\n  closed level: {level}\n'


def disclosed(act: str, *, seat: str = "KAZ", to: str = "open", effective: str = "") -> str:
    """Write a disclosure as a journal does."""
    return f"2022-02-01 {seat} discloses {act}\n  to: {to}\n" + (f"  effective: {effective}\n" if effective else "")


def stub_of(entry: Entry) -> Stub:
    assert entry.stub is not None
    return entry.stub


def code(found: object) -> str:
    assert isinstance(found, Finding), found
    return found.code


def said(entries: Sequence[Entry]) -> list[str]:
    """Give the words of statements."""
    return [str(getattr(one.act.body, "words", "")) for one in entries]
