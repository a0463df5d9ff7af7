"""This file is about an attack by one party on another, where the text may be silent: both readings, and what still binds."""

from __future__ import annotations

from foedus.answer import NO_RULE, Answer, Position, reason
from foedus.corpus.citation import Citation, citation
from foedus.corpus.duty import Silence
from foedus.finding import Code
from foedus.mechanisms.defence.case import BOUND, Case, Draft, concerns, row_of
from foedus.mechanisms.defence.consultation import consult
from foedus.mechanisms.defence.duties import Duty

BY_PARTY = "an attack by one party on another"

SILENT = Code("silent-on-attack-by-party", attacker=str, attacked=str)
SILENT_BESIDE = Code("silent-on-attack-by-party-beside", attacker=str, attacked=str, instrument=str)
READING = Code("reading-of-silence", reading=str, says=str)


def silence_of(case: Case) -> tuple[str, Silence] | None:
    """Find the silence of an instrument to which attacker and attacked are both parties."""
    who, by = case.asked.who, case.asked.by
    if not by or by == who:
        return None
    concerned = [duty for duty in case.law.on_attack if concerns(duty, who) and not duty.pending]
    shared = {duty.instrument for duty in concerned if by in duty.parties}
    silences = [(citation(cites).instrument, cites, one) for cites, one in case.law.silences if one.silent_on == BY_PARTY]
    own = ((cites, one) for text, cites, one in silences if not one.parties_of and text in shared)
    # A declaration may leave open what holds against the parties of another treaty (Petersberg, 19 June 1992, part III).
    among = {duty.instrument for duty in concerned}
    beside = (
        (cites, one)
        for text, cites, one in silences
        if one.parties_of and _of(text, case) & among and by in case.treaty.parties_beside(one.parties_of)
    )
    return next(own, None) or next(beside, None)


def _of(text: str, case: Case) -> set[str]:
    """Give the instrument in which a block stands, and the one to which that belongs."""
    found = case.treaty.corpus.instrument(text)
    return {text, found.front.part_of} if found else {text}


def no_rule(case: Case, cites: str, silence: Silence, draft: Draft) -> Answer:
    """Give both readings of a silent text, and in ``also`` what other articles still make the attacker and the others owe."""
    who, by = case.asked.who, case.asked.by
    if silence.parties_of:
        draft.because.append(reason(SILENT_BESIDE, attacker=by, attacked=who, instrument=silence.parties_of, article=cites))
    else:
        draft.because.append(reason(SILENT, attacker=by, attacked=who, article=cites))
    draft.positions += [
        Position(view.then, view.held_by, READING.name, READING.values({"reading": view.name, "says": view.says}), cites)
        for view in silence.readings
    ]
    still = [citation(one) for one in silence.still]
    also = Draft(told=draft.told)
    for duty in case.law.standing:
        if _stands(duty, still) and by in duty.parties:
            also.rows.append(row_of(by, who, duty, BOUND))
            also.remind(duty.bonds[by])
            for one in duty.because:
                also.remind(one)
    for duty in case.law.on_threat:
        if _stands(duty, still):
            consult(duty, case, also)
    reasons = (*draft.because, *also.because)
    return Answer(NO_RULE, reasons, (), tuple(draft.positions), None, tuple(also.rows))


def _stands(duty: Duty, still: list[Citation]) -> bool:
    """Say whether the silent article leaves this duty standing: it names the paragraph, the article or the instrument."""
    own = duty.article
    return any(
        cited.instrument == own.instrument and cited.article in {"", own.article} and cited.paragraph in {"", own.paragraph}
        for cited in still
    )
