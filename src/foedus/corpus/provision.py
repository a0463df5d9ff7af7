"""This file is the common ground of all provisions: the rule that an article makes, as a frozen value.

A provision is what stands in a fenced ``yaml`` block under an article. Its keys are words with
spaces (``at the request of``); in code the spaces are underscores. The kind of a provision is named
by its first key (``obligation: assist``), see ``docs/formats/corpus.md``.
"""

from __future__ import annotations

from msgspec import Struct


def spaced(name: str) -> str:
    """Turn a field's name into the key that a corpus writes: ``owed_by`` is ``owed by``."""
    return name.strip("_").replace("_", " ")


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename=spaced):
    """A piece of a provision, with the same spelling of keys."""


class Provision(Part, frozen=True, kw_only=True):
    """The rule that one article makes, as somebody reads it.

    ``reading`` says whose reading it is: ``drafter``, ``secretariat`` or ``agreed by …``; it is never
    authentic (decision 8 of the design). ``paragraph`` narrows the citation to a part of the article.
    """

    reading: str = "drafter"
    paragraph: str = ""
    note: str = ""
