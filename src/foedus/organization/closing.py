"""This file is about what is closed: which labels are enough to read an act, and which acts a reader with some labels may read.

Everything here is reckoned from acts that are open to all and from the stubs of the closed ones, so that
anybody can compute who may read an act without being able to read it. :func:`readable` is the one selector:
no other code hands out a closed act.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

from msgspec import Struct

from foedus.answer import Answer, reason
from foedus.corpus.corpus import Corpus
from foedus.corpus.organ import Organ
from foedus.corpus.procedure import Audience
from foedus.dates import Instant, day_of, length, when, zone
from foedus.finding import Code, Finding
from foedus.organization.as_of import AsOf
from foedus.record.entry import Entry
from foedus.record.leaf import Stub
from foedus.record.restriction import Disclosed
from foedus.rules.audience import OPEN, Facts, labels, may_read, needed

NOT_THE_ORIGINATOR = Code("disclosure-not-by-originator", "warning", seat=str, owner=str)
NOT_CLOSED = Code("disclosure-of-open-act", "warning", seat=str)


UNTOLD = Stub(matter="", rule="")
"""Stands for the stub of an act that was open and is not here any more."""


class Withheld(Struct, frozen=True):
    """What a reader knows of an act that it may not read, or that is not here: where it stands, its id, its stub, when it was received."""

    position: int
    id: str
    stub: Stub = UNTOLD
    received: Instant | None = None


class Readable(Struct, frozen=True):
    """A record as one reader may read it: the acts, what is withheld, and what is wrong with disclosures."""

    entries: tuple[Entry, ...]
    withheld: tuple[Withheld, ...] = ()
    findings: tuple[Finding, ...] = ()


def audiences(corpus: Corpus) -> Mapping[str, Audience]:
    """Give the audience that each article of the corpus's procedures names, by its citation, adopted or not."""
    return {
        f"{instrument.id} {article.number}": provision
        for instrument in corpus.instruments
        for article in instrument.articles
        for provision in article.provisions
        if isinstance(provision, Audience)
    }


def labels_of(seat: str, view: AsOf) -> frozenset[str]:
    """Give the labels of a seat: itself, and every organ in which it sits at an instant with its part not suspended.

    :param seat: a State, an organ or an official; empty: the public.
    :param view: the organization as everybody can know it: the public fold.
    """
    if not seat:
        return labels(Facts())
    organs = dict.fromkeys(provision.organ for _, provision in view.treaty.provisions(Organ))
    if seat in organs:
        return labels(Facts(seat, (seat,)))
    excluded = view.membership.excluded(seat) is not None
    # Who sits in an organ is asked of the organ: it leaves out whoever's part is suspended.
    sits = () if excluded else tuple(organ for organ in organs if seat in view.organs.members(organ))
    # What came while a member's part was suspended stays shut to it when it is back, until somebody discloses it.
    return labels(Facts(seat, sits, (seat,), view.membership.away(seat)))


def readable(
    corpus: Corpus, entries: Sequence[Entry], held: frozenset[str], absent: Iterable[Withheld] = (), *, at: Instant | None = None
) -> Readable:
    """Select what a reader may read.

    :param entries: every act whose body is here, closed ones with their stubs.
    :param held: the reader's labels.
    :param absent: what is known of acts whose bodies are not here; they are withheld from everybody.
    :param at: as of when: a disclosure that is to take effect later does not count yet. Without it the last instant at
        which the record is known to have grown counts.
    """
    absent = tuple(absent)
    if at is None:
        at = max((one.entered for one in entries if one.entered is not None), default=None)
    disclosed, findings = _disclosures(entries, absent, at, zone(corpus.header.seat.zone))
    known = audiences(corpus)
    seen: list[Entry] = []
    withheld = list(absent)
    for entry in entries:
        if entry.stub is None or may_read(held, enough(entry.stub, known, disclosed.get(entry.id, ())), entry.entered):
            seen.append(entry)
        else:
            withheld.append(Withheld(entry.position, entry.id, entry.stub, entry.entered))
    return Readable(tuple(seen), tuple(sorted(withheld, key=lambda one: one.position)), findings)


def enough(stub: Stub, known: Mapping[str, Audience], disclosed_to: Iterable[str] = ()) -> frozenset[str]:
    """Give the labels of which one is enough to read the act of a stub. A rule that nobody knows opens it to its author alone."""
    audience = known.get(stub.rule)
    if audience is None:
        return needed(stub.seat, disclosed_to=disclosed_to)
    return needed(stub.seat, organs=audience.members_of, offices=audience.offices, disclosed_to=disclosed_to)


def _disclosures(
    entries: Sequence[Entry], absent: Sequence[Withheld], at: Instant | None, seat: tzinfo
) -> tuple[dict[str, tuple[str, ...]], tuple[Finding, ...]]:
    """Gather to whom acts were disclosed until an instant: by the seat whose act it is, a State or an organ; nobody else discloses."""
    closed = {entry.id: entry.stub for entry in entries if entry.stub is not None} | {one.id: one.stub for one in absent}
    found: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for entry in entries:
        body = entry.act.body
        if not isinstance(body, Disclosed) or entry.stub is not None:
            continue
        stub = closed.get(body.what)
        if stub is None:
            findings.append(NOT_CLOSED.finding(seat=entry.act.seat, act=entry.id))
        elif entry.act.seat != stub.seat:
            findings.append(NOT_THE_ORIGINATOR.finding(seat=entry.act.seat, owner=stub.seat, act=entry.id))
        elif at is None or when(entry.act.times.effective or entry.act.times.done, seat).first <= at:
            found[body.what] = (*found.get(body.what, ()), *body.to)
    return found, tuple(findings)


class Overdue(Struct, frozen=True):
    """An act that should be open to all by now: where it stands, whose it is, by which article it was closed, since when it is overdue."""

    position: int
    act: str
    owner: str
    under: str
    matter: str
    since: str


OVERDUE = Code("disclosure-overdue", "note", seat=str, until=str)
NONE_OVERDUE = Code("disclosure-none-overdue", "note", closed=int)


def ask_overdue(corpus: Corpus, entries: Sequence[Entry], withheld: Sequence[Withheld], view: AsOf) -> Answer:
    """Say which disclosures are overdue, of the acts that a reader may read and of those whose stubs are all that it knows."""
    closed = [one for one in entries if one.stub is not None or isinstance(one.act.body, Disclosed)]
    undisclosed = readable(corpus, closed, frozenset({OPEN})).withheld
    found = overdue(corpus, sorted((*undisclosed, *withheld), key=lambda one: one.position), view)
    rows = tuple(
        Overdue(one.position, one.id, one.stub.seat, one.stub.rule, one.stub.matter, latest_day_of(corpus, one, view)) for one in found
    )
    if not rows:
        return Answer(rows, (reason(NONE_OVERDUE, closed=len(undisclosed) + len(withheld)),))
    return Answer(rows, tuple(reason(OVERDUE, article=row.under, seat=row.owner, until=row.since) for row in rows))


def latest_day_of(corpus: Corpus, one: Withheld, view: AsOf) -> str:
    """Give the latest day on which a closed act is to be disclosed, by its stub and by the article that closes it; empty, if none is set."""
    rule = audiences(corpus).get(one.stub.rule)
    days = [one.stub.until] if one.stub.until else []
    if rule is not None and rule.until and one.received is not None:
        days.append(length(rule.until).after(day_of(one.received, view.treaty.seat)).isoformat())
    return min(days, key=lambda day: when(day, view.treaty.seat).last, default="")


def overdue(corpus: Corpus, withheld: Iterable[Withheld], view: AsOf) -> tuple[Withheld, ...]:
    """Give the withheld acts whose latest day of disclosure has passed, by their stub or by the article that closes them."""
    seat = view.treaty.seat
    days = ((one, latest_day_of(corpus, one, view)) for one in withheld)
    return tuple(one for one, day in days if day and when(day, seat).last < view.at)
