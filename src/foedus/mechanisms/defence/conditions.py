"""This file is about what an article makes a condition of a duty: a kind of attacker, a request, a decision, its entry into force."""

from __future__ import annotations

from foedus.answer import Missing, missing, reason
from foedus.finding import Code
from foedus.mechanisms.defence.acts import AttackAsserted
from foedus.mechanisms.defence.case import Case, Draft
from foedus.mechanisms.defence.duties import FORCE, Duty
from foedus.mechanisms.defence.facts import date_of, is_sure, reaches, request_under
from foedus.mechanisms.defence.place import lies
from foedus.record.entry import Entry

STATE_ATTACKER = "a State or group of States"
UNKNOWN, NON_STATE = "unknown", "non-state"

REQUESTED = Code("request-on-record", state=str, on=str)
REQUEST_POSITED = Code("request-posited", state=str)
NO_REQUEST_NEEDED = Code("request-not-needed", under=str)
REQUEST_MISSING = Code("request-missing", state=str)
REQUEST_UNSURE = Code("request-date-not-sure", state=str, on=str)
DECIDED = Code("decision-on-record", organ=str, on=str)
DECISION_MISSING = Code("decision-missing", organ=str)
ATTACKER_UNKNOWN = Code("attacker-unknown")
ATTACKER_NO_STATE = Code("attacker-not-a-state", under=str)
NOT_IN_FORCE = Code("duty-not-yet-in-force", instrument=str)
ENTRY_IMPRECISE = Code("duty-entry-imprecise", instrument=str, between=str)
SUBJECT_TO = Code("decision-subject-to", organ=str, on=str, finding=str)
DISCHARGED = Code("decision-discharged", organ=str, on=str, finding=str)
CONSENTED = Code("protected-state-agreed", state=str, on=str)
CONSENT_MISSING = Code("protected-state-consent-missing", state=str)
THING_OUTSIDE = Code("attack-on-thing-outside", under=str, thing=str, things=tuple)


def all_met(duty: Duty, case: Case, draft: Draft) -> bool:
    """Look for what the article makes a condition, naming each with the act that meets it or as missing."""
    says, when = duty.says, duty.says.when
    met = True
    if duty.pending:
        # A text binds nobody before it is in force (VCLT art. 24); what it would ask is not looked for.
        draft.lack(f"in force {duty.instrument}", _awaited(duty.instrument, case))
        return False
    if when.armed_attack is not None and when.armed_attack.by == STATE_ATTACKER:
        met = _by_a_state(duty, case, draft) and met
    if says.at_the_request_of is not None or when.request:
        met = _requested(duty, case, draft) and met
    elif when.armed_attack is not None:
        draft.tell(f"request {duty.cites}", reason(NO_REQUEST_NEEDED, under=duty.cites, article=duty.cites))
    if says.on_decision_of is not None and says.at_the_request_of is None:
        met = _mandated(duty, case, draft) and met
    if says.with_the_consent_of:
        met = _agreed(duty, case, draft) and met
    if case.facts.conditional:
        met = _discharged(duty, case, draft) and met
    if when.decision is not None:
        met = _decided(when.decision.of, duty, case, draft, needed=True, matter=when.decision.matter) and met
    if says.use_of_force_decided_by is not None:
        # Whether force is used is decided by an organ (CST art. 6); the duty to help does not wait for that.
        _decided(says.use_of_force_decided_by.organ, duty, case, draft, needed=False)
    return met


def _awaited(instrument: str, case: Case) -> Missing:
    """Name what is missing of an entry into force: any word of it, or the exact day where the record gives two between which it lies."""
    between = case.treaty.may_have_entered(instrument)
    if between:
        return missing(ENTRY_IMPRECISE, instrument=instrument, between=between, article=instrument)
    return missing(NOT_IN_FORCE, instrument=instrument, article=instrument)


def place_of(duty: Duty, case: Case, draft: Draft) -> str:
    """Say where the attack lies as this duty sees it: ``inside``, ``outside``, ``open``, ``disputed``, or nothing where no place is given."""
    attack = duty.says.when.armed_attack
    if attack is None:
        return ""
    if case.asked.what and attack.things and case.asked.what not in attack.things:
        told = reason(THING_OUTSIDE, under=duty.cites, thing=case.asked.what, things=attack.things, article=duty.cites)
        draft.tell(f"thing {duty.cites}", told)
        return "outside"
    if not case.asked.at_place:
        return ""
    found = lies(case.asked, duty, case.law, case.treaty)
    if isinstance(found.why, Missing):
        draft.lack(f"place {found.why.code}", found.why)
    else:
        draft.tell(f"place {found.why.code}", found.why)
    draft.positions += [one for one in found.positions if one not in draft.positions]
    return found.where


def _by_a_state(duty: Duty, case: Case, draft: Draft) -> bool:
    """CST art. 4(1) as of 1992: aggression *by a State or a group of States*; an attack by others is not within its words."""
    by = case.asked.by
    body = case.facts.asserted.act.body if case.facts.asserted is not None else None
    if not by and isinstance(body, AttackAsserted) and body.by == NON_STATE:
        by = NON_STATE
    if by == UNKNOWN:
        draft.lack("attacker", missing(ATTACKER_UNKNOWN, article=duty.cites))
    elif by == NON_STATE:
        draft.lack("attacker", missing(ATTACKER_NO_STATE, under=duty.cites, article=duty.cites))
    return by not in {UNKNOWN, NON_STATE}


def _requested(duty: Duty, case: Case, draft: Draft) -> bool:
    """CST art. 4(2) as amended in 2010: at the request of the attacked party."""
    who = case.asked.who
    entry = request_under(case.facts, duty.article)
    if entry is not None:
        draft.tell(f"request {entry.id}", case.facts.shows(REQUESTED, entry, duty.cites, state=who, on=date_of(entry)))
        if is_sure(entry, case.treaty):
            return True
    if case.asked.requested:
        draft.tell("request", reason(REQUEST_POSITED, state=who, article=duty.cites))
    elif (decided := mandate_of(duty, case)) is not None:
        # What is asked for until an organ decides is not asked for once it has (Rio Treaty art. 3(2)).
        organ = decided.act.seat
        draft.tell(f"decision {decided.id}", case.facts.shows(DECIDED, decided, duty.cites, organ=organ, on=date_of(decided)))
        return True
    elif entry is not None:
        draft.lack("request date", missing(REQUEST_UNSURE, state=who, on=date_of(entry), article=duty.cites))
    else:
        draft.lack(f"request {duty.instrument}", missing(REQUEST_MISSING, state=who, article=duty.cites))
    return case.asked.requested


def mandate_of(duty: Duty, case: Case) -> Entry | None:
    """Give the decision under the article of the organ on whose decision it makes the duty rest, if it is surely taken."""
    on = duty.says.on_decision_of
    if on is None:
        return None
    taken = (one for one in case.facts.decisions if one.act.seat == on.organ and is_sure(one, case.treaty))
    return next((one for one in taken if any(reaches(text, duty.article) for text in one.act.body.under)), None)


def _mandated(duty: Duty, case: Case, draft: Draft) -> bool:
    """Look for the decision without which nobody owes anything yet (Mutual Defence Pact of southern Africa art. 6(2))."""
    on, decided = duty.says.on_decision_of, mandate_of(duty, case)
    assert on is not None
    if decided is None:
        draft.lack(f"decision {on.organ}", missing(DECISION_MISSING, organ=on.organ, article=duty.cites))
        return False
    told = case.facts.shows(DECIDED, decided, duty.cites, organ=on.organ, on=date_of(decided))
    draft.tell(f"decision {decided.id}", told)
    return True


def _is_meant(entry: Entry) -> bool:
    """Say whether a decision of a crisis is about help: it answers a request or is one on force (a budget is neither)."""
    return bool(entry.act.references.get("answers")) or getattr(entry.act.body, "class_", "") == FORCE


def _decided(organ: str, duty: Duty, case: Case, draft: Draft, *, needed: bool, matter: str = "") -> bool:
    taken = [entry for entry in case.facts.decisions if entry.act.seat == organ and (needed or _is_meant(entry))]
    if matter:
        # A condemnation is no decision on measures: what is owed follows from a decision of the class that the article names.
        taken = [entry for entry in taken if getattr(entry.act.body, "class_", "") == matter]
    for entry in taken:
        draft.tell(f"decision {entry.id}", case.facts.shows(DECIDED, entry, duty.cites, organ=organ, on=date_of(entry)))
    if needed and not taken:
        draft.lack(f"decision {organ}", missing(DECISION_MISSING, organ=organ, article=duty.cites))
    return bool(taken) or not needed


def _agreed(duty: Duty, case: Case, draft: Draft) -> bool:
    """Look for the consent of a protected State that is no party: its government asked, or agreed (Manila Pact art. 4(3))."""
    who = case.asked.who
    entry = next((one for one in (*case.facts.agreed, *case.facts.requests) if is_sure(one, case.treaty)), None)
    if entry is not None:
        draft.tell(f"agreed {entry.id}", case.facts.shows(CONSENTED, entry, duty.cites, state=who, on=date_of(entry)))
        return True
    draft.lack(f"agreed {duty.cites}", missing(CONSENT_MISSING, state=who, article=duty.cites))
    return False


def _discharged(duty: Duty, case: Case, draft: Draft) -> bool:
    """Look whether what a decision was subject to has been found by the organ that took it (12 September and 2 October 2001)."""
    met = True
    requests = {one.id for one in case.facts.requests}
    for entry in case.facts.conditional:
        meant = any(reaches(text, duty.article) for text in entry.act.body.under) or requests & {*entry.act.references.get("answers", ())}
        if not meant:
            continue
        finding, organ = str(getattr(entry.act.body, "subject_to", "")), entry.act.seat
        draft.tell(f"decision {entry.id}", case.facts.shows(DECIDED, entry, duty.cites, organ=organ, on=date_of(entry)))
        found = case.facts.confirmed.get(entry.id)
        if found is None or not is_sure(found, case.treaty):
            lacking = missing(SUBJECT_TO, organ=organ, on=date_of(entry), finding=finding, article=duty.cites)
            draft.lack(f"finding {entry.id}", lacking)
            met = False
        else:
            told = case.facts.shows(DISCHARGED, found, duty.cites, organ=organ, on=date_of(found), finding=finding)
            draft.tell(f"finding {found.id}", told)
    return met
