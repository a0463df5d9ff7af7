"""The library: an alliance is opened by its name and asked in a few words."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import foedus
from foedus.cli import main
from foedus.organization.question import QUESTIONS
from tests.house.tree import ROOT

DAY = "2022-01-05"


@pytest.fixture(scope="module")
def csto() -> foedus.Alliance:
    return foedus.open("csto")


def test_importing_the_package_imports_nothing_else() -> None:
    program = "import sys, foedus; print([name for name in sys.modules if name.startswith(('foedus.', 'msgspec', 'pandas', 'polars'))])"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_asking_without_a_frame_imports_no_package_of_frames() -> None:
    asks = "import sys, foedus; foedus.open('anzus').on('1990-01-01').members().table().csv(); "
    program = asks + "print({'pandas', 'polars', 'django'} & set(sys.modules))"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_every_name_of_the_package_is_there_and_listed() -> None:
    assert {name for name in foedus.__all__ if getattr(foedus, name, None) is None} == set()
    assert set(foedus.__all__) <= set(dir(foedus))
    with pytest.raises(AttributeError, match="tabel"):
        getattr(foedus, "tabel")  # noqa: B009 — a checker of types would see the slip before Python does


def test_a_method_gives_what_the_question_gives(csto: foedus.Alliance) -> None:
    """A method, the question by its name on a day, and the question by its name with its date are one."""
    by_method = csto.on(DAY).bound(attacked="KAZ").json()

    assert csto.on(DAY).ask("bound", attacked="KAZ").json() == by_method
    assert csto.ask("bound", attacked="KAZ", on=DAY).json() == by_method
    assert csto.on(date(2022, 1, 5)).bound(attacked="KAZ").json() == by_method


def test_the_terminal_and_the_library_answer_alike(csto: foedus.Alliance, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    main(["ask", "csto", "status", "--of", "UZB", "--under", "CST", "--on", "2013-01-01", "--json", "--language", "ru"])

    assert json.loads(capsys.readouterr().out) == csto.on("2013-01-01").status("UZB", under="CST").json("ru")


def test_an_instant_is_asked_about_with_its_offset(csto: foedus.Alliance) -> None:
    moment = datetime(2022, 1, 5, 18, 30, tzinfo=UTC)

    assert csto.at(moment).in_force("CST").value == csto.at("2022-01-05T21:30:00+03:00").in_force("CST").value == "yes"


def test_votes_states_and_dates_are_given_as_python_has_them(csto: foedus.Alliance) -> None:
    votes = dict.fromkeys(("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"), "yes")

    assert csto.on("2022-01-06").outcome("CSC", matter="use of force", votes=votes).value["adopted"] is True
    assert csto.compare(date(2012, 1, 1), date(2013, 1, 1)).json()["as_of"] == "2012-01-01/2013-01-01"


def test_what_may_be_asked_is_listed_with_what_it_takes(csto: foedus.Alliance) -> None:
    listed = csto.questions()

    assert listed.column("question") == [one.name.replace("-", "_") for one in QUESTIONS]
    assert [row["takes"] for row in listed if row["question"] == "in_force_between"] == ["of, and_, under"]
    assert "use of force" in csto.names("matter")
    assert {one.name.replace("-", "_") for one in QUESTIONS} <= {*dir(csto), *dir(csto.on(DAY))}


def test_an_answer_has_its_reasons_what_is_missing_and_who_disagrees_in_two_languages(csto: foedus.Alliance) -> None:
    reply = csto.on(DAY).bound(attacked="KAZ")

    assert str(reply.because[0]).endswith("[2022-01-05 KAZ asserts an attack on KAZ]")
    assert {one.article for one in reply.missing} == {"CST 4(2)", "CST 4(3)"}
    assert {one["position"] for one in reply.positions} == {"suspended", "withdrawn"}
    assert len(reply.sentences()) == len(reply.sentences("ru")) == len(reply.because) + len(reply.missing) + len(reply.positions)
    assert any("Казахстан" in one for one in reply.sentences("ru"))
    assert {row["owes"] for row in reply.also} == {"consult"}


def test_an_answer_says_on_what_the_competent_organ_acted(csto: foedus.Alliance) -> None:
    reply = csto.on("2013-01-01").status("UZB", under="CST")

    assert reply.value == "contested"
    assert reply.acted_on is not None
    assert reply.acted_on["position"] == "withdrawn"


def test_an_answer_is_true_only_where_it_is_yes(csto: foedus.Alliance) -> None:
    on = csto.on(DAY)

    assert on.in_force("CST")
    assert not csto.on("1993-01-01").in_force("CST")
    assert on.members()
    with pytest.raises(foedus.UndecidedError, match="neither yes nor no"):
        bool(csto.on("2022-09-16").bound(attacked="KGZ", by="TJK"))
    with pytest.raises(foedus.UndecidedError):
        bool(on.text("CST 4"))


def test_an_answer_prints_its_value_and_in_full_its_reasons(csto: foedus.Alliance) -> None:
    reply = csto.on(DAY).bound(attacked="KAZ")
    russian = csto.in_language("ru").on(DAY).bound(attacked="KAZ")

    assert repr(reply).splitlines()[1].split() == ["Armenia", "assist", "Kazakhstan", "CST", "4(2)", "armed", "force", "bound"]
    assert repr(reply).splitlines()[-1] == "(as of 5 January 2022 · because: 11 · still missing: 3 · positions: 2)"
    assert "Kazakhstan asked for help (5 January 2022)." in str(reply)
    assert "Армения" in repr(russian)
    assert repr(csto.on(DAY).in_force("CST")).startswith("Yes.")
    assert repr(csto.on("1990-01-01").members()).startswith("Nothing.")
    assert str(csto.compare("2012-01-01", "2013-01-01")).count("from 1 January 2012 to 1 January 2013") == 1
    assert "heading: An attack on one" in repr(csto.on(DAY).text("CST 4"))
    assert "{obligation: assist, reading: drafter," in repr(csto.on(DAY).text("CST 4"))


def test_a_notebook_shows_an_answer_with_its_reasons_and_nothing_of_it_is_markup(csto: foedus.Alliance) -> None:
    html = csto.on(DAY).bound(attacked="KAZ")._repr_html_()
    text = csto.in_language("ru").on(DAY).in_force("CST")._repr_html_()

    assert html.count("<details") == 3
    assert '<th scope="col">' in html
    assert "Да." in text
    assert 'lang="ru"' in text
    assert foedus.Table(("<b>",), (("<i>",),))._repr_html_().count("&lt;") == 2


def test_years_stand_under_one_another_in_one_table(csto: foedus.Alliance, tmp_path: Path) -> None:
    table = foedus.table(csto.on(f"{year}-12-31").members() for year in (1994, 2000, 2010))

    assert table.columns == ("corpus", "as_of", "answer")
    assert {row["as_of"] for row in table} == {"1994-12-31", "2000-12-31", "2010-12-31"}
    assert table.csv(tmp_path / "members.csv").encode() == (tmp_path / "members.csv").read_bytes()
    assert len(table.csv().splitlines()) == len(table) + 1


def test_a_table_is_a_frame_of_pandas_and_of_polars_with_the_same_cells(csto: foedus.Alliance) -> None:
    reply = csto.on(DAY).bound(attacked="KAZ")

    assert list(reply.frame()["who"]) == reply.polars()["who"].to_list() == reply.table().column("who")
    assert isinstance(reply.frame(), pd.DataFrame)
    assert isinstance(reply.polars(), pl.DataFrame)
    assert foedus.table([csto.on("2022-01-06").outcome("CSC", matter="use of force", votes="ARM=yes")]).polars().height == 1


def test_cells_of_several_types_are_text_in_a_frame_of_polars() -> None:
    table = foedus.Table(("value",), ((1,), ("yes",), (None,), (True,)))

    assert table.polars()["value"].to_list() == ["1", "yes", "", "true"]


def test_a_frame_without_its_package_names_the_extra(csto: foedus.Alliance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(foedus.ExtraError, match=r"foedus\[frames\]"):
        csto.on(DAY).members().frame()


def test_acts_are_a_table_of_the_days_between(csto: foedus.Alliance) -> None:
    acts = csto.acts("2022-01-05", "2022-01-06")

    assert "2022-01-05 KAZ requests assistance" in acts.column("journal")
    assert len(acts) < len(csto.acts()) == csto.position
    assert len(csto.known_at(10).acts()) == 10


def test_a_long_table_shows_how_long_it_is(csto: foedus.Alliance) -> None:
    assert repr(csto.acts()).endswith(f"… {csto.position} rows")


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        (lambda csto: csto.on(DAY).bound(attacked="KZA"), "no state of that name is known. Nearest: KAZ"),
        (lambda csto: csto.on(DAY).ask("bond"), "Ask one of: bound"),
        (lambda csto: csto.on(DAY).ask("bound", atacked="KAZ"), "no --atacked"),
        (lambda csto: csto.on("5 January").members(), "is not a date"),
        (lambda csto: csto.on(DAY).bound(), "exactly one of"),
        (lambda csto: csto.in_language("fr"), "languages: en and ru"),
        (lambda csto: csto.on(DAY).members().sentences("fr"), "languages: en and ru"),
        (lambda csto: csto.names("mater"), "Nearest: matter"),
        (lambda csto: csto.acts("January"), "--first January: this is not a date"),
    ],
)
def test_a_question_that_cannot_be_put_says_why_with_the_nearest_name(csto: foedus.Alliance, asks: object, says: str) -> None:
    assert callable(asks)

    with pytest.raises(foedus.AskingError) as raised:
        asks(csto)

    assert says in str(raised.value)
    assert len(raised.value.sentences("ru")) == len(raised.value.findings) >= 1


def test_a_corpus_that_nobody_ships_is_met_with_the_nearest() -> None:
    with pytest.raises(foedus.OpeningError, match="Nearest: csto"):
        foedus.open("cstp")


def test_a_folder_that_somebody_drafts_is_opened_or_says_where_it_is_wrong(tmp_path: Path) -> None:
    from foedus.shelves.folder import find_corpus

    draft = tmp_path / "draft"
    draft.mkdir()
    for file in find_corpus("anzus").iterdir():
        if file.is_file():
            (draft / file.name).write_bytes(file.read_bytes())
    assert foedus.open(draft).name == "anzus"

    (draft / "ANZUS.md").write_text((draft / "ANZUS.md").read_text().replace("obligation:", "obligaton:", 1))

    with pytest.raises(foedus.OpeningError, match=r"ANZUS\.md:\d+: error: "):
        foedus.open(draft)


def test_a_record_is_opened_and_one_that_is_not_there_is_named(tmp_path: Path) -> None:
    place = tmp_path / "record.db"
    assert main(["log", "init", "anzus", "--record", str(place)]) == 0

    alliance = foedus.open("anzus", record=place)

    assert repr(alliance).endswith(" acts, log anzus")
    with pytest.raises(foedus.OpeningError, match="no record at"):
        foedus.open("anzus", record=tmp_path / "none.db")
    with pytest.raises(foedus.OpeningError, match="another log"):
        foedus.open("rio", record=place)
    (tmp_path / "text.db").write_text("no record\n" * 400)
    with pytest.raises(foedus.OpeningError, match="no record of this program"):
        foedus.open("anzus", record=tmp_path / "text.db")


def test_every_corpus_that_ships_answers_one_question_in_one_table() -> None:
    every = foedus.every()

    table = foedus.table(one.on("2001-10-02").bound(attacked="USA", by="non-state") for one in every)

    assert [one.name for one in every] == list(foedus.shipped())
    assert {"anzus", "nato", "rio"} <= set(table.column("corpus"))


def test_an_article_and_its_rule_read_in_russian_where_the_corpus_has_them(csto: foedus.Alliance) -> None:
    said = repr(csto.in_language("ru").on(DAY).text("CST 4"))

    assert "текст: " in said
    assert "Агресси" in said or "агресси" in said
    assert "{обязанность: оказать помощь," in said


def test_named_things_stand_in_a_table_of_two_columns_and_the_position_acted_on_is_marked(csto: foedus.Alliance) -> None:
    votes = dict.fromkeys(("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"), "yes")

    html = csto.on("2022-01-06").outcome("CSC", matter="use of force", votes=votes)._repr_html_()

    assert '<tr><th scope="row">adopted</th><td>yes</td></tr>' in html
    assert "withdrawn: Secretariat: Uzbekistan has withdrawn from CST. (acted on)" in str(csto.on("2013-01-01").status("UZB", under="CST"))


def test_one_attack_is_asked_about_under_all_treaties_and_the_clashes_are_named() -> None:
    two = [foedus.open(name, language="ru") for name in ("nato", "rio")]

    found = foedus.duties_across(attacked="ARG", by="GBR", on="1982-04-30", alliances=two, language="ru")

    assert set(found.replies) == {"nato", "rio"}
    assert "США" in str(found.clashes[0]["reads"])
    assert set(found.table().column("corpus")) <= set(found.replies)
    assert found.clashes
    assert {"corpora", "who", "kind", "reads"} <= set(found.clashes[0])
    assert len(found.clashes_table()) == len(found.clashes)
    assert found._repr_html_() == found.table()._repr_html_()
    assert repr(found) == repr(found.table())


def test_an_attack_about_which_no_treaty_can_be_asked_is_an_error() -> None:
    with pytest.raises(foedus.AskingError, match="no state of that name"):
        foedus.duties_across(attacked="KZA", on="2022-01-05", alliances=[foedus.open("anzus")])


def test_an_answer_that_waits_for_closed_acts_is_shown_with_what_can_be_reckoned() -> None:
    public = foedus.open(ROOT / "docs/manual/example-closed").on("2024-05-10").timeline("flood")

    assert public.value == "conditional"
    assert public.reckoned
    assert "As far as it can be reckoned" in str(public)
