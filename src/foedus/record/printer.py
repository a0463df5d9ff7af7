"""This file is about writing acts as a journal, so that reading it gives the same acts, ids included.

What the reader would assume is not written: a derived nonce, the log and the key that a directive
names. Where a stretch begins in the middle of a file, ``no: 41`` says which act of it follows.
"""

from __future__ import annotations

from collections.abc import Iterable

from foedus.record.act import Act, Vocabulary
from foedus.record.entry import Entry
from foedus.record.fields import CLOSED, spelling
from foedus.record.headline import LABEL, verbs
from foedus.record.journal import COMPILER
from foedus.record.leaf import marking
from foedus.record.nonce import derived
from foedus.record.quoting import quote, write_text


def one_line(entry: Entry) -> str:
    """Write the first line of an act, without its label: how an answer quotes it. Of a closed act it says that it is."""
    act = entry.as_entered.act
    spelt = spelling(type(act.body))
    thing = spelt.object.write(getattr(act.body, spelt.object.name))
    return " ".join(one for one in (act.times.done, act.seat, spelt.verb, thing, marking(entry.as_entered.stub)) if one)


def print_entry(entry: Entry, vocabulary: Vocabulary) -> str:
    """Write one act with everything that its id hangs on, the log, the key and the nonce included."""
    return print_journal((entry,), vocabulary, key="", derive=False)


def print_journal(
    entries: Iterable[Entry], vocabulary: Vocabulary, *, log: str = "", file: str = "", key: str = COMPILER, derive: bool = True
) -> str:
    """Write acts as a journal; ``log``, ``file`` and ``key`` are what its reader will assume.

    :param derive: leave out nonces that the reader can derive.
    """
    printer = _Printer(vocabulary, log, file, key, derive=derive)
    return "\n".join([printer.write(entry) for entry in entries])


class _Printer:
    """One printing: what the reader knows after the lines written so far."""

    def __init__(self, vocabulary: Vocabulary, log: str, file: str, key: str, *, derive: bool) -> None:
        self.verbs = verbs(vocabulary)
        self.log, self.file, self.key, self.derive = log, file, key, derive
        self.ordinal = 0
        self.labels: set[str] = set()
        self.ids: dict[str, str] = {}

    def write(self, entry: Entry) -> str:
        """Write one act, with the directives that it needs before it."""
        entry = entry.as_entered
        act = entry.act
        lines = [self.directives(entry) + self.head(entry)]
        spelt = spelling(type(act.body))
        for field in spelt.by_key.values():
            value = getattr(act.body, field.name)
            if value != field.default:
                lines.append(f"  {field.key}: {field.write(value)}")
        for relation, ids in act.references.items():
            lines.append(f"  {relation.replace('_', ' ')}: {self.references(ids)}")
        lines += [f"  {key}: {text}" for key, text in self.envelope(entry)]
        return "\n".join(lines) + "\n"

    def directives(self, entry: Entry) -> str:
        """Name the log of the acts that follow, and the file that their nonces hang on, where they change."""
        said = ""
        if entry.act.log != self.log:
            self.log = entry.act.log
            said += f"journal: {write_text(self.log)}\n"
        if entry.file and entry.file != self.file and self.derive:
            self.file, self.ordinal = entry.file, 0
            said += f"file: {write_text(self.file)}\n"
        return f"{said}\n" if said else ""

    def head(self, entry: Entry) -> str:
        """Write the first line; an object that would be read as part of a longer verb or as a label is quoted."""
        act = entry.act
        spelt = spelling(type(act.body))
        thing = spelt.object.write(getattr(act.body, spelt.object.name))
        if not thing.startswith('"') and ("^" in thing or self.verbs.match(f"{spelt.verb} {thing}") is not spelt):
            thing = quote(thing)
        line = f"{act.times.done} {act.seat} {spelt.verb} {thing}"
        if not LABEL.fullmatch(entry.label) or entry.label in self.labels:
            return line
        self.labels.add(entry.label)
        self.ids[entry.id] = entry.label
        return f"{line} ^{entry.label}"

    def references(self, ids: tuple[str, ...]) -> str:
        """Write references by label where the act stands above with one, by id elsewhere."""
        return ", ".join(f"^{self.ids.get(one, one)}" for one in ids)

    def envelope(self, entry: Entry) -> list[tuple[str, str]]:
        """Give what else the act says, by key, as far as the reader would not assume it."""
        act = entry.act
        said = [
            ("received", act.times.received),
            ("received by", act.times.received_by),
            ("effective", act.times.effective),
            ("source", act.source),
            ("confidence", act.confidence or ""),
            ("key", act.key if act.key != self.key else ""),
            *((key, getattr(entry.stub, field)) for key, field in CLOSED.items() if entry.stub),
        ]
        return [(key, write_text(text)) for key, text in said if text] + self.nonce(act, entry.ordinal)

    def nonce(self, act: Act, ordinal: int) -> list[tuple[str, str]]:
        """Say how the reader comes to the nonce: by counting, from a number given, or because it is written out."""
        expected = self.ordinal + 1
        self.ordinal = ordinal or expected
        if not self.derive or derived(self.file, self.ordinal) != act.nonce:
            self.ordinal = expected
            return [("nonce", act.nonce)]
        return [] if self.ordinal == expected else [("no", str(self.ordinal))]
