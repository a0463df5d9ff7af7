"""This file is about the first line of an act: when, who, the verb, the object, and the label, if it has one.

``2022-01-05 KAZ requests assistance ^call``. Several seats in one line, with commas between, each
did the same. A verb may have several words; the longest that fits is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from msgspec import Struct

from foedus.finding import Code
from foedus.nearest import likeness
from foedus.record.act import Body, Vocabulary
from foedus.record.fields import Spelling, spelling
from foedus.record.quoting import Misread

HEADLESS = Code("journal-headline", found=str)
UNKNOWN_VERB = Code("journal-verb", found=str, nearest=str)
NO_OBJECT = Code("journal-object-missing", verb=str, key=str)
ILL_LABELLED = Code("journal-label-form", found=str)

LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,47}")
_HEAD = re.compile(r"(\S+)\s+([^\s,]+(?:\s*,\s*[^\s,]+)*)\s+(\S.*)")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


class Headline(Struct, frozen=True):
    """What the first line of an act says; the object is still as it was written."""

    done: str
    seats: tuple[str, ...]
    spelling: Spelling
    object: str
    label: str


class Verbs:
    """The verbs of a vocabulary, by their first word."""

    __slots__ = ("_by_first", "_kinds")

    def __init__(self, kinds: tuple[type[Body], ...]) -> None:
        by_first: dict[str, list[Spelling]] = defaultdict(list)
        for kind in sorted(kinds, key=lambda kind: -len(kind.verb)):
            by_first[kind.verb.partition(" ")[0]].append(spelling(kind))
        self._by_first = dict(by_first)
        self._kinds = kinds

    def match(self, said: str) -> Spelling | None:
        """Find the longest verb with which these words begin."""
        for one in self._by_first.get(said.split(None, 1)[0], ()):
            verb = one.verb
            if said.startswith(verb) and said[len(verb) : len(verb) + 1] in ("", " ", "\t"):
                return one
        return None

    def nearest(self, said: str) -> tuple[str, str]:
        """Give the words that were probably meant as the verb, and the verb most like them."""
        words = said.split()
        meant = {kind.verb: " ".join(words[: kind.verb.count(" ") + 1]) for kind in self._kinds}
        verb = max(sorted(meant), key=lambda verb: likeness(meant[verb], verb), default="")
        return meant.get(verb, said), verb


@lru_cache(maxsize=16)
def _verbs(kinds: tuple[type[Body], ...]) -> Verbs:
    return Verbs(kinds)


def verbs(vocabulary: Vocabulary) -> Verbs:
    """Give the verbs of a vocabulary."""
    return _verbs(tuple(vocabulary.by_kind.values()))


def headline(said: str, known: Verbs) -> Headline:
    """Read the first line of an act.

    :raises Misread: it has no verb of the vocabulary, no object, or a label that is none.
    """
    found = _HEAD.fullmatch(said)
    if found is None:
        raise Misread(HEADLESS, found=said)
    done, seats, rest = found.groups()
    spelt = known.match(rest)
    if spelt is None:
        verb, near = known.nearest(rest)
        raise Misread(UNKNOWN_VERB, found=verb, nearest=near)
    thing, label = _object_and_label(rest[len(spelt.verb) :].strip())
    if not thing:
        raise Misread(NO_OBJECT, verb=spelt.verb, key=spelt.object.key)
    names = tuple([seat.strip() for seat in seats.split(",")]) if "," in seats else (seats,)
    return Headline(done, names, spelt, thing, label)


def _object_and_label(said: str) -> tuple[str, str]:
    if "^" not in said:
        return said, ""
    quoted = _QUOTED.match(said)
    if quoted:
        thing, tail = quoted[0], said[quoted.end() :].strip()
    else:
        thing, _, tail = said.rpartition(" ")
    if not tail.startswith("^"):
        return said, ""
    if not LABEL.fullmatch(tail[1:]):
        raise Misread(ILL_LABELLED, found=tail)
    return thing.rstrip(), tail[1:]
