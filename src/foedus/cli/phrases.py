"""This file says the phrases of the command line in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.cli.tables import gathered

_PHRASES = gathered("PHRASES")


def phrase(name: str, language: str, /, **values: object) -> str:
    """Give a phrase with its values put in."""
    return _PHRASES[language][name].format(**values)


def log_phrase(log: Mapping[str, object] | None, language: str) -> str:
    """Say in a line on which log an answer rests, from its plain form; without one it is a draft."""
    if log is None:
        return phrase("no-log", language)
    root, seen = str(log["root"] or "—")[:8], log["witnessed"]
    if seen is None:
        return phrase("log", language, origin=log["origin"], size=log["size"], root=root)
    return phrase("log-witnessed", language, origin=log["origin"], size=log["size"], witnessed=seen, root=root)
