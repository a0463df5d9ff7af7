"""This file is about the step: one act of an organ or a member, and the register as it is afterwards."""

from __future__ import annotations

from collections.abc import Callable

from foedus.mechanisms.organs import acts, acts_clock, time_limits
from foedus.mechanisms.organs.decisions import take_decision
from foedus.mechanisms.organs.elections import fill_seats
from foedus.mechanisms.organs.formats import as_it_stands, join, may_move
from foedus.mechanisms.organs.motions import POSITIONS, Stepped, announce_tally, object_to_format, open_motion, take_position
from foedus.mechanisms.organs.offices import appoint, hold_session, relieve, take_chair
from foedus.mechanisms.organs.overturning import annulled, knowing
from foedus.mechanisms.organs.register import Below, State, motion_of, with_motion
from foedus.mechanisms.organs.rulings import challenge, rule_on
from foedus.mechanisms.organs.settling import settle_by_sheet
from foedus.mechanisms.organs.silence import SILENCE_STEPS
from foedus.record.entry import Entry

__all__ = ["STEPS_ON", "Below", "State", "annulled", "knowing", "step"]


def _counting(take: Callable[[State, Entry, Below], Stepped]) -> Callable[[State, Entry, Below], Stepped]:
    """Take an act on a matter with those who have a vote on it today, where the text does not fix them when it is opened."""

    def step_on(state: State, entry: Entry, below: Below) -> Stepped:
        body = entry.act.body
        # A decision names no organ: it is that of whoever decides.
        motion = motion_of(state, getattr(body, "motion", ""), getattr(body, "organ", entry.act.seat))
        if motion is not None and may_move(motion):
            state = with_motion(state, as_it_stands(motion, below.membership, below.treaty, state.composition))
        return take(state, entry, below)

    return step_on


def _position(state: State, entry: Entry, below: Below) -> Stepped:
    stepped = take_position(state, entry, below)
    # Where no signature was the last that was needed, nothing was decided, and so nothing is settled by it.
    return stepped if stepped[0].decisions is state.decisions else settle_by_sheet(state, stepped, entry, below)


_STEPS: dict[str, Callable[[State, Entry, Below], Stepped]] = {
    acts.ChairTaken.kind: take_chair,
    acts.SessionHeld.kind: hold_session,
    acts.MotionOpened.kind: open_motion,
    acts.FormatObjected.kind: _counting(object_to_format),
    acts.FormatJoined.kind: join,
    acts.TallyAnnounced.kind: _counting(announce_tally),
    acts.SeatsFilled.kind: fill_seats,
    acts.DecisionTaken.kind: _counting(take_decision),
    acts.Ruling.kind: _counting(rule_on),
    acts.RulingChallenged.kind: challenge,
    acts.Appointment.kind: appoint,
    acts.Relief.kind: relieve,
    acts_clock.TimeLimitSuspended.kind: time_limits.suspend,
    acts_clock.TimeLimitResumed.kind: time_limits.resume,
    **SILENCE_STEPS,
    **dict.fromkeys(POSITIONS, _counting(_position)),
}

STEPS_ON = frozenset(_STEPS)


def step(state: State, entry: Entry, below: Below) -> Stepped:
    """Take one act: the register afterwards, what was found, and the effects that a decision has on members."""
    return _STEPS[entry.act.body.kind](state, entry, below)
