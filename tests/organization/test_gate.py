"""What comes to a record is examined by itself, and then let in, one after another, by the record as it stands."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pytest

from foedus.finding import Finding
from foedus.organization.gate import Gate, Sound, examine
from foedus.record.act import Act
from foedus.record.anchor import check_genesis, genesis
from foedus.record.canonical import encode
from foedus.record.credential import KeyCredentialed, KeyRevoked
from foedus.record.genesis import Genesis
from foedus.record.signature import COMPILER, key_name
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.entries import examined
from foedus.shelves.log import Examined, Log, LogError
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Row
from tests.shelves.acts import AUTHOR, begun, opening, ready, request, signed
from tests.shelves.shelves import IDENTITY, KEY, NOW

_DATA, _LINES = opening()
OPENED = Row(0, sha256(_DATA).hexdigest(), b"", _DATA, _LINES, own=True)


def code(found: object) -> str:
    assert isinstance(found, Finding), found
    return found.code


def test_a_signed_act_of_this_log_is_sound() -> None:
    data, signatures = signed(request(1))

    found = examine(data, signatures, log="union")

    assert isinstance(found, Sound)
    assert found.act == request(1)


def test_an_act_without_the_signature_of_the_key_that_it_names_is_none() -> None:
    """An attack: an act in a State's name, which it never signed."""
    data, _ = signed(request(1))

    assert code(examine(data, b"", log="union")) == "signature-missing"


def test_a_signature_moved_to_another_act_is_false() -> None:
    """An attack: a State's signature is taken from one act and put beside another."""
    _, signatures = signed(request(1))
    data, _ = signed(request(2))

    assert code(examine(data, signatures, log="union")) == "signature-false"


def test_an_act_moved_to_another_log_is_refused() -> None:
    """An attack: what a State signed for one record is shown on another."""
    data, signatures = signed(request(1, log="elsewhere"))

    assert code(examine(data, signatures, log="union")) == "act-of-another-log"


@pytest.mark.parametrize("sent", [b"", b"{}", b"\xff", b" " * 70_000, encode(request(1)) + b"\n"])
def test_bytes_that_are_no_act_are_a_finding_and_never_an_error(sent: bytes) -> None:
    assert isinstance(examine(sent, b"", log="union"), Finding)


def test_the_first_act_of_a_record_opens_it() -> None:
    gate = Gate(IDENTITY.keys)

    assert code(gate.admit(ready(*signed(request(1))))) == "genesis-missing"
    assert gate.admit(ready(*opening())) is None


def test_a_record_is_opened_once() -> None:
    gate = Gate(IDENTITY.keys)
    gate.begun(7, [OPENED])

    assert code(gate.admit(ready(*opening()))) == "genesis-again"
    assert gate.admit(ready(*signed(request(1)))) is None


def test_of_one_batch_too_only_the_first_act_opens_the_record() -> None:
    gate = Gate(IDENTITY.keys)

    assert gate.admit(ready(*opening())) is None
    assert gate.admit(ready(*signed(request(1)))) is None
    assert code(gate.admit(ready(*opening()))) == "genesis-again"
    gate.passed([])
    assert gate.admit(ready(*opening())) is None, "what was admitted and not kept did not open it"


def test_an_act_that_was_not_examined_is_not_let_in() -> None:
    act = msgspec.structs.replace(ready(*signed(request(1))), act=None)

    assert code(Gate(IDENTITY.keys).admit(act)) == "act-unexamined"


def an_opening(**changed: object) -> Act:
    keys = (KEY.signer.verifier, KEY.clock.verifier)
    act = genesis("union", "UNION", keys, corpus="sha256:0", nonce="0" * 64, done="2026-01-01T00:00:00Z")
    body = {name: value for name, value in changed.items() if name in Genesis.__struct_fields__}
    envelope = {name: value for name, value in changed.items() if name not in body}
    return msgspec.structs.replace(act, body=msgspec.structs.replace(act.body, **body), **envelope)


def test_the_opening_act_names_the_keys_of_its_log_and_is_signed_with_them() -> None:
    """An attack: an invented beginning under another's name."""
    assert check_genesis(an_opening(), IDENTITY.keys) is None
    assert code(check_genesis(an_opening(keys=IDENTITY.keys[::-1]), IDENTITY.keys)) == "genesis-keys"
    assert code(check_genesis(an_opening(keys=("union+no",)), IDENTITY.keys)) == "genesis-keys"
    assert code(check_genesis(an_opening(key=key_name(AUTHOR.verifier.key)), IDENTITY.keys)) == "genesis-keys"


def test_a_log_without_an_ed25519_key_opens_no_record() -> None:
    with pytest.raises(ValueError, match="Ed25519"):
        genesis("union", "UNION", (KEY.clock.verifier,), corpus="", nonce="0" * 64, done="2026-01-01")


def test_a_gate_goes_on_where_a_record_was_left() -> None:
    shelf = MemoryShelf(IDENTITY)
    begun(shelf)

    told = begun(shelf).enter([ready(*signed(request(1)))])

    assert [one.position for one in told if not isinstance(one, Finding)] == [1]


def test_a_gate_knows_what_another_entered_since_the_log_was_opened_empty() -> None:
    """Two begin the same record at once; the second finds it begun, and goes on."""
    shelf = MemoryShelf(IDENTITY)
    late = Log(shelf, KEY, lambda: NOW, gate=Gate(IDENTITY.keys))
    begun(shelf)
    late.found()

    told = late.enter([ready(*opening()), ready(*signed(request(1)))])

    assert [one.code if isinstance(one, Finding) else one.position for one in told] == [0, 1]


# who may sign


DELEGATE = SignerKey("delegate", ED25519, b"d" * 32)
STRANGER = SignerKey("stranger", ED25519, b"s" * 32)


def by(signer: SignerKey, number: int = 1) -> Examined:
    return ready(*signed(msgspec.structs.replace(request(number), key=key_name(signer.verifier.key)), signer))


def credential(*scopes: str) -> Examined:
    body = KeyCredentialed(grants=key_name(DELEGATE.verifier.key), scopes=scopes or ("*",))
    return ready(*signed(msgspec.structs.replace(request(2), seat="KAZ", body=body)))


def revocation() -> Examined:
    return ready(*signed(msgspec.structs.replace(request(3), seat="KAZ", body=KeyRevoked(takes=key_name(DELEGATE.verifier.key)))))


def outcomes(log: Log, *acts: Examined) -> list[str | int]:
    return [one.code if isinstance(one, Finding) else one.position for one in log.enter(acts)]


def test_a_key_that_no_act_names_signs_for_nobody() -> None:
    """An attack: a true signature by a key that somebody made for himself."""
    assert outcomes(begun(MemoryShelf(IDENTITY)), by(STRANGER)) == ["key-uncredentialed"]


def test_a_delegate_signs_from_its_credential_to_its_revocation_also_within_one_batch() -> None:
    log = begun(MemoryShelf(IDENTITY))

    told = outcomes(log, by(DELEGATE, 4), credential(), by(DELEGATE, 5), revocation(), by(DELEGATE, 6))

    assert told == ["key-uncredentialed", 1, 2, 3, "key-revoked-before"]
    assert list(log.shelf.chain()) == [0, 1, 3]


def test_of_acts_after_one_that_may_enter_each_is_judged_by_its_own_seat_key_and_kind() -> None:
    log = begun(MemoryShelf(IDENTITY))
    by_delegate = msgspec.structs.replace(request(6), key=key_name(DELEGATE.verifier.key))
    of_another = ready(*signed(msgspec.structs.replace(by_delegate, seat="ARM"), DELEGATE))
    beyond = ready(*signed(msgspec.structs.replace(by_delegate, body=KeyRevoked(takes=key_name(AUTHOR.verifier.key))), DELEGATE))

    told = outcomes(log, credential(request(1).kind), by(DELEGATE, 4), by(DELEGATE, 5), of_another, beyond, by(STRANGER, 7))

    assert told == [1, 2, 3, "key-uncredentialed", "credential-not-by-root", "key-uncredentialed"]


def test_a_credential_that_did_not_enter_gives_nothing() -> None:
    gate = Gate(IDENTITY.keys)
    gate.begun(1, [OPENED])

    assert gate.admit(credential()) is None
    gate.passed([])
    assert code(gate.admit(by(DELEGATE))) == "key-uncredentialed"


def test_a_gate_that_is_opened_again_knows_who_may_sign_without_reading_the_other_acts() -> None:
    shelf = MemoryShelf(IDENTITY)
    outcomes(begun(shelf), credential("statement"), by(DELEGATE, 5))

    assert outcomes(begun(shelf), by(DELEGATE, 6)) == ["key-out-of-scope"]


def test_a_gate_learns_what_another_entered_of_who_may_sign() -> None:
    shelf = MemoryShelf(IDENTITY)
    early, late = begun(shelf), begun(shelf)
    outcomes(early, credential())

    assert outcomes(late, by(DELEGATE, 5)) == [2]


def test_a_record_that_no_seat_has_founded_takes_history_and_nothing_signed() -> None:
    log = Log(MemoryShelf(IDENTITY), KEY, lambda: NOW, gate=Gate(IDENTITY.keys))
    log.found()
    told = msgspec.structs.replace(request(1), key=COMPILER, source="a newspaper", confidence="high")

    assert outcomes(log, ready(*signed(an_opening(), KEY.signer)), history(told), by(AUTHOR)) == [0, 1, "record-unfounded"]


def test_the_founders_who_are_named_have_signed() -> None:
    """An attack: a host that opens a record in the name of States that never heard of it."""
    log = Log(MemoryShelf(IDENTITY), KEY, lambda: NOW, gate=Gate(IDENTITY.keys))
    log.found()

    assert outcomes(log, ready(*signed(an_opening(roots={"KAZ": key_name(AUTHOR.verifier.key)}), KEY.signer))) == ["genesis-unsigned"]


def history(act: Act) -> Examined:
    found = examined(encode(act), log="union", history=True)
    assert isinstance(found, Examined), found
    return found


def test_what_nobody_signed_is_entered_by_whoever_keeps_the_record_and_by_nobody_else() -> None:
    """An attack: an act is submitted as reported history, which needs no signature."""
    told = msgspec.structs.replace(request(1), key=COMPILER, source="a newspaper", confidence="high")

    assert code(examine(encode(told), b"", log="union")) == "act-unsigned"
    assert isinstance(examine(encode(told), b"", log="union", history=True), Sound)


def test_a_record_whose_own_acts_cannot_be_read_is_not_gone_on_with() -> None:
    shelf = MemoryShelf(IDENTITY)
    begun(shelf)
    shelf._rows[0] = msgspec.structs.replace(shelf._rows[0], act=None)  # noqa: SLF001 — damage

    with pytest.raises(LogError) as stopped:
        begun(shelf)
    assert stopped.value.finding.code == "chain-unreadable"
