"""Where a record lies, beginning it there, and going on with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.corpus.corpus import Corpus
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.genesis import Genesis
from foedus.shelves.entries import enter, unshelve
from foedus.shelves.following import Follower
from foedus.shelves.founding import anchor, found, open_log, open_reader
from foedus.shelves.keys import KeyMissingError, KeyUnreadableError, new_key, read_key, write_key
from foedus.shelves.opening import DEFAULT, open_organization
from foedus.shelves.places import OtherLogError, RecordMissingError, default_place, is_address, key_path, open_shelf
from foedus.shelves.postgres import PostgresShelf
from foedus.shelves.shelf import NotAShelfError, StuckError

from .shelves import IDENTITY, emptied


@pytest.fixture(scope="module")
def csto() -> Organization:
    opened = open_organization("csto")
    assert opened.organization, opened.findings
    return opened.organization


@pytest.fixture
def corpus(csto: Organization) -> Corpus:
    return csto.corpus


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    address: str = request.getfixturevalue("postgres")
    emptied(address)
    return address


@pytest.mark.parametrize("text", ["postgresql://host/name", "postgres:///name", "host=/run/db dbname=csto", "service=csto"])
def test_a_database_is_named_by_its_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["record.db", "/var/lib/csto.db", "./a=b/c", "C:\\record", "post office/record.db", ""])
def test_anything_else_is_a_file(text: str) -> None:
    assert not is_address(text)


def test_the_usual_place_is_under_the_user_s_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_place("csto") == "/data/foedus/csto/record.db"
    assert str(key_path("dbname=x", "csto")) == "/data/foedus/csto/log.key"

    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("HOME", "/srv/officer")
    assert default_place("csto") == "/srv/officer/.local/share/foedus/csto/record.db"
    assert str(key_path("x.db", "csto")) == "x.db.key"


def test_a_record_begins_with_the_act_that_opens_it(corpus: Corpus, place: str) -> None:
    log = found(corpus, place)

    (entry,), findings = unshelve(log.shelf, VOCABULARY)
    assert findings == ()
    assert isinstance(entry.act.body, Genesis)
    assert (entry.act.body.keys, entry.act.body.corpus) == (log.shelf.identity.keys, corpus.digest)
    assert (entry.act.seat, entry.id) == ("CSTO", anchor(log))
    log.shelf.close()


def test_a_record_that_is_begun_again_is_the_same(corpus: Corpus, place: str) -> None:
    first = found(corpus, place)
    again = found(corpus, place)

    assert (anchor(first), first.size) == (anchor(again), again.size)


def test_a_beginning_that_was_broken_off_is_gone_on_with(corpus: Corpus, place: str) -> None:
    """The key was written, and the shelf made, and then the power failed."""
    key = new_key("csto")
    write_key(key_path(place, "csto"), key)
    assert found(corpus, place).keys[0] == key.signer.verifier


def test_a_record_is_gone_on_with_where_it_was_left(csto: Organization, place: str) -> None:
    entries = sorted(csto.entries, key=lambda entry: entry.position)[:40]
    enter(found(csto.corpus, place), entries[:20])

    told = enter(open_log(place), entries)

    assert [one.position for one in told] == list(range(1, 41))  # type: ignore[union-attr]


def test_a_record_that_is_not_there_is_missing(tmp_path: Path, postgres: str) -> None:
    emptied(postgres)
    for place in (str(tmp_path / "none.db"), "", postgres):
        with pytest.raises(RecordMissingError):
            open_reader(place)
    with pytest.raises(StuckError):
        open_reader(str(tmp_path))


def test_a_record_of_another_log_is_said(corpus: Corpus, place: str) -> None:
    found(corpus, place).shelf.close()

    with pytest.raises(OtherLogError):
        open_reader(place, "union")


def test_a_database_that_holds_another_log_is_not_written(corpus: Corpus, postgres: str, tmp_path: Path) -> None:
    emptied(postgres)
    PostgresShelf(postgres, IDENTITY).close()

    with pytest.raises(KeyMissingError):
        found(corpus, postgres, key=tmp_path / "log.key")
    assert not (tmp_path / "log.key").exists()
    write_key(tmp_path / "log.key", new_key("csto"))
    with pytest.raises(NotAShelfError):
        found(corpus, postgres, key=tmp_path / "log.key")
    with pytest.raises(KeyMissingError):
        open_log(postgres, key=tmp_path / "none.key")


@pytest.mark.parametrize("text", ["", "secret", "secret\nsecret", "\0", "x" * 9_000])
def test_a_file_that_holds_no_key_is_none_and_is_not_repeated(tmp_path: Path, text: str) -> None:
    (tmp_path / "log.key").write_text(text)

    with pytest.raises(KeyUnreadableError) as caught:
        read_key(tmp_path / "log.key")

    assert "secret" not in str(caught.value)


def test_a_key_comes_back_as_it_was_written_and_is_never_written_over(tmp_path: Path) -> None:
    key = new_key("csto")
    write_key(tmp_path / "log.key", key)

    with pytest.raises(FileExistsError):
        write_key(tmp_path / "log.key", new_key("csto"))
    assert read_key(tmp_path / "log.key") == key


def test_a_record_whose_key_is_gone_is_not_begun_anew(corpus: Corpus, place: str) -> None:
    found(corpus, place).shelf.close()
    key_path(place, "csto").unlink()

    with pytest.raises(KeyMissingError):
        found(corpus, place)
    assert not key_path(place, "csto").exists()


def test_the_key_of_another_log_begins_no_record(corpus: Corpus, place: str) -> None:
    write_key(key_path(place, "csto"), new_key("union"))

    with pytest.raises(OtherLogError):
        found(corpus, place)


def test_the_keys_of_two_logs_are_not_the_keys_of_one(tmp_path: Path) -> None:
    one, other = new_key("csto"), new_key("union")
    (tmp_path / "log.key").write_text(f"{one.signer.secret}\n{other.clock.secret}\n")

    with pytest.raises(KeyUnreadableError):
        read_key(tmp_path / "log.key")


def test_what_others_enter_is_folded_on_and_nothing_is_folded_again(csto: Organization, place: str) -> None:
    entries = sorted(csto.entries, key=lambda entry: entry.position)
    log = found(csto.corpus, place)
    enter(log, entries[:300])
    follower = Follower(Organization(csto.corpus), open_reader(place))
    first = follower.now()
    assert follower.now() is first
    assert len(first.entries) == 301

    enter(log, entries)
    later = follower.now()

    assert len(first.entries) == 301
    assert later.log is not None
    assert (later.log.size, len(later.entries)) == (1 + len(entries), 1 + len(entries))
    assert later.log.checkpoint.startswith(f"csto\n{later.log.size}\n{later.log.root}\n")
    # The act that opens the record stands on it and not in the history.
    assert {(one.code, one.act) for one in later.findings} == {(one.code, one.act) for one in csto.findings}
    follower.close()


def test_a_corpus_is_asked_on_its_record_in_the_usual_place(csto: Organization, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    log = found(csto.corpus, default_place("csto"))
    enter(log, sorted(csto.entries, key=lambda entry: entry.position))
    log.shelf.close()

    opened = open_organization("csto", record=DEFAULT).organization

    assert opened
    assert opened.log
    assert opened.log.size == len(csto.entries) + 1
    asked = [one.on("2022-01-05").treaty.ask_parties(of="CST").value for one in (opened, csto)]
    assert asked[0] == asked[1]


def test_a_shelf_opened_for_reading_is_not_written(corpus: Corpus, place: str) -> None:
    found(corpus, place).shelf.close()
    shelf = open_shelf(place, read_only=True)

    with pytest.raises(PermissionError), shelf.writing():
        pass
