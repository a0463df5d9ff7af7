"""This file is about who holds an office: since when, by which appointment, acting or not, and when the office is vacant."""

from __future__ import annotations

from collections.abc import Iterable

from immutables import Map

from foedus.answer import CONDITIONAL, NO_RULE, Answer, Missing, Reason, missing, reason
from foedus.corpus.corpus import Corpus
from foedus.corpus.organ import Office
from foedus.dates import DateError, When, day_of, end_of, when
from foedus.finding import Code
from foedus.mechanisms.organs.law import law_of
from foedus.mechanisms.organs.register import OfficeHeld, State
from foedus.mechanisms.treaty.questions import Treaty

VACANT = "vacant"

HELD = Code("office-held", "note", person=str, office=str, national_of=str, since=str, organ=str)
HELD_ACTING = Code("office-held-acting", "note", person=str, office=str, national_of=str, since=str, organ=str)
HELD_UNTIL = Code("office-held-until", "note", person=str, until=str)
RULE = Code("office-rule", "note", office=str, organ=str)
TERM = Code("office-term", "note", office=str, term=str)
PROPOSED = Code("office-proposed-by", "note", office=str, organ=str)
NOT_IN_TEXT = Code("office-not-in-text", "note", office=str)
NEVER_FILLED = Code("office-never-filled", "note", office=str)
RELIEVED = Code("office-relieved", "note", person=str, office=str, on=str)
TERM_OVER = Code("office-term-over", "note", person=str, office=str, until=str)
AWAITED = Code("office-appointed-from", "note", person=str, office=str, since=str)
BEGIN_IMPRECISE = Code("office-begin-imprecise", "note", person=str, office=str, since=str)
END_IMPRECISE = Code("office-end-imprecise", "note", person=str, office=str, until=str)


def office_names(corpus: Corpus, recorded: Iterable[str] = ()) -> dict[str, str]:
    """Give every name of an office, its short name and its titles, with the short name that each stands for.

    :param recorded: the offices to which somebody was appointed, whether a text knows them or not.
    """
    ruled = {
        one.office: one.title
        for text in corpus.instruments
        for article in (*text.articles, *(change.article for change in text.changes))
        for one in article.provisions
        if isinstance(one, Office)
    }
    names = {name: name for name in (*ruled, *recorded)}
    names |= {title: office for office, title in ruled.items()}
    for office in dict.fromkeys((*ruled, *recorded)):
        actor = corpus.header.actors.get(office)
        names |= dict.fromkeys(actor.title.values() if actor else (), office)
    return names


def ask_office(state: State, treaty: Treaty, of: str) -> Answer:
    """Answer who holds an office: the person last appointed whose time has begun, that it is vacant, or that the record names nobody."""
    known = {name.casefold(): office for name, office in office_names(treaty.corpus, state.offices).items()}
    office = known.get(of.casefold(), of)
    led = _rule(treaty, office)
    every = [held for _, held in sorted(state.offices.get(office, Map()).items())]
    begun = [one for one in every if one.since.first < treaty.at]
    awaited = tuple(
        reason(AWAITED, act=one.act, person=one.person, office=office, since=one.since.text)
        for one in every
        if one.since.first >= treaty.at
    )
    if not begun:
        if not led[0].article:
            return Answer(NO_RULE, (*led, *awaited))
        # Where the record names nobody, somebody may have held it all the same.
        return Answer(CONDITIONAL, (*led, *awaited), (missing(NEVER_FILLED, article=led[0].article, office=office),))
    last = begun[-1]
    told = (*led, *_held(last), *awaited)
    if treaty.at <= last.since.last:
        before = _held(begun[-2]) if len(begun) > 1 else ()
        return Answer(CONDITIONAL, (*led, *before, *_held(last), *awaited), (_begins(last),))
    gone, lack = _gone(last, treaty)
    if lack is not None:
        return Answer(CONDITIONAL, told, (lack,))
    if gone is not None:
        return Answer(VACANT, (*led, gone, *awaited))
    return Answer(_row(last), told)


def _row(one: OfficeHeld) -> dict[str, str | bool]:
    return {
        "person": one.person, "national_of": one.national_of, "since": one.since.text, "until": one.until, "acting": one.acting,
        "office": one.office, "appointed_by": one.appointed_by,
    }  # fmt: skip


def _rule(treaty: Treaty, office: str) -> tuple[Reason, ...]:
    """Say who appoints and for how long, or that no text in force knows the office."""
    found = law_of(treaty).offices.get(office)
    if found is None:
        return (reason(NOT_IN_TEXT, office=office),)
    cited, rule = found
    led = [reason(RULE, article=cited, office=office, organ=rule.appointed_by)]
    if rule.term:
        led.append(reason(TERM, article=cited, office=office, term=rule.term))
    if rule.proposed_by:
        led.append(reason(PROPOSED, article=cited, office=office, organ=rule.proposed_by))
    return tuple(led)


def _held(one: OfficeHeld) -> tuple[Reason, ...]:
    code = HELD_ACTING if one.acting else HELD
    said = reason(
        code, act=one.act, person=one.person, office=one.office, national_of=one.national_of, since=one.since.text, organ=one.appointed_by
    )
    return (said, reason(HELD_UNTIL, act=one.act, person=one.person, until=one.until)) if one.until else (said,)


def _begins(one: OfficeHeld) -> Missing:
    return missing(BEGIN_IMPRECISE, person=one.person, office=one.office, since=one.since.text)


def _gone(one: OfficeHeld, treaty: Treaty) -> tuple[Reason | None, Missing | None]:
    """Say that the last holder has gone, or that the record leaves the day open; nothing of either while it is held."""
    relieved, ends = _read(one.relieved, treaty), _read(one.until, treaty)
    if relieved is not None and treaty.at > relieved.first:
        if treaty.at <= relieved.last:
            return None, missing(END_IMPRECISE, person=one.person, office=one.office, until=one.relieved)
        return reason(RELIEVED, act=one.act, person=one.person, office=one.office, on=one.relieved), None
    # The last day of a term still counts whole.
    if ends is not None and treaty.at > end_of(day_of(ends.first, treaty.seat), treaty.seat):
        if treaty.at <= end_of(day_of(ends.last, treaty.seat), treaty.seat):
            return None, missing(END_IMPRECISE, person=one.person, office=one.office, until=one.until)
        return reason(TERM_OVER, act=one.act, person=one.person, office=one.office, until=one.until), None
    return None, None


def _read(text: str, treaty: Treaty) -> When | None:
    try:
        return when(text, treaty.seat) if text else None
    except DateError:
        return None
