"""An author makes a key, writes an act, signs it, and hands it in; what is refused is refused by name."""

from __future__ import annotations

import stat
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.cli import main
from foedus.record.act_key import ActKey
from foedus.record.encoding import base64
from foedus.record.proof import Proof, parse_proof
from foedus.record.ssh_signature import HASH, MAGIC, NAMESPACE, SshSignature, armoured
from foedus.record.vkey import ED25519, SignerKey
from tests.cli.session import PAGE, masked, played

REQUEST = "2026-11-24 KAZ requests assistance\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FOEDUS_LANGUAGE", "en")


def test_the_manual_s_session_goes_as_shown(tmp_path: Path) -> None:
    page = PAGE.read_text()

    assert masked(played(page, tmp_path)) == masked(page), "run python -m tests.cli.session"


def key(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["key", "new", f"{name}.key", "--name", name]) == 0
    return capsys.readouterr().out.strip()


def founded(capsys: pytest.CaptureFixture[str], *names: str) -> None:
    roots = [word for name in names for word in ("--root", f"{name}={key(name, capsys)}")]
    assert main(["log", "init", "csto", "--record", "record.db", *roots, "--genesis", "genesis.json"]) == 0
    for name in names:
        assert main(["sign", "genesis.json", "--key", f"{name}.key", "--out", "genesis.signatures"]) == 0
    assert main(["log", "init", "csto", "--record", "record.db", "--genesis", "genesis.json", "--signatures", "genesis.signatures"]) == 0
    capsys.readouterr()


def written(by: str, text: str = REQUEST) -> None:
    Path("act.journal").write_text(text)
    assert main(["act", "act.journal", "--key", by, "--out", "act.json"]) == 0


def test_a_key_is_its_owner_s_alone_and_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    named = key("KAZ", capsys)

    assert stat.S_IMODE(Path("KAZ.key").stat().st_mode) == 0o600
    assert main(["key", "show", "KAZ.key"]) == 0
    assert capsys.readouterr().out.strip() == named
    assert main(["key", "new", "KAZ.key", "--name", "KAZ"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["key", "new", "other.key", "--name", "a b"]) == 2
    assert "no spaces" in capsys.readouterr().err


@pytest.mark.parametrize("data", ["", "PRIVATE+KEY+KAZ+00+", "ssh-ed25519 AAAA", "ssh-ed25519 ???"])
def test_what_is_no_key_is_not_taken_for_one_and_not_repeated(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("some.key").write_text(data)

    assert main(["key", "show", "some.key"]) == 2
    assert capsys.readouterr().err == "What lies at “some.key” is no key that signs acts: foedus key new makes one.\n"
    assert main(["key", "show", "none.key"]) == 2
    assert "none.key" in capsys.readouterr().err


def test_an_act_is_another_each_time_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    named = key("KAZ", capsys)
    Path("act.journal").write_text(REQUEST)

    for file in ("one.json", "two.json"):
        assert main(["act", "act.journal", "--key", named, "--out", file]) == 0
    assert Path("one.json").read_bytes() != Path("two.json").read_bytes()
    assert main(["act", "act.journal", "--key", named, "--out", "two.json"]) == 2


@pytest.mark.parametrize(("text", "status"), [("", 2), (REQUEST + "\n" + REQUEST, 2), ("2026-11-24 KAZ requests\n", 2)])
def test_one_whole_act_is_written_at_a_time(text: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    named = key("KAZ", capsys)
    Path("act.journal").write_text(text)

    assert main(["act", "act.journal", "--key", named]) == status
    assert capsys.readouterr().out == ""


def test_nobody_signs_what_is_no_act(capsys: pytest.CaptureFixture[str]) -> None:
    key("KAZ", capsys)
    Path("letter.json").write_text("{}")

    assert main(["sign", "letter.json", "--key", "KAZ.key"]) == 1
    assert capsys.readouterr().out == ""


def test_before_it_is_signed_an_act_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    named = key("KAZ", capsys)
    written(named)
    capsys.readouterr()

    assert main(["sign", "act.json", "--key", "KAZ.key"]) == 0
    told = capsys.readouterr()
    assert told.err.startswith("Kazakhstan requests assistance")
    assert told.out.startswith(f"{named} ")


def test_the_proof_of_a_signed_act_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    founded(capsys, "KAZ")
    written("KAZ.key")
    main(["sign", "act.json", "--key", "KAZ.key", "--out", "act.signatures"])
    capsys.readouterr()

    for _ in range(2):
        assert main(["submit", "act.json", "act.signatures", "--record", "record.db"]) == 0
        proof = parse_proof(capsys.readouterr().out.encode())
        assert isinstance(proof, Proof)
        assert proof.index == 1


def test_an_act_that_is_not_signed_is_refused_and_the_refusal_is_the_log_s(capsys: pytest.CaptureFixture[str]) -> None:
    founded(capsys, "KAZ")
    written("KAZ.key")
    Path("act.signatures").write_text("")
    capsys.readouterr()

    assert main(["submit", "act.json", "act.signatures", "--record", "record.db"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("foedus-refusal/1\ncsto\n")
    assert "\n— csto " in told.out
    assert told.err


def test_an_act_for_a_host_that_does_not_answer_is_sent_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    for file in ("act.json", "act.signatures"):
        Path(file).write_text("")

    assert main(["submit", "act.json", "act.signatures", "--to", "http://127.0.0.1:9"]) == 2
    assert "127.0.0.1:9" in capsys.readouterr().err


def test_a_record_is_not_opened_again_with_another_act(capsys: pytest.CaptureFixture[str]) -> None:
    founded(capsys, "KAZ")
    roots = ["--root", f"RUS={key('RUS', capsys)}"]
    assert main(["log", "init", "csto", "--record", "record.db", *roots, "--genesis", "again.json"]) == 0
    main(["sign", "again.json", "--key", "RUS.key", "--out", "again.signatures"])
    capsys.readouterr()

    assert main(["log", "init", "csto", "--record", "record.db", "--genesis", "again.json", "--signatures", "again.signatures"]) == 2
    assert "another act" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--root", "KAZ=key", "--genesis", "g"], ["--root", "=ed25519:" + "0" * 64, "--genesis", "g"], ["--root", "KAZ=ed25519:" + "0" * 64],
        ["--root", "KAZ=ed25519:" + "0" * 64, "--genesis", "g", "--recovery", "1"], ["--genesis", "g"], ["--signatures", "s"],
        ["--root", "KAZ=ed25519:" + "0" * 64, "--root", "KAZ=ed25519:" + "0" * 64, "--genesis", "g"],
    ],
)  # fmt: skip
def test_founders_are_named_with_their_keys_and_sign_first(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "init", "csto", "--record", "record.db", *words]) == 2
    assert capsys.readouterr().err
    assert not Path("record.db").exists()


DESK = SignerKey("desk", ED25519, b"d" * 32)


def by_ssh_keygen(file: str) -> None:
    """Write beside a file what ``ssh-keygen -Y sign`` writes (OpenSSH's PROTOCOL.sshsig)."""
    parts = (NAMESPACE.encode(), b"", HASH.encode(), sha256(Path(file).read_bytes()).digest())
    message = MAGIC + b"".join(len(one).to_bytes(4, "big") + one for one in parts)
    key = ActKey("ed25519", DESK.verifier.key)
    Path(f"{file}.sig").write_bytes(armoured(SshSignature(key, NAMESPACE, HASH, DESK.sign(message)).encode()))


def test_a_signature_in_openssh_s_form_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    body = b"".join(len(one).to_bytes(4, "big") + one for one in (b"ssh-ed25519", DESK.verifier.key))
    Path("desk.pub").write_text(f"ssh-ed25519 {base64(body)} desk@mission\n")
    assert main(["key", "show", "desk.pub"]) == 0
    named = capsys.readouterr().out.strip()
    main(["log", "init", "csto", "--record", "record.db", "--root", f"KAZ={named}", "--genesis", "genesis.json"])
    written("desk.pub")
    for file in ("genesis", "act"):
        by_ssh_keygen(f"{file}.json")
        assert main(["sign", f"{file}.json", "--ssh", f"{file}.json.sig", "--out", f"{file}.signatures"]) == 0

    assert main(["log", "init", "csto", "--record", "record.db", "--genesis", "genesis.json", "--signatures", "genesis.signatures"]) == 0
    assert main(["submit", "act.json", "act.signatures", "--record", "record.db"]) == 0
    assert main(["sign", "genesis.json", "--ssh", "act.json.sig"]) == 1
