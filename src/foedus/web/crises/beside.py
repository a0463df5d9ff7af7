"""This file is about what stands beside the duties of a crisis: who is present by whose consent, who carried out what was decided, disputes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from foedus.mechanisms.defence.questions import Conduct, CrisisAnswer, Dispute
from foedus.web.sentence import sentence, word
from foedus.web.visit import Link, Visit

FOOTINGS = {"with consent": "ok", "without consent": "late", "consent withdrawn": "late", "consent ran out": "late"}
BONDS = {"bound": "due", "no longer bound": "none", "not bound": "none"}
STANDS = {
    "settled": "ok", "withdrawn": "none", "means refused": "late", "complained of": "due", "settled by some": "wait",
}  # fmt: skip
CLOCKS = {"running": "wait", "met": "ok", "overdue": "late"}


@dataclass(frozen=True, slots=True)
class PresenceLine:
    """Somebody on another State's territory, on what footing."""

    who: str
    host: str
    place: str
    since: str
    left: str
    footing: Markup
    tone: str
    act: Link
    consent: Link | None


@dataclass(frozen=True, slots=True)
class ConductLine:
    """One State and one decision: vote, bond, what it did, who assessed it."""

    who: str
    decision: Link
    vote: Markup | str
    bond: Markup
    tone: str
    did: tuple[Link, ...]
    assessed: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A dispute as it stands: between whom, about what, what was tried, what is due."""

    name: Markup
    parties: str
    subject: Markup
    under: tuple[Link, ...]
    since: str
    stands: Markup
    tone: str
    tried: tuple[Markup, ...]
    clocks: tuple[tuple[Markup, str], ...]
    acts: tuple[Link, ...]


def presences(visit: Visit, crisis: CrisisAnswer) -> tuple[PresenceLine, ...]:
    """Give who was present abroad in a crisis."""
    return tuple(
        PresenceLine(
            visit.name(one.who), visit.name(one.host), visit.name(one.place), visit.date(one.since), visit.date(one.left) if one.left else "",
            visit.language.value(one.footing), FOOTINGS[one.footing], visit.act(one.act), visit.act(one.consent) if one.consent else None,
        )
        for one in crisis.presences
    )  # fmt: skip


def conduct(visit: Visit, name: str) -> tuple[ConductLine, ...]:
    """Give the conduct of States under the decisions of a crisis: of those that did, did not, or were assessed."""
    rows = visit.as_of.defence.ask_conduct(of=name).value
    return tuple(_conduct(visit, one) for one in rows if isinstance(one, Conduct) and (one.did or one.declined or one.assessed))


def _conduct(visit: Visit, one: Conduct) -> ConductLine:
    assessed = tuple(
        visit.text("conduct-found-by", by=visit.name(found.by), finding=visit.language.value(found.finding)) for found in one.assessed
    )
    acts = tuple(
        Link(sentence(visit, entry).striptags(), visit.act(act).address)
        for act in (*one.did, *one.declined)
        if (entry := visit.organization.by_id.get(act))
    )
    decided = Link(f"{word(visit, one.what).striptags()} ({visit.date(one.decided)})", visit.act(one.decision).address)
    vote = visit.language.value(one.vote) if one.vote else "—"
    return ConductLine(visit.name(one.who), decided, vote, visit.language.value(one.bond), BONDS[one.bond], acts, assessed)


def disputes(visit: Visit, some: Iterable[object]) -> tuple[DisputeLine, ...]:
    """Give disputes as rows of a table."""
    return tuple(_dispute(visit, one) for one in some if isinstance(one, Dispute))


def _dispute(visit: Visit, one: Dispute) -> DisputeLine:
    value = visit.language.value
    tried = tuple(visit.text("dispute-tried", means=value(each.means), stands=value(each.stands)) for each in one.tried)
    clocks = tuple(
        (visit.text("dispute-due", what=value(each.what), date=visit.date(each.by), stands=value(each.stands)), CLOCKS[each.stands])
        for each in one.clocks
    )
    return DisputeLine(
        word(visit, one.name), visit.names_of(one.parties), word(visit, one.subject), tuple(visit.cite(each) for each in one.under),
        visit.date(one.since), value(one.stands), STANDS.get(one.stands, "wait"), tried, clocks, tuple(visit.act(act) for act in one.acts),
    )  # fmt: skip
