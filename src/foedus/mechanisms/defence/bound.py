"""This file is about who is bound: the duties that an attack or a threat sets off, State by State, and why.

An attack asked about is *posited*: nobody need have found it. What an article makes a condition is
looked for on the record, and named where it is missing. A finding on record that there was no
attack is somebody's position beside the answer.
"""

from __future__ import annotations

from foedus.answer import Answer, Position, reason
from foedus.finding import Code
from foedus.mechanisms.defence.acts import Determination
from foedus.mechanisms.defence.assistance import arises, falls_due, no_party
from foedus.mechanisms.defence.case import Case, Draft, Hypothesis, concerns
from foedus.mechanisms.defence.consultation import consult
from foedus.mechanisms.defence.duties import Law, law_of
from foedus.mechanisms.defence.facts import AGAINST, NOTHING, Facts, at_hand, date_of, facts_of
from foedus.mechanisms.defence.silence import no_rule, silence_of
from foedus.mechanisms.defence.state import State
from foedus.mechanisms.treaty.questions import Treaty

POSITED = Code("attack-posited", state=str)
ASSERTED = Code("attack-on-record", state=str, by=str, on=str)
THREAT_POSITED = Code("threat-posited", state=str)
NO_DUTY = Code("no-duty-in-force")
FOUND = {
    "armed attack": Code("determined-armed-attack", by=str, on=str),
    "aggression": Code("determined-aggression", by=str, on=str),
    "border incident": Code("determined-border-incident", by=str, on=str),
    "escalation": Code("determined-escalation", by=str, on=str),
    "internal conflict": Code("determined-internal-conflict", by=str, on=str),
    "threat": Code("determined-threat", by=str, on=str),
    "overthrow of a government": Code("determined-overthrow", by=str, on=str),
    "no engagement of the Treaty": Code("determined-no-engagement", by=str, on=str),
}


def on_attack(treaty: Treaty, state: State, asked: Hypothesis) -> Answer:
    """Say who owes what to the State attacked; ``also`` holds the duty to consult, or what still answers where the text is silent."""
    law = law_of(treaty)
    return attack_answer(Case(asked, law, _facts(treaty, state, law, asked.who), treaty))


def on_threat(treaty: Treaty, state: State, asked: Hypothesis) -> Answer:
    """Say who owes consultation to the State threatened."""
    law = law_of(treaty)
    return threat_answer(Case(asked, law, _facts(treaty, state, law, asked.who), treaty))


def attack_answer(case: Case) -> Answer:
    """Answer for an attack, from whichever crisis the facts were taken."""
    draft = Draft()
    _attack(case, draft)
    silence = silence_of(case)
    if silence is not None:
        return no_rule(case, *silence, draft)
    for duty in case.law.on_attack:
        falls_due(duty, case, draft)
    if not case.law.on_attack:
        draft.because.append(reason(NO_DUTY))
    also = Draft(told=draft.told)
    for duty in case.law.on_threat:
        consult(duty, case, also)
    for duty in case.law.on_situation:
        arises(duty, case, also)
    return draft.answer(also)


def threat_answer(case: Case) -> Answer:
    """Answer for a threat: consultation is owed as soon as somebody with a say sees the threat."""
    draft = Draft()
    draft.because.append(reason(THREAT_POSITED, state=case.asked.who))
    for duty in case.law.on_threat:
        if concerns(duty, case.asked.who):
            consult(duty, case, draft)
        else:
            draft.because.append(no_party(duty, case.asked.who))
    for duty in case.law.on_situation:
        arises(duty, case, draft)
    if not case.law.on_threat and not case.law.on_situation:
        draft.because.append(reason(NO_DUTY))
    return draft.answer()


def _facts(treaty: Treaty, state: State, law: Law, who: str) -> Facts:
    name = at_hand(state, law, treaty, who)
    return NOTHING if name is None else facts_of(state, name, law, who)


def _attack(case: Case, draft: Draft) -> None:
    who, asserted = case.asked.who, case.facts.asserted
    if asserted is None:
        draft.because.append(reason(POSITED, state=who))
    else:
        draft.because.append(case.facts.shows(ASSERTED, asserted, state=who, by=asserted.act.seat, on=date_of(asserted)))
    for entry in case.facts.found:
        body = entry.act.body
        assert isinstance(body, Determination)
        told = case.facts.shows(FOUND[body.finding], entry, by=entry.act.seat, on=date_of(entry))
        draft.because.append(told)
        if body.finding in AGAINST:
            held = (entry.act.seat,)
            draft.positions.append(Position("not engaged", held, told.code, told.params, acts=(entry.id,), since=date_of(entry)))
