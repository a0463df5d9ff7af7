"""What comes to a record is examined by itself, and then let in, one after another, by the record as it stands."""

from __future__ import annotations

import msgspec
import pytest

from foedus.finding import Finding
from foedus.organization.gate import Gate, Sound, examine
from foedus.record.act import Act
from foedus.record.anchor import check_genesis, genesis
from foedus.record.canonical import encode
from foedus.record.genesis import Genesis
from foedus.record.signature import key_name
from foedus.shelves.log import Log
from foedus.shelves.memory import MemoryShelf
from tests.shelves.acts import AUTHOR, begun, opening, ready, request, signed
from tests.shelves.shelves import IDENTITY, KEY, NOW


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
    gate.begun(7)

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
