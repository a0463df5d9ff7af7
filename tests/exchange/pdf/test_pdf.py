"""A consolidated text on paper: tagged for those who listen to it, dated, and honest about what it is.

Looked at with poppler (``pdfinfo``, ``pdftotext``), which ``make test`` installs.
"""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from foedus.cli import main
from foedus.exchange.pdf.writing import pdf
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization
from foedus.words.consolidated import InstrumentText, text_in

Written = Callable[[str, str, str], Path]


@pytest.fixture(scope="module")
def csto() -> Organization:
    found = open_organization("csto").organization
    assert found is not None
    return found


@pytest.fixture(scope="module")
def written(csto: Organization, tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("pdf")

    def write(name: str, language: str, day: str) -> Path:
        path = folder / f"{name}-{language}-{day}.pdf"
        if not path.exists():
            path.write_bytes(pdf(csto, text_of(csto, name, language, day), language))
        return path

    return write


def text_of(organization: Organization, name: str, language: str, day: str) -> InstrumentText:
    return text_in(organization, organization.on(day).treaty.consolidated(name), language, day)


def seen(program: str, *words: str | Path) -> str:
    """Run one of poppler's programs; where it is not installed this fails, and says what installs it."""
    try:
        return subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:  # pragma: no cover — make test installs it
        pytest.fail(f"{program} is needed: .ci/paper installs it")


def objects(path: Path) -> bytes:
    """Give a file with all that is compressed in it laid open."""
    data = path.read_bytes()
    found = [data]
    for one in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        with suppress(zlib.error):
            found.append(zlib.decompress(one[1]))
    return b"\n".join(found)


def said(path: Path) -> str:
    return " ".join(seen("pdftotext", "-layout", path, "-").split())


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Collective Security Treaty, as of 1 January 2013"), ("ru", "Договор о коллективной безопасности, на 1 января 2013")],
)
def test_a_pdf_is_tagged_and_says_its_title_and_its_language(written: Written, language: str, title: str) -> None:
    path = written("CST", language, "2013-01-01")
    about = dict(line.split(":", 1) for line in seen("pdfinfo", path).splitlines())
    inside = objects(path)

    assert about["Title"].strip() == title
    assert about["Tagged"].strip() == "yes"
    assert re.search(rf"/Lang ?\({language}\)".encode(), inside)
    assert re.search(rb"/DisplayDocTitle true", inside)
    assert re.search(rb"pdfuaid:part(>|=\")1", inside)


def test_articles_are_headings_and_their_order_is_that_of_the_text(written: Written) -> None:
    structure = seen("pdfinfo", "-struct-text", written("CST", "en", "2013-01-01"))
    headings = re.findall(r"^ *(H[1-6]) .*\n(?: *Span.*\n *\"(.*)\"\n)", structure, re.MULTILINE)

    assert headings[0] == ("H1", "Collective Security Treaty")
    assert [words.partition(".")[0] for level, words in headings if level == "H2"] == ["Preamble", *(f"Article {n}" for n in range(1, 12))]
    assert "Table" in structure


def test_the_date_the_digest_and_the_paraphrase_stand_on_it(written: Written, csto: Organization) -> None:
    english, russian = (said(written("CST", language, "2013-01-01")) for language in ("en", "ru"))

    assert csto.corpus.digest in english.replace(" ", "")
    assert "Paraphrase in words of our own: the original prevails." in english
    assert "Working record" in english
    assert "As it reads on 1 January 2013" in english
    assert "PROT-2010 (Protocol of 2010 amending the Collective Security Treaty): since 19 December 2012" in english
    assert "CST · as of 1 January 2013 working record · paraphrase, the original prevails" in english
    assert "Пересказ своими словами: преимущество у подлинника." in russian
    assert "По просьбе этой стороны" in russian


def test_an_amendment_shows_what_it_makes_of_the_articles_that_it_changes(written: Written) -> None:
    assert "CST 3. The Council The heads of the parties form the Collective Security Council." in said(
        written("PROT-2010", "en", "2013-01-01")
    )


def test_every_word_of_the_text_is_on_the_paper(written: Written, csto: Organization) -> None:
    paper = "".join(
        re.sub(
            r"CST · (?:as of|на) [^·]*· [^\n]*|sha256:[0-9a-f…]*|\d+ / \d+", "", seen("pdftotext", written("CST", "ru", "2013-01-01"), "-")
        ).split()
    )

    for article in text_of(csto, "CST", "ru", "2013-01-01").articles:
        for paragraph in article.paragraphs:
            assert "".join(paragraph.split()) in paper, article.number


def test_the_same_text_is_the_same_file_byte_for_byte(csto: Organization, written: Written) -> None:
    assert pdf(csto, text_of(csto, "CST", "en", "2013-01-01"), "en") == written("CST", "en", "2013-01-01").read_bytes()


def test_the_command_writes_a_file_named_after_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pdf", "anzus", "ANZUS", "--on", "1990-01-01", "--in", "en", "--language", "en", "--output", str(tmp_path)]) == 0
    assert "ANZUS-1990-01-01-en.pdf" in capsys.readouterr().err
    assert (tmp_path / "ANZUS-1990-01-01-en.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_text_that_did_not_exist_yet_makes_no_pdf(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pdf", "anzus", "ANZUS", "--on", "1951-08-31", "--language", "en"]) == 2
    assert "did not exist yet" in capsys.readouterr().err


def test_a_redline_on_paper_is_marked_in_letters_too(tmp_path: Path) -> None:
    assert main(["pdf", "csto", "CST", "--from", "2012-12-18", "--on", "2012-12-19", "--in", "en", "--output", str(tmp_path)]) == 0
    (path,) = tmp_path.iterdir()

    assert path.name == "CST-2012-12-18-2012-12-19-en.pdf"
    assert "[−All−][+At the request of that party all+] the other parties" in said(path)
    assert "What changed from 18 December 2012 to 19 December 2012" in said(path)
    assert "Title: Redline: Collective Security Treaty" in " ".join(seen("pdfinfo", path).split())


def test_a_text_with_an_amendment_on_trial_says_that_it_is_not_the_law(tmp_path: Path) -> None:
    words = ["rio", "RIO", "--on", "2020-01-01", "--with", "RIO-1975", "--in", "en", "--language", "en", "--output", str(tmp_path)]
    assert main(["pdf", *words]) == 0
    assert main(["akoma-ntoso", "export", *words]) == 0

    assert "On trial, not the law" in said(tmp_path / "RIO-2020-01-01-en.pdf")
    assert "<f:on-trial>RIO-1975</f:on-trial>" in (tmp_path / "RIO.xml").read_text(encoding="utf-8")
