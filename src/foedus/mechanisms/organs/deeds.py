"""This file is about what a State may do in organs: vote, stop a decision, sanction, be sanctioned, be given a status.

Each answer is read from the provisions in force; no organization's name stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.answer import CONDITIONAL, NO, NO_RULE, YES, Answer, Position, Reason, missing, reason
from foedus.corpus.clauses import Status
from foedus.corpus.organ import Decision, Rule, Sanction
from foedus.dates import Instant, day_of
from foedus.finding import Code
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.treaty.questions import Treaty, no_text, together, unsettled

if TYPE_CHECKING:
    from foedus.mechanisms.organs.questions import Organs

NO_MEMBER = Code("no-member-on-this-date", "note", state=str, instrument=str)
MAY_BLOCK = Code("may-block", "note", state=str, organs=tuple, matters=tuple)
MAY_VETO = Code("may-veto", "note", state=str, organs=tuple, matters=tuple)
NOT_ALONE = Code("blocks-nothing-alone", "note", state=str, organs=tuple)
FORMAT_GUARDED = Code("may-object-to-format", "note", state=str, organs=tuple, format=str)
ORGAN_SANCTIONS = Code("organ-may-sanction", "note", organ=str, sanction=str, ground=str)
DECISION_NEEDED = Code("sanction-decision-needed", "note", organ=str, sanction=str)
GROUND_NEEDED = Code("sanction-ground-needed", "note", sanction=str, ground=str)
SANCTIONED = Code("sanctioned-already", "note", state=str, sanction=str, since=str)
ARREARS_SHORT = Code("arrears-not-long-enough", "note", state=str, since=str, needed=str)
NO_ARREARS = Code("no-arrears-on-record", "note", state=str, needed=str)
ARREARS_REACHED = Code("arrears-long-enough", "note", state=str, since=str, needed=str)
RIGHT_HELD = Code("right-held", "note", state=str, right=str)
RIGHT_TAKEN = Code("right-taken", "note", state=str, right=str)
FOR_OUTSIDERS = Code("status-for-outsiders", "note", status=str, to=str, state=str)
STATUS_OPEN = Code("status-open-to", "note", status=str, to=str)
GRANT_NEEDED = Code("status-grant-needed", "note", status=str, organ=str)
REQUEST_NEEDED = Code("status-request-needed", "note", state=str, status=str)
TEXT_SILENT = Code("text-silent-on", "note", matter=str)
READING = Code("silence-read-as", "note", reading=str, says=str)
NO_OWN_SUSPENSION = Code("no-suspension-by-notice", "note", instrument=str)


def vote(organs: Organs, state: str) -> Answer:
    """Answer whether a State has a vote, organ by organ."""
    names = law_of(organs.treaty).names
    return together(organs.ask_may_vote(of=state, in_=name) for name in names) if names else no_text()


def block(organs: Organs, state: str) -> Answer:
    """Answer whether one State alone can stop a decision: by an objection under consensus, or by a veto."""
    seats = {name: organs.ask_may_vote(of=state, in_=name) for name in law_of(organs.treaty).names}
    voting = [name for name, seat in seats.items() if seat.value == YES]
    if not voting:
        return together(seats.values() or [no_text()])
    alone, with_others = [], []
    for cited, rule in organs.rules():
        among = tuple(name for name in rule.decision if name in voting)
        if not among or rule.format != "ordinary":
            continue
        code = _alone(state, rule)
        if code is None:
            with_others.append(reason(NOT_ALONE, article=cited, state=state, organs=among))
        else:
            alone.append(reason(code, article=cited, state=state, organs=among, matters=rule.matters))
    return Answer(YES if alone else NO, tuple(alone or with_others)) if alone or with_others else no_text()


def _alone(state: str, decision: Decision) -> Code | None:
    rules = (*((decision.rule,) if decision.rule else ()), *decision.rules, *decision.together)
    if any(rule.veto and state in rule.veto.holders for rule in rules):
        return MAY_VETO
    # In a chain the next rule may decide where the first does not, so one objection stops nothing.
    firm = rules if len(rules) == 1 or decision.together else ()
    return MAY_BLOCK if any(_of_all(rule) for rule in firm) else None


def _of_all(rule: Rule) -> bool:
    return rule.consensus is not None or rule.unanimity is not None or rule.silence is not None


def object_to_format(organs: Organs, state: str) -> Answer:
    """Answer whether a State may keep a matter from being decided in a special format."""
    answers = []
    for cited, rule in organs.rules():
        if not rule.unless:
            continue
        seats = [organs.ask_may_vote(of=state, in_=organ) for organ in rule.decision]
        seat = together(seats)
        if seat.value == YES:
            seat = Answer(YES, (reason(FORMAT_GUARDED, article=cited, state=state, organs=rule.decision, format=rule.format),))
        answers.append(seat)
    return together(answers or [no_text()])


def sanction(organs: Organs, state: str, kind: str) -> Answer:
    """Answer whether a State may sanction a member: it may vote for it; only the organ decides, on a ground."""
    found = law_of(organs.treaty).sanctions.get(kind)
    if found is None:
        return no_text()
    cited, rule = found
    seat = organs.ask_may_vote(of=state, in_=rule.decided_by)
    if seat.value != YES:
        return seat
    lacks = (
        missing(DECISION_NEEDED, article=cited, organ=rule.decided_by, sanction=kind),
        missing(GROUND_NEEDED, article=cited, sanction=kind, ground=rule.ground),
    )
    return Answer(CONDITIONAL, (_sanctions(cited, rule), *seat.because), lacks)


def be_sanctioned(organs: Organs, state: str, kind: str) -> Answer:
    """Answer whether a member may be sanctioned on this date: eligible is one thing, sanctioned another."""
    membership, treaty = organs.membership, organs.treaty
    found = law_of(treaty).sanctions.get(kind)
    if found is None:
        return no_text()
    cited, rule = found
    outsider = _outsider(organs, state)
    if outsider:
        return outsider
    done = {"suspension": membership.suspended, "exclusion": membership.excluded, "loss of vote": membership.without_vote}[kind](state)
    if done:
        return Answer(YES, (reason(SANCTIONED, article=cited, act=done.act, state=state, sanction=kind, since=_day(done.since, treaty)),))
    lacks = [missing(DECISION_NEEDED, article=cited, organ=rule.decided_by, sanction=kind)]
    led = [_sanctions(cited, rule)]
    if rule.ground == "arrears" and rule.arrears_of:
        since = membership.arrears_since(state)
        if since is None:
            return Answer(NO, (*led, reason(NO_ARREARS, article=cited, state=state, needed=rule.arrears_of)))
        day = _day(since, treaty)
        if not membership.eligible_for_loss_of_vote(state):
            return Answer(NO, (*led, reason(ARREARS_SHORT, article=cited, state=state, since=day, needed=rule.arrears_of)))
        led.append(reason(ARREARS_REACHED, article=cited, state=state, since=day, needed=rule.arrears_of))
    else:
        lacks.append(missing(GROUND_NEEDED, article=cited, sanction=kind, ground=rule.ground))
    return Answer(CONDITIONAL, tuple(led), tuple(lacks))


def use_right(organs: Organs, state: str, right: str) -> Answer:
    """Answer whether a member may use a right that a sanction can take (a right to nominate to quota posts)."""
    outsider = _outsider(organs, state)
    if outsider:
        return outsider
    rules = [(cited, rule) for cited, rule in organs.treaty.provisions(Sanction) if right in rule.reaches]
    if not rules:
        return no_text()
    cited, rule = rules[0]
    taken = organs.membership.without_vote(state) if rule.sanction == "loss of vote" else organs.membership.suspended(state)
    code = RIGHT_TAKEN if taken else RIGHT_HELD
    said = reason(code, article=cited, act=taken.act if taken else "", state=state, right=right)
    return Answer(NO if taken else YES, (said, *organs.membership.reasons_about(state)))


def become(organs: Organs, state: str, status: str) -> Answer:
    """Answer whether a State may be given a status beside membership: on request, by the organ's decision."""
    found = [(cited, rule) for cited, rule in organs.treaty.provisions(Status) if rule.status == status]
    if not found:
        return no_text()
    cited, rule = found[0]
    membership = organs.membership
    doubt = unsettled(organs.treaty.standing(state, membership.instrument))
    if doubt:
        return doubt
    if state in membership.members():
        return Answer(NO, (reason(FOR_OUTSIDERS, article=cited, status=status, to=rule.open_to, state=state),))
    lacks = [missing(REQUEST_NEEDED, article=cited, state=state, status=status)] if rule.on_request else []
    lacks.append(missing(GRANT_NEEDED, article=cited, status=status, organ=rule.granted_by))
    return Answer(CONDITIONAL, (reason(STATUS_OPEN, article=cited, status=status, to=rule.open_to),), tuple(lacks))


def where_silent(organs: Organs, state: str, matter: str) -> Answer:
    """Answer on what the text says nothing about: the readings that are held, and what the State itself has declared."""
    silence = law_of(organs.treaty).silences.get(matter)
    if silence is None:
        return no_text()
    cited, rule = silence
    positions = tuple(
        Position(view.then, view.held_by, READING.name, READING.values({"reading": view.name, "says": view.says}), cited)
        for view in rule.readings
    )
    own = organs.membership.reasons_about(state) if matter == "frozen participation" else ()
    return Answer(NO_RULE, (reason(TEXT_SILENT, article=cited, matter=matter), *own), (), positions)


def suspend_itself(organs: Organs, state: str) -> Answer:
    """Answer whether a member may suspend its own part by a notice: the text gives suspension to an organ alone."""
    found = law_of(organs.treaty).sanctions.get("suspension")
    instrument = organs.membership.instrument
    said = reason(NO_OWN_SUSPENSION, article=found[0] if found else "", instrument=instrument)
    standing = organs.treaty.standing(state, instrument)
    noted = (one for one in standing.reasons if one.code == "suspension-noted")
    return Answer(NO_RULE, (said, *noted), (), standing.positions, standing.acted_on)


def _sanctions(cited: str, rule: Sanction) -> Reason:
    return reason(ORGAN_SANCTIONS, article=cited, organ=rule.decided_by, sanction=rule.sanction, ground=rule.ground)


def _outsider(organs: Organs, state: str) -> Answer | None:
    """Give the answer for a State that is no member, or whose membership is open."""
    instrument = organs.membership.instrument
    doubt = unsettled(organs.treaty.standing(state, instrument))
    if doubt:
        return doubt
    if state in organs.membership.members():
        return None
    return Answer(NO, (reason(NO_MEMBER, article=instrument, state=state, instrument=instrument),))


def _day(instant: Instant, treaty: Treaty) -> str:
    return day_of(instant, treaty.seat).isoformat()
