"""This file is the command line's grammar: its commands, their options and the help that teaches them."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter

from foedus import __version__
from foedus.cli import (
    atlas_parser,
    binding_parser,
    compare_parser,
    proof_parser,
    signing_parser,
    telegram_parser,
    text_parser,
    witness_parser,
)
from foedus.cli.grammar import Grammar
from foedus.cli.options import asked_of, shown, tongue
from foedus.cli.running import runs
from foedus.cli.words import HELP, language
from foedus.organization.question import BY_NAME, QUESTIONS, Question


def parser() -> ArgumentParser:
    """Build the parser in the language of the reader (``--language`` or ``FOEDUS_LANGUAGE`` or ``LANG``)."""
    words = HELP[language()]
    top = Grammar("foedus", description=words["foedus"], epilog=words["foedus-more"], formatter_class=RawDescriptionHelpFormatter)
    top.add_argument("--version", action="version", version=f"foedus {__version__}", help=words["--version"])
    commands = top.add_subparsers(metavar=words["command"], required=True)
    for name, build in (
        ("check", _check), ("assure", _assure), ("ask", _ask), ("check-receipt", _check_receipt), ("duties", _duties), *text_parser.COMMANDS, *compare_parser.COMMANDS, ("search", _search), ("journal", _journal), ("log", _log), ("enter", _enter),
        *signing_parser.COMMANDS, *telegram_parser.COMMANDS,
        *proof_parser.COMMANDS, *atlas_parser.COMMANDS, ("witness", witness_parser.witness_commands), ("schema", _schema), ("demo", _demo), ("serve", _serve),
    ):  # fmt: skip
        command = commands.add_parser(
            name, help=words[name], description=words[name], epilog=words.get(f"{name}-more"), formatter_class=RawDescriptionHelpFormatter
        )
        build(command, words)
    return top


def _corpus(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("corpus", metavar="CORPUS", help=words["CORPUS"])
    shown(command, words)


def _check(command: ArgumentParser, words: dict[str, str]) -> None:
    _corpus(command, words)
    command.add_argument("--phrases", metavar=words["LANGUAGE"], help=words["--phrases"])
    command.set_defaults(run=runs("check"))


def _assure(command: ArgumentParser, words: dict[str, str]) -> None:
    _corpus(command, words)
    command.set_defaults(run=runs("assure"))


def _ask(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("corpus", metavar="CORPUS", help=words["CORPUS"])
    questions = command.add_subparsers(dest="question", metavar=words["question"], required=True)
    for question in QUESTIONS:
        help_ = words[f"ask-{question.name}"]
        _question(
            questions.add_parser(question.name, help=help_, description=help_, formatter_class=RawDescriptionHelpFormatter), question, words
        )
    command.set_defaults(run=runs("ask"))


def _question(command: ArgumentParser, question: Question, words: dict[str, str]) -> None:
    for parameter in question.parameters:
        # Whether a parameter is needed is said by the question itself, with the nearest names, not by the parser.
        help_ = words[f"sort-{parameter.sort}"]
        if parameter.sort == "yes":
            command.add_argument(f"--{parameter.name}", action="store_const", const="yes", help=words["--requested"])
        else:
            command.add_argument(f"--{parameter.name}", metavar=parameter.sort.upper().replace(" ", "-"), help=help_)
    if question.between is not None:
        command.add_argument("dates", nargs="*", metavar="DATE", help=words["sort-date"])
        asked_of(command, words)
        shown(command, words)
        command.add_argument("--receipt", metavar="FILE", default="", help=words["--receipt"])
        return
    when = command.add_mutually_exclusive_group()
    when.add_argument("--on", metavar="DATE", help=words["--on"])
    when.add_argument("--at", metavar="INSTANT", help=words["--at"])
    asked_of(command, words)
    shown(command, words)
    command.add_argument("--receipt", metavar="FILE", default="", help=words["--receipt"])


def _check_receipt(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("receipt", metavar="FILE", help=words["RECEIPT"])
    command.add_argument("--corpus", metavar="CORPUS", default="", help=words["--corpus-receipt"])
    command.add_argument("--record", metavar="PLACE", help=words["--record-receipt"])
    command.add_argument("--reader", metavar="SEAT", help=words["--reader-receipt"])
    shown(command, words)
    command.set_defaults(run=runs("receipts"))


def _duties(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("corpora", metavar="CORPUS", nargs="*", help=words["CORPORA"])
    for parameter in BY_NAME["duties"].parameters:
        if parameter.sort == "yes":
            command.add_argument(f"--{parameter.name}", action="store_const", const="yes", help=words["--requested"])
        else:
            help_ = words[f"sort-{parameter.sort}"]
            command.add_argument(f"--{parameter.name}", metavar=parameter.sort.upper().replace(" ", "-"), help=help_)
    command.add_argument("--on", metavar="DATE", help=words["--on"])
    shown(command, words)
    command.set_defaults(run=runs("duties"))


def _search(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("corpus", metavar="CORPUS", help=words["CORPUS"])
    command.add_argument("words", metavar="WORDS", nargs="+", help=words["WORDS"])
    command.add_argument("--on", metavar="DATE", help=words["--on"])
    command.add_argument("--most", metavar="NUMBER", type=int, default=20, help=words["--most"])
    command.add_argument("--postgres", metavar="DSN", default="", help=words["--postgres"])
    asked_of(command, words)
    shown(command, words)
    command.set_defaults(run=runs("search"))


def _journal(command: ArgumentParser, words: dict[str, str]) -> None:
    _corpus(command, words)
    command.add_argument("--from", dest="from_", metavar="DATE", help=words["--from"])
    command.add_argument("--to", metavar="DATE", help=words["--to"])
    asked_of(command, words)
    command.set_defaults(run=runs("journal"))


def _place(command: ArgumentParser, words: dict[str, str]) -> None:
    """Name a record that must be written: the usual one, if no other is named."""
    command.add_argument("--record", metavar="PLACE", help=words["--record-place"])
    command.add_argument("--key", metavar="FILE", help=words["--key"])


def _log(command: ArgumentParser, words: dict[str, str]) -> None:
    commands = command.add_subparsers(metavar=words["command"], required=True)
    for name, build in (("init", _log_init), *proof_parser.LOG_COMMANDS, *witness_parser.LOG_COMMANDS, *binding_parser.LOG_COMMANDS):
        says, more = words[f"log-{name}"], words.get(f"log-{name}-more")
        build(commands.add_parser(name, help=says, description=says, epilog=more, formatter_class=RawDescriptionHelpFormatter), words)


def _log_init(command: ArgumentParser, words: dict[str, str]) -> None:
    _corpus(command, words)
    _place(command, words)
    signing_parser.founding(command, words)
    command.add_argument("--highest-level", metavar="LEVEL", default="", help=words["--highest-level"])
    command.set_defaults(run=runs("log", "run_init"))


def _enter(command: ArgumentParser, words: dict[str, str]) -> None:
    _corpus(command, words)
    command.add_argument("journal", metavar="JOURNAL", nargs="?", help=words["JOURNAL"])
    _place(command, words)
    command.set_defaults(run=runs("enter"))


def _schema(command: ArgumentParser, _words: dict[str, str]) -> None:
    command.set_defaults(run=runs("schema"))


def _demo(command: ArgumentParser, words: dict[str, str]) -> None:
    tongue(command, words)
    _address(command, words)
    command.add_argument("--record", metavar="PLACE", help=words["--record-demo"])
    command.add_argument("--no-serve", action="store_true", help=words["--no-serve"])
    command.set_defaults(run=runs("demo"))


def _serve(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("corpus", metavar="CORPUS", nargs="?", default="csto", help=words["CORPUS"])
    command.add_argument("--record", metavar="PLACE", nargs="?", const="", help=words["--record-serve"])
    command.add_argument("--reader", metavar="SEAT", default="", help=words["--reader"])
    command.add_argument("--released", action="store_true", help=words["--released"])
    command.add_argument("--submit", action="store_true", help=words["--submit"])
    command.add_argument("--closed", metavar="URL", default="", help=words["--closed"])
    command.add_argument("--atlas", metavar="FILE", nargs="?", const="", help=words["--atlas"])
    command.add_argument("--key", metavar="FILE", help=words["--key"])
    _address(command, words)
    command.set_defaults(run=runs("serve"))


def _address(command: ArgumentParser, words: dict[str, str]) -> None:
    command.add_argument("--host", default="127.0.0.1", help=words["--host"])
    command.add_argument("--port", type=int, default=8000, help=words["--port"])
