"""This file makes small corpora and records for the manual: a treaty in a few lines of Markdown, its acts in the journal's notation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.corpus.corpus import Corpus
from foedus.corpus.load import load
from foedus.dates import end_of, zone
from foedus.finding import Finding
from foedus.mechanisms.treaty.questions import Timelines, Treaty
from foedus.mechanisms.treaty.state import timeline
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.entry import Entry
from foedus.record.journal import parse


def corpus_of(*, seat: str = "UTC", organization: str = "", founded_by: str = "", **texts: str) -> Corpus:
    """Load a corpus of instruments: name, ``kind, YYYY-MM-DD`` on the first line, then articles as Markdown.

    Underscores in a name stand for hyphens: ``PROT_1999``. Further front matter may follow on the first line after ``;``.
    """
    names = [name.replace("_", "-") for name in texts]
    header = ["format: foedus-corpus/1", "id: small", "title: {en: A small alliance, ru: Малый союз}"]
    header += [f"seat: {{place: Somewhere, zone: {seat}}}", f"instruments: [{', '.join(names)}]"]
    header += [f"organization: {organization}"] * bool(organization) + [f"founded by: {founded_by}"] * bool(founded_by)
    files = {"corpus.yaml": "\n".join(header).encode()}
    for name, text in zip(names, texts.values(), strict=True):
        files[f"{name}.md"] = _instrument(name, text).encode()
    loaded = load(files)
    assert loaded.corpus, [(str(one.place), one.code, one.params) for one in loaded.findings]
    return loaded.corpus


def _instrument(name: str, text: str) -> str:
    first, _, body = text.strip().partition("\n")
    what, *more = first.split(";")
    kind, _, concluded = what.partition(", ")
    front = [f"id: {name}", f"title: {{en: {name}, ru: {name}}}", f"kind: {kind}", f'concluded: "{concluded.strip()}"']
    front += ["place: Somewhere", "source: made for a test", *(line.strip() for line in more)]
    return "\n".join(["---", *front, "---", "", body, ""])


def article(number: int | str, rule: str, words: str = "What is agreed is agreed.") -> str:
    """Write an article with one or more rule blocks; blocks are separated by a blank line."""
    blocks = "\n\n".join(f"```yaml\n{block.strip()}\n```" for block in rule.strip().split("\n\n"))
    return f"\n## Article {number}\n\n{words}\n\n{blocks}\n"


def entries_of(journal: str, corpus: Corpus, path: str = "test.journal") -> tuple[Entry, ...]:
    """Read acts in the journal's notation; the text may be indented as a whole."""
    lines = journal.splitlines()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    text = "\n".join(line[margin:] for line in lines) + "\n"
    found = parse(text, path=path, vocabulary=VOCABULARY, log="test", seat=zone(corpus.header.seat.zone))
    assert not [one for one in found.findings if one.severity == "error"], found.findings
    return found.entries


@dataclass(frozen=True)
class Law:
    """The treaty side of a small world: instruments and their acts, asked as of the end of a day."""

    timelines: Timelines

    def on(self, day: str) -> Treaty:
        """Ask as of the end of a day at the seat."""
        return Treaty(self.timelines, end_of(date.fromisoformat(day), self.timelines.seat))

    def status(self, state: str, instrument: str, day: str) -> str:
        """Give the status word of a State under an instrument."""
        return self.on(day).standing(state, instrument).status

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give what was found in the acts."""
        return self.timelines.findings


def law_of(journal: str, corpus: Corpus) -> Law:
    """Follow the treaty acts of a journal through the instruments of a corpus."""
    return Law(timeline(entries_of(journal, corpus), corpus, zone(corpus.header.seat.zone)))


def codes(*reasons: object) -> tuple[str, ...]:
    """Give the codes of reasons, missing things or findings."""
    return tuple(getattr(one, "code", "") for one in reasons)
