"""This file is about the duty map: what an attack or a threat makes each State owe, by when, and which treaties then pull two ways.

It is the question of who is bound, set out for reading across several corpora: the duties that
fall due, what the attacker itself has promised its victim, and, beside each State that owes help,
what it owes the attacker or has to carry out against the victim (UN Charter art. 103 alone ranks such duties).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Answer, Reason, reason
from foedus.finding import Code
from foedus.mechanisms.defence.bound import on_attack, on_threat
from foedus.mechanisms.defence.case import BOUND, Hypothesis, circle
from foedus.mechanisms.defence.duties import Duty, Row, law_of
from foedus.mechanisms.defence.state import State
from foedus.mechanisms.organs.questions import Organs
from foedus.mechanisms.treaty.questions import Treaty

BOTH_SIDES = Code("clash-owes-both-sides", "note", states=tuple, attacked=str, under=str, state=str, attacker=str, against=str)
PROMISED = Code("clash-promised-the-attacker", "note", states=tuple, attacked=str, under=str, state=str, attacker=str, against=str)
MEASURES = Code("clash-measures-against-the-attacked", "note", states=tuple, attacked=str, under=str, state=str, against=str)

HELP = frozenset({"assist", "protect"})
"""What is help to the attacked; measures that an organ decides may be aimed at it."""
RESTRAINTS = frozenset({"refrain", "settle peacefully"})
"""What an attacker may have promised its victim."""
PROMISES = frozenset({"refrain", "stay out of alliances"})
"""What one that helps may have promised the attacker."""


class Due(Struct, frozen=True, kw_only=True):
    """One row of the duty map: who owes what to whom, by when, under which article, with which discretion, and how firmly."""

    who: str
    owes: str
    to: str
    under: str
    by_when: str
    discretion: str
    state: str


class Clash(Struct, frozen=True, kw_only=True):
    """Two duties of one State that pull two ways: the help that it owes, how firmly (``state``), and what stands against it."""

    who: str
    kind: Literal["owes both sides", "promised the attacker", "measures against the attacked"]
    attacked: str
    under: str
    state: str
    attacker: str = ""
    against: str
    act: str = ""


class Help(Struct, frozen=True):
    """The help that a State owes: under which article, and how firmly."""

    under: str
    state: str


class Side(Struct, frozen=True, kw_only=True):
    """What one corpus holds for both sides: who owes the attacked help, who the attacker, who promised what, who is to act against."""

    helps: Mapping[str, Help] = {}
    helps_attacker: Mapping[str, Help] = {}
    promises: tuple[tuple[str, str], ...] = ()
    measures: tuple[tuple[str, str, str], ...] = ()


def ask_duty_map(treaty: Treaty, organs: Organs, state: State, asked: Hypothesis, *, threatened: bool = False) -> Answer:
    """Set out the duties that an attack or a threat sets off, and which duties of one State clash.

    The rows are the value, clashes stand in ``also``. Where the text is silent (``no rule``) the rows
    of what still binds are given all the same, with the readings as positions.
    """
    answer = on_threat(treaty, state, asked) if threatened else on_attack(treaty, state, asked)
    rows = (*(answer.value if isinstance(answer.value, tuple) else ()), *answer.also)
    promptness = _promptness(treaty)
    due = [_due(row, promptness) for row in rows if isinstance(row, Row)]
    restraints = list(_restrained(treaty, asked))
    known = {(row.who, row.owes, row.under) for row in due}
    due += [row for row, _ in restraints if (row.who, row.owes, row.under) not in known]
    found = clashes({"": side(treaty, organs, state, asked, due)}, attacked=asked.who, by=asked.by)
    because = dict.fromkeys((*answer.because, *(why for _, why in restraints), *whys_of(one for _, _, one in found)))
    return Answer(
        tuple(due), tuple(because), answer.missing, answer.positions, answer.acted_on, tuple(one for _, _, one in found)
    )  # fmt: skip


def side(treaty: Treaty, organs: Organs, state: State, asked: Hypothesis, due: Iterable[Due]) -> Side:
    """Gather what one corpus holds for the attacked and for the attacker.

    :param due: the rows of the duty map for the attacked: what the asker supposes (a request, a place) is in them already.
    """
    attacker = asked.by if _is_state(asked.by) else ""
    helps = _help(due)
    if not attacker:
        return Side(helps=helps, measures=tuple(_measures(treaty, organs, asked.who)))
    other = on_attack(treaty, state, Hypothesis(who=attacker, by=asked.who))
    return Side(
        helps=helps, helps_attacker=_help(other.value if isinstance(other.value, tuple) else ()), promises=tuple(_promises(treaty, attacker)),
        measures=tuple(_measures(treaty, organs, asked.who)),
    )  # fmt: skip


def clashes(sides: Mapping[str, Side], *, attacked: str, by: str) -> list[tuple[str, str, Clash]]:
    """Set the help that States owe under one corpus against what they owe under any; each with the names of both corpora."""
    found: list[tuple[str, str, Clash]] = []
    for one, own in sides.items():
        for who, help_ in own.helps.items():
            for other, against in sides.items():
                found += [(one, other, clash) for clash in _against(who, help_, against, (attacked, by))]
    return found


def whys_of(found: Iterable[Clash]) -> tuple[Reason, ...]:
    """Say in reasons what clashes: States between whose duties the same stands are named together."""
    together: dict[Clash, list[str]] = {}
    for one in found:
        together.setdefault(replace(one, who=""), []).append(one.who)
    return tuple(_why(clash, tuple(dict.fromkeys(states))) for clash, states in together.items())


def _why(clash: Clash, states: tuple[str, ...]) -> Reason:
    attacked, under, state, against = clash.attacked, clash.under, clash.state, clash.against
    if clash.kind == "measures against the attacked":
        return reason(MEASURES, article=against, act=clash.act, states=states, attacked=attacked, under=under, state=state, against=against)
    code = BOTH_SIDES if clash.kind == "owes both sides" else PROMISED
    return reason(
        code, article=against, states=states, attacked=attacked, under=under, state=state, attacker=clash.attacker, against=against
    )  # fmt: skip


def _against(who: str, help_: Help, against: Side, between: tuple[str, str]) -> Iterator[Clash]:
    attacked, by = between
    under, state = help_.under, help_.state
    if who in against.helps_attacker:
        other = against.helps_attacker[who].under
        yield Clash(who=who, kind="owes both sides", attacked=attacked, under=under, state=state, attacker=by, against=other)
    for promising, cites in against.promises:
        if promising == who:
            yield Clash(who=who, kind="promised the attacker", attacked=attacked, under=under, state=state, attacker=by, against=cites)
    for carrying_out, cites, act in against.measures:
        if carrying_out == who:
            yield Clash(who=who, kind="measures against the attacked", attacked=attacked, under=under, state=state, against=cites, act=act)


def _help(rows: Iterable[Row | Due]) -> dict[str, Help]:
    """Give the help that each owes: of several duties of one State the first that binds it without more, or else the first."""
    found: dict[str, Help] = {}
    for row in rows:
        if row.owes in HELP and (row.who not in found or (row.state == BOUND != found[row.who].state)):
            found[row.who] = Help(row.under, row.state)
    return found


def _promptness(treaty: Treaty) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for duty in law_of(treaty).every:
        found[duty.cites, duty.says.obligation] = duty.says.promptness
        if duty.says.report is not None:
            found[duty.report_cites, "report"] = duty.says.report.promptness
    return found


def _due(row: Row, promptness: Mapping[tuple[str, str], str]) -> Due:
    return Due(
        who=row.who, owes=row.owes, to=row.to, under=row.under, by_when=promptness.get((row.under, row.owes), ""),
        discretion=row.discretion, state=row.state,
    )  # fmt: skip


def _restrained(treaty: Treaty, asked: Hypothesis) -> Iterator[tuple[Due, Reason]]:
    """Give what the attacker has promised its victim: no attack among parties is within such a promise (C7: an attacker may be one)."""
    for duty in _between(treaty, asked.by, asked.who, RESTRAINTS):
        row = Due(
            who=asked.by,
            owes=duty.says.obligation,
            to=asked.who,
            under=duty.cites,
            by_when="always",
            discretion=duty.discretion,
            state=BOUND,
        )
        yield row, duty.bonds[asked.by]


def _promises(treaty: Treaty, attacker: str) -> Iterator[tuple[str, str]]:
    for duty in law_of(treaty).standing:
        if duty.says.obligation in PROMISES and attacker in duty.parties:
            yield from ((who, duty.cites) for who in circle(duty) if who != attacker)


def _between(treaty: Treaty, one: str, other: str, kinds: frozenset[str]) -> Iterator[Duty]:
    for duty in law_of(treaty).standing:
        if duty.says.obligation in kinds and one in duty.parties and other in duty.parties:
            yield duty


def _measures(treaty: Treaty, organs: Organs, attacked: str) -> Iterator[tuple[str, str, str]]:
    """Give who has to carry out a decision that is aimed at the attacked State, under which article, by which act."""
    for duty in law_of(treaty).every:
        decided = duty.says.when.decision
        if decided is None or duty.pending:
            continue
        taken = organs.decisions(decided.of)
        over = organs.without_effect()
        for one in taken:
            if attacked in one.against and one.act not in over:
                yield from ((who, duty.cites, one.act) for who in circle(duty) if who != attacked)


def _is_state(by: str) -> bool:
    return len(by) == 3 and by.isalpha() and by.isupper()
