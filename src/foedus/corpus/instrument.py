"""This file holds instruments: a treaty, charter, protocol or set of rules, article by article."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from foedus.corpus.clauses import FinalClause
from foedus.corpus.clock import Calendar, Clock
from foedus.corpus.duty import Duty
from foedus.corpus.meaning import Date, InstrumentName
from foedus.corpus.organ import Institution
from foedus.corpus.procedure import OfTheRecord
from foedus.corpus.provision import Part
from foedus.corpus.scale import Scale

AnyProvision = FinalClause | Duty | Institution | OfTheRecord | Scale | Clock | Calendar


class Article(Struct, frozen=True, kw_only=True):
    """One article as one instrument gives it: number, heading, words, rules, and where it stands."""

    number: str
    heading: str
    words: str
    provisions: tuple[AnyProvision, ...] = ()
    path: str = ""
    line: int = 0


class Change(Struct, frozen=True, kw_only=True):
    """What an amending instrument does to an article: the new wording, a new article (``adds``), or its deletion.

    ``instrument`` is the one that is changed; ``by`` cites the article that changes it, such as ``PROT-2010 1``.
    """

    instrument: str
    article: Article
    by: str
    deletes: bool = False
    adds: bool = False


class Front(Part, frozen=True, kw_only=True):
    """The front matter of an instrument's file."""

    id: str
    title: dict[str, str]
    kind: Literal["treaty", "charter", "protocol", "agreement", "decision", "rules", "procedures", "understanding", "reservation"]
    concluded: Date
    place: str = ""
    authentic: tuple[str, ...] = ()
    text: Literal["authentic", "official translation", "paraphrase"] = "paraphrase"
    language: str = "en"
    depositary: str = ""
    amends: tuple[InstrumentName, ...] = ()
    part_of: InstrumentName = ""
    adopted: bool = True
    source: str = ""
    original: str = ""


class Instrument(Struct, frozen=True, kw_only=True):
    """An instrument: its front matter, its own articles, and what it changes in others."""

    front: Front
    articles: tuple[Article, ...]
    changes: tuple[Change, ...] = ()
    path: str = ""

    @property
    def id(self) -> str:
        """Give the short name by which acts and citations call it."""
        return self.front.id
