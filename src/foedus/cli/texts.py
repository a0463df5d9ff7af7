"""This file is about the text that a command means: which instrument, on which date, in which version and language; or why there is none."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime

from foedus.cli.opening import organization
from foedus.cli.phrases import phrase
from foedus.corpus.instrument import Instrument
from foedus.dates import DateError
from foedus.finding import Finding
from foedus.mechanisms.treaty.questions import Consolidated
from foedus.nearest import some_nearest
from foedus.organization.as_of import AsOf
from foedus.organization.names import unknown_name
from foedus.organization.organization import Organization
from foedus.organization.question import Parameter
from foedus.words.consolidated import InstrumentText, languages_of, text_in
from foedus.words.exposition import finding_text
from foedus.words.speech import date_text

CANNOT_BE_PUT = 2


class NoTextError(Exception):
    """There is no such text, and standard error says why: the command ends with 2."""


def opened(given: Namespace) -> tuple[Organization, Instrument]:
    """Open the corpus and find the instrument.

    :raises NoTextError: there is no such corpus, instrument, State, language or amendment, and that was said.
    """
    found = organization(given.corpus, given.language, given.record, given.reader)
    if found is None:
        raise NoTextError
    _known(given, found, "instrument", given.instrument)
    instrument = found.corpus.instrument(given.instrument)
    assert instrument is not None
    for state in given.between:
        _known(given, found, "state", state)
    for one in given.with_:
        _amends(given, found, one)
    languages = languages_of(found, instrument.id)
    if given.in_ and given.in_ not in languages:
        _say(phrase("text-no-language", given.language, instrument=instrument.id, given=given.in_, languages=", ".join(languages)))
    return found, instrument


def _known(given: Namespace, found: Organization, sort: str, name: str) -> None:
    parameter = Parameter(sort, sort)  # type: ignore[arg-type]  # the two sorts that are asked for here are sorts
    unknown = unknown_name(parameter, name, found.corpus, found.acting, found.offices)
    if unknown:
        _refuse(unknown, given.language)


def _amends(given: Namespace, found: Organization, name: str) -> None:
    amending = [one.id for one in found.corpus.instruments if any(change.instrument == given.instrument for change in one.changes)]
    if name not in amending:
        known = ", ".join(amending) or phrase("text-not-amended", given.language)
        _say(phrase("text-no-amendment", given.language, given=name, instrument=given.instrument, amending=known))


def today(found: Organization) -> str:
    """Give the day that it is at the organization's seat."""
    return datetime.now(found.world.seat).date().isoformat()


def on(found: Organization, day: str, language: str, argument: str = "--on") -> AsOf:
    """Ask as of a day.

    :param argument: where the day was given, as the command's help names it.
    :raises NoTextError: the day is none, and that was said.
    """
    try:
        return found.on(day)
    except DateError:
        _say(phrase("text-no-date", language, argument=argument, given=day))
        raise


def text_on(given: Namespace, found: Organization, day: str) -> InstrumentText:
    """Give the text that a command means, as of a day.

    :raises NoTextError: the day is none, and that was said.
    """
    view = on(found, day, given.language)
    text = view.treaty.consolidated(given.instrument, between=tuple(given.between), on_trial=tuple(given.with_))
    return text_in(found, text, given.in_ or given.language, day)


def has_articles(given: Namespace, text: InstrumentText) -> None:
    """See that the articles that are asked for are there.

    :raises NoTextError: one is not, and that was said with the numbers that are.
    """
    numbers = tuple(one.number for one in text.articles)
    for one in given.articles:
        if one not in numbers:
            near = ", ".join(f"{given.instrument} {number}" for number in some_nearest(one, numbers) or numbers[:3])
            _say(phrase("text-no-article", given.language, given=one, instrument=given.instrument, nearest=near or "—"))


def standing(text: Consolidated, language: str) -> str:
    """Say whether an instrument is in force, or that it did not exist yet."""
    if not text.concluded:
        return phrase("text-not-concluded", language, date=date_text(text.instrument.front.concluded, language))
    return phrase(f"text-force-{text.force.value}", language)


def _refuse(finding: Finding, language: str) -> None:
    _say(finding_text(finding, language))


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    raise NoTextError
