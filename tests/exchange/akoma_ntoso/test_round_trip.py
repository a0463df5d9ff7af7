"""What goes out as Akoma Ntoso comes back word for word: every instrument that ships, and any that can be read."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from foedus.answer import Answer
from foedus.corpus.instrument import Article, Change, Front, Instrument
from foedus.corpus.load import load
from foedus.corpus.pages import PageArticle, read_instrument
from foedus.exchange.akoma_ntoso.export import export, faults
from foedus.exchange.akoma_ntoso.reading import read
from foedus.exchange.akoma_ntoso.uris import full_day
from foedus.exchange.akoma_ntoso.writing import written
from foedus.mechanisms.treaty.questions import Consolidated, Wording
from foedus.organization.organization import Organization
from foedus.shelves.folder import shipped
from foedus.shelves.opening import open_organization
from foedus.words.consolidated import ArticleText, ChangeText, InstrumentText, languages_of, text_in
from tests.spec.small import corpus_of

LATEST = "2026-11-01"


def there_and_back(organization: Organization, text: InstrumentText) -> tuple[str, bytes]:
    """Hand a text out, look at it under the strict schema, and take it in again."""
    data = export(organization, text)
    assert isinstance(data, bytes), data
    assert faults(data) == ()
    document, found = read("it.xml", data)
    assert document is not None
    made, more = written("it.xml", document)
    assert made is not None, more
    assert (found, more) == ((), ())
    return made


def words(articles: tuple[PageArticle, ...]) -> dict[str, tuple[str, str]]:
    return {f"{one.target} {one.number}".strip(): (one.heading, one.words) for one in articles}


def expected(text: InstrumentText) -> dict[str, tuple[str, str]]:
    own = {one.number: (one.heading, one.words) for one in text.articles if not one.deleted}
    return own | {one.cited: (one.heading, one.words) for one in text.changes}


@pytest.mark.parametrize("corpus", shipped())
def test_every_instrument_that_ships_comes_back_word_for_word_in_every_language(corpus: str) -> None:
    organization = open_organization(corpus).organization
    assert organization is not None

    for one in organization.corpus.instruments:
        consolidated = organization.on(LATEST).treaty.consolidated(one.id)
        for language in languages_of(organization, one.id) if consolidated.concluded else ():
            text = text_in(organization, consolidated, language, LATEST)
            name, data = there_and_back(organization, text)

            assert name == (f"{one.id}.md" if language == one.front.language else f"{one.id}.{language}.md")
            assert words(read_instrument(name, data).articles) == expected(text), name


def test_what_comes_back_is_a_corpus_with_the_same_front_matter() -> None:
    organization = open_organization("nato").organization
    assert organization is not None
    names = ", ".join(one.id for one in organization.corpus.instruments)
    header = "format: foedus-corpus/1\nid: back\ntitle: {en: Back, ru: Назад}\nseat: {place: Brussels, zone: Europe/Brussels}\n"
    files = {"corpus.yaml": f"{header}instruments: [{names}]\n".encode()}
    for one in organization.corpus.instruments:
        # As concluded: what amended it comes back as a file of its own. Some dates are known to the year alone.
        day = full_day(one.front.concluded, organization.world.seat)
        name, data = there_and_back(organization, text_in(organization, organization.on(day).treaty.consolidated(one.id), "en", day))
        files[name] = data

    loaded = load(files)

    assert loaded.corpus is not None, loaded.findings
    assert [one.front.id for one in loaded.corpus.instruments] == [one.front.id for one in organization.corpus.instruments]
    for one in loaded.corpus.instruments:
        original = organization.corpus.instrument(one.id)
        assert original is not None
        assert one.front == original.front
        assert [change.deletes for change in one.changes] == [change.deletes for change in original.changes]


MARKERS = st.sampled_from([
    "(1) ", "(2) ", "(1a) ", "(a) ", "(ii) ", "ART 4 - x", "PARA (1)", "PREAMBLE", "BODY", "QUOTE", "SUBHEADING x", "BULLETS", "TABLE",
    "**b**", "//i//", "__u__", "{{>http://a b}}", "{{FOOTNOTE 1}}", "{{", "}}", "\\", "\\#", "#### x", "- item", "* item", "> quote",
    "x0x", "x1x", "&amp;", "&#10;", "<b>", "</p>", "<!-- -->", "]]>", "\t", "   ", "  x", " ", "\u2028", "\u00a0", "\ue000", "«", "§ 4",
    "т. е.", "é", "e\u0301", "😀", "\u200b", "\x07", "\ufffe", "a - b", " - ", "num", "4.", "'", '"',
])  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=8)
LINE = st.lists(MARKERS | ANY, min_size=1, max_size=4).map("".join)
BODY = st.lists(st.lists(LINE, min_size=1, max_size=3).map("\n".join), max_size=4).map("\n\n".join)
HEADING = (MARKERS | ANY).map(lambda one: f". {one}" if one.strip() else "")
FILES = st.tuples(
    st.lists(st.tuples(st.sampled_from(["1", "2", "2a", "7", "10", "11b"]), HEADING, BODY), unique_by=lambda one: one[0], max_size=3),
    st.lists(st.tuples(st.sampled_from(["1", "3", "4", "12"]), HEADING, BODY), unique_by=lambda one: one[0], max_size=2),
    BODY,
)
BASE = corpus_of(
    ALL="treaty, 1992-05-15\n" + "".join(f"\n## Article {n}\n\nWords.\n" for n in (1, 3, 4, 12)),
    PROT="protocol, 2010-12-10; amends: [ALL]\n\n## Article 1\n\nChanges.\n\n### ALL 3\n\nOther words.\n",
)


def page(parts: tuple[list[tuple[str, str, str]], list[tuple[str, str, str]], str]) -> bytes:
    """Write an instrument's file: a preamble, articles, and under the last of them what it changes."""
    own, changes, preamble = parts
    lines = ["---", "id: PROT", "---", "", "## Preamble", "", preamble, ""]
    for number, heading, body in own:
        lines += [f"## Article {number}{heading}", "", body, ""]
    for number, heading, body in changes if own else ():
        lines += [f"### ALL {number}{heading}", "", body, ""]
    return "\n".join(lines).encode()


def text_of(articles: tuple[PageArticle, ...]) -> InstrumentText:
    """Make of the articles of a file what a corpus would make of them."""
    front = Front(id="PROT", title={"en": "A protocol"}, kind="protocol", concluded="2010-12-10", place="Somewhere")
    own, changes = [], []
    for one in articles:
        article = Article(number=one.number, heading=one.heading, words=one.words)
        if one.target:
            change = Change(instrument=one.target, article=article, by=f"PROT {one.host}")
            changes.append(ChangeText(change, one.heading, one.words, "en"))
        else:
            own.append(ArticleText(one.number, one.heading, one.words, "en", "paraphrase", Wording(article)))
    made = Instrument(front=front, articles=tuple(one.wording.article for one in own), changes=tuple(one.change for one in changes))
    return InstrumentText("A protocol", "en", LATEST, tuple(own), Consolidated(made, (), True, Answer("yes")), tuple(changes))  # noqa: FBT003 — concluded


@settings(max_examples=80, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None)
@given(FILES)
def test_any_instrument_that_can_be_read_comes_back_word_for_word(
    parts: tuple[list[tuple[str, str, str]], list[tuple[str, str, str]], str],
) -> None:
    """Words that look like markers of bluebell, of XML or of Markdown are words."""
    read_in = read_instrument("PROT.md", page(parts))
    named = [(one.target, one.number) for one in read_in.articles]
    assume(named and not read_in.findings and len(named) == len(set(named)))
    text, organization = text_of(read_in.articles), Organization(BASE)

    data = export(organization, text)

    if isinstance(data, tuple):
        assert {one.code for one in data} == {"akoma-character-not-in-xml"}
        return
    name, back = there_and_back(organization, text)
    assert words(read_instrument(name, back).articles) == expected(text)
