"""``docs/formats/corpus.md`` is the format: its tables are the structs, its corpus loads, its worked example comes out so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from foedus.corpus.citation import citation
from foedus.corpus.corpus import Corpus
from foedus.corpus.load import load
from foedus.corpus.organ import Decision
from foedus.organization.expectations import PARTS, judge, read
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.journal import parse
from tests.corpora.reference import STANDS, rows, sections
from tests.spec.small import article, corpus_of

PAGE = (Path(__file__).parents[2] / "docs/formats/corpus.md").read_text()
HEAD, EXAMPLE = PAGE.split("## Conventions")[0], PAGE.split("## A worked example")[1]


def section(heading: str) -> str:
    found = re.search(rf"^### {re.escape(heading)}\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"no section {heading}"
    return found[1]


def table(text: str) -> list[tuple[str, ...]]:
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]


def corpus_of_the_page() -> Corpus:
    found = re.findall(r"^`([\w.]+)`\n\n(`{3,4})\w+\n(.*?)^\2\n", HEAD, re.MULTILINE | re.DOTALL)
    loaded = load({path: text.encode() for path, _, text in found})
    assert loaded.corpus is not None, loaded.findings
    assert loaded.findings == ()
    return loaded.corpus


@pytest.mark.parametrize("heading", sections())
def test_the_keys_of_every_kind_are_described_as_they_are(heading: str) -> None:
    described = table(section(heading))

    assert [row[:2] for row in described] == rows(sections()[heading])
    assert all(row[2] for row in described)


def test_no_section_describes_what_is_no_more() -> None:
    headings = re.findall(r"^### (.+)$", PAGE.removeprefix(HEAD), re.MULTILINE)

    assert headings == list(dict.fromkeys(headings))
    assert set(headings) == set(sections())


def test_everything_that_may_stand_under_a_key_is_a_convention() -> None:
    conventions = " ".join(row[0] for row in table(PAGE.split("## Conventions")[1].split("## The folder")[0]))

    for name in {one.split()[-1] for one in STANDS.values() if one != "words or a State"}:
        assert name in conventions


def test_rules_are_numbered_without_a_gap() -> None:
    numbers = [int(one) for one in re.findall(r"^([0-9]+)\. ", PAGE, re.MULTILINE)]

    assert numbers == list(range(1, len(numbers) + 1))


def test_the_corpus_at_the_head_of_the_page_has_no_fault() -> None:
    assert [one.id for one in corpus_of_the_page().instruments] == ["PACT", "PROT"]


@pytest.mark.parametrize(("day", "words"), [row[:2] for row in table(EXAMPLE)])
def test_the_worked_example_reads_so_on_each_date(day: str, words: str) -> None:
    corpus = corpus_of_the_page()
    history = EXAMPLE.split("```\n")[1]
    journal = parse(history, path="history.journal", vocabulary=VOCABULARY, log="pact")
    assert journal.findings == ()

    article = Organization(corpus).with_entries(journal.entries).on(day).treaty.article(citation("PACT 2"))

    assert article is not None
    assert article.article.words == words
    assert article.changed_by == ("PROT" if day == "2012-12-19" else "PACT")


def fenced(heading: str, language: str) -> str:
    found = re.search(rf"^## {heading}\n.*?^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"no example under {heading}"
    return found[1]


def test_the_history_that_is_shown_is_a_journal() -> None:
    found = parse(fenced("History", "journal"), path="history.journal", vocabulary=VOCABULARY, log="pact")

    assert found.findings == ()
    assert [(one.act.seat, one.act.confidence) for one in found.entries] == [
        *((state, "high") for state in ("BLR", "KAZ", "RUS")),
        ("compiler", "medium"),
    ]


def test_the_expectations_that_are_shown_are_met_by_the_worked_example() -> None:
    journal = parse(EXAMPLE.split("```\n")[1], path="history.journal", vocabulary=VOCABULARY, log="pact")
    organization = Organization(corpus_of_the_page()).with_entries(journal.entries)
    expected, findings = read(fenced("Expectations", "yaml").encode(), "expectations.yaml")

    assert findings == ()
    assert [one.question for one in expected] == ["parties", "bound"]
    assert [finding for one in expected for finding in judge(one, organization)] == []


def test_every_part_of_an_answer_that_may_be_expected_is_described() -> None:
    parts = [row[0].strip("`") for row in table(PAGE.split("\n## Expectations\n")[1].split("\n## ")[0])]

    assert tuple(parts) == PARTS


RULES = re.findall(
    r"^\*\*(.+?)\.\*\*.*?^```yaml\n(.*?)^```", PAGE.split("## How organs decide")[1].split("\n## ")[0], re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize(("name", "keys"), RULES, ids=[name for name, _ in RULES])
def test_every_rule_of_decision_that_is_shown_can_be_written(name: str, keys: str) -> None:
    council = "organ: COUNCIL\ntitle: Council\nseats: {parties of: T}"
    tables = "weights: votes\nof: {AUT: 1}\n\nweights: population\nof: {AUT: 1}"

    corpus = corpus_of(T="treaty, 1945-06-26\n" + article(1, f"{council}\n\n{tables}\n\ndecision: [COUNCIL]\n{keys}"))

    (_, *_, decision) = corpus.instruments[0].articles[0].provisions
    assert isinstance(decision, Decision), name
