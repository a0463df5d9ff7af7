"""This file is the grammar of the commands by which founders bind a record: ``foedus log bind | policy | epoch``."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

from foedus.cli.options import tongue
from foedus.cli.running import runs

Words = dict[str, str]


def _bind(command: ArgumentParser, words: Words) -> None:
    _author(command, words, required=True)
    command.add_argument("--page", metavar="ORIGIN", action="append", default=[], help=words["--page"])
    command.set_defaults(run=runs("binding", "run_bind"))


def _policy(command: ArgumentParser, words: Words) -> None:
    _author(command, words, required=True)
    command.add_argument("--policy", metavar="FILE", required=True, help=words["--policy-named"])
    command.set_defaults(run=runs("binding", "run_policy"))


def _epoch(command: ArgumentParser, words: Words) -> None:
    _author(command, words, required=False)
    command.add_argument("--to", metavar="PLACE", required=True, help=words["--to-epoch"])
    command.add_argument("--checkpoint", metavar="FILE", help=words["--checkpoint-epoch"])
    command.add_argument("--act", metavar="FILE", help=words["--act-epoch"])
    command.add_argument("--signatures", metavar="FILE", help=words["--signatures-epoch"])
    command.set_defaults(run=runs("binding", "run_epoch"))


def _author(command: ArgumentParser, words: Words, *, required: bool) -> None:
    command.add_argument("corpus", metavar="CORPUS", help=words["CORPUS"])
    command.add_argument("--record", metavar="PLACE", help=words["--record-place"])
    command.add_argument("--seat", metavar="SEAT", required=required, default="", help=words["--seat-founder"])
    command.add_argument("--key", metavar="KEY", required=required, default="", help=words["--key-founder"])
    command.add_argument("--out", metavar="FILE", help=words["--out-act"])
    tongue(command, words)


LOG_COMMANDS: tuple[tuple[str, Callable[[ArgumentParser, Words], None]], ...] = (("bind", _bind), ("policy", _policy), ("epoch", _epoch))
"""What ``foedus log`` has besides, for what its founders settle together."""
