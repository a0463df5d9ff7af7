"""This file is the command ``foedus redline``: an instrument on two dates in one text, the changed words marked as wdiff marks them."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from foedus.cli.phrases import phrase
from foedus.cli.text import changed, foot, heading, title, without
from foedus.cli.texts import CANNOT_BE_PUT, NoTextError, on, opened, text_on, today
from foedus.mechanisms.treaty.questions import redlined
from foedus.organization.organization import Organization
from foedus.words.consolidated import text_in
from foedus.words.redline import Pieces, Redline, RedlinedArticle, redline, redline_as_json
from foedus.words.speech import date_text

_MARKS = {"same": ("", "", ""), "gone": ("[-", "-]", "red strike"), "come": ("{+", "+}", "green underline")}
_HOW = {"added": "text-added", "deleted": "text-deleted", "replaced": "text-replaced"}


def run(given: Namespace) -> int:
    """Print the redline and give 0; or say why there is none and give 2."""
    try:
        found, _ = opened(given)
        made = made_of(given, found)
    except NoTextError:
        return CANNOT_BE_PUT
    if given.json:
        print(json.dumps(redline_as_json(found, made), ensure_ascii=False, indent=2))
    else:
        _show(given, found, made)
    return 0


def made_of(given: Namespace, found: Organization, earlier_argument: str = "FROM") -> Redline:
    """Set the two states into one: two dates, or one date without and with the amendments on trial.

    :param earlier_argument: where the command that asks takes the earlier date, as its help names it.
    :raises NoTextError: a date is none, the two are reversed, or nothing says what to set beside what; and that was said.
    """
    last = given.to or (given.from_ if given.with_ and given.from_ else today(found))
    first = given.from_ or last
    if not given.from_ and not given.with_:
        sys.stderr.write(phrase("redline-needs-dates", given.language, example=_example(found, given.instrument)) + "\n")
        raise NoTextError
    if on(found, first, given.language, earlier_argument).at > on(found, last, given.language, "TO").at:
        sys.stderr.write(phrase("redline-reversed", given.language, first=first, last=last) + "\n")
        raise NoTextError
    after = text_on(given, found, last)
    earlier = found.on(first).treaty.consolidated(given.instrument, between=tuple(given.between))
    before = text_in(found, earlier, after.language, first)
    return redline(found, before, after, redlined(before.text, after.text))


def _example(found: Organization, name: str) -> str:
    amending = (one.id for one in found.corpus.instruments if any(change.instrument == name for change in one.changes))
    return next(amending, "AMENDMENT")


def _show(given: Namespace, found: Organization, made: Redline) -> None:
    out = Console(soft_wrap=False, highlight=False)
    language = given.language
    for line in heading(found, made.after, given):
        out.print(line)
    first, last = (date_text(one.as_of, language) for one in (made.before, made.after))
    told = phrase("redline-dates" if first != last else "redline-day", language, first=first, last=last)
    out.print(Text(f"{told} · {phrase('redline-key', language)}", style="dim"))
    if not made.articles:
        out.print(Text(f"\n{phrase('redline-same', language)}", style="bold"))
    for one in made.articles:
        _article(out, found, made, one, language)
    out.print()
    every = len({*(one.number for one in made.before.articles), *(one.number for one in made.after.articles)})
    out.print(Text(phrase("redline-count", language, changed=len(made.articles), all=every), style="dim"))
    out.print(foot(found, made.after.as_of, language))


def _article(out: Console, found: Organization, made: Redline, one: RedlinedArticle, language: str) -> None:
    out.print()
    headed = Text.assemble((title(one.number, "", language), "bold"), (". " if one.heading else "", "bold"), marked(one.heading))
    told = [changed(found, step, language) for step in one.change.steps]
    told += [without(found, step.unbound, language) for step in one.change.steps if step.unbound]
    if not told and made.after.text.concluded and not made.before.text.concluded:
        told = [phrase("text-by-conclusion", language, date=date_text(made.after.text.instrument.front.concluded, language))]
    out.print(headed)
    out.print(
        Text(f"  {phrase(_HOW[one.how], language)}: {'; '.join(told)}" if told else f"  {phrase(_HOW[one.how], language)}", style="dim")
    )
    for number, pieces in enumerate(one.paragraphs):
        out.print(Padding(marked(pieces), (1 if number else 0, 0, 0, 2), expand=False))


def marked(pieces: Pieces) -> Text:
    """Mark words that fell away and came in letters as well as in colour, for a pipe has none."""
    text = Text()
    for one in pieces:
        begin, end, style = _MARKS[one.mark]
        text.append(f"{begin}{one.text}{end}", style=style)
    return text
