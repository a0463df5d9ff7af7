"""This file is about finding somebody by name: the names of each State in every language, in one text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from foedus.words.speech import LANGUAGES, state_names


@cache
def names_in_every_language() -> Mapping[str, str]:
    """Give by the code of a State its names in all languages: ``Kazakhstan · Казахстан``.

    >>> names_in_every_language()["KAZ"]
    'Kazakhstan · Казахстан'
    """
    tables = [state_names(language) for language in LANGUAGES]
    codes = dict.fromkeys(code for table in tables for code in table)
    return MappingProxyType({code: " · ".join(dict.fromkeys(table[code] for table in tables if code in table)) for code in codes})
