"""The commands that audit a log, prove what is on it, and carry it elsewhere, as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedus.cli import main
from foedus.record.checkpoint import Checkpoint
from foedus.record.cosignature import cosign
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.tiles.export import export
from tests.record.attacks.host import BEGIN, KEY, WITNESS, Host, log_key, true_log

ANCHOR = next(true_log().shelf.rows(0, 1)).id


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("FOEDUS_LANGUAGE", "en")
    return tmp_path


@pytest.fixture
def record(home: Path) -> Path:
    path = home / "record.db"
    shelf = SqliteShelf(path, KEY.identity)
    true_log(shelf=shelf)
    shelf.close()
    return path


@pytest.fixture
def exported(home: Path) -> Path:
    export(true_log().shelf, home / "log")
    return home / "log"


def told(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_record_without_an_anchor_is_self_consistent_at_best(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = told(capsys, "verify", record)

    assert status == 0
    assert "16 verified, 0 withheld, 0 destroyed; 7 checkpoints, 0 of them witnessed" in out
    assert "Self-consistent" in out


def test_a_record_with_its_anchor_is_verified(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = told(capsys, "verify", record, "--anchor", ANCHOR, "--key", KEY.signer.verifier)

    assert status == 0
    assert "Verified" in out


def test_the_same_in_russian(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = told(capsys, "verify", record, "--anchor", "0" * 64, "--language", "ru")

    assert status == 1
    assert "Первая ошибка: место 0" in out


def test_another_key_than_the_one_that_is_known_is_a_fault(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = told(capsys, "verify", exported, "--key", log_key(seed=b"another").signer.verifier)

    assert status == 1
    assert "first fault: the log's keys" in out


def test_a_checkpoint_that_somebody_kept_must_lead_on(exported: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept, longer, other = home / "kept", home / "longer", home / "other"
    kept.write_bytes(true_log().shelf.note(7) or b"")
    longer.write_bytes(true_log((1, 2, 3, 5, 4, 1)).shelf.note() or b"")
    fork = Host(true_log().shelf)
    fork.put_leaf(3, received=BEGIN + 241)
    fork.resign()
    other.write_bytes(fork.note(7) or b"")

    assert told(capsys, "verify", exported, "--checkpoint", kept)[0] == 0
    assert "audit-seen-longer" in told(capsys, "verify", exported, "--checkpoint", longer, "--json")[1]
    assert "audit-seen-other" in told(capsys, "verify", exported, "--checkpoint", other, "--json")[1]
    other.write_bytes(true_log(key=log_key("exercise")).shelf.note() or b"")
    assert "checkpoint-origin" in told(capsys, "verify", exported, "--checkpoint", other, "--json")[1]


def test_a_policy_asks_for_witnesses(exported: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = home / "policy"
    policy.write_text(f"log {KEY.signer.verifier}\nwitness ARM {WITNESS.verifier}\nquorum ARM\n")

    assert "policy-not-witnessed" in told(capsys, "verify", exported, "--policy", policy, "--json")[1]

    shelf = Host(true_log().shelf)
    root = true_log().root(16)
    shelf.checkpoints[16] += str(cosign(Checkpoint("csto", 16, root), WITNESS, time=BEGIN + 430)).encode()
    export(shelf, home / "witnessed")
    status, out, _ = told(capsys, "verify", home / "witnessed", "--policy", policy)

    assert status == 0
    assert "7 checkpoints, 1 of them witnessed" in out
    assert "witnessed: 16 of 16 acts" in out
    proof = home / "proof"
    proof.write_bytes(proved(shelf, 3))
    assert "Witnessed by ARM" in told(capsys, "verify-proof", proof, "--policy", policy)[1]


def proved(shelf: Host, position: int) -> bytes:
    from foedus.shelves.log import LogReader

    return str(LogReader(shelf).proof(position)).encode()


def test_a_fault_is_told_to_programs_with_its_place(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported / "act/000.p/16"
    file.write_bytes(file.read_bytes().replace(b"assistance", b"assistants", 1))

    status, out, _ = told(capsys, "verify", exported, "--json")

    assert status == 1
    found = json.loads(out)
    assert found["result"] == "broken"
    assert found["findings"][0]["code"] == "audit-commitment"
    assert found["findings"][0]["place"]["kind"] == "position"


def test_what_is_no_record_cannot_be_audited(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "verify", "nowhere")[0] == 2
    assert told(capsys, "verify", "csto")[0] == 2
    (home / "empty").mkdir()
    for nothing in (home / "empty", ""):
        assert told(capsys, "verify", nothing)[0] == 2
        assert "no exported log" in told(capsys, "log", "import", nothing)[2]
    assert told(capsys, "verify", "csto", "--key", "nonsense")[0] == 2


def test_a_proof_is_printed_and_holds(record: Path, home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["prove", "3", "--record", str(record)]) == 0
    proof = home / "act.tlog-proof"
    proof.write_bytes(capfdbinary.readouterr().out)
    key = home / "log.vkey"
    key.write_text("\n".join(KEY.identity.keys))

    assert main(["verify-proof", str(proof), "--key", str(key), "--json"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert (found["position"], found["result"], found["size"]) == (3, "verified", 16)
    assert main(["prove", found["act"], "--record", str(record)]) == 0
    assert capfdbinary.readouterr().out == proof.read_bytes()


def test_a_proof_without_a_key_is_self_consistent_at_best(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proof, act = home / "act.tlog-proof", home / "act.json"
    shelf = Host(true_log().shelf)
    proof.write_bytes(proved(shelf, 3))
    act.write_bytes(shelf.kept[3].act or b"")

    assert "Self-consistent" in told(capsys, "verify-proof", proof, "--act", act)[1]
    act.write_bytes(shelf.kept[4].act or b"")
    assert told(capsys, "verify-proof", proof, "--act", act)[0] == 1
    assert told(capsys, "verify-proof", proof, "--key", "nonsense")[0] == 2
    proof.write_bytes(b"no proof")
    assert told(capsys, "verify-proof", proof)[0] == 1


def test_what_is_not_on_the_record_cannot_be_proved(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "prove", "16", "--record", record)[0] == 1
    assert told(capsys, "prove", "0" * 64, "--record", record)[0] == 1
    assert told(capsys, "prove", "3", "--record", "nowhere")[0] == 2


def test_a_record_is_exported_and_taken_elsewhere(record: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, copy = home / "out", home / "copy.db"

    assert json.loads(told(capsys, "log", "export", record, folder, "--json")[1])["size"] == 16
    assert json.loads(told(capsys, "log", "import", folder, "--record", copy, "--json")[1])["taken"] == 16
    assert "0 acts taken" in told(capsys, "log", "import", folder, "--record", copy)[1]
    assert told(capsys, "verify", copy, "--anchor", ANCHOR)[0] == 0
    assert told(capsys, "verify", folder, "--anchor", ANCHOR)[0] == 0


def test_an_export_into_a_folder_that_holds_something_else_is_refused(record: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "log", "export", record, home)[0] == 1
    assert told(capsys, "log", "export", "nowhere", home)[0] == 2
    assert told(capsys, "log", "import", home, "--record", record)[0] == 2
    (home / "log.vkey").write_text("no key")
    assert told(capsys, "log", "import", home, "--record", record)[0] == 1


def test_a_file_that_is_not_there_is_said(exported: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "verify", exported, "--policy", home / "none")[0] == 2
    assert told(capsys, "verify", exported, "--checkpoint", home / "none")[0] == 2
    assert told(capsys, "verify-proof", home / "none")[0] == 2


def test_what_stands_in_the_way_of_a_file_is_said_with_its_name(record: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large, file = home / "large", home / "file"
    file.write_bytes(b"")
    with large.open("wb") as sparse:
        sparse.truncate(1 << 25)

    for words, expected in (
        (("verify", record, "--policy", home / "none"), f"There is no file or folder “{home}/none”."),
        (("verify", record, "--checkpoint", home), f"“{home}” is a folder; a file is needed here."),
        (("verify-proof", large), f"“{large}” is larger than anything of its kind. It was not read."),
        (("verify-proof", "/dev/zero"), "“/dev/zero” is larger than anything of its kind. It was not read."),
        (("log", "init", "csto", "--record", home), f"“{home}” is a folder; a file is needed here."),
        (("log", "export", record, file), f"“{file}” leads through a file as if it were a folder."),
        (("backup", record, home / "none" / "copy"), f"There is no file or folder “{home}/none”."),
        (("backup", record, home), f"“{home}” is a folder; a file is needed here."),
        (("restore", record, home), f"“{home}” is a folder; a file is needed here."),
    ):
        assert told(capsys, *words) == (2, "", f"{expected}\n"), words
    assert not home.with_name(f"{home.name}.key").exists()


def test_an_anchor_that_is_no_id_is_no_fault_of_the_record(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, said = told(capsys, "verify", record, "--anchor", ANCHOR[:12])

    assert (status, out) == (2, "")
    assert "64 hexadecimal digits" in said


def test_the_record_of_a_corpus_may_lie_elsewhere(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "verify", "csto", "--record", record)[0] == 0


def test_a_record_that_lacks_a_tile_proves_and_exports_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(true_log((300,)).shelf, home / "log")
    (home / "log/tile/0/000").unlink()

    for words in (("prove", 3, "--record", home / "log"), ("log", "export", home / "log", home / "again")):
        status, _, said = told(capsys, *words)
        assert status == 1
        assert "full tile 0 on level 0 is not there" in said


def test_an_export_that_has_lost_its_keys_is_said_to_have_and_nothing_else(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (exported / "log.vkey").unlink()

    status, out, _ = told(capsys, "verify", exported)

    assert status == 1
    assert out == (
        "log.vkey: The file log.vkey is not there. Export the log again, or fetch the file from whoever serves it.\n"
        "Not sound. The first fault: log.vkey.\n"
    )
    assert "The file log.vkey is not there." in told(capsys, "prove", 0, "--record", exported)[2]


def test_a_record_of_other_keys_is_another_record(exported: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "log", "init", "csto", "--record", home / "csto.db")[0] == 0

    status, _, said = told(capsys, "log", "import", exported, "--record", home / "csto.db")

    assert status == 2
    assert said == f"{home}/csto.db holds a record of the log “csto” under other keys: it is another record. Name another place.\n"
