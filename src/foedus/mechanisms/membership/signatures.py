"""This file reads every signature on a treaty: what it comes to, given who signed, in what form, and what the State did since.

Initialling makes the text authentic and no more, unless it was agreed to be signature (VCLT arts. 10, 12(2)(a)). A signature *ad
referendum* counts from its own date once its State confirms it (12(2)(b)). One by somebody who could not be considered as
authorized is without effect unless its State confirms it afterwards (8): in words, or by ratifying what was signed. All of
them are read at once, whatever the order of their arrival; the treaty below takes what they come to as an effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Reason, missing, reason
from foedus.dates import DateError, Instant, When, when
from foedus.finding import Code
from foedus.mechanisms.membership.authority import Doing, Extent, authority
from foedus.mechanisms.membership.powers import MAKES_POWERS, Powers, replayed
from foedus.mechanisms.treaty.questions import (
    Deposit,
    InitiallingAgreed,
    Ratification,
    Signature,
    SignatureConfirmed,
    Signing,
    Signings,
)
from foedus.record.entry import Entry
from foedus.states import STATES

INITIALLED = Code("initialled-only", "note", state=str, instrument=str, on=str)
INITIALLING_SIGNS = Code("initialling-is-signature", "note", state=str, instrument=str)
AD_REFERENDUM = Code("signed-ad-referendum", "note", state=str, instrument=str, on=str)
CONFIRMED = Code("signature-confirmed", "note", state=str, instrument=str, on=str)
BY_CONDUCT = Code("signature-confirmed-by-conduct", "note", state=str, instrument=str, on=str)
AWAITED = Code("signature-awaits-confirmation", "note", state=str, instrument=str)
UNAUTHORIZED = Code("signed-without-authority", "warning", state=str, instrument=str, person=str, capacity=str)
WITHOUT_EFFECT = Code("signature-without-effect", "note", state=str, instrument=str, person=str)
UNCONFIRMED = Code("unauthorized-signature-unconfirmed", "note", state=str, instrument=str, person=str)

MAKES_SIGNINGS = MAKES_POWERS | {one.kind for one in (Signature, SignatureConfirmed, InitiallingAgreed, Ratification, Deposit)}
"""The kinds of act on which it hangs what a signature comes to."""


class Signed(Struct, frozen=True):
    """A signature on a treaty: the act, whose, on what, when."""

    entry: Entry
    body: Signature
    state: str
    at: When

    def doing(self) -> Doing:
        """Give what its person did, as :mod:`authority` judges it."""
        body = self.body
        extent: Extent = "initial" if body.form == "initialling" else "sign"
        return Doing(self.state, body.signatory, body.capacity, extent, body.instrument, self.at.first, self.at.last)


class Sealed(Struct, frozen=True):
    """What cures a signature: a confirmation in words, or what the State did later as one that had signed."""

    state: str
    instrument: str
    since: Instant
    said: str
    act: str
    of: tuple[str, ...] = ()
    by_conduct: bool = False

    def cures(self, one: Signed) -> bool:
        """Say whether it confirms a signature."""
        if self.of:
            return self.state == one.state and one.entry.id in self.of
        return (self.state, self.instrument) == (one.state, one.body.instrument) and self.since >= one.at.first


def signings(entries: Iterable[Entry], seat: tzinfo, confirmed: frozenset[str] = frozenset()) -> Signings:
    """Read every signature among some acts.

    :param confirmed: ids of signatures that are taken to be confirmed, so that it can be seen what would turn on that.
    """
    some = [entry for entry in entries if entry.act.body.kind in MAKES_SIGNINGS]
    found = [one for entry in some if (one := _signed(entry, seat))]
    judged = [one for one in found if one.body.form != "full" or one.body.signatory or one.body.capacity]
    if not judged:
        # History that says neither who signed nor how is not judged.
        return {}
    powers = replayed(some, seat)
    seals = sorted((seal for entry in some if (seal := _seal(entry, seat))), key=lambda one: (one.by_conduct, one.since, one.act))
    agreed = _agreed(some, found)
    return {one.entry.id: _read(one, powers, seals, agreed, confirmed) for one in judged}


def _signed(entry: Entry, seat: tzinfo) -> Signed | None:
    body = entry.act.body
    at = _at(entry, seat) if isinstance(body, Signature) else None
    return Signed(entry, body, _state(entry), at) if isinstance(body, Signature) and at else None


def _seal(entry: Entry, seat: tzinfo) -> Sealed | None:
    body = entry.act.body
    at = _at(entry, seat)
    if at is None or not isinstance(body, SignatureConfirmed | Ratification | Deposit):
        return None
    of = entry.act.references.get("confirms", ()) if isinstance(body, SignatureConfirmed) else ()
    return Sealed(_state(entry), body.instrument, at.last, at.text, entry.id, of, not isinstance(body, SignatureConfirmed))


def _at(entry: Entry, seat: tzinfo) -> When | None:
    times = entry.act.times
    try:
        return when(times.effective or times.done, seat)
    except DateError:
        # The treaty says that the date cannot be read, and takes no account of the act.
        return None


def _state(entry: Entry) -> str:
    return entry.act.seat.partition(":")[0]


def _agreed(some: Iterable[Entry], found: Iterable[Signed]) -> Mapping[str, bool]:
    """Say of which instruments it is established that initialling signs: all who initialled said so, or somebody recorded it for all."""
    said: dict[str, set[str]] = {}
    for entry in some:
        if isinstance(entry.act.body, InitiallingAgreed):
            said.setdefault(entry.act.body.instrument, set()).add(_state(entry))
    initialled: dict[str, set[str]] = {}
    for one in found:
        if one.body.form == "initialling":
            initialled.setdefault(one.body.instrument, set()).add(one.state)
    return {
        name: states <= said.get(name, set()) or any(one not in STATES for one in said.get(name, ())) for name, states in initialled.items()
    }


def _read(one: Signed, powers: Powers, seals: Iterable[Sealed], agreed: Mapping[str, bool], confirmed: frozenset[str]) -> Signing:
    by = authority(one.doing(), powers) if one.body.signatory or one.body.capacity else None
    known = (by,) if by else ()
    state, name, on = one.state, one.body.instrument, one.at.text
    if one.body.form == "initialling":
        if not agreed.get(name):
            only = reason(INITIALLED, article="VCLT 10", act=one.entry.id, state=state, instrument=name, on=on)
            return Signing(counts=False, reasons=(only, *known))
        known = (reason(INITIALLING_SIGNS, article="VCLT 12(2)(a)", act=one.entry.id, state=state, instrument=name), *known)
    seal = next((seal for seal in seals if seal.cures(one)), None)
    if one.body.form == "ad referendum":
        # Whoever may not sign for good signs so; the confirmation is the State's own and cures what was lacking.
        return _ad_referendum(one, seal, known, assumed=one.entry.id in confirmed)
    if by or not (one.body.signatory or one.body.capacity):
        return Signing(counts=True, reasons=known)
    return _unauthorized(one, seal, known, assumed=one.entry.id in confirmed)


def _ad_referendum(one: Signed, seal: Sealed | None, known: tuple[Reason, ...], *, assumed: bool) -> Signing:
    state, name = one.state, one.body.instrument
    on_record = reason(AD_REFERENDUM, article="VCLT 12(2)(b)", act=one.entry.id, state=state, instrument=name, on=one.at.text)
    read = Signing(
        counts=assumed, reasons=(on_record, *known), missing=missing(AWAITED, article="VCLT 12(2)(b)", state=state, instrument=name)
    )
    return _cured(read, one, seal) if seal else read


def _unauthorized(one: Signed, seal: Sealed | None, known: tuple[Reason, ...], *, assumed: bool) -> Signing:
    said = {"state": one.state, "instrument": one.body.instrument, "person": one.body.signatory or one.body.capacity}
    why = reason(WITHOUT_EFFECT, article="VCLT 8", act=one.entry.id, **said)
    found = UNAUTHORIZED.finding(
        cites="VCLT 7", act=one.entry.id, place=one.entry.place, state=one.state, instrument=one.body.instrument,
        person=one.body.signatory, capacity=one.body.capacity,
    )  # fmt: skip
    read = Signing(counts=assumed, reasons=(why, *known), missing=missing(UNCONFIRMED, article="VCLT 8", **said), findings=(found,))
    return _cured(read, one, seal) if seal else read


def _cured(read: Signing, one: Signed, seal: Sealed) -> Signing:
    """Put the confirmation beside the finding, which stays: what was done is recorded, and so is what cured it."""
    code = BY_CONDUCT if seal.by_conduct else CONFIRMED
    article = "VCLT 12(2)(b)" if one.body.form == "ad referendum" else "VCLT 8"
    why = reason(code, article=article, act=seal.act, state=one.state, instrument=one.body.instrument, on=seal.said)
    return replace(read, counts=True, missing=None, reasons=(*read.reasons, why))
