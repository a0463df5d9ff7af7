"""This file is about the first act of a record, as an act of its kind; :mod:`foedus.record.anchor` makes one and checks one.

Its id is the record's *anchor*: whoever has it from another source than the record's host can tell this
record from any other, an invented one included.
"""

from __future__ import annotations

from foedus.record.act import Body
from foedus.record.binding import Rules


class Genesis(Rules, frozen=True, kw_only=True):
    """The organization opens its record: the verifier keys of the log, the corpus's digest, and the founding keys by seat.

    ``roots`` names for each founding seat the key that speaks first for it (``ed25519:`` and 64 hexadecimal digits).
    ``recovery`` is how many other founders' keys must sign before a seat that has lost its own is given a new one; 0: none may.
    ``consent`` is how many root keys bind the record anew (:mod:`foedus.record.binding`); 0: more than half of them.
    ``quorum`` and ``lines`` are the policy by which it is witnessed from the beginning, if it names one.
    """

    kind, verb, object = "genesis", "opens the record of", "corpus"
    corpus: str
    keys: tuple[str, ...]
    roots: dict[str, str] = {}
    recovery: int = 0
    consent: int = 0
    quorum: str = ""
    lines: tuple[str, ...] = ()


KINDS: tuple[type[Body], ...] = (Genesis,)
