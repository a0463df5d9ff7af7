"""This file is about the fold of a crisis: its acts in the order in which they count, and by kind.

The state keeps acts, not conclusions: what a duty was and whether it was performed is asked of a
date (``questions.py``). An ordinal in a persistent map replaces a growing list, so a crisis of a
hundred thousand acts costs each act the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from immutables import Map
from msgspec import Struct, structs

from foedus.dates import when
from foedus.finding import Code, Finding
from foedus.mechanisms.defence.acts import (
    KINDS,
    AssistanceRequested,
    ConsentRefused,
    ConsultationRequested,
    MeasurePerformed,
    NationalConsent,
    QuorumMissed,
)
from foedus.mechanisms.defence.acts_conduct import KINDS as CONDUCT
from foedus.mechanisms.defence.acts_conduct import EndDenied, EndHeld, PresenceConsented, PresenceWithdrawn
from foedus.mechanisms.defence.acts_settling import KINDS as SETTLING
from foedus.mechanisms.defence.duties import law_of
from foedus.mechanisms.defence.hosting import AFTER, WITHOUT, abroad, footing
from foedus.mechanisms.defence.seats import ENDS, SENDS, has_standing, is_body, is_state, performer, state_of
from foedus.mechanisms.membership.questions import Effect
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.record.roll import NONE, Roll

DECISION, SESSION = "decision", "session"
OF_ORGANS = frozenset({
    "chair-taken", SESSION, "motion", "vote-for", "decision-signed", "vote-against", "format-objected", "abstention", "non-objection",
    "absence", "signature-refused", DECISION, "ruling", "ruling-challenged",
})  # fmt: skip
"""What organs do belongs to a crisis too: a decision answers a request, a refusal to sign is part of the story."""
OF_OTHERS = frozenset({
    "exercise-planned", "exercise-hosted", "exercise-held", "operation-run", "exercise-joined", "exercise-observed", "exercise-missed",
    "exercise-cancelled", "hosting-declined", "resolution", "proposal", "reply", "no-reply", "contacts-suspended", "support-withdrawn",
})  # fmt: skip
"""An exercise that is cancelled or a proposal that is made may be part of a crisis; where it names none, it is no business of this file."""
OF_STANDING = frozenset({
    "signature", "ratification", "suspension-notice", "withdrawal-notice", "notice-revoked", "status-regarded",
    "participation-frozen", "representative-recalled", "arrears-noted", "arrears-settled", "appointment", "relief",
})  # fmt: skip
"""A note that suspends, a declared freeze, a Secretary General relieved may be what a crisis is about; what they do is done elsewhere."""
OF_DISPUTES = frozenset(kind.kind for kind in SETTLING)
GOVERNMENT = "government-regarded"
STEPS_ON = frozenset(kind.kind for kind in (*KINDS, *CONDUCT)) | OF_ORGANS | OF_OTHERS | OF_STANDING | OF_DISPUTES | {GOVERNMENT}
_REQUESTS = frozenset({AssistanceRequested.kind, ConsultationRequested.kind})
_OF_BODIES = frozenset({NationalConsent.kind, ConsentRefused.kind, QuorumMissed.kind})
_ONLY_WITH_A_CRISIS = OF_ORGANS | OF_OTHERS | OF_STANDING | OF_DISPUTES | {GOVERNMENT}
_OF_HOSTS = frozenset({AssistanceRequested.kind, PresenceConsented.kind, PresenceWithdrawn.kind})
_BESIDE = _REQUESTS | _OF_HOSTS | OF_DISPUTES | {GOVERNMENT, MeasurePerformed.kind}
_OF_ENDS = frozenset({EndHeld.kind, EndDenied.kind})
_JUDGED = _REQUESTS | _OF_BODIES | _OF_ENDS

NO_CRISIS = Code("crisis-unknown", "warning", crisis=str)
NOT_A_PARTY = Code("request-by-no-party", "warning", state=str, article=str)
NO_STANDING = Code("end-held-without-standing", "warning", by=str, article=str)
NO_BODY = Code("consent-by-unknown-body", "warning", seat=str, state=str, body=str)


class Below(Protocol):
    """What the front door hands to a step: the views of the lower mechanisms at the act's instant."""

    @property
    def treaty(self) -> Treaty:
        """Give the treaty as of the act."""


class Run(Struct, frozen=True, gc=False):
    """The acts of one crisis: all in order, and by kind; ``out`` are the forces sent that have not come home."""

    acts: Roll = NONE
    kinds: Map[str, Roll] = Map()
    out: Map[str, str] = Map()
    closed: bool = False

    def of(self, *kinds: str) -> Iterator[Entry]:
        """Give the acts of these kinds, in the order of the kinds and within each in the order of the record."""
        for kind in kinds:
            yield from self.kinds.get(kind, NONE)


NO_RUN = Run()


class Beside(Struct, frozen=True, gc=False):
    """What few acts change: requests by State; what hosts ask, permit and withdraw, by host; who is regarded as the government, by State.

    Besides, the acts of each dispute, by its name; and the measures that stood on no consent of their host, with the
    code of what was found.
    """

    asked: Map[str, Roll] = Map()
    hosts: Map[str, Roll] = Map()
    governments: Map[str, Roll] = Map()
    disputes: Map[str, Roll] = Map()
    unconsented: Map[str, str] = Map()


class State(Struct, frozen=True, gc=False):
    """The crises by name (acts that name none stand under ``""``), answers by the act that they answer, and what stands beside them.

    ``fallen`` are decisions that have no effect any more, of which whoever asks has learnt from the organs.
    """

    runs: Map[str, Run] = Map()
    answers: Map[str, Roll] = Map()
    beside: Beside = Beside()
    fallen: frozenset[str] = frozenset()


EMPTY = State()


def step(state: State, entry: Entry, below: Below) -> tuple[State, tuple[Finding, ...], tuple[Effect, ...]]:
    """Fold one act into the crises; the findings say what does not fit the law or the corpus of its date. It has no effects below."""
    act = entry.act
    body = act.body
    kind, crisis = body.kind, body.crisis
    runs, answers, beside = state.runs, state.answers, state.beside
    # A decision that waits for a finding gates a duty even where it names no crisis.
    if crisis or kind not in _ONLY_WITH_A_CRISIS or getattr(body, "subject_to", ""):
        runs = runs.set(crisis, _into(runs.get(crisis, NO_RUN), entry, kind))
    if act.references:
        for request in _answered(entry):
            answers = _under(answers, request, entry)
    known = not crisis or crisis in below.treaty.timelines.corpus.header.crises
    found = () if known and kind not in _JUDGED else _findings(entry, below, known=known)
    if kind in _BESIDE:
        beside, hosted = _noted(beside, entry, below.treaty)
        found += hosted
    return State(runs, answers, beside), found, ()


def _noted(beside: Beside, entry: Entry, treaty: Treaty) -> tuple[Beside, tuple[Finding, ...]]:
    """Note what an act asks, permits, settles or leaves unconsented, beside the crisis that it may belong to."""
    body, seat = entry.act.body, entry.act.seat
    kind = body.kind
    if kind == MeasurePerformed.kind:
        hosted = _hosted(entry, beside.hosts, treaty)
        if not hosted:
            return beside, ()
        return structs.replace(beside, unconsented=beside.unconsented.set(entry.id, hosted[0].code)), hosted
    if kind in _REQUESTS:
        beside = structs.replace(beside, asked=_under(beside.asked, seat, entry))
    if kind in _OF_HOSTS:
        return structs.replace(beside, hosts=_under(beside.hosts, state_of(seat), entry)), ()
    if kind == GOVERNMENT:
        government = state_of(getattr(body, "government", ""))
        return structs.replace(beside, governments=_under(beside.governments, government, entry)), ()
    if kind in OF_DISPUTES:
        return structs.replace(beside, disputes=_under(beside.disputes, getattr(body, "dispute", ""), entry)), ()
    return beside, ()


def _under(rolls: Map[str, Roll], name: str, entry: Entry) -> Map[str, Roll]:
    return rolls.set(name, rolls.get(name, NONE).also(entry))


def _hosted(entry: Entry, hosts: Map[str, Roll], treaty: Treaty) -> tuple[Finding, ...]:
    """Find a measure on another State's territory that no request or consent of that State covers on its day."""
    host = abroad(entry, treaty)
    if not host:
        return ()
    at = when(entry.act.times.effective or entry.act.times.done, treaty.seat).last + 1
    stands, act = footing(entry, hosts.get(host, NONE), treaty, at)
    place, who = str(getattr(entry.act.body, "place", "")), performer(entry)
    if stands == "with consent":
        return ()
    if act is None:
        return (WITHOUT.finding(actor=who, host=host, place=entry.place, act=entry.id, where=place),)
    return (AFTER.finding(actor=who, host=host, on=act.act.times.done, place=entry.place, act=entry.id, where=place),)


def _answered(entry: Entry) -> tuple[str, ...]:
    """Give the acts that an act answers; a session that follows a request is consultation, and so answers it."""
    references = entry.act.references
    answers = references.get("answers", ())
    return (*answers, *references.get("follows", ())) if entry.act.kind == SESSION else answers


def _into(run: Run, entry: Entry, kind: str) -> Run:
    kinds = run.kinds
    out, closed = _moved(run, entry) if kind == MeasurePerformed.kind else (run.out, run.closed)
    return Run(run.acts.also(entry), kinds.set(kind, kinds.get(kind, NONE).also(entry)), out, closed)


def _moved(run: Run, entry: Entry) -> tuple[Map[str, str], bool]:
    """Count who has gone and who has come home, and say whether all have: a crisis with forces sent is over when the last is back."""
    body = entry.act.body
    assert isinstance(body, MeasurePerformed)
    if body.measure in SENDS:
        return run.out.set(performer(entry), entry.id), False
    if body.measure == ENDS:
        who = performer(entry)
        # A force that is no State's (a joint force) comes home as a whole.
        out = (run.out.delete(who) if who in run.out else run.out) if is_state(who) else Map[str, str]()
        return out, not out
    return run.out, run.closed


def _findings(entry: Entry, below: Below, *, known: bool) -> tuple[Finding, ...]:
    """Find what does not fit the law of an act's date; whether the corpus knows its crisis is ``known`` already."""
    body = entry.act.body
    kind = body.kind
    found: tuple[Finding, ...] = ()
    if not known:
        found += (NO_CRISIS.finding(crisis=body.crisis, place=entry.place, act=entry.id),)
    if kind in _REQUESTS:
        found += _asked_by_no_party(entry, below.treaty)
    elif kind in _OF_BODIES:
        found += _unknown_body(entry, below.treaty)
    elif kind in _OF_ENDS:
        found += _without_standing(entry, below.treaty)
    return found


def _asked_by_no_party(entry: Entry, treaty: Treaty) -> tuple[Finding, ...]:
    """Find a request by no party: assistance and consultation are owed to parties (CST arts. 2, 4), so nothing falls due."""
    who = state_of(entry.act.seat)
    duties = (*law_of(treaty).on_attack, *law_of(treaty).on_threat)
    if not duties or not is_state(who) or any(who in duty.parties or who in duty.unsettled for duty in duties):
        return ()
    return (NOT_A_PARTY.finding(state=who, article=duties[0].cites, cites=duties[0].cites, place=entry.place, act=entry.id),)


def _without_standing(entry: Entry, treaty: Treaty) -> tuple[Finding, ...]:
    """Find that somebody holds a duty ended whose view changes no answer: no party, no organ, no organ outside that the corpus names."""
    article = str(getattr(entry.act.body, "article", ""))
    if has_standing(entry.act.seat, article, treaty):
        return ()
    return (NO_STANDING.finding(by=entry.act.seat, article=article, cites=article, place=entry.place, act=entry.id),)


def _unknown_body(entry: Entry, treaty: Treaty) -> tuple[Finding, ...]:
    seat = entry.act.seat
    who = state_of(seat)
    steps = [one for one in treaty.corpus.header.domestic_steps if one.state == who]
    if not steps or any(is_body(seat, one.by) for one in steps):
        return ()
    return (NO_BODY.finding(seat=seat, state=who, body=steps[0].by, place=entry.place, act=entry.id),)
