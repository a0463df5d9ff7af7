"""This file holds what the tests of search share: the three engines, a world of two words, and documents and queries by chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

from hypothesis import strategies as st

from foedus.shelves.search.document import Document, Documents, Index
from foedus.shelves.search.postgres import PostgresIndex
from foedus.shelves.search.query import Having, Leaf, Query, Since, Term, Until, Words
from foedus.shelves.search.reading import FIELDS, Known
from foedus.shelves.search.scan import Scan
from foedus.shelves.search.sqlite import SqliteIndex

Engine = Callable[[Documents, str], Index]
ENGINES: dict[str, Engine] = {
    "scan": lambda documents, _: Scan(documents),
    "sqlite": lambda documents, _: SqliteIndex(documents),
    "postgres": PostgresIndex,
}

VALUES = ("signature", "kaz", "csc", "cst", "kazakhstan-2022", "en", "ru")
KNOWN = Known({field: {value: value for value in VALUES} for field in FIELDS}, UTC)

VOCABULARY = ("aid", "aids", "Aïd", "café", "cafe", "ёлка", "елка", "мой", "мои", "4", "4(2)", "use-of-force", "the", "ﬁne", "İ", "ß", "x" * 70, "'", "\\", "ა", "हिन्दी", "OR", "𝔸𝕀𝔻")  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(VOCABULARY), st.text(max_size=4)), max_size=8).map(" ".join)
long_texts = st.lists(st.sampled_from(("aid", "and", "arms")), min_size=240, max_size=560).map(" ".join)
facets = st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(VALUES)), max_size=3).map(tuple)
instants = st.integers(-3, 3)


def document(
    heading: str, words: str, names: str = "", facets: tuple[tuple[str, str], ...] = (), *, known: int = 0, until: int = 0
) -> Document:
    """Give a document that counts from when it was known; its number is given where several are put together."""
    return Document(0, heading, words, names, facets, known, known, max(known, until))


documents = st.lists(
    st.builds(document, texts, st.one_of(texts, long_texts), texts, facets, known=instants, until=instants), max_size=6
).map(lambda some: numbered(*some))  # fmt: skip

sought = st.one_of(st.sampled_from(VOCABULARY), st.text(min_size=1, max_size=3))


def numbered(*some: Document) -> tuple[Document, ...]:
    """Give documents their numbers, in the order in which they stand."""
    return tuple(
        Document(number, one.heading, one.words, one.names, one.facets, one.known, one.since, one.until) for number, one in enumerate(some)
    )


def word(token: str, *, prefix: bool = False) -> Words:
    """Ask for one word that is folded already."""
    return Words((token,), prefix)


def one(*leaves: Leaf) -> Query:
    """Ask for all of these."""
    return Query(tuple((Term(leaf),) for leaf in leaves))


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Write a query by chance: words, phrases, beginnings, alternatives, what is not to be there, fields."""
    terms = []
    for _ in range(draw(st.integers(1, 4))):
        held = " ".join(draw(st.lists(sought, min_size=1, max_size=3))).replace('"', "")
        kind = draw(st.sampled_from(("word", "word", "phrase", "prefix", "field", "date")))
        written = {
            "word": held.split(" ")[0],
            "phrase": f'"{held}"',
            "prefix": f'"{held}"*',
            "field": f"{draw(st.sampled_from(FIELDS))}:{draw(st.sampled_from(VALUES))}",
            "date": draw(st.sampled_from(("from:1970", "to:1970-01-01", "from:1970-01-02", "to:1969"))),
        }[kind]
        terms.append(draw(st.sampled_from(("", "", "-"))) + written)
    return draw(st.sampled_from((" ", " OR "))).join(terms)


@st.composite
def understood(draw: st.DrawFn) -> Query:
    """Give a query by chance as it is understood, without the letters in which it was written."""
    tokens = st.sampled_from(("aid", "aids", "and", "arms", "cafe", "елка", "мои", "4", "2", "a", "x"))
    leaves = st.one_of(
        st.builds(Words, st.lists(tokens, min_size=1, max_size=4).map(tuple), st.booleans()),
        st.builds(Having, st.sampled_from(FIELDS), st.sampled_from(VALUES)),
        st.builds(Since, instants), st.builds(Until, instants),
    )  # fmt: skip
    clauses = st.lists(st.lists(st.builds(Term, leaves, st.booleans()), min_size=1, max_size=3).map(tuple), max_size=3)
    return Query(tuple(draw(clauses)))
