"""This file is the front door of comparing: two organizations in, what differs in text, bonds, decisions, money and record out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Answer, Reason
from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from foedus.organization.trial.apart import Alliance, alliance
from foedus.organization.trial.bound import bound
from foedus.organization.trial.crises import AskedAgain, asked_again, crises
from foedus.organization.trial.laying import laid_over, lay
from foedus.organization.trial.left_out import left_out
from foedus.organization.trial.passes import passes
from foedus.organization.trial.pays import pays
from foedus.organization.trial.terms import Reads, Term, articles, terms
from foedus.organization.trial.trial import Trial
from foedus.organization.trial.votes import votes


class Replay(Struct, frozen=True, kw_only=True):
    """The record answered again: its votes, its crises, and the questions that the trial puts to both sides; which acts were left out."""

    votes: Answer
    crises: Answer
    left_out: Answer = Answer(())
    asked: tuple[AskedAgain, ...] = ()


class Sides(Struct, frozen=True, kw_only=True):
    """Two versions of one alliance side by side on a day: what was supposed, and everything that differs."""

    before: str
    after: str
    on: str
    supposed: tuple[Reason, ...] = ()
    articles: tuple[Reads, ...] = ()
    terms: tuple[Term, ...] = ()
    bound: Answer = Answer(())
    passes: Answer = Answer(())
    pays: Answer = Answer(())
    replay: Replay | None = None


class Apart(Struct, frozen=True, kw_only=True):
    """Two alliances side by side on a day."""

    one: Alliance
    other: Alliance
    on: str


class Held(Struct, frozen=True):
    """A trial that was held: the organization on trial, and what differs."""

    organization: Organization
    sides: Sides


def hold(organization: Organization, trial: Trial, drafted: Corpus | None = None, *, replay: bool = True) -> Held:
    """Hold a trial that was checked: fold the record under the text on trial, once, and ask both sides the same.

    :param drafted: the corpus with the trial's drafts in it, where it has any.
    :param replay: answer the record again too, not only compare the texts on the trial's day.
    """
    laid = lay(organization, trial, drafted)
    other = laid_over(organization, laid)
    found = sides(organization, other, trial.on, laid.because)
    if not replay:
        return Held(other, found)
    again = replayed(organization, other, trial.crises, trial.ask)
    return Held(other, replace(found, replay=again))


def sides(before: Organization, after: Organization, on: str, supposed: tuple[Reason, ...] = ()) -> Sides:
    """Compare two versions of one alliance on a day.

    :param supposed: what the second one supposes, in sentences.
    """
    view, other = before.on(on), after.on(on)
    return Sides(
        before=before.corpus.digest, after=after.corpus.digest, on=on, supposed=supposed,
        articles=articles(view.treaty, other.treaty), terms=terms(view.treaty, other.treaty),
        bound=bound(view, other), passes=passes(view, other), pays=pays(view, other),
    )  # fmt: skip


def replayed(before: Organization, after: Organization, named: Sequence[str] = (), questions: Sequence[dict[str, str]] = ()) -> Replay:
    """Answer the record again under both texts.

    :param named: the crises to answer; without names, all that are on record.
    :param questions: questions to put to both besides, each with its parameters.
    """
    return Replay(
        votes=votes(before, after), crises=crises(before, after, named), left_out=left_out(before, after), asked=asked_again(before, after, questions),
    )  # fmt: skip


def apart(one: Organization, other: Organization, on: str) -> Apart:
    """Set two alliances side by side that are no versions of one another."""
    return Apart(one=alliance(one.on(on)), other=alliance(other.on(on)), on=on)
