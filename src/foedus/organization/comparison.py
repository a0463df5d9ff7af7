"""This file is about two dates side by side: what differs between the organization on the one and on the other."""

from __future__ import annotations

from foedus.answer import Answer, reason
from foedus.finding import Code
from foedus.mechanisms.organs.questions import compare as compare_organs
from foedus.mechanisms.treaty.questions import Difference, Found
from foedus.mechanisms.treaty.questions import compare as compare_law
from foedus.organization.as_of import AsOf

SAME = Code("compared-the-same", "note")
JOINED = Code("compared-joined", "note", state=str, organization=str)
GONE = Code("compared-gone", "note", state=str, organization=str)


def compare(before: AsOf, after: AsOf) -> Answer:
    """Answer what changed: members, instruments in force, statuses, articles, seats, chairs, offices."""
    members = _members(before, after)
    moved = {row.who for row, _ in members}
    organs = compare_organs(before.organs, after.organs)
    # Who joins or leaves gains or loses every seat with it; that is said once.
    seats = tuple(one for one in organs if one[0].changed != "seat" or one[0].who not in moved)
    found = (*members, *compare_law(before.treaty, after.treaty), *seats)
    if not found:
        return Answer((), (reason(SAME),))
    return Answer(tuple(row for row, _ in found), tuple(dict.fromkeys(why for _, why in found)))


def _members(before: AsOf, after: AsOf) -> tuple[Found, ...]:
    was, is_ = before.membership.members(), after.membership.members()
    name = after.treaty.corpus.header.organization or after.membership.instrument
    instrument = after.membership.instrument
    told = []
    for state in sorted({*was} ^ {*is_}):
        code, old, new = (JOINED, "—", "member") if state in is_ else (GONE, "member", "—")
        said = reason(code, article=instrument, state=state, organization=name)
        told.append((Difference(changed="member", of=name, who=state, before=old, after=new), said))
    return tuple(told)
