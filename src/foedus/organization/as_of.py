"""This file holds the organization at an instant: every mechanism's questions, as everything effective before it makes them.

The same view serves whoever asks as of a date and the fold itself, in which each act is judged by
the law of its instant.
"""

from __future__ import annotations

from typing import Any

from foedus.dates import Instant
from foedus.mechanisms.defence.questions import Defence
from foedus.mechanisms.exercises.questions import Exercises
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs.questions import Organs
from foedus.mechanisms.relations.questions import Relations
from foedus.mechanisms.treaty.questions import Timelines, Treaty
from foedus.organization.mechanisms import PLACE

Moment = tuple[Any, ...]
"""The states of the mechanisms after one act, in the order of ``MECHANISMS``."""

_MEMBERSHIP, _ORGANS, _DEFENCE = PLACE["membership"], PLACE["organs"], PLACE["defence"]
_EXERCISES, _RELATIONS = PLACE["exercises"], PLACE["relations"]


class AsOf:
    """The mechanisms' questions at an instant (exclusive); all but the treaty's are made when they are first asked for.

    ``treaty`` are the questions about instruments; ``text`` is the day or the instant as the asker wrote it.
    """

    # Of the class, and no slots: the fold makes a view for every act, and most are asked for few of these.
    _membership: Membership | None = None
    _organs: Organs | None = None
    _defence: Defence | None = None
    _exercises: Exercises | None = None
    _relations: Relations | None = None

    def __init__(self, timelines: Timelines, states: Moment, at: Instant, text: str = "") -> None:
        self.treaty = Treaty(timelines, at)
        self._states = states
        self.at = at
        self.text = text

    @property
    def membership(self) -> Membership:
        """Give the questions about members."""
        if self._membership is None:
            self._membership = Membership(self._states[_MEMBERSHIP], self.treaty)
        return self._membership

    @property
    def organs(self) -> Organs:
        """Give the questions about organs."""
        if self._organs is None:
            self._organs = Organs(self._states[_ORGANS], self.membership, self.treaty)
        return self._organs

    @property
    def defence(self) -> Defence:
        """Give the questions about duties in a crisis."""
        if self._defence is None:
            self._defence = Defence(self._states[_DEFENCE], self.organs, self.membership, self.treaty)
        return self._defence

    @property
    def exercises(self) -> Exercises:
        """Give the questions about exercises and operations."""
        if self._exercises is None:
            self._exercises = Exercises(self._states[_EXERCISES], self.treaty)
        return self._exercises

    @property
    def relations(self) -> Relations:
        """Give the questions about relations with others."""
        if self._relations is None:
            self._relations = Relations(self._states[_RELATIONS], self.treaty)
        return self._relations
