"""This file is about a visit: one reader, one language, one date; the words, names and links that a presenter puts into a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from markupsafe import Markup

from foedus.answer import Answer
from foedus.corpus.citation import CitationError, citation
from foedus.corpus.organ import Organ
from foedus.corpus.translation import Translation
from foedus.dates import day_of
from foedus.organization.as_of import AsOf
from foedus.organization.organization import Organization
from foedus.organization.repudiation import Repudiated
from foedus.organization.unsettled import settled
from foedus.record.entry import Entry
from foedus.record.leaf import marking
from foedus.web.address import Address
from foedus.web.house import House
from foedus.web.language import Language
from foedus.words.acts import name_text
from foedus.words.exposition import actor_names
from foedus.words.speech import listed


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page; without an address they are only words."""

    words: str
    address: Address | None = None
    title: str = ""


class Visit:
    """What a presenter needs to know of who asks: the organization as of their date, and how to say things to them.

    ``whole`` asks for all rows of a list at once, for a file; a page may show them in portions.
    """

    def __init__(self, served: House, language: Language, address: Address, on: str, *, whole: bool = False) -> None:
        self.served = served
        self.organization = served.organization
        self.language = language
        self.address = address
        self.on = on
        self.whole = whole
        self.text = language.text
        self.seat = served.organization.world.seat

    @cached_property
    def as_of(self) -> AsOf:
        """Ask the front door once for the organization at the end of the day."""
        return self.organization.on(self.on)

    def settled(self, put: Callable[[AsOf], Answer]) -> Answer:
        """Put a question as of the date; where its answer turns on acts that wait, are disowned or repudiated, it says so."""
        return settled(put(self.as_of), self.organization, lambda other: put(other.on(self.on)), self.as_of.at)

    @cached_property
    def disavowed(self) -> Mapping[str, Repudiated]:
        """Give the acts that their own seats repudiate as of the date, by id."""
        world = self.organization.world
        return {one.act.id: one for one in world.repudiations.standing(self.organization.by_id, self.as_of.at, self.seat)}

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """Give the acts that took effect by the end of the day, in the order of effect."""
        world = self.organization.world
        until = world.until(self.as_of.at)
        return world.entries if until == len(world.entries) else world.entries[:until]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Give the names of actors, organs, places and crises."""
        return self.served.once(lambda: names(self.organization, self.language.code), "names", self.language.code)

    def name(self, code: str) -> str:
        """Give the name of a State, an organ, an actor or a body of a State."""
        return name_text(code, self.language.code, self.names)

    def names_of(self, codes: Sequence[str]) -> str:
        """Give several names as a sentence does."""
        return listed([self.name(code) for code in codes], self.language.code)

    def date(self, edtf: str) -> str:
        """Write a date as people do."""
        return self.language.date(edtf)

    def iso(self, instant: int) -> str:
        """Give the day at the seat on which an instant falls, as an address writes it."""
        return day_of(instant, self.organization.world.seat).isoformat()

    def day(self, instant: int) -> str:
        """Write the day at the seat on which an instant falls."""
        return self.language.date(self.iso(instant))

    def moment(self, instant: int) -> str:
        """Write an instant to the minute, by the clock at the seat."""
        return self.language.date(datetime.fromtimestamp(instant, self.seat).isoformat(timespec="minutes"))

    def second(self, instant: int) -> str:
        """Write an instant to the second, as machines read it."""
        return datetime.fromtimestamp(instant, self.seat).isoformat(timespec="seconds")

    def translation(self, instrument: str) -> Translation | None:
        """Give the text of an instrument in the reader's language, where the corpus has a translation."""
        return self.served.translation(instrument, self.language.code)

    def title(self, instrument: str) -> str:
        """Give the title of an instrument."""
        found = self.organization.corpus.instrument(instrument)
        return said(found.front.title, self.language.code) if found else instrument

    def cite(self, text: str) -> Link:
        """Make a citation lead to its article, where the corpus has it."""
        try:
            cited = citation(text)
        except CitationError:
            return Link(self.names.get(text, text))
        instrument = self.organization.corpus.instrument(cited.instrument)
        if instrument is None:
            return Link(text)
        title = said(instrument.front.title, self.language.code)
        return Link(text, self.address.to("treaty", cited.instrument, *([cited.article] if cited.article else [])), title)

    def act(self, act: str) -> Link:
        """Make the id of an act lead to it."""
        entry = self.organization.by_id.get(act)
        if entry is None:
            return Link(act[:8])
        return self.entry(entry)

    def entry(self, entry: Entry) -> Link:
        """Lead to an act of the record; of a closed act it says that it is, since a page may tell its words beside this."""
        closed = marking(entry.as_entered.stub)
        said = str(self.text("act", n=str(entry.position)))
        return Link(f"{said} {closed}" if closed else said, self.address.to("record", entry.id[:16]))

    def length(self, hours: int) -> Markup:
        """Say a length of time in the unit that people would take."""
        if hours < 48:
            return self.text("hours", n=hours)
        days = hours // 24
        if days < 120:
            return self.text("days", n=days)
        return self.text("months", n=days // 30) if days < 1096 else self.text("years", n=days // 365)


def said(titles: Mapping[str, str], language: str) -> str:
    """Give a title in a language, or in the first that there is."""
    return titles.get(language) or next(iter(titles.values()), "")


def names(organization: Organization, language: str) -> Mapping[str, str]:
    """Give the names that a corpus gives; an organ without a name in the language keeps the title that its article gives it.

    A matter put to decision is called by its title, which people know, and not by its number.
    """
    known = actor_names(organization, language)
    opened = [(named_by(entry), str(getattr(entry.act.body, "title", ""))) for entry in organization.entries]
    titles = {motion: known.get(title, title) for motion, title in opened if motion and title}
    return {one.organ: one.title for one in _organs(organization)} | titles | dict(known)


def named_by(entry: Entry) -> str:
    """Give the number of the matter that an act puts to decision, if it does so."""
    return str(getattr(entry.act.body, "motion", "")) if entry.act.kind == "motion" else ""


def _organs(organization: Organization) -> list[Any]:
    articles = [
        article
        for one in organization.corpus.instruments
        for article in (*one.articles, *(change.article for change in one.changes))
    ]  # fmt: skip
    return [provision for article in articles for provision in article.provisions if isinstance(provision, Organ)]
