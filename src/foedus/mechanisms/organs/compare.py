"""This file is about what differs in the organs between two instants: who sits, who chairs, who holds an office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.answer import NO_RULE, Answer, reason
from foedus.finding import Code
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.treaty.questions import Difference, Found

if TYPE_CHECKING:
    from foedus.mechanisms.organs.questions import Organs

SEATS_CHANGED = Code("compared-seat", "note", state=str, organ=str, before=str, after=str)
CHAIR_CHANGED = Code("compared-chair", "note", organ=str, before=str, after=str)
OFFICE_CHANGED = Code("compared-office", "note", office=str, before=str, after=str)


def compare(before: Organs, after: Organs) -> tuple[Found, ...]:
    """Give what differs in seats, chairs and offices."""
    return (*_seats(before, after), *_chairs(before, after), *_offices(before, after))


def _seats(before: Organs, after: Organs) -> Iterator[Found]:
    for organ in _organs(before, after):
        was, is_ = before.members(organ), after.members(organ)
        for state in sorted({*was} ^ {*is_}):
            old, new = ("seat" if state in one else "—" for one in (was, is_))
            article = _article(after if new == "seat" else before, organ)
            said = reason(SEATS_CHANGED, article=article, state=state, organ=organ, before=old, after=new)
            yield Difference(changed="seat", of=organ, who=state, before=old, after=new), said


def _chairs(before: Organs, after: Organs) -> Iterator[Found]:
    for organ in _organs(before, after):
        if after.chaired_like(organ):
            continue  # told by the organ whose chair chairs this one too
        was, is_ = before.ask_chair(of=organ), after.ask_chair(of=organ)
        old, new = _held_by(was), _held_by(is_)
        if old != new:
            said = reason(CHAIR_CHANGED, article=_article(after, organ), act=_act(is_), organ=organ, before=old, after=new)
            yield Difference(changed="chair", of=organ, before=old, after=new), said


def _offices(before: Organs, after: Organs) -> Iterator[Found]:
    known = dict.fromkeys((*law_of(before.treaty).offices, *law_of(after.treaty).offices, *before.state.offices, *after.state.offices))
    for office in known:
        was, is_ = before.ask_office(of=office), after.ask_office(of=office)
        old, new = _held_by(was), _held_by(is_)
        if old != new:
            found = law_of(after.treaty).offices.get(office)
            said = reason(OFFICE_CHANGED, article=found[0] if found else "", act=_act(is_), office=office, before=old, after=new)
            yield Difference(changed="office", of=office, before=old, after=new), said


def _organs(before: Organs, after: Organs) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*law_of(before.treaty).names, *law_of(after.treaty).names)))


def _article(organs: Organs, organ: str) -> str:
    found = law_of(organs.treaty).seats(organ, organs.treaty.at)
    return found[0] if found else ""


def _act(answer: Answer) -> str:
    return next((one.act for one in answer.because if one.act), "")


def _held_by(answer: Answer) -> str:
    """Name who holds an office or a chair, or say that nobody does or that it is open."""
    if isinstance(answer.value, dict):
        return str(answer.value["person"])
    return "—" if answer.value == NO_RULE else str(answer.value)
