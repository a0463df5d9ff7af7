"""This file is about the crisis page: one plain sentence, a strip of figures, duties, what happened, consents, rival figures, what was missing."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from markupsafe import Markup

from foedus.dates import when
from foedus.mechanisms.defence.questions import CrisisAnswer, Delay
from foedus.organization.docket import WAITS
from foedus.organization.fold import effective
from foedus.web.address import Address
from foedus.web.crises.beside import ConductLine, DisputeLine, PresenceLine, conduct, disputes, presences
from foedus.web.crises.duties import DutyMap, duty_map
from foedus.web.crises.lede import lede
from foedus.web.crises.rows import CrisisRow, crisis_rows, duration
from foedus.web.crises.tables import ConsentLine, FigureGroup, Happened, consents, figures, happened
from foedus.web.problem import Problem, unknown
from foedus.web.record.rows import lines
from foedus.web.visit import Visit, said
from foedus.web.why import Side, Step, Why, why, why_of

BINDING = frozenset({"bound", "bound, domestic step pending"})


@dataclass(frozen=True, slots=True)
class CrisesView:
    """The list of crises, and of disputes beside them."""

    rows: tuple[CrisisRow, ...]
    disputes: tuple[DisputeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the strip: what it is, how much, compared with what."""

    name: str
    value: str | Markup
    beside: str | Markup = ""


@dataclass(frozen=True, slots=True)
class ActorDelay:
    """How long one actor took to its first answer, as words and as a bar of a hundred."""

    actor: str
    says: Markup
    address: Address | None
    date: str
    delay: str
    share: float


@dataclass(frozen=True, slots=True)
class CrisisView:
    """Everything that the page of a crisis shows; with no acts yet, only when they begin."""

    name: str
    title: str
    concerns: str
    begins: str
    begins_address: Address | None
    lede: tuple[Markup, ...] = ()
    facts: tuple[Fact, ...] = ()
    law: str = ""
    duties: DutyMap | None = None
    no_rule: bool = False
    sides: tuple[Side, ...] = ()
    why: Why | None = None
    happened: tuple[Happened, ...] = ()
    waiting: tuple[Markup, ...] = ()
    counted: bool = False
    actors: tuple[ActorDelay, ...] = ()
    consents: tuple[ConsentLine, ...] = ()
    figures: tuple[FigureGroup, ...] = ()
    missing: tuple[Step, ...] = ()
    presences: tuple[PresenceLine, ...] = ()
    conduct: tuple[ConductLine, ...] = ()
    disputes: tuple[DisputeLine, ...] = ()


def present_all(visit: Visit) -> CrisesView:
    """List the crises that had begun."""
    return CrisesView(crisis_rows(visit), disputes(visit, visit.as_of.defence.ask_disputes().value))


def present(visit: Visit, given: str) -> CrisisView | Problem:
    """Show one crisis as far as it had come by the date."""
    header = visit.organization.corpus.header.crises
    if given not in header:
        known = {name: visit.address.to("crises", name) for name in header}
        return unknown("problem-crisis", given, known, labels={name: visit.name(name) for name in header})
    title = said(header[given].title, visit.language.code)
    concerns = visit.names_of(header[given].concerns)
    crisis = visit.as_of.defence.crisis(given)
    if crisis is None:
        return _not_yet(visit, given, title, concerns)
    no_rule = crisis.attack is not None and crisis.attack.value == "no rule"
    return CrisisView(
        given,
        title,
        concerns,
        "",
        None,
        lede(visit, crisis),
        _facts(visit, crisis),
        _law(visit, crisis),
        duty_map(visit, crisis) if crisis.duties else None,
        no_rule,
        why_of(visit, positions=crisis.attack.positions, acted_on=crisis.attack.acted_on).sides if no_rule and crisis.attack else (),
        why(visit, crisis.attack, f"crisis:{given}") if no_rule and crisis.attack else None,
        happened(visit, crisis),
        _waiting(visit, given),
        crisis.delays.request is not None,
        _actors(visit, crisis),
        consents(visit, crisis),
        figures(visit, crisis),
        why_of(visit, missing=crisis.missing).missing,
        presences(visit, crisis),
        conduct(visit, given),
        disputes(visit, crisis.disputes),
    )


def _not_yet(visit: Visit, name: str, title: str, concerns: str) -> CrisisView:
    acts = [entry.act.times.done for entry in visit.organization.entries if entry.act.body.crisis == name]
    if not acts:
        return CrisisView(name, title, concerns, "", None)
    seat = visit.organization.world.seat
    first = min(acts, key=lambda done: when(done, seat).first)
    return CrisisView(name, title, concerns, visit.date(first), visit.address.dated(visit.iso(when(first, seat).last)))


def _waiting(visit: Visit, name: str) -> tuple[Markup, ...]:
    """Give the lodged acts of a crisis that take no effect until their State confirms them."""
    lodged = visit.organization.world.docket.of(WAITS)
    return lines(visit, [one for one in lodged if one.act.body.crisis == name and effective(one, visit.seat) < visit.as_of.at])


def _law(visit: Visit, crisis: CrisisAnswer) -> str:
    corpus = visit.organization.corpus
    founding = corpus.header.founded_by or corpus.instruments[0].id
    last = crisis.timeline[-1].done if crisis.timeline else visit.on
    return str(visit.text("duty-small", instrument=visit.title(founding), date=visit.date(last)))


def _facts(visit: Visit, crisis: CrisisAnswer) -> tuple[Fact, ...]:
    facts = [_delay_fact(visit, crisis), _bound_fact(visit, crisis)]
    facts += [_asked_fact(visit, crisis), _missing_fact(visit, crisis)]
    return tuple(one for one in facts if one is not None)


def _delay_fact(visit: Visit, crisis: CrisisAnswer) -> Fact | None:
    if crisis.delays.request is None:
        return None
    others = [one.to_decision for one in visit.as_of.defence.ask_delays().value if one.to_decision]
    hours = [one.delay_hours for one in others if one.delay_hours is not None]
    beside = visit.text("fact-delay-compare", n=len(hours), median=visit.length(int(median(hours)))) if len(hours) > 1 else ""
    taken = crisis.delays.to_decision
    return Fact(str(visit.text("fact-delay")), duration(visit, taken) if taken else str(visit.text("not-decided")), beside)


def _bound_fact(visit: Visit, crisis: CrisisAnswer) -> Fact | None:
    for answer, owes, key in ((crisis.attack, "assist", "fact-bound"), (crisis.threat, "consult", "fact-bound-consult")):
        if answer is None:
            continue
        if answer.value == "no rule":
            return Fact(str(visit.text("fact-bound")), visit.language.value("no rule"))
        # A State may owe the same under several articles, and is one State all the same.
        rows = [row for row in answer.value if row.owes == owes and row.state != "contested"]
        bound, every = {row.who for row in rows if row.state in BINDING}, {row.who for row in rows}
        return Fact(str(visit.text(key)), str(len(bound)), visit.text("fact-bound-of", n=len(every)) if every else "")
    return None


def _asked_fact(visit: Visit, crisis: CrisisAnswer) -> Fact | None:
    if not crisis.requests:
        return None
    first = crisis.requests[0]
    granted = len(set(first.asked) & set(first.granted))
    beside = visit.text("fact-asked-of", granted=granted, asked=len(first.asked)) if first.asked else ""
    return Fact(str(visit.text("fact-asked")), visit.language.value(first.answer), beside)


def _missing_fact(visit: Visit, crisis: CrisisAnswer) -> Fact:
    return Fact(str(visit.text("fact-missing")), str(len(crisis.missing)) if crisis.missing else str(visit.text("none")))


def _actors(visit: Visit, crisis: CrisisAnswer) -> tuple[ActorDelay, ...]:
    first: dict[str, Delay] = {}
    for one in crisis.delays.by_actor:
        first.setdefault(one.actor, one)
    longest = max((one.delay_hours or 0 for one in first.values()), default=0)
    says = {row.id: row for row in happened(visit, crisis)}
    return tuple(
        ActorDelay(
            visit.name(actor), says[one.act].says, says[one.act].address, visit.date(one.done), duration(visit, one),
            round(100 * (one.delay_hours or 0) / longest, 1) if longest else 0.0,
        )
        for actor, one in first.items()
    )  # fmt: skip
