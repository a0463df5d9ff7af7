"""This file is about a whole instrument in one language, as it reads on a date: heading and words of every article, and what each rests on."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from foedus.corpus.citation import Citation
from foedus.corpus.instrument import Change, Instrument
from foedus.dates import Instant, day_of
from foedus.mechanisms.treaty.questions import Consolidated, Step, Wording, corrected
from foedus.organization.organization import Organization
from foedus.words.exposition import log_as_json
from foedus.words.texts import words_in

_BREAK = re.compile(r"\n[ \t]*\n")


class ArticleText(Struct, frozen=True):
    """One article as a reader reads it; ``language`` is that of the words, ``kind`` whether they are authentic or a paraphrase."""

    number: str
    heading: str
    words: str
    language: str
    kind: str
    wording: Wording

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Give the paragraphs of the words."""
        return paragraphs_of(self.words)

    @property
    def deleted(self) -> bool:
        """Say whether the article stands no more."""
        return self.wording.deleted

    @property
    def steps(self) -> tuple[Step, ...]:
        """Give the changes that made it so, oldest first."""
        return self.wording.steps


class ChangeText(Struct, frozen=True):
    """What an amending instrument makes of an article of another; ``host`` is its own article that says so."""

    change: Change
    heading: str
    words: str
    language: str

    @property
    def host(self) -> str:
        """Give the number of the article under which the change stands."""
        return self.change.by.rpartition(" ")[2]

    @property
    def cited(self) -> str:
        """Cite the article that is changed."""
        return f"{self.change.instrument} {self.change.article.number}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Give the paragraphs of the new words."""
        return paragraphs_of(self.words)


class InstrumentText(Struct, frozen=True):
    """An instrument in a language, as of a date: its title, its articles in order, and the text behind them.

    ``language`` was asked for; articles that the corpus has in another language alone say which.
    ``changes`` are what it makes of other instruments, in the order of its file.
    """

    title: str
    language: str
    as_of: str
    articles: tuple[ArticleText, ...]
    text: Consolidated
    changes: tuple[ChangeText, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Say what the words are: authentic, an official translation, a paraphrase; each once."""
        own = (self.text.instrument.front.text,) if not self.articles else ()
        return tuple(dict.fromkeys((*(one.kind for one in self.articles), *own)))


def paragraphs_of(words: str) -> tuple[str, ...]:
    """Take words apart into paragraphs, which blank lines divide."""
    return tuple(part.strip("\n") for part in _BREAK.split(words) if part.strip())


def text_in(organization: Organization, text: Consolidated, language: str, as_of: str) -> InstrumentText:
    """Put a consolidated text into a language, as far as the corpus has it.

    :param as_of: the day on which it reads so, as the asker wrote it.
    """
    found = text.instrument
    articles = tuple(article_in(organization, found, one, language) for one in text.wordings)
    changes = tuple(_change(organization, found, one, language) for one in found.changes) if text.concluded else ()
    return InstrumentText(title_in(organization, found, language), language, as_of, articles, text, changes)


def _change(organization: Organization, found: Instrument, one: Change, language: str) -> ChangeText:
    changed = organization.corpus.instrument(one.instrument) or found
    heading, words, foreign = words_in(organization, language, changed, one.article, found.id)
    return ChangeText(one, heading, words, found.front.language if foreign else language)


def article_in(organization: Organization, found: Instrument, one: Wording, language: str) -> ArticleText:
    """Put one article into a language; where the corpus has it in its original alone, it stays in that."""
    maker = one.steps[-1].instrument if one.steps else found.id
    made_by = organization.corpus.instrument(maker) or found
    heading, words, foreign = words_in(organization, language, found, one.article, maker)
    words = corrected(words, Citation(found.id, one.number), organization.world.timelines.corrections) if one.corrected else words
    spoken = made_by.front.language if foreign else language
    translated = None if foreign or language == made_by.front.language else organization.renderings.translation(maker, language)
    kind = translated.text if translated else made_by.front.text
    return ArticleText(one.number, heading, words, spoken, kind, one)


def title_in(organization: Organization, found: Instrument, language: str) -> str:
    """Give the title of an instrument in a language, or in the first that it has."""
    titles = found.front.title
    translated = None if language in titles else organization.renderings.translation(found.id, language)
    return titles.get(language) or (translated.title if translated else "") or next(iter(titles.values()), found.id)


def languages_of(organization: Organization, name: str) -> tuple[str, ...]:
    """Give the languages in which a corpus has an instrument, its own first."""
    found = organization.corpus.instrument(name)
    own = (found.front.language,) if found else ()
    return tuple(dict.fromkeys((*own, *organization.renderings.languages(name))))


def text_as_json(organization: Organization, text: InstrumentText) -> dict[str, Any]:
    """Give a consolidated text as plain data."""
    found = text.text.instrument
    return {
        "instrument": found.id,
        "title": text.title,
        "language": text.language,
        "text": list(text.kinds),
        "as_of": text.as_of,
        "concluded": text.text.concluded,
        "in_force": text.text.force.value,
        "amended_by": list(text.text.amended_by),
        "awaited": list(text.text.awaited),
        "articles": [_article(organization, one) for one in text.articles],
        "changes": [_change_as_json(one) for one in text.changes],
        "corpus": organization.corpus.digest,
        "log": log_as_json(organization.log),
    }


def _article(organization: Organization, one: ArticleText) -> dict[str, Any]:
    return {
        "article": one.number,
        "heading": one.heading,
        "words": "" if one.deleted else one.words,
        "language": one.language,
        "text": one.kind,
        "deleted": one.deleted,
        "changed": [step_as_json(organization, step) for step in one.steps],
        "corrected": [{"act": act, "on": day} for act, day in one.wording.corrected],
    }


def _change_as_json(one: ChangeText) -> dict[str, Any]:
    return {
        "article": one.cited,
        "by": one.change.by,
        "heading": one.heading,
        "words": one.words,
        "language": one.language,
        "deletes": one.change.deletes,
        "adds": one.change.adds,
    }


def step_as_json(organization: Organization, step: Step) -> dict[str, Any]:
    """Give one change of an article as plain data; on trial it has no date."""
    return {
        "by": step.by,
        "instrument": step.instrument,
        "since": day_at(organization, step.since),
        "deletes": step.deletes,
        "adds": step.adds,
        "does_not_bind": list(step.unbound),
    }


def day_at(organization: Organization, instant: Instant | None) -> str | None:
    """Give the day at the seat on which an instant falls; none for none."""
    return None if instant is None else day_of(instant, organization.world.seat).isoformat()
