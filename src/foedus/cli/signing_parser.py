"""This file is the grammar of the commands by which an author makes a key, writes an act, signs it, and hands it in."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable

from foedus.cli.options import tongue
from foedus.cli.running import runs

Words = dict[str, str]


def _key(command: ArgumentParser, words: Words) -> None:
    commands = command.add_subparsers(metavar=words["command"], required=True)
    for name in ("new", "show"):
        says = words[f"key-{name}"]
        made = commands.add_parser(name, help=says, description=says, formatter_class=RawDescriptionHelpFormatter)
        made.add_argument("file", metavar="FILE", help=words[f"FILE-key-{name}"])
        if name == "new":
            made.add_argument("--name", metavar="SEAT", required=True, help=words["--name-key"])
        tongue(made, words)
        made.set_defaults(run=runs("signing", f"run_key_{name}"))


def _act(command: ArgumentParser, words: Words) -> None:
    command.add_argument("journal", metavar="JOURNAL", help=words["JOURNAL-act"])
    command.add_argument("--corpus", metavar="CORPUS", default="csto", help=words["CORPUS"])
    command.add_argument("--key", metavar="KEY", required=True, help=words["--key-act"])
    command.add_argument("--log", metavar="NAME", default="", help=words["--log-act"])
    command.add_argument("--out", metavar="FILE", help=words["--out-act"])
    tongue(command, words)
    command.set_defaults(run=runs("signing", "run_act"))


def _sign(command: ArgumentParser, words: Words) -> None:
    command.add_argument("act", metavar="ACT", help=words["ACT-sign"])
    by = command.add_mutually_exclusive_group(required=True)
    by.add_argument("--key", metavar="FILE", help=words["--key-sign"])
    by.add_argument("--ssh", metavar="FILE", help=words["--ssh"])
    command.add_argument("--out", metavar="FILE", help=words["--out-sign"])
    tongue(command, words)
    command.set_defaults(run=runs("signing", "run_sign"))


def _submit(command: ArgumentParser, words: Words) -> None:
    command.add_argument("act", metavar="ACT", help=words["ACT-sign"])
    command.add_argument("signatures", metavar="SIGNATURES", nargs="?", help=words["SIGNATURES"])
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("--record", metavar="PLACE", help=words["--record-place"])
    where.add_argument("--to", metavar="URL", help=words["--to-submit"])
    command.add_argument("--key", metavar="FILE", help=words["--key"])
    command.add_argument("--corpus", metavar="CORPUS", default="csto", help=words["--corpus-submit"])
    tongue(command, words)
    command.set_defaults(run=runs("signing", "run_submit"))


def founding(command: ArgumentParser, words: Words) -> None:
    """Describe how ``foedus log init`` names the founders of a record."""
    command.add_argument("--root", metavar="SEAT=KEY", action="append", default=[], help=words["--root"])
    command.add_argument("--recovery", metavar="N", type=int, default=0, help=words["--recovery"])
    command.add_argument("--name", metavar="NAME", default="", help=words["--name-log"])
    command.add_argument("--consent", metavar="N", type=int, default=0, help=words["--consent"])
    command.add_argument("--page", metavar="ORIGIN", action="append", default=[], help=words["--page"])
    command.add_argument("--policy", metavar="FILE", help=words["--policy-genesis"])
    command.add_argument("--note", metavar="TEXT", default="", help=words["--note-genesis"])
    command.add_argument("--genesis", metavar="FILE", help=words["--genesis"])
    command.add_argument("--signatures", metavar="FILE", help=words["--signatures"])


COMMANDS: tuple[tuple[str, Callable[[ArgumentParser, Words], None]], ...] = (
    ("key", _key),
    ("act", _act),
    ("sign", _sign),
    ("submit", _submit),
)
