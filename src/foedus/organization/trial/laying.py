"""This file is about laying a trial over a corpus and its record: what is supposed is put where the text has it, and nothing else moves.

What is laid is a corpus of its own with a digest of its own. The acts stay what they are; those alone are left
out that record when an instrument entered into force of which the trial supposes another day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Reason, reason
from foedus.corpus.clauses import EntryIntoForce
from foedus.corpus.corpus import Corpus
from foedus.corpus.instrument import AnyProvision, Article, Instrument
from foedus.corpus.organ import Decision
from foedus.finding import Code
from foedus.mechanisms.organs.acts import DecisionTaken, MotionOpened
from foedus.mechanisms.organs.explain import threshold
from foedus.mechanisms.treaty.acts import EntryIntoForceRecorded
from foedus.organization.organization import Organization
from foedus.organization.trial.trial import InForce, ReadAs, RuleSupposed, Suppositions, Trial
from foedus.record.entry import Entry

IN_FORCE = Code("trial-in-force", "note", instrument=str, since=str)
IN_FORCE_THROUGHOUT = Code("trial-in-force-throughout", "note", instrument=str)
IN_FORCE_ALONE = Code("trial-in-force-alone", "note", instrument=str, since=str)
DRAFT = Code("trial-draft", "note", instrument=str, since=str)
DRAFT_THROUGHOUT = Code("trial-draft-throughout", "note", instrument=str)
ACTS_LEFT_OUT = Code("trial-acts-left-out", "note", instrument=str, count=int)
WITHHELD = Code("trial-acts-withheld", "note", count=int)
WITHOUT = Code("trial-without", "note", instrument=str)
RULE = Code("trial-rule", "note", rule=str, instead=str, articles=tuple)
RULE_MAJORITY = Code("trial-rule-majority", "note", of=str, threshold=str, instead=str, articles=tuple)
READ_AS = Code("trial-motion-read-as", "note", motion=str, matter=str)

_KINDS = {"consensus": "consensus", "unanimity": "unanimity", "majority": "majority"}


class Laid(Struct, frozen=True):
    """A corpus with a trial laid over it, the record as it is then read, and what was supposed, in sentences."""

    corpus: Corpus
    entries: tuple[Entry, ...]
    because: tuple[Reason, ...]


def lay(organization: Organization, trial: Trial, drafted: Corpus | None = None) -> Laid:
    """Lay a trial that was checked (:mod:`foedus.organization.trial.checking`) over an organization's corpus and record.

    :param drafted: the corpus with the files of the drafts in it (:func:`foedus.corpus.load.load`), where the trial has drafts.
    """
    corpus, suppose = drafted or organization.corpus, trial.suppose
    because: list[Reason] = []
    supposed = [*suppose.as_if_in_force, *(InForce(instrument=name, from_=trial.drafts_from) for name in suppose.drafts)]
    for one in supposed:
        corpus = _in_force(corpus, one, over_others=one.instrument in suppose.drafts and not one.from_)
        because.append(_said_in_force(corpus, one, draft=one.instrument in suppose.drafts))
    for name in suppose.without:
        corpus = _with(corpus, name, lambda text: replace(text, front=replace(text.front, adopted=False)))
        because.append(reason(WITHOUT, article=name, instrument=name))
    for rule in suppose.rules:
        corpus, articles = ruled(corpus, rule)
        because.append(_said_rule(rule, articles))
    entries, told = _entries(organization.entries, supposed, suppose.read_as)
    because += told
    if organization.withheld:
        # Both sides are read without them; no answer here says which of them it could turn on.
        because.append(reason(WITHHELD, count=len(organization.withheld)))
    return Laid(replace(corpus, digest=_digest(corpus, suppose)), entries, tuple(because))


def laid_over(organization: Organization, laid: Laid) -> Organization:
    """Fold the record under the corpus that was laid; once for each trial."""
    return Organization(
        laid.corpus, laid.entries, labels=organization.labels, withheld=organization.withheld, log=organization.log,
        renderings=organization.renderings, residual=organization.world.timelines.residual,
    )  # fmt: skip


def _said_rule(supposed: RuleSupposed, articles: tuple[str, ...]) -> Reason:
    majority = supposed.rule.majority
    if majority is None:
        kind = next(iter(msgspec.to_builtins(supposed.rule)))
        return reason(RULE, article=articles[0], rule=kind, instead=supposed.instead_of, articles=articles)
    said = threshold(majority)
    return reason(RULE_MAJORITY, article=articles[0], of=majority.of, threshold=said, instead=supposed.instead_of, articles=articles)


def _said_in_force(corpus: Corpus, one: InForce, *, draft: bool) -> Reason:
    text = corpus.instrument(one.instrument)
    if text is not None and not text.changes:
        since = one.from_ or text.front.concluded
        return reason(IN_FORCE_ALONE, article=one.instrument, instrument=one.instrument, since=since)
    if one.from_:
        return reason(DRAFT if draft else IN_FORCE, article=one.instrument, instrument=one.instrument, since=one.from_)
    return reason(DRAFT_THROUGHOUT if draft else IN_FORCE_THROUGHOUT, article=one.instrument, instrument=one.instrument)


def _with(corpus: Corpus, name: str, change: Callable[[Instrument], Instrument]) -> Corpus:
    return replace(corpus, instruments=tuple(change(text) if text.id == name else text for text in corpus.instruments))


def _in_force(corpus: Corpus, supposed: InForce, *, over_others: bool) -> Corpus:
    """Give the instrument an entry into force of the supposed day, by its own clause: the engine's law of amendment does the rest.

    A draft that is supposed from the beginning stands over whatever later instruments made of the same articles.
    """
    text = corpus.instrument(supposed.instrument)
    assert text is not None
    amended = {change.instrument for change in text.changes}
    # A change takes effect as soon as what it changes is in force: the day on which that was concluded is early enough.
    since = supposed.from_ or min((one.front.concluded for one in corpus.instruments if one.id in amended), default=text.front.concluded)
    clause = EntryIntoForce(
        entry_into_force="on a date",
        on=since.partition("/")[0].rstrip("~"),
        later_parties="as recorded",
        binds="all parties of what it amends",
    )
    corpus = _with(corpus, text.id, lambda one: _entering(one, clause))
    if not over_others:
        return corpus
    taken = {(change.instrument, change.article.number) for change in text.changes}
    return replace(corpus, instruments=tuple(one if one.id == text.id else _giving_way(one, taken) for one in corpus.instruments))


def _entering(text: Instrument, clause: EntryIntoForce) -> Instrument:
    """Put the clause in the place of the instrument's own; in its last article, where it has none."""
    kept = [
        replace(article, provisions=tuple(one for one in article.provisions if not isinstance(one, EntryIntoForce)))
        for article in text.articles
    ]
    place = next(
        (at for at, one in enumerate(text.articles) if any(isinstance(it, EntryIntoForce) for it in one.provisions)), len(kept) - 1
    )
    kept[place] = replace(kept[place], provisions=(*kept[place].provisions, clause))
    return replace(text, articles=tuple(kept), front=replace(text.front, adopted=True))


def _giving_way(text: Instrument, taken: set[tuple[str, str]]) -> Instrument:
    kept = tuple(change for change in text.changes if (change.instrument, change.article.number) not in taken)
    return replace(text, changes=kept) if len(kept) < len(text.changes) else text


def ruled(corpus: Corpus, supposed: RuleSupposed) -> tuple[Corpus, tuple[str, ...]]:
    """Put a rule in the place of those that it is to replace, and name the articles; a provision in force on the day is cut there."""
    articles: dict[str, None] = {}

    def changed(article: Article, instrument: str) -> Article:
        made: list[AnyProvision] = []
        beside: list[AnyProvision] = []
        for one in article.provisions:
            if isinstance(one, Decision) and _meant(one, supposed):
                articles[f"{instrument} {article.number}"] = None
                first, *more = _put(one, supposed)
                # What is new stands last, so that every other rule is still held against itself (:func:`terms.terms`).
                made.append(first)
                beside += more
            else:
                made.append(one)
        return replace(article, provisions=(*made, *beside))

    texts = []
    for text in corpus.instruments:
        own = tuple(changed(one, text.id) for one in text.articles)
        changes = tuple(replace(one, article=changed(one.article, one.instrument)) for one in text.changes)
        texts.append(replace(text, articles=own, changes=changes))
    return replace(corpus, instruments=tuple(texts)), tuple(articles)


def _meant(one: Decision, supposed: RuleSupposed) -> bool:
    if supposed.from_ and one.until and one.until < supposed.from_:
        return False  # over by then
    if one.format != supposed.format or (supposed.organs and not set(supposed.organs) & set(one.decision)):
        return False
    if supposed.matters and not set(supposed.matters) & set(one.matters):
        return False
    rules = (*((one.rule,) if one.rule else ()), *one.rules, *one.together)
    kind = _KINDS.get(supposed.instead_of)
    return bool(rules) and (kind is None or any(getattr(rule, kind) is not None for rule in rules))


def _put(one: Decision, supposed: RuleSupposed) -> Iterator[Decision]:
    """Put the rule into a provision for the organs and matters of which it is supposed; for the others, and before its day, it stays."""
    organs = tuple(organ for organ in one.decision if organ in supposed.organs or not supposed.organs)
    matters = tuple(matter for matter in one.matters if matter in supposed.matters or not supposed.matters)
    others, rest = (tuple(name for name in every if name not in some) for every, some in ((one.decision, organs), (one.matters, matters)))
    if others:
        yield replace(one, decision=others)
    if rest:
        yield replace(one, decision=organs, matters=rest)
    meant = replace(one, decision=organs, matters=matters)
    new = replace(meant, rule=supposed.rule, rules=(), together=(), note="")
    since = supposed.from_
    if not since or (one.from_ or "") >= since:
        yield new
        return
    eve = (date.fromisoformat(since) - timedelta(days=1)).isoformat()
    yield replace(meant, until=min(one.until or eve, eve))
    yield replace(new, from_=since)


def _entries(
    entries: Sequence[Entry], supposed: Sequence[InForce], read_as: Sequence[ReadAs]
) -> tuple[tuple[Entry, ...], tuple[Reason, ...]]:
    """Give the record as it is read: without the recorded entries into force of what is supposed in force, motions as of their class."""
    names = {one.instrument for one in supposed}
    classes = {one.motion: one.matter for one in read_as}
    kept: list[Entry] = []
    out: dict[str, int] = {}
    for entry in entries:
        body = entry.act.body
        if isinstance(body, EntryIntoForceRecorded) and body.instrument in names:
            out[body.instrument] = out.get(body.instrument, 0) + 1
        elif isinstance(body, MotionOpened | DecisionTaken) and body.motion in classes:
            # The act and its id are as they were; only the class by which the text on trial decides it is another.
            kept.append(replace(entry, act=replace(entry.act, body=replace(body, class_=classes[body.motion]))))
        else:
            kept.append(entry)
    told = [reason(ACTS_LEFT_OUT, article=name, instrument=name, count=count) for name, count in out.items()]
    told += [reason(READ_AS, motion=one.motion, matter=one.matter) for one in read_as]
    return tuple(kept), tuple(told)


def _digest(corpus: Corpus, suppose: Suppositions) -> str:
    """Name the text on trial: by the corpus that it is laid over and everything that is supposed."""
    return f"sha256:{sha256(corpus.digest.encode() + msgspec.json.encode(suppose)).hexdigest()}"
