"""This file is about one trial on a page: what was supposed, what then differs, the past answered again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from foedus.answer import Missing, Reason
from foedus.finding import Finding
from foedus.organization.trial.bound import Bond
from foedus.organization.trial.checking import check_trial
from foedus.organization.trial.crises import AskedAgain, CrisisAgain
from foedus.organization.trial.sides import Held, Sides, hold
from foedus.organization.trial.trial import Trial, read_trial, said_in
from foedus.organization.trial.votes import Unvoted, Voted
from foedus.organization.trial.writing import HERE, written
from foedus.shelves.opening import Opened
from foedus.shelves.trials import open_trial
from foedus.web.problem import Problem, unknown
from foedus.web.treaty.wording import Sides as Wordings
from foedus.web.treaty.wording import beside
from foedus.web.trials.listing import MAJORITIES, Form, form, shipped
from foedus.web.visit import Link, Visit
from foedus.web.why import Step
from foedus.words.exposition import finding_text
from foedus.words.trials import TrialTeller

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article that reads otherwise, its words on both sides."""

    id: str
    link: Link
    heading: str
    words: Wordings
    foreign: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """A motion read again: a row of a table, the act that opened it, and whether it has another result."""

    on: str
    date: str
    title: str
    act: Link
    cast: str
    before: str
    after: str
    turned: bool


@dataclass(frozen=True, slots=True)
class Again:
    """A crisis or a question answered again: what it is called, what is said of it, the duties and fields that differ."""

    title: str
    said: tuple[str, ...]
    bonds: tuple[Row, ...]
    fields: tuple[Row, ...] = ()
    same: bool = False


@dataclass(frozen=True, slots=True)
class TrialView:
    """A trial that was held."""

    title: str
    about: str
    date: str
    supposed: tuple[Step, ...]
    why: tuple[tuple[str, str], ...]
    articles: tuple[Article, ...]
    terms: tuple[Row, ...]
    bonds: tuple[Row, ...]
    bound: tuple[Step, ...]
    passes: tuple[Row, ...]
    passing: tuple[Step, ...]
    paying: tuple[Row, ...]
    pays: tuple[Step, ...]
    votes: tuple[Vote, ...]
    told: tuple[Step, ...]
    resting: tuple[tuple[str, tuple[Step, ...]], ...]
    unvoted: tuple[Row, ...]
    crises: tuple[Again, ...]
    answered: tuple[Step, ...]
    asked: tuple[Again, ...]
    left_out: tuple[Step, ...]
    before: str
    after: str
    form: Form


def present(visit: Visit, given: str) -> TrialView | Problem:
    """Hold a trial that ships."""
    known = shipped(visit)
    if given not in known:
        return unknown("trials-unknown", given, {name: visit.address.to("trials", name) for name in known})
    own = Opened(Path(), dict(visit.served.files), visit.organization, ())
    opened = open_trial(given, lambda _: own)
    if opened.trial is None:
        return _refused(visit, opened.findings[0])
    return _view(visit, hold(visit.organization, replace(known[given], on=visit.on), opened.drafted), known[given], {})


def present_own(visit: Visit, given: Mapping[str, str]) -> TrialView | Problem:
    """Hold a trial of what a reader supposes."""
    rule = MAJORITIES.get(given.get("majority", ""))
    text = written(
        visit.organization.corpus.header.id, visit.on, in_force=_one(given, "in-force"), without=_one(given, "without"),
        rules=[rule] if rule else [], since=given.get("since", ""),
    )  # fmt: skip
    read = read_trial(HERE, text)
    if read.trial is None or read.block is None:
        return _refused(visit, read.findings[0])
    findings = check_trial(read.trial, read.block, visit.organization)
    if findings:
        return _refused(visit, findings[0])
    return _view(visit, hold(visit.organization, read.trial), read.trial, given)


def _one(given: Mapping[str, str], name: str) -> list[str]:
    return [given[name]] if given.get(name) else []


def _refused(visit: Visit, finding: Finding) -> Problem:
    return Problem(400, "trials-refused", finding_text(replace(finding, place=None), visit.language.code))


def _view(visit: Visit, held: Held, trial: Trial, given: Mapping[str, str]) -> TrialView:
    teller = TrialTeller(visit.organization, held.organization, visit.language.code)
    found = held.sides
    own = trial.id == HERE
    replay = found.replay
    assert replay is not None
    code = visit.language.code
    return TrialView(
        title=str(visit.text("trials-own")) if own else said_in(trial.title, code),
        about="" if own else said_in(trial.about, code),
        date=visit.date(found.on),
        supposed=_steps(visit, teller, found.supposed),
        why=tuple((one.motion, said_in(one.why, code)) for one in trial.suppose.read_as if one.why),
        articles=_articles(visit, teller, found),
        terms=tuple((one.article, *teller.term(one)) for one in found.terms),
        bonds=tuple(teller.bond(one) for one in found.bound.value),
        bound=_steps(visit, teller, found.bound.because),
        passes=tuple(
            (teller.list(one.organs), teller.matters(one.matters, one.format), teller.need(one.before), teller.need(one.after))
            for one in found.passes.value
        ),
        passing=_steps(visit, teller, found.passes.because),
        paying=tuple((one.of, teller.word(one.who), one.before or "—", one.after or "—") for one in found.pays.value),
        pays=_steps(visit, teller, found.pays.because),
        votes=tuple(_vote(visit, teller, one) for one in replay.votes.value),
        told=_steps(visit, teller, (*replay.votes.because, *replay.votes.missing)),
        resting=tuple((teller.title(one), _resting(visit, teller, one)) for one in replay.votes.value if one.rests),
        unvoted=tuple(_unvoted(teller, replay.votes.also)),
        crises=tuple(_crisis(teller, one) for one in replay.crises.value if one.bonds or one.requests),
        answered=_steps(visit, teller, (*replay.crises.because[:1], *replay.crises.missing)),
        asked=tuple(_asked(teller, one) for one in replay.asked),
        left_out=_steps(visit, teller, (*replay.left_out.because, *replay.left_out.missing)),
        before=found.before,
        after=found.after,
        form=form(visit, given),
    )


def _steps(visit: Visit, teller: TrialTeller, some: Iterable[Reason | Missing]) -> tuple[Step, ...]:
    return tuple(Step(teller.reason(one), (visit.cite(one.article),) if one.article else ()) for one in some)


def _articles(visit: Visit, teller: TrialTeller, found: Sides) -> tuple[Article, ...]:
    made = []
    for one in found.articles:
        said = teller.reads(one, found.on)
        made.append(
            Article(one.article.replace(" ", "-"), visit.cite(one.article), said.heading, beside(said.before, said.after), said.foreign)
        )
    return tuple(made)


def _vote(visit: Visit, teller: TrialTeller, one: Voted) -> Vote:
    turned = one.before.outcome != one.after.outcome
    return Vote(
        one.on,
        visit.date(one.on),
        teller.title(one),
        visit.act(one.act),
        teller.cast(one),
        teller.read(one.before),
        teller.read(one.after),
        turned,
    )


def _resting(visit: Visit, teller: TrialTeller, one: Voted) -> tuple[Step, ...]:
    """Give the acts that rest on a decision which the text on trial does not make, each with a link."""
    rows = ((teller.rests(each), visit.act(each.act)) for each in one.rests)
    return tuple(Step(f"{date}: {said} — {how}", (link,)) for (date, said, how), link in rows)


def _unvoted(teller: TrialTeller, some: Sequence[Unvoted]) -> Iterable[Row]:
    """Give what was decided without votes on record, where the two texts ask for different numbers."""
    for one in some:
        if (one.before.need, one.before.base) != (one.after.need, one.after.base):
            count = str(len(one.acts))
            yield teller.list((one.organ,)), teller.list((one.matter,)), count, teller.need(one.before), teller.need(one.after)


def _crisis(teller: TrialTeller, one: CrisisAgain) -> Again:
    return Again(teller.list((one.crisis,)), tuple(map(teller.request, one.requests)), _differing(teller, one.bonds))


def _asked(teller: TrialTeller, one: AskedAgain) -> Again:
    fields = tuple(map(teller.field, one.fields))
    return Again(teller.question(one), (), _differing(teller, one.bonds), fields, one.same)


def _differing(teller: TrialTeller, some: Iterable[Bond]) -> tuple[Row, ...]:
    return tuple((who, owes, was, is_) for _, who, owes, _, was, is_ in map(teller.bond, some))
