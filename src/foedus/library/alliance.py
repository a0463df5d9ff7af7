"""This file is about an alliance as a notebook opens it: its questions as of any date, its acts as a table, its names.

>>> import foedus
>>> csto = foedus.open("csto")
>>> csto.on("2022-01-05").bound(attacked="KAZ").because[4].reads
'Armenia is a party to CST since 20 April 1994.'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from foedus.dates import when
from foedus.finding import Finding
from foedus.library.failing import AskingError, known_language, known_sort
from foedus.library.given import Day, Given, in_python, parameters, python_name, text
from foedus.library.printed import helps, phrases
from foedus.library.questions import Comparisons, Questions
from foedus.library.reply import Reply
from foedus.library.tables import Table, tabled
from foedus.organization.ask import NO_DATE, Asked, ask
from foedus.organization.names import known_names
from foedus.organization.organization import Organization
from foedus.organization.question import BY_NAME, QUESTIONS, Parameter
from foedus.record.printer import one_line
from foedus.shelves.opening import today
from foedus.words.acts import act_sentence
from foedus.words.exposition import actor_names


@dataclass(frozen=True, slots=True, repr=False)
class AsOf(Questions):
    """An alliance as of a date: every question is a method of it.

    :ivar alliance: the alliance that is asked.
    :ivar date: the day (its end, at the seat), or the instant.
    """

    alliance: Alliance
    date: str

    def ask(self, question: str, /, **given: Given) -> Reply:
        """Put a question by its name, for programs that choose it: ``ask("in-force", of="CST")``.

        :param question: one of :meth:`Alliance.questions`; ``in_force`` is as good as ``in-force``.
        :param given: its parameters; see the method of the same name.
        :raises AskingError: there is no such question, or a parameter is not known; the nearest is named.
        """
        when_ = {"at" if "T" in self.date else "on": self.date}
        return self.alliance.put(question, parameters(given) | when_)

    def __repr__(self) -> str:
        return f"{self.alliance.name} {phrases(self.alliance.language)['as-of']} {self.date}"


@dataclass(frozen=True, slots=True, repr=False)
class Alliance(Comparisons):
    """An organization run from its treaty, as far as its reader may read.

    :ivar organization: the engine's own front door (:class:`foedus.organization.organization.Organization`).
    :ivar language: the language of its words, ``en`` or ``ru``.
    :ivar reader: the seat for which it was opened; empty for the public.
    :ivar findings: what was found in its corpus and its acts.
    """

    organization: Organization = field(repr=False)
    language: str = "en"
    reader: str = ""
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """Give its short name."""
        return self.organization.corpus.header.id

    @property
    def title(self) -> str:
        """Give its title in its language."""
        title = self.organization.corpus.header.title
        return title.get(self.language) or title["en"]

    @property
    def digest(self) -> str:
        """Give the digest of its corpus, on which every answer rests."""
        return self.organization.corpus.digest

    @property
    def position(self) -> int:
        """Say how many acts are on its record."""
        return self.organization.position

    def on(self, day: Day) -> AsOf:
        """Ask as of the end of a day at the seat.

        :param day: ``"2022-01-05"``, or a ``datetime.date``.
        """
        return AsOf(self, text(day)[:10] if isinstance(day, datetime) else text(day))

    def at(self, moment: str | datetime) -> AsOf:
        """Ask as of an instant.

        :param moment: with its offset: ``"2022-01-05T21:30:00+03:00"``, or a ``datetime`` with a time zone.
        """
        return AsOf(self, text(moment))

    def today(self) -> AsOf:
        """Ask as of the end of today at the seat."""
        return self.on(today(self.organization))

    def ask(self, question: str, /, **given: Given) -> Reply:
        """Put a question by its name; its date is ``on`` or ``at``: ``ask("parties", of="CST", on="2022-01-05")``.

        :raises AskingError: there is no such question, or a parameter is not known; the nearest is named.
        """
        return self.put(question, parameters(given))

    def put(self, question: str, given: dict[str, str]) -> Reply:
        """Put a question whose parameters are written as on the command line.

        :raises AskingError: as of :meth:`ask`.
        """
        name = question if question in BY_NAME else question.replace("_", "-")
        asked = ask(self.organization, name, given)
        if not isinstance(asked, Asked):
            raise AskingError(asked, self.language)
        return Reply(asked, self.organization, self.language, self.reader)

    def known_at(self, position: int) -> Alliance:
        """Give the alliance as it was known when its record had only so many acts."""
        return replace(self, organization=self.organization.known_at(position))

    def in_language(self, language: str) -> Alliance:
        """Give the same alliance with its words in another language: ``en`` or ``ru``."""
        return replace(self, language=known_language(language))

    def questions(self) -> Table:
        """Give every question: the method that puts it, what it asks, what it takes; what may be left out stands in brackets."""
        said = helps(self.language)
        return tabled(
            {"question": python_name(one.name), "asks": in_python(said[f"ask-{one.name}"]), "takes": _takes(one.parameters)}
            for one in QUESTIONS
        )

    def names(self, sort: str) -> list[str]:
        """Give the names that a parameter may have: ``names("matter")``, ``names("organ")``, ``names("crisis")``.

        :param sort: what is named; of a sort that takes any text, the list is empty.
        :raises AskingError: no question has a parameter of this sort; the nearest is named.
        """
        sorts = (parameter.sort for question in QUESTIONS for parameter in question.parameters)
        return list(known_names(known_sort(sort, sorts), self.organization.corpus) or ())

    def acts(self, first: Day = "", last: Day = "") -> Table:
        """Give the acts on record that were done between two days, in the order in which they take effect.

        :param first: the first day; without it, from the beginning.
        :param last: the last day; without it, to the end.
        :raises AskingError: one of them is no calendar day.
        """
        names = actor_names(self.organization, self.language)
        seat = self.organization.world.seat
        begin = self.organization.starts(self._day(first, "first")) if first else None
        end = self.organization.on(self._day(last, "last")).at if last else None
        rows = []
        for entry in self.organization.entries:
            act = entry.act
            done = when(act.times.done, seat)
            if (begin is not None and done.last < begin) or (end is not None and done.first >= end):
                continue
            told = {"done": act.times.done, "actor": act.seat, "kind": act.kind, "says": act_sentence(entry, self.language, names)}
            kept = {"journal": one_line(entry), "source": act.source, "confidence": act.confidence or "", "position": entry.position}
            rows.append(told | kept | {"act": entry.id})
        return tabled(rows)

    def _day(self, given: Day, named: str) -> str:
        try:
            return date.fromisoformat(text(given)).isoformat()
        except ValueError as error:
            raise AskingError((NO_DATE.finding(given=text(given), parameter=named),), self.language) from error

    def __repr__(self) -> str:
        log = self.organization.log
        lies = phrases(self.language)["no-log"] if log is None else f"log {log.origin}"
        return f"{self.title} ({self.name}): {len(self.organization.corpus.instruments)} instruments, {self.position} acts, {lies}"


def _takes(every: Iterable[Parameter]) -> str:
    return ", ".join(python_name(one.name) if one.needed else f"[{python_name(one.name)}]" for one in every)
