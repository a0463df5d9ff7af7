"""This file is about past crises answered again: the duties as each text makes them of what is on record, requests and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from foedus.answer import Answer, Missing, missing, plain, reason
from foedus.finding import Code
from foedus.mechanisms.defence.acts import AssistanceRequested
from foedus.mechanisms.defence.questions import CrisisAnswer, Request
from foedus.mechanisms.organs.acts import MotionOpened
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.organization.trial.bound import Bond, differing, rows_of, told
from foedus.organization.trial.votes import LAST_DAY

CRISES = Code("trial-crises-answered-again", "note", crises=int, differ=int)
NEVER_VOTED = Code("trial-request-never-put-to-a-vote", "note", state=str, crisis=str, on=str)
"""What nobody voted on no rule of decision can turn."""
AS_ON_RECORD = "as on record"
_NOTHING: tuple[object, ...] = (None, "", [], {})


class CrisisAgain(Struct, frozen=True, kw_only=True):
    """A crisis on record under both texts: whom it concerns, the duties that differ, what was asked and what was answered."""

    crisis: str
    concerns: tuple[str, ...]
    bonds: tuple[Bond, ...]
    requests: tuple[Request, ...]


class Field(Struct, frozen=True, kw_only=True):
    """One field of an answer that differs; ``answer``, where the whole of it is one word or a list."""

    field: str
    before: Any
    after: Any


class AskedAgain(Struct, frozen=True, kw_only=True):
    """A question put to both texts, and both answers: of duties those that differ, of other data each field that does."""

    question: str
    parameters: dict[str, str]
    as_of: str
    before: Answer
    after: Answer
    bonds: tuple[Bond, ...] = ()
    fields: tuple[Field, ...] = ()

    @property
    def same(self) -> bool:
        """Say whether both texts answer alike."""
        return not self.bonds and not self.fields


def crises(before: Organization, after: Organization, names: Sequence[str]) -> Answer:
    """Answer crises of the record again; without names, every one that is on it."""
    view, other = before.on(LAST_DAY).defence, after.on(LAST_DAY).defence
    rows = []
    lacks: list[Missing] = []
    voted = {one.act.body.crisis for one in before.entries if isinstance(one.act.body, MotionOpened)}
    for name in names or view.crises():
        was, is_ = view.crisis(name), other.crisis(name)
        if was is None or is_ is None:
            continue
        requests = tuple(one for one in view.ask_requests(of=name).value if isinstance(one, Request))
        rows.append(_again(name, was, is_, requests))
        if name not in voted:
            lacks += [_unvoted(one) for one in requests if one.answer != "in full" and _for_help(before, one)]
    turned = [one for one in rows if one.bonds]
    because = (reason(CRISES, crises=len(rows), differ=len(turned)), *(told(bond) for one in turned for bond in one.bonds))
    return Answer(tuple(rows), because, tuple(dict.fromkeys(lacks)))


def asked_again(before: Organization, after: Organization, questions: Sequence[dict[str, str]]) -> tuple[AskedAgain, ...]:
    """Put questions to both texts; one that cannot be put to either is passed over (:mod:`foedus.organization.trial.checking`)."""
    found = []
    for given in questions:
        name, parameters = given["question"], {key: value for key, value in given.items() if key != "question"}
        was, is_ = ask(before, name, parameters), ask(after, name, parameters)
        if isinstance(was, Asked) and isinstance(is_, Asked):
            found.append(_compared(was, is_))
    return tuple(found)


def _compared(was: Asked, is_: Asked) -> AskedAgain:
    old, new = was.answer, is_.answer
    bonds = differing(AS_ON_RECORD, rows_of(old), rows_of(new))
    of_duties = bool(rows_of(old) or rows_of(new))
    fields = () if of_duties else tuple(_fields(plain(old.value), plain(new.value)))
    return AskedAgain(question=was.question, parameters=was.parameters, as_of=was.as_of, before=old, after=new, bonds=bonds, fields=fields)


def _fields(old: Any, new: Any) -> Iterator[Field]:
    """Give each field that differs; an answer that is one word stands under ``answer``, and an empty list says nothing."""
    was, is_ = (value if isinstance(value, dict) else {"answer": value} for value in (old, new))
    for key in dict.fromkeys((*was, *is_)):
        before, after = (None if one.get(key) in _NOTHING else one[key] for one in (was, is_))
        if before != after:
            yield Field(field=key, before=before, after=after)


def _again(name: str, was: CrisisAnswer, is_: CrisisAnswer, requests: tuple[Request, ...]) -> CrisisAgain:
    old, new = (tuple(duty.row for duty in one.duties) for one in (was, is_))
    return CrisisAgain(crisis=name, concerns=was.concerns, bonds=differing(AS_ON_RECORD, old, new), requests=requests)


def _for_help(organization: Organization, one: Request) -> bool:
    """Say whether help was asked for: consultations are owed, and nobody votes on them."""
    entry = organization.stated(one.act)
    return entry is not None and isinstance(entry.act.body, AssistanceRequested)


def _unvoted(one: Request) -> Missing:
    return missing(NEVER_VOTED, state=one.actor, crisis=one.crisis, on=one.done)
