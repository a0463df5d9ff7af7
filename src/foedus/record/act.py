"""This file holds the act: what a State, an organ or an official did, as one frozen value.

The envelope is the same for every act; the *body* belongs to its kind, and the kinds belong to the
mechanisms (``mechanisms/*/acts.py``). An act knows no law: whether it counts is for the mechanisms.

Acts hold text, numbers and other acts' ids, never each other: they can make no cycle, so the garbage
collector need not walk them (``gc=False``). Of a hundred thousand acts that is most of its work.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

FORMAT = "foedus-act/1"
WHOLE = 2**53
"""Whole numbers lie strictly between minus this and this: the canonical form knows only what an IEEE double holds."""
Confidence = Literal["high", "medium", "low"]
Date = Annotated[str, Meta(description="EDTF", extra_json_schema={"format": "edtf"})]
"""The type of a body's field that holds a time in one of the forms of :mod:`foedus.dates`."""

RELATIONS = frozenset({
    "answers", "carries_out", "challenges", "concerns", "confirms", "corrects", "disowns", "follows", "implements",
    "objects_to", "repeats", "replaces", "reports_on", "repudiates", "revokes", "rules_on",
})  # fmt: skip
"""How an act may stand to an earlier one (the keys of :attr:`Act.references`)."""


def written(name: str) -> str:
    """Give a field's name in the canonical form: ``class_``, which Python cannot call ``class``, is ``class`` there."""
    return name.rstrip("_")


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename=written, gc=False):
    """What an act of one kind says, beside its envelope.

    ``verb`` is how the journal writes the kind (present tense, as minutes are kept), ``kind`` is its
    name in the canonical form, and ``object`` names the field that stands on the journal's first
    line after the verb. ``under`` cites articles; ``crisis`` names the run of acts it belongs to.
    """

    kind: ClassVar[str] = ""
    verb: ClassVar[str] = ""
    object: ClassVar[str] = ""

    under: tuple[str, ...] = ()
    crisis: str = ""
    note: str = ""


class Times(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The three times that an act claims, in EDTF forms (:mod:`foedus.dates`); the fourth, *entered*, is the log's.

    ``received`` is when the addressee named in ``received_by`` had it: deadlines run from there.
    ``effective`` is from when it is to count, where that is not the moment it was done.
    """

    done: str
    received: str = ""
    received_by: str = ""
    effective: str = ""


class Act(Struct, frozen=True, kw_only=True, gc=False):
    """An act: whose it is (``seat``), by which key, of which kind, when, about which other acts, saying what.

    ``seat`` is a State (``KAZ``), an organ (``CSC``), an actor of the corpus (``SG``) or a body of a State
    (``KGZ:parliament``). ``nonce`` is 64 hexadecimal digits. ``references`` gives, by relation
    (``answers``, ``revokes``), the ids of other acts. History has a source and a confidence instead of
    a signature: it is *reported by* the compiler, never shown as if the seat had signed.
    """

    log: str
    seat: str
    key: str
    nonce: str
    times: Times
    body: Body
    references: dict[str, tuple[str, ...]] = {}
    source: str = ""
    confidence: Confidence | None = None
    format: str = FORMAT

    @property
    def kind(self) -> str:
        """Give the kind of the act, which is that of its body."""
        return self.body.kind


class Vocabulary:
    """The kinds of act that a record may hold: by kind, and by the verb that the journal writes.

    :raises VocabularyError: two kinds share a name or a verb.
    """

    __slots__ = ("by_kind", "by_verb", "longest", "relations")

    def __init__(self, kinds: tuple[type[Body], ...], relations: frozenset[str] = RELATIONS) -> None:
        self.relations = relations
        self.by_kind = {kind.kind: kind for kind in kinds}
        self.by_verb = {kind.verb: kind for kind in kinds}
        self.longest = max((verb.count(" ") + 1 for verb in self.by_verb), default=0)
        if not len(self.by_kind) == len(self.by_verb) == len(kinds):
            raise VocabularyError(", ".join(sorted(kind.kind for kind in kinds)))


class VocabularyError(ValueError):
    """Two kinds of act share a name or a verb: a bug."""
