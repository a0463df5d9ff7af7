"""A State without a line sends a telegram: the form, the pad that authenticates it, and the official who lodges it."""

from __future__ import annotations

import re
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.cli import main
from foedus.organization.docket import COUNTS, WAITS
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.organization.receipt import SENT
from foedus.record.act import Body
from foedus.record.journal import parse
from foedus.record.lodging import Lodged, fields_of
from foedus.record.telegram import Telegram, read
from foedus.shelves.opening import open_organization
from foedus.words import LANGUAGES
from foedus.words.telegrams import form_page, form_text

REQUEST = (
    "--kind",
    "assistance-request",
    "--seat",
    "KAZ",
    "--says",
    "what=assistance",
    "--says",
    "asks=assistance, a convoy",
    "--crisis",
    "kazakhstan-2022",
)
LODGE = ("--by", "SG", "--received", "2026-03-01T16:31:00+03:00")


class Desk:
    """Somebody's desk: a folder with a pad, telegrams and a record on which the pad is committed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.pad, self.record = str(folder / "pad"), str(folder / "csto.db")
        act = self.prints("telegram", "pad", "csto", self.pad, "--seat", "KAZ", "--count", "3")
        (folder / "pad.journal").write_text(act)

    def begin(self) -> None:
        """Begin the record, when it is first needed."""
        if not Path(self.record).exists():
            assert self.does("log", "init", "csto", "--record", self.record)[0] == 0

    def does(self, *arguments: str) -> tuple[int, str, str]:
        status = main([*arguments])
        told = self.capsys.readouterr()
        return status, told.out, told.err

    def prints(self, *arguments: str) -> str:
        status, out, err = self.does(*arguments)
        assert status == 0, err
        return out

    def commit(self) -> None:
        self.begin()
        self.prints("enter", "csto", str(self.folder / "pad.journal"), "--record", self.record)

    def telegram(self, *arguments: str, name: str = "form.txt") -> str:
        path = self.folder / name
        path.write_text(self.prints("telegram", "form", "csto", *arguments))
        return str(path)

    def lodges(self, path: str, *arguments: str) -> tuple[int, str]:
        self.begin()
        status, _, err = self.does("lodge", "csto", path, *LODGE, "--record", self.record, *arguments)
        return status, err

    @property
    def known(self) -> Organization:
        found = open_organization("csto", record=self.record).organization
        assert found is not None
        return found

    @property
    def standings(self) -> list[str]:
        docket = self.known.world.docket
        return [docket.standings[one.id].status for one in docket.lodged]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("FOEDUS_LANGUAGE", "en")
    return Desk(tmp_path, capsys)


def authenticated(desk: Desk, number: int = 2, name: str = "form.txt") -> str:
    return desk.telegram(*REQUEST, "--pad", desk.pad, "--number", str(number), name=name)


def test_a_telegram_that_its_pad_authenticates_is_lodged_and_counts(desk: Desk) -> None:
    desk.commit()
    path = authenticated(desk)

    assert desk.lodges(path, "--pad", desk.pad, "--scan", path) == (0, "")
    assert desk.standings == [COUNTS]
    body = desk.known.world.docket.lodged[0].act.body
    assert isinstance(body, Lodged)
    assert (body.from_, body.form, body.channel, body.number) == ("KAZ", "electronic", "telegram", 2)
    assert body.scan == sha256(Path(path).read_bytes()).hexdigest()


def test_a_telegram_lodged_without_its_pad_is_a_copy_and_bears_no_authenticator(desk: Desk) -> None:
    assert desk.lodges(authenticated(desk)) == (0, "")
    body = desk.known.world.docket.lodged[0].act.body
    assert isinstance(body, Lodged)
    assert (body.form, body.pad, body.number, body.authenticator) == ("copy, original awaited", "", None, "")


def test_the_same_telegram_lodged_again_is_the_same_act(desk: Desk) -> None:
    path = desk.telegram(*REQUEST)

    assert [desk.lodges(path)[0], desk.lodges(path)[0]] == [0, 0]
    assert len(desk.standings) == 1


def test_attack_a_telegram_is_replayed(desk: Desk) -> None:
    desk.commit()
    path = authenticated(desk)
    assert desk.lodges(path, "--pad", desk.pad)[0] == 0
    Path(path).write_text(Path(path).read_text() + "\nsent again\n")

    status, err = desk.lodges(path, "--pad", desk.pad)
    assert status == 1
    assert "Number 2 of the pad was used by the act at position" in err
    assert len(desk.standings) == 1


def test_attack_an_altered_line_with_new_check_digits_has_another_authenticator(desk: Desk) -> None:
    desk.commit()
    path = authenticated(desk)
    altered = desk.telegram(*REQUEST[:6], "--says", "asks=assistance, a legion", *REQUEST[8:], name="altered.txt")
    lines = re.findall(r"^\d\d .*$", Path(path).read_text(), re.MULTILINE)
    forged = re.findall(r"^\d\d .*$", Path(altered).read_text(), re.MULTILINE)
    Path(altered).write_text("\n".join(("FOEDUS TELEGRAM 1", *forged, *lines[len(forged) :])))

    status, err = desk.lodges(altered, "--pad", desk.pad)
    assert status == 1
    assert "The authenticator is not that of these lines under number 2 of the pad." in err


def test_attack_an_altered_digit_is_named_by_line_and_character(desk: Desk) -> None:
    path = Path(authenticated(desk))
    path.write_text(path.read_text().replace("kazakhstan-2022", "kazakhstan-2023"))

    status, err = desk.lodges(str(path))
    assert status == 1
    assert re.match(r"form\.txt:\d+: error: In the line “crisis” character 15 \(“3”\) was garbled\.", err)


def test_attack_a_pad_that_is_not_on_the_record_or_was_withdrawn_authenticates_nothing(desk: Desk) -> None:
    path = authenticated(desk)
    status, err = desk.lodges(path, "--pad", desk.pad)
    assert status == 1
    assert "stands on the record, committed by Kazakhstan" in err

    desk.commit()
    journal = desk.folder / "withdrawn.journal"
    journal.write_text((desk.folder / "pad.journal").read_text().replace("commits", "withdraws").replace("  count: 3\n", ""))
    desk.prints("enter", "csto", str(journal), "--record", desk.record)
    assert desk.lodges(path, "--pad", desk.pad)[0] == 1
    assert desk.standings == []


def test_attack_the_pad_of_one_state_authenticates_a_telegram_of_another(desk: Desk) -> None:
    desk.commit()
    path = desk.telegram(*(one.replace("KAZ", "KGZ") for one in REQUEST), "--pad", desk.pad, "--number", "1")

    status, err = desk.lodges(path, "--pad", desk.pad)
    assert status == 1
    assert "the pad at hand is “KAZ" in err


def test_a_telegram_for_another_record_or_without_a_needed_line_is_refused(desk: Desk) -> None:
    path = Path(desk.telegram(*REQUEST))
    text = path.read_text()
    path.write_text(text.replace("log: csto [70 12]", "log: nato [67 20]"))
    assert "garbled" in desk.lodges(str(path))[1]
    path.write_text(text.replace("log: csto [70 12]", "log: nato [.. ..]"))
    assert "The telegram is for the record “nato”; this one is “csto”." in desk.lodges(str(path))[1]
    path.write_text(text.replace("from: KAZ", "from: ...").replace("[64 13]", "[.. ..]"))
    assert "The telegram has no line “from”." in desk.lodges(str(path))[1]
    path.write_text(re.sub(r"crisis: .*", 'under: CST 4, "CST [.. ..]', text))
    assert "is no list with commas between its items" in desk.lodges(str(path))[1]
    path.write_text(re.sub(r"what: .*", "what: war [.. ..]", text))
    assert "cannot be read at “what”: “war”" in desk.lodges(str(path))[1]


@pytest.mark.parametrize("kind", SENT)
@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_form_of_one_page_for_every_act_of_a_crisis(kind: type[Body], language: str) -> None:
    one, blanks = Telegram((("log", "csto"), ("from", "KAZ"), ("act", kind.kind))), ["done", *fields_of(kind)]
    text, page = form_text(one, blanks, language), form_page(one, blanks, language)

    assert read(text) == one
    assert len(text.splitlines()) <= 50
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')
    assert re.findall(r"<code>(\d\d .*?)</code>", page) == re.findall(r"^\d\d .*$", text, re.MULTILINE)


def test_a_blank_form_is_printed_in_the_language_of_its_reader(desk: Desk) -> None:
    form = ("telegram", "form", "csto", "--kind", "vote-for", "--seat", "KAZ", "--language", "ru")

    assert "Казахстан · голос «за»" in desk.prints(*form)
    assert '<html lang="ru">' in desk.prints(*form, "--html")


def test_attack_markup_in_a_value_is_escaped_on_the_page(desk: Desk) -> None:
    page = desk.prints(
        "telegram", "form", "csto", "--kind", "declined", "--seat", "KAZ", "--says", "what=<script>alert(1)</script>", "--html"
    )

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_pad_is_for_its_owner_alone_and_is_not_written_over(desk: Desk) -> None:
    assert stat.S_IMODE(Path(desk.pad).stat().st_mode) == 0o600
    kept = Path(desk.pad).read_bytes()

    assert desk.does("telegram", "pad", "csto", desk.pad, "--seat", "KAZ")[0] == 2
    assert Path(desk.pad).read_bytes() == kept
    assert kept.decode().splitlines()[-1] not in (desk.folder / "pad.journal").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "ratification"), "No telegram can be sent of an act of the kind “ratification”"),
        (("--kind", "vote-for", "--says", "colour=red"), "has no line “colour”"),
        (("--kind", "assistance-request", "--says", "what=war"), "The line “what” cannot say “war”"),
        (("--kind", "report", "--says", "to=UNSC", "--pad", "PAD"), "a number from 1 to 3"),
        (("--kind", "report", "--pad", "PAD", "--number", "1"), "these lines must be filled in: done, to, of"),
        (("--kind", "declined", "--says", f"what={'x' * 100}"), "Say it more briefly"),
        (("--kind", "vote-for", "--pad", "nowhere"), "There is no file nowhere."),
        (("--kind", "vote-for", "--pad", "CORPUS.yaml"), "There is no file CORPUS.yaml."),
    ],
)
def test_a_form_that_cannot_be_made_is_refused_with_what_there_is(desk: Desk, arguments: tuple[str, ...], said: str) -> None:
    given = [desk.pad if one == "PAD" else one for one in arguments]
    status, _, err = desk.does("telegram", "form", "csto", "--seat", "KAZ", *given)

    assert status == 2
    assert said in err


def test_a_file_that_is_no_pad_or_no_telegram_is_refused(desk: Desk) -> None:
    path = desk.telegram(*REQUEST)

    assert desk.does("lodge", "csto", path, *LODGE, "--pad", path)[0] == 2
    assert desk.does("lodge", "csto", str(desk.folder / "none.txt"), *LODGE)[0] == 2
    assert desk.lodges(desk.pad)[0] == 1


def test_what_is_lodged_without_a_record_is_a_journal_of_the_same_act(desk: Desk) -> None:
    path = desk.telegram(*REQUEST)
    journal = parse(desk.prints("lodge", "csto", path, *LODGE), path="x.journal", vocabulary=VOCABULARY, log="csto")
    desk.lodges(path)

    assert journal.findings == ()
    assert journal.entries[0].act.body == desk.known.world.docket.lodged[0].act.body


PAD = "ab" * 32
WITH_PAD = f"""
2026-03-01 SG lodges assistance-request
  from: KAZ
  form: electronic
  channel: telegram
  says: what=assistance
  pad: {PAD}
  number: 2
"""
COMMITS = f"2026-01-01 KAZ commits the telegram pad {PAD}\n  count: 2\n"


def standings(journal: str) -> list[tuple[str, tuple[str, ...]]]:
    begun = open_organization("csto").organization
    assert begun is not None
    entries = parse(journal, path="x.journal", vocabulary=VOCABULARY, log="csto", first_position=begun.position).entries
    docket = begun.with_entries(entries).world.docket
    return [
        (docket.standings[one.id].status, tuple(finding.code for finding in docket.standings[one.id].findings)) for one in docket.lodged
    ]


def test_attack_a_dishonest_host_enters_a_used_or_unknown_authenticator_and_it_takes_no_effect() -> None:
    unknown = [(WAITS, ("lodged-pad-unknown",))]

    assert standings(COMMITS + WITH_PAD) == [(COUNTS, ())]
    assert standings(COMMITS + WITH_PAD + WITH_PAD.replace("  says", "  note: again\n  says")) == [
        (COUNTS, ()), (WAITS, ("lodged-authenticator-used",))
    ]  # fmt: skip
    assert standings(WITH_PAD) == unknown
    assert standings(WITH_PAD + "\n" + COMMITS) == unknown
    assert standings(COMMITS.replace("KAZ", "SG") + WITH_PAD) == unknown
    assert standings(COMMITS + WITH_PAD.replace("number: 2", "number: 3")) == unknown
