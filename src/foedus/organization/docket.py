"""This file is about which lodged acts count: by the form in which each came, and by what its State has said of it since.

A lodged act *counts* where the procedures accept its form for its kind, or where its State has confirmed it. It *waits* where
they do not, where it came by voice, where another State lodged it, or where its telegram's authenticator was used before or is
of no pad on record. It is *disowned* when its State says that it is none of its own. What the State said first holds, and
reaches back to when the act was done. An act that waits or is disowned takes no effect; answers that would turn on it say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from foedus.corpus.corpus import Corpus
from foedus.corpus.procedure import AcceptedForms
from foedus.finding import Code, Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.entry import Entry
from foedus.record.lodging import VOICE, Lodged, PadCommitted, PadWithdrawn, opened

COUNTS, WAITS, DISOWNED, VOID = "counts", "waits", "disowned", "void"
LODGED = Lodged.kind
Rules = tuple[tuple[str, AcceptedForms], ...]
KINDS = frozenset({LODGED, PadCommitted.kind, PadWithdrawn.kind})
"""The kinds of act that are its business; others are by what they refer to."""
_SETTLING = ("confirms", "disowns")

BY_VOICE = Code("lodged-by-voice", "note", state=str, form=str)
FORM = Code("lodged-form", "note", state=str, form=str, kind=str)
BY_ANOTHER = Code("lodged-by-another-state", "warning", seat=str, state=str)
USED = Code("lodged-authenticator-used", "warning", state=str, pad=str, number=int)
NO_PAD = Code("lodged-pad-unknown", "warning", state=str, pad=str, number=int)
NOT_ITS_OWN = Code("lodged-disowned", "note", state=str)


class Standing(Struct, frozen=True):
    """Where a lodged act stands: whether it counts, the State's act if it can be read, and what there is to say of it.

    ``by_form`` tells whether it would count if its State had said nothing.
    """

    status: str
    act: Entry | None
    findings: tuple[Finding, ...] = ()
    by_form: bool = False


class Docket(Struct, frozen=True):
    """The lodged acts of a record, what settles them and the pads they name.

    ``assumed`` are the acts taken to count, and to be confirmed; ``without`` those left out, whatever they are: so it is
    seen what would turn on either.
    """

    rules: Rules = ()
    lodged: tuple[Entry, ...] = ()
    settling: tuple[Entry, ...] = ()
    pads: tuple[Entry, ...] = ()
    assumed: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    standings: Mapping[str, Standing] = {}

    def also(self, entries: Iterable[Entry]) -> Docket:
        """Give the docket that knows these entries too; those that are no business of it are passed over."""
        lodged: list[Entry] = []
        settling: list[Entry] = []
        pads: list[Entry] = []
        for entry in entries:
            references = entry.act.references
            if references and ("confirms" in references or "disowns" in references):
                settling.append(entry)
            kind = entry.act.body.kind
            if kind in KINDS:
                (lodged if kind == LODGED else pads).append(entry)
        if not (lodged or settling or pads):
            return self
        known = structs.replace(
            self,
            lodged=_by_position(self.lodged, lodged),
            settling=_by_position(self.settling, settling),
            pads=_by_position(self.pads, pads),
        )
        return structs.replace(known, standings=_standings(known))

    def assuming(self, acts: frozenset[str], without: frozenset[str] = frozenset()) -> Docket:
        """Give the docket in which these acts count, whatever speaks against it, and those are left out."""
        known = structs.replace(self, assumed=acts, without=without)
        return structs.replace(known, standings=_standings(known))

    def changed(self, before: Docket) -> tuple[Entry, ...]:
        """Give the lodged acts that were known before and stood otherwise then."""
        if self.standings is before.standings:
            return ()
        old = before.standings
        return tuple(one for one in self.lodged if one.id in old and old[one.id].status != self.standings[one.id].status)

    def counted(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Put in the place of each lodged act the State's own, and leave out those that do not count."""
        kept = (one for one in entries if one.id not in self.without) if self.without else entries
        read = (self.read(one)[0] if one.act.body.kind == LODGED else one for one in kept)
        return tuple(one for one in read if one is not None)

    def read(self, entry: Entry) -> tuple[Entry | None, tuple[Finding, ...]]:
        """Give the act of a State that counts in the place of a lodged one, or none, and what there is to say of it."""
        one = self.standings[entry.id]
        return (one.act if one.status == COUNTS else None), one.findings

    def of(self, status: str) -> tuple[Entry, ...]:
        """Give the lodged acts that stand so, in the order of the log; of disowned ones only those whose form had been accepted."""
        given = self.standings
        return tuple(one for one in self.lodged if given[one.id].status == status and (status != DISOWNED or given[one.id].by_form))


def _by_position(known: tuple[Entry, ...], new: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted((*known, *new), key=lambda one: one.position)) if new else known


def accepted(corpus: Corpus) -> Rules:
    """Give the articles of a corpus's procedures that say which forms count, adopted or not, each with its citation."""
    return tuple(
        (f"{instrument.id} {article.number}", provision)
        for instrument in corpus.instruments
        for article in instrument.articles
        for provision in article.provisions
        if isinstance(provision, AcceptedForms)
    )


def rule_for(rules: Rules, kind: str) -> Rules:
    """Give the article on a kind of act: the one that names it, or else the one for all the rest; none, if there is none."""
    named = tuple(one for one in rules if kind in one[1].for_acts)
    return (named or tuple(one for one in rules if "*" in one[1].for_acts))[:1]


def _standings(docket: Docket) -> dict[str, Standing]:
    used: dict[tuple[str, int], str] = {}
    by_form = {one.id: _by_form(one, docket, used) for one in docket.lodged}
    said = _said(docket, by_form)
    return {one.id: _settled(one, by_form[one.id], said.get(one.id, ""), docket.assumed) for one in docket.lodged}


def _by_form(entry: Entry, docket: Docket, used: dict[tuple[str, int], str]) -> Standing:
    """Judge a lodged act by how it came alone."""
    body = entry.act.body
    assert isinstance(body, Lodged)
    act = opened(entry, VOCABULARY)
    if isinstance(act, Finding):
        return Standing(VOID, None, (structs.replace(act, place=entry.place, act=entry.id),))
    found = _wrong_with_pad(entry, body, docket.pads, used)
    rule = rule_for(docket.rules, body.act)
    if found is None and _is_another_state(entry.act.seat, body.from_):
        found = BY_ANOTHER.finding(seat=entry.act.seat, state=body.from_)
    if found is None and not any(body.form in one.accepted_forms for _, one in rule):
        found = FORM.finding(state=body.from_, form=body.form, kind=body.act)
    if found is None and body.form == VOICE:
        found = BY_VOICE.finding(state=body.from_, form=body.form)
    if found is None:
        return Standing(COUNTS, act, (), by_form=True)
    return Standing(WAITS, act, (structs.replace(found, place=entry.place, act=entry.id),))


def _is_another_state(seat: str, of: str) -> bool:
    """Say whether a State lodges for another: an organ and an official may, a State speaks for itself."""
    state = seat.partition(":")[0]
    return len(state) == 3 and state.isalpha() and state.isupper() and state != of.partition(":")[0]


def _wrong_with_pad(entry: Entry, body: Lodged, pads: tuple[Entry, ...], used: dict[tuple[str, int], str]) -> Finding | None:
    if not body.pad:
        return None
    number = body.number or 0
    if used.setdefault((body.pad, number), entry.id) != entry.id:
        return USED.finding(state=body.from_, pad=body.pad[:16], number=number)
    pad = standing_pad(pads, body.pad, body.from_, entry.position)
    return None if pad and 1 <= number <= pad.count else NO_PAD.finding(state=body.from_, pad=body.pad[:16], number=number)


def standing_pad(pads: Iterable[Entry], commitment: str, state: str, position: int) -> PadCommitted | None:
    """Give the pad that a State had committed, and not withdrawn, before a position of the log."""
    found = None
    for one in pads:
        body = one.act.body
        if one.position < position and one.act.seat == state.partition(":")[0] and getattr(body, "commitment", "") == commitment:
            if isinstance(body, PadWithdrawn):
                return None
            found = found or (body if isinstance(body, PadCommitted) else None)
    return found


def _said(docket: Docket, by_form: Mapping[str, Standing]) -> dict[str, str]:
    """Gather what States said first of acts lodged in their names. What they said by a lodged act counts if its form does."""
    of = {one.id: one for one in docket.lodged}
    said: dict[str, str] = {}
    for entry in docket.settling:
        body = entry.act.body
        if isinstance(body, Lodged) and by_form[entry.id].status != COUNTS:
            continue
        seat = body.from_ if isinstance(body, Lodged) else entry.act.seat
        for relation in _SETTLING:
            for one in entry.act.references.get(relation, ()):
                lodged = of.get(one)
                if lodged is not None and lodged.position < entry.position and _may_settle(seat, lodged):
                    said.setdefault(one, relation)
    return said


def _may_settle(seat: str, lodged: Entry) -> bool:
    body = lodged.act.body
    return isinstance(body, Lodged) and seat in (body.from_, body.from_.partition(":")[0])


def _settled(entry: Entry, form: Standing, said: str, assumed: frozenset[str]) -> Standing:
    if form.act is None:
        return form
    if entry.id in assumed or said == "confirms":
        return structs.replace(form, status=COUNTS, findings=())
    if said == "disowns":
        finding = NOT_ITS_OWN.finding(state=form.act.act.seat, place=entry.place, act=entry.id)
        return structs.replace(form, status=DISOWNED, findings=(finding,))
    return form
