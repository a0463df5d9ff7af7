"""A receipt of an answer holds where the same corpus and acts give the same answer; whatever else is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import msgspec
import pytest

import foedus
from foedus.cli import main
from foedus.organization.answer_check import check
from foedus.organization.answer_receipt import LIMIT, AnswerReceipt, read, summed, written
from tests.house.tree import ROOT

DAY = "2022-01-05"
ATTACKED = "2001-10-02"


@pytest.fixture(scope="module")
def csto() -> foedus.Alliance:
    return foedus.open("csto")


@pytest.fixture(scope="module")
def anzus() -> foedus.Alliance:
    return foedus.open("anzus")


@pytest.fixture(scope="module")
def receipt(anzus: foedus.Alliance) -> bytes:
    return anzus.on(ATTACKED).bound(attacked="USA").receipt()


def parsed(data: bytes) -> AnswerReceipt:
    found, wrong = read(data)
    assert found is not None
    assert wrong == ()
    return found


def forged(data: bytes, **fields: object) -> bytes:
    """Alter a receipt, and write the sum that then fits."""
    made = msgspec.structs.replace(parsed(data), **fields)
    return written(msgspec.structs.replace(made, sum=summed(made)))


def codes(found: foedus.CheckedReceipt) -> list[str]:
    return [one.code for one in found.differences]


ASKS: tuple[Callable[[foedus.Alliance], foedus.Reply], ...] = (
    lambda csto: csto.on(DAY).bound(attacked="KAZ"),
    lambda csto: csto.on("2013-01-01").status("UZB", under="CST"),
    lambda csto: csto.on(DAY).text("CST 4"),
    lambda csto: csto.on("2022-01-06").outcome("CSC", matter="use of force", votes={"ARM": "yes", "BLR": "no"}),
    lambda csto: csto.at("2022-01-05T21:30:00+03:00").duties(attacked="KAZ"),
    lambda csto: csto.on("2022-09-16").bound(attacked="KGZ", by="TJK"),
    lambda csto: csto.compare("2012-01-01", "2013-01-01"),
    lambda csto: csto.on(DAY).timeline("kazakhstan-2022"),
    lambda csto: csto.on(DAY).overdue(),
    lambda csto: csto.known_at(200).on("2013-01-01").members(),
)


@pytest.mark.parametrize("asks", ASKS)
def test_a_receipt_of_any_answer_holds_and_says_nothing_in_a_language(
    csto: foedus.Alliance, asks: Callable[[foedus.Alliance], foedus.Reply]
) -> None:
    english, russian = asks(csto).receipt(), asks(csto.in_language("ru")).receipt()

    assert english == russian == written(parsed(english))
    assert foedus.check_receipt(english).sentences() == []


def test_a_receipt_says_what_was_asked_and_on_what_the_answer_rests(anzus: foedus.Alliance, receipt: bytes) -> None:
    said = json.loads(receipt)

    assert said["question"] == {"name": "bound", "parameters": {"attacked": "USA"}, "as_of": ATTACKED, "reader": ""}
    assert said["corpus"] == {"name": "anzus", "digest": anzus.digest}
    assert said["log"] is None
    assert said["engine"] == foedus.__version__
    assert said["acts"]["count"] == anzus.position
    assert [one["code"] for one in said["because"]] == [one.code for one in anzus.on(ATTACKED).bound(attacked="USA").because]


def test_the_terminal_writes_a_receipt_and_checks_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], receipt: bytes) -> None:
    file = tmp_path / "bound.json"
    assert main(["ask", "anzus", "bound", "--attacked", "USA", "--on", ATTACKED, "--receipt", str(file)]) == 0
    assert file.read_bytes() == receipt
    assert "receipt is written" in capsys.readouterr().err

    assert main(["check-receipt", str(file)]) == 0
    assert "The receipt holds. “bound --attacked USA”, as of 2 October 2001" in capsys.readouterr().out
    assert main(["check-receipt", str(file), "--language", "ru"]) == 0
    assert "Квитанция верна." in capsys.readouterr().out

    file.write_bytes(receipt.replace(b'"NZL"', b'"FJI"'))
    assert main(["check-receipt", str(file), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["holds"] is False
    assert told["differences"][0]["code"] == "receipt-altered"
    assert main(["check-receipt", str(file)]) == 1
    assert "does not hold" in capsys.readouterr().out


def test_the_terminal_says_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str], receipt: bytes) -> None:
    assert main(["check-receipt", str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err

    (tmp_path / "receipt.json").write_bytes(receipt)
    assert main(["check-receipt", str(tmp_path / "receipt.json"), "--corpus", "cstp"]) == 2
    assert "cstp" in capsys.readouterr().err
    assert main(["ask", "anzus", "members", "--on", DAY, "--receipt", str(tmp_path / "no" / "folder.json")]) == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "receipt-unreadable"),
        (b"Dear Sir", "receipt-unreadable"),
        (b"\xff\xfe", "receipt-unreadable"),
        (b"[" * 100_000, "receipt-unreadable"),
        (b'{"answer": [1, 2', "receipt-cut-short"),
        (b"[]", "receipt-foreign"),
        (b'{"format": 1}', "receipt-foreign"),
        (b'{"format": "act/1", "answer": "yes"}', "receipt-foreign"),
        (b'{"format": "foedus-receipt/9"}', "receipt-other-format"),
        (b'{"format": "foedus-receipt/1"}', "receipt-field"),
        (b" " * (LIMIT + 1), "receipt-too-large"),
    ],
)
def test_what_is_no_receipt_is_said_to_be_none(data: bytes, code: str) -> None:
    found = foedus.check_receipt(data)

    assert codes(found) == [code]
    assert not found
    assert found.receipt is None
    assert len(found.sentences("ru")) == 1


def test_a_receipt_that_is_cut_short_anywhere_is_never_taken_for_a_whole_one(receipt: bytes) -> None:
    for size in (1, 100, 1000, len(receipt) // 2, len(receipt) - 2):
        assert codes(foedus.check_receipt(receipt[:size])) == ["receipt-cut-short"]


def test_a_receipt_that_was_only_rearranged_is_said_to_be_unaltered(receipt: bytes) -> None:
    assert codes(foedus.check_receipt(json.dumps(json.loads(receipt), indent=1).encode())) == ["receipt-not-canonical"]


def test_a_forged_value_is_found_by_the_path_to_it(receipt: bytes) -> None:
    """The forger writes the sum that fits; answering again finds the value all the same."""
    answer = [dict(row) for row in parsed(receipt).answer]
    answer[1]["who"] = "TKM"

    found = foedus.check_receipt(forged(receipt, answer=answer))

    assert found.sentences() == ['error: answer[1].who: the receipt says "TKM", here it is "NZL".']


def leaves(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] if not isinstance(value, dict | list) else [leaf for key, one in inner for leaf in leaves(one, (*path, key))]


def altered(said: object, path: tuple[str | int, ...]) -> object:
    """Give a copy of plain data with one leaf made another of its kind."""
    if not path:
        return said + 1 if isinstance(said, int) else f"{said}X"
    if isinstance(said, dict):
        return said | {path[0]: altered(said[path[0]], path[1:])}
    assert isinstance(said, list)
    assert isinstance(path[0], int)
    return [altered(one, path[1:]) if number == path[0] else one for number, one in enumerate(said)]


@pytest.mark.parametrize(
    "asks",
    [
        lambda anzus: anzus.on(ATTACKED).bound(attacked="USA"),
        lambda anzus: anzus.compare("1985-01-01", "1990-01-01"),
        lambda anzus: anzus.at("1990-01-01T12:00:00+10:00").status("NZL", under="ANZUS"),
    ],
)
def test_whatever_is_altered_in_a_receipt_is_found_though_the_forger_writes_the_sum_that_fits(
    anzus: foedus.Alliance, asks: Callable[[foedus.Alliance], foedus.Reply]
) -> None:
    """Every value of the receipt in turn: a code, a parameter, a digest, a date, a position."""
    said = json.loads(asks(anzus).receipt())
    unseen = []
    for path in leaves({key: one for key, one in said.items() if key != "sum"}):
        try:
            made = msgspec.convert(altered(said, path), AnswerReceipt)
        except msgspec.ValidationError:
            continue
        again = written(msgspec.structs.replace(made, sum=summed(made)))
        receipt, wrong = read(again)
        if not wrong and receipt is not None and not check(receipt, anzus.organization, engine=foedus.__version__):
            unseen.append(path)

    assert unseen == []


def test_a_reason_that_was_struck_out_or_put_in_is_named(receipt: bytes) -> None:
    because = parsed(receipt).because

    assert codes(foedus.check_receipt(forged(receipt, because=because[1:]))) == ["receipt-line-new"]
    assert codes(foedus.check_receipt(forged(receipt, because=(*because, {"code": "made-up", "params": {}})))) == ["receipt-line-gone"]
    assert codes(foedus.check_receipt(forged(receipt, because=because[::-1]))) == ["receipt-lines-reordered"]


def test_many_forged_values_are_counted(receipt: bytes) -> None:
    found = foedus.check_receipt(forged(receipt, also=tuple(range(40))))

    assert codes(found).count("receipt-other-value") == 12
    assert codes(found)[-1] == "receipt-more-values"


def test_the_version_the_digest_and_the_acts_are_compared_though_the_answer_is_the_same(receipt: bytes) -> None:
    said = parsed(receipt)
    other = msgspec.structs.replace(said.corpus, digest="sha256:00")
    acts = msgspec.structs.replace(said.acts, digest="sha256:00")

    assert codes(foedus.check_receipt(forged(receipt, engine="0.0.9"))) == ["receipt-other-engine"]
    assert codes(foedus.check_receipt(forged(receipt, corpus=other))) == ["receipt-other-digest"]
    assert codes(foedus.check_receipt(forged(receipt, acts=acts))) == ["receipt-other-acts"]
    assert set(codes(foedus.check_receipt(forged(receipt, general_law=())))) <= {"receipt-other-digest"}


def test_a_receipt_is_checked_on_another_corpus_only_if_that_is_said(receipt: bytes) -> None:
    assert "receipt-other-corpus" in codes(foedus.check_receipt(receipt, corpus="law"))


def test_a_question_that_cannot_be_put_any_more_is_named(receipt: bytes) -> None:
    put = msgspec.structs.replace(parsed(receipt).question, name="bond")

    assert codes(foedus.check_receipt(forged(receipt, question=put))) == ["receipt-question-refused", "question-unknown"]


def test_a_receipt_for_one_seat_is_not_that_for_another(receipt: bytes) -> None:
    assert codes(foedus.check_receipt(receipt, reader="AUS")) == ["receipt-other-reader"]


def test_a_receipt_of_what_a_seat_may_read_is_checked_as_that_seat_reads() -> None:
    """Closed acts are withheld from the public: what KAZ was answered is not what the public is answered."""
    folder = ROOT / "docs/manual/example-closed"
    receipt = foedus.open(folder, reader="KAZ").on("2024-05-10").timeline("flood").receipt()

    assert parsed(receipt).question.reader == "KAZ"
    assert foedus.check_receipt(receipt, corpus=folder).sentences() == []
    assert {"receipt-other-reader", "receipt-other-acts"} <= set(codes(foedus.check_receipt(receipt, corpus=folder, reader="")))


def test_a_strangers_receipt_leads_to_no_path_on_the_disk(receipt: bytes, tmp_path: Path) -> None:
    named = msgspec.structs.replace(parsed(receipt).corpus, name=str(tmp_path))

    assert codes(foedus.check_receipt(forged(receipt, corpus=named))) == ["receipt-field"]


def test_a_corpus_with_errors_is_named_with_them(receipt: bytes, tmp_path: Path) -> None:
    from foedus.shelves.folder import find_corpus

    for file in find_corpus("rio").iterdir():
        if file.is_file():
            copyfile(file, tmp_path / file.name)
    (tmp_path / "RIO.md").write_text((tmp_path / "RIO.md").read_text().replace("obligation:", "obligaton:", 1))

    assert codes(foedus.check_receipt(receipt, corpus=tmp_path))[0] == "receipt-corpus-unreadable"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a record with half of its acts, and the same record with all of them."""
    folder = tmp_path_factory.mktemp("records")
    half, whole = folder / "half.db", folder / "whole.db"
    assert main(["log", "init", "anzus", "--record", str(half)]) == 0
    from foedus.shelves.folder import find_corpus

    history = (find_corpus("anzus") / "history.journal").read_text()
    head, *blocks = history.split("\n\n")
    first = folder / "first.journal"
    first.write_text("\n\n".join([head, *blocks[: len(blocks) // 2]]) + "\n")
    assert main(["enter", "anzus", str(first), "--record", str(half)]) == 0
    for end in ("", ".key", ".head"):
        if (source := Path(f"{half}{end}")).exists():
            copyfile(source, f"{whole}{end}")
    assert main(["enter", "anzus", "--record", str(whole)]) == 0
    return half, whole


@pytest.fixture(scope="module")
def early(places: tuple[Path, Path]) -> bytes:
    return foedus.open("anzus", record=places[0]).on("1990-01-01").parties("ANZUS").receipt()


def test_it_names_the_log_its_size_and_its_root(early: bytes, places: tuple[Path, Path]) -> None:
    log = parsed(early).log

    assert log is not None
    assert (log.origin, log.size) == ("anzus", foedus.open("anzus", record=places[0]).position)
    assert len(log.root) == 44


def test_it_holds_on_the_record_and_on_what_the_record_has_become(early: bytes, places: tuple[Path, Path]) -> None:
    assert foedus.check_receipt(early, record=places[0]).sentences() == []
    assert foedus.check_receipt(early, record=places[1]).sentences() == []


def test_the_terminal_writes_and_checks_a_receipt_of_a_record(
    places: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "receipt.json")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    asked = ["ask", "anzus", "parties", "--of", "ANZUS", "--on", "1990-01-01", "--record", str(places[0]), "--receipt", file]

    assert main(asked) == 0
    assert main(["check-receipt", file, "--record", str(places[1])]) == 0
    assert "the log anzus at" in capsys.readouterr().out
    assert main(["check-receipt", file]) == 2
    assert "There is no record at" in capsys.readouterr().err


def test_a_receipt_of_the_whole_record_is_not_checked_on_half_of_it(places: tuple[Path, Path]) -> None:
    late = foedus.open("anzus", record=places[1]).on("1990-01-01").parties("ANZUS").receipt()

    assert "receipt-log-shorter" in codes(foedus.check_receipt(late, record=places[0]))


def test_a_host_that_rewrote_its_log_is_caught_by_an_old_receipt(early: bytes, places: tuple[Path, Path]) -> None:
    log = parsed(early).log
    assert log is not None

    of_another_tree = forged(early, log=msgspec.structs.replace(log, root="A" * 43 + "="))

    assert codes(foedus.check_receipt(of_another_tree, record=places[1])) == ["receipt-other-root"]


def test_a_draft_and_another_log_are_told_apart(anzus: foedus.Alliance, early: bytes, places: tuple[Path, Path]) -> None:
    said = parsed(early)
    assert said.log is not None
    other = msgspec.structs.replace(said, log=msgspec.structs.replace(said.log, origin="elsewhere"))
    recorded = foedus.open("anzus", record=places[0])

    assert "receipt-no-log" in [one.code for one in check(said, anzus.organization, engine=said.engine)]
    assert "receipt-other-log" in [one.code for one in check(other, recorded.organization, engine=said.engine)]
    drafted = anzus.on("1990-01-01").parties("ANZUS").receipt()
    assert "receipt-of-a-draft" in codes(foedus.check_receipt(drafted, record=places[0]))


def test_a_record_that_is_not_there_is_named(early: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    with pytest.raises(foedus.OpeningError, match="no record at"):
        foedus.check_receipt(early)
