"""This file is about a ruling that is overturned: what rested on it is read anew, from then on or from the beginning.

From then on is the rule where the text says nothing: what was done in between was done under a ruling that stood, keeps
its effect for that time, and is marked. Where the text undoes it from the beginning, the ruling and what rested on it are
void, and the record is read again as if they had never had an effect; both stay on it.
"""

from __future__ import annotations

from immutables import Map
from msgspec.structs import replace

from foedus.dates import EVER
from foedus.finding import Code, Finding
from foedus.mechanisms.membership.questions import Effect, EffectsUndone
from foedus.mechanisms.organs.composition import Moment, Permit
from foedus.mechanisms.organs.motions import Stepped, moment_of, reading_of
from foedus.mechanisms.organs.reading import Reading, word
from foedus.mechanisms.organs.register import Below, Decided, Motion, Stance, State, motion_of, notice, with_motion
from foedus.mechanisms.organs.stands import effect_of, enter, of_motion
from foedus.record.entry import Entry

OVERTURNED = Code("ruling-overturned", "note", motion=str, result=str, by=str)
HEARD = Code("ruling-overturned-votes-counted", "note", motion=str, states=tuple)
FELL = Code("decision-fell-with-ruling", "warning", organ=str, what=str, motion=str, since=str)
STANDS = Code("decision-stands-without-ruling", "note", organ=str, what=str, motion=str, reading=str)
ADOPTED = Code("decision-by-overturned-ruling", "note", organ=str, what=str, motion=str)


def overturn(state: State, entry: Entry, target: Motion, by: Motion, below: Below) -> Stepped:
    """Overturn the ruling on a motion: who votes and by which rule is as it was before it, and what was decided is read anew.

    :param by: the motion by which the ruling was put to the vote; its rule says from when what rested on the ruling is undone.
    """
    ruled, at = target.ruled, moment_of(entry, below)
    if ruled is None:
        return state, (), ()
    rule = by.electorate.decision
    beginning = rule is not None and rule.undoes == "from the beginning"
    since = ruled.at if beginning else at
    if beginning:
        state = replace(state, annulled=state.annulled | {ruled.act})
    voters = ruled.before or target.electorate
    changed = replace(
        target, electorate=voters, ruled=replace(ruled, voted="overturned", undone=since.text), rejected=ruled.result == "adopted"
    )  # fmt: skip
    changed, told = _heard(state, entry, changed)
    return _read_anew(with_motion(state, changed), entry, changed, (told, since, beginning), below)


def _heard(state: State, entry: Entry, motion: Motion) -> tuple[Motion, tuple[Finding, ...]]:
    """Count what those said meanwhile who are let vote again; of a matter that is decided, what they said until then."""
    until = EVER if motion.decision is None else state.decisions[motion.decision].at.last
    again = {
        who: stance
        for who, stance in motion.outside.items()
        if who in motion.electorate.entitled and who not in motion.stances and stance.at.first <= until
    }
    if not again:
        return motion, ()
    heard = notice(entry, HEARD, cites=motion.electorate.decided_under, motion=motion.name, states=tuple(sorted(again)))
    return replace(motion, stances=motion.stances.update(again)), (heard,)


def _read_anew(state: State, entry: Entry, motion: Motion, done: tuple[tuple[Finding, ...], Moment, bool], below: Below) -> Stepped:
    told, since, beginning = done
    reading = reading_of(motion) if motion.stances or motion.tally else None
    if motion.decision is None:
        state, more, effects = _adopted(state, entry, motion, reading, below)
        return state, (*told, *more), effects
    decided = state.decisions[motion.decision]
    if decided.fell is not None:
        return state, told, ()
    ruled = motion.ruled
    alone = decided.how == "ruling" and ruled is not None and ruled.result == "adopted"
    # What was announced against the votes never rested on the ruling, but on the announcement.
    if not alone and (reading is None or reading.adopted is not False or decided.reading is False):
        return _marked(state, motion.decision, decided, reading), (*told, _stands(entry, motion, decided, reading)), ()
    fell = replace(decided, fell=decided.at if beginning else since, felled_by=entry.id, flaws=(*decided.flaws, OVERTURNED.name))
    state = replace(state, decisions=state.decisions.set(motion.decision, fell), fallen=state.fallen | {decided.act})
    if beginning:
        state = replace(state, annulled=state.annulled | {decided.act})
    state = _without_what_it_let(state, decided.act, since)
    said = notice(
        entry, FELL, cites=motion.electorate.decided_under, organ=decided.organ, what=decided.what, motion=motion.name, since=since.text
    )
    state, more, effects = _unsettled(state, entry, motion, (since, beginning), below)
    return state, (*told, said, *more), (EffectsUndone("", entry.id, "", decided.act), *effects)


def _adopted(state: State, entry: Entry, motion: Motion, reading: Reading | None, below: Below) -> Stepped:
    """Let a text stand that a ruling had declared not adopted, where by the votes it is: from the overturning on."""
    ruled = motion.ruled
    if ruled is None or ruled.result != "not adopted" or reading is None or reading.adopted is not True:
        return state, (), ()
    decided = of_motion(motion, entry.id, reading, how="ruling", at=Stance("yes", entry.id, moment_of(entry, below)))
    said = notice(entry, ADOPTED, cites=motion.electorate.decided_under, organ=motion.organ, what=decided.what, motion=motion.name)
    effects: tuple[Effect, ...] = effect_of(motion, entry.id, below)
    return enter(state, decided, motion, reading), (said,), effects


def _marked(state: State, number: int, decided: Decided, reading: Reading | None) -> State:
    """Keep a decision that the votes carry without the ruling, or of which that is not known; it is marked where it is not."""
    read = reading.adopted if reading is not None else decided.reading
    flaws = decided.flaws if read is True else (*decided.flaws, OVERTURNED.name)
    return replace(state, decisions=state.decisions.set(number, replace(decided, reading=read, flaws=flaws)))


def _stands(entry: Entry, motion: Motion, decided: Decided, reading: Reading | None) -> Finding:
    said = word(reading.adopted) if reading is not None else "no votes on record"
    cites = motion.electorate.decided_under
    return notice(entry, STANDS, cites=cites, organ=decided.organ, what=decided.what, motion=motion.name, reading=said)


def _without_what_it_let(state: State, act: str, since: Moment) -> State:
    """End the permits that a fallen decision gave, and what others took from it as a precedent."""
    permits: Map[str, Permit] = Map(
        {who: replace(one, end=min(one.end, since.first)) if one.act == act else one for who, one in state.permits.items()}
    )
    precedents = Map({organ: one for organ, one in state.precedents.items() if one.act != act})
    return replace(state, permits=permits, precedents=precedents)


def _unsettled(state: State, entry: Entry, fallen: Motion, when: tuple[Moment, bool], below: Below) -> Stepped:
    """Put back the class that a fallen decision gave another motion, and read that one anew too."""
    other = motion_of(state, fallen.on, fallen.organ) if fallen.on and fallen.proposes else None
    if other is None or other.classed is None or other.classed[0] != fallen.name:
        return state, (), ()
    changed = replace(other, electorate=other.classed[1], classed=None)
    return _read_anew(with_motion(state, changed), entry, changed, ((), *when), below)


def annulled(state: State) -> frozenset[str]:
    """Name the acts that were found to have had no effect from the beginning."""
    return state.annulled


def knowing(state: State, acts: frozenset[str]) -> State:
    """Give the state of one who knows that these acts have no effect, and those alone."""
    return replace(state, void=acts)
