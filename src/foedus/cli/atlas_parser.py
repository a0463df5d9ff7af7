"""This file holds the grammar of ``foedus atlas``: the world's alliances from the user's copy of ATOP's table."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable

from foedus.cli.options import shown
from foedus.cli.running import runs

Words = dict[str, str]
OWES = ("defence", "offence", "neutrality", "non-aggression", "consultation")


def _atlas(command: ArgumentParser, words: Words) -> None:
    commands = command.add_subparsers(metavar=words["command"], required=True)
    for name, build in _COMMANDS.items():
        says, more = words[f"atlas-{name}"], words.get(f"atlas-{name}-more")
        one = commands.add_parser(name, help=says, description=says, epilog=more, formatter_class=RawDescriptionHelpFormatter)
        build(one, words)
        one.set_defaults(run=runs("atlas", f"run_{name}"))


def _import(command: ArgumentParser, words: Words) -> None:
    command.add_argument("file", metavar="FILE", help=words["FILE-atop"])
    command.add_argument("--to", metavar="DIR", default="", help=words["--to-atlas"])
    shown(command, words)


def _bound(command: ArgumentParser, words: Words) -> None:
    command.add_argument("state", metavar="STATE", help=words["STATE-atlas"])
    command.add_argument("--on", metavar="DATE", required=True, help=words["--on-atlas"])
    command.add_argument("--owes", choices=OWES, default=OWES[0], help=words["--owes"])
    command.add_argument("--reverse", action="store_true", help=words["--reverse"])
    _table(command, words)


def _history(command: ArgumentParser, words: Words) -> None:
    command.add_argument("state", metavar="STATE", help=words["STATE-atlas"])
    _table(command, words)


def _alliances(command: ArgumentParser, words: Words) -> None:
    command.add_argument("--on", metavar="DATE", required=True, help=words["--on-atlas"])
    command.add_argument("--number", metavar="NUMBER", type=int, default=0, help=words["--number"])
    _table(command, words)


def _dyads(command: ArgumentParser, words: Words) -> None:
    command.add_argument("--state", metavar="STATE", default="", help=words["--state-dyads"])
    command.add_argument("--years", metavar="YEARS", default="", help=words["--years"])
    command.add_argument("--system", metavar="FILE", default="", help=words["--system"])
    _table(command, words)


def _differences(command: ArgumentParser, words: Words) -> None:
    command.add_argument("file", metavar="FILE", help=words["FILE-differences"])
    command.add_argument("--owes", choices=OWES, default=OWES[0], help=words["--owes"])
    _table(command, words)


def _codes(command: ArgumentParser, words: Words) -> None:
    command.add_argument("state", metavar="STATE", nargs="?", default="", help=words["STATE-codes"])
    _written(command, words)


def _table(command: ArgumentParser, words: Words) -> None:
    command.add_argument("--from", dest="from_", metavar="FILE", default="", help=words["--from-atlas"])
    _written(command, words)


def _written(command: ArgumentParser, words: Words) -> None:
    command.add_argument("--csv", metavar="FILE", nargs="?", const="-", default=None, help=words["--csv"])
    command.add_argument("--parquet", metavar="FILE", default="", help=words["--parquet"])
    shown(command, words)


_COMMANDS: dict[str, Callable[[ArgumentParser, Words], None]] = {
    "import": _import,
    "bound": _bound,
    "history": _history,
    "alliances": _alliances,
    "dyads": _dyads,
    "differences": _differences,
    "codes": _codes,
}

COMMANDS = (("atlas", _atlas),)
