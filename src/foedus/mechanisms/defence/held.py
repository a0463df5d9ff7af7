"""This file is about what sides hold of a duty: that the event which ends it has come, or that one of two governments asked for help.

An end event outside the law of the text (the Security Council "has taken the measures") is arguable and never
computed from a date: somebody with standing holds that it has come, and others may hold the contrary. What an
organ of the treaty holds is acted on; what a party or an outside organ holds is a position.
"""

from __future__ import annotations

from foedus.answer import Position, Reason
from foedus.corpus.citation import CitationError, citation
from foedus.finding import Code
from foedus.mechanisms.defence.acts_conduct import EndDenied, EndHeld
from foedus.mechanisms.defence.case import CONTESTED, Case, Draft
from foedus.mechanisms.defence.duties import Duty
from foedus.mechanisms.defence.facts import date_of, rival_requests
from foedus.mechanisms.defence.seats import has_standing, is_organ
from foedus.record.entry import Entry

ENDED = "ended"
HELD = Code("end-held-by", by=str, under=str, on=str)
DENIED = Code("end-denied-by", by=str, under=str, on=str)
ASKED_BY_RIVAL = Code("asked-by-one-government", state=str, by=str, on=str)
NOT_ASKED_BY = Code("not-asked-by-other-government", state=str, by=str)


def held_otherwise(duty: Duty, case: Case, draft: Draft, otherwise: str) -> str:
    """Give what a duty comes to after what sides hold of it: as it was, ended as acted on, or contested."""
    otherwise = _asked_by_one(duty, case, draft, otherwise)
    return _ended(duty, case, draft, otherwise) if case.facts.ends else otherwise


def _ended(duty: Duty, case: Case, draft: Draft, otherwise: str) -> str:
    last: dict[str, Entry] = {}
    for entry in case.facts.ends:
        if _about(entry, duty) and has_standing(entry.act.seat, duty.cites, case.treaty):
            last.pop(entry.act.seat, None)
            last[entry.act.seat] = entry
    if not last:
        return otherwise
    sides = {
        True: _side(duty, case, [one for one in last.values() if one.act.kind == EndHeld.kind]),
        False: _side(duty, case, [one for one in last.values() if one.act.kind == EndDenied.kind]),
    }
    key = f"ends {duty.cites}"
    if key not in draft.told:
        draft.told.add(key)
        for entry in last.values():
            draft.because.append(_told(entry, duty, case))
        draft.positions += [one for one in sides.values() if one is not None]
    organs = [entry for seat, entry in last.items() if is_organ(seat, case.treaty)]
    if organs:
        over = organs[-1].act.kind == EndHeld.kind
        draft.acted_on = draft.acted_on or sides[over]
        return ENDED if over else otherwise
    return CONTESTED if sides[True] is not None else otherwise


def _told(entry: Entry, duty: Duty, case: Case) -> Reason:
    code = HELD if entry.act.kind == EndHeld.kind else DENIED
    return case.facts.shows(code, entry, duty.cites, by=entry.act.seat, under=duty.cites, on=date_of(entry))


def _side(duty: Duty, case: Case, entries: list[Entry]) -> Position | None:
    if not entries:
        return None
    told = _told(entries[0], duty, case)
    value = ENDED if entries[0].act.kind == EndHeld.kind else "not ended"
    holders = tuple(one.act.seat for one in entries)
    return Position(value, holders, told.code, told.params, duty.cites, tuple(one.id for one in entries), date_of(entries[0]))


def _about(entry: Entry, duty: Duty) -> bool:
    body = entry.act.body
    assert isinstance(body, EndHeld | EndDenied)
    try:
        cited = citation(body.article)
    except CitationError:
        return False
    own = duty.article
    return cited.instrument == own.instrument and cited.article == own.article and cited.paragraph in {"", own.paragraph}


def _asked_by_one(duty: Duty, case: Case, draft: Draft, otherwise: str) -> str:
    """Where only one of two rival governments asked, whether the State asked hangs on which is its government (Rio Treaty art. 3(2))."""
    if duty.says.at_the_request_of is None or case.asked.requested:
        return otherwise
    found = rival_requests(case.facts, duty.article)
    if found is None:
        return otherwise
    who = case.asked.who
    told = case.facts.shows(ASKED_BY_RIVAL, found.entry, duty.cites, state=who, by=found.entry.act.seat, on=date_of(found.entry))
    key = f"rivals {duty.cites}"
    if key not in draft.told:
        draft.told.add(key)
        draft.because.append(told)
        params = NOT_ASKED_BY.values({"state": who, "by": found.other})
        asked = Position("asked", found.held_by, told.code, told.params, duty.cites, (found.entry.id,), date_of(found.entry))
        not_asked = Position("not asked", found.against, NOT_ASKED_BY.name, params, duty.cites)
        draft.positions += [asked, not_asked]
        if found.acted_on is not None:
            draft.acted_on = draft.acted_on or (asked if found.acted_on else not_asked)
    return CONTESTED
