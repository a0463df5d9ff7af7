"""Attacks by a witness that lies, and by strangers on the way: they sign nothing in another's name, and stop nothing that others do."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlsplit

from foedus.finding import Finding
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.cosignature import cosign, cosigned
from foedus.record.evidence import check_evidence, rollback
from foedus.record.gathering import gathered, signature_lines
from foedus.record.note import NoteSignature, parse_note
from foedus.record.policy import Group, Policy, Witness
from foedus.record.submission import open_statement
from foedus.record.vkey import COSIGNATURE, SignerKey
from foedus.shelves.witnessing import ask_witnesses
from foedus.witness.home import make_home, open_home
from foedus.witness.server import MOST_AT_ONCE, MOST_OF_ONE, SILENCE
from tests.witness.world import KEY, NOW, Host, World, checkpoint, head, log_with, request, submission

LIAR = SignerKey("liar.example/w", COSIGNATURE, b"l" * 32)


def liar(here: World, *lines: NoteSignature) -> tuple[Host, Policy]:
    host = here.host(None)
    host.takes = lambda _: (200, "".join(str(one) for one in lines).encode())
    return host, Policy((), (Witness("liar", LIAR.verifier, host.url),), (Group("all", 1, ("liar",)),), "all")


def test_a_witness_that_cosigns_another_checkpoint(here: World) -> None:
    log = log_with(1, 2)
    _, policy = liar(here, cosign(checkpoint(2, b"\3" * 32).checkpoint, LIAR, time=NOW))

    asked = ask_witnesses(log, policy)

    assert asked is not None
    assert [one.code for one in asked.findings] == ["witness-no-cosignature"]
    assert log.head is not None
    assert len(log.head.note.signatures) == 2


def test_a_witness_that_signs_in_the_name_of_another(here: World) -> None:
    """The line is true, of a key that the policy knows; but it came from another's address and counts for that other alone."""
    log = log_with(1, 2)
    victim = SignerKey("arm.example/w", COSIGNATURE, b"v" * 32)
    host, policy = liar(here, cosign(head(log).checkpoint, SignerKey(victim.name, COSIGNATURE, b"l" * 32), time=NOW))
    policy = Policy((), (*policy.witnesses, Witness("ARM", victim.verifier)), (Group("both", 2, ("liar", "ARM")),), "both")

    asked = ask_witnesses(log, policy)

    assert asked is not None
    assert not asked.is_witnessed
    assert host.url


def test_a_witness_that_answers_with_a_flood_of_lines(here: World) -> None:
    """What a host keeps is one true line for each key, however many come."""
    log = log_with(1, 2)
    lines = [cosign(head(log).checkpoint, LIAR, time=NOW + at) for at in range(500)]
    _, policy = liar(here, *lines)

    ask_witnesses(log, policy)

    assert log.head is not None
    assert len(log.head.note.signatures) == 3


def test_a_witness_that_takes_back_what_it_said(here: World) -> None:
    """It cosigned nine leaves and later five: its two signatures convict it as they would the log."""
    log = log_with(*range(9))
    great, small = head(log), checkpoint(5, log.root(5))
    before, after = (
        SignedCheckpoint(one.checkpoint, one.note.also([cosign(one.checkpoint, LIAR, time=NOW + at)]))
        for at, one in enumerate((great, small))
    )

    evidence = rollback(before, after, [LIAR.verifier])

    assert evidence is not None
    assert check_evidence(evidence, (KEY.signer.verifier, LIAR.verifier)) is None
    finding = check_evidence(evidence, (KEY.signer.verifier,))
    assert isinstance(finding, Finding), "whoever does not know the witness's key is shown nothing"


def test_a_witness_that_says_it_knows_more_than_there_is(here: World) -> None:
    """It can only make the host say so: nothing is taken from the record, and the others go on."""
    log = log_with(1, 2)
    host, policy = liar(here)
    host.takes = lambda _: (409, b"999\n")
    honest = here.witness("KAZ")
    policy = Policy((), (*policy.witnesses, honest.witness), (Group("any", 1, ("liar", honest.witness.name)),), "any")

    asked = ask_witnesses(log, policy)

    assert asked is not None
    assert asked.is_witnessed
    assert [one.code for one in asked.findings] == ["witness-ahead"]
    assert log.size == 2


def test_a_witness_that_never_settles_on_a_size(here: World) -> None:
    """It is asked twice and no more."""
    log = log_with(*range(5))
    host, policy = liar(here)
    told: list[int] = []

    def restless(_: bytes) -> tuple[int, bytes]:
        told.append(len(told) + 1)
        return 409, f"{len(told)}\n".encode()

    host.takes = restless

    asked = ask_witnesses(log, policy)

    assert asked is not None
    assert told == [1, 2]
    assert [one.code for one in asked.findings] == ["witness-refused"]


def test_a_cosignature_moved_to_another_checkpoint(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(*range(5))
    lines = signature_lines(witness.add(request(log, 0, 3)).body)
    moved = gathered(head(log), lines, log.keys, [witness.witness.key])

    assert cosigned(SignedCheckpoint(head(log).checkpoint, moved), [witness.witness.key]) == ()
    false = cosigned(SignedCheckpoint(head(log).checkpoint, head(log).note.also(lines)), [witness.witness.key])
    assert isinstance(false, Finding)
    assert false.code == "cosignature-false"


def test_a_cosignature_whose_time_was_changed(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1)
    (line,) = signature_lines(witness.add(request(log, 0)).body)
    later = NoteSignature(line.name, line.id, (NOW + 9).to_bytes(8, "big") + line.signature[8:])

    note = gathered(head(log), [later], log.keys, [witness.witness.key])

    assert later not in note.signatures


def test_a_statement_passed_off_as_a_cosignature_or_a_checkpoint(here: World) -> None:
    """The witness's key for statements is another key, and what it signs is no checkpoint."""
    witness = here.witness("KAZ")
    statement = witness.post("submit", submission(9)).body
    keys = witness.home.keys
    assert {keys.statements.verifier.key}.isdisjoint({one.verifier.key for one in keys.cosigners})

    told = open_checkpoint(statement, [keys.statements.verifier], origin="foedus-submission/1")

    assert isinstance(told, Finding)
    assert told.code == "checkpoint-malformed"


def test_a_cosignature_passed_off_as_a_statement(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1)
    witness.add(request(log, 0))
    latest = witness.ledger.latest("union")
    assert latest is not None

    told = open_statement(latest.note, [witness.home.keys.statements.verifier])

    assert isinstance(told, Finding)
    assert told.code == "submission-statement"


def test_a_hundred_requests_race_and_none_takes_the_log_back(here: World) -> None:
    """The race of the document: a slow request for a smaller size must not undo a greater one."""
    witness, log = here.witness("KAZ"), log_with(*range(40))
    bodies = [request(log, old, old + step) for old in range(0, 40, 2) for step in (1, 2) for _ in range(3)]

    with ThreadPoolExecutor(16) as threads:
        told = list(threads.map(witness.add, bodies))

    signed = [one for one in told if one.status == 200]
    latest = witness.ledger.latest("union")
    assert latest is not None
    assert {one.status for one in told} <= {200, 409}
    note = parse_note(latest.note)
    assert not isinstance(note, Finding)
    # Whatever was cosigned last is the greatest that was cosigned at all.
    assert latest.size == max(size for size in range(1, 41) if any(_is_of(one.body, log, size, witness.witness) for one in signed))
    assert witness.kinds() == []


def _is_of(body: bytes, log: object, size: int, witness: Witness) -> bool:
    from foedus.record.cosignature import cosignature_time

    root = log.root(size)  # type: ignore[attr-defined]
    line = signature_lines(body)[0]
    return cosignature_time(witness.key, checkpoint(size, root).checkpoint, line.signature) is not None


def test_clients_that_send_nothing_do_not_keep_others_out(here: World) -> None:
    """A hundred connections from one address, all silent: the rest are turned away, other addresses have room, and after a while they are closed."""
    witness, log = here.witness("KAZ"), log_with(1)
    host, port = urlsplit(witness.url).netloc.split(":")
    silent = [socket.create_connection((host, int(port)), source_address=("127.0.0.2", 0)) for _ in range(100)]
    for one in silent:
        with suppress(OSError):
            one.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 99\r\n\r\nold")

    assert witness.add(request(log, 0)).status == 200
    assert MOST_OF_ONE < MOST_AT_ONCE
    assert SILENCE <= 60
    for one in silent:
        one.close()


def test_a_body_that_breaks_off_is_not_judged(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1)
    host, port = urlsplit(witness.url).netloc.split(":")
    body = request(log, 0)
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (len(body) + 1) + body)
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(1000) == b""

    assert witness.ledger.latest("union") is None


def test_garbage_gets_an_answer_and_stops_nothing(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1)
    for body in (b"\0" * 1000, b"old 0\n\n" + b"\xff" * 100, b"\n\n\n", b"old 0\n\n\n\n", "— — —".encode(), b"old 9223372036854775808\n\n"):
        assert witness.add(body).status == 400

    assert witness.add(request(log, 0)).status == 200


def test_a_witness_restored_from_an_old_copy_of_its_ledger_signs_no_fork_of_what_it_still_knows(here: World) -> None:
    """It is set back itself: what it still knows, it holds the log to; what it forgot, the host's shelf and the others remember."""
    witness, log = here.witness("KAZ"), log_with(*range(9))
    witness.add(request(log, 0, 5))
    older = witness.home.ledger.read_bytes()
    witness.add(request(log, 5))
    witness.close()
    witness.home.ledger.write_bytes(older)
    again = here.again("KAZ")

    assert again.add(request(log_with(9, 8, 7, 6, 5, 4, 3, 2, 1), 5)).status == 422
    assert again.add(request(log, 5)).status == 200


def test_a_witness_whose_ledger_was_taken_away_does_not_begin(here: World) -> None:
    """The attack: take its memory, leave it its keys, and show it another history."""
    witness = here.witness("KAZ")
    witness.close()
    witness.home.ledger.unlink()

    told = open_home(witness.home.path)

    assert isinstance(told, Finding)
    assert told.code == "witness-ledger-missing"
    assert not witness.home.ledger.exists()


def test_the_keys_of_a_witness_are_its_owner_s_alone_and_are_never_printed(here: World) -> None:
    witness = here.witness("KAZ")
    path = witness.home.path / "witness.key"

    assert path.stat().st_mode & 0o077 == 0
    assert "PRIVATE" not in repr(witness.home)


def test_a_folder_that_holds_something_is_not_made_a_witness(here: World) -> None:
    witness = here.witness("KAZ")

    told = make_home(witness.home.path, "x", Policy())

    assert isinstance(told, Finding)
    assert told.code == "witness-home-taken"


def test_keys_that_were_damaged_are_not_guessed_at(here: World) -> None:
    witness = here.witness("KAZ")
    path = witness.home.path / "witness.key"
    whole = path.read_text()
    for damaged in ("", whole.splitlines()[0], whole.replace("A", "B", 1), whole + "x\n"):
        path.write_text(damaged)
        told = open_home(witness.home.path)
        assert isinstance(told, Finding)
        assert told.code == "witness-keys-unreadable"
