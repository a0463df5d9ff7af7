"""Figures that could turn on what their reader may not read are marked where they stand, and nothing else is; tables carry the mark."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from msgspec.structs import replace

from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.organization.worlds import Worlds
from foedus.shelves.opening import Opened
from foedus.web.house import _HOUSES, open_house
from tests.organization.closed import acts, closed
from tests.web.conftest import TODAY

MATTERS = ("crisis:kazakhstan-2022", "organ:CSC", "state:KAZ", "instrument:CST", "office:SG", "question:may-vote")
MARK = '<span class="waits">'
PAGES = {
    "situation": "/en/", "members": "/en/members/", "member": "/en/members/KAZ/", "organs": "/en/organs/", "organ": "/en/organs/CSC/",
    "crises": "/en/crises/", "crisis": "/en/crises/kazakhstan-2022/", "treaty": "/en/treaty/", "instrument": "/en/treaty/CST/",
    "article": "/en/treaty/CST/4/", "chronicle": "/en/chronicle/", "record": "/en/record/", "search": "/en/search/?q=attack",
    "compare": "/en/treaty/compare/?from=2012-01-01", "other crisis": "/en/crises/batken-1999/", "other organ": "/en/organs/CDM/",
    "other member": "/en/members/ARM/", "other instrument": "/en/treaty/CHARTER/",
}  # fmt: skip
LISTS = {"chronicle", "record", "search", "compare", "situation"}
"""Pages with counts of everything: whatever is withheld may belong in them."""
TOUCHED = {
    "crisis:kazakhstan-2022": {"crises", "crisis", "member", "other member"},
    "organ:CSC": {"organ", "organs", "member", "other member"},
    "state:KAZ": {"members", "member", "organ"},
    "instrument:CST": {"members", "member", "treaty", "instrument", "article", "crisis"},
    "office:SG": {"organs", "organ"},
    "question:may-vote": {"organ", "member", "other organ", "other member"},
}
"""Pages that must be marked, by the matter of what is withheld; those of other States, organs and crises must not, but where they share it."""
SPARED = {
    "crisis:kazakhstan-2022": {"other crisis", "organ", "treaty", "instrument", "article"},
    "organ:CSC": {"crises", "article"},
    "state:KAZ": {"crises", "crisis", "other crisis", "treaty", "article", "other instrument"},
    "instrument:CST": {"crises", "other instrument"},
    "office:SG": {"crises", "crisis", "treaty", "instrument", "article", "members", "other member"},
    "question:may-vote": {"crises", "crisis", "treaty", "instrument", "article", "members"},
}

Get = Callable[[str], str]


def world_of(opened: Opened, matter: str) -> Organization:
    """Give the public's world of the shipped history with a closed act on a matter."""
    assert opened.organization is not None
    worlds = Worlds(opened.organization.corpus)
    worlds.grow(opened.organization.entries)
    (act,) = acts(closed("a canary"), opened.organization.corpus, first=opened.organization.position)
    assert act.stub is not None
    worlds.grow((replace(act, stub=replace(act.stub, matter=matter)),) if matter else ())
    return worlds.public()


@pytest.fixture
def visiting(site: str, opened: Opened) -> Iterator[Callable[[str], Get]]:
    """Show pages of worlds in which something is withheld; the site that other tests visit comes back afterwards."""
    assert site
    before = list(_HOUSES)

    def show(matter: str) -> Get:
        open_house(world_of(opened, matter), opened.files, today=lambda: TODAY, remembers=False)
        client = Client(headers={"host": "127.0.0.1"})
        return lambda path: client.get(path).content.decode()

    yield show
    _HOUSES[:] = before


def test_where_nothing_is_withheld_nothing_is_marked(visiting: Callable[[str], Get]) -> None:
    get = visiting("")

    assert [name for name, path in PAGES.items() if MARK in get(path)] == []


@pytest.mark.parametrize("matter", MATTERS)
def test_each_kind_of_page_marks_the_figures_that_could_turn_on_it_and_says_why(visiting: Callable[[str], Get], matter: str) -> None:
    get = visiting(matter)
    pages = {name: get(path) for name, path in PAGES.items()}
    marked = {name for name, page in pages.items() if MARK in page}

    assert marked >= TOUCHED[matter] | LISTS, TOUCHED[matter] | LISTS - marked
    assert not marked & SPARED[matter]
    for name in marked:
        # Beside each mark stands its reason: which act, of which matter, closed by which article.
        for after in pages[name].split(MARK)[1:]:
            assert f"(matter: {matter}; by EP 10)" in after.partition("</details>")[0], name
    assert all("a canary" not in page for page in pages.values())


def test_a_status_is_marked_exactly_when_its_question_waits(visiting: Callable[[str], Get], opened: Opened) -> None:
    """Two ways must agree: what a page shows of each State, and what ``foedus ask`` answers."""
    for matter in ("state:KAZ", "instrument:CHARTER", "organ:CSC", "crisis:kazakhstan-2022", "instrument:CST"):
        world = world_of(opened, matter)
        rows = dict(re.findall(r'<tr id="([A-Z]{3})">(.*?)</tr>', visiting(matter)("/en/treaty/CST/"), re.DOTALL))
        assert len(rows) > 5
        for code, row in rows.items():
            asked = ask(world, "status", {"of": code, "under": "CST", "on": TODAY})
            assert isinstance(asked, Asked)
            waits = any(one.code == "act-withheld" for one in asked.answer.missing)
            assert (MARK in row) == waits, (matter, code)


def test_tables_as_files_carry_the_mark_in_their_rows(visiting: Callable[[str], Get]) -> None:
    get = visiting("state:KAZ")

    table = get("/en/members/?format=csv&table=1")
    told = json.loads(get("/en/members/?format=json&table=1"))

    (kazakhstan,) = [line for line in table.splitlines() if line.startswith("KAZ,")]
    assert "conditional" in kazakhstan
    assert "conditional" not in next(line for line in table.splitlines() if line.startswith("ARM,"))
    assert [row for row in told["rows"] if "KAZ" in json.dumps(row) and "conditional" in json.dumps(row)]
    assert "условно" in get("/ru/members/?format=csv&table=1")


def test_a_trial_says_which_closed_acts_its_reading_of_the_record_left_out(visiting: Callable[[str], Get]) -> None:
    page = visiting("organ:CSC")("/en/trials/csto-2010/?on=2010-06-12")

    assert "Acts left out" in page
    assert "neither text was read with: 1." in page
    assert "(matter: organ:CSC; by EP 10)" in page


def test_a_list_says_how_many_acts_it_did_not_count(visiting: Callable[[str], Get]) -> None:
    get = visiting("crisis:kazakhstan-2022")

    for path in ("/en/record/", "/en/chronicle/", "/en/search/?q=attack"):
        assert "1 act is withheld from this reader, and not counted here" in get(path)
    assert "1 act on this matter is withheld from this reader" in get("/en/crises/kazakhstan-2022/")
    assert "закрыт 1 акт" in get("/ru/crises/kazakhstan-2022/")
