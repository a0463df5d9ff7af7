"""This file is the grammar of the commands about texts: consolidated, redlined, handed out in other formats and taken from them."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter

from foedus.cli.options import asked_of, shown, tongue
from foedus.cli.running import runs


def subject(command: ArgumentParser, words: dict[str, str]) -> None:
    """Name the instrument that is meant, and in which version and language it is wanted."""
    command.add_argument("corpus", metavar="CORPUS", help=words["CORPUS"])
    command.add_argument("instrument", metavar="INSTRUMENT", help=words["INSTRUMENT"])


def version(command: ArgumentParser, words: dict[str, str], *, json: bool = True) -> None:
    """Say in which version and language an instrument is wanted, and on what record."""
    command.add_argument("--in", dest="in_", metavar="LANGUAGE", help=words["--in"])
    command.add_argument("--between", nargs=2, metavar="STATE", default=(), help=words["--between"])
    command.add_argument("--with", dest="with_", metavar="AMENDMENT", action="append", default=[], help=words["--with"])
    asked_of(command, words)
    (shown if json else tongue)(command, words)


def _text(command: ArgumentParser, words: dict[str, str]) -> None:
    subject(command, words)
    command.add_argument("articles", metavar="ARTICLE", nargs="*", help=words["ARTICLES"])
    command.add_argument("--on", metavar="DATE", help=words["--on"])
    version(command, words)
    command.set_defaults(run=runs("text"))


def _redline(command: ArgumentParser, words: dict[str, str]) -> None:
    subject(command, words)
    command.add_argument("from_", metavar="FROM", nargs="?", help=words["FROM"])
    command.add_argument("to", metavar="TO", nargs="?", help=words["TO"])
    version(command, words)
    command.set_defaults(run=runs("redline"))


def _akoma_ntoso(command: ArgumentParser, words: dict[str, str]) -> None:
    commands = command.add_subparsers(metavar=words["command"], required=True)
    for name, build in (("export", _export), ("import", _import)):
        says = words[f"akoma-ntoso-{name}"]
        one = commands.add_parser(
            name, help=says, description=says, epilog=words[f"akoma-ntoso-{name}-more"], formatter_class=RawDescriptionHelpFormatter
        )
        build(one, words)


def _export(command: ArgumentParser, words: dict[str, str]) -> None:
    subject(command, words)
    command.add_argument("--on", metavar="DATE", help=words["--on"])
    version(command, words, json=False)
    command.add_argument("--output", metavar="FILE", help=words["--output-text"])
    command.set_defaults(run=runs("akoma_ntoso", "run_export"))


def _import(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("file", metavar="FILE", help=words["AKOMA-NTOSO"])
    command.add_argument("--output", metavar="FILE", help=words["--output-text"])
    shown(command, words)
    command.set_defaults(run=runs("akoma_ntoso", "run_import"))


def _pdf(command: ArgumentParser, words: dict[str, str]) -> None:
    subject(command, words)
    command.add_argument("--on", metavar="DATE", help=words["--on"])
    version(command, words, json=False)
    command.add_argument("--from", dest="from_", metavar="DATE", help=words["--from-pdf"])
    command.add_argument("--output", metavar="FILE", help=words["--output-pdf"])
    command.set_defaults(run=runs("pdf"))


COMMANDS = (("text", _text), ("redline", _redline), ("akoma-ntoso", _akoma_ntoso), ("pdf", _pdf))
