"""This file is about a corpus as a whole: what one file or block cannot know about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from foedus.corpus.changes import check_articles
from foedus.corpus.combinations import check_combinations
from foedus.corpus.corpus import Header
from foedus.corpus.instrument import Front
from foedus.corpus.known import Known, known
from foedus.corpus.people import check_names
from foedus.corpus.phrase_check import check_phrases
from foedus.corpus.reading import ReadCorpus
from foedus.corpus.references import check_texts
from foedus.corpus.roster import check_roster
from foedus.corpus.shape import tag
from foedus.corpus.translation import check_translations
from foedus.finding import Finding

Check = Callable[[ReadCorpus, Known, Mapping[str, bytes]], Iterator[Finding]]


def check(read: ReadCorpus, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Look at everything that was read, side by side; what could not be read is looked at no further."""
    if read.header is None and read.block is None:
        return ()  # without corpus.yaml everything else would be found wanting for want of it
    defined = known(read)
    return tuple(finding for one in CHECKS for finding in one(read, defined, files))


def _blocks(read: ReadCorpus, defined: Known, _files: Mapping[str, bytes]) -> Iterator[Finding]:
    if read.block:
        yield from check_texts(Header, read.block, defined)
    for instrument in read.instruments:
        if instrument.block:
            yield from check_texts(Front, instrument.block, defined)
        for article in instrument.articles:
            for one in article.provisions:
                yield from check_texts(one.kind, one.block, defined)
                if one.value:
                    yield from check_combinations(one.value, one.block, tag(one.kind))


CHECKS: tuple[Check, ...] = (check_roster, check_articles, _blocks, check_names, check_translations, check_phrases)
