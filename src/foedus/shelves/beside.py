"""This file is about the corpora that lie beside one: its clauses may name an instrument of theirs, which is to be there."""

from __future__ import annotations

from foedus.corpus.corpus import Corpus
from foedus.corpus.duty import Obligation, Silence
from foedus.finding import Code, Finding
from foedus.shelves.folder import find_corpus, open_corpus

BESIDE_UNKNOWN = Code("corpus-beside-unknown", instrument=str, corpora=tuple)


def beside_unknown(corpus: Corpus) -> tuple[Finding, ...]:
    """Say which instruments a corpus borrows from those that lie beside it and that are in none of them.

    :raises CorpusMissingError: there is no corpus of a name that it gives.
    """
    if not corpus.header.beside:
        return ()
    known = [open_corpus(find_corpus(name)).corpus for name in corpus.header.beside]
    there = {one.id for other in (corpus, *known) if other for one in other.instruments}
    borrowed = {
        one.parties_of
        for text in corpus.instruments
        for article in (*text.articles, *(change.article for change in text.changes))
        for block in article.provisions
        for one in (block.savings if isinstance(block, Obligation) else (block,) if isinstance(block, Silence) else ())
    }
    return tuple(BESIDE_UNKNOWN.finding(instrument=name, corpora=corpus.header.beside) for name in sorted(borrowed - there - {""}))
