"""This file is about States that a text names and another continues: the Charter names the Soviet Union, and Russia has its seat.

A text is not amended by it. Whoever continues a State is the same State in law, under another code from a day on,
and has what the text gives it by name: a permanent seat, a veto, a weight.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from foedus.corpus.organ import Decision, Organ, Rule, Weights
from foedus.corpus.provision import Provision

P = TypeVar("P", bound=Provision)
Names = Mapping[str, str]


def as_continued(provision: P, names: Names) -> P:
    """Read a provision about organs with the States that continue those that it names.

    :param names: by the code that a text uses, the code of the State that continues it.
    """
    found: Provision = provision
    match provision:
        case Organ(seats=seats) if seats is not None:
            found = replace(provision, seats=replace(seats, permanent=_now(seats.permanent, names), named=_now(seats.named, names)))
        case Decision():
            found = _decision(provision, names)
        case Weights():
            found = replace(provision, of={names.get(state, state): weight for state, weight in provision.of.items()})
    assert isinstance(found, type(provision))
    return found


def _now(states: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(names.get(state, state) for state in states)


def _decision(one: Decision, names: Names) -> Decision:
    return replace(
        one,
        rule=_rule(one.rule, names) if one.rule is not None else None,
        rules=tuple(_rule(rule, names) for rule in one.rules),
        together=tuple(_rule(rule, names) for rule in one.together),
        excluded=tuple(replace(some, between=_now(some.between, names)) for some in one.excluded),
    )


def _rule(rule: Rule, names: Names) -> Rule:
    veto = replace(rule.veto, holders=_now(rule.veto.holders, names)) if rule.veto is not None else None
    return replace(rule, among=_now(rule.among, names), veto=veto)
