"""This file holds the register of organs: chairs, motions with the positions taken on them, decisions, offices, sessions.

Everything is frozen and shares with what it grew from: lists are maps by number, so adding one to
many costs no copy of the many. Nothing here can refer to itself, so the collector need not look (``gc=False``).
"""

from __future__ import annotations

from typing import Literal, Protocol, TypeVar

from immutables import Map
from msgspec import Struct, field
from msgspec.structs import replace

from foedus.dates import Instant
from foedus.finding import Code, Finding, Value
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.organs.composition import ChairHeld, Composition, Moment, Permit, SeatHeld
from foedus.mechanisms.organs.electorate import Electorate
from foedus.mechanisms.treaty.questions import Treaty
from foedus.record.entry import Entry
from foedus.rules.tally import Adopted, Vote

T = TypeVar("T")


class Below(Protocol):
    """What the organs may ask while they step: the mechanisms below, at the instant of the act."""

    @property
    def treaty(self) -> Treaty:
        """Give the questions about instruments."""

    @property
    def membership(self) -> Membership:
        """Give the questions about members."""


class Stance(Struct, frozen=True, gc=False):
    """What a member did on a motion, and by which act."""

    vote: Vote
    act: str
    at: Moment


RulingResult = Literal[
    "adopted", "not adopted", "procedural", "not procedural", "of a class", "a party to the dispute", "no party to the dispute",
]  # fmt: skip


class Ruled(Struct, frozen=True, gc=False):
    """A ruling of the chair on a motion; one by somebody else is kept, without effect.

    ``before`` is the electorate as it was, so that overturning the ruling puts it back; ``voted`` says what
    became of a challenge that was put to the vote, ``undone`` from when what rested on an overturned one has no effect.
    """

    result: RulingResult
    by: str
    act: str
    at: Moment
    competent: bool
    challenged_by: tuple[str, ...] = ()
    before: Electorate | None = None
    voted: Literal["", "upheld", "overturned"] = ""
    undone: str = ""


class Joined(Struct, frozen=True, gc=False):
    """A member that joined a limited format, by which act and when."""

    state: str
    act: str
    at: Moment


class Motion(Struct, frozen=True, gc=False):
    """A matter put to decision. Its electorate and its rule are those of the moment when it was opened.

    ``on`` is the motion whose class (``proposes``) or whose ruling this one settles, ``settles`` the act of that ruling; ``tally`` are the numbers
    that the chair announced, of which the record may name only some. ``outside`` are positions of those that had no
    vote when they took them; ``classed`` is the motion that settled the class, and the electorate before it.
    ``among`` are those named for a limited format, ``joined`` those that joined it later; ``opened`` had a seat on the day.
    """

    name: str
    organ: str
    title: str
    concerning: str
    taken_by: Literal["announcement of the chair", "signature sheet", "vote", "written procedure"]
    electorate: Electorate
    act: str
    at: Moment
    stances: Map[str, Stance] = field(default_factory=Map)
    objected: Map[str, str] = field(default_factory=Map)
    ruled: Ruled | None = None
    decision: int | None = None
    rejected: bool = False
    on: str = ""
    settles: str = ""
    proposes: str = ""
    tally: tuple[tuple[Vote, int], ...] = ()
    outside: Map[str, Stance] = field(default_factory=Map)
    classed: tuple[str, Electorate] | None = None
    among: tuple[str, ...] = ()
    joined: tuple[Joined, ...] = ()
    opened: tuple[str, ...] = ()


class Decided(Struct, frozen=True, gc=False):
    """A decision of an organ as it was announced, signed or ruled; beside it what the engine reads from the votes.

    ``flaws`` are the codes of what was found against it; it has its effect nonetheless. ``ends`` are the ids of those
    that it revokes or replaces. ``fell`` is since when it has no effect because a ruling on which it rested was overturned,
    by the act ``felled_by``.
    """

    act: str
    organ: str
    what: str
    matter: str
    format: str
    at: Moment
    how: Literal["announcement of the chair", "signature sheet", "ruling", "not on record"]
    motion: str = ""
    grants: tuple[str, ...] = ()
    reading: Adopted | Literal["no votes on record"] = "no votes on record"
    flaws: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()
    crisis: str = ""
    concerning: str = ""
    against: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    fell: Moment | None = None
    felled_by: str = ""


class OfficeHeld(Struct, frozen=True, gc=False):
    """A person in an office."""

    person: str
    office: str
    national_of: str
    appointed_by: str
    act: str
    since: Moment
    until: str = ""
    acting: bool = False
    relieved: str = ""


class SessionMet(Struct, frozen=True, gc=False):
    """A session of an organ."""

    organ: str
    form: str
    act: str
    at: Moment
    place: str = ""
    by_video: bool = False
    convened_by: str = ""
    at_the_request_of: str = ""
    chaired_by: str = ""
    absent: tuple[str, ...] = ()


class Precedent(Struct, frozen=True, gc=False):
    """An organ acted although a member was absent: the position on which it has acted since."""

    act: str
    motion: str
    at: Moment
    absent: tuple[str, ...]
    by: tuple[str, ...]


class Delivered(Struct, frozen=True, gc=False):
    """When the text of a silence reached a member."""

    at: Moment
    act: str


class Broken(Struct, frozen=True, gc=False):
    """A break of a silence: when it was received, on which channel, by which act."""

    received: Moment
    channel: str
    act: str


class Announced(Struct, frozen=True, gc=False):
    """What the chair announced of a silence; ``competent`` is whether it was the chair's to say."""

    result: Literal["agreed", "broken"]
    by: str
    act: str
    at: Moment
    competent: bool


class SilenceRun(Struct, frozen=True, gc=False):
    """A silence procedure on a motion: its clocks as the acts set them, what came in, what was announced.

    ``until`` is a deadline that an act named; ``stood`` are the times at which the silence was suspended, each from one
    instant up to another; ``suspended`` since when it is. ``begun`` and ``act`` are those of the text that now stands, ``text`` its number.
    """

    motion: str
    organ: str
    begun: Moment
    act: str
    until: Moment | None = None
    publication: Moment | None = None
    absent: tuple[str, ...] = ()
    text: int = 1
    delivered: Map[str, Delivered] = field(default_factory=Map)
    failed: Map[str, str] = field(default_factory=Map)
    stood: tuple[tuple[Instant, Instant], ...] = ()
    suspended: Moment | None = None
    breaks: Map[str, Broken] = field(default_factory=Map)
    announced: Announced | None = None


class Stopped(Struct, frozen=True, gc=False):
    """A time limit that was suspended: on which ground, by whom, since when and until when, for which State and which period of it.

    ``settled`` is whether who did it is competent, ``foreseen`` whether the text lets it be suspended on that ground.
    ``resumed`` names the States and periods (none: each) for which alone it was resumed, and when.
    """

    ground: str
    by: str
    act: str
    since: Moment
    until: Moment | None = None
    for_: str = ""
    counted_from: str = ""
    settled: bool = True
    foreseen: bool = True
    resumed: tuple[tuple[str, str, Moment], ...] = ()


class State(Struct, frozen=True, gc=False):
    """Everything that organs and their members have done so far.

    ``annulled`` are the acts that were found to have had no effect from the beginning; ``void`` those of which the
    fold knows it already while it steps on them. ``fallen`` are the decisions, by their acts, that fell with a ruling.
    """

    chairs: Map[str, Map[int, ChairHeld]] = field(default_factory=Map)
    motions: Map[tuple[str, str], Motion] = field(default_factory=Map)
    organ_of: Map[str, str] = field(default_factory=Map)
    decisions: Map[int, Decided] = field(default_factory=Map)
    offices: Map[str, Map[int, OfficeHeld]] = field(default_factory=Map)
    sessions: Map[int, SessionMet] = field(default_factory=Map)
    claims: Map[str, Map[str, Stance]] = field(default_factory=Map)
    precedents: Map[str, Precedent] = field(default_factory=Map)
    seats: Map[str, Map[int, SeatHeld]] = field(default_factory=Map)
    permits: Map[str, Permit] = field(default_factory=Map)
    silences: Map[tuple[str, str], SilenceRun] = field(default_factory=Map)
    stopped: Map[str, tuple[Stopped, ...]] = field(default_factory=Map)
    annulled: frozenset[str] = frozenset()
    void: frozenset[str] = frozenset()
    fallen: frozenset[str] = frozenset()

    @property
    def composition(self) -> Composition:
        """Give what the record says of who sits and who may vote."""
        return Composition(self.chairs, self.seats, self.permits)


def notice(entry: Entry, code: Code, *, cites: str = "", **params: Value) -> Finding:
    """Make a finding about an act, with the place where the journal wrote it."""
    return code.finding(cites=cites, place=entry.place, act=entry.id, **params)


def appended(many: Map[int, T], one: T) -> Map[int, T]:
    """Give a list of one more."""
    return many.set(len(many), one)


def without_effect(state: State) -> frozenset[str]:
    """Name the decisions that have no effect any more: fallen with a ruling, or ended by one that has not fallen itself."""
    ended = (act for one in state.decisions.values() if one.ends and one.act not in state.fallen for act in one.ends)
    return frozenset((*state.fallen, *ended))


def under(lists: Map[str, Map[int, T]], name: str, one: T) -> Map[str, Map[int, T]]:
    """Give the lists with one more under a name."""
    return lists.set(name, appended(lists.get(name, Map()), one))


def motion_of(state: State, name: str, organ: str) -> Motion | None:
    """Give a motion by its name, and the organ where it is said; otherwise the last opened of that name."""
    return state.motions.get((organ or state.organ_of.get(name, ""), name))


def with_motion(state: State, motion: Motion) -> State:
    """Give the register with a motion as it now is."""
    return replace(state, motions=state.motions.set((motion.organ, motion.name), motion))
