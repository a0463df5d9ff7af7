"""This file holds what procedures say of the record itself: who may read what, which forms count, who witnesses.

No treaty says these things. They stand in an instrument of their own, *procedures*, which until an organ
adopts it is a model (design, section 3), and every answer that rests on it says so.
"""

from __future__ import annotations

from typing import Literal

from foedus.corpus.meaning import Length, OrganName
from foedus.corpus.provision import Part, Provision

Form = Literal["signed", "original", "copy, original awaited", "electronic", "voice, to be confirmed"]
"""How an act may come: signed with a key, or on paper or by voice, lodged by an official."""


class Audience(Provision, frozen=True, kw_only=True, tag="audience"):
    """Who may read an act that this article closes: the members of organs, named offices, and always its author.

    ``level`` is one of the declared levels; ``until`` how long it may stay closed at most, from the day it was received.
    """

    audience: str
    members_of: tuple[OrganName, ...] = ()
    offices: tuple[str, ...] = ()
    level: str = ""
    until: Length | None = None
    acts: tuple[str, ...] = ()


class Levels(Provision, frozen=True, kw_only=True, tag="restrictions"):
    """The levels of restriction, from the lowest to the highest."""

    restrictions: tuple[str, ...]


class Group(Part, frozen=True, kw_only=True):
    """Some witnesses or groups, and how many of them must have cosigned."""

    need: int
    of: tuple[str, ...]


class Witnessing(Provision, frozen=True, kw_only=True, tag="witnesses"):
    """Whose cosignatures make a checkpoint a witnessed one: groups of members, nested, and the group that is the quorum."""

    witnesses: dict[str, Group]
    quorum: str
    within: Length | None = None


class AcceptedForms(Provision, frozen=True, kw_only=True, tag="accepted forms"):
    """In which forms acts of some kinds count; ``*`` stands for every kind that no other article names."""

    accepted_forms: tuple[Form, ...]
    for_acts: tuple[str, ...] = ("*",)
    confirmed_within: Length | None = None


class GraveActs(Provision, frozen=True, kw_only=True, tag="grave acts"):
    """The kinds of act that need a key outside the host's page."""

    grave_acts: tuple[str, ...]


class Release(Provision, frozen=True, kw_only=True, tag="public log every"):
    """How often the public log is released, so that a burst of closed acts announces nothing."""

    public_log_every: Length


class Quota(Provision, frozen=True, kw_only=True, tag="quota"):
    """How many acts one seat may enter in a time, and how many bytes of them, so that nobody can bury the log.

    Acts of the kinds in ``exempt`` are neither counted nor refused for it: what is said in a crisis.
    """

    quota: int
    per: Length
    most_bytes: int | None = None
    exempt: tuple[str, ...] = ()


OfTheRecord = Audience | Levels | Witnessing | AcceptedForms | GraveActs | Release | Quota
