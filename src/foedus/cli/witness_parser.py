"""This file is the grammar of the commands about witnesses: ``foedus witness …`` and the host's ``foedus log witnesses | keys | refetch``."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable

from foedus.cli.options import shown
from foedus.cli.running import runs

Words = dict[str, str]


def witness_commands(command: ArgumentParser, words: Words) -> None:
    """Describe ``foedus witness``."""
    commands = command.add_subparsers(metavar=words["command"], required=True)
    for name, build in (("init", _init), ("serve", _serve), ("status", _status), ("check", _check), ("export", _export), ("epoch", _epoch)):
        says = words[f"witness-{name}"]
        made = commands.add_parser(name, help=says, description=says, formatter_class=RawDescriptionHelpFormatter)
        build(made, words)
        shown(made, words)
        made.set_defaults(run=runs("witness_export" if name == "export" else "witness", f"run_{name}"))


def _init(command: ArgumentParser, words: Words) -> None:
    _folder(command, words)
    command.add_argument("--name", required=True, metavar="NAME", help=words["--name-witness"])
    watched = command.add_mutually_exclusive_group(required=True)
    watched.add_argument("--keys", metavar="FILE", help=words["--keys"])
    watched.add_argument("--logs", metavar="FILE", help=words["--logs"])
    command.add_argument("--url", metavar="URL", default="", help=words["--url-log"])
    command.add_argument("--post-quantum", action="store_true", help=words["--post-quantum"])


def _serve(command: ArgumentParser, words: Words) -> None:
    _folder(command, words)
    command.add_argument("--host", default="127.0.0.1", help=words["--host"])
    command.add_argument("--port", type=int, default=8440, help=words["--port"])
    command.add_argument("--every", metavar="SECONDS", type=float, default=60.0, help=words["--every"])


def _status(command: ArgumentParser, words: Words) -> None:
    _folder(command, words)
    command.add_argument("--evidence", metavar="FOLDER", help=words["--evidence"])


def _check(command: ArgumentParser, words: Words) -> None:
    command.add_argument("evidence", metavar="EVIDENCE", help=words["EVIDENCE"])
    command.add_argument("--keys", metavar="FILE", required=True, help=words["--keys"])


def _export(command: ArgumentParser, words: Words) -> None:
    _folder(command, words)
    command.add_argument("out", metavar="DIR", help=words["export-DIR"])
    command.add_argument("--log", metavar="ORIGIN", default="", help=words["--log-witness"])


def _epoch(command: ArgumentParser, words: Words) -> None:
    _folder(command, words)
    command.add_argument("act", metavar="ACT", help=words["ACT-epoch"])
    command.add_argument("signatures", metavar="SIGNATURES", help=words["SIGNATURES-epoch"])
    command.add_argument("checkpoint", metavar="CHECKPOINT", help=words["CHECKPOINT-epoch"])
    command.add_argument("--url", metavar="URL", default="", help=words["--url-log"])


def _folder(command: ArgumentParser, words: Words) -> None:
    command.add_argument("folder", metavar="FOLDER", help=words["WITNESS"])


def _witnesses(command: ArgumentParser, words: Words) -> None:
    _record(command, words)
    command.add_argument("--policy", metavar="FILE", help=words["--policy"])
    command.add_argument("--status", action="store_true", help=words["--status"])
    command.add_argument("--ask", action="store_true", help=words["--ask"])
    command.add_argument("--every", metavar="SECONDS", type=float, default=0.0, help=words["--every-ask"])
    short, long = runs("witnesses", "run_witnesses"), runs("witness_status", "run_status")
    command.set_defaults(run=lambda given: (long if given.status else short)(given))


def _keys(command: ArgumentParser, words: Words) -> None:
    _record(command, words)
    command.set_defaults(run=runs("witnesses", "run_keys"))


def _refetch(command: ArgumentParser, words: Words) -> None:
    _record(command, words)
    command.add_argument("url", metavar="URL", help=words["URL"])
    command.set_defaults(run=runs("witnesses", "run_refetch"))


LOG_COMMANDS: tuple[tuple[str, Callable[[ArgumentParser, Words], None]], ...] = (
    ("witnesses", _witnesses),
    ("keys", _keys),
    ("refetch", _refetch),
)
"""What ``foedus log`` has besides, for a record that is witnessed."""


def _record(command: ArgumentParser, words: Words) -> None:
    command.add_argument("corpus", metavar="CORPUS", help=words["backup-CORPUS"])
    shown(command, words)
    command.add_argument("--record", metavar="PLACE", help=words["--record-place"])
