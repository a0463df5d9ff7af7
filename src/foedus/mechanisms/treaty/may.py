"""This file is about what a State may do with an instrument: leave it, join it, amend it, make a reservation to it.

Each answer is read from the final clause of the instrument; where several instruments have such a
clause, their answers are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from foedus.answer import CONDITIONAL, NO, NO_RULE, YES, Answer, Missing, Reason, missing, reason
from foedus.corpus.citation import citation
from foedus.corpus.clauses import Accession, Amendment, Reservations, Withdrawal
from foedus.corpus.provision import Provision
from foedus.dates import Length, day_of, length
from foedus.finding import Code
from foedus.mechanisms.treaty.dossier import on_day
from foedus.mechanisms.treaty.permission import no_text, outside, together, unsettled

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

P = TypeVar("P", bound=Provision)

PARTY_ALREADY = Code("a-party-already", "note", state=str, instrument=str)
MAY_LEAVE = Code("may-leave-by-notice", "note", state=str, instrument=str, to=str)
LEAVING_UNFORESEEN = Code("leaving-not-foreseen", "note", instrument=str)
NOTICE_NEEDED = Code("notice-needed", "note", instrument=str, notice=str, to=str)
NOTICE_ALONE = Code("notice-of-any-length-needed", "note", instrument=str, to=str)
CONDITION_NEEDED = Code("leaving-condition-needed", "note", instrument=str, condition=str)
NOT_BEFORE = Code("leaving-not-before", "note", instrument=str, day=str)
AT_END_OF_TERM = Code("leaving-at-end-of-term", "note", instrument=str, day=str)
OPEN_TO = Code("open-to-accession", "note", instrument=str, to=str)
ADMISSION_NEEDED = Code("admission-needed", "note", instrument=str, organ=str)
INVITATION_NEEDED = Code("invitation-needed", "note", instrument=str)
ALL_RATIFY = Code("protocol-of-accession-needed", "note", instrument=str)
ACCESSION_NEEDED = Code("accession-needed", "note", state=str, instrument=str)
AMENDED_HOW = Code("amended-how", "note", instrument=str, how=str)
ALL_AGREE = Code("agreement-of-all-needed", "note", instrument=str, states=tuple)
TWO_THIRDS_AGREE = Code("agreement-of-two-thirds-needed", "note", instrument=str, states=tuple)
NO_RESERVATIONS = Code("no-reservations", "note", instrument=str)
RESERVATIONS_OPEN = Code("reservations-open", "note", instrument=str)
RESERVATIONS_SILENT = Code("reservations-not-mentioned", "note", instrument=str)
RESERVATION_ACCEPTED = Code("reservation-acceptance-needed", "note", instrument=str)


def withdraw(treaty: Treaty, state: str) -> Answer:
    """Answer whether a State may leave the instruments that bind it, and on what that hangs (VCLT arts. 54, 56)."""
    answer = _each(treaty, Withdrawal, lambda cited, rule, name: _leave(treaty, state, cited, rule, name))
    founding = treaty.corpus.header.founded_by
    if answer.value != NO_RULE or not founding:
        return answer
    # A text without such a clause is not left, unless the parties meant it or the nature of the treaty implies it (VCLT art. 56).
    return Answer(NO_RULE, (*answer.because, *treaty.basis("withdrawal not foreseen", (state,), founding)))


def accede(treaty: Treaty, state: str) -> Answer:
    """Answer whether a State may join, and whose decision that takes (VCLT art. 15)."""
    return _each(treaty, Accession, lambda cited, rule, name: _join(treaty, state, cited, rule, name))


def amend(treaty: Treaty, state: str) -> Answer:
    """Answer whether a State may have the text amended: never alone (VCLT arts. 39, 40)."""
    return _each(treaty, Amendment, lambda cited, rule, name: _amend(treaty, state, cited, rule, name))


def reserve(treaty: Treaty, _state: str) -> Answer:
    """Answer whether a reservation may be made (VCLT art. 19); the clause says the same to every State."""
    return _each(treaty, Reservations, _reserve)


def _each(treaty: Treaty, kind: type[P], ask: Callable[[str, P, str], Answer]) -> Answer:
    """Put a question to every provision of a kind in force, and give the answers together."""
    answers = [ask(cited, rule, citation(cited).instrument) for cited, rule in treaty.provisions(kind)]
    return together(answers) if answers else no_text()


def _leave(treaty: Treaty, state: str, cited: str, rule: Withdrawal, name: str) -> Answer:
    standing = treaty.standing(state, name)
    doubt = unsettled(standing)
    if doubt:
        return doubt
    if not standing.bound or rule.leaves:
        # A clause with ``leaves`` is about leaving an organ; the treaty stands.
        return outside(state, cited, name)
    if rule.withdrawal == "not foreseen":
        return Answer(NO, (reason(LEAVING_UNFORESEEN, article=cited, instrument=name),))
    led: tuple[Reason, ...] = (reason(MAY_LEAVE, article=cited, state=state, instrument=name, to=rule.to),)
    if standing.status == "denounced":
        return Answer(YES, (*led, *standing.reasons[-1:]))
    return Answer(CONDITIONAL, led, tuple(_leaving_lacks(treaty, cited, rule, name)))


def _leaving_lacks(treaty: Treaty, cited: str, rule: Withdrawal, name: str) -> Iterator[Missing]:
    if rule.notice:
        yield missing(NOTICE_NEEDED, article=cited, instrument=name, notice=rule.notice, to=rule.to)
    else:
        yield missing(NOTICE_ALONE, article=cited, instrument=name, to=rule.to)
    for condition in rule.on_condition:
        yield missing(CONDITION_NEEDED, article=cited, instrument=name, condition=condition)
    if rule.withdrawal == "at the end of a term" or rule.from_ == "end of term":
        # A notice given now, however long it runs, lets go at the end of a term and no earlier (VCLT art. 54(a)).
        runs_out = (length(rule.notice) if rule.notice else Length()).after(day_of(treaty.at - 1, treaty.seat))
        ends = treaty.timeline(name).term.end_after(on_day(runs_out, treaty.seat).first - 1)
        if ends:
            yield missing(AT_END_OF_TERM, article=cited, instrument=name, day=ends.text)
    since = treaty.timeline(name).force.since
    if rule.not_before and since:
        day = length(rule.not_before).after(day_of(since.first, treaty.seat))
        if day >= day_of(treaty.at, treaty.seat):
            yield missing(NOT_BEFORE, article=cited, instrument=name, day=day.isoformat())


def _join(treaty: Treaty, state: str, cited: str, rule: Accession, name: str) -> Answer:
    standing = treaty.standing(state, name)
    doubt = unsettled(standing)
    if doubt:
        return doubt
    if standing.bound:
        return Answer(NO, (reason(PARTY_ALREADY, article=cited, state=state, instrument=name),))
    lacks = []
    if rule.decided_by:
        lacks.append(missing(ADMISSION_NEEDED, article=cited, instrument=name, organ=rule.decided_by))
    if rule.invitation == "unanimity":
        lacks.append(missing(INVITATION_NEEDED, article=cited, instrument=name))
    if rule.protocol == "all ratify":
        lacks.append(missing(ALL_RATIFY, article=cited, instrument=name))
    lacks.append(missing(ACCESSION_NEEDED, article=cited, state=state, instrument=name))
    return Answer(CONDITIONAL, (reason(OPEN_TO, article=cited, instrument=name, to=rule.accession),), tuple(lacks))


def _amend(treaty: Treaty, state: str, cited: str, rule: Amendment, name: str) -> Answer:
    standing = treaty.standing(state, name)
    doubt = unsettled(standing)
    if doubt:
        return doubt
    if not standing.bound:
        return outside(state, cited, name)
    others = tuple(one for one in treaty.parties(name) if one != state)
    led = (reason(AMENDED_HOW, article=cited, instrument=name, how=rule.amendment),)
    if rule.adopted_by == "all parties":
        return Answer(CONDITIONAL, led, (missing(ALL_AGREE, article=cited, instrument=name, states=others),))
    if rule.adopted_by == "two thirds of parties":
        return Answer(CONDITIONAL, led, (missing(TWO_THIRDS_AGREE, article=cited, instrument=name, states=others),))
    return Answer(CONDITIONAL, led)


def _reserve(cited: str, rule: Reservations, name: str) -> Answer:
    match rule.reservations:
        case "none":
            return Answer(NO, (reason(NO_RESERVATIONS, article=cited, instrument=name),))
        case "allowed":
            return Answer(YES, (reason(RESERVATIONS_OPEN, article=cited, instrument=name),))
        case "accepted by all":
            lack = missing(RESERVATION_ACCEPTED, article=cited, instrument=name)
            return Answer(CONDITIONAL, (reason(RESERVATIONS_OPEN, article=cited, instrument=name),), (lack,))
        case _:
            return Answer(NO_RULE, (reason(RESERVATIONS_SILENT, article=cited, instrument=name),))
