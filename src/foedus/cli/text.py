"""This file is the command ``foedus text``: an instrument as it reads on a date, article by article."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from foedus.cli.phrases import log_phrase, phrase
from foedus.cli.texts import CANNOT_BE_PUT, NoTextError, has_articles, opened, standing, text_on, today
from foedus.mechanisms.treaty.questions import Step
from foedus.organization.organization import Organization
from foedus.words.consolidated import ArticleText, ChangeText, InstrumentText, day_at, text_as_json
from foedus.words.exposition import actor_names, log_as_json
from foedus.words.speech import date_text, put


def run(given: Namespace) -> int:
    """Print the text and give 0; or say why there is none and give 2."""
    try:
        found, _ = opened(given)
        text = text_on(given, found, given.on or today(found))
        has_articles(given, text)
    except NoTextError:
        return CANNOT_BE_PUT
    if given.json:
        plain = text_as_json(found, text)
        plain["articles"] = [one for one in plain["articles"] if not given.articles or one["article"] in given.articles]
        print(json.dumps(plain, ensure_ascii=False, indent=2))
        return 0
    out = Console(soft_wrap=False, highlight=False)
    for line in heading(found, text, given):
        out.print(line)
    for one in text.articles:
        if not given.articles or one.number in given.articles:
            _article(out, found, text, one, given.language)
    out.print()
    out.print(foot(found, text.as_of, given.language))
    return 0


def heading(found: Organization, text: InstrumentText, given: Namespace) -> Iterator[Text]:
    """Say which text it is: its title, its version, whether it is in force, what amended it."""
    language, within = given.language, text.text
    yield Text(text.title, style="bold")
    kinds = (phrase(f"text-kind-{one.replace(' ', '-')}", language) for one in text.kinds)
    yield Text(" · ".join((within.instrument.id, date_text(text.as_of, language), standing(within, language), *kinds)), style="dim")
    if given.between:
        yield Text(phrase("text-between", language, states=put(tuple(given.between), language, actor_names(found, language))))
    for name in within.amended_by:
        yield Text(_amended(found, within.on_trial, name, text, language))
    for name in within.awaited:
        if name not in within.on_trial:
            yield Text(phrase("text-awaited", language, instrument=name), style="yellow")


def _amended(found: Organization, on_trial: Iterable[str], name: str, text: InstrumentText, language: str) -> str:
    steps = [step for one in text.articles for step in one.steps if step.instrument == name]
    since = next((day for step in steps if (day := day_at(found, step.since))), "")
    if not since:
        return phrase("text-on-trial", language, instrument=", ".join(one for one in on_trial if one == name))
    said = phrase("text-amended", language, instrument=name, since=date_text(since, language))
    unbound = next((step.unbound for step in steps if step.unbound), ())
    return said + (f" ({without(found, unbound, language)})" if unbound else "")


def without(found: Organization, states: tuple[str, ...], language: str) -> str:
    """Name the States whom an amendment does not bind."""
    return phrase("text-unbound", language, states=put(states, language, actor_names(found, language)))


def _article(out: Console, found: Organization, text: InstrumentText, one: ArticleText, language: str) -> None:
    out.print()
    corrected = [phrase("text-corrected", language, date=date_text(day, language)) for _, day in one.wording.corrected]
    told = " · ".join([*(changed(found, step, language) for step in one.steps), *corrected])
    out.print(Text.assemble((title(one.number, one.heading, language), "bold"), (f"  [{told}]" if told else "", "dim")))
    if one.deleted:
        out.print(Padding(Text(phrase("text-deleted", language), style="dim"), (0, 0, 0, 2), expand=False))
        return
    if one.language != text.language:
        out.print(Padding(Text(phrase("text-language", language, language=one.language), style="dim"), (0, 0, 0, 2), expand=False))
    _paragraphs(out, one.paragraphs, 2)
    for change in text.changes:
        if change.host == one.number:
            _change(out, change, language)


def _change(out: Console, one: ChangeText, language: str) -> None:
    out.print()
    out.print(Padding(Text(f"{one.cited}. {one.heading}" if one.heading else one.cited, style="bold"), (0, 0, 0, 4), expand=False))
    if one.change.deletes:
        out.print(Padding(Text(phrase("text-deleted", language), style="dim"), (0, 0, 0, 4), expand=False))
    _paragraphs(out, one.paragraphs, 4)


def _paragraphs(out: Console, paragraphs: tuple[str, ...], margin: int) -> None:
    for number, paragraph in enumerate(paragraphs):
        out.print(Padding(Text(paragraph), (1 if number else 0, 0, 0, margin), expand=False))


def title(number: str, words: str, language: str) -> str:
    """Call an article by its number and heading."""
    called = phrase("text-preamble", language) if number == "preamble" else phrase("text-article", language, number=number)
    return f"{called}. {words}" if words else called


def changed(found: Organization, step: Step, language: str) -> str:
    """Say what changed an article, and since when."""
    since = day_at(found, step.since)
    if since is None:
        return phrase("text-changed-on-trial", language, by=step.by)
    return phrase("text-changed", language, by=step.by, since=date_text(since, language))


def foot(found: Organization, as_of: str, language: str) -> Text:
    """Say on what a text rests: the date, the digest, the log."""
    date = f"{phrase('as-of', language)} {date_text(as_of, language)}"
    digest = f"{phrase('corpus', language)} {found.corpus.digest[:19]}…"
    return Text(f"{date} · {digest} · {log_phrase(log_as_json(found.log), language)}", style="dim")
