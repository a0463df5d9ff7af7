"""This file words the answer about a text: the article in force on a date, its rule, and what made it so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from foedus.answer import NO_RULE, YES, Answer, Reason, reason
from foedus.corpus.citation import Citation, citation
from foedus.corpus.clauses import EntryIntoForce
from foedus.corpus.instrument import Article
from foedus.dates import day_of, when
from foedus.finding import Code
from foedus.mechanisms.treaty import correction
from foedus.mechanisms.treaty.acts_claiming import DivergenceRaised
from foedus.mechanisms.treaty.clause import clause
from foedus.mechanisms.treaty.law import ArticleInForce

if TYPE_CHECKING:
    from foedus.mechanisms.treaty.questions import Treaty

AS_CONCLUDED = Code("article-as-concluded", "note", of=str, instrument=str)
REPLACED = Code("article-replaced", "note", of=str, by=str, since=str)
ARTICLES_CHANGED = Code("articles-changed", "note", articles=tuple, by=str, since=str)
DELETED = Code("article-deleted", "note", of=str, by=str, since=str)
NOT_YET_CHANGED = Code("change-not-yet-in-force", "note", of=str, by=str)
AMENDMENT_NOT_BINDING = Code("amendment-does-not-bind", "note", by=str, states=tuple)
ARTICLE_AWAITED = Code("article-not-yet-there", "note", of=str, instrument=str)
NOT_IN_FORCE = Code("text-not-in-force", "note", of=str, instrument=str)


def text(treaty: Treaty, of: str) -> Answer:
    """Answer which words and which rule of an article are in force, and which instrument made them so.

    Where the instrument is not in force there is no rule; its text as concluded stands in ``also``. Of an instrument as a
    whole every article that stands is given, without its rules.
    """
    cited = citation(of)
    if not cited.article:
        return _whole(treaty, cited.instrument)
    found = treaty.version(cited)
    if found is None:
        return _not_in_force(treaty, cited)
    errors = treaty.timelines.corrections
    told = tuple(correction.told(cited, errors, treaty.at))
    led = (*_versions(treaty, found), *_awaited(treaty, cited), *told)
    led = (*led, *treaty.basis("corrections", (), cited.instrument)) if told else led
    if found.deleted:
        return Answer(NO_RULE, led)
    value = shown(found.article, cited.paragraph)
    value["words"] = correction.corrected(value["words"], cited, errors)
    return Answer(value, (*led, *_languages(treaty, cited)), positions=treaty.objections(of))


def _whole(treaty: Treaty, instrument: str) -> Answer:
    """Answer how a whole instrument reads, and which amendments made it so or are awaited."""
    found = treaty.consolidated(instrument)
    rows = tuple(
        {
            "article": f"{instrument} {one.number}",
            "heading": one.article.heading,
            "words": one.article.words,
            "made_by": one.steps[-1].by if one.steps else instrument,
        }
        for one in found.standing
    )
    changed: dict[tuple[str, str], list[str]] = {}
    for one in found.wordings:
        for step in one.steps:
            since = day_of(step.since, treaty.seat).isoformat() if step.since is not None else ""
            changed.setdefault((step.by, since), []).append(f"{instrument} {one.number}")
    told = [reason(ARTICLES_CHANGED, article=by, articles=tuple(some), by=by, since=since) for (by, since), some in changed.items()]
    told += [reason(NOT_YET_CHANGED, article=name, of=instrument, by=name) for name in found.awaited]
    force = found.force
    if force.value != YES:
        return Answer(NO_RULE, (*force.because, *told), force.missing, force.positions, also=rows)
    return Answer(rows, (*force.because, *told), positions=treaty.objections(instrument))


def _languages(treaty: Treaty, cited: Citation) -> tuple[Reason, ...]:
    """Say which languages are authentic where somebody has pointed out that they differ (VCLT art. 33)."""
    raised = any(one.counts_from.first < treaty.at for one in treaty.timelines.corrections.about(cited, DivergenceRaised))
    instrument = treaty.corpus.instrument(cited.instrument)
    if not raised or instrument is None:
        return ()
    return (*correction.languages(instrument), *treaty.basis("languages", (), cited.instrument))


def shown(article: Article, paragraph: str = "") -> dict[str, Any]:
    """Give an article as plain data, the rule with the keys that a corpus writes."""
    return {"heading": article.heading, "words": article.words, "rule": rules(article, paragraph)}


def rules(article: Article, paragraph: str = "") -> list[dict[str, Any]]:
    """Give the rule blocks of an article, or of one paragraph of it, as a corpus writes them."""
    kept = (one for one in article.provisions if not paragraph or not one.paragraph or one.paragraph == paragraph)
    return [_as_written(msgspec.to_builtins(one)) for one in kept]


def _as_written(block: dict[str, Any]) -> dict[str, Any]:
    """Put the keys of a block into the order in which a corpus writes them: what it is, whose reading, the rest, the note."""
    # ``type`` is the tag by which the engine tells kinds apart; a corpus does not write it.
    first, *rest = (key for key in block if key not in ("type", "reading", "paragraph", "note"))
    ordered = (first, "reading", "paragraph", *rest, "note")
    return {key: block[key] for key in ordered if key in block}


def _versions(treaty: Treaty, found: ArticleInForce) -> tuple[Reason, ...]:
    """Say what made the article so: the first text and its entry into force, or the amendment and its own."""
    instrument, article = found.citation.instrument, str(found.citation)
    first = treaty.timeline(instrument).force
    if found.changed_by == instrument:
        return (reason(AS_CONCLUDED, article=article, of=article, instrument=instrument), *first.how)
    amending = treaty.timeline(found.changed_by).force
    by = found.by if found.by.startswith(found.changed_by) else f"{found.changed_by} {found.by}".strip()
    since = day_of(found.since, treaty.seat).isoformat()
    code = DELETED if found.deleted else REPLACED
    return (*first.how, reason(code, article=by, of=article, by=by, since=since), *amending.how, *_unbound(treaty, found))


def _unbound(treaty: Treaty, found: ArticleInForce) -> tuple[Reason, ...]:
    """Say which parties of the amended text the amendment does not bind."""
    others = unbound(treaty, found.citation.instrument, found.changed_by)
    amending = treaty.corpus.instrument(found.changed_by)
    rule = clause(amending, EntryIntoForce) if amending else None
    cites = rule.article if rule else found.changed_by
    return (reason(AMENDMENT_NOT_BINDING, article=cites, by=found.changed_by, states=others),) if others else ()


def unbound(treaty: Treaty, amended: str, by: str) -> tuple[str, ...]:
    """Name the parties of a text whom an amendment of it does not bind (VCLT art. 40(4))."""
    amending = treaty.corpus.instrument(by)
    rule = clause(amending, EntryIntoForce) if amending else None
    bound = treaty.parties(by)
    if not bound or (rule and rule.rule.binds == "all parties of what it amends"):
        return ()
    return tuple(state for state in treaty.parties(amended) if state not in bound)


def _awaited(treaty: Treaty, cited: Citation) -> tuple[Reason, ...]:
    """Name the amendments of the article that are concluded and not yet in force."""
    bare = str(Citation(cited.instrument, cited.article))
    return tuple(reason(NOT_YET_CHANGED, article=name, of=bare, by=name) for name in awaited(treaty, cited.instrument, cited.article))


def awaited(treaty: Treaty, instrument: str, article: str = "") -> Iterator[str]:
    """Name the amendments of an instrument, or of one article of it, that are concluded and not yet in force."""
    begun = {one.name: one.since for one in treaty.timelines.amending.get(instrument, ())}
    for amending in treaty.corpus.instruments:
        # What an amendment changes may begin later than the amendment itself is in force.
        since = begun.get(amending.id)
        waits = amending.front.adopted and (since is None or since >= treaty.at)
        changes = (one for one in amending.changes if one.instrument == instrument and article in ("", one.article.number))
        if waits and when(amending.front.concluded, treaty.seat).last < treaty.at and any(changes):
            yield amending.id


def _not_in_force(treaty: Treaty, cited: Citation) -> Answer:
    answer = treaty.ask_in_force(of=cited.instrument)
    instrument = treaty.corpus.instrument(cited.instrument)
    assert instrument is not None
    concluded = tuple(shown(one, cited.paragraph) for one in instrument.articles if one.number == cited.article)
    bare = str(cited)
    why: tuple[Reason, ...] = (reason(NOT_IN_FORCE, article=bare, of=bare, instrument=cited.instrument),)
    if answer.value == YES and not concluded:
        # The instrument stands; the article is one that an amendment is yet to put into it.
        why = (reason(ARTICLE_AWAITED, article=bare, of=bare, instrument=cited.instrument), *_awaited(treaty, cited))
    return Answer(NO_RULE, (*answer.because, *why), answer.missing, also=concluded)
