"""This file is about what a decision does to a member: its effect follows, and what is found against it is said.

Meeting a ground makes a member eligible; only the organ's decision sanctions it (Charter arts. 20, 25).
"""

from __future__ import annotations

from foedus.corpus.organ import Sanction
from foedus.dates import day_of
from foedus.finding import Code, Finding
from foedus.mechanisms.membership.questions import Effect, PartRestored
from foedus.mechanisms.organs import acts
from foedus.mechanisms.organs.composition import Composition
from foedus.mechanisms.organs.electorate import electorate
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.motions import reading_of
from foedus.mechanisms.organs.reading import word
from foedus.mechanisms.organs.register import Below, Motion, notice
from foedus.mechanisms.organs.stands import SANCTIONS
from foedus.record.entry import Entry

UNKNOWN_SANCTION = Code("sanction-unknown-to-the-text", "warning", organ=str, sanction=str, state=str)
OTHER_ORGAN = Code("sanction-by-another-organ", "warning", organ=str, competent=str, sanction=str, state=str)
NOT_A_MEMBER = Code("sanction-of-a-non-member", "warning", sanction=str, state=str)
NO_ARREARS = Code("loss-of-vote-without-arrears", "warning", state=str, needed=str)
ARREARS_TOO_SHORT = Code("loss-of-vote-before-time", "warning", state=str, since=str, needed=str)
NOT_PERSISTENT = Code("exclusion-without-suspension", "warning", state=str)
OWN_VOTE = Code("own-vote-counted", "warning", state=str, motion=str, sanction=str, without=str)
NOTHING_TO_RESTORE = Code("nothing-to-restore", "warning", state=str)


def sanctions(
    entry: Entry, body: acts.DecisionTaken, motion: Motion | None, below: Below, composition: Composition
) -> tuple[tuple[Finding, ...], tuple[Effect, ...]]:
    """Give the effects of a decision on members, and what the text has against them."""
    findings: list[Finding] = []
    effects: list[Effect] = []
    for kind, state in (("suspension", body.suspends), ("exclusion", body.excludes), ("loss of vote", body.takes_the_vote_of)):
        if not state:
            continue
        known = law_of(below.treaty).sanction(kind, entry.act.seat)
        cited, sanction = known if known is not None else ("", None)
        findings += _competence(entry, kind, state, sanction, cited)
        if state.partition(":")[0] not in (*below.membership.members(), *below.membership.contested()):
            findings.append(notice(entry, NOT_A_MEMBER, cites=cited, sanction=kind, state=state))
        if sanction is not None:
            findings += _ground(entry, state, sanction, cited, below)
        findings += _own_vote(entry, kind, state, motion, (below, composition))
        if not _done_by_sheet(motion, kind, state):
            effects.append(SANCTIONS[kind](state, entry.id, cited))
    if body.restores:
        findings += _restoring(entry, body.restores, below)
        effects.append(PartRestored(body.restores, entry.id, ""))
    return tuple(findings), tuple(effects)


def _competence(entry: Entry, kind: str, state: str, sanction: Sanction | None, cited: str) -> list[Finding]:
    organ = entry.act.seat
    if sanction is None:
        return [notice(entry, UNKNOWN_SANCTION, organ=organ, sanction=kind, state=state)]
    if organ == sanction.decided_by:
        return []
    return [notice(entry, OTHER_ORGAN, cites=cited, organ=organ, competent=sanction.decided_by, sanction=kind, state=state)]


def _ground(entry: Entry, state: str, sanction: Sanction, cited: str, below: Below) -> list[Finding]:
    """Say whether the ground is met, where the record can tell; whether there was a breach is the organ's to find."""
    membership = below.membership
    if sanction.ground == "persistent breach" and not membership.is_suspended(state):
        # Charter art. 20: exclusion is for a member that goes on as before after its suspension.
        return [notice(entry, NOT_PERSISTENT, cites=cited, state=state)]
    if sanction.ground != "arrears" or membership.eligible_for_loss_of_vote(state):
        return []
    since, needed = membership.arrears_since(state), sanction.arrears_of or ""
    if since is None:
        return [notice(entry, NO_ARREARS, cites=cited, state=state, needed=needed)]
    day = day_of(since, below.treaty.seat).isoformat()
    return [notice(entry, ARREARS_TOO_SHORT, cites=cited, state=state, since=day, needed=needed)]


def _own_vote(entry: Entry, kind: str, state: str, motion: Motion | None, where: tuple[Below, Composition]) -> list[Finding]:
    """Find that the member concerned took part in the count on its own case (Charter art. 20)."""
    if motion is None or state not in motion.stances:
        return []
    below, composition = where
    without = electorate(
        motion.organ, kind, motion.electorate.format, state, membership=below.membership, treaty=below.treaty, composition=composition
    )
    if not any(one.why == "concerned" for one in without.left_out):
        return []
    reading = reading_of(motion, without)
    said = "no rule" if reading is None else word(reading.adopted)
    return [notice(entry, OWN_VOTE, cites=without.decided_under, state=state, motion=motion.name, sanction=kind, without=said)]


def _done_by_sheet(motion: Motion | None, kind: str, state: str) -> bool:
    """Say whether the last signature has had this effect already, so that the announcement does not have it twice."""
    return motion is not None and motion.decision is not None and motion.concerning == state and motion.electorate.matter == kind


def _restoring(entry: Entry, state: str, below: Below) -> list[Finding]:
    if below.membership.is_suspended(state) or below.membership.vote_taken(state):
        return []
    return [notice(entry, NOTHING_TO_RESTORE, state=state)]
