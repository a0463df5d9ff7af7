"""This file is about how an organ decides, in plain words: by class of matter, what each way of not saying yes does, who is left out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.corpus.organ import Decision, Majority, Meaning, Rule, Sanction
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit

_WAYS = ("abstention", "absence", "silence", "non_objection", "refusal")


@dataclass(frozen=True, slots=True)
class Way:
    """One way of deciding: for which matters and in which format, by which rule, without whom, how taken, for whom binding."""

    matters: str | Markup
    limited: str
    rule: tuple[Markup, ...]
    left_out: tuple[Markup, ...]
    taken: str | Markup
    binds: Markup
    under: Link


@dataclass(frozen=True, slots=True)
class Measure:
    """What an organ may do to a member, and on which ground."""

    says: Markup
    under: Link


def ways(visit: Visit, organ: str) -> tuple[Way, ...]:
    """Say how an organ decides on the date."""
    return tuple(
        _way(visit, cited, one) for cited, one in visit.as_of.treaty.provisions(Decision) if organ in one.decision
    )  # fmt: skip


def _way(visit: Visit, cited: str, one: Decision) -> Way:
    rules = one.rules or one.together or ((one.rule,) if one.rule else ())
    said = [line for rule in rules for line in _rule(visit, rule)]
    if one.unless:
        said.append(visit.text("way-unless"))
    named = [matter for matter in one.matters if matter != "any"]
    matters = word(visit, tuple(named)) if named else Markup("")
    if "any" in one.matters:
        matters = visit.text("matters-and-any", named=matters) if named else visit.text("matters-any")
    if one.except_:
        matters = visit.text("matters-except", matters=matters, but=word(visit, one.except_))
    return Way(
        matters,
        str(word(visit, one.format)) if one.format != "ordinary" else "",
        tuple(said) or (visit.text("way-unread"),),
        tuple(visit.text("way-left-out-" + left.who.replace(" ", "-")) for left in one.excluded),
        word(visit, one.taken_by) if one.taken_by else "",
        visit.text("way-binds-" + one.binds.replace(" ", "-")),
        visit.cite(cited),
    )


def _rule(visit: Visit, rule: Rule) -> list[Markup]:
    if rule.dormant:
        return [visit.text("rule-dormant")]
    said: list[Markup] = []
    if rule.consensus is not None:
        said += [visit.text("rule-consensus"), *_meaning(visit, rule.consensus)]
    if rule.unanimity is not None:
        said.append(visit.text("rule-unanimity", who=word(visit, rule.unanimity)))
    if rule.majority is not None:
        said.append(_majority(visit, rule.majority))
    if rule.silence is not None:
        said.append(visit.text("rule-silence", within=word(visit, rule.silence.within)))
    if rule.ruling is not None:
        said.append(visit.text("rule-one-person"))
    if rule.veto is not None:
        said.append(visit.text("rule-veto", who=visit.names_of(rule.veto.holders)))
    return said


def _meaning(visit: Visit, meaning: Meaning) -> list[Markup]:
    """Say what each way of not saying yes does, those that do the same in one sentence."""
    does: dict[str, list[str]] = {}
    for way in _WAYS:
        does.setdefault(getattr(meaning, way), []).append(str(visit.text("way-" + way.replace("_", "-"))))
    return [visit.text("meaning-" + effect, ways=_joined(visit, some)) for effect, some in does.items()]


def _joined(visit: Visit, some: list[str]) -> str:
    joined = ", ".join(some[:-1]) + (str(visit.text("or")) if len(some) > 1 else "") + some[-1]
    return joined[:1].upper() + joined[1:]


def _majority(visit: Visit, rule: Majority) -> Markup:
    of = word(visit, rule.of)
    if rule.number is not None:
        return visit.text("rule-number", number=rule.number, of=of)
    if rule.more_than is not None:
        return visit.text("rule-more-than", share=rule.more_than, of=of)
    return visit.text("rule-at-least", share=rule.at_least or "", of=of)


def measures(visit: Visit, organ: str) -> tuple[Measure, ...]:
    """Say what an organ may do to a member."""
    return tuple(
        Measure(
            visit.text("measure-" + one.sanction.replace(" ", "-"), ground=word(visit, one.arrears_of or one.ground)), visit.cite(cited)
        )
        for cited, one in visit.as_of.treaty.provisions(Sanction)
        if one.decided_by == organ
    )
