"""This file holds views: the readings that are held where a text does not settle a question."""

from __future__ import annotations

from foedus.corpus.meaning import Somebody
from foedus.corpus.provision import Part


class View(Part, frozen=True, kw_only=True):
    """One of the readings that are held where the text does not settle a question."""

    name: str
    says: str
    then: str
    held_by: tuple[Somebody, ...] = ()
