"""This file follows one State through one instrument: signed, bound, prolonged or lapsed, denounced, gone, come back.

Each event adds its reason to those before it, so that every status explains itself as a lawyer would:
from the signature on, article by article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from itertools import chain

from foedus.answer import Reason, reason
from foedus.corpus.clauses import EntryIntoForce
from foedus.corpus.instrument import Instrument
from foedus.dates import Instant, When
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts import ProvisionalApplication, Ratification, Restoration, SuspensionNotice
from foedus.mechanisms.treaty.clause import clause
from foedus.mechanisms.treaty.dossier import Deed, Dossier
from foedus.mechanisms.treaty.ending import Ending
from foedus.mechanisms.treaty.force import Force
from foedus.mechanisms.treaty.leaving import REVOKED, Notice, taken_back
from foedus.mechanisms.treaty.term import Term, turns

SIGNED = Code("signed", "note", state=str, instrument=str, on=str)
RATIFIED = Code("ratified-at-home", "note", state=str, instrument=str, on=str)
APPLIES_PROVISIONALLY = Code("applies-provisionally", "note", state=str, instrument=str, on=str)
SUSPENSION_NOTED = Code("suspension-noted", "note", state=str, instrument=str, on=str)
SUSPENSION_TAKEN_BACK = Code("suspension-taken-back", "note", state=str, instrument=str, on=str)
RESTORED = Code("restored", "note", state=str, instrument=str, on=str)
RESTORED_BY_WAY_OF = Code("restored-by-way-of", "note", state=str, instrument=str, on=str, by_way_of=str)
NO_PARTY = Code("notice-by-no-party", "warning", state=str, instrument=str)

SIGNATORY, PROVISIONAL, PARTY, DENOUNCED, WITHDRAWN, LAPSED, NONE = (
    "signatory", "provisional", "party", "denounced", "withdrawn", "lapsed", "none",
)  # fmt: skip
BOUND = frozenset({PARTY, DENOUNCED})
"""The statuses of a State that is bound: while a notice runs, it still is."""

_EVERY = (NONE, SIGNATORY, PROVISIONAL, PARTY, DENOUNCED, WITHDRAWN, LAPSED)
_STAYS = {status: status for status in _EVERY}

# What each event makes of each status; a status that is not named is not reached by the event. At one and the same
# instant events come in this order: ends of terms before new bonds, leaving before coming back.
_STEPS: dict[str, dict[str, str]] = {
    # A signature that does not count, or not yet: it is on record, and says why.
    "noted": _STAYS,
    "signed": {**_STAYS, NONE: SIGNATORY},
    "provisional": {NONE: PROVISIONAL, SIGNATORY: PROVISIONAL},
    "ratified": _STAYS,
    "prolonged": {PARTY: PARTY, DENOUNCED: DENOUNCED},
    "lapsed": {PARTY: LAPSED, DENOUNCED: LAPSED},
    "ended": {SIGNATORY: NONE, PROVISIONAL: NONE, PARTY: LAPSED, DENOUNCED: LAPSED},
    "bound": {status: PARTY for status in _EVERY if status not in BOUND},
    # The same State under another code: its bond goes on, and what is disputed about it as well.
    "continued": {status: PARTY for status in _EVERY if status not in BOUND},
    "leaves": {DENOUNCED: WITHDRAWN},
    # Who leaves an organization leaves with it what is for its members alone.
    "left with": {SIGNATORY: NONE, PROVISIONAL: WITHDRAWN, PARTY: WITHDRAWN, DENOUNCED: WITHDRAWN},
    # Provisional application ends with the notice itself (VCLT art. 25(2)).
    "noticed": {PARTY: DENOUNCED, PROVISIONAL: NONE},
    "revoked": {DENOUNCED: PARTY},
    # What a party claims of a treaty and nobody disputes, it may carry out (VCLT arts. 65(2), 70).
    "released": {PARTY: WITHDRAWN, DENOUNCED: WITHDRAWN},
    # A State that another succeeds is party to nothing any more; what it had left or let lapse stays so.
    "succeeded": dict.fromkeys((SIGNATORY, PROVISIONAL, PARTY, DENOUNCED), NONE),
    # A notice of suspension is on record and ends nothing by itself (VCLT arts. 57, 65).
    "suspension": _STAYS,
    "restored": dict.fromkeys(_EVERY, PARTY),
}
_RANK = {name: rank for rank, name in enumerate(_STEPS)}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may change a State's status: what, when, why, and the status that it leads to."""

    name: str
    at: When
    reasons: tuple[Reason, ...]
    id: str = ""

    @property
    def order(self) -> tuple[Instant, Instant, int, str]:
        """Give the place among other events; it owes nothing to the order of arrival."""
        return self.at.first, self.at.last, _RANK[self.name], self.id


@dataclass(frozen=True, slots=True)
class Stretch:
    """A status and its reasons, from a time on.

    ``settles`` marks what ends earlier disputes: a bond newly made, a notice taken back, the end of the State itself.
    """

    at: When
    status: str
    reasons: tuple[Reason, ...]
    since: Instant
    settles: bool = False


def events(instrument: Instrument, dossier: Dossier, *, force: Force, leaving: Iterable[Notice]) -> dict[str, list[Event]]:
    """Gather what happens to each State under one instrument; the ends of terms come on top (:func:`at_ends_of_terms`)."""
    found: dict[str, list[Event]] = {}
    for state, event in chain(_of_states(instrument, dossier), _of_leaving(instrument.id, leaving)):
        found.setdefault(state, []).append(event)
    for one in force.bound:
        found.setdefault(one.state, []).append(Event("bound", one.since, one.reasons))
    return found


def at_ends_of_terms(state: str, term: Term, names: tuple[str, ...] = ()) -> Iterator[Event]:
    """Give what the ends of terms do to a State; ``names`` are the other codes of the same State, whose prolongation is its own."""
    for turn in turns(state, term, names):
        yield Event("lapsed" if turn.lapses else "prolonged", turn.since, turn.reasons)


def at_the_end(state: str, ending: Ending | None, seat: tzinfo) -> Iterator[Event]:
    """Give what the end of the text itself does to a State."""
    ended = ending.of(state, seat) if ending else None
    if ended:
        yield Event("ended", ended[0], (ended[1],))


def _of_states(instrument: Instrument, dossier: Dossier) -> Iterator[tuple[str, Event]]:
    name = instrument.id
    rule = clause(instrument, EntryIntoForce)
    provisional = rule is not None and rule.rule.provisionally == "from signature"
    for deed in dossier.signatures(count=False):
        read = dossier.signings.get(deed.id)
        if read and read.reasons:
            yield deed.state, Event("noted", deed.counts_from, read.reasons, deed.id)
    for deed in dossier.signatures():
        read = dossier.signings.get(deed.id)
        reasons = (_said(SIGNED, deed, name), *(read.reasons if read else ()))
        yield deed.state, Event("signed", deed.counts_from, reasons, deed.id)
        if provisional and rule:
            yield deed.state, Event("provisional", deed.counts_from, (_said(APPLIES_PROVISIONALLY, deed, name, rule.article),), deed.id)
    plain = (
        ("ratified", Ratification, RATIFIED),
        ("provisional", ProvisionalApplication, APPLIES_PROVISIONALLY),
        ("suspension", SuspensionNotice, SUSPENSION_NOTED),
    )
    for label, kind, code in plain:
        for deed in dossier.of(kind):
            yield deed.state, Event(label, deed.counts_from, (_said(code, deed, name),), deed.id)
    for deed in dossier.of(SuspensionNotice):
        # It is a notification under VCLT art. 65 like one of withdrawal, and may be taken back like one (art. 68).
        back = taken_back(deed, deed.counts_from, dossier)
        if back:
            yield deed.state, Event("noted", back.counts_from, (_said(SUSPENSION_TAKEN_BACK, back, name),), back.id)
    for deed in dossier.of(Restoration):
        yield deed.state, Event("restored", deed.counts_from, (_restored(deed, name),), deed.id)


def _said(code: Code, deed: Deed, name: str, article: str = "") -> Reason:
    return reason(code, article=article, act=deed.id, state=deed.state, instrument=name, on=deed.counts_from.text)


def _restored(deed: Deed, name: str) -> Reason:
    way = deed.body.by_way_of if isinstance(deed.body, Restoration) else ""
    if not way:
        return _said(RESTORED, deed, name)
    return reason(RESTORED_BY_WAY_OF, act=deed.id, state=deed.state, instrument=name, on=deed.counts_from.text, by_way_of=way)


def _of_leaving(name: str, leaving: Iterable[Notice]) -> Iterator[tuple[str, Event]]:
    for notice in leaving:
        state = notice.deed.state
        yield state, Event("noticed", notice.since, notice.reasons, notice.deed.id)
        for deed, why in notice.extended:
            yield state, Event("noted", deed.counts_from, (why,), deed.id)
        if notice.revoked:
            why = reason(REVOKED, act=notice.revoked.id, state=state, instrument=name, on=notice.revoked.counts_from.text)
            yield state, Event("revoked", notice.revoked.counts_from, (why,), notice.revoked.id)
        elif notice.leaves:
            yield state, Event("leaves", notice.leaves, notice.on_leaving, notice.deed.id)


def follow(state: str, instrument: str, found: Iterable[Event]) -> tuple[tuple[Stretch, ...], tuple[Finding, ...]]:
    """Step through the events of one State and give its stretches of status, each with all the reasons up to it."""
    status, since = NONE, 0
    reasons: tuple[Reason, ...] = ()
    stretches: list[Stretch] = []
    findings: list[Finding] = []
    for event in sorted(found, key=lambda one: one.order):
        became = _STEPS[event.name].get(status)
        if became is None:
            if event.name == "noticed":
                findings.append(NO_PARTY.finding(act=event.id, state=state, instrument=instrument))
            continue
        reasons = (*reasons, *(one for one in event.reasons if one not in reasons))
        # Whoever gives notice, or takes it back, is bound since the day on which it was before.
        since = since if became == status or {became, status} <= BOUND else event.at.last
        settles = event.name in ("revoked", "succeeded", "left with") or (event.name in ("bound", "restored") and status not in BOUND)
        stretches.append(Stretch(event.at, became, reasons, since, settles))
        status = became
    return tuple(stretches), tuple(findings)
