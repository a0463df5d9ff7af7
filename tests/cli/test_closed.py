"""A closed act is written, signed and handed in like any other, and its file says that it is closed: nobody opens it by forgetting something."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.cli import main
from foedus.record.act_file import encode_closed, otherwise, parted
from foedus.record.leaf import Leaf, Stub, decode_leaf
from foedus.record.proof import Proof, parse_proof
from foedus.shelves.founding import open_reader

WORDS = "2026-11-24 KAZ states “a canary in the words”\n".replace("“", '"').replace("”", '"')
CLOSED = f"{WORDS}  closed by: EP 10\n  closed matter: organ:CSC\n  closed level: for official use\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FOEDUS_LANGUAGE", "en")


@pytest.fixture
def delegate(capsys: pytest.CaptureFixture[str]) -> None:
    """Found a record in the name of Kazakhstan, whose root key is at hand."""
    main(["key", "new", "KAZ.key", "--name", "KAZ"])
    named = capsys.readouterr().out.strip()
    main(["log", "init", "csto", "--record", "record.db", "--root", f"KAZ={named}", "--genesis", "genesis.json"])
    main(["sign", "genesis.json", "--key", "KAZ.key", "--out", "genesis.signatures"])
    main(["log", "init", "csto", "--record", "record.db", "--genesis", "genesis.json", "--signatures", "genesis.signatures",
          "--highest-level", "secret"])  # fmt: skip
    capsys.readouterr()


def written(text: str = CLOSED, status: int = 0) -> None:
    Path("act.journal").write_text(text)
    assert main(["act", "act.journal", "--key", "KAZ.key", "--out", "act.json"]) == status


def submitted() -> int:
    main(["sign", "act.json", "--key", "KAZ.key", "--out", "act.signatures"])
    return main(["submit", "act.json", "act.signatures", "--record", "record.db"])


def leaf(data: str) -> Leaf:
    proof = parse_proof(data.encode())
    assert isinstance(proof, Proof)
    found = decode_leaf(proof.extra)
    assert isinstance(found, Leaf)
    return found


@pytest.mark.usefixtures("delegate")
def test_a_closed_act_is_entered_closed_with_the_day_of_its_disclosure(capsys: pytest.CaptureFixture[str]) -> None:
    written()
    said = capsys.readouterr().err

    assert "closed [for official use · KAZ · EP 10 · 20" in said
    assert submitted() == 0
    stub = leaf(capsys.readouterr().out).stub
    assert stub is not None
    assert (stub.matter, stub.seat, stub.level, bool(stub.until)) == ("organ:CSC", "KAZ", "for official use", True)
    for reader, sees in (("", False), ("KAZ", True)):
        main(["journal", "csto", "--record", "record.db", "--reader", reader])
        assert ("canary" in capsys.readouterr().out) == sees


@pytest.mark.usefixtures("delegate")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CLOSED.replace("EP 10", "EP 3"), "No article of the procedures"),
        (CLOSED.replace("for official use", "secret"), "closes acts at the level"),
        (CLOSED.replace("organ:CSC", "everything"), "no such matter"),
        (CLOSED + "  closed until: 2099-01-01\n", "stays closed until"),
    ],
)
def test_what_no_record_would_take_closed_is_not_written(text: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    written(text, status=1)

    assert said in capsys.readouterr().err
    assert not Path("act.json").exists()


@pytest.mark.usefixtures("delegate")
def test_act_and_signatures_in_one_file_are_handed_in_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    written()
    main(["sign", "act.json", "--key", "KAZ.key", "--out", "act.signatures"])
    Path("act.signed").write_bytes(Path("act.json").read_bytes() + Path("act.signatures").read_bytes())
    capsys.readouterr()

    assert main(["submit", "act.signed", "--record", "record.db"]) == 0
    assert leaf(capsys.readouterr().out).stub is not None


@pytest.mark.usefixtures("delegate")
def test_a_record_of_another_corpus_s_procedures_refuses_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    written()
    main(["sign", "act.json", "--key", "KAZ.key", "--out", "act.signatures"])
    capsys.readouterr()

    assert main(["submit", "act.json", "act.signatures", "--record", "record.db", "--corpus", "nowhere"]) == 1
    assert "No article of the procedures" in capsys.readouterr().err
    reader = open_reader("record.db")
    assert reader.size == 1


@pytest.mark.parametrize(
    "line", [b"closed \n", b"closed {}\n", b'closed {"matter":"organ:CSC","rule":"EP 10"}\n', b"closed []\n", b"closed " + b"[" * 5_000]
)
def test_a_line_that_is_no_closing_s_is_refused_and_never_passed_over(line: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """An attack on the author: were the line passed over, the act would be entered open."""
    Path("act.json").write_bytes(b"{}\n" + line)
    Path("act.signatures").write_text("")

    assert main(["submit", "act.json", "act.signatures", "--record", "record.db"]) == 1
    assert "says how it is closed" in capsys.readouterr().err


def test_a_closing_has_one_writing() -> None:
    stub = Stub(matter="organ:CSC", rule="EP 10", seat="KAZ", level="для служебного пользования", until="2027-01-01", size=1024)

    assert parted(b"{}\n" + encode_closed(stub) + b"line\n") == (b"{}", stub, b"line\n")
    assert parted(b"{}\nline\n") == (b"{}", None, b"line\n")
    assert encode_closed(None) == b""


@pytest.mark.usefixtures("delegate")
def test_attack_a_host_that_enters_a_closed_act_open_is_convicted_by_its_own_proof(capsys: pytest.CaptureFixture[str]) -> None:
    written()
    act, _, signatures = Path("act.json").read_bytes().partition(b"\n")
    main(["sign", "act.json", "--key", "KAZ.key", "--out", "act.signatures"])
    # The host takes the line away before it enters the act; the signature is over the act's id and bears it.
    Path("bare.json").write_bytes(act)
    main(["submit", "bare.json", "act.signatures", "--record", "record.db"])
    capsys.readouterr()

    assert main(["submit", "act.json", "act.signatures", "--record", "record.db"]) == 1
    told = capsys.readouterr()

    assert "did not enter the act as its author asked" in told.err
    stub = parted(act + b"\n" + signatures)
    assert isinstance(stub, tuple)
    proof = parse_proof(told.out.encode())
    assert isinstance(proof, Proof)
    assert otherwise(leaf(told.out).commitment, None, proof) is None
    assert otherwise(leaf(told.out).commitment, stub[1], proof) is not None
