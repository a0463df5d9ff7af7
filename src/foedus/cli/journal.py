"""This file is the command ``foedus journal``: a stretch of the record in the journal's notation."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

import msgspec

from foedus.cli.opening import organization
from foedus.cli.phrases import phrase
from foedus.dates import EVER, DateError, Instant, calendar_day, end_of, start_of, when
from foedus.finding import Finding
from foedus.organization.ask import NO_DATE
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from foedus.record.printer import print_journal
from foedus.words.exposition import finding_text


def run(given: Namespace) -> int:
    """Print the acts done between two days; give 2 if there is no such corpus or a day is none."""
    subject = organization(given.corpus, given.language, given.record, given.reader)
    if subject is None:
        return 2
    between = _between(given, subject)
    if isinstance(between, Finding):
        sys.stderr.write(finding_text(between, given.language) + "\n")
        return 2
    entries = [one for one in sorted(subject.entries, key=lambda one: one.position) if _within(one, between, subject)]
    if given.json:
        print(json.dumps([_plain(one) for one in entries], ensure_ascii=False, indent=2))
    elif entries:
        sys.stdout.write(print_journal(entries, VOCABULARY))
    else:
        sys.stderr.write(phrase("no-acts", given.language) + "\n")
    return 0


def _between(given: Namespace, subject: Organization) -> tuple[Instant, Instant] | Finding:
    seat = subject.world.seat
    for name, text in (("from", given.from_), ("to", given.to)):
        try:
            calendar_day(text or "2000-01-01")
        except DateError:
            return NO_DATE.finding(given=text, parameter=name)
    first = start_of(calendar_day(given.from_), seat) if given.from_ else -EVER
    last = end_of(calendar_day(given.to), seat) if given.to else EVER
    return first, last


def _within(entry: Entry, between: tuple[Instant, Instant], subject: Organization) -> bool:
    done = when(entry.act.times.done, subject.world.seat)
    return between[0] <= done.last and done.first < between[1]


def _plain(entry: Entry) -> dict[str, object]:
    told = {"id": entry.id, "position": entry.position, "kind": entry.act.kind, "act": msgspec.to_builtins(entry.act)}
    return told | ({"closed": msgspec.to_builtins(entry.stub)} if entry.stub else {})
