"""This file is about how somebody and something is called where it is looked for: names of every language, acts as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from foedus.words.acts import act_sentence, word_text
from foedus.words.exposition import actor_names
from foedus.words.speech import LANGUAGES, state_names


class Speaker:
    """Says the acts of an organization in every language, for whoever looks for them (:class:`foedus.shelves.search.known.Voices`)."""

    languages = LANGUAGES

    def __init__(self, organization: Organization) -> None:
        self._called = {language: actor_names(organization, language) for language in LANGUAGES}

    @property
    def names(self) -> Mapping[str, str]:
        """Give the names of States, in every language."""
        return names_in_every_language()

    def sentence(self, entry: Entry, language: str) -> str:
        """Say in a sentence what an act says."""
        return act_sentence(entry, language, self._called[language])

    def words(self, value: object, language: str) -> str:
        """Put one value of an act into words."""
        return word_text(value, language, self._called[language])


@cache
def names_in_every_language() -> Mapping[str, str]:
    """Give by the code of a State its names in all languages: ``Kazakhstan · Казахстан``.

    >>> names_in_every_language()["KAZ"]
    'Kazakhstan · Казахстан'
    """
    tables = [state_names(language) for language in LANGUAGES]
    codes = dict.fromkeys(code for table in tables for code in table)
    return MappingProxyType({code: " · ".join(dict.fromkeys(table[code] for table in tables if code in table)) for code in codes})
