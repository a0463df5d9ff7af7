"""The pages of texts: an instrument in one piece as it reads on a date, two dates in one text, and the text as a file."""

from __future__ import annotations

import re
import sys
from html import unescape

import pytest
from lxml import etree
from markupsafe import Markup

from foedus.exchange.pdf.page import Page as PdfPage
from foedus.organization.organization import Organization
from foedus.shelves.opening import Opened, open_organization
from foedus.web.address import Address
from foedus.web.house import House
from foedus.web.language import language
from foedus.web.problem import Problem
from foedus.web.treaty.files import PDF, taken
from foedus.web.treaty.redline import RedlineView, marked, present
from foedus.web.treaty.whole import TextView
from foedus.web.treaty.whole import present as whole
from foedus.web.visit import Visit
from foedus.words.consolidated import text_in
from foedus.words.redline import Piece
from tests.house.tree import ROOT
from tests.spec.small import article, corpus_of, entries_of
from tests.web.conftest import Get
from tests.web.places import LANGUAGES


@pytest.fixture(scope="session")
def csto(opened: Opened) -> Organization:
    assert opened.organization is not None
    return opened.organization


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", re.sub(r'<span class="unseen.*?</span>', "", html))))


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_an_instrument_has_its_whole_text_and_its_redline_on_a_page(get: Get, csto: Organization, tongue: str) -> None:
    for one in csto.corpus.instruments[::6]:
        whole, redline = (get(f"/{tongue}/treaty/{one.id}/{page}&on=2026-03-01") for page in ("text/?", "redline/?from=1993-01-01"))

        assert (whole.status, redline.status) == (200, 200), one.id


def test_a_whole_text_reads_as_it_did_on_the_date_and_says_what_made_each_article_so(get: Get) -> None:
    before, after = (get(f"/en/treaty/CST/text/?on={day}").text for day in ("2012-12-18", "2012-12-19"))

    assert "commander-in-chief" in before
    assert "commander-in-chief" not in after
    assert "Since 19 December 2012 by PROT-2010 1" in words(after)
    assert "what it would change" in words(before)
    assert 'href="/en/treaty/CST/redline/?from=2012-12-18&amp;on=2012-12-19"' in after
    assert "Paraphrase" in after


def test_an_amendment_is_shown_with_what_it_makes_of_the_articles_that_it_changes(get: Get) -> None:
    page = get("/en/treaty/PROT-2010/text/?on=2013-01-01").text

    assert '<h3><a href="/en/treaty/CST/3/?on=2013-01-01"' in page
    assert "The heads of the parties form the Collective Security Council." in page


def test_the_text_may_be_in_another_language_than_the_page(get: Get) -> None:
    page = get("/en/treaty/CST/text/?in=ru&on=2013-01-01").text

    assert '<div class="text" lang="ru">' in page
    assert "По просьбе этой стороны" in page
    assert "As it reads on 1 January 2013" in page


def test_a_redline_marks_what_fell_away_and_came_for_the_eye_and_for_the_ear(get: Get) -> None:
    page = get("/en/treaty/CST/redline/?from=2012-01-01&on=2013-01-01").text
    article = page.partition('id="article-4"')[2].partition("</section>")[0]

    assert re.search(r'<del><span class="unseen" lang="en">\[fell away: </span>[^<]*by a State or a group of States', article)
    assert re.search(r'<ins class="apart"><span class="unseen" lang="en">\[came: </span>[^<]*At the request of that party', article)
    assert 'href="/en/treaty/PROT-2010/1/?on=2013-01-01"' in article
    assert "6 of 12 articles read otherwise" in words(page)


def test_the_later_date_may_be_called_to(get: Get) -> None:
    reply = get("/ru/treaty/CST/redline/?from=2012-01-01&to=2013-01-01")

    assert reply.status == 302
    assert reply.headers["Location"] == "/ru/treaty/CST/redline/?from=2012-01-01&on=2013-01-01"


def test_a_redline_shows_what_an_amendment_that_is_not_in_force_would_change(get: Get) -> None:
    page = get("/en/treaty/CST/redline/?with=PROT-2010&on=2011-06-01").text

    assert "What would change in the text of 1 June 2011" in words(page)
    assert "On trial by PROT-2010 1" in words(page)
    assert "At the request of that party" in page


def test_without_an_earlier_date_the_days_are_offered_on_which_the_text_changed(get: Get) -> None:
    page = get("/en/treaty/CH/redline/?on=2026-03-01").text

    assert re.findall(r'redline/\?from=([0-9-]+)&amp;on=([0-9-]+)"', page) == [("2021-01-18", "2021-01-19"), ("2012-12-18", "2012-12-19")]
    assert "<ins" not in page.partition("<main")[2].replace("<ins>underlined", "")


def test_an_instrument_that_is_younger_than_the_first_date_came_as_a_whole(get: Get) -> None:
    page = get("/en/treaty/CH/redline/?from=1993-01-01&on=2013-01-01").text

    assert "so all of it came" in page
    assert "30 of 30 articles read otherwise" in words(page)


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-1.7"), ("xml", b"<?xml")])
def test_a_text_is_handed_out_as_a_file(get: Get, kind: str, begins: bytes) -> None:
    reply = get(f"/en/treaty/CST/text.{kind}?in=ru&on=2013-01-01")

    assert (reply.status, reply.body[: len(begins)]) == (200, begins)
    assert reply.headers["Content-Disposition"] == f'attachment; filename="CST-2013-01-01-ru.{kind}"'
    assert get(f"/en/treaty/CST/text.{kind}?in=ru&on=2013-01-01", If_None_Match=reply.headers["ETag"]).status == 304
    if kind == "xml":
        assert etree.fromstring(reply.body).tag.endswith("akomaNtoso")


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/en/treaty/CST/text/?in=fr", 404, "in=ru"),
        ("/en/treaty/CST/redline/?with=CH", 404, "PROT-2010"),
        ("/en/treaty/CST/redline/?from=2012-02-30", 400, "2012-02-30"),
        ("/ru/treaty/CTS/text/", 404, "CST"),
        ("/en/treaty/CST/text/?of=ARM&and=FRA", 404, "FRA"),
        ("/en/treaty/CST/text.pdf?on=1990-01-01", 404, "15 May 1992"),
    ],
)
def test_what_is_not_there_is_met_with_the_nearest_that_is(get: Get, path: str, status: int, told: str) -> None:
    reply = get(path)

    assert (reply.status, told in unescape(reply.text)) == (status, True)


def test_between_two_parties_the_text_says_whose_it_is(get: Get) -> None:
    assert "As it reads between Armenia and Russia" in words(get("/en/treaty/CST/text/?of=ARM&and=RUS&on=2013-01-01").text)


def test_what_a_text_says_cannot_become_markup() -> None:
    found = open_organization("anzus").organization
    assert found is not None
    visit = Visit(House(found, lambda: "2026-03-01"), language("en"), Address("en"), "2026-03-01")

    written = marked(visit, (Piece("gone", "<script>"), Piece("same", " "), Piece("come", 'a\n"b"')))

    assert isinstance(written, Markup)
    assert "<script>" not in written
    assert "a<br>" in written


def test_what_came_is_kept_apart_from_what_fell_away_where_words_would_run_into_one_and_never_before_a_comma() -> None:
    found = open_organization("anzus").organization
    assert found is not None
    visit = Visit(House(found, lambda: "2026-03-01"), language("en"), Address("en"), "2026-03-01")

    replaced = marked(visit, (Piece("gone", "depositary"), Piece("come", "Secretariat")))
    continued = marked(visit, (Piece("gone", ", to act"), Piece("come", ". They act"), Piece("same", " "), Piece("come", "now")))

    assert '<ins class="apart">' in replaced
    assert "apart" not in continued
    assert "del + ins" not in (ROOT / "src/foedus/web/static/foedus.css").read_text()


def test_a_redline_of_an_instrument_that_nobody_amended_is_empty() -> None:
    found = open_organization("anzus").organization
    assert found is not None
    visit = Visit(House(found, lambda: "2026-03-01"), language("ru"), Address("ru"), "2026-03-01")

    view = present(visit, "ANZUS", {"from": "1960-01-01"})

    assert isinstance(view, RedlineView)
    assert (view.articles, view.days, view.trials) == ((), (), ())


def test_the_page_of_an_article_leads_to_the_rules_that_cite_it_and_to_the_acts(get: Get) -> None:
    page = get("/en/treaty/CST/6/?on=2022-01-19").text
    citing = page.partition('id="citing"')[2].partition("</ul>")[0]

    assert '<a href="/en/treaty/CST/4/?on=2022-01-19"' in citing
    assert "CST 4(2)" in words(citing)
    assert 'id="citing"' not in get("/en/treaty/CST/preamble/?on=2022-01-19").text


def test_the_page_of_an_act_leads_to_the_articles_that_it_cites_as_they_read_then(get: Get, csto: Organization) -> None:
    request = next(one for one in csto.entries if one.act.times.done == "2022-01-06" and "CST 4" in one.act.body.under)
    page = get(f"/ru/record/{request.id[:16]}/?on=2026-03-01").text
    cited = page.partition('id="cited"')[2].partition("</ul>")[0]

    assert 'href="/ru/treaty/CST/4/?on=2026-03-01"' in cited
    assert 'href="/ru/treaty/CST/4/?on=2022-01-06"' in cited
    assert "Нападение на одного" in cited
    assert 'href="/ru/treaty/PROT-2010/1/?on=2026-03-01"' in cited


def test_a_corrected_error_is_told_on_the_page_and_on_paper() -> None:
    corpus = corpus_of(
        organization="ORG", founded_by="CST", CST="treaty, 1992-05-15" + article(1, "entry into force: on signature", "No farce.")
    )
    acts = """
        1992-05-15 RUS signs CST

        2020-01-01 RUS draws up the correction of CST 1
          reads: farce
          becomes: force
        """
    found = Organization(corpus).with_entries(entries_of(acts, corpus))
    visit = Visit(House(found, lambda: "2026-03-01"), language("en"), Address("en"), "1995-01-01")
    text = text_in(found, found.on("1995-01-01").treaty.consolidated("CST"), "en", "1995-01-01")

    view = whole(visit, "CST", {})

    assert isinstance(view, TextView)
    assert view.articles[0].paragraphs == ("No force.",)
    assert [day for day, _ in view.articles[0].corrected] == ["1 January 2020"]
    assert "An error was corrected on 1 January 2020" in PdfPage(found, text, "en", "").html()


def test_without_the_extra_the_file_is_not_there_and_the_page_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    found = open_organization("anzus").organization
    assert found is not None
    visit = Visit(House(found, lambda: "2026-03-01"), language("en"), Address("en"), "2026-03-01")
    monkeypatch.delitem(sys.modules, "foedus.exchange.pdf.writing", raising=False)
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    problem = taken(visit, "ANZUS", {}, PDF)

    assert isinstance(problem, Problem)
    assert (problem.status, problem.key, problem.given) == (404, "problem-no-extra", "weasyprint")
