"""Attacks by the host, whose key is true and whose log is not: each is refused, and what convicts the host is kept and holds by itself."""

from __future__ import annotations

from foedus.finding import Finding
from foedus.record.addition import Addition
from foedus.record.evidence import Evidence, check_evidence, parse_evidence
from foedus.record.policy import Witness
from foedus.shelves.log import Log
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.remote import Remote
from foedus.shelves.witnessing import ask_witnesses
from foedus.witness.home import origin_hash
from tests.witness.world import KEY, Clock, Running, World, checkpoint, examined, head, log_with, request, submission

KEYS = (KEY.signer.verifier, KEY.clock.verifier)


def convicted(witness: Running, *kinds: str) -> None:
    """Demand evidence of these kinds, published, and true to whoever has only the log's keys."""
    told = Remote(witness.url).get(f"{origin_hash('union')}/evidence").body
    found = [parse_evidence(line) for line in told.splitlines()]
    assert [one.kind for one in found if isinstance(one, Evidence)] == list(kinds)
    assert [check_evidence(one, KEYS) for one in found if isinstance(one, Evidence)] == [None] * len(kinds)


def test_a_fork_at_the_size_that_was_cosigned(here: World) -> None:
    """The host signs another tree of the same size: the two signatures convict it."""
    witness, other = here.witness("KAZ"), log_with(1, 2, 4)
    witness.add(request(log_with(1, 2, 3), 0))

    answered = witness.add(Addition(3, (), head(other).note, head(other).checkpoint).encode())

    assert answered.status == 409
    convicted(witness, "fork")


def test_a_fork_of_the_same_size_shown_from_another_old_size(here: World) -> None:
    """It claims to go from zero; the answer is a conflict like any other, and the fork is kept none the less."""
    witness = here.witness("KAZ")
    witness.add(request(log_with(1, 2, 3), 0))

    assert witness.add(request(log_with(1, 2, 4), 0)).status == 409
    convicted(witness, "fork")


def test_a_fork_that_grew_past_the_cosigned_size_with_its_own_honest_proof(here: World) -> None:
    """The proof is true of the fork, and does not begin with what was cosigned."""
    witness, fork = here.witness("KAZ"), log_with(9, 8, 7, 6, 5)
    witness.add(request(log_with(1, 2, 3), 0))

    assert witness.add(request(fork, 3)).status == 422
    assert witness.kinds() == ["unexplained"]


def test_a_fork_with_an_invented_proof(here: World) -> None:
    """Hashes out of the air: refused, and kept as a question that only the log can answer."""
    witness = here.witness("KAZ")
    witness.add(request(log_with(1, 2, 3), 0))
    shown = checkpoint(9, b"\7" * 32)

    assert witness.add(Addition(3, (b"\1" * 32, b"\2" * 32), shown.note, shown.checkpoint).encode()).status == 422
    assert witness.kinds() == ["unexplained"]


def test_an_unexplained_checkpoint_becomes_a_fork_once_the_tree_is_at_hand(here: World) -> None:
    """The mirror goes on with the tree that was cosigned: the other checkpoint is no beginning of it, and that is proved."""
    log = log_with(1, 2, 3)
    witness = here.witness("KAZ", url=here.host(log).url)
    witness.add(request(log, 0))
    witness.add(request(log_with(9, 8, 7, 6), 3))
    for number in (4, 5, 6):
        log.enter([examined(number)])

    witness.rounds.go()

    convicted(witness, "unexplained", "fork")


def test_a_log_clears_itself_of_a_checkpoint_that_a_stranger_sent_with_a_bad_proof(here: World) -> None:
    """Whoever has a checkpoint can send it with a wrong proof. The log is not convicted by that: its tree clears it."""
    log = log_with(*range(7))
    witness = here.witness("KAZ", url=here.host(log).url)
    witness.add(request(log, 0, 3))
    assert witness.add(Addition(3, (b"\1" * 32,), head(log).note, head(log).checkpoint).encode()).status == 422

    witness.rounds.go()

    (kept,) = witness.ledger.evidence("union")
    assert (kept.evidence.kind, kept.cleared) == ("unexplained", here.clock.now)


def test_a_rollback_with_an_honest_clock(here: World) -> None:
    """The host went back to a backup and on from there: its own clock key says so."""
    witness, clock = here.witness("KAZ"), Clock()
    witness.add(request(log_with(*range(9), clock=clock), 0))
    clock.now += 60
    restored = log_with(*range(5), clock=clock)

    assert witness.add(request(restored, 0)).status == 409
    convicted(witness, "rollback")


def test_a_rollback_with_a_clock_set_back_is_still_not_cosigned(here: World) -> None:
    """No time convicts it; but nothing smaller, and nothing that does not begin with what was cosigned, is ever signed."""
    witness = here.witness("KAZ")
    witness.add(request(log_with(*range(9)), 0))
    restored = log_with(*range(5), 77, 78, 79, 80, 81)

    assert witness.add(request(restored, 5)).status == 409
    assert witness.add(request(restored, 9)).status == 422
    assert witness.kinds() == ["unexplained"]


def test_an_old_checkpoint_sent_again_is_refused_and_convicts_nobody(here: World) -> None:
    """A slow process of an honest host sends what is overtaken: a conflict, and no evidence."""
    witness, log = here.witness("KAZ"), log_with(*range(9))
    witness.add(request(log, 0))

    assert witness.add(request(log, 0, 5)).status == 409
    assert witness.kinds() == []


def test_a_fork_for_each_witness_is_found_when_the_witnesses_compare(here: World) -> None:
    """Equivocation: each witness sees a log of its own, of the same size, and each is consistent by itself."""
    one = here.witness("ARM")
    other = here.witness("KAZ", peers=(one.witness,))
    one.add(request(log_with(1, 2, 3), 0))
    other.add(request(log_with(1, 2, 4), 0))
    assert one.kinds() == other.kinds() == []

    other.rounds.go()

    convicted(other, "fork")


def test_a_longer_fork_for_another_witness_is_proved_from_its_mirror(here: World) -> None:
    """The sizes differ, so the two heads alone prove nothing; the other's mirror proves what the shorter should have been."""
    fork = log_with(1, 2, 4, 5, 6)
    one = here.witness("ARM", url=here.host(fork).url)
    other = here.witness("KAZ", peers=(one.witness,))
    one.add(request(fork, 0))
    one.rounds.go()
    other.add(request(log_with(1, 2, 3), 0))

    other.rounds.go()

    convicted(other, "fork")


def test_a_shorter_fork_for_another_witness_is_proved_from_our_mirror(here: World) -> None:
    fork, log = log_with(1, 2, 4), log_with(1, 2, 3, 4, 5)
    one = here.witness("ARM")
    other = here.witness("KAZ", url=here.host(log).url, peers=(one.witness,))
    one.add(request(fork, 0))
    other.add(request(log, 0))

    other.rounds.go()

    convicted(other, "fork")


def test_witnesses_that_saw_the_same_log_at_different_sizes_find_nothing(here: World) -> None:
    log = log_with(*range(9))
    url = here.host(log).url
    one = here.witness("ARM", url=url)
    other = here.witness("KAZ", url=url, peers=(one.witness,))
    one.add(request(log, 0))
    other.add(request(log, 0, 4))
    one.rounds.go()

    other.rounds.go()
    other.add(request(log, 4))
    other.rounds.go()

    assert one.kinds() == other.kinds() == []


def test_a_peer_that_invents_a_checkpoint_convicts_nobody(here: World) -> None:
    """A false witness cannot make evidence: it has not the log's key."""
    liar = here.host(None)
    liar.log = log_with(1)
    forged = checkpoint(3, b"\5" * 32, signer=type(KEY.signer)("union", 1, bytes(32))).note.encode()
    liar.lies = {f"{origin_hash('union')}/latest": forged}
    other = here.witness("KAZ", peers=(Witness("liar", here.witness("ARM").witness.key, liar.url),))
    other.add(request(log_with(1, 2, 3), 0))

    other.rounds.go()

    assert other.kinds() == []


def test_a_published_tree_that_is_not_the_cosigned_one(here: World) -> None:
    """The host shows witnesses one log and readers another: the mirror reads what is published, and compares."""
    witness = here.witness("KAZ", url=here.host(log_with(1, 2, 4, 5)).url)
    witness.add(request(log_with(1, 2, 3), 0))

    (finding,) = witness.rounds.go()

    assert finding.code == "mirror-contradicted"
    convicted(witness, "fork")
    copy = witness.mirrors.reader("union")
    assert copy is not None
    assert copy.size == 0


def test_a_published_tree_that_is_shorter_and_another(here: World) -> None:
    log = log_with(1, 2, 3, 4)
    host = here.host(log)
    witness = here.witness("KAZ", url=host.url)
    witness.rounds.go()
    host.log = log_with(1, 2, 7)

    (finding,) = witness.rounds.go()

    assert finding.code == "mirror-contradicted"
    convicted(witness, "fork")


def test_a_published_log_that_is_cut_back_is_not_followed(here: World) -> None:
    """Its end is gone; the mirror keeps it, and gives it back to whoever asks."""
    host = here.host(log_with(1, 2, 3, 4))
    witness = here.witness("KAZ", url=host.url)
    witness.rounds.go()
    host.log = log_with(1, 2)

    (finding,) = witness.rounds.go()

    assert finding.code == "import-shorter"
    copy = witness.mirrors.reader("union")
    assert copy is not None
    assert copy.size == 4


def test_a_host_that_publishes_another_act_for_a_leaf(here: World) -> None:
    from foedus.record.bundle import encode_bundle

    host = here.host(log_with(1, 2))
    host.lies["act/000.p/2"] = encode_bundle([examined(1).data, examined(3).data], 4)
    witness = here.witness("KAZ", url=host.url)

    assert [one.code for one in witness.rounds.go()] == ["import-commitment"]


def test_a_host_that_swears_it_entered_an_act_and_did_not(here: World) -> None:
    """It answers with a proof of another act: the act goes on waiting, and the day from which it waits is signed."""
    log = log_with(1, 2)
    host = here.host(log)
    host.takes = lambda _: (200, str(log.proof(0)).encode())
    witness = here.witness("KAZ", url=host.url)

    assert witness.post("submit", submission(9)).status == 202
    assert [one.position for one in witness.ledger.sent("union")] == [None]


def test_a_host_that_enters_an_act_on_a_log_made_for_its_author(here: World) -> None:
    """The proof is true, of a tree that nobody else will see. The mirror holds the host to it: a fork, and the act waits again."""
    log, private = log_with(1, 2), log_with(1, 2, 9)
    host = here.host(log)
    host.takes = lambda _: (200, str(private.proof(2)).encode())
    witness = here.witness("KAZ", url=host.url)
    assert witness.post("submit", submission(9)).status == 200
    assert [one.position for one in witness.ledger.sent("union")] == [2]
    host.takes = lambda _: (503, b"")
    log.enter([examined(5)])

    witness.rounds.go()

    convicted(witness, "fork")
    assert [(one.position, one.proof) for one in witness.ledger.sent("union")] == [(None, None)]


def test_a_host_that_keeps_its_word_is_believed_from_then_on(here: World) -> None:
    log = log_with(1, 2, 9)
    host = here.host(log)
    host.takes = lambda _: (200, str(log.proof(2)).encode())
    witness = here.witness("KAZ", url=host.url)
    witness.post("submit", submission(9))

    witness.rounds.go()

    assert witness.kinds() == []
    assert [(one.position, one.proof) for one in witness.ledger.sent("union")] == [(2, None)]


def test_a_host_that_fills_the_witness_s_disk_with_forks(here: World, monkeypatch: object) -> None:
    """It may sign a fork a second for ever. A thousand convict it; more are refused and not kept."""
    from foedus.witness import ledger

    monkeypatch.setattr(ledger, "MOST_EVIDENCE", 3)  # type: ignore[attr-defined]
    witness = here.witness("KAZ")
    witness.add(request(log_with(1, 2, 3), 0))

    for number in range(6):
        shown = checkpoint(3, bytes([number]) * 32)
        witness.add(Addition(3, (), shown.note, shown.checkpoint).encode())

    assert witness.kinds() == ["fork"] * 3


def test_two_witnesses_of_three_cannot_both_be_had_for_two_forks(here: World) -> None:
    """Two of three must cosign: any two forks share a witness, and an honest one signs one of them."""
    witnesses = [here.witness(name) for name in ("ARM", "BLR", "KAZ")]
    policy = here.policy(*witnesses, least=2)
    for one in witnesses[:2]:
        one.add(request(log_with(1, 2, 3), 0))

    asked = ask_witnesses(log_with(1, 2, 4), policy)

    assert asked is not None
    assert not asked.is_witnessed
    assert sorted(one.code for one in asked.findings) == ["witness-disagrees", "witness-disagrees"]


def test_a_new_log_under_the_old_name_and_other_keys(here: World) -> None:
    """Whoever begins the log anew has other keys: to the witness it is nobody."""
    key = type(KEY)(type(KEY.signer)("union", 1, bytes(32)), type(KEY.clock)("union/clock", 4, bytes(32)))
    log = Log(MemoryShelf(key.identity), key, Clock())
    log.found()
    witness = here.witness("KAZ")

    assert witness.add(request(log, 0)).status == 403
    assert isinstance(witness.server.cosigner.add_checkpoint(request(log, 0)).finding, Finding)  # type: ignore[union-attr]
