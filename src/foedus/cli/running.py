"""This file is about a command that is imported only when it is run: an answer should not wait for the web server's modules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module


def runs(module: str, function: str = "run") -> Callable[[Namespace], int]:
    """Give what runs a function of a module of the command line.

    :returns: takes what was given on the command line, and gives the exit status.
    """

    def run(given: Namespace) -> int:
        command: Callable[[Namespace], int] = getattr(import_module(f"foedus.cli.{module}"), function)
        return command(given)

    return run
