"""This file is the grammar of the commands about telegrams: forms and pads made, telegrams lodged."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import get_args, get_type_hints

from foedus.cli.options import tongue
from foedus.cli.running import runs
from foedus.organization.receipt import Receipt


def _telegram(command: ArgumentParser, words: dict[str, str]) -> None:
    commands = command.add_subparsers(metavar=words["command"], required=True)
    for name, build in (("form", _form), ("pad", _pad)):
        says = words[f"telegram-{name}"]
        one = commands.add_parser(name, help=says, description=says, formatter_class=RawDescriptionHelpFormatter)
        one.add_argument("corpus", metavar="CORPUS", help=words["CORPUS"])
        build(one, words)
        tongue(one, words)


def _form(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("--kind", metavar="KIND", required=True, help=words["telegram--kind"])
    command.add_argument("--seat", metavar="SEAT", required=True, help=words["telegram--seat"])
    command.add_argument("--says", metavar="KEY=VALUE", action="append", default=[], help=words["telegram--says"])
    for name, metavar in (
        ("under", "ARTICLES"), ("crisis", "CRISIS"), ("done", "TIME"), ("confirms", "ID"), ("disowns", "ID"), ("pad", "FILE"),
    ):  # fmt: skip
        command.add_argument(f"--{name}", metavar=metavar, default="", help=words[f"telegram--{name}"])
    command.add_argument("--number", metavar="NUMBER", type=int, default=0, help=words["telegram--number"])
    command.add_argument("--html", action="store_true", help=words["telegram--html"])
    command.set_defaults(run=runs("telegram", "run_form"))


def _pad(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("pad", metavar="FILE", help=words["telegram-PAD"])
    command.add_argument("--seat", metavar="SEAT", required=True, help=words["telegram--seat"])
    command.add_argument("--count", metavar="NUMBER", type=int, default=100, help=words["telegram--count"])
    command.set_defaults(run=runs("telegram", "run_pad"))


def _lodge(command: ArgumentParser, words: dict[str, str]) -> None:
    hints = get_type_hints(Receipt)
    command.add_argument("corpus", metavar="CORPUS", help=words["CORPUS"])
    command.add_argument("telegram", metavar="FILE", help=words["telegram-FILE"])
    command.add_argument("--by", metavar="SEAT", required=True, help=words["telegram--by"])
    command.add_argument("--received", metavar="TIME", required=True, help=words["telegram--received"])
    command.add_argument("--channel", choices=get_args(hints["channel"]), default="telegram", help=words["telegram--channel"])
    command.add_argument("--form", choices=[one for one in get_args(hints["form"]) if one], default="", help=words["telegram--form"])
    command.add_argument("--authenticated", metavar="WORDS", default="", help=words["telegram--authenticated"])
    command.add_argument("--scan", metavar="FILE", default="", help=words["telegram--scan"])
    command.add_argument("--pad", metavar="FILE", default="", help=words["telegram--pad"])
    command.add_argument("--record", metavar="PLACE", nargs="?", const="", help=words["telegram--record-lodge"])
    command.add_argument("--key", metavar="FILE", help=words["--key"])
    tongue(command, words)
    command.set_defaults(run=runs("lodge"))


COMMANDS = (("telegram", _telegram), ("lodge", _lodge))
