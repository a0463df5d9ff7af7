"""This file holds what may be asked about threats, attacks and crises, always as of the instant of the views handed in."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from foedus.answer import Answer
from foedus.mechanisms.defence.bound import on_attack, on_threat
from foedus.mechanisms.defence.case import Hypothesis
from foedus.mechanisms.defence.circles import Circles, circles, turns
from foedus.mechanisms.defence.conduct import Conduct, ask_conduct
from foedus.mechanisms.defence.crisis import CrisisAnswer, crisis
from foedus.mechanisms.defence.delays import CrisisDelays, Delay, ask_delays
from foedus.mechanisms.defence.disputes import Dispute, ask_disputes
from foedus.mechanisms.defence.duties import Row
from foedus.mechanisms.defence.duty_map import Clash, Due, Side, ask_duty_map, clashes, side, whys_of
from foedus.mechanisms.defence.hosting import Presence
from foedus.mechanisms.defence.may import ask_may, deeds_of
from foedus.mechanisms.defence.obligations import Owed, ask_obligations
from foedus.mechanisms.defence.requests import Request, ask_requests
from foedus.mechanisms.defence.state import State
from foedus.mechanisms.defence.timeline import Moment, ask_timeline
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs.questions import Organs
from foedus.mechanisms.treaty.questions import Treaty

__all__ = [
    "Circles",
    "Clash",
    "Conduct",
    "CrisisAnswer",
    "CrisisDelays",
    "Defence",
    "Delay",
    "Dispute",
    "Due",
    "Moment",
    "Owed",
    "Presence",
    "Request",
    "Row",
    "Side",
    "circles",
    "clashes",
    "deeds_of",
    "turns",
    "whys_of",
]


class Defence:
    """A view of the duties and the crises at one instant; it holds nothing of its own."""

    __slots__ = ("membership", "organs", "state", "treaty")

    def __init__(self, state: State, organs: Organs, membership: Membership, treaty: Treaty) -> None:
        fallen = organs.fallen()
        self.state = structs.replace(state, fallen=fallen) if fallen else state
        self.organs = organs
        self.membership = membership
        self.treaty = treaty

    def ask_bound(
        self, *, attacked: str = "", threatened: str = "", by: str = "", requested: bool = False, at_place: str = "",
        what: str = "", situation: str = "",
    ) -> Answer:  # fmt: skip
        """Say who owes what to a State that is attacked, or threatened (CST arts. 1, 2, 4, 6).

        :param by: the attacker: a State's code, ``non-state`` or ``unknown``; none given, the attack is one in the article's sense.
        :param requested: take it that the attacked State has asked for help, whatever the record says.
        :param at_place: a place that the corpus names, or a State's code.
        :param what: what is attacked: ``territory``, ``forces``, ``vessels`` or ``aircraft``.
        :param situation: a situation that an article names (``overthrow of a government``).
        """
        asked = Hypothesis(who=attacked or threatened, by=by, requested=requested, at_place=at_place, what=what, situation=situation)
        return on_attack(self.treaty, self.state, asked) if attacked else on_threat(self.treaty, self.state, asked)

    def ask_duties(
        self, *, attacked: str = "", threatened: str = "", by: str = "", requested: bool = False, at_place: str = "",
        what: str = "", situation: str = "",
    ) -> Answer:  # fmt: skip
        """Set out who owes what to whom by when if a State is attacked or threatened, and which treaties then pull two ways.

        The parameters are those of :meth:`ask_bound`.
        """
        asked = Hypothesis(who=attacked or threatened, by=by, requested=requested, at_place=at_place, what=what, situation=situation)
        return ask_duty_map(self.treaty, self.organs, self.state, asked, threatened=not attacked)

    def side(self, due: Iterable[Due], *, attacked: str, by: str) -> Side:
        """Give what the texts in force hold for an attacked State and for its attacker: for several corpora set side by side.

        :param due: the rows that :meth:`ask_duties` gave for the attacked.
        """
        return side(self.treaty, self.organs, self.state, Hypothesis(who=attacked, by=by), due)

    def ask_in_area(self, *, under: str, place: str, what: str = "") -> Answer:
        """Say whether a place lies in the area of an instrument, for territory, forces, vessels or aircraft."""
        from foedus.mechanisms.defence.in_area import ask_in_area  # noqa: PLC0415 — only who asks for a place waits for the outlines

        return ask_in_area(self.treaty, under=under, place=place, what=what)

    def ask_timeline(self, *, of: str) -> Answer:
        """Say what happened in a crisis, in order, with the delay of each act from the first request."""
        return ask_timeline(self.state, self.treaty, of)

    def ask_delays(self, *, of: str = "") -> Answer:
        """Measure how long decisions, measures and reports took, for one crisis or for all."""
        return ask_delays(self.state, self.treaty, of)

    def ask_requests(self, *, of: str = "") -> Answer:
        """Say which requests were answered in full, below what was asked, or never; ``of`` is a State or a crisis."""
        return ask_requests(self.state, self.treaty, of)

    def ask_conduct(self, *, of: str = "", state: str = "") -> Answer:
        """Set vote, bond and conduct of States side by side; ``of`` is a crisis."""
        return ask_conduct(self, of, state)

    def ask_disputes(self, *, of: str = "") -> Answer:
        """Say how the disputes stand to which a State is a party, or all of them."""
        return ask_disputes(self.state, self.treaty, of)

    def ask_obligations(self, *, of: str) -> Answer:
        """Say everything that a State owes on the date."""
        return ask_obligations(self, of)

    def ask_may(self, *, of: str, do: str) -> Answer:
        """Say whether a State may do an act of a kind (``withdraw``, ``block a decision``)."""
        return ask_may(self, of, do)

    def crises(self) -> tuple[str, ...]:
        """Give the names of the crises that have acts on record, in the order of the corpus."""
        return tuple(name for name in self.treaty.corpus.header.crises if name in self.state.runs)

    def crisis(self, name: str) -> CrisisAnswer | None:
        """Give everything that a page shows of one crisis, or nothing where no act of it is on record."""
        return crisis(self.state, self.treaty, name)
