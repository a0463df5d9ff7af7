"""This file is about the trials that there are for the organization, and the form on which a reader supposes something of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.corpus.blocks import read_block
from foedus.organization.trial.trial import Trial, read_trial, said_in
from foedus.shelves.folder import find_corpus
from foedus.shelves.folder import shipped as corpora
from foedus.shelves.trials import find_trial, shipped_trials
from foedus.web.visit import Link, Visit

MAJORITIES: Mapping[str, str] = {
    "half": "rule: {majority: {of: all members, more than: 1/2}}, instead of: consensus",
    "two-thirds": "rule: {majority: {of: all members, at least: 2/3}}, instead of: consensus",
}
"""The rules of decision that the form offers, as a trial writes them."""
CHOICES = ("in-force", "without", "majority", "since")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be chosen: as it is asked, as it is said, and whether it was chosen."""

    value: str
    says: str | Markup
    chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The form: which instrument is taken as in force or left out, which majority takes the place of consensus, from when, on which day."""

    in_force: tuple[Choice, ...]
    without: tuple[Choice, ...]
    majority: tuple[Choice, ...]
    since: str
    on: str


@dataclass(frozen=True, slots=True)
class Known:
    """A trial that ships: its title, and what it supposes in a sentence or two."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True)
class TrialsView:
    """The trials of the organization, the form, and the alliances that may be set beside it."""

    known: tuple[Known, ...]
    form: Form
    others: tuple[Link, ...]


def present(visit: Visit) -> TrialsView:
    """List the trials of the organization."""
    found = ((name, trial) for name, trial in shipped(visit).items())
    known = tuple(
        Known(
            Link(said_in(trial.title, visit.language.code), visit.address.to("trials", name).dated(trial.on)),
            said_in(trial.about, visit.language.code),
        )
        for name, trial in found
    )
    own = visit.organization.corpus.header.id
    others = tuple(Link(title, visit.address.to("trials", beside=name)) for name, title in _titles(visit).items() if name != own)
    return TrialsView(known, form(visit, {}), others)


def _titles(visit: Visit) -> dict[str, str]:
    """Give the titles of the corpora that ship, read off their headers: nothing else of them is wanted here."""

    def title(name: str) -> str:
        path = find_corpus(name) / "corpus.yaml"
        block, _ = read_block(path.read_text(encoding="utf-8"), path=str(path), line=1)
        return said_in(block.value["title"], visit.language.code) if block else name

    return visit.served.once(lambda: {name: title(name) for name in corpora()}, "titles", visit.language.code)


def day_of(name: str) -> str:
    """Give the day on which a shipped trial compares the texts; nothing of one that does not ship."""
    path = find_trial(name) if name in shipped_trials() else None
    trial = read_trial(str(path), path.read_bytes()).trial if path else None
    return trial.on if trial else ""


def shipped(visit: Visit) -> dict[str, Trial]:
    """Give the shipped trials of the organization by their names."""
    return visit.served.once(lambda: dict(_shipped(visit.organization.corpus.header.id)), "trials")


def _shipped(of: str) -> Iterator[tuple[str, Trial]]:
    for name in shipped_trials():
        path = find_trial(name)
        trial = read_trial(str(path), path.read_bytes()).trial if path else None
        if trial is not None and trial.of == of:
            yield name, trial


def form(visit: Visit, given: Mapping[str, str]) -> Form:
    """Set out what may be supposed, with what was."""
    amending = [one for one in visit.organization.corpus.instruments if one.changes]
    nothing = visit.text("trials-nothing")
    instruments = [("", nothing), *((one.id, f"{one.id} — {said_in(one.front.title, visit.language.code)}") for one in amending)]
    rules = [("", nothing), *((name, visit.text(f"trials-majority-{name}")) for name in MAJORITIES)]
    return Form(
        tuple(_choices(instruments, given.get("in-force", ""))), tuple(_choices(instruments, given.get("without", ""))),
        tuple(_choices(rules, given.get("majority", ""))), given.get("since", ""), visit.on,
    )  # fmt: skip


def _choices(some: Sequence[tuple[str, str | Markup]], chosen: str) -> Iterator[Choice]:
    for value, says in some:
        yield Choice(value, says, value == chosen)
