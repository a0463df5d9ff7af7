"""This file holds what a question about a duty consists of, and the answer while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from foedus.answer import Answer, Missing, Position, Reason
from foedus.mechanisms.defence.duties import Duty, Law, Row
from foedus.mechanisms.defence.facts import Facts
from foedus.mechanisms.treaty.questions import Treaty

BOUND, PENDING, CONDITIONAL, CONTESTED = "bound", "bound, domestic step pending", "conditional", "contested"


class Hypothesis(Struct, frozen=True, kw_only=True):
    """What is asked: the State attacked or threatened, by whom, whether it asked for help, where, on which things, in which situation."""

    who: str
    by: str = ""
    requested: bool = False
    at_place: str = ""
    what: str = ""
    situation: str = ""


def row_of(who: str, to: str, duty: Duty, state: str) -> Row:
    """Give one State's row of a duty; a row is a value, so the compiled law keeps those once made."""
    row = duty.rows.get((who, to, state))
    if row is None:
        row = Row(
            who=who, owes=duty.says.obligation, to=to, under=duty.cites, discretion=left_to(who, duty), state=state,
            savings=tuple(one.named for one in duty.savings.get(who, ())),
        )  # fmt: skip
        duty.rows[who, to, state] = row
    return row


def left_to(who: str, duty: Duty) -> str:
    """Give what is left to a debtor: a part that a clause takes out of what it owes is not left to it either."""
    excluded = {part for one in duty.savings.get(who, ()) for part in one.excludes}
    return ", ".join(part for part in duty.discretion.split(", ") if part not in excluded) or "none" if excluded else duty.discretion


def report_row_of(who: str, to: str, duty: Duty, state: str) -> Row:
    """Give one State's row of the report that a duty brings with it."""
    row = duty.reports.get((who, to, state))
    if row is None:
        row = Row(who=who, owes="report", to=to, under=duty.report_cites, discretion="none", state=state)
        duty.reports[who, to, state] = row
    return row


@dataclass(frozen=True, slots=True)
class Case:
    """A hypothesis before the law and the record of a date."""

    asked: Hypothesis
    law: Law
    facts: Facts
    treaty: Treaty


@dataclass(slots=True)
class Draft:
    """An answer while it is written: rows, reasons, missing things and positions, in order."""

    rows: list[Row] = field(default_factory=list)
    because: list[Reason] = field(default_factory=list)
    lacks: list[Missing] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    acted_on: Position | None = None
    told: set[str | int] = field(default_factory=set)

    def remind(self, one: Reason) -> None:
        """Give a reason that the compiled law holds ready, once: there it is one object wherever it serves."""
        if id(one) not in self.told:
            self.told.add(id(one))
            self.because.append(one)

    def remind_of_bonds(self, duty: Duty, owing: tuple[str, ...]) -> None:
        """Give the reasons why States are bound by an instrument, once for all of its duties."""
        if duty.instrument not in self.told:
            self.told.add(duty.instrument)
            self.because += [bond for who in owing if (bond := duty.bonds.get(who)) and id(bond) not in self.told]

    def tell(self, key: str, one: Reason) -> None:
        """Give a reason once, however many duties rest on it."""
        if key not in self.told:
            self.told.add(key)
            self.because.append(one)

    def lack(self, key: str, one: Missing) -> None:
        """Name a missing thing once, however many duties wait for it."""
        if key not in self.told:
            self.told.add(key)
            self.lacks.append(one)

    def answer(self, also: Draft | None = None) -> Answer:
        """Give the answer; ``also`` was written after it and rests on reasons of its own."""
        because = (*self.because, *also.because) if also else tuple(self.because)
        beside = tuple(also.rows) if also else ()
        return Answer(tuple(self.rows), because, tuple(self.lacks), tuple(self.positions), self.acted_on, beside)


def concerns(duty: Duty, who: str) -> bool:
    """Say whether a State is in the circle of an instrument, be its status settled or not."""
    return who in duty.parties or who in duty.unsettled


def circle(duty: Duty) -> tuple[str, ...]:
    """Give all who may owe a duty: the parties, and those whose status is open and not acted on as being out; of these the debtors named, if any are."""
    every = (*duty.parties, *(state for state in duty.unsettled if state not in duty.apart)) if duty.unsettled else duty.parties
    return tuple(state for state in every if state in duty.says.owed_only_by) if duty.says.owed_only_by else every


def mark(duty: Duty, case: Case, draft: Draft) -> None:
    """Carry the mark of those who are left out because that is the reading acted on (design, decision 2)."""
    for who in duty.apart:
        if who != case.asked.who:
            contested(who, duty, case, draft)
            draft.remind(duty.bonds[who])


def creditor(owed_to: str, who: str) -> str:
    """Name to whom a duty is owed: the State of the question, or the circle that the article names."""
    return who if owed_to in {"the attacked party", "the threatened party", "the party concerned", "a protected State"} else owed_to


def objected(duty: Duty, draft: Draft, otherwise: str) -> str:
    """Set out the objections to the reading of an article: every answer that rests on it is then contested."""
    if not duty.objections:
        return otherwise
    if duty.cites not in draft.told:
        draft.told.add(duty.cites)
        draft.positions.extend(duty.objections)
    return CONTESTED


def contested(who: str, duty: Duty, case: Case, draft: Draft) -> str:
    """Set out the positions on an unsettled status, and say what it makes of the duty."""
    standing = case.law.standings[who, duty.instrument]
    key = f"status {who} {duty.instrument}"
    if key not in draft.told:
        draft.told.add(key)
        draft.positions.extend(standing.positions)
        draft.lacks.extend(standing.missing)
        draft.acted_on = draft.acted_on or standing.acted_on
    return CONDITIONAL if standing.status == "conditional" else CONTESTED
