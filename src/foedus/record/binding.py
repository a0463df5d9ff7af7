"""This file holds the acts that bind a record itself: to rules of its procedures, to its witnesses, and to a loss that it admits.

Nobody binds a record alone, and least of all who keeps it: each of these acts is signed by as many of the founding
seats' root keys as the first act asks (``consent``). What they say is written out in them, so that whoever has the
log alone can hold it to the rules; the articles from which it was taken stand in ``under``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from foedus.record.act import Body

_RECORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@-]{0,95}")
_EPOCH = re.compile(r"(.+)/epoch-([1-9][0-9]{0,5})", re.DOTALL)


class Rules(Body, frozen=True, kw_only=True):
    """What the procedures demand of acts that enter a record: the grave kinds, and how much a seat may enter in a time.

    ``pages`` are the addresses at which the host serves pages, as browsers write an origin (``https://csto.example``).
    ``quota`` is the most acts, ``size`` the most bytes of acts, that one seat enters in ``per`` seconds; 0: as many as it
    likes. Kinds in ``exempt`` are neither refused for it nor counted.
    """

    grave: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    quota: int = 0
    size: int = 0
    per: int = 0
    exempt: tuple[str, ...] = ()


class ProceduresBound(Rules, frozen=True, kw_only=True):
    """The founders bind the record to rules of the procedures in a corpus, named by its digest; they replace those before."""

    kind, verb, object = "procedures-bound", "binds its record to the procedures of", "corpus"
    corpus: str


class WitnessesNamed(Body, frozen=True, kw_only=True):
    """The founders name whose cosignatures the record needs: the lines of a policy but the last, and the group or witness that is its quorum.

    It counts from the first checkpoint on that was witnessed under the policy before it.
    """

    kind, verb, object = "witnesses-named", "has its record witnessed by", "quorum"
    quorum: str
    lines: tuple[str, ...] = ()


class EpochBegun(Body, frozen=True, kw_only=True):
    """The founders admit that acts were lost and nobody has them, and go on from what is left on a log with keys of its own.

    ``former`` is the origin that ends; ``kept`` and ``root`` are the size and the root of what is left of it, ``lost`` and
    ``lost_root`` those of the greatest checkpoint of it that is known; ``keys`` are the new log's verifier keys.
    """

    kind, verb, object = "epoch-begun", "begins a new epoch of its record after the loss of acts up to", "lost"
    lost: int
    former: str
    kept: int
    root: str
    lost_root: str
    keys: tuple[str, ...]


KINDS: tuple[type[Body], ...] = (ProceduresBound, WitnessesNamed, EpochBegun)


def may_name(text: str) -> bool:
    """Say whether a record may have this name: its acts and the key of its log both bear it, and no epoch is in it.

    >>> may_name("log.csto.example/record"), may_name("csto/epoch-2"), may_name("two words")
    (True, False, False)
    """
    return _RECORD.fullmatch(text) is not None and _EPOCH.fullmatch(text) is None


def record_of(origin: str) -> str:
    """Give the name of the record whose log has an origin: what its acts name as their log, in every epoch.

    >>> record_of("csto"), record_of("csto/epoch-2")
    ('csto', 'csto')
    """
    found = _EPOCH.fullmatch(origin)
    return found[1] if found else origin


@lru_cache(maxsize=64)
def epoch_of(origin: str) -> int:
    """Give the number of the epoch of a log, counted from one.

    >>> epoch_of("csto"), epoch_of("csto/epoch-2")
    (1, 2)
    """
    found = _EPOCH.fullmatch(origin)
    return int(found[2]) if found else 1


def following(origin: str) -> str:
    """Give the origin of the log that goes on where another ends.

    >>> following("csto"), following("csto/epoch-2")
    ('csto/epoch-2', 'csto/epoch-3')
    """
    return f"{record_of(origin)}/epoch-{epoch_of(origin) + 1}"
