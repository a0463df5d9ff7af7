"""This file is about the duties that the law in force holds ready: compiled once for each state of the law, then only read.

What a duty is, whom it binds and who decides on force changes only when an instrument, an article or
a party's status changes; what an attack or a request sets off changes with every act. The first
is worked out here and kept, the second in ``bound.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from msgspec import Struct

from foedus.answer import Missing, Position, Reason, reason
from foedus.corpus.area import Area
from foedus.corpus.citation import Citation, citation
from foedus.corpus.corpus import DomesticStep
from foedus.corpus.duty import Obligation, Saving, Silence, Under
from foedus.corpus.organ import Decision, Rule
from foedus.dates import Instant, day_of, end_of, when
from foedus.finding import Code
from foedus.mechanisms.treaty.questions import Standing, Timelines, Treaty, changes_between

PARTY = Code("bound-as-party", state=str, instrument=str, since=str)
APPLYING = Code("bound-provisionally", state=str, instrument=str, since=str)
SIGNATORY = Code("signatory-not-yet-bound", state=str, instrument=str)
UNSETTLED = Code("status-unsettled", state=str, instrument=str)
APART = Code("status-acted-on-as-out", state=str, instrument=str, status=str)
ORIGINAL = Code("article-since", under=str, since=str)
PROVISIONALLY = Code("article-applied-provisionally", under=str, since=str)
CHANGED = Code("article-changed-since", under=str, by=str, since=str)
BY_CONSENSUS = Code("force-decided-by-consensus", organ=str, under=str)
BY_UNANIMITY = Code("force-decided-by-unanimity", organ=str, under=str)
BY_MAJORITY = Code("force-decided-by-majority", organ=str, under=str)
DECIDED_BY = Code("force-decided-by", organ=str, under=str)
UNTIL = Code("duty-lasts-until", under=str, event=str)

FORCE = "use of force"
RESPONSES = frozenset({"assist", "protect", "apply measures", "permit transit", "report"})
"""The kinds of duty that answer an attack; consultation answers a threat, and the standing duties need no event."""
GATED = frozenset({"assist", "protect", "apply measures"})
"""The kinds of duty whose performance a State's own law may ask its parliament about."""
_KEPT = 64
_IN = frozenset({"party", "provisional", "denounced"})
"""The statuses of those who are bound."""
_WAITING = frozenset({"signatory", "party", "provisional", "conditional"})
"""The statuses of those who wait for an entry into force."""


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One State's duty: who owes what to whom, under which article, with which discretion, whether it binds, and what clauses save for it."""

    who: str
    owes: str
    to: str
    under: str
    discretion: str
    state: str
    savings: tuple[str, ...] = ()


class Duty(Struct, frozen=True, kw_only=True):
    """A duty as the law in force holds it ready: the article, the rule, the parties, and why."""

    cites: str
    instrument: str
    article: Citation
    says: Obligation
    parties: tuple[str, ...]
    unsettled: tuple[str, ...]
    apart: tuple[str, ...] = ()
    pending: bool = False
    discretion: str = "none"
    report_cites: str = ""
    because: tuple[Reason, ...] = ()
    objections: tuple[Position, ...] = ()
    bonds: dict[str, Reason] = {}
    rows: dict[tuple[str, str, str], Row] = {}
    reports: dict[tuple[str, str, str], Row] = {}
    gates: dict[str, Missing] = {}
    savings: dict[str, tuple[Saving, ...]] = {}
    pairs_apart: frozenset[tuple[str, str]] = frozenset()


class Law(Struct, frozen=True, kw_only=True):
    """The duties of the law in force, by what sets them off, with the silences, areas and domestic steps beside them."""

    on_attack: tuple[Duty, ...] = ()
    on_threat: tuple[Duty, ...] = ()
    on_situation: tuple[Duty, ...] = ()
    standing: tuple[Duty, ...] = ()
    every: tuple[Duty, ...] = ()
    silences: tuple[tuple[str, Silence], ...] = ()
    areas: dict[str, Area] = {}
    steps: dict[str, DomesticStep] = {}
    crises_of: dict[str, tuple[str, ...]] = {}
    standings: dict[tuple[str, str], Standing] = {}


class _Epochs(Struct, frozen=True):
    """The instants at which the law or anybody's status changes, and the duties compiled so far for the time between two."""

    timelines: Timelines
    points: tuple[Instant, ...]
    crises_of: dict[str, tuple[str, ...]]
    laws: dict[int, Law]


_EPOCHS: dict[int, _Epochs] = {}


def law_of(treaty: Treaty) -> Law:
    """Give the duties of the law in force, compiled once for each epoch of the timelines.

    Timelines are known by their identity and are kept beside what was compiled of them, so that no
    identity is used twice. At the bound all is forgotten, which costs a compilation and changes no answer.
    """
    timelines = treaty.timelines
    epochs = _EPOCHS.get(id(timelines))
    if epochs is None:
        if len(_EPOCHS) >= _KEPT:
            _EPOCHS.clear()
        epochs = _EPOCHS[id(timelines)] = _Epochs(timelines, _points(timelines), _crises_of(treaty), {})
    index = bisect_left(epochs.points, treaty.at)
    law = epochs.laws.get(index)
    if law is None:
        law = epochs.laws[index] = _compile(treaty, epochs.crises_of)
    return law


def points_of(treaty: Treaty) -> tuple[Instant, ...]:
    """Give every instant after which a compiled duty can be another than before, in order; nothing changes between two."""
    return _points(treaty.timelines)


def _crises_of(treaty: Treaty) -> dict[str, tuple[str, ...]]:
    """List the crises that concern each State, in the order of the corpus."""
    found: dict[str, list[str]] = {}
    for name, crisis in treaty.corpus.header.crises.items():
        for state in crisis.concerns:
            found.setdefault(state, []).append(name)
    return {state: tuple(names) for state, names in found.items()}


def _points(timelines: Timelines) -> tuple[Instant, ...]:
    """Gather every instant at which a compiled duty can change, statuses, pending texts, objections and what stands between two included."""
    points = {point for line in timelines.instruments.values() for point in line.points} | {*timelines.epochs}
    points |= {point for line in timelines.instruments.values() for course in line.courses.values() for point in course.points}
    points |= {when(text.front.concluded, timelines.seat).last for text in timelines.corpus.instruments}
    points |= {deed.counts_from.first for deed in timelines.objections}
    points |= {point for pairs in timelines.pairs.values() for point in changes_between(pairs)}
    points |= set(_points_of_savings(timelines))
    return tuple(sorted(points))


def _points_of_savings(timelines: Timelines) -> Iterator[Instant]:
    """Give the instants at which it changes for whom a clause saves something: its own days, and the parties of what lies beside."""
    articles = [one for text in timelines.corpus.instruments for one in (*text.articles, *(change.article for change in text.changes))]
    savings = [one for article in articles for block in article.provisions if isinstance(block, Obligation) for one in block.savings]
    for one in savings:
        yield from (when(day, timelines.seat).first for day in (one.from_,) if day)
        yield from (_over(day, timelines.seat) for day in (one.until,) if day)
        for beside in timelines.residual:
            line = beside.instruments.get(one.parties_of)
            yield from line.points if line else ()


def _compile(treaty: Treaty, crises_of: dict[str, tuple[str, ...]]) -> Law:
    header = treaty.corpus.header
    standings: dict[tuple[str, str], Standing] = {}
    told: dict[Reason, Reason] = {}
    duties = [_in_force(cites, says, treaty, standings, told) for cites, says in treaty.provisions(Obligation)]
    everybody = sorted({state for duty in duties for state in duty.parties})
    duties += [_pending(cites, name, says, everybody, treaty) for cites, name, says in treaty.pending(Obligation)]
    return Law(
        on_attack=tuple(duty for duty in duties if _answers_attack(duty)),
        on_threat=tuple(duty for duty in duties if duty.says.when.threat is not None and not duty.pending),
        on_situation=tuple(duty for duty in duties if duty.says.when.situation and not duty.pending),
        standing=tuple(duty for duty in duties if duty.says.when.always and not duty.pending),
        every=tuple(duties),
        silences=treaty.provisions(Silence),
        areas={area.area: area for _, area in treaty.provisions(Area)},
        steps={one.state: one for one in header.domestic_steps},
        crises_of=crises_of,
        standings=standings,
    )


def _answers_attack(duty: Duty) -> bool:
    when = duty.says.when
    return when.armed_attack is not None or (duty.says.obligation in RESPONSES and bool(when.request or when.decision))


def _in_force(cites: str, says: Obligation, treaty: Treaty, standings: dict[tuple[str, str], Standing], told: dict[Reason, Reason]) -> Duty:
    cited = citation(cites)
    applying, unsettled = treaty.applying(cited.instrument), treaty.contested(cited.instrument)
    parties = tuple(sorted((*treaty.parties(cited.instrument), *applying))) if applying else treaty.parties(cited.instrument)
    bonds = {}
    for state in (*parties, *unsettled):
        standing = standings.setdefault((state, cited.instrument), treaty.standing(state, cited.instrument))
        bond = _bond(state, cited.instrument, standing, treaty, settled=state in parties)
        bonds[state] = told.setdefault(bond, bond)
    because = tuple(told.setdefault(one, one) for one in _because(cites, cited, says, treaty))
    return Duty(
        cites=cites, instrument=cited.instrument, article=cited, says=says, parties=parties, unsettled=unsettled, discretion=_discretion(says),
        apart=tuple(state for state in unsettled if _apart(standings[state, cited.instrument])),
        report_cites=_report_cites(cited, says), because=because, bonds=bonds,
        objections=treaty.objections(cites), savings=_savings(says, treaty), pairs_apart=frozenset(treaty.apart(cited.instrument)),
    )  # fmt: skip


def _savings(says: Obligation, treaty: Treaty) -> dict[str, tuple[Saving, ...]]:
    """Say for which debtors a clause saves something: those it names, and the parties to the instrument it names on this date."""
    found: dict[str, tuple[Saving, ...]] = {}
    for one in says.savings:
        if _runs(one, treaty):
            for who in dict.fromkeys((*one.of, *treaty.parties_beside(one.parties_of))):
                found[who] = (*found.get(who, ()), one)
    return found


def _runs(one: Saving, treaty: Treaty) -> bool:
    begun = not one.from_ or when(one.from_, treaty.seat).first < treaty.at
    return begun and not (one.until and _over(one.until, treaty.seat) < treaty.at)


def _over(last: str, seat: tzinfo) -> Instant:
    """Give the first instant after a last day."""
    return end_of(day_of(when(last, seat).last, seat), seat)


def _pending(cites: str, instrument: str, says: Obligation, everybody: Iterable[str], treaty: Treaty) -> Duty:
    """Hold ready a duty that waits: a signatory is not bound before entry into force (VCLT arts. 14, 24).

    Where the entry into force is on the record and its day is not, those who wait are those whom it will bind.
    """
    waiting = sorted(treaty.timeline(instrument).courses) if treaty.may_have_entered(instrument) else everybody
    signed = {state: treaty.standing(state, instrument) for state in waiting}
    parties = tuple(state for state, standing in signed.items() if standing.status in _WAITING)
    codes = {state: UNSETTLED if signed[state].status == "conditional" else SIGNATORY for state in parties}
    bonds = {
        state: reason(code, state=state, instrument=instrument, article=instrument, act=_act(signed[state], instrument))
        for state, code in codes.items()
    }
    cited = citation(cites)
    return Duty(
        cites=cites, instrument=cited.instrument, article=cited, says=says, parties=parties, unsettled=(), pending=True, discretion=_discretion(says),
        report_cites=_report_cites(cited, says), bonds=bonds,
    )  # fmt: skip


def _bond(state: str, instrument: str, standing: Standing, treaty: Treaty, *, settled: bool) -> Reason:
    if not settled and _apart(standing):
        assert standing.acted_on is not None
        return reason(
            APART, state=state, instrument=instrument, status=standing.acted_on.value, article=instrument, act=standing.acted_on.acts[-1]
        )
    if not settled:
        return reason(UNSETTLED, state=state, instrument=instrument, article=instrument, act=_act(standing, instrument))
    since = day_of(standing.since, treaty.seat).isoformat()
    if standing.status == "provisional":
        return reason(APPLYING, state=state, instrument=instrument, since=since, article=instrument, act=_act(standing, instrument))
    return reason(PARTY, state=state, instrument=instrument, since=since, article=instrument, act=_act(standing, instrument))


def _apart(standing: Standing) -> bool:
    """Say whether a disputed status is acted on as being out: duties are then reckoned without the State, and the mark stays."""
    return standing.acted_on is not None and standing.acted_on.value not in _IN


def _act(standing: Standing, instrument: str) -> str:
    """Give the last act about the instrument that made a standing: of signature, deposit and entry into force the one that bound."""
    acting = [one for one in standing.reasons if one.act]
    own = [one for one in acting if dict(one.params).get("instrument") == instrument]
    return next((one.act for one in reversed(own or acting)), "")


def _discretion(says: Obligation) -> str:
    return ", ".join(part for part, freedom in says.content.items() if freedom != "required") or "none"


def _report_cites(cited: Citation, says: Obligation) -> str:
    if says.report is None:
        return ""
    if says.report.under:
        return says.report.under
    return str(Citation(cited.instrument, cited.article, says.report.paragraph or cited.paragraph))


def _because(cites: str, cited: Citation, says: Obligation, treaty: Treaty) -> tuple[Reason, ...]:
    found: list[Reason] = []
    article = treaty.article(cited)
    if article is not None:
        since = day_of(article.since, treaty.seat).isoformat()
        if article.changed_by not in {"", cited.instrument}:
            found.append(reason(CHANGED, under=cites, by=article.changed_by, since=since, article=cites))
        else:
            code = ORIGINAL if treaty.in_force(cited.instrument) else PROVISIONALLY
            found.append(reason(code, under=cites, since=since, article=cites))
    if says.use_of_force_decided_by is not None:
        found.append(_decided(says.use_of_force_decided_by, treaty))
    found += [reason(UNTIL, under=cites, event=event, article=cites) for event in says.until]
    return tuple(found)


def _decided(by: Under, treaty: Treaty) -> Reason:
    """Name who decides on force, and by which rule: the most special rule of the organ that is in force."""
    rules = [(cites, one) for cites, one in treaty.provisions(Decision) if by.organ in one.decision and one.format == "ordinary"]
    special = [(cites, one) for cites, one in rules if FORCE in one.matters]
    general = [(cites, one) for cites, one in rules if "any" in one.matters]
    cites, decision = next(iter(special or general), (by.under, None))
    code = _rule_code(next(iter((*((decision.rule,) if decision.rule else ()), *decision.rules)), None)) if decision else DECIDED_BY
    return reason(code, organ=by.organ, under=cites, article=by.under)


def _rule_code(rule: Rule | None) -> Code:
    if rule is None:
        return DECIDED_BY
    if rule.consensus:
        return BY_CONSENSUS
    return BY_UNANIMITY if rule.unanimity else BY_MAJORITY if rule.majority else DECIDED_BY
