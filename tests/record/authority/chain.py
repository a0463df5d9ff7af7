"""This file makes small records of who signs for whom, written as a journal, with the keys' names standing for keys."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from foedus.finding import Finding
from foedus.mechanisms.treaty.acts import KINDS as TREATY
from foedus.record.act import Vocabulary
from foedus.record.authority import Authority, after, judged
from foedus.record.credential import KINDS as CREDENTIALS
from foedus.record.entry import Entry
from foedus.record.genesis import KINDS as GENESIS
from foedus.record.journal import parse
from foedus.record.signature import key_name

VOCABULARY = Vocabulary((*GENESIS, *CREDENTIALS, *TREATY))


def key(name: str) -> str:
    """Give the key that a name stands for."""
    return key_name(sha256(name.encode()).digest())


class Chain:
    """A record in which each act enters only if the chain of authority lets it."""

    def __init__(self, *founders: str, recovery: int = 0) -> None:
        self.authority = Authority()
        self.entries: list[Entry] = []
        roots = ", ".join(f"{seat}={key(f'{seat} root')}" for seat in founders)
        text = f"2026-11-22 CSTO opens the record of sha256:00\n  keys: none\n  roots: {roots or '()'}\n  recovery: {recovery}\n"
        assert self.act(text, by="log", beside=tuple(f"{seat} root" for seat in founders)) is None

    def act(self, text: str, *, by: str, beside: tuple[str, ...] = ()) -> Finding | None:
        """Hand in one act of a journal, signed by a key and by others beside it; give why it was refused."""
        journal = parse(_with_key(text, key(by)), path="chain", vocabulary=VOCABULARY, log="csto", first_position=len(self.entries))
        assert journal.findings == (), journal.findings
        (entry,) = journal.entries
        refused = judged(self.authority, entry, [key(name) for name in (by, *beside)])
        if refused is None:
            self.authority = after(self.authority, entry)
            self.entries.append(entry)
        return refused


def _with_key(text: str, name: str) -> str:
    return text.strip("\n") + f"\n  key: {name}\n"


def params(finding: Finding | None) -> tuple[str, Mapping[str, object]]:
    """Give a refusal's code and what it says."""
    assert finding is not None
    return finding.code, dict(finding.params)
