"""This file is about trials on disk: a YAML file, or a folder with one and the drafts beside it, and what is needed to hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import foedus
from foedus.corpus.corpus import Corpus
from foedus.corpus.digest import INSTRUMENT, TRANSLATION, instrument_names
from foedus.corpus.load import load
from foedus.corpus.phrases import Renderings
from foedus.finding import Code, Finding
from foedus.organization.organization import Organization
from foedus.organization.trial.checking import check_trial
from foedus.organization.trial.trial import ReadTrial, Trial, read_trial
from foedus.shelves.opening import Opened, open_organization

Opener = Callable[[str], Opened]
"""Opens a corpus by its name."""

TRIAL_FILE = "trial.yaml"
MISSING = Code("trial-missing", given=str, shipped=tuple)
DRAFT_MISSING = Code("trial-draft-missing", given=str)
DRAFT_TAKEN = Code("trial-draft-named-as-instrument", given=str)


@dataclass(frozen=True, slots=True)
class OpenedTrial:
    """A trial and what it is held over; ``trial`` is None where it cannot be held, and the findings say why.

    ``drafted`` is the corpus with the trial's drafts in it, ``organization`` the one that it is laid over, with the drafts' translations.
    """

    trial: Trial | None
    organization: Organization | None
    findings: tuple[Finding, ...]
    drafted: Corpus | None = None


def shipped_trials() -> tuple[str, ...]:
    """Name the trials that ship with foedus."""
    found = {file.stem for shelf in _shelves() for file in shelf.glob("*.yaml")}
    return tuple(sorted(found | {file.parent.name for shelf in _shelves() for file in shelf.glob(f"*/{TRIAL_FILE}")}))


def find_trial(given: str) -> Path | None:
    """Give the file of a trial: a path to it or to its folder, or the name of one that ships; a file that is there goes first."""
    named = Path(given)
    places = [named, named / TRIAL_FILE]
    if len(named.parts) == 1:
        places += [place for shelf in _shelves() for place in (shelf / f"{given}.yaml", shelf / given / TRIAL_FILE)]
    return next((place for place in places if place.suffix == ".yaml" and place.name != "corpus.yaml" and place.is_file()), None)


def open_trial(given: str, over: Opener = open_organization) -> OpenedTrial:
    """Open a trial by its name or file, with the corpus that it names and the drafts beside it.

    :param over: opens the corpus with its record; without it, the corpus with the history that it ships.
    :raises CorpusMissingError: there is no corpus of the name that it gives.
    """
    path = find_trial(given)
    if path is None:
        return OpenedTrial(None, None, (MISSING.finding(given=given, shipped=shipped_trials()),))
    read = read_trial(str(path), path.read_bytes())
    if read.trial is None:
        return OpenedTrial(None, None, read.findings)
    beside = [path.parent / f"{name}.md" for name in read.trial.suppose.drafts]
    return opened_over(read, over(read.trial.of), drafts(beside))


def drafts(paths: Iterable[Path]) -> dict[str, bytes] | Finding:
    """Read the files of drafts, and of a folder all that are named as instruments or their translations are; or say which is not there."""
    found: dict[str, bytes] = {}
    for path in paths:
        if path.is_dir():
            named = [file for file in sorted(path.iterdir()) if INSTRUMENT.fullmatch(file.name) or TRANSLATION.fullmatch(file.name)]
        else:
            named = [path, *sorted(path.parent.glob(f"{path.stem}.??.md"))] if path.is_file() else []
        if not named:
            return DRAFT_MISSING.finding(given=str(path))
        found |= {file.name: file.read_bytes() for file in named}
    return found


def opened_over(read: ReadTrial, opened: Opened, drafted: Mapping[str, bytes] | Finding) -> OpenedTrial:
    """Check a trial that was read over a corpus that was opened, with its drafts loaded into it."""
    organization = opened.organization
    if isinstance(drafted, Finding):
        return OpenedTrial(None, organization, (drafted,))
    assert read.trial is not None
    assert read.block is not None
    errors = tuple(one for one in opened.findings if one.severity == "error")
    if organization is None or errors:
        return OpenedTrial(None, organization, errors)
    taken = [name for name in instrument_names(drafted) if organization.corpus.instrument(name) is not None]
    if taken:
        return OpenedTrial(None, organization, tuple(DRAFT_TAKEN.finding(given=name) for name in taken))
    corpus = None
    if drafted:
        loaded = load(opened.files, drafted)
        corpus = loaded.corpus
        if corpus is None:
            return OpenedTrial(None, organization, tuple(one for one in loaded.findings if one.severity == "error"))
        organization = Organization(
            organization.corpus, labels=organization.labels, withheld=organization.withheld, log=organization.log,
            world=organization.world, renderings=Renderings({**opened.files, **drafted}),
        )  # fmt: skip
    findings = check_trial(read.trial, read.block, organization, corpus)
    return OpenedTrial(None if findings else read.trial, organization, findings, corpus)


def _shelves() -> tuple[Path, Path]:
    """Give the two places where trials lie: inside the installed package, and at the root of a checkout."""
    package = Path(foedus.__file__).resolve().parent
    return package / "trials", package.parents[1] / "trials"
