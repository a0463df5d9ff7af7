"""This file is about leaving: notices, how long they run and from when, and notices taken back (VCLT arts. 54–56, 67, 68).

While a notice runs the State is still bound: its status is *denounced*. A notice of suspension is on
record and is shown, but ends nothing by itself unless the text says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.answer import Reason, reason
from foedus.corpus.clauses import Withdrawal
from foedus.dates import Instant, Length, When, day_of, length, when
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts import NoticeExtended, NoticeRevoked, SuspensionNotice, WithdrawalNotice
from foedus.mechanisms.treaty.acts_claiming import ClaimNotified
from foedus.mechanisms.treaty.clause import Amended, Clause
from foedus.mechanisms.treaty.dossier import Deed, Dossier, later, on_day, on_days
from foedus.mechanisms.treaty.force import Force
from foedus.mechanisms.treaty.term import Term

NOTICE_RUNS = Code("notice-runs", "note", state=str, instrument=str, since=str, until=str)
NOTICE_WITHOUT_END = Code("notice-without-end", "note", state=str, instrument=str, since=str)
WITHDRAWN = Code("withdrawn", "note", state=str, instrument=str, on=str)
ON_CONDITION = Code("leaving-on-condition", "note", state=str, instrument=str, conditions=tuple)
REVOKED = Code("notice-taken-back", "note", state=str, instrument=str, on=str)
EXTENDED = Code("notice-runs-longer", "note", state=str, instrument=str, until=str, by=str)
NOT_FORESEEN = Code("withdrawal-not-foreseen", "warning", state=str, instrument=str)
TOO_SHORT = Code("notice-too-short", "warning", state=str, instrument=str, named=str, earliest=str)
EXTENDED_TOO_LATE = Code("notice-extended-too-late", "warning", state=str, instrument=str, left=str, on=str)
NOTHING_TO_REVOKE = Code("notice-taken-back-none", "warning", state=str, instrument=str)
REVOKED_TOO_LATE = Code("notice-taken-back-too-late", "warning", state=str, instrument=str, left=str, on=str)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of withdrawal: from when it runs, when the State leaves, what let it run longer, when it was taken back."""

    deed: Deed
    since: When
    leaves: When | None
    revoked: Deed | None
    reasons: tuple[Reason, ...]
    on_leaving: tuple[Reason, ...]
    findings: tuple[Finding, ...]
    extended: tuple[tuple[Deed, Reason], ...] = ()


def notices(text: Amended, dossier: Dossier, force: Force, term: Term) -> tuple[Notice, ...]:
    """Read every notice of withdrawal from an instrument by the clause that was in force when it was given."""
    return tuple(_notice(deed, _clause(text, deed), dossier, force, term) for deed in dossier.of(WithdrawalNotice))


def _clause(text: Amended, deed: Deed) -> Clause[Withdrawal] | None:
    # A clause with ``leaves`` is about leaving an organ; the treaty stands.
    return text.clause(Withdrawal, deed.done.first + 1, lambda rule: rule.leaves is None)


def _notice(deed: Deed, found: Clause[Withdrawal] | None, dossier: Dossier, force: Force, term: Term) -> Notice:
    name, state = dossier.instrument, deed.state
    since = deed.done if found and found.rule.from_ == "notice" else deed.received or deed.done
    if found is None or found.rule.withdrawal == "not foreseen":
        article = found.article if found else name
        why = reason(NOTICE_WITHOUT_END, article=article, act=deed.id, state=state, instrument=name, since=since.text)
        finding = NOT_FORESEEN.finding(cites=article, act=deed.id, state=state, instrument=name)
        return Notice(deed, since, None, taken_back(deed, since, dossier), (why,), (), (finding,))
    earliest = _earliest(found.rule, since, force, term)
    # A State may name a later day than the text allows, not an earlier one.
    leaves = later(earliest, deed.effective, term.seat) if earliest and deed.effective else earliest
    findings: list[Finding] = []
    if earliest and deed.effective and deed.effective.first < earliest.first:
        short = TOO_SHORT.finding(
            cites=found.article, act=deed.id, state=state, instrument=name, named=deed.effective.text, earliest=earliest.text
        )
        findings.append(short)
    runs_until = leaves
    extended, leaves, late_ones = _extended(state, leaves, dossier, term)
    findings += late_ones
    back = taken_back(deed, since, dossier)
    if back and leaves and back.counts_from.first >= leaves.first:
        late = REVOKED_TOO_LATE.finding(
            cites=found.article, act=back.id, state=state, instrument=name, left=leaves.text, on=back.counts_from.text
        )
        findings.append(late)
        back = None
    if leaves is None or runs_until is None:
        why = reason(NOTICE_WITHOUT_END, article=found.article, act=deed.id, state=state, instrument=name, since=since.text)
        return Notice(deed, since, None, back, (why,), (), ())
    why = reason(NOTICE_RUNS, article=found.article, act=deed.id, state=state, instrument=name, since=since.text, until=runs_until.text)
    return Notice(deed, since, leaves, back, (why,), _on_leaving(found, state, name, leaves.text), tuple(findings), extended)


Extended = tuple[tuple[tuple[Deed, Reason], ...], When | None, list[Finding]]


def _extended(state: str, leaves: When | None, dossier: Dossier, term: Term) -> Extended:
    """Let a notice run longer by each act that came in time; one after the State has left revives nothing (VCLT art. 54: as the treaty says).

    No notice stands still. The Vienna Convention lets one be taken back (art. 68) and leaves everything else to the treaty
    (art. 54(a)); no text that ships suspends one, and one lets it run longer (TEU 50(3)). A pause is an extension by its days.
    """
    name, seat = dossier.instrument, term.seat
    told: list[tuple[Deed, Reason]] = []
    late: list[Finding] = []
    for deed in dossier.of(NoticeExtended):
        body = deed.body
        if leaves is None or not isinstance(body, NoticeExtended) or body.of != state:
            continue
        if deed.counts_from.first >= leaves.first:
            late.append(EXTENDED_TOO_LATE.finding(act=deed.id, state=state, instrument=name, left=leaves.text, on=deed.counts_from.text))
            continue
        leaves = on_day(day_of(when(body.until, seat).last, seat) + timedelta(days=1), seat)
        told.append((deed, reason(EXTENDED, act=deed.id, state=state, instrument=name, until=body.until, by=deed.seat)))
    return tuple(told), leaves, late


def _on_leaving(found: Clause[Withdrawal], state: str, name: str, on: str) -> tuple[Reason, ...]:
    left = reason(WITHDRAWN, article=found.article, state=state, instrument=name, on=on)
    conditions = found.rule.on_condition
    if not conditions:
        return (left,)
    return (left, reason(ON_CONDITION, article=found.article, state=state, instrument=name, conditions=conditions))


def _earliest(rule: Withdrawal, since: When, force: Force, term: Term) -> When | None:
    """Give the first day on which a State that gives notice is no longer bound."""
    wait, seat = length(rule.notice) if rule.notice else Length(), term.seat

    def runs_out(instant: Instant) -> Instant:
        return on_day(wait.after(day_of(instant, seat)), seat).first

    first, last = runs_out(since.first), runs_out(since.last)
    if rule.withdrawal == "at the end of a term" or rule.from_ == "end of term":
        # Notice given in time counts for the term that runs; given late, for the next one.
        return term.end_after(last - 1)
    earliest = on_days(first, last, seat)
    if rule.not_before and force.since:
        # The instrument is to have been in force for a while first (North Atlantic Treaty art. 13: twenty years).
        opened: date = length(rule.not_before).after(day_of(force.since.first, seat))
        return later(earliest, on_day(opened, seat), seat)
    return earliest


def taken_back(deed: Deed, since: When, dossier: Dossier) -> Deed | None:
    """Find the act that takes a notice back: the first of the same State after it and before its next notice of the same kind.

    VCLT art. 68 asks for nothing but that it comes before the notice takes effect: no reason, no consent, no form of its own.
    """
    following = [one.done.first for one in dossier.of(type(deed.body)) if one.state == deed.state and one.done.first > deed.done.first]
    ends = min(following, default=None)
    for back in dossier.of(NoticeRevoked):
        at = back.counts_from.first
        if back.state == deed.state and at >= since.first and (ends is None or at < ends):
            return back
    return None


def idle(dossier: Dossier) -> Iterator[Finding]:
    """Say which acts take back a notice where there was none (VCLT arts. 65, 67: of withdrawal, of suspension, of a claim)."""
    given = [deed for kind in (WithdrawalNotice, SuspensionNotice, ClaimNotified) for deed in dossier.of(kind)]
    for back in dossier.of(NoticeRevoked):
        if not any(one.state == back.state and one.done.first <= back.counts_from.last for one in given):
            yield NOTHING_TO_REVOKE.finding(act=back.id, state=back.state, instrument=dossier.instrument)
