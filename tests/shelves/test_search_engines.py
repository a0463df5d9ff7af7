"""Three engines, one meaning: the scan of every document, FTS5 in SQLite, and the vectors of PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings

from foedus.shelves.search.document import Document, Documents, Match
from foedus.shelves.search.postgres import PIECE, PostgresIndex, PostgresMissingError, vectors
from foedus.shelves.search.query import Having, Query, Since, Term, Until, Words
from foedus.shelves.search.reading import MOST, read
from foedus.shelves.search.scan import Scan
from foedus.shelves.search.sqlite import SqliteIndex

from .engines import ENGINES, KNOWN, Engine, document, documents, numbered, one, queries, understood, word

SOME = numbered(
    document("CST 4. An attack on one", "Aggression against one party is aggression against all", "Collective Security Treaty"),
    document("CST 2. Consultation", "If security is threatened, consultations start", "", (("instrument", "cst"),), known=5, until=9),
    document("2022-01-05 KAZ requests assistance", "note: One request, one party", "Kazakhstan · Казахстан", (("state", "kaz"),), known=3),
    document("", "", ""),
)


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]


@pytest.fixture
def found(engine: Engine, postgres: str) -> Searcher:
    return Searcher(engine, postgres)


class Searcher:
    """One engine, asked about documents."""

    def __init__(self, engine: Engine, dsn: str) -> None:
        self.engine, self.dsn = engine, dsn

    def __call__(self, query: Query, some: Documents = SOME, at: int = 10) -> list[int]:
        return sorted(match.number for match in self.matches(query, some, at))

    def matches(self, query: Query, some: Documents = SOME, at: int = 10) -> frozenset[Match]:
        index = self.engine(some, self.dsn)
        try:
            return index.matches(query, at)
        finally:
            index.close()


def test_a_word_is_found_in_heading_words_and_names(found: Searcher) -> None:
    assert found(one(word("attack"))) == [0]
    assert found(one(word("aggression"))) == [0]
    assert found(one(word("казахстан"))) == [2]


def test_words_must_all_occur_wherever_they_stand(found: Searcher) -> None:
    assert found(one(word("attack"), word("aggression"))) == [0]
    assert found(one(word("attack"), word("consultation"))) == []


def test_a_phrase_stands_in_one_part_word_after_word(found: Searcher) -> None:
    assert found(one(Words(("one", "party")))) == [0, 2]
    assert found(one(Words(("party", "one")))) == []
    assert found(one(Words(("one", "aggression")))) == []  # the end of a heading and the beginning of the words


def test_of_the_last_word_the_beginning_may_be_enough(found: Searcher) -> None:
    assert found(one(word("consult", prefix=True))) == [1]
    assert found(one(word("consultation"))) == [1]
    assert found(one(word("consul"))) == []
    assert found(one(Words(("one", "p"), prefix=True))) == [0, 2]


def test_one_of_the_alternatives_is_enough(found: Searcher) -> None:
    assert found(Query(((Term(word("attack")), Term(word("consultation"))),))) == [0, 1]


def test_what_is_not_to_be_there_is_not_there(found: Searcher) -> None:
    assert found(Query(((Term(word("one")),), (Term(word("attack"), without=True),)))) == [2]
    assert found(Query(((Term(word("one"), without=True),),))) == [1, 3]


def test_fields_and_dates_narrow(found: Searcher) -> None:
    assert found(one(Having("state", "kaz"))) == [2]
    assert found(one(Since(6))) == [1]
    assert found(one(Until(4))) == [0, 2, 3]
    assert found(Query(((Term(Having("state", "kaz"), without=True),), (Term(Until(4)),)))) == [0, 3]


def test_what_was_not_yet_known_is_not_found(found: Searcher) -> None:
    assert found(Query(()), at=3) == [0, 3]
    assert found(Query(()), at=4) == [0, 2, 3]


def test_hits_are_counted_by_what_was_sought_not_by_how_often_it_stands_there(found: Searcher) -> None:
    query = one(word("one"), word("aggression"), word("one", prefix=True))

    assert found.matches(query) == {Match(0, headed=2, worded=3)}


def test_nothing_is_found_among_nothing(found: Searcher) -> None:
    assert found(one(word("aid")), some=()) == []


def test_an_engine_splits_and_folds_nothing_of_its_own(found: Searcher) -> None:
    """Texts in which engines like to see addresses, hosts, numbers and versions."""
    some = numbered(document("", "e-mail a@b.example, https://c.example/d?e=1 -5.5e3 v1.2 ǅ Ⅻ ᏸ ꮿ ı ſ ς"))
    for token in some[0].parts[1]:
        assert found(one(word(token)), some) == [0], token
    assert found(one(Words(some[0].parts[1])), some) == [0]


@pytest.mark.parametrize("length", [PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 1_000])
def test_a_long_text_is_searched_to_its_end_and_across(found: Searcher, length: int) -> None:
    """An attack: text so long that an index loses count of where a word stands."""
    text = ["aid"] * length + ["ends", "here"]
    some = numbered(document("", " ".join(text)))

    assert found(one(Words(("aid", "ends", "here"))), some) == [0]
    assert found(one(Words(("aid",) * (MOST - 1) + ("ends",))), some) == [0]
    assert found(one(Words(("ends", "aid"))), some) == []


@pytest.mark.parametrize("position", range(PIECE - MOST - 2, PIECE + 2))
def test_no_phrase_falls_between_two_pieces(position: int) -> None:
    tokens = [f"t{number}" for number in range(3 * PIECE)]
    pieces = [piece.split() for piece in vectors(tokens)]
    phrase = tokens[position : position + MOST]

    assert any([token.split("'")[1] for token in piece][begin : begin + MOST] == phrase for piece in pieces for begin in range(len(piece)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(some=documents, text=queries())
def test_whatever_is_asked_of_whatever_the_engines_agree(postgres: str, some: tuple[Document, ...], text: str) -> None:
    query = read(text, KNOWN)
    if isinstance(query, Query):
        agree(query, some, postgres)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(some=documents, query=understood())
def test_the_engines_agree_about_queries_that_nobody_would_write(postgres: str, some: tuple[Document, ...], query: Query) -> None:
    agree(query, some, postgres)


def agree(query: Query, some: tuple[Document, ...], dsn: str) -> None:
    reference, sqlite = Scan(some), SqliteIndex(some)
    server = PostgresIndex(some, dsn)
    for at in (-1, 4):
        expected = reference.matches(query, at)
        assert sqlite.matches(query, at) == expected
        assert server.matches(query, at) == expected
    sqlite.close()


def test_another_text_makes_another_index_and_the_same_text_none(postgres: str) -> None:
    one_, other = PostgresIndex(SOME, postgres), PostgresIndex(SOME[:2], postgres)

    assert PostgresIndex(SOME, postgres).digest == one_.digest != other.digest
    assert len(one_.matches(Query(()), 10)) == 4
    assert len(other.matches(Query(()), 10)) == 2


def test_an_index_that_was_forgotten_is_built_again(postgres: str) -> None:
    first = PostgresIndex(SOME, postgres)
    expected = first.matches(Query(()), 10)
    for number in range(12):
        PostgresIndex(numbered(document(str(number), "")), postgres).matches(Query(()), 10)

    assert first.matches(Query(()), 10) == expected


def test_whoever_asks_at_once_builds_one_index(postgres: str) -> None:
    """An attack: many processes that all find no index."""
    some = numbered(document("asked at once", "by many"))
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: PostgresIndex(some, postgres).matches(one(word("many")), 10), range(12)))

    assert set(found) == {frozenset({Match(0, headed=0, worded=1)})}


def test_the_sqlite_index_may_be_asked_from_many_threads() -> None:
    index = SqliteIndex(SOME)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: index.matches(one(word("one")), 10), range(50)))

    assert len(set(found)) == 1


def test_a_server_that_does_not_answer_is_told(tmp_path: object) -> None:
    with pytest.raises(PostgresMissingError, match=r"\S"):
        PostgresIndex(SOME, f"host={tmp_path} connect_timeout=2").matches(Query(()), 10)
