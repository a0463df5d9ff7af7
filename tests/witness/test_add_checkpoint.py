"""A witness answers as C2SP's tlog-witness says, word for word: what it cosigns, what it refuses, and which refusal comes first."""

from __future__ import annotations

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from foedus.record.addition import Addition
from foedus.record.checkpoint import open_checkpoint
from foedus.record.cosignature import cosigned
from foedus.record.encoding import base64
from foedus.record.gathering import gathered, signature_lines
from foedus.record.hashing import EMPTY
from foedus.record.note import LIMIT
from foedus.record.vkey import ED25519, SignerKey
from foedus.witness.server import MOST_BODY
from tests.witness.world import KEY, NOW, World, checkpoint, head, log_with, request

STRANGER = SignerKey("union", ED25519, bytes(32))


def addition(
    old: int, *proof: bytes, size: int = 5, root: bytes = b"\1" * 32, origin: str = "union", signer: SignerKey = KEY.signer
) -> bytes:
    shown = checkpoint(size, root, origin=origin, signer=signer)
    return Addition(old, proof, shown.note, shown.checkpoint).encode()


def test_the_first_checkpoint_of_a_known_log_is_cosigned(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1, 2, 3)

    answered = witness.add(request(log, 0))

    note = gathered(head(log), signature_lines(answered.body), log.keys, [witness.witness.key])
    opened = open_checkpoint(note.encode(), log.keys, origin="union")
    assert answered.status == 200
    found = cosigned(opened, [witness.witness.key])  # type: ignore[arg-type]
    assert [one.time for one in found] == [NOW]  # type: ignore[union-attr]


def test_a_later_checkpoint_is_cosigned_with_the_proof_that_it_begins_with_the_last(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(*range(7))

    assert [witness.add(request(log, old, size)).status for old, size in ((0, 3), (3, 4), (4, 4), (4, 7))] == [200] * 4


def test_the_empty_log_is_cosigned(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with()

    assert [witness.add(request(log, 0)).status for _ in range(2)] == [200, 200]


def test_a_witness_with_two_keys_answers_with_two_lines(here: World) -> None:
    witness, log = here.witness("KAZ", post_quantum=True), log_with(1)

    lines = signature_lines(witness.add(request(log, 0)).body)

    assert [(one.name, len(one.signature)) for one in lines] == [("kaz.example/w", 72), ("kaz.example/w", 2428)]


def test_the_size_to_prove_from_is_told_in_a_conflict(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(*range(5))
    witness.add(request(log, 0, 3))

    answered = witness.add(request(log, 0))

    assert (answered.status, answered.kind, answered.body) == (409, "text/x.tlog.size", b"3\n")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"old 3\n", 400),
        (b"old 03\n\nunion\n5\n", 400),
        (b"old 0\nnot base 64\n\n", 400),
        (b"old 0\n" + f"{base64(b'1' * 32)}\n".encode() * 64 + addition(0)[6:], 400),
        (b"old 0\n" + f"{base64(b'1' * 31)}\n".encode() + addition(0)[6:], 400),
        (addition(0)[:-1], 400),
        (addition(0).replace(b"\n5\n", b"\n05\n"), 400),
        (addition(0, origin="elsewhere"), 404),
        (addition(0, signer=STRANGER), 403),
        (addition(0)[:-8] + b"AAAAA==\n", 403),
        (addition(6), 400),
        (addition(1), 409),
        (addition(0, b"\2" * 32), 422),
        (addition(0), 200),
    ],
)
def test_each_fault_has_its_status(here: World, body: bytes, status: int) -> None:
    assert here.witness("KAZ").add(body).status == status


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (addition(9, b"\2" * 32, origin="elsewhere", signer=STRANGER), 404),
        (addition(9, b"\2" * 32, signer=STRANGER), 403),
        (addition(9, b"\2" * 32), 400),
        (addition(2, b"\2" * 32), 409),
        (addition(3, b"\2" * 32), 422),
    ],
)
def test_of_several_faults_the_first_in_the_document_is_told(here: World, body: bytes, status: int) -> None:
    witness = here.witness("KAZ")
    witness.add(request(log_with(*range(5)), 0, 3))

    assert witness.add(body).status == status


def test_another_root_at_the_size_that_was_cosigned_is_a_conflict(here: World) -> None:
    witness = here.witness("KAZ")
    witness.add(request(log_with(1, 2, 3), 0))

    assert witness.add(addition(3, size=3)).status == 409


def test_a_proof_from_a_size_to_itself_is_empty(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1, 2, 3)
    witness.add(request(log, 0))

    assert witness.add(Addition(3, (b"\2" * 32,), head(log).note, head(log).checkpoint).encode()).status == 422


def test_signatures_of_strangers_on_the_checkpoint_are_passed_over(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1)
    stranger = checkpoint(1, log.root(1), signer=STRANGER).note.signatures
    note = head(log).note.also(stranger)

    assert witness.add(Addition(0, (), note, head(log).checkpoint).encode()).status == 200
    latest = witness.ledger.latest("union")
    assert latest is not None
    assert all(str(one).encode() not in latest.note for one in stranger)


def test_extension_lines_are_cosigned_with_the_rest(here: World) -> None:
    witness = here.witness("KAZ")
    text = f"union\n0\n{base64(EMPTY)}\nan extension\n"
    from foedus.record.note import signed

    answered = witness.add(b"old 0\n\n" + signed(text, KEY.signer).encode())

    assert answered.status == 200


def test_many_requests_go_over_one_connection(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(*range(4))
    connection = HTTPConnection(urlsplit(witness.url).netloc)

    told = []
    for old, size in ((0, 1), (1, 2), (2, 4)):
        connection.request("POST", "/add-checkpoint", request(log, old, size))
        answer = connection.getresponse()
        told.append((answer.status, answer.read()[:3]))
    connection.close()

    assert told == [(200, "—".encode())] * 3


def test_what_is_too_long_or_of_unknown_length_is_not_read(here: World) -> None:
    witness = here.witness("KAZ")
    for headers, status in (
        ({"Content-Length": str(MOST_BODY + 1)}, 413),
        ({"Transfer-Encoding": "chunked"}, 411),
        ({"Content-Length": "-1"}, 411),
    ):
        connection = HTTPConnection(urlsplit(witness.url).netloc)
        connection.putrequest("POST", "/add-checkpoint")
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        assert connection.getresponse().status == status
        connection.close()

    assert witness.server.cosigner.add_checkpoint(b"old 0\n" + b"x" * LIMIT).finding.code == "addition-too-large"  # type: ignore[union-attr]


def test_nothing_else_can_be_sent_or_asked(here: World) -> None:
    witness = here.witness("KAZ")

    assert [witness.post(path, b"").status for path in ("", "add-checkpoint/", "sign-subtree")] == [404] * 3
    assert [witness.rounds.mirrors.published("union", path) for path in ("checkpoint", "../witness.key")] == [None, None]


def test_a_witness_introduces_itself(here: World) -> None:
    from foedus.shelves.remote import Remote

    witness = here.witness("KAZ", post_quantum=True)

    said = Remote(witness.url).get("").body.decode()

    assert said.startswith(f"witness kaz.example/w\nkey {witness.witness.key}\n")
    assert said.count("\nkey ") == 3
    assert "\nlog union /" in said


def test_the_time_of_a_cosignature_never_goes_back(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1, 2)
    witness.add(request(log, 0, 1))
    here.clock.now -= 100

    body = witness.add(request(log, 1, 2)).body

    assert int.from_bytes(signature_lines(body)[0].signature[:8], "big") == NOW


def test_a_witness_whose_clock_is_wrong_signs_nothing(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1, 2)
    witness.add(request(log, 0, 1))
    here.clock.now -= 3600

    assert witness.add(request(log, 1, 2)).status == 503
    here.clock.now += 3600
    assert witness.add(request(log, 1, 2)).status == 200
