"""This file is about two parties between whom an instrument does not operate: what one owes the others it does not owe that one.

Force is pairwise: a party may suspend a treaty towards one other (VCLT art. 60(2)), or an objection may keep it from
being in force between the two (art. 20(4)(b)), while both stay parties and each is bound to all others.
"""

from __future__ import annotations

from foedus.mechanisms.defence.case import BOUND, CONDITIONAL, CONTESTED, PENDING, Case, Draft
from foedus.mechanisms.defence.duties import Duty

SUSPENDED = "suspended"
NOT_BETWEEN = "not in force between them"


def between(who: str, duty: Duty, case: Case, draft: Draft, held: str) -> str:
    """Give what a duty of one State to another comes to where their instrument does not operate between the two."""
    asked = case.asked.who
    if held not in {BOUND, PENDING, CONDITIONAL} or not ({(who, asked), (asked, who)} & duty.pairs_apart):
        return held
    found = case.treaty.between(who, asked, duty.instrument)
    if found.value in {"yes", "provisional"} and found.reaches(duty.cites):
        return held
    for one in found.because:
        draft.tell(f"between {who} {asked} {one.code} {one.act}", one)
    draft.positions += [one for one in found.positions if one not in draft.positions]
    draft.acted_on = draft.acted_on or found.acted_on
    match found.value:
        case "suspended":
            return SUSPENDED
        case "contested":
            return CONTESTED
        case "conditional":
            draft.lacks += [one for one in found.missing if one not in draft.lacks]
            return CONDITIONAL
        case _:
            return NOT_BETWEEN
