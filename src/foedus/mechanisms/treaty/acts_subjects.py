"""This file holds what becomes of those who are parties, and of treaties as a whole: succession, names, governments, termination.

States keep their codes; names and successors are dated. An act's subject may be a government, not the State.
"""

from __future__ import annotations

from typing import Literal

from foedus.mechanisms.treaty.acts import OfInstrument
from foedus.record.act import Body


class StateSucceeded(Body, frozen=True, kw_only=True):
    """A State takes the place of another (Vienna Convention on Succession of States in respect of Treaties, 1978).

    ``continuation`` and ``renaming``: the same State under another code, with all that bound it. ``union``: the treaties of
    either stay (art. 31). ``incorporation``: the treaties of the State that ends end, those of the other reach further (art. 15).
    ``separation`` and ``dissolution``: the new State notifies treaty by treaty (arts. 17, 34); ``for_`` names those that it
    continues at once.
    """

    kind, verb, object = "state-succeeded", "succeeds", "predecessor"
    predecessor: str
    by_way_of: Literal["continuation", "renaming", "union", "incorporation", "separation", "dissolution"]
    for_: tuple[str, ...] = ()


class NameTaken(Body, frozen=True, kw_only=True):
    """A State takes another name; its code, its treaties and its acts stay what they were."""

    kind, verb, object = "name-taken", "takes the name", "name"
    name: str


class GovernmentRegarded(Body, frozen=True, kw_only=True):
    """Somebody with standing holds who the government of a State is: the State's seat (``VEN``) or a rival one (``VEN:assembly``).

    ``acted_on`` says that the competent organ or the depositary acts on it.
    """

    kind, verb, object = "government-regarded", "regards as the government", "government"
    government: str
    acted_on: bool = False


class TerminationRecorded(OfInstrument, frozen=True, kw_only=True):
    """The parties or the depositary record that a treaty has ended for all (VCLT arts. 54, 59); ``event`` is the one that ended it."""

    kind, verb = "termination-recorded", "records the end of"
    ground: Literal["agreement of all parties", "resolutory event", "later treaty", "another"] = "agreement of all parties"
    event: str = ""


class OrganLeft(OfInstrument, frozen=True, kw_only=True):
    """A party gives notice that it leaves an organ; the treaty binds it as before."""

    kind, verb, object = "organ-left", "gives notice of leaving", "organ"
    organ: str


KINDS: tuple[type[Body], ...] = (StateSucceeded, NameTaken, GovernmentRegarded, TerminationRecorded, OrganLeft)
