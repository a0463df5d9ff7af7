"""This file gathers the words of the command line: in each language one table from all the files that hold a part of it."""

from __future__ import annotations

from importlib import import_module

from foedus.words.speech import LANGUAGES

FILES = ("cli", "atlas", "backup", "binding", "keeping", "receipts", "signing", "telegram", "texts", "trial", "verify", "witness")
"""Those alone: a command should not wait for the words of the pages."""


def gathered(table: str) -> dict[str, dict[str, str]]:
    """Gather a table (``HELP``, ``PHRASES``) by language."""
    return {language: _of(language, table) for language in LANGUAGES}


def _of(language: str, table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in FILES:
        found |= getattr(import_module(f"foedus.words.{language}.{file}"), table)
    return found
