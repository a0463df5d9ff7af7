"""This file is about the end that a text finds in another one, or on a day that it names itself (VCLT arts. 54, 59).

An organ's text ends as a whole when another replaces it. A treaty ends between those that are bound
by the one that replaces it; for a party that is not, it stands (VCLT art. 30(4)).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Any

from foedus.answer import Reason, reason
from foedus.corpus.clauses import EntryIntoForce
from foedus.corpus.instrument import Instrument
from foedus.dates import When, day_of, when
from foedus.finding import Code
from foedus.mechanisms.treaty.acts_subjects import TerminationRecorded
from foedus.mechanisms.treaty.clause import Clause, clause
from foedus.mechanisms.treaty.dossier import Deed, later, on_day
from foedus.mechanisms.treaty.force import Force

REPLACED = Code("instrument-replaced", "note", instrument=str, by=str, on=str)
REPLACED_FOR = Code("replaced-for", "note", state=str, instrument=str, by=str, on=str)
TERMINATED = Code("instrument-terminated", "note", instrument=str, on=str, by=str, ground=str)
TERMINATED_FOR = Code("terminated-for", "note", state=str, instrument=str, on=str, by=str, ground=str)
TIME_OVER = Code("instrument-time-over", "note", instrument=str, on=str)
TIME_OVER_FOR = Code("time-over-for", "note", state=str, instrument=str, on=str)


@dataclass(frozen=True, slots=True)
class Ending:
    """When a text ends, first day without it, by which article, and whose entry into force ends it, if anybody's."""

    instrument: str
    since: When
    article: str
    by: Force | None = None
    recorded: Deed | None = None

    @property
    def why(self) -> Reason:
        """Say why the text has ended."""
        if self.recorded:
            return reason(TERMINATED, act=self.recorded.id, instrument=self.instrument, **self._told(self.recorded))
        if self.by is None:
            return reason(TIME_OVER, article=self.article, instrument=self.instrument, on=self.since.text)
        return reason(REPLACED, article=self.article, instrument=self.instrument, by=self.by.instrument, on=self.since.text)

    def of(self, state: str, seat: tzinfo) -> tuple[When, Reason] | None:
        """Say from when the text has ended for one State, or None if it has not."""
        if self.recorded:
            told = self._told(self.recorded)
            return self.since, reason(TERMINATED_FOR, act=self.recorded.id, state=state, instrument=self.instrument, **told)
        if self.by is None:
            return self.since, reason(TIME_OVER_FOR, article=self.article, state=state, instrument=self.instrument, on=self.since.text)
        bond = next((one for one in self.by.bound if one.state == state), None)
        if bond is None:
            return None
        since = later(self.since, bond.since, seat)
        said = {"state": state, "instrument": self.instrument, "by": self.by.instrument, "on": since.text}
        return since, reason(REPLACED_FOR, article=self.article, **said)

    def _told(self, deed: Deed) -> dict[str, Any]:
        body = deed.body
        ground = (body.event or body.ground) if isinstance(body, TerminationRecorded) else ""
        return {"on": self.since.text, "by": deed.seat, "ground": ground}


def ending_of(
    instrument: Instrument,
    replacing: Iterable[tuple[Force, Clause[EntryIntoForce]]],
    seat: tzinfo,
    recorded: Iterable[Deed] = (),
) -> Ending | None:
    """Find the first end of a text: the last day that it names, the entry into force of what replaces it, or its recorded termination."""
    found = [Ending(instrument.id, force.since, rule.article, force) for force, rule in replacing if force.since]
    # Whether the event that a text names has come is for the parties to say; the record of it is acted on (VCLT art. 54).
    found += [Ending(instrument.id, deed.counts_from, instrument.id, recorded=deed) for deed in recorded]
    own = clause(instrument, EntryIntoForce)
    if own and own.rule.until:
        over = on_day(day_of(when(own.rule.until, seat).last, seat) + timedelta(days=1), seat)
        found.append(Ending(instrument.id, over, own.article))
    return min(found, key=lambda one: (one.since.last, one.article), default=None)
