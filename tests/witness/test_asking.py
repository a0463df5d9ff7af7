"""The host asks its witnesses and keeps what they sign; a witness that is silent, behind, ahead or false is told for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.cosignature import cosigned
from foedus.record.policy import Group, Policy, Witness
from foedus.record.vkey import COSIGNATURE, SignerKey
from foedus.shelves.log import Log, LogReader
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.places import default_place, policy_path
from foedus.shelves.remote import Remote, UnreachableError
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.witnessing import ask_witnesses, cosigned_sizes, newest_witnessed
from foedus.words import LANGUAGES, say
from tests.witness.world import KEY, Clock, World, examined, log_with, request


def codes(asked: object) -> list[str]:
    findings = asked.findings  # type: ignore[attr-defined]
    assert all(say(one.code, one.params, language) for one in findings for language in LANGUAGES)
    return [one.code for one in findings]


def test_two_of_three_witnesses_are_enough(here: World) -> None:
    witnesses = [here.witness(name) for name in ("ARM", "BLR", "KAZ")]
    log, policy = log_with(1, 2, 3), here.policy(*witnesses, least=2)
    witnesses[2].close()

    asked = ask_witnesses(log, policy)

    assert asked is not None
    assert (asked.size, asked.is_witnessed, codes(asked)) == (3, True, ["remote-unreachable"])
    assert cosigned_sizes(log, policy) == {"arm.example/w": 3, "blr.example/w": 3}


def test_one_of_three_is_not_and_the_last_that_was_witnessed_stays_known(here: World) -> None:
    witnesses = [here.witness(name) for name in ("ARM", "BLR", "KAZ")]
    log, policy = log_with(1, 2, 3), here.policy(*witnesses, least=2)
    ask_witnesses(log, policy)
    for one in witnesses[1:]:
        one.close()
    log.enter([examined(4)])

    asked = ask_witnesses(log, policy)

    assert asked is not None
    assert not asked.is_witnessed
    newest = newest_witnessed(log, policy)
    assert newest is not None
    assert newest[0] == 3


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_cosignatures_are_attached_to_the_checkpoint_on_the_shelf(here: World, kind: str, tmp_path: Path) -> None:
    witness = here.witness("KAZ", post_quantum=True)
    shelf = MemoryShelf(KEY.identity) if kind == "memory" else SqliteShelf(tmp_path / "record.db", KEY.identity)
    log = log_with(*range(300), shelf=shelf)
    policy = Policy(witnesses=tuple(Witness(f"KAZ{at}", key.verifier, witness.url) for at, key in enumerate(witness.home.keys.cosigners)))

    ask_witnesses(log, policy)
    ask_witnesses(log, policy)

    note = shelf.note()
    assert note is not None
    opened = open_checkpoint(note, log.keys, origin="union")
    assert isinstance(opened, SignedCheckpoint)
    assert len(opened.note.signatures) == 4
    assert len(cosigned(opened, policy.keys)) == 2  # type: ignore[arg-type]
    assert LogReader(shelf).size == 300
    shelf.close()


def test_whoever_was_witnessed_already_is_not_asked_again(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1)
    policy = here.policy(witness, least=1)
    ask_witnesses(log, policy)
    witness.close()

    asked = ask_witnesses(log, policy)

    assert asked is not None
    assert asked.is_witnessed
    assert codes(asked) == []


def test_a_witness_that_knows_an_older_checkpoint_gets_the_proof_from_there(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(*range(9))
    witness.add(request(log, 0, 4))

    asked = ask_witnesses(log, here.policy(witness, least=1))

    assert asked is not None
    assert asked.is_witnessed


def test_a_witness_that_is_ahead_tells_a_host_that_its_record_was_rolled_back(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(*range(9))
    ask_witnesses(log, here.policy(witness, least=1))

    asked = ask_witnesses(log_with(*range(5)), here.policy(witness, least=1))

    assert asked is not None
    assert codes(asked) == ["witness-ahead"]


def test_a_witness_that_has_another_tree_is_told_from_one_that_is_ahead(here: World) -> None:
    witness = here.witness("KAZ")
    ask_witnesses(log_with(1, 2, 3), here.policy(witness, least=1))

    asked = ask_witnesses(log_with(1, 2, 4), here.policy(witness, least=1))

    assert asked is not None
    assert codes(asked) == ["witness-disagrees"]


def test_a_witness_that_went_back_is_named_and_cosigns_from_where_it_says(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(*range(5))
    policy = here.policy(witness, least=1)
    ask_witnesses(log, policy)
    older = witness.home.ledger.read_bytes()
    log.enter([examined(5)])
    ask_witnesses(log, policy)
    witness.close()
    witness.home.ledger.write_bytes(older)
    log.enter([examined(6)])
    again = here.again("KAZ")

    asked = ask_witnesses(log, here.policy(again, least=1))

    assert asked is not None
    assert codes(asked) == ["witness-went-back"]
    assert asked.is_witnessed


def test_a_log_that_the_witness_does_not_watch_is_refused(here: World) -> None:
    witness = here.witness("KAZ")
    key = type(KEY)(SignerKey("elsewhere", 1, bytes(32)), SignerKey("elsewhere/clock", COSIGNATURE, bytes(32)))
    log = Log(MemoryShelf(key.identity), key, Clock())
    log.found()

    asked = ask_witnesses(log, here.policy(witness, least=1))

    assert asked is not None
    assert codes(asked) == ["witness-refused"]


def test_a_line_that_is_not_the_witness_s_own_is_no_cosignature(here: World) -> None:
    log, host = log_with(1), here.host(None)
    key = SignerKey("kaz.example/w", COSIGNATURE, bytes(32))
    host.takes = lambda _: (200, "— kaz.example/w AAAAAAAA\n\xff".encode())

    asked = ask_witnesses(log, Policy(witnesses=(Witness("KAZ", key.verifier, host.url),), groups=(Group("g", 1, ("KAZ",)),), quorum="g"))

    assert asked is not None
    assert codes(asked) == ["witness-no-cosignature"]


def test_a_record_without_a_checkpoint_has_nothing_to_witness() -> None:
    assert ask_witnesses(LogReader(MemoryShelf(KEY.identity)), Policy()) is None


def test_an_address_must_be_one_of_the_web() -> None:
    with pytest.raises(UnreachableError):
        Remote("file:///etc")


def test_a_host_that_sends_its_witness_elsewhere_is_not_followed(here: World) -> None:
    host = here.host(None)
    host.takes = lambda _: (307, b"")

    assert Remote(host.url).post("add-checkpoint", b"").status == 307
    with pytest.raises(UnreachableError):
        Remote(host.url).read("checkpoint")


def test_the_policy_lies_beside_the_record_or_with_the_user_s_data() -> None:
    assert str(policy_path("records/union.db", "union")) == "records/union.db.policy"
    assert policy_path("postgresql://db/union", "union").parent == Path(default_place("union")).parent
