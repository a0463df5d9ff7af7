"""A member sends an act through its witness: entered, refused with the log's signature, or kept with the witness's."""

from __future__ import annotations

from hashlib import sha256

import pytest

from foedus.finding import Finding
from foedus.record.proof import Proof, parse_proof
from foedus.record.refusal import Refusal, open_refusal
from foedus.record.submission import open_statement
from foedus.shelves.log import Log
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.receiving import receive
from foedus.shelves.sequencer import Sequencer
from foedus.witness import ledger
from foedus.witness.ledger import NotALedgerError
from foedus.words import LANGUAGES, say
from tests.shelves.acts import begun, request, signed
from tests.witness.world import KEY, NOW, Host, World, act_bytes, checkpoint, examined, log_with, submission

ID = sha256(act_bytes(9)).hexdigest()


def takes(host: Host, log: Log) -> None:
    """Let a host do with what is sent as the product does, but for reading the act's body."""

    def took(body: bytes) -> tuple[int, bytes]:
        (told,) = log.enter([examined(9)])
        assert body == submission(9)
        return (200, str(log.proof(told.position)).encode()) if not isinstance(told, Finding) else (503, b"")

    host.takes = took


def test_the_host_enters_it_and_the_member_gets_the_proof(here: World) -> None:
    log = log_with(1, 2)
    host = here.host(log)
    takes(host, log)
    witness = here.witness("KAZ", url=host.url)

    answered = witness.post("submit", submission(9))

    proof = parse_proof(answered.body)
    assert answered.status == 200
    assert isinstance(proof, Proof)
    assert proof.index == 2
    sent = witness.ledger.sent_act(ID)
    assert sent is not None
    assert sent.position == 2


def test_the_host_refuses_it_and_its_signed_refusal_is_kept(here: World) -> None:
    log = log_with(1, 2)
    host = here.host(log)
    refusal = log.refuse(act_bytes(9), Finding("act-unreadable", ())).encode()
    host.takes = lambda _: (422, refusal)
    witness = here.witness("KAZ", url=host.url)

    answered = witness.post("submit", submission(9))

    assert (answered.status, answered.body) == (422, refusal)
    assert isinstance(open_refusal(answered.body, log.keys, origin="union"), Refusal)
    sent = witness.ledger.sent_act(ID)
    assert sent is not None
    assert sent.refusal == refusal


@pytest.mark.parametrize(
    "told",
    [
        (503, b""),
        (500, b"sorry"),
        (200, b"thank you"),
        (200, str(log_with(1, 2).proof(1)).encode()),
        (422, b"no"),
        (422, log_with().refuse(b"another act", Finding("act-unreadable", ())).encode()),
    ],
)
def test_an_evasion_leaves_the_act_waiting_and_the_member_with_the_witness_s_word(here: World, told: tuple[int, bytes]) -> None:
    host = here.host(log_with(1, 2))
    host.takes = lambda _: told
    witness = here.witness("KAZ", url=host.url)

    answered = witness.post("submit", submission(9))

    statement = open_statement(answered.body, [witness.home.keys.statements.verifier])
    assert answered.status == 202
    assert (statement.id, statement.received) == (ID, NOW)  # type: ignore[union-attr]
    sent = witness.ledger.sent_act(ID)
    assert sent is not None
    assert (sent.position, sent.refusal, sent.asked) == (None, None, NOW)


def test_an_act_that_waits_is_carried_again_until_the_host_takes_it(here: World) -> None:
    log = log_with(1, 2)
    host = here.host(None)
    witness = here.witness("KAZ", url=host.url)
    assert witness.post("submit", submission(9)).status == 202
    here.clock.now += 60
    witness.rounds.go()
    host.log = log
    takes(host, log)

    witness.rounds.go()

    assert [one.position for one in witness.ledger.sent("union")] == [2]
    assert witness.post("submit", submission(9)).status == 200


def test_a_host_that_is_not_there_is_asked_once_a_round_however_many_acts_wait(here: World) -> None:
    host = here.host(log_with(1))
    witness = here.witness("KAZ", url=host.url)
    for number in range(3):
        witness.post("submit", submission(number))
    host.close()
    here.clock.now += 60

    witness.rounds.go()

    assert [one.asked for one in witness.ledger.sent("union")] == [NOW + 60, NOW, NOW]


def test_an_act_that_came_on_the_record_another_way_no_longer_waits(here: World) -> None:
    log = log_with(1, 2)
    host = here.host(log)
    witness = here.witness("KAZ", url=host.url)
    assert witness.post("submit", submission(9)).status == 202
    log.enter([examined(9)])

    witness.rounds.go()

    assert [one.position for one in witness.ledger.sent("union")] == [2]


def test_a_statement_keeps_the_time_when_the_act_first_came(here: World) -> None:
    witness = here.witness("KAZ")
    first = witness.post("submit", submission(9)).body
    here.clock.now += 60

    assert witness.post("submit", submission(9)).body == first


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "submission-malformed"),
        (b"{}\n", 400, "submission-malformed"),
        (act_bytes(9), 400, "submission-malformed"),
        (b"x" * 70_000 + b"\n", 400, "submission-malformed"),
        (act_bytes(9) + b"\n", 400, "signature-missing"),
        (act_bytes(9) + b"\n" + submission(8).split(b"\n", 1)[1], 400, "signature-false"),
        (act_bytes(9, key="compiler") + b"\n", 400, "submission-unsigned"),
        (submission(9, log="elsewhere"), 404, "relay-log-unknown"),
    ],
)
def test_what_is_no_signed_act_of_a_log_that_is_watched_is_not_carried(here: World, body: bytes, status: int, code: str) -> None:
    witness = here.witness("KAZ")

    answered = witness.post("submit", body)

    assert (answered.status, answered.body.split()[0].decode()) == (status, code)
    assert witness.ledger.sent("union") == ()


def test_a_witness_keeps_so_many_acts_and_no_more(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "MOST_SENT", 2)
    witness = here.witness("KAZ")

    told = [witness.post("submit", submission(number)) for number in range(3)]

    assert [one.status for one in told] == [202, 202, 503]
    assert told[2].body.startswith(b"relay-full")


def test_what_is_no_statement_is_not_read_as_one(here: World) -> None:
    keys = [here.witness("KAZ").home.keys.statements.verifier]

    told = [
        open_statement(data, keys)
        for data in (b"", checkpoint(0, sha256().digest()).note.encode(), here.again("KAZ").relay.submit(submission(9)).body[:-5])
    ]

    codes = [one.code for one in told if isinstance(one, Finding) and all(say(one.code, one.params, language) for language in LANGUAGES)]
    assert codes == ["note-malformed", "submission-statement", "note-malformed"]


def test_a_file_of_another_program_is_no_ledger(here: World) -> None:
    import sqlite3

    path = here.folder / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE mine (x)")
    other.close()

    with pytest.raises(NotALedgerError):
        ledger.Ledger(path)


@pytest.fixture
def organized() -> tuple[Sequencer, bytes]:
    """Open a record under its gate, and write an act that may enter it as it is sent."""
    return Sequencer(begun(MemoryShelf(KEY.identity))), b"\n".join(signed(request(1)))


class TestTheHostsSide:
    """``POST submit`` as the host answers it: through the sequencer, to the proof or the signed refusal."""

    def test_an_act_is_entered_once_and_its_proof_given_each_time(self, organized: tuple[Sequencer, bytes]) -> None:
        sequencer, body = organized

        first, again = receive(sequencer, body), receive(sequencer, body)

        assert (first.status, again.status) == (200, 200)
        assert first.body == again.body
        assert sequencer.log.size == 2

    def test_what_is_no_act_is_not_entered(self, organized: tuple[Sequencer, bytes]) -> None:
        sequencer, _ = organized

        assert receive(sequencer, b"nothing").status == 400
        refused = receive(sequencer, submission(9, log=sequencer.log.origin))
        assert refused.status == 422
        assert isinstance(open_refusal(refused.body, sequencer.log.keys, origin=sequencer.log.origin), Refusal)

    def test_a_log_that_cannot_go_on_says_so(self, organized: tuple[Sequencer, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
        sequencer, body = organized
        monkeypatch.setattr(sequencer.log, "_clock", lambda: 1)

        assert receive(sequencer, body).status == 503

        def full(*_: object) -> None:
            raise OSError("no space left")

        monkeypatch.setattr(sequencer.log, "enter", full)
        assert receive(sequencer, body).status == 503
