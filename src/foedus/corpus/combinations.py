"""This file is about keys that belong together: exactly one of several, one that another asks for, a beginning before its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from fractions import Fraction
from typing import Any

from msgspec import Struct

from foedus.corpus.blocks import Block, Where, dotted
from foedus.corpus.clauses import Accession, Count, EntryIntoForce, Reservations, Withdrawal
from foedus.corpus.clock import Clock
from foedus.corpus.duty import Obligation, Silence, Trigger
from foedus.corpus.known import parts
from foedus.corpus.organ import Decision, Majority, Rule, Sanction
from foedus.corpus.provision import spaced
from foedus.corpus.quoting import quoted, quoted_all
from foedus.corpus.scale import Step
from foedus.corpus.shape import keys
from foedus.dates import DateError, When, when
from foedus.finding import Code, Finding

EXACTLY_ONE = Code("corpus-keys-exactly-one", of=str, stand=tuple, valid=tuple)
KEY_NEEDED = Code("corpus-key-needed", key=str, because=str)
KEY_IDLE = Code("corpus-key-idle", key=str, because=str)
NO_READINGS = Code("corpus-silence-without-readings", question=str)
ENDS_BEFORE = Code("corpus-ends-before-it-begins", begins=str, ends=str)
NUMBER_TOO_SMALL = Code("corpus-number-too-small", key=str, stands=int)
NO_NEXT_RULE = Code("corpus-rule-without-next")
SHARES_MAKE_NO_WHOLE = Code("corpus-shares-make-no-whole", sum=str)

_ONE_OF: dict[type[Struct], tuple[str, ...]] = {
    Trigger: tuple(one.name for one in keys(Trigger).values()),
    Rule: ("consensus", "unanimity", "majority", "silence", "ruling"),
    Majority: ("more_than", "at_least", "number"),
    Count: ("number", "share", "majority", "all_"),
    Decision: ("rule", "rules", "together"),
    Step: tuple(one.name for one in keys(Step).values()),
}
_NEEDS: dict[type[Struct], tuple[tuple[str, str, str], ...]] = {
    EntryIntoForce: (("entry_into_force", "on a date", "on"), ("entry_into_force", "by count", "count")),
    Withdrawal: (("withdrawal", "by notice", "notice"),),
    Accession: (("invitation", "decision", "decided_by"),),
    Sanction: (("ground", "arrears", "arrears_of"),),
    Reservations: (("reservations", "accepted by the organ", "accepting_organ"),),
}
"""By kind: where the first key has this word, the other key is needed; else it is idle."""


def check_combinations(value: Struct, block: Block, of: str) -> Iterator[Finding]:
    """Look at the keys of a block, and of every part of it, side by side."""
    for where, part in parts(value):
        yield from _one_of(part, where, block, of)
        yield from _needed(part, where, block)
        yield from _dated(part, where, block)
        yield from _counted(part, where, block)
    if isinstance(value, Silence) and not value.readings:
        yield NO_READINGS.finding(place=block.place(("silent on",), of_key=True), question=quoted(value.silent_on))
    if isinstance(value, Decision):
        yield from _chained(value, block)
    if isinstance(value, Obligation):
        yield from _shared_out(value, block)
    if isinstance(value, Clock) and "working" in value.runs and not value.counted_by:
        because = quoted(f"runs: {value.runs}")
        yield KEY_NEEDED.finding(place=block.place(("runs",), of_key=True), key=quoted("counted by"), because=because)


def _one_of(part: Struct, where: Where, block: Block, of: str) -> Iterator[Finding]:
    names = _ONE_OF.get(type(part), ())
    stand = [spaced(name) for name in names if getattr(part, name) not in (None, (), "", {}) and getattr(part, name) is not False]
    if names and len(stand) != 1:
        place = block.place((*where, stand[1]) if stand else where, of_key=True)
        valid = quoted_all(map(spaced, names))
        yield EXACTLY_ONE.finding(place=place, of=quoted(dotted(where) or of), stand=quoted_all(stand), valid=valid)


def _needed(part: Struct, where: Where, block: Block) -> Iterator[Finding]:
    for name, word, needed in _NEEDS.get(type(part), ()):
        key, stands, asks = spaced(needed), getattr(part, needed) is not None, getattr(part, name) == word
        if asks and not stands:
            because = quoted(f"{spaced(name)}: {word}")
            yield KEY_NEEDED.finding(place=block.place((*where, spaced(name)), of_key=True), key=quoted(key), because=because)
        if stands and not asks:
            because = quoted(f"{spaced(name)}: {getattr(part, name)}")
            yield KEY_IDLE.finding(place=block.place((*where, key), of_key=True), key=quoted(key), because=because)


def _dated(part: Struct, where: Where, block: Block) -> Iterator[Finding]:
    begins, ends = (_when(getattr(part, name, None)) for name in ("from_", "until"))
    if begins and ends and begins.first > ends.last:
        yield ENDS_BEFORE.finding(place=block.place((*where, "until")), begins=quoted(begins.text), ends=quoted(ends.text))


def _counted(part: Struct, where: Where, block: Block) -> Iterator[Finding]:
    for key, one in keys(type(part)).items():
        number = getattr(part, one.name)
        if isinstance(number, int) and not isinstance(number, bool) and number < 1:
            spot = (*where, key)
            yield NUMBER_TOO_SMALL.finding(place=block.place(spot), key=quoted(dotted(spot)), stands=number)


def _when(text: Any) -> When | None:
    try:
        return when(text, UTC) if isinstance(text, str) else None
    except DateError:
        return None


def _shared_out(duty: Obligation, block: Block) -> Iterator[Finding]:
    """See that the shares of a scale make the whole, exactly."""
    try:
        whole = sum(map(Fraction, duty.shares.values()), Fraction(0))
    except (ValueError, ZeroDivisionError):  # what is no fraction is said where it stands
        return
    if duty.shares and whole != 1:
        yield SHARES_MAKE_NO_WHOLE.finding(place=block.place(("shares",), of_key=True), sum=f"{whole.numerator}/{whole.denominator}")


def _chained(decision: Decision, block: Block) -> Iterator[Finding]:
    """See that a rule that passes on to the next one has a next one."""
    chains: dict[str, tuple[Rule, ...]] = {"rule": (decision.rule,) if decision.rule else (), "rules": decision.rules}
    for key, chain in chains.items():
        if chain and chain[-1].failing_that == "the next rule":
            where = (key, "failing that") if key == "rule" else (key, len(chain) - 1, "failing that")
            yield NO_NEXT_RULE.finding(place=block.place(where, of_key=True))
