"""This file is about entry into force: when an instrument enters into force, for whom, and by which acts (VCLT art. 24).

The rule of the text is applied to the acts on the record; where a depositary recorded a date, that
date is acted on, and a difference between the two is a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from foedus.answer import Missing, Reason, missing, reason
from foedus.corpus.clauses import EntryIntoForce
from foedus.corpus.instrument import Instrument
from foedus.dates import EVER, Instant, When, day_of, length, when
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts import Deposit, EntryIntoForceRecorded, Signature
from foedus.mechanisms.treaty.clause import Clause, clause
from foedus.mechanisms.treaty.count import ALL, TWO, Base, needed, reached
from foedus.mechanisms.treaty.dossier import Deed, Dossier, later, on_day, on_days

RECORDED = Code("in-force-as-recorded", "note", instrument=str, on=str, by=str)
BY_COUNT = Code("in-force-by-count", "note", instrument=str, on=str, deposits=int, needed=int)
ON_SIGNATURE = Code("in-force-on-signature", "note", instrument=str, on=str)
ON_DATE = Code("in-force-on-date", "note", instrument=str, on=str)
ADOPTED = Code("in-force-as-adopted", "note", instrument=str, on=str)
NAMED_AMONG_THEM = Code("named-states-among-them", "note", instrument=str, states=tuple)
NOTES_EXCHANGED = Code("in-force-by-exchange-of-notes", "note", instrument=str, on=str)
ONCE_OTHER = Code("in-force-once-another-is", "note", instrument=str, other=str, on=str)
WAITS_FOR = Code("waits-for-another-instrument", "note", instrument=str, other=str)
NOT_ADMITTED = Code("deposit-before-admission", "warning", state=str, instrument=str, by=str)
BOUND_AFTER = Code("bound-after-own-delay", "note", state=str, instrument=str, delay=str, on=str)
AFTER_DELAY = Code("in-force-after-delay", "note", instrument=str, reached=str)
DATES_DIFFER = Code("entry-into-force-differs", "warning", instrument=str, by_rule=str, recorded=str)
NOT_ON_RECORD = Code("entry-into-force-not-on-record", "note", instrument=str)
DEPOSITS_NEEDED = Code("deposits-still-needed", "note", instrument=str, deposits=int, needed=int)
NOT_ADOPTED = Code("instrument-not-adopted", "note", instrument=str)
DEPOSITED = Code("deposited", "note", state=str, instrument=str, on=str)
BOUND_AS_RECORDED = Code("bound-as-recorded", "note", state=str, instrument=str, on=str, by=str)
PERHAPS_AMONG = Code("perhaps-among-those-that-deposited", "note", state=str, instrument=str)
BOUND_BY_SIGNATURE = Code("bound-by-signature", "note", state=str, instrument=str, on=str)

TEXTS_OF_ORGANS = frozenset({"decision", "rules", "procedures", "understanding", "reservation"})


@dataclass(frozen=True, slots=True)
class Bound:
    """From when a State is bound, by its own act or as recorded."""

    state: str
    since: When
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Force:
    """The entry into force of one instrument: since when, how, who is bound from when, what it still waits for."""

    instrument: str
    since: When | None
    how: tuple[Reason, ...] = ()
    bound: tuple[Bound, ...] = ()
    pending: bool = False
    missing: tuple[Missing, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Consents:
    """The acts by which States consent to be bound, and the signatures that open the count."""

    binding: tuple[tuple[Deed, When], ...]
    signed: dict[str, When]

    def earliest(self) -> dict[str, When]:
        """Give each State's first consent."""
        first: dict[str, When] = {}
        for deed, since in self.binding:
            if deed.state not in first or since.first < first[deed.state].first:
                first[deed.state] = since
        return first


@dataclass(frozen=True, slots=True)
class Others:
    """What the entry into force of one instrument asks of others: who their parties are, since when they are in force.

    ``admits`` gives, by State, the protocols without which its deposit binds nobody.
    """

    parties: Base
    since: Callable[[str], When | None]
    opened: Callable[[str], When | None]
    admits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def enter(instrument: Instrument, dossier: Dossier, others: Others, seat: tzinfo) -> Force:
    """Tell when an instrument entered into force and for whom, from its own rule and the acts about it."""
    name = instrument.id
    if not instrument.front.adopted:
        return Force(name, None, missing=(missing(NOT_ADOPTED, instrument=name),))
    found = clause(instrument, EntryIntoForce)
    records = dossier.of(EntryIntoForceRecorded)
    if found is None and not records and instrument.front.kind in TEXTS_OF_ORGANS:
        adopted = when(instrument.front.concluded, seat)
        return Force(name, adopted, (reason(ADOPTED, article=name, instrument=name, on=adopted.text),))
    # VCLT art. 24(2): where the text says nothing, consent of all negotiating States is needed.
    rule = found or Clause(name, EntryIntoForce(entry_into_force="by count", count=ALL))
    consents, odd = _admitted(name, _consents(dossier, rule.rule), others, seat)
    by_rule, how, lacking = _by_rule(instrument, rule, consents, others.parties, seat)
    by_rule, how, lacking = _once(name, rule, (by_rule, how, lacking), others, seat)
    if records:
        found_ = _recorded(name, rule, records, consents=consents, by_rule=by_rule, seat=seat)
        return replace(found_, findings=(*found_.findings, *odd))
    if by_rule is None:
        unknown = not consents.binding or rule.rule.entry_into_force == "as recorded"
        return Force(name, None, pending=unknown or not lacking, missing=lacking or (_unrecorded(rule, name),), findings=odd)
    return Force(name, by_rule, how, tuple(_own(name, rule, consents, since=by_rule, how=how, seat=seat)), findings=odd)


Entered = tuple[When | None, tuple[Reason, ...], tuple[Missing, ...]]


def _once(name: str, found: Clause[EntryIntoForce], entered: Entered, others: Others, seat: tzinfo) -> Entered:
    """Let an instrument wait for others that it names: none of it is in force before each of them is."""
    since, how, lacking = entered
    for other in found.rule.once_in_force:
        theirs = others.since(other)
        if theirs is None:
            lacking = (*lacking, missing(WAITS_FOR, article=found.article, instrument=name, other=other))
        elif since is not None:
            since = later(since, theirs, seat)
            how = (*how, reason(ONCE_OTHER, article=found.article, instrument=name, other=other, on=theirs.text))
    waits = any(one.code == WAITS_FOR.name for one in lacking)
    return (None if waits else since), (() if waits else how), lacking


def _admitted(name: str, consents: Consents, others: Others, seat: tzinfo) -> tuple[Consents, tuple[Finding, ...]]:
    """Take the deposit of a State that a protocol admits from when the protocol is in force; before, it binds nobody (VCLT art. 15)."""
    if not others.admits:
        return consents, ()
    kept: list[tuple[Deed, When]] = []
    odd: list[Finding] = []
    for deed, given in consents.binding:
        protocols = () if deed.state in consents.signed else others.admits.get(deed.state, ())
        opened = [since for since in map(others.opened, protocols) if since]
        if not protocols:
            kept.append((deed, given))
        elif opened:
            kept.append((deed, later(given, min(opened, key=lambda one: one.first), seat)))
        else:
            odd.append(NOT_ADMITTED.finding(act=deed.id, state=deed.state, instrument=name, by=protocols[0]))
    return Consents(tuple(kept), consents.signed), tuple(odd)


def _unrecorded(rule: Clause[EntryIntoForce], name: str) -> Missing:
    return missing(NOT_ON_RECORD, article=rule.article, instrument=name)


def _consents(dossier: Dossier, rule: EntryIntoForce) -> Consents:
    signatures = dossier.signatures()
    signed: dict[str, When] = {}
    for deed in signatures:
        signed.setdefault(deed.state, deed.counts_from)
    binding = [(deed, deed.deposited) for deed in dossier.of(Deposit)]
    if rule.entry_into_force == "on signature" or rule.later_parties == "own signature":
        binding += [(deed, deed.counts_from) for deed in signatures]
    binding.sort(key=lambda pair: (pair[1].first, pair[1].last, pair[0].id))
    return Consents(tuple(binding), signed)


def _by_rule(
    instrument: Instrument, found: Clause[EntryIntoForce], consents: Consents, base: Base, seat: tzinfo
) -> tuple[When | None, tuple[Reason, ...], tuple[Missing, ...]]:
    """Apply the text's own rule: the date it gives, why, or what the count still waits for."""
    rule, name, article = found.rule, instrument.id, found.article
    if rule.entry_into_force == "as recorded":
        return None, (), ()
    if rule.entry_into_force == "on a date" and rule.on:
        since = when(rule.on, seat)
        return since, (reason(ON_DATE, article=article, instrument=name, on=since.text),), ()
    count = rule.count or (TWO if rule.entry_into_force in ("on signature", "on exchange of notes") else ALL)
    given = consents.earliest()
    first = reached(count, {s: w.first for s, w in given.items()}, {s: w.first for s, w in consents.signed.items()}, base)
    precise = all(one.precise for one in (*given.values(), *consents.signed.values()))
    last = (
        first if precise else reached(count, {s: w.last for s, w in given.items()}, {s: w.last for s, w in consents.signed.items()}, base)
    )
    if first is None or last is None:
        lack = needed(count, set(consents.signed), base, EVER)
        if lack is None or not given:
            return None, (), ()
        return None, (), (missing(DEPOSITS_NEEDED, article=article, instrument=name, deposits=len(given), needed=lack),)
    since = _delayed(rule, min(first, last), max(first, last), seat)
    return since, _why(found, name, since, consents=consents, last=last, base=base, seat=seat), ()


def _delayed(rule: EntryIntoForce, first: Instant, last: Instant, seat: tzinfo) -> When:
    if not rule.delay:
        return on_days(first, last, seat)
    wait = length(rule.delay)
    begin, end = on_day(wait.after(day_of(first, seat)), seat), on_day(wait.after(day_of(last, seat)), seat)
    return on_days(begin.first, end.first, seat)


def _delayed_by(wait: str, given: When, seat: tzinfo) -> When:
    begin, end = (on_day(length(wait).after(day_of(one, seat)), seat) for one in (given.first, given.last))
    return on_days(begin.first, end.first, seat)


def _why(
    found: Clause[EntryIntoForce], name: str, since: When, *, consents: Consents, last: Instant, base: Base, seat: tzinfo
) -> tuple[Reason, ...]:
    rule, article = found.rule, found.article
    acts = [deed.id for deed, given in consents.binding if given.last == last]
    act = acts[-1] if acts else ""
    if rule.entry_into_force == "on signature":
        return (reason(ON_SIGNATURE, article=article, act=act, instrument=name, on=since.text),)
    if rule.entry_into_force == "on exchange of notes":
        # VCLT art. 13: consent by exchange; the later of the notes, when it is received.
        return (reason(NOTES_EXCHANGED, article=article, act=act, instrument=name, on=since.text),)
    count = rule.count or ALL
    given = {state for state, when_ in consents.earliest().items() if when_.last <= last}
    signed = {state for state, when_ in consents.signed.items() if when_.last <= last}
    enough = needed(count, signed, base, last) or len(given)
    why = [reason(BY_COUNT, article=article, act=act, instrument=name, on=since.text, deposits=len(given), needed=enough)]
    if count.including:
        why.append(reason(NAMED_AMONG_THEM, article=article, instrument=name, states=tuple(sorted(count.including))))
    if rule.delay:
        why.append(reason(AFTER_DELAY, article=article, instrument=name, reached=day_of(last, seat).isoformat()))
    return tuple(why)


def _recorded(
    name: str, rule: Clause[EntryIntoForce], records: tuple[Deed, ...], *, consents: Consents, by_rule: When | None, seat: tzinfo
) -> Force:
    """Act on the depositary's record, and say where the text and the acts would give another date."""
    first = records[0]
    since = first.counts_from
    how = (reason(RECORDED, article=rule.article, act=first.id, instrument=name, on=since.text, by=first.seat),)
    findings: tuple[Finding, ...] = ()
    if by_rule and day_of(by_rule.first, seat) != day_of(since.first, seat) and by_rule.precise and since.precise:
        given = DATES_DIFFER.finding(cites=rule.article, act=first.id, instrument=name, by_rule=by_rule.text, recorded=since.text)
        findings = (given,)
    named = [
        Bound(state, deed.counts_from, _as_recorded(state, name, rule, deed))
        for deed in records
        for state in (deed.body.for_ if isinstance(deed.body, EntryIntoForceRecorded) else ())
    ]
    own = list(_own(name, rule, consents, since=since, how=how, seat=seat, named={one.state for one in named}))
    bound = named + own
    further = any(isinstance(deed.body, EntryIntoForceRecorded) and deed.body.others for deed in records)
    if by_rule is None and isinstance(first.body, EntryIntoForceRecorded) and not first.body.for_ and not further:
        # The deposits that led there are not all on the record: the depositary's word covers every State that had signed, but
        # for one whose ratification came later. A signatory that *accedes* later had left in between (VCLT arts. 14, 15).
        later_on = {deed.state for deed, _ in consents.binding if not _accedes(deed)} | {one.state for one in named}
        bound += [
            Bound(state, since, how) for state, signed in consents.signed.items() if signed.last <= since.last and state not in later_on
        ]
    if further:
        settled = {one.state for one in bound}
        bound += _perhaps(name, rule, consents, since, settled)
    return Force(name, since, how, tuple(sorted(bound, key=lambda one: (one.since.first, one.state))), findings=findings)


def _perhaps(name: str, rule: Clause[EntryIntoForce], consents: Consents, since: When, settled: AbstractSet[str]) -> Iterator[Bound]:
    """Name the signatories that may have deposited among those of which the record knows no more than their number."""
    ever = When(since.text, since.first, EVER)
    for state, signed in consents.signed.items():
        if state not in settled and signed.last <= since.last:
            yield Bound(state, ever, (reason(PERHAPS_AMONG, article=rule.article, state=state, instrument=name),))


def _accedes(deed: Deed) -> bool:
    return isinstance(deed.body, Deposit) and deed.body.form == "accession"


def _succeeds(deed: Deed) -> bool:
    # Succession reaches back to the day on which the State began: no delay runs (VCSST art. 23).
    return isinstance(deed.body, Deposit) and deed.body.form == "succession"


def _as_recorded(state: str, name: str, rule: Clause[EntryIntoForce], deed: Deed) -> tuple[Reason, ...]:
    on = deed.counts_from.text
    return (reason(BOUND_AS_RECORDED, article=rule.article, act=deed.id, state=state, instrument=name, on=on, by=deed.seat),)


def _own(
    name: str,
    found: Clause[EntryIntoForce],
    consents: Consents,
    *,
    since: When,
    how: tuple[Reason, ...],
    seat: tzinfo,
    named: Iterable[str] = frozenset(),
) -> Iterable[Bound]:
    """Bind each State that consented: with the instrument, or from its own later consent (VCLT art. 24(3))."""
    settled = set(named)
    for deed, given in consents.binding:
        if deed.state in settled:
            # What the depositary recorded for a State by name stands; only a later consent, after it has left, comes on top.
            settled.discard(deed.state)
            continue
        if given.last > since.last and found.rule.later_parties == "as recorded":
            continue
        by_signature = isinstance(deed.body, Signature)
        why = (
            reason(BOUND_BY_SIGNATURE, article=found.article, act=deed.id, state=deed.state, instrument=name, on=given.text)
            if by_signature
            else reason(DEPOSITED, article=found.article, act=deed.id, state=deed.state, instrument=name, on=given.text)
        )
        if given.last > since.last and found.rule.later_delay and not _succeeds(deed):
            own = _delayed_by(found.rule.later_delay, given, seat)
            after = reason(BOUND_AFTER, article=found.article, state=deed.state, instrument=name, delay=found.rule.later_delay, on=own.text)
            yield Bound(deed.state, own, (why, after, *how))
            continue
        # What bound last stands last: for whoever joined later, its own consent and not the entry into force.
        yield Bound(deed.state, later(since, given, seat), (*how, why) if given.last > since.last else (why, *how))
