"""This file holds a corpus: what was agreed, as one frozen value with a digest."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from foedus.corpus.instrument import Instrument
from foedus.corpus.meaning import Corner, Date, InstrumentName, OrganName, StateCode, ZoneName
from foedus.corpus.provision import Part


class Seat(Part, frozen=True, kw_only=True):
    """Where the organization sits, and in which time zone its days begin and end."""

    place: str
    zone: ZoneName


class Actor(Part, frozen=True, kw_only=True):
    """Somebody other than a State who acts: an organ's official, a parliament, an outside organ."""

    title: dict[str, str]
    of: str = ""
    outside: bool = False


class Location(Part, frozen=True, kw_only=True):
    """A named place and the State of whose territory it is part, with the source for saying so; ``at`` is a point in it."""

    title: dict[str, str]
    territory_of: StateCode
    at: Corner = ""
    source: str = ""


class Crisis(Part, frozen=True, kw_only=True):
    """A named run of acts that belong together; ``until`` is the last day of one that no act on record ends."""

    title: dict[str, str]
    concerns: tuple[StateCode, ...]
    until: Date = ""


class DomesticStep(Part, frozen=True, kw_only=True):
    """What a State's own law asks for before it performs: it gates performance, never the bond."""

    state: StateCode
    for_: str
    by: str
    rule: str
    source: str = ""
    confidence: Literal["high", "medium", "low"] = "medium"


class Header(Part, frozen=True, kw_only=True):
    """The file ``corpus.yaml``."""

    format: Literal["foedus-corpus/1"]
    id: str
    title: dict[str, str]
    seat: Seat
    instruments: tuple[str, ...]
    residual: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    organization: str = ""
    founded_by: InstrumentName = ""
    organ_titles: dict[OrganName, dict[str, str]] = {}
    actors: dict[str, Actor] = {}
    places: dict[str, Location] = {}
    crises: dict[str, Crisis] = {}
    domestic_steps: tuple[DomesticStep, ...] = ()


class Corpus(Struct, frozen=True, kw_only=True):
    """The instruments of an organization and what is needed to read its acts; ``digest`` is ``sha256:…``."""

    header: Header
    instruments: tuple[Instrument, ...]
    digest: str

    def instrument(self, name: str) -> Instrument | None:
        """Give an instrument by its short name."""
        return next((one for one in self.instruments if one.id == name), None)
