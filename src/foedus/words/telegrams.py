"""This file is about telegram forms as people see them: the lines that are sent, and over each what it is, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib import import_module
from types import MappingProxyType

from foedus.record.telegram import HEADING, Telegram, write
from foedus.words.acts import name_text
from foedus.words.speech import NO_NAMES

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 15mm }}
body {{ font: 11pt/1.3 serif; max-width: 180mm; margin: auto }}
ol {{ list-style: none; padding: 0 }}
li {{ margin: 0 0 2.5mm; break-inside: avoid }}
code {{ font: 12pt monospace; white-space: pre-wrap }}
small {{ display: block }}
.received {{ border: 1px solid; padding: 3mm; min-height: 22mm }}
</style>
</head>
<body>
<h1><code>{heading}</code></h1>
<p>{title}</p>
<p>{how}</p>
<ol>
{lines}
</ol>
<p class="received">{received}</p>
</body>
</html>
"""


@cache
def telegram_words(language: str) -> Mapping[str, str]:
    """Give the words of telegram forms in a language."""
    given: Mapping[str, str] = import_module(f"foedus.words.{language}.telegram").TELEGRAM
    return MappingProxyType(dict(given))


def form_text(one: Telegram, blanks: Sequence[str], language: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Write a telegram form as text.

    :param blanks: keys of the lines that are left to be filled in.
    """
    words = telegram_words(language)
    lines = [f"   {words[f'line-{key}']}\n{line}" for key, line in write(one, blanks)]
    return "\n".join((HEADING, _title(one, language, names), "", _how(blanks, language), "", *lines, "", words["received"], ""))


def form_page(one: Telegram, blanks: Sequence[str], language: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Write a telegram form as a page to print."""
    words = telegram_words(language)
    lines = [f"<li><small>{escape(words[f'line-{key}'])}</small><code>{escape(line)}</code></li>" for key, line in write(one, blanks)]
    return _PAGE.format(
        language=language, heading=HEADING, title=escape(_title(one, language, names)), how=escape(_how(blanks, language)),
        lines="\n".join(lines), received=escape(words["received"]),
    )  # fmt: skip


def _title(one: Telegram, language: str, names: Mapping[str, str]) -> str:
    words = telegram_words(language)
    return words["title"].format(seat=name_text(one.get("from"), language, names), kind=words[one.get("act")])


def _how(blanks: Sequence[str], language: str) -> str:
    words = telegram_words(language)
    return f"{words['how']} {words['blank']}" if blanks else words["how"]
