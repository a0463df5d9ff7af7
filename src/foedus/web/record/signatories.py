"""This file is about who signed for a State, as an act's page shows it: the person and the capacity, what the signature comes to.

Which key signed stands in :mod:`foedus.web.record.signatures`; here is the person, of whom the law of treaties asks.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from foedus.answer import Answer
from foedus.mechanisms.treaty.questions import Signature
from foedus.organization.signed import ask_signed
from foedus.record.entry import Entry
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit
from foedus.web.why import Why, why_of
from foedus.words.speech import put

_TONES = {"counts": "ok", "waits for confirmation": "wait", "authenticates the text": "none"}


@dataclass(frozen=True, slots=True)
class SignatoryView:
    """The person who signed a treaty for a State, and what that comes to; empty, where the record does not say."""

    person: str | Markup
    capacity: str
    effect: str
    tone: str
    why: Why


@dataclass(frozen=True, slots=True)
class DisavowedView:
    """That the act's seat repudiates it, since when, by which act."""

    says: str
    act: Link


def signatory(visit: Visit, entry: Entry) -> SignatoryView | None:
    """Say who signed for the State, if the act is a signature on a treaty."""
    stated = visit.organization.stated(entry.id) or entry
    if not isinstance(stated.act.body, Signature):
        return None
    answer: Answer = ask_signed(visit.organization, entry.id, visit.as_of)
    told = answer.value
    # What the key's line says stands in the table below it.
    led = [one for one in answer.because if one.article]
    capacity = put(told.capacity, visit.language.code, visit.names) if told.capacity else ""
    effect = str(visit.text("effect-" + told.effect.replace(" ", "-")))
    read = visit.organization.world.timelines.signings.get(entry.id)
    lacking = [read.missing] if read and read.missing else []
    return SignatoryView(
        word(visit, told.person) if told.person else "", capacity, effect, _TONES[told.effect], why_of(visit, led, lacking)
    )  # fmt: skip


def disavowed(visit: Visit, entry: Entry) -> DisavowedView | None:
    """Say that the seat of an act repudiates it as of the date."""
    one = visit.disavowed.get(entry.id)
    if one is None:
        return None
    return DisavowedView(str(visit.text("repudiated-says", seat=visit.name(one.seat), since=visit.day(one.since))), visit.entry(one.by))
