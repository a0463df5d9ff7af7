"""This file is about what passes: for every organ and matter how many votes are needed of how many, and how many stop it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Answer, Reason, reason
from foedus.corpus.organ import Decision, Rule
from foedus.finding import Code
from foedus.mechanisms.organs.questions import Electorate
from foedus.mechanisms.organs.reading import read, rules_of
from foedus.organization.as_of import AsOf
from foedus.rules.tally import Vote

NEEDS = Code("trial-need-differs", "note", organs=tuple, matters=tuple, before=str, after=str)
THE_SAME = Code("trial-passes-the-same", "note")


class Need(Struct, frozen=True, kw_only=True):
    """What an organ needs to decide a matter: by which rule, under which article, how many of how many, how many "no" stop it.

    ``stop`` is 0 where no number of votes against stops it, or the text has no such rule; ``alone`` names those whose one
    vote stops it, where not everybody's does; ``binds`` is whom the decision binds.
    """

    rule: str = "no rule"
    under: str = ""
    base: int = 0
    need: int = 0
    stop: int = 0
    alone: tuple[str, ...] = ()
    binds: str = ""


class Passing(Struct, frozen=True, kw_only=True):
    """What organs need on matters, on each side: those with the same needs as one."""

    organs: tuple[str, ...]
    matters: tuple[str, ...]
    format: str
    before: Need
    after: Need


def passes(before: AsOf, after: AsOf) -> Answer:
    """Give every organ and matter whose need differs on the two sides; where only the citation does, nothing differs."""
    rows = [one for one in needs(before, after) if replace(one.before, under="") != replace(one.after, under="")]
    return Answer(tuple(rows), tuple(dict.fromkeys(map(_reason, rows))) or (reason(THE_SAME),))


def needs(before: AsOf, after: AsOf) -> Iterator[Passing]:
    """Give what every organ needs on every matter of which either side speaks."""
    asked: dict[tuple[str, str, str], None] = {}
    for view in (before, after):
        for _, one in view.organs.rules():
            asked |= dict.fromkeys((organ, matter, one.format) for organ in one.decision for matter in (*one.matters, *one.except_))
    alike: dict[tuple[Need, Need, str], dict[str, list[str]]] = {}
    for organ, matter, form in asked:
        key = need(before, organ, matter, form), need(after, organ, matter, form), form
        alike.setdefault(key, {}).setdefault(organ, []).append(matter)
    for (was, is_, form), by_organ in alike.items():
        joined: dict[tuple[str, ...], list[str]] = {}
        for organ, matters in by_organ.items():
            joined.setdefault(tuple(matters), []).append(organ)
        for about, organs in joined.items():
            yield Passing(organs=tuple(organs), matters=about, format=form, before=was, after=is_)


def need(view: AsOf, organ: str, matter: str, form: str = "ordinary") -> Need:
    """Say what an organ needs on a matter, by reading what votes of its members would come to."""
    voters = view.organs.electorate(organ, matter, form)
    answer = view.organs.ask_outcome(organ=organ, matter=matter, format=form)
    if voters.decision is None or not isinstance(answer.value, dict):
        return Need()
    told = answer.value
    alone = tuple(state for state in voters.entitled if _stopped(voters, (state,)))
    return Need(
        rule=told["threshold"], under=voters.decided_under, base=told["base"], need=told["need"], stop=_stop(voters, voters.decision, alone), alone=alone if len(alone) < len(voters.entitled) else (),
        binds=voters.decision.binds,
    )  # fmt: skip


def _stop(voters: Electorate, decision: Decision, alone: tuple[str, ...]) -> int:
    """Count how few votes against are enough to stop a text for which all others vote."""
    if alone:
        return 1
    rules = rules_of(decision)
    if any(_weighs(rule) for rule in rules):
        return 0  # how few depends on who they are: the weights say it, no number does
    # Fewest are enough among those whose votes a rule counts.
    orders = {tuple(sorted(voters.entitled, key=lambda state: state not in rule.among)) for rule in rules}
    counts = [next((count for count in range(2, len(one) + 1) if _stopped(voters, one[:count])), 0) for one in orders]
    return min(filter(None, counts), default=0)


def _weighs(rule: Rule) -> bool:
    return bool(rule.majority is not None and rule.majority.weighted_by) or any(one.weighted_by for one in rule.stopped_by)


def _stopped(voters: Electorate, against: tuple[str, ...]) -> bool:
    cast: dict[str, Vote] = {state: "no" if state in against else "yes" for state in voters.entitled}
    reading = read(voters, cast)
    return reading is not None and reading.adopted is not True


def _reason(one: Passing) -> Reason:
    return reason(
        NEEDS, article=one.after.under or one.before.under, organs=one.organs, matters=one.matters,
        before=said(one.before), after=said(one.after),
    )  # fmt: skip


def said(one: Need) -> str:
    """Write a need as a number of a number, ``14/21``; the rule itself, where it is none of numbers."""
    return f"{one.need}/{one.base}" if one.base else one.rule
