"""This file is about how an organ decides, in plain words: by class of matter, what each way of not saying yes does, who is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from foedus.corpus.organ import Decision, Excluded, Majority, Meaning, Rule, Sanction
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit

_WAYS = ("abstention", "absence", "silence", "non_objection", "refusal")


@dataclass(frozen=True, slots=True)
class Way:
    """One way of deciding: for which matters under which articles, in which format, by which rule, without whom, how taken, for whom binding."""

    matters: tuple[tuple[Markup, Link], ...]
    limited: str
    rule: tuple[Markup, ...]
    left_out: tuple[Markup, ...]
    taken: str
    binds: Markup


@dataclass(frozen=True, slots=True)
class Measure:
    """What an organ may do to a member, and on which ground."""

    says: Markup
    under: Link


def ways(visit: Visit, organ: str) -> tuple[Way, ...]:
    """Say how an organ decides on the date; matters that are decided alike stand together."""
    alike: dict[tuple[object, ...], Way] = {}
    for cited, one in visit.as_of.organs.rules(organ):
        way = _way(visit, cited, one)
        key = (way.limited, way.rule, way.left_out, way.taken, way.binds)
        known = alike.get(key)
        alike[key] = replace(known, matters=(*known.matters, *way.matters)) if known else way
    return tuple(alike.values())


def _way(visit: Visit, cited: str, one: Decision) -> Way:
    rules = one.rules or one.together or ((one.rule,) if one.rule else ())
    said = [line for rule in rules for line in _rule(visit, rule)]
    if one.unless:
        said.append(visit.text("way-unless"))
    said += _around(visit, one)
    return Way(
        ((_matters(visit, one), visit.cite(cited)),),
        str(word(visit, one.format)) if one.format != "ordinary" else "",
        tuple(said) or (visit.text("way-unread"),),
        tuple(_left_out(visit, left) for left in one.excluded),
        either(visit, sorted(str(word(visit, how)) for how in one.taken_by)),
        visit.text("way-recommends", organ=visit.name(one.recommends_to))
        if one.recommends_to
        else visit.text("way-binds-" + one.binds.replace(" ", "-")),
    )


def _left_out(visit: Visit, one: Excluded) -> Markup:
    """Say who has no vote; where that waits for a ruling or for the State itself, that it does."""
    if one.who != "members in arrears" and one.found_by != "the matter":
        return visit.text("way-steps-back" if one.found_by == "itself" else "way-ruled-out", who=word(visit, one.who))
    return visit.text("way-left-out-" + one.who.replace(" ", "-"))


def _around(visit: Visit, one: Decision) -> list[Markup]:
    """Say from which organ it must come, what is the case if nothing is adopted, and what time changes of it."""
    said = [visit.text("way-on-recommendation", organ=visit.name(one.on_recommendation_of))] if one.on_recommendation_of else []
    if one.default == "what the text would end resumes":
        said.append(visit.text("way-resumes"))
    if one.voters != "fixed when opened":
        said.append(visit.text("way-voters-as-decided"))
    if one.joined != "by nobody":
        said.append(visit.text("way-joined-" + one.joined.replace(" ", "-")))
    return [*said, visit.text("way-undoes")] if one.undoes == "from the beginning" else said


def _matters(visit: Visit, one: Decision) -> Markup:
    named = tuple(matter for matter in one.matters if matter != "any")
    matters = word(visit, named) if named else Markup("")
    if "any" in one.matters:
        matters = visit.text("matters-and-any", named=matters) if named else visit.text("matters-any")
    return visit.text("matters-except", matters=matters, but=word(visit, one.except_)) if one.except_ else matters


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
    return [*said, *_conditions(visit, rule)]


def _conditions(visit: Visit, rule: Rule) -> list[Markup]:
    """Say what a count must stand besides: among whom it is taken, minorities, quorum, tie, weights."""
    said = [visit.text("way-among", who=visit.names_of(rule.among))] if rule.among else []
    said += [visit.text("way-minority", of=word(visit, one.of)) for one in rule.stopped_by]
    if rule.majority is not None and rule.majority.weighted_by:
        said.append(visit.text("way-weighed", measure=word(visit, rule.majority.weighted_by)))
    if rule.quorum:
        said.append(visit.text("way-quorum", quorum=word(visit, rule.quorum)))
    return [*said, visit.text("way-tie")] if rule.tie == "the chair decides" else said


def _meaning(visit: Visit, meaning: Meaning) -> list[Markup]:
    """Say what each way of not saying yes does, those that do the same in one sentence."""
    does: dict[str, list[str]] = {}
    for way in _WAYS:
        does.setdefault(getattr(meaning, way), []).append(str(visit.text("way-" + way.replace("_", "-"))))
    return [visit.text("meaning-" + effect, ways=_begun(either(visit, some))) for effect, some in does.items()]


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def either(visit: Visit, some: Sequence[str]) -> str:
    """Join words of which any one will do: ``one, another or a third``."""
    return ", ".join(some[:-1]) + (str(visit.text("or")) if len(some) > 1 else "") + some[-1] if some else ""


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
