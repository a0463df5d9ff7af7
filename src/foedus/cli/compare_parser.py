"""This file is the grammar of ``foedus compare``: a trial, two corpora, or one corpus and what is supposed of it."""

from __future__ import annotations

from argparse import ArgumentParser

from foedus.cli.options import asked_of, shown
from foedus.cli.running import runs


def _compare(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("a", metavar="A", help=words["A"])
    command.add_argument("b", metavar="B", nargs="?", help=words["B"])
    command.add_argument("--with", dest="with_", metavar="DRAFT", action="append", default=[], help=words["compare-with"])
    command.add_argument("--without", metavar="INSTRUMENT", action="append", default=[], help=words["compare-without"])
    command.add_argument("--in-force", metavar="INSTRUMENT", action="append", default=[], help=words["compare-in-force"])
    command.add_argument("--rule", metavar="RULE", action="append", default=[], help=words["compare-rule"])
    command.add_argument("--since", metavar="DATE", default="", help=words["compare-since"])
    command.add_argument("--on", metavar="DATE", default="", help=words["compare-on"])
    command.add_argument("--replay", action="store_true", help=words["compare-replay"])
    command.add_argument("--text", action="store_true", help=words["compare-text"])
    asked_of(command, words)
    shown(command, words)
    command.set_defaults(run=runs("compare"))


COMMANDS = (("compare", _compare),)
