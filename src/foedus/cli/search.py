"""This file is the command ``foedus search``: words, phrases and fields over texts and acts, as of a date."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from foedus.cli.opening import opened
from foedus.cli.phrases import log_phrase, phrase
from foedus.shelves.opening import Opened
from foedus.shelves.search.ask import Found, Hit, Library, search
from foedus.shelves.search.passages import Passage
from foedus.words.en.search import PHRASES as ENGLISH
from foedus.words.exposition import finding_text, log_as_json
from foedus.words.found import found_json, when_text
from foedus.words.naming import Speaker
from foedus.words.ru.search import PHRASES as RUSSIAN
from foedus.words.speech import date_text

_PHRASES = {"en": ENGLISH, "ru": RUSSIAN}
CANNOT_BE_READ = 2


def run(given: Namespace) -> int:
    """Search, print the rows, and give 0 however many there are; or say why nothing can be searched, and give 2."""
    subject = opened(given.corpus, given.language, given.record, given.reader)
    if subject is None:
        return CANNOT_BE_READ
    found = _searched(given, subject)
    if found is None:
        return CANNOT_BE_READ
    if not isinstance(found, Found):
        told = [finding_text(one, given.language) for one in found]
        if given.json:
            codes = [{"code": one.code, "says": says} for one, says in zip(found, told, strict=True)]
            print(json.dumps({"query": " ".join(given.words), "cannot_be_read": codes}, ensure_ascii=False, indent=2))
        else:
            sys.stderr.write("\n".join(told) + "\n")
        return CANNOT_BE_READ
    if given.json:
        print(json.dumps(found_json(found), ensure_ascii=False, indent=2))
    else:
        _show(found, given.language)
    return 0


def _searched(given: Namespace, subject: Opened) -> Any:
    organization = subject.organization
    if organization is None:
        sys.stderr.write(phrase("unreadable", given.language, corpus=given.corpus) + "\n")
        return None
    on = given.on or datetime.now(organization.world.seat).date().isoformat()
    voices = Speaker(organization)
    if not given.postgres:
        return search(
            organization, subject.files, " ".join(given.words), on=on, language=given.language, most=given.most, voices=voices
        )  # fmt: skip
    from foedus.shelves.search.postgres import PostgresIndex, PostgresMissingError  # noqa: PLC0415 — an extra

    within = Library(organization, subject.files, voices, lambda documents: PostgresIndex(documents, given.postgres))
    try:
        return search(
            organization, subject.files, " ".join(given.words), on=on, language=given.language, most=given.most, within=within
        )  # fmt: skip
    except PostgresMissingError as error:
        sys.stderr.write(_PHRASES[given.language]["no-postgres"].format(problem=error) + "\n")
        return None


def _show(found: Found, language: str) -> None:
    out = Console(soft_wrap=False, highlight=False)
    words = _PHRASES[language]
    if found.hits:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column(words["found"], ratio=3, overflow="fold")
        table.add_column(words["when"], ratio=2, overflow="fold")
        table.add_column(words["words"], ratio=5, overflow="fold")
        for hit in found.hits:
            table.add_row(_heading(hit), Text(when_text(hit, language), style="dim"), _marked(hit.words))
        out.print(table)
        out.print()
    count = words["count"].format(shown=len(found.hits), total=found.total) if found.total else words["nothing"]
    log = log_phrase(log_as_json(found.log), language)
    as_of = f"{phrase('as-of', language)} {date_text(found.on, language)}"
    out.print(Text(f"{count} · {as_of} · {phrase('corpus', language)} {found.corpus[:19]}… · {log}", style="dim"))


def _heading(hit: Hit) -> Text:
    heading = _marked(hit.heading)
    return heading if hit.what == "act" or hit.made_by == hit.instrument else Text.assemble(heading, (f" ({hit.made_by})", "dim"))


def _marked(passage: Passage) -> Text:
    text = Text(passage.text)
    for start, end in passage.marks:
        text.stylize("bold yellow", start, end)
    return text
