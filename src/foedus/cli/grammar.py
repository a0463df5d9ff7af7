"""This file is about what the command line says of itself: its help in the reader's language, and what is wrong with words that it cannot read.

The parser of the standard library speaks English alone and answers a slip with the whole list of what it knows; here a slip is met
with the nearest word, under the usage of the command that was meant.
"""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any, NoReturn

from foedus.cli.phrases import phrase
from foedus.cli.words import language
from foedus.nearest import some_nearest

FEW = 6
"""Choices up to which all are named; of more the nearest, where there is one."""
_SLIPS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"the following arguments are required: (?P<given>.*)", "slip-needed"),
        (r"argument (?P<given>.*?): expected (?:one|at least one|\d+) arguments?", "slip-without-value"),
        (r"argument (?P<given>.*?): not allowed with argument (?P<other>.*)", "slip-not-both"),
        (r"one of the arguments (?P<given>.*) is required", "slip-one-of"),
        (r"argument (?P<given>.*?): invalid int value: '(?P<other>.*)'", "slip-no-number"),
        (r"ambiguous option: (?P<given>.*) could match (?P<other>.*)", "slip-several"),
    )
)
"""What the standard library says of a slip, and the phrase that says it here."""


class Grammar(ArgumentParser):
    """A parser of the command line that speaks the reader's language; each command has one of its own."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{**named, "add_help": False})
        self._tongue = language()
        self._positionals.title, self._optionals.title = (phrase(one, self._tongue) for one in ("help-arguments", "help-options"))
        self.add_argument("-h", "--help", action="help", help=phrase("help-help", self._tongue))

    def format_usage(self) -> str:
        """Write the usage under its heading."""
        return self._headed(super().format_usage())

    def format_help(self) -> str:
        """Write the help under its headings."""
        return self._headed(super().format_help())

    def _headed(self, text: str) -> str:
        return text.replace("usage: ", phrase("help-usage", self._tongue), 1)

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]  # overloads
        """Read arguments; one that the command does not know is met with the nearest that it does."""
        found: Namespace
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            options = [one for one in unknown if one.startswith("-")] or unknown
            name = options[0].partition("=")[0]
            near = ", ".join(some_nearest(name, tuple(self._option_string_actions)))
            key = "slip-unknown" if near and name.startswith("-") else "slip-unknown-at-all"
            self._slipped(key, given=name, nearest=near)
        return found, unknown

    def _check_value(self, action: Action, value: Any) -> None:
        choices = tuple(map(str, action.choices or ()))
        if choices and str(value) not in choices:
            near = () if len(choices) <= FEW else some_nearest(str(value), choices)
            name = action.metavar or "/".join(action.option_strings)
            self._slipped("slip-not-known" if near else "slip-no-choice", given=value, name=name, nearest=", ".join(near or choices))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words under the usage, and end with 2."""
        for pattern, key in _SLIPS:
            found = pattern.fullmatch(message)
            if found:
                self._slipped(key, **found.groupdict())
        self._refuse(message)

    def _slipped(self, key: str, **values: Any) -> NoReturn:
        self._refuse(phrase(key, self._tongue, **values))

    def _refuse(self, says: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{says}\n{phrase('slip-help', self._tongue, command=self.prog)}\n")
