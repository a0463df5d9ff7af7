"""This file is about whether a trial can be held: what it names is there, what it supposes changes something."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from foedus.corpus.area import Area
from foedus.corpus.blocks import Block, Where
from foedus.corpus.clock import Calendar
from foedus.corpus.combinations import check_combinations
from foedus.corpus.corpus import Corpus
from foedus.corpus.instrument import AnyProvision, Article
from foedus.corpus.known import Known, paragraphs
from foedus.corpus.organ import Organ, Weights
from foedus.corpus.references import check_texts
from foedus.dates import DateError, calendar_day
from foedus.finding import Code, Finding
from foedus.mechanisms.organs.acts import MotionOpened
from foedus.nearest import nearest
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.organization.question import BY_NAME
from foedus.organization.trial.laying import ruled
from foedus.organization.trial.trial import Suppositions, Trial

OTHER_CORPUS = Code("trial-of-another-corpus", given=str, expected=str)
NOTHING_SUPPOSED = Code("trial-supposes-nothing")
BOTH_WAYS = Code("trial-supposes-both", instrument=str)
IDLE_DAY = Code("trial-day-idle", given=str)
NO_DAY = Code("trial-day-malformed", given=str)
NO_RULE = Code("trial-rule-meets-none", instead=str)
NO_MOTION = Code("trial-motion-unknown", given=str, nearest=str)
NO_CRISIS = Code("trial-crisis-unknown", given=str, nearest=str)
NO_QUESTION = Code("trial-question-unknown", given=str, nearest=str)


def check_trial(trial: Trial, block: Block, organization: Organization, drafted: Corpus | None = None) -> tuple[Finding, ...]:
    """Find everything for which a trial cannot be held over an organization.

    :param drafted: the corpus with the trial's drafts in it, where it has any.
    """
    corpus = drafted or organization.corpus
    if trial.of != corpus.header.id:
        return (OTHER_CORPUS.finding(place=block.place(("of",)), given=corpus.header.id, expected=trial.of),)
    formed = (*check_texts(Trial, block, _known(corpus)), *check_combinations(trial, block, "trial"))
    formed = formed or tuple(_days(trial, block))
    return tuple(dict.fromkeys(formed or (*_supposed(trial, block, corpus), *_of_the_record(trial, block, organization))))


def _days(trial: Trial, block: Block) -> Iterator[Finding]:
    """See that what is to be a day is one: neither a month nor an interval can be compared as of its end, or cut a rule in two."""
    given: dict[Where, str] = {("on",): trial.on, ("drafts from",): trial.drafts_from}
    given |= {("suppose", "rules", at, "from"): one.from_ for at, one in enumerate(trial.suppose.rules)}
    given |= {("suppose", "as if in force", at, "from"): one.from_ for at, one in enumerate(trial.suppose.as_if_in_force)}
    for where, text in given.items():
        try:
            if text:
                calendar_day(text)
        except DateError:
            yield NO_DAY.finding(place=block.place(where), given=text)


def _supposed(trial: Trial, block: Block, corpus: Corpus) -> Iterator[Finding]:
    suppose = trial.suppose
    if suppose == Suppositions():
        yield NOTHING_SUPPOSED.finding(place=block.place(("suppose",), of_key=True))
    elif trial.drafts_from and not suppose.drafts:
        yield IDLE_DAY.finding(place=block.place(("drafts from",)), given=trial.drafts_from)
    in_force = {*suppose.drafts, *(one.instrument for one in suppose.as_if_in_force)}
    for at, name in enumerate(suppose.without):
        if name in in_force:
            yield BOTH_WAYS.finding(place=block.place(("suppose", "without", at)), instrument=name)
    for at, rule in enumerate(suppose.rules):
        if not ruled(corpus, rule)[1]:
            yield NO_RULE.finding(place=block.place(("suppose", "rules", at)), instead=rule.instead_of)


def _of_the_record(trial: Trial, block: Block, organization: Organization) -> Iterator[Finding]:
    motions = [one.act.body.motion for one in organization.entries if isinstance(one.act.body, MotionOpened)]
    for at, read in enumerate(trial.suppose.read_as):
        if read.motion not in motions:
            place = block.place(("suppose", "read as", at, "motion"))
            yield NO_MOTION.finding(place=place, given=read.motion, nearest=nearest(read.motion, motions or ("—",)))
    crises = tuple(organization.corpus.header.crises)
    for at, crisis in enumerate(trial.crises):
        if crisis not in crises:
            yield NO_CRISIS.finding(place=block.place(("crises", at)), given=crisis, nearest=nearest(crisis, crises or ("—",)))
    for at, asked in enumerate(trial.ask):
        name, given, place = (
            asked.get("question", ""),
            {key: value for key, value in asked.items() if key != "question"},
            block.place(("ask", at)),
        )
        if name not in BY_NAME or BY_NAME[name].between is not None or BY_NAME[name].of_record:
            yield NO_QUESTION.finding(place=place, given=name, nearest=nearest(name, BY_NAME))
            continue
        answered = ask(organization, name, given)
        if not isinstance(answered, Asked):
            yield from (replace(one, place=place) for one in answered)


def _known(corpus: Corpus) -> Known:
    """Gather what a compiled corpus defines, as reading its files does."""
    articles: dict[str, dict[str, frozenset[str]]] = {one.id: {} for one in corpus.instruments}
    provisions: list[AnyProvision] = []
    for text in corpus.instruments:
        for name, article in (*((text.id, one) for one in text.articles), *((one.instrument, one.article) for one in text.changes)):
            _number(articles, name, article)
            provisions += article.provisions
    return Known(
        articles,
        tuple(dict.fromkeys(one.organ for one in provisions if isinstance(one, Organ))),
        tuple(dict.fromkeys(one.area for one in provisions if isinstance(one, Area))),
        tuple(corpus.header.actors),
        tuple(dict.fromkeys(one.weights for one in provisions if isinstance(one, Weights))),
        tuple(dict.fromkeys(one.calendar for one in provisions if isinstance(one, Calendar))),
        bool(corpus.header.beside),
    )


def _number(articles: dict[str, dict[str, frozenset[str]]], name: str, article: Article) -> None:
    known = articles.setdefault(name, {})
    known[article.number] = known.get(article.number, frozenset()) | paragraphs(article.words)
