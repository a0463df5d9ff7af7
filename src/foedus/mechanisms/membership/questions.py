"""This file holds what may be asked about membership: who the members are and who acts for them, whose part or vote a decision took."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from foedus.answer import Answer, Position, Reason, reason
from foedus.corpus.duty import Silence
from foedus.corpus.organ import Membership as MembershipRule
from foedus.corpus.organ import Sanction
from foedus.dates import EVER, Instant, day_of, length, start_of
from foedus.finding import Code
from foedus.mechanisms.membership.acts import Effect, EffectsUndone, MemberExcluded, MemberSuspended, PartRestored, VoteTaken
from foedus.mechanisms.membership.contributions import ask_scale, scale_names
from foedus.mechanisms.membership.powers import Power, Powers, held
from foedus.mechanisms.membership.state import Absence, Sanctioned, State
from foedus.mechanisms.membership.who_may_sign import MaySign, deputies, who_may_sign
from foedus.mechanisms.treaty.questions import Treaty

__all__ = [
    "Effect", "EffectsUndone", "MaySign", "MemberExcluded", "MemberSuspended", "Membership", "Note", "PartRestored", "State", "VoteTaken", "scale_names",
]  # fmt: skip

MEMBERS_ARE_PARTIES = Code("members-are-parties", "note", organization=str, instrument=str)
NO_ORGANIZATION_YET = Code("no-organization-yet", "note", instrument=str)
SUSPENDED = Code("member-suspended", "note", state=str, since=str)
GOVERNMENT_EXCLUDED = Code("government-excluded", "note", state=str, government=str, since=str)
STILL_BOUND = Code("suspended-still-bound", "note", state=str, instrument=str)
REACHES = Code("suspension-reaches", "note", state=str, reaches=tuple)
EXCLUDED = Code("member-excluded", "note", state=str, since=str)
VOTE_TAKEN = Code("vote-taken", "note", state=str, since=str)
IN_ARREARS = Code("in-arrears", "note", state=str, since=str)
MAY_LOSE_VOTE = Code("eligible-for-loss-of-vote", "note", state=str, since=str, mark=str, organ=str)
SAYS_FROZEN = Code("says-frozen-still-member", "note", state=str, since=str)
FREEZE_READ = Code("freeze-read-as", "note", reading=str, says=str)
RECALLED = Code("representative-recalled-still-member", "note", state=str, since=str)


class Note(Struct, frozen=True):
    """Something about one member that others ask for: since when, by which act, under which article."""

    since: Instant
    act: str
    article: str
    government: str = ""


class Membership:
    """The members of the organization as of the treaty's instant; a view, free to make."""

    __slots__ = ("_state", "treaty")

    def __init__(self, state: State, treaty: Treaty) -> None:
        self._state = state
        self.treaty = treaty

    @property
    def instrument(self) -> str:
        """Give the instrument whose parties are the members; before an organization is founded, that of the founding treaty."""
        found = self.treaty.provisions(MembershipRule)
        if found:
            return found[0][1].of
        corpus = self.treaty.corpus
        return corpus.header.founded_by or corpus.instruments[0].id

    def members(self) -> tuple[str, ...]:
        """Give the undisputed members, sorted by code: one that is suspended is still a member, one excluded is not."""
        parties = self.treaty.parties(self.instrument)
        if not self._state.excluded:
            return parties
        return tuple(state for state in parties if self.excluded(state) is None)

    def contested(self) -> tuple[str, ...]:
        """Give the States whose membership is disputed or hangs on an imprecise date."""
        return tuple(state for state in self.treaty.contested(self.instrument) if self.excluded(state) is None)

    def suspended(self, state: str) -> Note | None:
        """Give the decision that suspends a member's part in the organs, if there is one."""
        return self._note(self._state.suspended.get(state))

    def excluded(self, state: str) -> Note | None:
        """Give the decision that excluded a member, if there is one."""
        return self._note(self._state.excluded.get(state))

    def without_vote(self, state: str) -> Note | None:
        """Give the decision that took a member's vote, if there is one."""
        return self._note(self._state.without_vote.get(state))

    def is_suspended(self, state: str) -> bool:
        """Say whether a member's part in the organs is suspended by a decision."""
        return self.suspended(state) is not None

    def away(self, state: str) -> tuple[tuple[Instant, Instant], ...]:
        """Give the times at which a member's part in the organs was suspended, from one instant up to another; one that goes on is none."""
        return self._state.away.get(state, ())

    def vote_taken(self, state: str) -> bool:
        """Say whether a member has lost its vote by a decision; arrears alone take nobody's vote (Charter art. 25)."""
        return self.without_vote(state) is not None

    def sanctioned(self) -> frozenset[str]:
        """Name the States whose part or vote a decision has ever taken; about any other nothing more need be asked."""
        suspended, without_vote = self._state.suspended, self._state.without_vote
        return frozenset((*suspended, *without_vote)) if suspended or without_vote else frozenset()

    def noted_in_arrears(self) -> tuple[str, ...]:
        """Name the States whose arrears are on record, for however long."""
        return tuple(sorted(self._state.arrears))

    def arrears_since(self, state: str) -> Instant | None:
        """Give the instant since which a member has not paid, as noted, or None."""
        noted = self._state.arrears.get(state)
        return noted.since.first if noted else None

    def eligible_for_loss_of_vote(self, state: str) -> bool:
        """Say whether arrears have lasted so long that the organ may take the vote: eligible is not sanctioned."""
        return self._eligible(state) is not None

    def apart(self, state: str) -> Absence | None:
        """Give a member's own declaration of not taking part, or the recall of its representative; neither changes its status."""
        found = self._state.apart.get(state)
        return found if found and found.since < self.treaty.at else None

    @property
    def all_powers(self) -> Powers:
        """Give the powers that acts up to the instant have given, also those that have ended."""
        return self._state.powers

    def powers(self, state: str) -> tuple[Power, ...]:
        """Give the powers that stand: who may act for a State by which act, in the order in which they were given."""
        at = self.treaty.at - 1
        return tuple(held(self.all_powers, state, at, at))

    def deputies(self, organ: str) -> tuple[Reason, ...]:
        """Say who presides in the place of an organ's chair, by the acts on record."""
        return deputies(self, organ)

    def ask_powers(self, *, of: str, under: str = "", in_: str = "") -> Answer:
        """Answer who may act for a State: by office, or by which act; for an instrument, or in an organ."""
        return who_may_sign(self, of, under, in_)

    def ask_scale(self, *, of: str, total: str = "") -> Answer:
        """Answer who pays how much by a scale in force, and what each of its steps did."""
        return ask_scale(self, of=of, total=total)

    def reasons_about(self, state: str) -> tuple[Reason, ...]:
        """Say everything that decisions, notes and its own word have made of a member's part and vote."""
        told: list[Reason] = []
        for code, note in ((EXCLUDED, self.excluded(state)), (SUSPENDED, self.suspended(state)), (VOTE_TAKEN, self.without_vote(state))):
            if note and note.government:
                day = self._day(note.since)
                told.append(
                    reason(GOVERNMENT_EXCLUDED, article=note.article, act=note.act, state=state, government=note.government, since=day)
                )
            elif note:
                told.append(reason(code, article=note.article, act=note.act, state=state, since=self._day(note.since)))
        apart = self.apart(state)
        if apart:
            code = SAYS_FROZEN if apart.frozen else RECALLED
            told.append(reason(code, act=apart.act, state=state, since=self._day(apart.since)))
        noted = self._state.arrears.get(state)
        if noted:
            told.append(reason(IN_ARREARS, act=noted.act, state=state, since=noted.since.text))
        eligible = self._eligible(state)
        if noted and eligible and not self.vote_taken(state):
            article, mark, rule = eligible
            day = self._day(mark)
            told.append(
                reason(MAY_LOSE_VOTE, article=article, act=noted.act, state=state, since=noted.since.text, mark=day, organ=rule.decided_by)
            )
        return tuple(told)

    def ask_organization_members(self) -> Answer:
        """Answer who the members of the organization are, and why; the contested stand in the positions."""
        name, found = self.instrument, self.treaty.provisions(MembershipRule)
        below = self.treaty.ask_parties(of=name)
        if found:
            article, rule = found[0]
            first = reason(MEMBERS_ARE_PARTIES, article=article, organization=rule.membership, instrument=name)
        else:
            first = reason(NO_ORGANIZATION_YET, article=name, instrument=name)
        concerned = sorted({*below.value, *self._state.excluded})
        told = tuple(one for state in concerned for one in self.reasons_about(state))
        return Answer(self.members(), (first, *below.because, *told), below.missing, below.positions, below.acted_on)

    def ask_status(self, *, of: str, under: str) -> Answer:
        """Answer what the status of a State under an instrument is; a freeze that it has declared itself stands beside it."""
        answer = self.treaty.ask_status(of=of, under=under)
        told = (*self.reasons_about(of), *self._left_standing(of)) if under == self.instrument else ()
        apart = self.apart(of)
        if not told or apart is None or not apart.frozen:
            return replace(answer, because=(*answer.because, *told))
        readings = tuple(
            Position(view.then, view.held_by, FREEZE_READ.name, FREEZE_READ.values({"reading": view.name, "says": view.says}), cited)
            for cited, silence in self.treaty.provisions(Silence)
            if silence.silent_on == "frozen participation"
            for view in silence.readings
        )
        return replace(answer, because=(*answer.because, *told), positions=(*answer.positions, *readings))

    def _left_standing(self, state: str) -> tuple[Reason, ...]:
        """Say what a suspension leaves: it reaches what the text says; what the member owes, and is owed, stands (VCLT art. 72)."""
        if self.suspended(state) is None:
            return ()
        bound = reason(STILL_BOUND, article=self.instrument, state=state, instrument=self.instrument)
        for article, rule in self.treaty.provisions(Sanction):
            if rule.sanction == "suspension" and rule.reaches:
                return (bound, reason(REACHES, article=article, state=state, reaches=rule.reaches))
        return (bound,)

    def _eligible(self, state: str) -> tuple[str, Instant, Sanction] | None:
        noted = self._state.arrears.get(state)
        if noted is None:
            return None
        for article, rule in self.treaty.provisions(Sanction):
            if rule.sanction == "loss of vote" and rule.ground == "arrears" and rule.arrears_of:
                mark = self._after(noted.since.last, rule.arrears_of)
                if mark < self.treaty.at:
                    return article, mark, rule
        return None

    def _after(self, instant: Instant, period: str) -> Instant:
        seat = self.treaty.seat
        return start_of(length(period).after(day_of(instant, seat)), seat) if instant < EVER else EVER

    def _note(self, done: Sanctioned | None) -> Note | None:
        # An effect never reaches who could vote before the instant of its cause.
        return Note(done.since, done.act, done.article, done.government) if done and done.since < self.treaty.at else None

    def _day(self, instant: Instant) -> str:
        return day_of(instant, self.treaty.seat).isoformat()
