"""This file is about the words of an article in the reader's language: the translation of the version in force, or the original."""

from __future__ import annotations

from foedus.corpus.instrument import Article, Instrument
from foedus.mechanisms.treaty.questions import ArticleInForce
from foedus.organization.organization import Organization


def words_of(
    organization: Organization, language: str, found: Instrument, article: Article, current: ArticleInForce | None
) -> tuple[str, str, bool]:
    """Give heading and words of a version of an article, and whether they are in another language than the reader's."""
    return words_in(organization, language, found, article, current.changed_by if current else found.id)


def words_in(organization: Organization, language: str, found: Instrument, article: Article, maker: str) -> tuple[str, str, bool]:
    """Give heading and words of an article as an instrument made it, and whether they are in another language than the one asked for.

    :param found: the instrument whose article it is; ``maker`` is that instrument, or the one that amended it.
    """
    made_by = organization.corpus.instrument(maker) or found
    if language == made_by.front.language:
        return article.heading, article.words, False
    translated = organization.renderings.translation(maker, language)
    # A translation of an amending instrument calls what it changes as it cites it.
    key = article.number if maker == found.id else f"{found.id} {article.number}"
    if translated is None or key not in translated.articles:
        return article.heading, article.words, True
    heading, words = translated.articles[key]
    return heading, words, False
