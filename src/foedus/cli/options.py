"""This file holds the options that many commands share: in which form and language they print, on whose record and for which reader they ask."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping

from foedus.cli.words import language

Words = Mapping[str, str]


def tongue(command: ArgumentParser, words: Words) -> None:
    """Let the reader choose the language of what is printed."""
    command.add_argument("--language", choices=("en", "ru"), default=language(), help=words["--language"])


def shown(command: ArgumentParser, words: Words) -> None:
    """Let the reader choose the form and the language of what is printed."""
    command.add_argument("--json", action="store_true", help=words["--json"])
    tongue(command, words)


def asked_of(command: ArgumentParser, words: Words) -> None:
    """Let the reader name the record that is asked, and the seat for which it is read."""
    command.add_argument("--record", metavar="PLACE", nargs="?", const="", help=words["--record"])
    command.add_argument("--reader", metavar="SEAT", default="", help=words["--reader"])
