"""This file is about the page of one State: status under every instrument, seat and vote, duties, posts, positions, delays, acts."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.record.entry import Entry
from foedus.web.address import Address
from foedus.web.members.listing import bonds, chaired, states, telling
from foedus.web.members.owed import Due, dues
from foedus.web.members.part import Asked, Exercised, PostHeld, Taken, delays, exercises, posts, requests
from foedus.web.members.part import Position as Stood
from foedus.web.members.part import positions as stood
from foedus.web.members.powers import PowersView, powers
from foedus.web.organs.listing import organ_names
from foedus.web.organs.presenter import VOTES
from foedus.web.problem import Problem, unknown
from foedus.web.record.rows import lines
from foedus.web.situation.presenter import TONES
from foedus.web.visit import Link, Visit
from foedus.web.why import Side, Why, why, why_of

PAGE = 25


@dataclass(frozen=True, slots=True)
class Bond:
    """The status of a State under one instrument."""

    instrument: Link
    code: str
    status: str
    tone: str
    acted_on: str
    since: str
    done: str
    why: Why


@dataclass(frozen=True, slots=True)
class Seat:
    """The seat and the vote of a State in organs that give the same answer."""

    organs: tuple[Link, ...]
    vote: Markup
    tone: str
    why: Why


@dataclass(frozen=True, slots=True)
class Acts:
    """One page of a State's acts."""

    rows: tuple[Markup, ...]
    found: int
    page: int
    pages: int
    newer: Address | None
    older: Address | None


@dataclass(frozen=True, slots=True)
class MemberView:
    """One State as a page shows it."""

    code: str
    name: str
    lede: tuple[Markup, ...]
    status: Bond
    bonds: int
    bound: tuple[Bond, ...]
    seats: tuple[Seat, ...]
    powers: PowersView
    dues: tuple[Due, ...]
    owed_now: int
    posts: tuple[PostHeld, ...]
    stood: tuple[Stood, ...]
    asked: tuple[Asked, ...]
    delays: tuple[Taken, ...]
    exercises: tuple[Exercised, ...]
    contested: tuple[tuple[Link, tuple[Side, ...]], ...]
    acts: Acts
    record: Address


def present(visit: Visit, given: str, turned: str) -> MemberView | Problem:
    """Show one State as of the date."""
    every = states(visit)
    if given not in every:
        known = {code: visit.address.to("members", code) for code in every}
        return unknown("problem-member", given, known, labels={code: f"{code} — {visit.name(code)}" for code in every})
    acts = _acts(visit, given, turned)
    if isinstance(acts, Problem):
        return acts
    instrument = telling(visit, given, visit.as_of.membership.instrument)
    status = _bond(visit, given, instrument)
    owed = visit.as_of.defence.ask_obligations(of=given)
    due = dues(visit, owed)
    bound = _bonds(visit, given)
    return MemberView(
        given,
        visit.name(given),
        _lede(visit, given, status, instrument),
        status,
        bonds(visit, given),
        bound,
        _seats(visit, given),
        powers(visit, given),
        due,
        sum(one.tone == "due" for one in due),
        posts(visit, given),
        stood(visit, given),
        requests(visit, given),
        delays(visit, given),
        exercises(visit, given),
        tuple((one.instrument, one.why.sides) for one in bound if one.why.sides),
        acts,
        visit.address.to("record", by=given),
    )


def _lede(visit: Visit, code: str, status: Bond, instrument: str) -> tuple[Markup, ...]:
    name, on = visit.name(code), visit.date(visit.on)
    membership = visit.as_of.membership
    organized = visit.as_of.treaty.in_force(instrument)
    if code in membership.members():
        said = [visit.text("member-is", name=name, date=on, since=status.since, instrument=status.code)]
    elif code in membership.contested():
        said = [visit.text("member-contested", name=name, date=on)]
    elif status.status == visit.language.value("none") or not organized:
        said = [visit.text("member-not", name=name, date=on)]
    else:
        said = [visit.text("member-was", name=name, date=on, status=status.status, instrument=status.code)]
    if membership.is_suspended(code):
        said.append(visit.text("member-suspended", name=name))
    apart = membership.apart(code)
    if apart is not None and apart.frozen:
        said.append(visit.text("member-frozen", since=visit.day(apart.since)))
    if membership.arrears_since(code) is not None:
        said.append(visit.text("member-arrears", since=visit.day(membership.arrears_since(code) or 0)))
    seats = chaired(visit, code)
    if seats:
        said.append(visit.text("member-chairs", organs=", ".join(one.words for one in seats)))
    return tuple(said)


def _bond(visit: Visit, code: str, instrument: str) -> Bond:
    standing = visit.as_of.treaty.standing(code, instrument)
    answer = visit.settled(lambda view: view.membership.ask_status(of=code, under=instrument))
    status = str(answer.value)
    return Bond(
        Link(visit.title(instrument), visit.address.to("treaty", instrument)),
        instrument,
        str(visit.language.value(status)),
        TONES.get(status, "none"),
        str(visit.language.value(str(answer.acted_on.value))) if answer.acted_on else "",
        visit.day(standing.since) if standing.since else "",
        visit.iso(standing.since) if standing.since else "",
        why(visit, answer, f"state:{code}", f"instrument:{instrument}", "question:status"),
    )


def _bonds(visit: Visit, code: str) -> tuple[Bond, ...]:
    """Give the status under every instrument in which the State has had a part by the date, in the order of the corpus."""
    treaty = visit.as_of.treaty
    # A State may have a part that waits for its own word: where an act of it is on record, the answer is asked for.
    some = [one.id for one in visit.organization.corpus.instruments if code in treaty.timeline(one.id).courses]
    unknown = str(visit.language.value("none"))
    return tuple(one for one in (_bond(visit, code, name) for name in some) if one.status != unknown)


def _seats(visit: Visit, code: str) -> tuple[Seat, ...]:
    """Say in which organs the State has a seat and a vote; organs that answer alike stand together."""
    organs = visit.as_of.organs
    alike: dict[str, list[str]] = {}
    for organ in organ_names(visit):
        answer = organs.ask_may_vote(of=code, in_=organ)
        if answer.value != "no rule":
            alike.setdefault("no-seat" if any(one.code == "organ-no-seat" for one in answer.because) else answer.value, []).append(organ)
    seats = []
    for value, some in alike.items():
        answers = [organs.ask_may_vote(of=code, in_=organ) for organ in some]
        behind_it = why_of(
            visit,
            [reason for answer in answers for reason in answer.because],
            [lack for answer in answers for lack in answer.missing],
            answers[0].positions,
            answers[0].acted_on,
            matters=(f"state:{code}", "question:may-vote", *(f"organ:{organ}" for organ in some)),
        )
        links = tuple(Link(visit.name(organ), visit.address.to("organs", organ)) for organ in some)
        seats.append(Seat(links, visit.text("vote-" + value.replace(" ", "-")), VOTES.get(value, "none"), behind_it))
    return tuple(seats)


def _acts(visit: Visit, code: str, turned: str) -> Acts | Problem:
    """Turn to a page of the acts of a State and of its bodies, the latest first."""
    own: list[Entry] = [entry for entry in visit.entries if entry.act.seat.partition(":")[0] == code]
    own.reverse()
    pages = max(1, -(-len(own) // PAGE))
    if turned and not (turned.isdecimal() and turned.isascii() and 1 <= int(turned) <= pages):
        return Problem(404, "problem-page", turned, (), (("pages", str(pages)),))
    page = int(turned or 1)
    newer = visit.address.asking(page=str(page - 1) if page > 2 else "") if page > 1 else None
    older = visit.address.asking(page=str(page + 1)) if page < pages else None
    rows = lines(visit, own[(page - 1) * PAGE : page * PAGE])
    return Acts(rows, len(own), page, pages, newer, older)
