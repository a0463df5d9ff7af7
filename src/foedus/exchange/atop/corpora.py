"""This file is about writing a corpus of each alliance: one instrument for each phase, its obligations as articles, its members as acts.

What is made is text, as a person would have written it; on disk ``foedus check`` and every other command take it like any corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from foedus.exchange.atop.acts import PHRASES as OF_ACTS
from foedus.exchange.atop.acts import journal_of
from foedus.exchange.atop.coded import CONDITION, HANGS, MEMBERSHIP, OBLIGATION, ONLY, READING, VARIES, Coded, disclaimer
from foedus.exchange.atop.coded import PHRASES as OF_RULES
from foedus.exchange.atop.members import stays
from foedus.exchange.atop.row import OBLIGATIONS, VARIABLES, Row

HISTORY = "history.journal"
SEAT = "none: days are those of the coding"
PROJECT = {
    "en": "Alliance Treaty Obligations and Provisions project",
    "ru": "Проект Alliance Treaty Obligations and Provisions",
}
_CALLED = {"en": "Alliance {number} of ATOP 5.1", "ru": "Союз {number} по ATOP 5.1"}
_PHASE = {"en": "Alliance {number} of ATOP 5.1, phase {phase}", "ru": "Союз {number} по ATOP 5.1, фаза {phase}"}


def by_alliance(rows: Iterable[Row]) -> dict[int, tuple[Row, ...]]:
    """Gather the rows of each alliance, by its number."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.alliance, []).append(row)
    return {number: tuple(found[number]) for number in sorted(found)}


def instrument_name(row: Row) -> str:
    """Give the short name of the instrument that stands for a phase: ``A3180-2``, or ``A3285`` for an alliance of one phase."""
    return f"A{row.alliance}-{row.phase}" if row.phase else f"A{row.alliance}"


def files_of(rows: tuple[Row, ...], table: str = "atop5_1m.csv") -> dict[str, bytes]:
    """Write one alliance as the files of a corpus folder.

    :param rows: all rows of one alliance.
    :param table: how sources name the table.
    :returns: the files by their path: ``corpus.yaml``, an instrument and its Russian words for each phase, ``history.journal``.
    """
    phases = phases_of(rows)
    files = {"corpus.yaml": _header(rows[0].alliance, tuple(phases))}
    for name, own in phases.items():
        files[f"{name}.md"] = _instrument(name, own, table)
        files[f"{name}.ru.md"] = _translation(name, own)
    files[HISTORY] = journal_of(phases, table)
    files["phrases.ru.yaml"] = _phrases(files)
    return {path: text.encode() for path, text in files.items()}


def _phrases(files: Mapping[str, str]) -> str:
    """Give the Russian of the free texts that the files have."""
    written = "\n".join(files.values())
    stands = ("{{{}: required}}", "situation: {}}}", "[{}]", "reading: {}\n", "note: {}\n")
    used = [text for text in (*OF_RULES, *OF_ACTS) if any(one.format(text) in written for one in stands)]
    return "".join(f'"{text}": "{(OF_RULES | OF_ACTS)[text]}"\n' for text in used)


def phases_of(rows: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    """Gather the rows of each phase of an alliance, by the name of the instrument that stands for it."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda one: (one.phase, one.line)):
        found.setdefault(instrument_name(row), []).append(row)
    return {name: tuple(own) for name, own in found.items()}


def _header(number: int, names: tuple[str, ...]) -> str:
    title, project = called(number), PROJECT
    return f"""\
format: foedus-corpus/1
id: atop-{number}
title: {{en: "{title["en"]}", ru: "{title["ru"]}"}}
seat: {{place: "{SEAT}", zone: UTC}}
instruments: [{", ".join(names)}]

actors:
  ATOP:
    title: {{en: "{project["en"]}", ru: "{project["ru"]}"}}
    outside: true
"""


def _instrument(name: str, rows: tuple[Row, ...], table: str) -> str:
    title = title_of(rows[0])
    front = f"""\
---
id: {name}
title: {{en: "{title["en"]}", ru: "{title["ru"]}"}}
kind: treaty
concluded: "{min(row.entry for row in rows)}"
text: paraphrase
source: "{source_of(rows[0], table)}"
---
"""
    articles = [_article(coded, words, debtors_of(rows, obligation)) for obligation, coded, words in articles_of(rows, "en")]
    blocks = "\n\n".join(f"```yaml\n{block.strip()}\n```" for block in MEMBERSHIP.rule.split("\n\n"))
    articles.append(f"## Article {MEMBERSHIP.article}. {MEMBERSHIP.heading['en']}\n\n{MEMBERSHIP.words['en']}\n\n{blocks}\n")
    return "\n".join((front, *articles))


def _translation(name: str, rows: tuple[Row, ...]) -> str:
    front = f'---\nid: {name}\nlanguage: ru\ntitle: "{title_of(rows[0])["ru"]}"\n---\n'
    articles = [f"## Статья {coded.article}. {coded.heading['ru']}\n\n{words}\n" for _, coded, words in articles_of(rows, "ru")]
    articles.append(f"## Статья {MEMBERSHIP.article}. {MEMBERSHIP.heading['ru']}\n\n{MEMBERSHIP.words['ru']}\n")
    return "\n".join((front, *articles))


def called(number: int) -> dict[str, str]:
    """Say in both languages what an alliance is called; the table gives it no name."""
    return {language: text.format(number=number) for language, text in _CALLED.items()}


def title_of(row: Row) -> dict[str, str]:
    """Say in both languages what the instrument of a row's phase is called."""
    return {language: text.format(number=row.alliance, phase=row.phase) for language, text in (_PHASE if row.phase else _CALLED).items()}


def source_of(row: Row, table: str) -> str:
    """Say where what an instrument holds comes from."""
    return f"ATOP 5.1, {table}, atopid {row.alliance}, phase {row.phase}: a coding of signatures and obligations, not of entry into force"


def _article(coded: Coded, words: str, debtors: tuple[str, ...]) -> str:
    only = f"owed only by: [{', '.join(debtors)}]\n" if debtors else ""
    rule = coded.rule.replace("owed to:", f"{only}owed to:", 1)
    return f"## Article {coded.article}. {coded.heading['en']}\n\n{words}\n\n```yaml\n{rule}reading: {READING}\n```\n"


def articles_of(rows: tuple[Row, ...], language: str) -> Iterator[tuple[str, Coded, str]]:
    """Give each obligation that anybody is coded to owe, as an article, with its words in a language."""
    for obligation in OBLIGATIONS:
        if any(obligation in row.obligations for row in rows):
            coded = OBLIGATION[obligation]
            yield obligation, coded, " ".join((coded.words[language], *_details(obligation, rows, language)))


def _details(obligation: str, rows: tuple[Row, ...], language: str) -> Iterator[str]:
    """Say for whom an obligation is coded, on what it hangs, what the table does not tell, and that all this is a coding."""
    if debtors := debtors_of(rows, obligation):
        yield ONLY[language].format(states=", ".join(debtors))
    hanging: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if on := tuple(what for of, what in row.conditions if of == obligation and obligation in row.obligations):
            hanging.setdefault(on, []).append(row)
    for on, those in hanging.items():
        what = on if language == "en" else tuple(CONDITION[one] for one in on)
        yield HANGS[language].format(states=", ".join(_codes(those)), conditions=", ".join(what))
    if any(row.varies for row in rows):
        yield VARIES[language]
    yield disclaimer(VARIABLES[obligation].upper(), language)


def debtors_of(rows: tuple[Row, ...], obligation: str) -> tuple[str, ...]:
    """Give the States coded to owe it, if that is not every member."""
    owing = [row for row in rows if obligation in row.obligations]
    return () if len(owing) == len(rows) else _codes(owing)


def _codes(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(sorted({code for stay in stays(rows) for code in stay.codes}))


def folders_of(rows: Iterable[Row], table: str = "atop5_1m.csv") -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """Give every alliance as a folder: its name, ``atop-3180``, and its files."""
    for number, own in by_alliance(rows).items():
        yield f"atop-{number}", files_of(own, table)
