"""This file is the grammar of the commands that prove and audit, and of those that carry a log from one place to another."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

from foedus.cli.options import shown, tongue
from foedus.cli.running import runs

Build = Callable[[ArgumentParser, dict[str, str]], None]


def _verify(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("record", metavar="RECORD", nargs="?", default="csto", help=words["RECORD"])
    command.add_argument("--record", dest="place", metavar="PLACE", help=words["--record-place"])
    command.add_argument("--anchor", metavar="ID", default="", help=words["--anchor"])
    _trusted(command, words)
    command.add_argument("--checkpoint", metavar="FILE", help=words["--checkpoint"])
    command.add_argument("--from-start", action="store_true", help=words["--from-start"])
    shown(command, words)
    command.set_defaults(run=runs("verify"))


def _trusted(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("--key", metavar="VKEY", help=words["--vkey"])
    command.add_argument("--policy", metavar="FILE", help=words["verify-policy"])


def _prove(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("act", metavar="ACT", help=words["ACT"])
    command.add_argument("--record", metavar="RECORD", default="csto", help=words["RECORD"])
    tongue(command, words)
    command.set_defaults(run=runs("prove"))


def _verify_proof(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("proof", metavar="FILE", help=words["PROOF"])
    _trusted(command, words)
    command.add_argument("--act", metavar="FILE", help=words["--act"])
    shown(command, words)
    command.set_defaults(run=runs("prove", "run_verify"))


def _export(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("record", metavar="RECORD", help=words["RECORD"])
    command.add_argument("folder", metavar="DIR", help=words["export-DIR"])
    command.add_argument("--record", dest="place", metavar="PLACE", help=words["--record-place"])
    command.add_argument("--reader", metavar="SEAT", default="", help=words["--reader"])
    shown(command, words)
    command.set_defaults(run=runs("tiles", "run_export"))


def _import(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("folder", metavar="DIR", help=words["import-DIR"])
    command.add_argument("--record", metavar="PLACE", help=words["--record-place"])
    shown(command, words)
    command.set_defaults(run=runs("tiles", "run_import"))


def _destroy(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("corpus", metavar="RECORD", help=words["RECORD"])
    command.add_argument("act", metavar="ACT", nargs="?", help=words["ACT-destroy"])
    command.add_argument("--record", metavar="PLACE", help=words["--record-place"])
    shown(command, words)
    command.set_defaults(run=runs("destroying"))


def _hold(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("file", metavar="FILE", help=words["FILE-hold"])
    command.add_argument("--salt", metavar="FILE", required=True, help=words["--salt-hold"])
    shown(command, words)
    command.set_defaults(run=runs("held", "run_hold"))


def _check_held(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("act", metavar="ACT", help=words["ACT-held"])
    command.add_argument("file", metavar="FILE", help=words["FILE-hold"])
    command.add_argument("--salt", metavar="FILE", help=words["--salt-check"])
    command.add_argument("--record", metavar="RECORD", default="csto", help=words["RECORD"])
    shown(command, words)
    command.set_defaults(run=runs("held", "run_check"))


def _backup(command: ArgumentParser, words: dict[str, str]) -> None:
    _copied(command, words, words["backup-FILE"])
    command.set_defaults(run=runs("backup"))


def _restore(command: ArgumentParser, words: dict[str, str]) -> None:
    _copied(command, words, words["restore-FILE"])
    command.add_argument("--accept-loss", action="store_true", help=words["--accept-loss"])
    command.set_defaults(run=runs("backup", "run_restore"))


def _copied(command: ArgumentParser, words: dict[str, str], file: str) -> None:
    command.add_argument("corpus", metavar="CORPUS", help=words["backup-CORPUS"])
    command.add_argument("file", metavar="FILE", help=file)
    command.add_argument("--record", metavar="PLACE", help=words["--record-place"])
    shown(command, words)


COMMANDS: tuple[tuple[str, Build], ...] = (
    ("verify", _verify), ("prove", _prove), ("verify-proof", _verify_proof), ("backup", _backup), ("restore", _restore),
    ("hold", _hold), ("check-held", _check_held),
)  # fmt: skip
LOG_COMMANDS: tuple[tuple[str, Build], ...] = (("export", _export), ("import", _import), ("destroy", _destroy))
