"""The bytes of an act are destroyed where its seat says so openly and signed, and nowhere else; the log keeps what it proves."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
import psycopg
import pytest

from foedus.corpus.corpus import Corpus
from foedus.finding import Finding
from foedus.organization.closure import Terms
from foedus.organization.gate import Gate
from foedus.record.act import Act
from foedus.record.leaf import Stub
from foedus.record.restriction import BodyDestroyed
from foedus.shelves.auditing import audit
from foedus.shelves.destroying import carry_out, destroy, stated, sweep
from foedus.shelves.log import Examined, Log, LogReader, Receipt
from foedus.shelves.opening import open_organization
from foedus.shelves.search.document import Document
from foedus.shelves.search.postgres import PostgresIndex, forget_all
from foedus.shelves.shelf import Shelf
from foedus.shelves.sqlite import SqliteShelf
from tests.shelves.acts import opening, ready, request, signed
from tests.shelves.engines import one, word
from tests.shelves.shelves import KEY, NOW, WRITABLE

CLOSED = Stub(matter="organ:CSC", rule="EP 10", seat="KAZ", level="for official use", size=1024)
WORDS = b"a canary in the body"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    organization = open_organization("csto").organization
    assert organization is not None
    return organization.corpus


@pytest.fixture(params=sorted(WRITABLE))
def shelf(request: pytest.FixtureRequest) -> Iterator[Shelf]:
    made = WRITABLE[request.param](request)
    yield made
    made.close()


def log_on(shelf: Shelf, corpus: Corpus) -> Log:
    log = Log(shelf, KEY, lambda: NOW, gate=Gate(KEY.identity.keys, Terms(corpus, "secret", lambda: NOW)))
    log.found()
    if not log.size:
        log.enter([ready(*opening())])
    return log


def secret(number: int = 1) -> Act:
    act = request(number)
    return msgspec.structs.replace(act, body=msgspec.structs.replace(act.body, note=WORDS.decode()))


def statement(act: str, seat: str = "KAZ") -> Act:
    body = BodyDestroyed(what=act, effect="nobody can read it; its place and time stay proved")
    return msgspec.structs.replace(request(99), seat=seat, body=body)


def entered(log: Log, act: Act, stub: Stub | None = None) -> str:
    data, signatures = signed(act)
    (told,) = log.enter([msgspec.structs.replace(ready(data, signatures), stub=stub)])
    assert isinstance(told, Receipt), told
    return sha256(data).hexdigest()


def code(found: object) -> str:
    assert isinstance(found, Finding), found
    return found.code


def test_what_its_seat_states_is_destroyed_and_the_log_proves_what_it_proved(shelf: Shelf, corpus: Corpus) -> None:
    log = log_on(shelf, corpus)
    gone = entered(log, secret(), CLOSED)
    kept = entered(log, request(2))
    entered(log, statement(gone))
    before = log.proof(1)

    assert destroy(log, gone) is None

    rows = {row.id: row for row in shelf.rows()}
    assert rows[gone].act is None
    assert rows[kept].act is not None
    assert LogReader(shelf).proof(1) == before
    assert code(destroy(log, gone)) == "destroy-not-there"


def test_without_an_open_signed_statement_of_its_seat_the_bytes_stay(shelf: Shelf, corpus: Corpus) -> None:
    """An attack: a host, or another member, makes inconvenient words disappear."""
    log = log_on(shelf, corpus)
    act = entered(log, secret(), CLOSED)

    assert code(destroy(log, act)) == "destroy-unstated"
    entered(log, statement(act, "RUS"))
    assert code(destroy(log, act)) == "destroy-unstated"
    assert [row.act for row in shelf.rows(1, 2)] != [None]


def test_what_the_record_rests_on_is_never_destroyed(shelf: Shelf, corpus: Corpus) -> None:
    log = log_on(shelf, corpus)
    first = next(shelf.rows(0, 1)).id

    assert code(destroy(log, first)) == "destroy-never"
    assert code(destroy(log, "00" * 32)) == "destroy-not-there"


def test_no_byte_of_it_is_left_in_the_file_and_the_audit_counts_it(tmp_path: Path, corpus: Corpus) -> None:
    place = tmp_path / "record.db"
    shelf = SqliteShelf(place, KEY.identity)
    log = log_on(shelf, corpus)
    gone, withheld = entered(log, secret(1), CLOSED), entered(log, secret(2), CLOSED)
    entered(log, statement(gone))
    shelf.close()
    assert place.read_bytes().count(WORDS) == 2

    shelf = SqliteShelf(place)
    assert destroy(log_on(shelf, corpus), gone) is None
    shelf.close()

    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert left.count(WORDS) == 1
    outcome = audit(str(place), cores=1)
    assert outcome.findings == ()
    assert (outcome.counts.verified, outcome.counts.withheld, outcome.counts.destroyed) == (3, 0, 1)
    assert withheld != gone


def test_bytes_that_are_gone_without_a_statement_are_found_missing(tmp_path: Path, corpus: Corpus) -> None:
    """An attack: the host destroys an open act and says nothing."""
    place = tmp_path / "record.db"
    shelf = SqliteShelf(place, KEY.identity)
    log = log_on(shelf, corpus)
    entered(log, request(1))
    with shelf.writing() as writing:
        writing.forget(1)
    shelf.close()

    outcome = audit(str(place), cores=1)

    assert [(one.code, one.place and one.place.line) for one in outcome.findings] == [("audit-act-missing", 1)]


def test_a_byte_among_the_zeros_is_found(tmp_path: Path, corpus: Corpus) -> None:
    place = tmp_path / "record.db"
    shelf = SqliteShelf(place, KEY.identity)
    log = log_on(shelf, corpus)
    gone = entered(log, secret(), CLOSED)
    entered(log, statement(gone))
    destroy(log, gone)
    shelf.close()
    data = place.read_bytes()
    at = data.index(bytes(len(signed(secret())[0]))) + 40

    place.write_bytes(data[:at] + b"x" + data[at + 1 :])

    assert not audit(str(place), cores=1).sound


def test_a_destroyed_act_that_was_open_is_counted_too(tmp_path: Path, corpus: Corpus) -> None:
    place = tmp_path / "record.db"
    shelf = SqliteShelf(place, KEY.identity)
    log = log_on(shelf, corpus)
    gone = entered(log, secret())
    entered(log, statement(gone))
    assert destroy(log, gone) is None
    shelf.close()

    outcome = audit(str(place), cores=1)

    assert (outcome.findings, outcome.counts.destroyed) == ((), 1)


def test_a_stub_that_the_gate_would_not_have_taken_is_found(tmp_path: Path, corpus: Corpus) -> None:
    """An attack: the host itself closes what may not be closed."""
    place = tmp_path / "record.db"
    shelf = SqliteShelf(place, KEY.identity)
    log_on(shelf, corpus)
    data, signatures = signed(statement("00" * 32))
    Log(shelf, KEY, lambda: NOW).enter([Examined(sha256(data).hexdigest(), data, signatures, CLOSED)])
    shelf.close()

    assert "closed-never" in [one.code for one in audit(str(place), cores=1).findings]


def test_what_lies_beside_the_rows_is_swept_too_and_the_rest_stays_as_it_was(shelf: Shelf, corpus: Corpus) -> None:
    log = log_on(shelf, corpus)
    gone = entered(log, secret(), CLOSED)
    entered(log, statement(gone))
    assert stated(log) == (gone,)
    assert carry_out(log) == (gone,)
    before = list(shelf.rows())

    sweep(shelf)

    assert stated(log) == ()
    assert list(shelf.rows()) == before
    entered(log, request(2))


def test_a_server_writes_its_rows_anew(postgres: str, request: pytest.FixtureRequest, corpus: Corpus) -> None:
    shelf = WRITABLE["postgres"](request)
    log = log_on(shelf, corpus)
    gone = entered(log, secret(), CLOSED)
    entered(log, statement(gone))
    destroy(log, gone)

    def files() -> list[object]:
        with psycopg.connect(postgres) as database:
            sql = "SELECT pg_relation_filenode(oid), pg_relation_filenode(reltoastrelid) FROM pg_class WHERE oid = 'foedus_record.rows'::regclass"
            return list(database.execute(sql).fetchone() or ())

    before = files()
    sweep(shelf)

    assert not set(before) & set(files())


def test_no_word_of_it_stays_in_an_index_of_search_on_the_same_server(postgres: str) -> None:
    document = Document(0, "a heading", "words and a canary", "", (), 0, 0, 1)
    query = one(word("canary"))
    index = PostgresIndex((document,), postgres)
    assert index.matches(query, 5)

    forget_all(postgres)

    with psycopg.connect(postgres) as database:
        assert database.execute("SELECT count(*) FROM foedus_search.pieces").fetchone() == (0,)
    assert PostgresIndex((document,), postgres).matches(query, 5), "the next question builds it again"
