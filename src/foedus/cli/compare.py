"""This file is the command ``foedus compare``: a draft amendment, or another corpus, held against what is agreed."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from msgspec.structs import replace

from foedus.answer import plain
from foedus.cli.opening import opened, organization
from foedus.cli.phrases import phrase
from foedus.dates import DateError, calendar_day
from foedus.finding import Finding
from foedus.nearest import nearest
from foedus.organization.organization import Organization
from foedus.organization.trial.sides import Sides, apart, hold, replayed, sides
from foedus.organization.trial.trial import Trial, read_trial
from foedus.organization.trial.writing import HERE, written
from foedus.shelves.folder import CorpusMissingError, find_corpus, shipped
from foedus.shelves.opening import Opened
from foedus.shelves.trials import OpenedTrial, drafts, find_trial, open_trial, opened_over, shipped_trials
from foedus.words.exposition import finding_text
from foedus.words.trials import TrialTeller, apart_as_json, sides_as_json

CANNOT_BE_PUT = 2


class NotComparedError(Exception):
    """Nothing can be compared, and standard error says why: the command ends with 2."""


def run(given: Namespace) -> int:
    """Compare, print what differs, and give 0; or say why nothing can be compared, and give 2."""
    try:
        supposed = bool(given.with_ or given.without or given.in_force or given.rule)
        if (given.b or find_trial(given.a)) and (supposed or given.since):
            _refuse(phrase("compare-idle", given.language))
        if given.b:
            return _two(given)
        if find_trial(given.a):
            return _trial(given, open_trial(given.a, lambda name: _record(name, given)))
        _named(given.a, given.language)
        calendar_day(given.on or "2000-01-01")
        if not supposed:
            _refuse(phrase("compare-names-one", given.language))
        return _trial(given, _chosen(given))
    except CorpusMissingError as error:
        sys.stderr.write(phrase("no-corpus", given.language, given=error, shipped=", ".join(shipped())) + "\n")
    except DateError as error:
        sys.stderr.write(phrase("compare-no-date", given.language, given=error) + "\n")
    except NotComparedError:
        pass
    return CANNOT_BE_PUT


def _trial(given: Namespace, found: OpenedTrial) -> int:
    """Hold a trial; of one that cannot be held say why, with file and line."""
    if found.trial is None or found.organization is None:
        _refuse(*(finding_text(one, given.language) for one in found.findings))
    trial, subject = found.trial, found.organization
    day = given.on or trial.on
    held = hold(subject, replace(trial, on=day), found.drafted, replay=given.replay)
    teller = TrialTeller(subject, held.organization, given.language)
    told = (
        {"trial": {"id": trial.id, "of": trial.of, "title": trial.title, "about": trial.about, "suppose": plain(trial.suppose)}}
        if trial.id != HERE
        else {}
    )
    _told(given, held.sides, teller, told, trial)
    return 0


def _two(given: Namespace) -> int:
    """Compare two corpora: two versions of one alliance like a trial, two alliances side by side."""
    for name in (given.a, given.b):
        if find_trial(name):
            _refuse(phrase("compare-trial-alone", given.language, given=name))
    _named(given.a, given.language)
    _named(given.b, given.language)
    # The record is that of the first: it is put to both texts, where they are versions of one another.
    one, other = organization(given.a, given.language, given.record, given.reader), organization(given.b, given.language)
    if one is None or other is None:
        raise NotComparedError
    day = given.on or datetime.now(one.world.seat).date().isoformat()
    if one.corpus.header.id == other.corpus.header.id:
        found = sides(one, other, day)
        if given.replay:
            # The record is that of the first; under the second's texts it is read again, by the same reader.
            again = Organization(
                other.corpus, one.entries, labels=one.labels, withheld=one.withheld, log=one.log,
                renderings=other.renderings, residual=other.world.timelines.residual,
            )  # fmt: skip
            found = replace(found, replay=replayed(one, again))
        _told(given, found, TrialTeller(one, other, given.language), {}, None)
        return 0
    if given.replay:
        _refuse(phrase("compare-apart-replay", given.language, one=one.corpus.header.id, other=other.corpus.header.id))
    both = apart(one, other, day)
    if given.json:
        print(json.dumps(apart_as_json(both), ensure_ascii=False, indent=2))
        return 0
    from foedus.cli.compare_show import show_apart  # noqa: PLC0415 — drawn tables need a library that a machine should not wait for

    show_apart(both, one, other, given.language)
    return 0


def _told(given: Namespace, found: Sides, teller: TrialTeller, told: dict[str, Any], trial: Trial | None) -> None:
    if given.json:
        print(json.dumps(told | sides_as_json(found, teller), ensure_ascii=False, indent=2))
        return
    from foedus.cli.compare_show import show  # noqa: PLC0415 — as above

    show(found, teller, trial if told else None, texts=given.text)


def _chosen(given: Namespace) -> OpenedTrial:
    """Write the trial that the options describe and open it over the corpus."""
    corpus = _record(given.a, given)
    found = drafts(Path(one) for one in given.with_)
    if isinstance(found, Finding):
        return OpenedTrial(None, None, (found,))
    names = sorted({name.partition(".")[0] for name in found})
    seat = corpus.organization.world.seat if corpus.organization else None
    text = written(
        corpus.organization.corpus.header.id if corpus.organization else given.a, given.on or datetime.now(seat).date().isoformat(),
        in_force=given.in_force, without=given.without, drafts=names, rules=given.rule, since=given.since,
    )  # fmt: skip
    read = read_trial(HERE, text)
    if read.trial is None:
        return OpenedTrial(None, None, read.findings)
    return opened_over(read, corpus, found)


def _record(name: str, given: Namespace) -> Opened:
    """Open the corpus of a trial with the record that the reader names."""
    found = opened(name, given.language, given.record, given.reader)
    if found is None:
        raise NotComparedError
    return found


def _named(name: str, language: str) -> None:
    """Say that there is neither a trial nor a corpus of a name, and which is the nearest."""
    try:
        find_corpus(name)
    except CorpusMissingError:
        trials, corpora = shipped_trials(), shipped()
        known = {"trials": ", ".join(trials), "corpora": ", ".join(corpora)}
        _refuse(phrase("compare-unknown", language, given=name, nearest=nearest(name, (*trials, *corpora)), **known))


def _refuse(*told: str) -> NoReturn:
    for one in told:
        sys.stderr.write(one + "\n")
    raise NotComparedError
