"""This file holds the help of the command line in English and Russian, and says which of the two the reader wants."""

from __future__ import annotations

import os

from foedus.words.en.backup import HELP as BACKUP_ENGLISH
from foedus.words.en.binding import HELP as BINDING_ENGLISH
from foedus.words.en.cli import HELP as ENGLISH
from foedus.words.en.keeping import HELP as KEEPING_ENGLISH
from foedus.words.en.signing import HELP as SIGNING_ENGLISH
from foedus.words.en.telegram import HELP as TELEGRAM_ENGLISH
from foedus.words.en.verify import HELP as VERIFY_ENGLISH
from foedus.words.en.witness import HELP as WITNESS_ENGLISH
from foedus.words.ru.backup import HELP as BACKUP_RUSSIAN
from foedus.words.ru.binding import HELP as BINDING_RUSSIAN
from foedus.words.ru.cli import HELP as RUSSIAN
from foedus.words.ru.keeping import HELP as KEEPING_RUSSIAN
from foedus.words.ru.signing import HELP as SIGNING_RUSSIAN
from foedus.words.ru.telegram import HELP as TELEGRAM_RUSSIAN
from foedus.words.ru.verify import HELP as VERIFY_RUSSIAN
from foedus.words.ru.witness import HELP as WITNESS_RUSSIAN

HELP = {
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


def language() -> str:
    """Give the language of the reader: ``FOEDUS_LANGUAGE``, else Russian where ``LANG`` says so, else English."""
    wanted = os.environ.get("FOEDUS_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return "ru" if wanted.startswith("ru") else "en"
