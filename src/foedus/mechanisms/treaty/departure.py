"""This file is about leaving an organ and not the treaty: the seat falls empty, every obligation stays.

Participation is no status: who takes no part, or has left an organ by the clause that lets it, is a party all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from foedus.answer import Reason, reason
from foedus.corpus.clauses import Withdrawal
from foedus.corpus.instrument import Instrument
from foedus.dates import When, day_of, length
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts_subjects import OrganLeft
from foedus.mechanisms.treaty.clause import Clause, clauses
from foedus.mechanisms.treaty.dossier import Deed, Dossier, on_day, on_days

ORGAN_LEFT = Code("organ-left", "note", state=str, organ=str, instrument=str, on=str)
NOT_FORESEEN = Code("leaving-organ-not-foreseen", "warning", state=str, organ=str, instrument=str)


@dataclass(frozen=True, slots=True)
class Departure:
    """A State that leaves an organ: which, from when, by which clause."""

    state: str
    organ: str
    since: When
    why: Reason


def departures(text: Instrument, dossier: Dossier, seat: tzinfo) -> tuple[tuple[Departure, ...], tuple[Finding, ...]]:
    """Read every notice of leaving an organ by the clause of the text; one that no clause foresees leaves nothing."""
    rules: Mapping[str, Clause[Withdrawal]] = {one.rule.leaves: one for one in clauses(text, Withdrawal) if one.rule.leaves}
    found: list[Departure] = []
    odd: list[Finding] = []
    for deed in dossier.of(OrganLeft):
        organ = deed.body.organ if isinstance(deed.body, OrganLeft) else ""
        rule = rules.get(organ)
        if rule is None:
            odd.append(NOT_FORESEEN.finding(act=deed.id, state=deed.state, organ=organ, instrument=text.id))
        else:
            found.append(_departure(deed, organ, rule, text.id, seat))
    return tuple(found), tuple(odd)


def _departure(deed: Deed, organ: str, rule: Clause[Withdrawal], instrument: str, seat: tzinfo) -> Departure:
    told = deed.done if rule.rule.from_ == "notice" else deed.received or deed.done
    wait = length(rule.rule.notice or "0 days")
    first, last = (on_day(wait.after(day_of(one, seat)), seat).first for one in (told.first, told.last))
    since = on_days(first, last, seat)
    why = reason(ORGAN_LEFT, article=rule.article, act=deed.id, state=deed.state, organ=organ, instrument=instrument, on=since.text)
    return Departure(deed.state, organ, since, why)
