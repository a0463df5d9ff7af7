"""This file is about alliances in memory: the corpus that loading the written files would give, made at once, and its acts folded.

Eight hundred corpora differ in their members and share their articles: a rule is read once and then set in each of them.
``load(files_of(rows))`` gives the same value, more slowly, which a test holds.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import structs

from foedus.corpus.corpus import Actor, Corpus, Header, Seat
from foedus.corpus.digest import digest
from foedus.corpus.duty import Obligation
from foedus.corpus.instrument import AnyProvision, Article, Front, Instrument
from foedus.corpus.load import load
from foedus.exchange.atop.coded import MEMBERSHIP, READING
from foedus.exchange.atop.corpora import HISTORY, PROJECT, SEAT, articles_of, called, debtors_of, files_of, phases_of, source_of, title_of
from foedus.exchange.atop.row import Row
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.journal import parse

_HEADING = "## Article "


def organization_of(rows: tuple[Row, ...], table: str = "atop5_1m.csv") -> Organization:
    """Fold one alliance: its corpus and its acts as an organization that can be asked.

    :param rows: all rows of one alliance.
    :param table: how sources name the table.
    """
    files = files_of(rows, table)
    corpus = corpus_of(rows, files, table)
    return Organization(corpus, parse(files[HISTORY], path=HISTORY, vocabulary=VOCABULARY, log=corpus.header.id).entries)


def corpus_of(rows: tuple[Row, ...], files: dict[str, bytes], table: str = "atop5_1m.csv") -> Corpus:
    """Make the corpus of one alliance without reading its files again.

    :param files: those that :func:`~foedus.exchange.atop.corpora.files_of` wrote of the same rows.
    """
    number, phases = rows[0].alliance, phases_of(rows)
    header = Header(
        format="foedus-corpus/1", id=f"atop-{number}", title=called(number), seat=Seat(place=SEAT, zone="UTC"), instruments=tuple(phases),
        actors={"ATOP": Actor(title=PROJECT, outside=True)},
    )  # fmt: skip
    made = tuple(_instrument(name, own, files[f"{name}.md"].decode(), table) for name, own in phases.items())
    return Corpus(header=header, instruments=made, digest=digest(files))


def _instrument(name: str, rows: tuple[Row, ...], text: str, table: str) -> Instrument:
    at = {
        line.removeprefix(_HEADING).partition(".")[0]: place for place, line in enumerate(text.split("\n"), 1) if line.startswith(_HEADING)
    }
    front = Front(
        id=name, title=title_of(rows[0]), kind="treaty", concluded=min(row.entry for row in rows), text="paraphrase",
        source=source_of(rows[0], table),
    )  # fmt: skip
    found = [(coded, words, _debted(coded.rule, debtors_of(rows, obligation))) for obligation, coded, words in articles_of(rows, "en")]
    found.append((MEMBERSHIP, MEMBERSHIP.words["en"], _rules(MEMBERSHIP.rule)))
    articles = (
        Article(
            number=str(coded.article),
            heading=coded.heading["en"],
            words=words,
            provisions=rules,
            path=f"{name}.md",
            line=at[str(coded.article)],
        )
        for coded, words, rules in found
    )
    return Instrument(front=front, articles=tuple(articles), path=f"{name}.md")


def _debted(rule: str, debtors: tuple[str, ...]) -> tuple[AnyProvision, ...]:
    """Give the rule of an obligation, with its debtors where not every member owes it."""
    (duty,) = _rules(rule + f"reading: {READING}\n")
    assert isinstance(duty, Obligation)
    return (structs.replace(duty, owed_only_by=debtors) if debtors else duty,)


@lru_cache(maxsize=16)
def _rules(text: str) -> tuple[AnyProvision, ...]:
    """Read rule blocks as the file of an instrument has them, each once."""
    blocks = "\n\n".join(f"```yaml\n{block.strip()}\n```" for block in text.split("\n\n"))
    page = f"---\nid: A\ntitle: {{en: A, ru: A}}\nkind: treaty\nconcluded: 1815-01-01\n---\n\n{_HEADING}1. A\n\nA.\n\n{blocks}\n"
    head = "format: foedus-corpus/1\nid: a\ntitle: {en: A, ru: A}\nseat: {place: A, zone: UTC}\ninstruments: [A]\nactors: {ATOP: {title: {en: A, ru: A}}}\n"
    corpus = load({"corpus.yaml": head.encode(), "A.md": page.encode()}).corpus
    assert corpus is not None, "the rules are our own"
    return corpus.instruments[0].articles[0].provisions
