"""This file is about the kind of a rule block: the first of its own keys names it.

The kind is chosen here, before anything is judged, so that every error of a block is measured by the
one kind that was meant.
"""

from __future__ import annotations

from foedus.corpus.blocks import Block
from foedus.corpus.provision import Part, Provision
from foedus.corpus.quoting import quoted, quoted_all
from foedus.corpus.shape import KINDS, SHARED, keys
from foedus.finding import Code, Finding
from foedus.nearest import nearest

KIND_UNKNOWN = Code("block-kind-unknown", key=str, nearest=str, valid=tuple)
TWO_KINDS = Code("block-two-kinds", key=str, of=str)
NO_KIND = Code("block-without-kind", valid=tuple)


class Alteration(Part, frozen=True, kw_only=True):
    """What a change does to an article beside giving its words: it deletes it, or adds one that was not there."""

    deletes: bool = False
    adds: bool = False


ALTERATIONS = frozenset(keys(Alteration))


def kind_of(block: Block) -> tuple[type[Provision] | None, tuple[Finding, ...]]:
    """Say of which kind a block is."""
    own = [key for key in block.value if key not in SHARED]
    if not own:
        return None, (NO_KIND.finding(place=block.place(()), valid=quoted_all(KINDS)),)
    named = [key for key in own if key in KINDS]
    if not named:
        first = own[0]
        near = nearest(first, KINDS)
        place = block.place((first,), of_key=True)
        return None, (KIND_UNKNOWN.finding(place=place, key=quoted(first), nearest=quoted(near), valid=quoted_all(KINDS)),)
    if len(named) > 1:  # what belongs to which of the two would be a guess: nothing else is said of the block
        second = named[1]
        place = block.place((second,), of_key=True)
        return None, (TWO_KINDS.finding(place=place, key=quoted(second), of=quoted(named[0])),)
    return KINDS[named[0]], ()
