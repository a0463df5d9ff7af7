"""This file says the phrases of the command line in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.words.en.backup import PHRASES as BACKUP_ENGLISH
from foedus.words.en.binding import PHRASES as BINDING_ENGLISH
from foedus.words.en.cli import PHRASES as ENGLISH
from foedus.words.en.keeping import PHRASES as KEEPING_ENGLISH
from foedus.words.en.signing import PHRASES as SIGNING_ENGLISH
from foedus.words.en.telegram import PHRASES as TELEGRAM_ENGLISH
from foedus.words.en.verify import PHRASES as VERIFY_ENGLISH
from foedus.words.en.witness import PHRASES as WITNESS_ENGLISH
from foedus.words.ru.backup import PHRASES as BACKUP_RUSSIAN
from foedus.words.ru.binding import PHRASES as BINDING_RUSSIAN
from foedus.words.ru.cli import PHRASES as RUSSIAN
from foedus.words.ru.keeping import PHRASES as KEEPING_RUSSIAN
from foedus.words.ru.signing import PHRASES as SIGNING_RUSSIAN
from foedus.words.ru.telegram import PHRASES as TELEGRAM_RUSSIAN
from foedus.words.ru.verify import PHRASES as VERIFY_RUSSIAN
from foedus.words.ru.witness import PHRASES as WITNESS_RUSSIAN

_PHRASES = {
    "en": ENGLISH
    | BACKUP_ENGLISH
    | BINDING_ENGLISH
    | KEEPING_ENGLISH
    | SIGNING_ENGLISH
    | TELEGRAM_ENGLISH
    | VERIFY_ENGLISH
    | WITNESS_ENGLISH,
    "ru": RUSSIAN
    | BACKUP_RUSSIAN
    | BINDING_RUSSIAN
    | KEEPING_RUSSIAN
    | SIGNING_RUSSIAN
    | TELEGRAM_RUSSIAN
    | VERIFY_RUSSIAN
    | WITNESS_RUSSIAN,
}


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
