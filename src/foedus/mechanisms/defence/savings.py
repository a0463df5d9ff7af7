"""This file is about saving clauses and understandings: they narrow what some debtors owe, or what sets their duty off, never the bond.

The Treaty on European Union, article 42(7), leaves untouched the specific character of the policy of certain States
and asks for consistency with another alliance; the United States signed the Manila Pact with the understanding that
its words on aggression mean one kind of it.
"""

from __future__ import annotations

from foedus.answer import missing, reason
from foedus.corpus.duty import Saving
from foedus.finding import Code
from foedus.mechanisms.defence.case import CONDITIONAL, Case, Draft
from foedus.mechanisms.defence.duties import Duty

EXCLUDED = Code("saving-excludes", states=tuple, named=str, under=str, excluded=tuple)
CONSISTENT = Code("saving-consistent-with", states=tuple, named=str, under=str, other=str)
KIND_FOUND = Code("understanding-kind-found", state=str, kind=str)
KIND_MISSING = Code("understanding-kind-missing", state=str, kind=str)
OTHER_KIND = Code("understanding-other-kind", state=str, kind=str, other=str)

NOT_MEANT = "not meant"


def narrowed(who: str, duty: Duty, case: Case, draft: Draft, held: str) -> str:
    """Give what a debtor's understanding makes of its duty: as it was, conditional on the kind of attack, or ``NOT_MEANT``."""
    for saving in duty.savings.get(who, ()):
        if saving.only_against:
            return _by_kind(who, saving.only_against, duty, case, draft) or held
    return held


def tell_savings(duty: Duty, owing: tuple[str, ...], draft: Draft) -> None:
    """Say which clauses save something for whom; States for which one clause saves the same are named together, whatever its days for each."""
    covered: dict[tuple[str, tuple[str, ...], str], tuple[Saving, list[str]]] = {}
    for who in owing:
        for saving in duty.savings.get(who, ()):
            key = saving.named, saving.excludes, saving.consistent_with
            covered.setdefault(key, (saving, []))[1].append(who)
    for saving, states in covered.values():
        if saving.excludes:
            told = reason(
                EXCLUDED, article=duty.cites, states=tuple(states), named=saving.named, under=duty.cites, excluded=saving.excludes
            )
            draft.tell(f"saving {duty.cites} {saving.named}", told)
        if saving.consistent_with:
            also = reason(
                CONSISTENT, article=duty.cites, states=tuple(states), named=saving.named, under=duty.cites, other=saving.consistent_with
            )
            draft.tell(f"saving {duty.cites} {saving.named} {saving.consistent_with}", also)


def _by_kind(who: str, kind: str, duty: Duty, case: Case, draft: Draft) -> str:
    natures = {getattr(entry.act.body, "nature", ""): entry for entry in case.facts.natures}
    entry = natures.get(kind)
    if entry is not None:
        draft.tell(f"kind {who} {duty.cites}", case.facts.shows(KIND_FOUND, entry, duty.cites, state=who, kind=kind))
        return ""
    if natures:
        other, entry = next(reversed(natures.items()))
        told = case.facts.shows(OTHER_KIND, entry, duty.cites, state=who, kind=kind, other=other)
        draft.tell(f"kind {who} {duty.cites}", told)
        return NOT_MEANT
    draft.lack(f"kind {who} {duty.cites}", missing(KIND_MISSING, article=duty.cites, state=who, kind=kind))
    return CONDITIONAL
