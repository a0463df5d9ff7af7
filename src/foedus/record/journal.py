"""This file is about reading a journal: acts in plain text, each with its place, and every finding at once.

``docs/formats/journal.md`` is the grammar. A journal is history or a draft: its acts are reported
by a compiler, so their nonces are derived (:mod:`foedus.record.nonce`) unless they are written out.
"""

from __future__ import annotations

from datetime import UTC, tzinfo
from hashlib import sha256
from typing import Any

from msgspec import Struct, structs

from foedus.finding import Code, Finding, Place
from foedus.nearest import nearest
from foedus.record.act import Act, Times, Vocabulary
from foedus.record.blocks import Block, blocks
from foedus.record.canonical import CanonicalError, encode
from foedus.record.draft import MISSING, Draft, Draughtsman
from foedus.record.entry import Entry
from foedus.record.fields import CLOSED
from foedus.record.headline import Headline, headline, verbs
from foedus.record.labels import Labels
from foedus.record.leaf import Stub, rounded
from foedus.record.nonce import derived, file_name
from foedus.record.quoting import Misread, read_text

NOT_UTF8 = Code("journal-not-utf8", offset=int)
UNKNOWN_DIRECTIVE = Code("journal-directive", found=str, nearest=str)
SHARED_NONCE = Code("journal-nonce-shared", seats=tuple)
TWICE = Code("journal-act-twice", first=int)

COMPILER = "compiler"
"""The key of acts that nobody signed: the compiler of a history reports them."""


class Journal(Struct, frozen=True):
    """What a journal gave: the acts that could be read, and the findings; with an error among them it is not whole."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def parse(
    text: str | bytes, *, path: str, vocabulary: Vocabulary, log: str, first_position: int = 0, key: str = COMPILER, seat: tzinfo = UTC
) -> Journal:
    """Read a journal.

    :param text: the journal; bytes are to be UTF-8.
    :param path: how findings name the file; its last part counts for derived nonces.
    :param log: the log of the acts, where neither the journal nor the act says otherwise.
    :param key: the key of the acts, likewise.
    :param seat: the time zone in which days begin.
    """
    try:
        words = text if isinstance(text, str) else text.decode()
    except UnicodeDecodeError as error:
        line = bytes(error.object).count(b"\n", 0, error.start) + 1
        return Journal((), (NOT_UTF8.finding(place=Place(path, line), offset=error.start),))
    found, findings = blocks(words, path)
    reader = _Reader(path, vocabulary, {"journal": log, "file": file_name(path), "key": key}, first_position)
    reader.findings = findings
    reader.read(found, vocabulary, seat)
    return Journal(tuple(reader.entries), tuple(sorted(findings, key=lambda finding: finding.place or Place(path, 0))))


class _Reader:
    """One reading of one journal: what stands so far, and what the directives say."""

    findings: list[Finding]

    def __init__(self, path: str, vocabulary: Vocabulary, directives: dict[str, str], position: int) -> None:
        self.path = path
        self.verbs = verbs(vocabulary)
        self.directives = directives
        self.position, self.ordinal = position, 0
        self.entries: list[Entry] = []
        self.lines: dict[str, int] = {}

    def read(self, found: list[Block], vocabulary: Vocabulary, seat: tzinfo) -> None:
        """Read every block in its order."""
        heads = [None if block.is_directive else self.head(block) for block in found]
        labels = Labels((head.label, block.line) for head, block in zip(heads, found, strict=True) if head and head.label)
        draughtsman = Draughtsman(vocabulary, labels, seat, self.blame)
        for head, block in zip(heads, found, strict=True):
            if block.is_directive:
                self.direct(block)
            elif head:
                blamed = len(self.findings)
                draft = draughtsman.draft(head, block)
                whole = len(self.findings) == blamed and draft.complete and not block.cut
                ids = self.enter(draft, head, block) if whole else ()
                if head.label:
                    self.declare(labels, head.label, block.line, ids)

    def blame(self, line: int, misread: Misread) -> None:
        """Note a finding, at its field if it has one."""
        place = Place(self.path, line, str(misread.params.get("key", "")))
        self.findings.append(Finding(misread.code.name, misread.code.values(misread.params), misread.code.severity, "", place))

    def head(self, block: Block) -> Headline | None:
        """Read the first line of an act; where the journal was cut off in it, that has been said."""
        try:
            return headline(block.head, self.verbs)
        except Misread as misread:
            if block.values or not block.cut:
                self.blame(block.line, misread)
            return None

    def direct(self, block: Block) -> None:
        """Follow a directive: from here on the acts are of this log, of this file, of this key."""
        name, _, value = block.head.partition(":")
        if name not in self.directives:
            self.blame(block.line, Misread(UNKNOWN_DIRECTIVE, found=name, nearest=nearest(name, self.directives)))
            return
        try:
            self.directives[name] = read_text(name, value.strip())
        except Misread as misread:
            self.blame(block.line, misread)
        if name == "file":
            self.ordinal = 0

    def declare(self, labels: Labels, label: str, line: int, ids: tuple[str, ...]) -> None:
        """Give the acts of a line their label."""
        try:
            labels.declare(label, line, ids)
        except Misread as misread:
            self.blame(line, misread)

    def enter(self, draft: Draft, head: Headline, block: Block) -> tuple[str, ...]:
        """Make the acts of a block, one for each seat, and give their ids."""
        place = Place(self.path, block.line)
        envelope = draft.envelope
        self.ordinal = envelope.get("no", self.ordinal + 1) - 1
        body, times = head.spelling.kind(**draft.body), Times(**draft.times)
        if "closed by" not in envelope and CLOSED.keys() & envelope.keys():
            self.blame(block.line, Misread(MISSING, verb=head.spelling.verb, key="closed by"))
            return ()
        if "nonce" in envelope and len(head.seats) > 1:
            self.blame(block.values["nonce"].number, Misread(SHARED_NONCE, seats=head.seats))
            return ()
        ids = []
        for seat in head.seats:
            self.ordinal += 1
            act = Act(
                log=envelope.get("log", self.directives["journal"]),
                seat=seat,
                key=envelope.get("key", self.directives["key"]),
                nonce=envelope.get("nonce") or derived(self.directives["file"], self.ordinal),
                times=times,
                body=body,
                references=draft.references,
                source=envelope.get("source", ""),
                confidence=envelope.get("confidence"),
            )
            try:
                data = encode(act)
            except CanonicalError as error:
                self.findings.append(structs.replace(error.finding, place=place))
                return ()
            one = sha256(data).hexdigest()
            if self.lines.setdefault(one, block.line) != block.line:
                self.blame(block.line, Misread(TWICE, first=self.lines[one]))
                return ()
            stub = _stub(envelope, seat, len(data))
            self.entries.append(Entry(act, one, self.position, None, head.label, place, self.directives["file"], self.ordinal, stub))
            self.position += 1
            ids.append(one)
        return tuple(ids)


def _stub(envelope: dict[str, Any], seat: str, size: int) -> Stub | None:
    """Make what is to be said openly of an act that its journal closes."""
    if "closed by" not in envelope:
        return None
    return Stub(
        **({"matter": ""} | {field: envelope[key] for key, field in CLOSED.items() if key in envelope}), seat=seat, size=rounded(size)
    )
