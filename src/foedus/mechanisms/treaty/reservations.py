"""This file words the answer about reservations: which stand, of whom, and what each other State has made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from foedus.answer import CONDITIONAL, Answer, Missing, Reason, missing, reason
from foedus.dates import day_of
from foedus.finding import Code
from foedus.mechanisms.treaty.between import NOT_ACCEPTED, NOT_ANSWERED
from foedus.mechanisms.treaty.reserving import Reserve, reaction

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.pairing import Pairs
    from foedus.mechanisms.treaty.questions import Treaty

NONE_MADE = Code("no-reservation-on-record", "note", instrument=str)
MADE = Code("reservation-on-record", "note", made_by=str, instrument=str, articles=tuple, since=str)
DECLARED = Code("understanding-on-record", "note", made_by=str, instrument=str, articles=tuple, since=str)
WITHDRAWN = Code("reservation-withdrawn-since", "note", made_by=str, instrument=str, since=str)
REACTIONS = {
    "accepted": Code("reservation-accepted-by", "note", made_by=str, states=tuple),
    "tacitly_accepted": Code("reservation-tacitly-accepted-by", "note", made_by=str, states=tuple),
    "authorized": Code("reservation-authorized", "note", made_by=str, states=tuple),
    "objected": Code("reservation-objected-by", "note", made_by=str, states=tuple),
    "precluded": Code("reservation-precluded-by", "note", made_by=str, states=tuple),
    "not_permitted": Code("reservation-without-effect-not-permitted", "note", made_by=str, states=tuple),
    "not_confirmed": Code("reservation-without-effect-not-confirmed", "note", made_by=str, states=tuple),
    "opposed": Code("reservation-without-effect-opposed", "note", made_by=str, states=tuple),
}


def ask(treaty: Treaty, to: str, of: str) -> Answer:
    """Answer which reservations and understandings to an instrument stand; ``of`` narrows it to one State.

    The value is a list, each with who made it, the articles, what it does, and the other States by what they made of it.
    """
    pairs = treaty.timelines.pairs.get(to)
    begun = [one for one in (pairs.reserves if pairs else ()) if one.since.first < treaty.at and of in ("", one.state)]
    standing = [one for one in begun if one.until is None or one.until.first >= treaty.at]
    told = [why for one in begun if one not in standing for why in _gone(one)]
    if pairs is None or not standing:
        return Answer((), (*told, reason(NONE_MADE, article=to, instrument=to)))
    rows: list[dict[str, Any]] = []
    lacks: list[Missing] = []
    for one in standing:
        row = _row(treaty, pairs, one)
        rows.append(row)
        told += _reasons(one, row)
        lacks += _lacks(treaty, pairs, one, row)
    told += treaty.basis("reservations", (of,) if of else (), to)
    return Answer(_even(rows), tuple(told), tuple(dict.fromkeys(lacks)))


def _even(rows: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Give every row the same columns, so that they make a table."""
    columns = dict.fromkeys(key for row in rows for key in row)
    return tuple({key: row.get(key, () if key != "text" else "") for key in columns} for row in rows)


def _gone(one: Reserve) -> Iterator[Reason]:
    if one.until:
        yield reason(WITHDRAWN, act=one.act, made_by=one.state, instrument=one.instrument, since=one.until.text)


def _row(treaty: Treaty, pairs: Pairs, one: Reserve) -> dict[str, Any]:
    """Set one reservation out: one row of the matrix."""
    row: dict[str, Any] = {
        "whose": one.state, "effect": one.effect, "articles": one.articles, "since": one.since.text,
    }  # fmt: skip
    if one.says:
        row["text"] = one.says
    by_how: dict[str, list[str]] = {}
    for other in _others(treaty, pairs, one):
        # The instant is exclusive: what is so just before it is what everything up to then makes.
        how = _how(treaty, pairs, one, other)
        by_how.setdefault(how, []).append(other)
    return row | {how.replace(" ", "_"): tuple(sorted(states)) for how, states in sorted(by_how.items()) if how != "none"}


def _others(treaty: Treaty, pairs: Pairs, one: Reserve) -> Iterator[str]:
    """Give the other States that are parties, or have consented to be bound (VCLT art. 2(1)(f))."""
    assert pairs.setting is not None
    for state, since in pairs.setting.consents.items():
        standing = treaty.standing(state, one.instrument)
        if state != one.state and since.first < treaty.at and (standing.bound or standing.open or standing.status in ("signatory", "none")):
            yield state


def _how(treaty: Treaty, pairs: Pairs, one: Reserve, other: str) -> str:
    assert pairs.setting is not None
    early, late = (reaction(one, other, treaty.at - 1, pairs.setting, last=last).how for last in (False, True))
    return early if early == late else CONDITIONAL


def _reasons(one: Reserve, row: dict[str, Any]) -> Iterator[Reason]:
    code = DECLARED if one.effect == "interprets" else MADE
    yield reason(
        code, article=one.clause, act=one.act, made_by=one.state, instrument=one.instrument, articles=one.articles, since=one.since.text
    )
    for how, states in row.items():
        if how in REACTIONS:
            acts = [said.act for state, said in one.objected if state in states] if how in ("objected", "precluded") else []
            yield reason(REACTIONS[how], article=one.clause, act=acts[0] if acts else "", made_by=one.state, states=states)


def _lacks(treaty: Treaty, pairs: Pairs, one: Reserve, row: dict[str, Any]) -> Iterator[Missing]:
    assert pairs.setting is not None
    said = {"made_by": one.state, "instrument": one.instrument}
    for other in row.get("pending", ()):
        if one.regime == "accepted by the organ":
            yield missing(NOT_ACCEPTED, article=one.clause, **said)
        else:
            until = day_of(reaction(one, other, treaty.at - 1, pairs.setting).until - 1, treaty.seat).isoformat()
            yield missing(NOT_ANSWERED, article=one.clause, until=until, **said)
