"""This file is about what may be asked of organs, as of an instant: who sits, votes and chairs, and what is decided how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from immutables import Map
from msgspec.structs import replace

from foedus.answer import CONDITIONAL, CONTESTED, NO, NO_RULE, YES, Answer, Position, Reason, missing, reason
from foedus.corpus.organ import Decision, Organ
from foedus.dates import Instant, day_of
from foedus.finding import Code
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs import deeds, formats, outcome
from foedus.mechanisms.organs.beside import beside
from foedus.mechanisms.organs.compare import compare
from foedus.mechanisms.organs.composition import ChairHeld
from foedus.mechanisms.organs.decided import ask_decisions, binds
from foedus.mechanisms.organs.electorate import Electorate, electorate
from foedus.mechanisms.organs.incumbent import ask_office, office_names
from foedus.mechanisms.organs.law import law_of, not_yet_in_force
from foedus.mechanisms.organs.motions import reading_of, unnamed_in
from foedus.mechanisms.organs.objected import objected
from foedus.mechanisms.organs.reading import Reading
from foedus.mechanisms.organs.register import Decided, Motion, OfficeHeld, SessionMet, State, T, motion_of, without_effect
from foedus.mechanisms.organs.seating import Seating, chaired_like, over, presiding, seated
from foedus.mechanisms.organs.silence_answer import ask_silence
from foedus.mechanisms.organs.time_limits import ask_deadline
from foedus.mechanisms.organs.votes import read_votes
from foedus.mechanisms.treaty.questions import Treaty
from foedus.rules.tally import Vote

__all__ = [
    "Decided",
    "Electorate",
    "Motion",
    "OfficeHeld",
    "Organs",
    "Reading",
    "SessionMet",
    "compare",
    "deeds",
    "office_names",
    "read_votes",
]

SEATS = Code("organ-seats", "note", organ=str, states=tuple)
SEATS_VACANT = Code("organ-seats-vacant", "note", organ=str, count=int)
NO_SEATS = Code("organ-without-seats", "note", organ=str)
SUSPENDED = Code("organ-seat-suspended", "note", state=str, organ=str)
SEAT_CONTESTED = Code("organ-seat-contested", "note", state=str, organ=str)
NO_SEAT = Code("organ-no-seat", "note", state=str, organ=str)
HAS_VOTE = Code("vote-held", "note", state=str, organ=str)
HAS_NO_VOTE = Code("organ-vote-taken", "note", state=str, organ=str)
ELIGIBLE = Code("vote-could-be-taken", "note", state=str, since=str, organ=str)
LEVELS = Code("organ-levels", "note", organ=str, levels=tuple)
NO_LEVELS = Code("organ-without-levels", "note", organ=str)
LEVEL_PENDING = Code("organ-level-pending", "note", organ=str, level=str, instrument=str)
NO_MOTION = Code("motion-not-on-record", "note", motion=str)
CHAIR = Code("chair-held", "note", state=str, organ=str, since=str)
CHAIR_RULE = Code("chair-by-rule", "note", organ=str, by=str)
CHAIR_NO_RULE = Code("chair-without-rule", "note", organ=str)
CHAIR_OF_OTHER = Code("chair-follows", "note", organ=str, other=str)
CHAIR_ENDED = Code("chair-ended", "note", state=str, organ=str, until=str)
CHAIR_DEPUTIZED = Code("chair-deputized", "note", state=str, organ=str, deputy=str)
CHAIR_UNKNOWN = Code("chair-not-on-record", "note", organ=str)
CHAIR_DATE = Code("chair-date-imprecise", "note", state=str, organ=str, since=str)


class Organs:
    """The organs as of an instant. The view is cheap to make; it looks things up when it is asked."""

    __slots__ = ("membership", "state", "treaty")

    def __init__(self, state: State, membership: Membership, treaty: Treaty) -> None:
        self.state = state
        self.membership = membership
        self.treaty = treaty

    def members(self, organ: str) -> tuple[str, ...]:
        """Name who sits in an organ: those with a seat, without those whose part is suspended."""
        return tuple(state for state in self.seating(organ).states if not self.membership.is_suspended(state))

    def seating(self, organ: str) -> Seating:
        """Say who has a seat in an organ under which article, suspended or not, and how many seats nobody is known to fill."""
        return seated(organ, law_of(self.treaty), self.treaty, self.state.composition)

    def level(self, organ: str) -> tuple[str, ...]:
        """Give the levels at which a State may sit in an organ (``head of state``)."""
        found = law_of(self.treaty).levels(organ, self.treaty.at)
        return found[1] if found else ()

    def chair(self, organ: str) -> str:
        """Name the State in the chair of an organ, or nobody; an organ may be chaired by who chairs another."""
        return presiding(organ, law_of(self.treaty), self.treaty, self.state.composition)

    def electorate(
        self,
        organ: str,
        matter: str = "any",
        format: str = "ordinary",  # noqa: A002
        concerning: str = "",
        found: str = "",
    ) -> Electorate:
        """Say who votes in an organ on a matter, who is left out, and by which rule it is decided.

        :param found: those of whom a competent organ has found that they may not vote, where the text leaves that to a finding.
        """
        return electorate(
            organ,
            matter,
            format,
            concerning,
            membership=self.membership,
            treaty=self.treaty,
            composition=self.state.composition,
            found=found,
        )

    def rules(self, organ: str = "") -> tuple[tuple[str, Decision], ...]:
        """Give the rules of decision of an organ, or of all, that count on the date, each with its article."""
        return tuple(one for one in law_of(self.treaty).decisions(self.treaty.at) if not organ or organ in one[1].decision)

    def may_vote(self, state: str, organ: str) -> bool:
        """Say whether a State has a vote in an organ."""
        return state in self.members(organ) and not self.membership.vote_taken(state)

    def decisions(self, organ: str = "") -> tuple[Decided, ...]:
        """Give the decisions of an organ, or of all, in the order in which they took effect."""
        return tuple(one for one in _listed(self.state.decisions) if not organ or one.organ == organ)

    def fallen(self) -> frozenset[str]:
        """Name the decisions, by their acts, that fell with a ruling on which they rested."""
        return self.state.fallen

    def without_effect(self) -> frozenset[str]:
        """Name the decisions, by their acts, that have no effect any more: revoked, replaced, or fallen with a ruling on which they rested."""
        return without_effect(self.state)

    def sessions(self, organ: str = "") -> tuple[SessionMet, ...]:
        """Give the sessions of an organ, or of all, in their order."""
        return tuple(one for one in _listed(self.state.sessions) if not organ or one.organ == organ)

    def bound_by(self, decided: Decided) -> tuple[str, ...] | None:
        """Name whom a decision binds by the rule of its day; None, where the rule asks who stood for it and the record does not know."""
        motion = self.motion(decided.motion, decided.organ) if decided.motion else None
        bound = binds(decided, motion, self)
        return bound if bound or (motion is not None and motion.stances) else None

    def motions(self, organ: str = "") -> tuple[Motion, ...]:
        """Give the motions of an organ, or of all, in the order in which they were opened."""
        found = (one for one in self.state.motions.values() if not organ or one.organ == organ)
        standing = (formats.as_it_stands(motion, self.membership, self.treaty, self.state.composition) for motion in found)
        return tuple(sorted(standing, key=lambda motion: (motion.at.first, motion.organ, motion.name)))

    def motion(self, name: str, organ: str = "") -> Motion | None:
        """Give a motion by its name, with those who have a vote on it."""
        found = motion_of(self.state, name, organ)
        return None if found is None else formats.as_it_stands(found, self.membership, self.treaty, self.state.composition)

    def reading(self, motion: Motion) -> Reading | None:
        """Give the engine's own reading of the positions on record, whatever was announced."""
        return reading_of(motion)

    def office(self, office: str) -> OfficeHeld | None:
        """Give who holds an office: the last appointed whose time has begun, neither relieved nor past its end."""
        at, held = self.treaty.at, self.state.offices.get(office, Map())
        for one in reversed(list(_listed(held))):
            if one.since.first < at:
                gone = one.relieved or (one.until and self._past(one.until))
                return None if gone else one
        return None

    def ask_members(self, *, of: str = "") -> Answer:
        """Answer who the members of an organ are; of the organization itself, where no organ is named."""
        if not of or of == self.treaty.corpus.header.organization:
            return self.membership.ask_organization_members()
        seating = self.seating(of)
        cited, seats, disputed = seating.under, seating.states, seating.disputed
        if not cited:
            return Answer(NO_RULE, (reason(NO_SEATS, organ=of),))
        members = self.members(of)
        because = [reason(SEATS, article=cited, organ=of, states=members)]
        because += [reason(SEATS_VACANT, article=cited, organ=of, count=seating.vacant)] if seating.vacant else []
        because += [reason(SUSPENDED, article=cited, state=state, organ=of) for state in seats if state not in members]
        because += [reason(SEAT_CONTESTED, article=cited, state=state, organ=of) for state in disputed]
        positions, acted_on = self._disputes(of, disputed)
        return objected(Answer(members, tuple(because), (), positions, acted_on), self.treaty)

    def ask_outcome(
        self,
        *,
        organ: str,
        matter: str = "any",
        votes: str = "",
        format: str = "ordinary",  # noqa: A002
        about: str = "",
        found: str = "",
        motion: str = "",
    ) -> Answer:
        """Answer what becomes of a matter if the members of an organ do this, or what has become of a motion on record."""
        if motion:
            return self.ask_reading(of=motion, in_=organ)
        voters = self.electorate(organ, matter, format, about, found)
        cast, _ = read_votes(votes, voters)
        return objected(outcome.outcome(voters, cast.named, self.state, self.treaty, unnamed=cast.unnamed), self.treaty)

    def ask_silence(self, *, of: str, in_: str = "") -> Answer:
        """Answer what a silence on a motion has come to, as read and as announced."""
        return ask_silence(self, of=of, in_=in_)

    def ask_deadline(self, *, of: str, from_: str, for_: str = "") -> Answer:
        """Answer when a period of a text runs out, for a State or for everybody, standing still while it was suspended."""
        return ask_deadline(self, of=of, from_=from_, for_=for_)

    def ask_reading(self, *, of: str, in_: str = "") -> Answer:
        """Answer how the engine reads the positions on record on a motion, and beside it what was announced or ruled."""
        motion = self.motion(of, in_)
        if motion is None:
            return Answer(NO_RULE, (reason(NO_MOTION, motion=of),))
        return self.reading_of(motion)

    def reading_of(self, motion: Motion) -> Answer:
        """Answer how the engine reads a motion with the positions that are given with it."""
        cast: dict[str, Vote] = {state: stance.vote for state, stance in motion.stances.items()}
        read = outcome.outcome(motion.electorate, cast, self.state, self.treaty, objected=motion.objected, unnamed=unnamed_in(motion))
        meanwhile = tuple(formats.reasons(motion, self.membership, self.treaty, self.state.composition))
        read = replace(read, because=(*read.because, *meanwhile)) if meanwhile else read
        return objected(beside(read, motion, self.state), self.treaty)

    def ask_may_vote(self, *, of: str, in_: str) -> Answer:
        """Answer whether a State has a vote in an organ."""
        return objected(self._may_vote(of, in_), self.treaty)

    def _may_vote(self, of: str, in_: str) -> Answer:
        seating = self.seating(in_)
        cited, seats, disputed = seating.under, seating.states, seating.disputed
        if not cited:
            return Answer(NO_RULE, (reason(NO_SEATS, organ=in_),))
        if of in disputed:
            positions, acted_on = self._disputes(in_, (of,))
            return Answer(CONTESTED, (reason(SEAT_CONTESTED, article=cited, state=of, organ=in_),), (), positions, acted_on)
        if of not in seats:
            return Answer(NO, (reason(NO_SEAT, article=cited, state=of, organ=in_),))
        if self.membership.is_suspended(of):
            return Answer(NO, (reason(SUSPENDED, article=cited, state=of, organ=in_),))
        if self.membership.vote_taken(of):
            return Answer(NO, (reason(HAS_NO_VOTE, article=self._loss(), state=of, organ=in_),))
        return Answer(YES, (reason(HAS_VOTE, article=cited, state=of, organ=in_), *self._eligible(of, in_)))

    def ask_may_sit(self, *, level: str, in_: str) -> Answer:
        """Answer whether somebody of a level (``head of government``) may sit for a State in an organ."""
        found = law_of(self.treaty).levels(in_, self.treaty.at)
        if found is None:
            return Answer(NO_RULE, (reason(NO_LEVELS, organ=in_),))
        cited, levels = found
        may = _plain(level) in {_plain(one) for one in levels}
        because = [reason(LEVELS, article=cited, organ=in_, levels=levels)]
        if not may:
            because += self._pending_level(level, in_)
        return objected(Answer(YES if may else NO, tuple(because)), self.treaty)

    def ask_chair(self, *, of: str) -> Answer:
        """Answer which State chairs an organ, and who acts for a chair that cannot."""
        held = self._chair(of)
        if held is None or self._ended(held):
            return self._without_chair(of, held)
        if held.since.first < self.treaty.at <= held.since.last:
            open_date = missing(CHAIR_DATE, state=held.state, organ=of, since=held.since.text)
            return Answer(CONDITIONAL, self._chair_reasons(of, held), (open_date,))
        return Answer(held.state, self._chair_reasons(of, held))

    def ask_decisions(self, *, of: str = "", from_: str = "") -> Answer:
        """Answer what an organ has decided, and how the engine reads each decision beside its announcement."""
        return ask_decisions(self, of, from_)

    def ask_office(self, *, of: str) -> Answer:
        """Answer who holds an office, by its title or its short name."""
        return objected(ask_office(self.state, self.treaty, of), self.treaty)

    def _chair(self, organ: str) -> ChairHeld | None:
        held = self.state.chairs.get(organ)
        return held[len(held) - 1] if held else None

    def _ended(self, held: ChairHeld) -> bool:
        return bool(held.until) and self._past(held.until)

    def _past(self, until: str) -> bool:
        """Say whether a last day is over; a text that is no date ends nothing."""
        return over(until, self.treaty)

    def chaired_like(self, organ: str) -> str:
        """Name the organ whose chair chairs this one too, where the text says so (``as CSC``)."""
        return chaired_like(organ, law_of(self.treaty), self.treaty.at)

    def _without_chair(self, organ: str, held: ChairHeld | None) -> Answer:
        rule = law_of(self.treaty).chair(organ, self.treaty.at)
        article = rule[0] if rule else ""
        other = self.chaired_like(organ)
        if other:
            answer = self.ask_chair(of=other)
            follows = reason(CHAIR_OF_OTHER, article=article, organ=organ, other=other)
            return Answer(answer.value, (follows, *answer.because), answer.missing)
        led = (reason(CHAIR_RULE, article=article, organ=organ, by=rule[1].by),) if rule else (reason(CHAIR_NO_RULE, organ=organ),)
        if held is None and rule is None:
            return Answer(NO_RULE, led)
        ended = (reason(CHAIR_ENDED, article=article, act=held.act, state=held.state, organ=organ, until=held.until),) if held else ()
        return Answer(CONDITIONAL, ended or led, (missing(CHAIR_UNKNOWN, article=article, organ=organ),))

    def _chair_reasons(self, organ: str, held: ChairHeld) -> tuple[Reason, ...]:
        rule = law_of(self.treaty).chair(organ, self.treaty.at)
        article = rule[0] if rule else ""
        found = [reason(CHAIR, article=article, act=held.act, state=held.state, organ=organ, since=held.since.text)]
        if rule and self.membership.is_suspended(held.state):
            found.append(reason(CHAIR_DEPUTIZED, article=article, state=held.state, organ=organ, deputy=rule[1].deputy))
        return (*found, *self.membership.deputies(organ))

    def _eligible(self, state: str, organ: str) -> tuple[Reason, ...]:
        """Say that arrears would allow the vote to be taken, where they do: eligible is not sanctioned (Charter art. 25)."""
        if not self.membership.eligible_for_loss_of_vote(state):
            return ()
        day = self._day(self.membership.arrears_since(state))
        return (reason(ELIGIBLE, article=self._loss(), state=state, since=day, organ=organ),)

    def _loss(self) -> str:
        found = law_of(self.treaty).sanctions.get("loss of vote")
        return found[0] if found else ""

    def _day(self, instant: Instant | None) -> str:
        return "" if instant is None else day_of(instant, self.treaty.seat).isoformat()

    def _pending_level(self, level: str, organ: str) -> Iterator[Reason]:
        for cited, instrument, one in not_yet_in_force(self.treaty, Organ):
            if one.organ == organ and _plain(level) in {_plain(each) for each in one.level}:
                yield reason(LEVEL_PENDING, article=cited, organ=organ, level=level, instrument=instrument)

    def _disputes(self, organ: str, contested: Iterable[str]) -> tuple[tuple[Position, ...], Position | None]:
        """Give the positions on the status of States whose seat hangs on it, and the one acted on."""
        found = law_of(self.treaty).seats(organ, self.treaty.at)
        instrument = found[1].parties_of if found else None
        if not instrument:
            return (), None
        standings = [self.treaty.standing(state, instrument) for state in contested]
        positions = tuple(position for standing in standings for position in standing.positions)
        return positions, next((one.acted_on for one in standings if one.acted_on is not None), None)


def _listed(many: Map[int, T]) -> Iterator[T]:
    return (many[number] for number in range(len(many)))


def _plain(level: str) -> str:
    # "heads of government" and "Head of Government" are one level.
    return level.casefold().replace("-", " ").replace("heads of", "head of").removesuffix("s")
