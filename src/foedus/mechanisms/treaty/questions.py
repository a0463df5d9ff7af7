"""This file holds what may be asked about instruments, always as of an instant: who is a party, which text is in force, why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import TypeVar

from foedus.answer import Answer, Position, Reason
from foedus.corpus.citation import Citation, citation
from foedus.corpus.corpus import Corpus
from foedus.corpus.provision import Provision
from foedus.dates import Instant, when
from foedus.mechanisms.treaty import answers, basis, between, correction, deadline, may, reading, reservations
from foedus.mechanisms.treaty.acts import (
    Deposit,
    EntryIntoForceRecorded,
    InitiallingAgreed,
    Ratification,
    Registration,
    Signature,
    SignatureConfirmed,
    TextAdopted,
)
from foedus.mechanisms.treaty.between import Between
from foedus.mechanisms.treaty.clause import cite
from foedus.mechanisms.treaty.compare import Difference, Found, compare
from foedus.mechanisms.treaty.consolidated import Consolidated, Redlined, Step, Wording, consolidated, place_of, redlined
from foedus.mechanisms.treaty.correction import corrected
from foedus.mechanisms.treaty.law import ArticleInForce
from foedus.mechanisms.treaty.objection import positions_on
from foedus.mechanisms.treaty.pairing import changes as changes_between
from foedus.mechanisms.treaty.permission import no_text, outside, together, unsettled
from foedus.mechanisms.treaty.signing import Signing, Signings
from foedus.mechanisms.treaty.standing import Standing, nothing
from foedus.mechanisms.treaty.state import Timelines
from foedus.mechanisms.treaty.timeline import Timeline
from foedus.rules.clock import Stop

P = TypeVar("P", bound=Provision)
_PRESENT = frozenset({"party", "denounced", "provisional", "contested", "conditional"})

__all__ = [
    "ArticleInForce",
    "Between",
    "Consolidated",
    "Deposit",
    "Difference",
    "EntryIntoForceRecorded",
    "Found",
    "InitiallingAgreed",
    "Ratification",
    "Redlined",
    "Registration",
    "Signature",
    "SignatureConfirmed",
    "Signing",
    "Signings",
    "Standing",
    "Step",
    "TextAdopted",
    "Timelines",
    "Treaty",
    "Wording",
    "changes_between",
    "compare",
    "corrected",
    "no_text",
    "outside",
    "place_of",
    "redlined",
    "together",
    "unsettled",
]  # fmt: skip


class Treaty:
    """The instruments as everything effective strictly before ``at`` makes them; a view, free to make."""

    __slots__ = ("at", "timelines")

    def __init__(self, timelines: Timelines, at: Instant) -> None:
        self.timelines = timelines
        self.at = at

    @property
    def residual(self) -> tuple[Treaty, ...]:
        """Give the general law on which answers rest where the text is silent, as of the same instant."""
        return tuple(Treaty(one, self.at) for one in self.timelines.residual)

    def basis(self, matter: str, states: tuple[str, ...], of: str) -> tuple[Reason, ...]:
        """Say on which articles of general law an answer about a matter rests between States, and why they apply."""
        return basis.basis(self, matter, states, of)

    @property
    def corpus(self) -> Corpus:
        """Give the corpus that is asked about."""
        return self.timelines.corpus

    @property
    def seat(self) -> tzinfo:
        """Give the time zone in which the organization's days begin."""
        return self.timelines.seat

    def timeline(self, instrument: str) -> Timeline:
        """Give an instrument through all time.

        :raises KeyError: the corpus has no such instrument; the front door checks names first.
        """
        return self.timelines.instruments[instrument]

    def in_force(self, instrument: str) -> bool:
        """Say whether an instrument is surely in force."""
        line = self.timelines.instruments[instrument]
        return line.in_force[line.index(self.at)]

    def parties(self, instrument: str) -> tuple[str, ...]:
        """Give the undisputed parties, sorted by code; a State whose notice runs is one of them."""
        line = self.timelines.instruments[instrument]
        return line.parties[line.index(self.at)]

    def applying(self, instrument: str) -> tuple[str, ...]:
        """Give the States that apply an instrument provisionally: they owe it meanwhile and are no parties (VCLT art. 25)."""
        return self.timelines.instruments[instrument].applying(self.at)

    def contested(self, instrument: str) -> tuple[str, ...]:
        """Give the States whose status is contested, or hangs on an imprecise date."""
        line = self.timelines.instruments[instrument]
        return line.unsettled[line.index(self.at)]

    def standing(self, state: str, instrument: str) -> Standing:
        """Give a State's status under an instrument, with reasons and positions."""
        course = self.timelines.instruments[instrument].courses.get(state)
        return course.at(self.at) if course else nothing(state, instrument)

    def continued(self) -> Mapping[str, str]:
        """Give, by the code that a text uses, the State that by now continues the one it names (the Soviet Union, and Russia)."""
        return {one.predecessor: one.successor for one in self.timelines.continued if one.at.last < self.at}

    def has_left(self, state: str, organ: str) -> Reason | None:
        """Give why a State sits in an organ no more though the treaty binds it as before, or None."""
        for one in self.timelines.left:
            if (one.state, one.organ) == (state, organ) and one.since.last < self.at:
                return one.why
        return None

    def parties_beside(self, instrument: str) -> tuple[str, ...]:
        """Give the undisputed parties of an instrument of this corpus, or of one that lies beside it; none of one that is nowhere."""
        views = (one for one in (self, *self.residual) if instrument in one.timelines.instruments)
        return next((one.parties(instrument) for one in views), ())

    def article(self, cited: Citation) -> ArticleInForce | None:
        """Give an article as it stands, or None if its instrument is not in force or has no such article left."""
        found = self.version(cited)
        return None if found is None or found.deleted else found

    def version(self, cited: Citation) -> ArticleInForce | None:
        """Give the last version of an article, also one that deletes it."""
        return self.timelines.law(self.at).articles.get((cited.instrument, cited.article))

    def ask_deadline(self, *, of: str, from_: str, stops: tuple[Stop, ...] = ()) -> Answer:
        """Say when a period that a text sets runs out, counted from a time, standing still during each stop."""
        return deadline.ask_deadline(self, of=of, from_=from_, stops=stops)

    def provisions(self, kind: type[P]) -> tuple[tuple[str, P], ...]:
        """Give every provision of a kind in force, each with its citation, consolidated."""
        return self.timelines.law(self.at).provisions(kind)

    def pending(self, kind: type[P]) -> tuple[tuple[str, str, P], ...]:
        """Give (citation, instrument, provision) of instruments concluded of which the record does not tell whether they are in force."""
        return tuple(
            (cite(text.id, article, provision), text.id, provision)
            for text in self.corpus.instruments
            if self.is_pending(text.id) and not self.timeline(text.id).operates(self.at)
            for article in text.articles
            for provision in article.provisions
            if isinstance(provision, kind)
        )

    def is_pending(self, instrument: str) -> bool:
        """Say whether an instrument is concluded while nothing on the record tells whether it has entered into force by now."""
        text = self.corpus.instrument(instrument)
        line = self.timeline(instrument)
        # What may have entered into force may have been concluded, however little is known of the day of that.
        maybe = bool(self.may_have_entered(instrument))
        concluded = text is not None and (maybe or when(text.front.concluded, self.seat).last < self.at)
        return concluded and (maybe or line.force.pending) and line.over(self.at) is None

    def may_have_entered(self, instrument: str) -> str:
        """Give the date of an entry into force that is too imprecise to tell whether it has come; nothing, if it surely has or has not."""
        since = self.timeline(instrument).force.since
        return since.text if since is not None and since.first < self.at <= since.last else ""

    def objections(self, article: str) -> tuple[Position, ...]:
        """Give the objections that parties have lodged to the reading of an article, as positions."""
        lodged = positions_on(article, self.timelines.objections, self.at, self.seat)
        return (*lodged, *self._rival_texts(article)) if self.timelines.corrections.deeds else lodged

    def _rival_texts(self, article: str) -> tuple[Position, ...]:
        cited = citation(article)
        text = self.corpus.instrument(cited.instrument)
        return correction.positions(text, cited, self.timelines.corrections, self.at, self.seat) if text else ()

    def consolidated(self, instrument: str, *, between: tuple[str, ...] = (), on_trial: Sequence[str] = ()) -> Consolidated:
        """Give the whole text of an instrument as it reads, between two States if they are named; with amendments read into it on trial."""
        return consolidated(self, instrument, between=between, on_trial=on_trial)

    def between(self, one: str, other: str, instrument: str) -> Between:
        """Give what an instrument is between two States: in force or not, in which version, with what set aside."""
        return between.force_between(self, instrument, one, other)

    def apart(self, instrument: str) -> tuple[tuple[str, str], ...]:
        """Give the pairs of States between which something stands on this instant: a reservation or a suspension."""
        pairs = self.timelines.pairs.get(instrument)
        if pairs is None:
            return ()
        tied = {one for one, ties in pairs.ties.items() if ties.at(self.at)}
        tied |= {one for one, spans in pairs.spans.items() if any(span.runs(self.at) for span in spans)}
        return tuple(sorted(one for one in tied if all(self.standing(state, instrument).status in _PRESENT for state in one)))

    def ask_parties(self, *, of: str) -> Answer:
        """Answer who the parties of an instrument are."""
        return answers.parties(self, of)

    def ask_status(self, *, of: str, under: str) -> Answer:
        """Answer what the status of a State under an instrument is."""
        return answers.status(self, of, under)

    def ask_text(self, *, of: str) -> Answer:
        """Answer which text of an article is in force, and what made it so."""
        return reading.text(self, of)

    def ask_in_force(self, *, of: str) -> Answer:
        """Answer whether an instrument is in force."""
        return answers.in_force(self, of)

    def ask_in_force_between(self, *, one: str, other: str, under: str) -> Answer:
        """Answer whether an instrument is in force between two States."""
        return between.ask(self, under, one, other)

    def ask_reservations(self, *, to: str, of: str = "") -> Answer:
        """Answer which reservations to an instrument stand, of whom, and what each other State made of them."""
        return reservations.ask(self, to, of)

    def may_withdraw(self, state: str) -> Answer:
        """Answer whether a State may leave."""
        return may.withdraw(self, state)

    def may_accede(self, state: str) -> Answer:
        """Answer whether a State may join."""
        return may.accede(self, state)

    def may_amend(self, state: str) -> Answer:
        """Answer whether a State may have the text amended."""
        return may.amend(self, state)

    def may_reserve(self, state: str) -> Answer:
        """Answer whether a State may make a reservation."""
        return may.reserve(self, state)
