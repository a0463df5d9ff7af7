"""This file is about what may be closed: which acts never, and what the stub of a closed act has to say before the act may enter.

The gate of a record asks here, once for every closed act. A stub is part of the log for ever and open
to all; so it says what it must and nothing that its author could say more in.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from foedus.corpus.corpus import Corpus
from foedus.corpus.procedure import Levels
from foedus.dates import Instant, day_of, length, when, zone
from foedus.finding import Code, Finding
from foedus.mechanisms.membership.acts import KINDS as MEMBERSHIP
from foedus.mechanisms.organs.acts import Appointment, ChairTaken, DecisionTaken, Relief
from foedus.mechanisms.treaty.kinds import KINDS as TREATY
from foedus.organization.closing import audiences
from foedus.record.act import Act, Body
from foedus.record.binding import KINDS as BINDING
from foedus.record.credential import KINDS as CREDENTIALS
from foedus.record.genesis import KINDS as GENESIS
from foedus.record.leaf import Stub, rounded
from foedus.record.lodging import Lodged, PadCommitted, PadWithdrawn
from foedus.record.restriction import KINDS as RESTRICTIONS

_NEVER: tuple[type[Body], ...] = (
    *GENESIS, *BINDING, *CREDENTIALS, *RESTRICTIONS, *TREATY, *MEMBERSHIP, ChairTaken, Appointment, Relief, PadCommitted, PadWithdrawn,
)  # fmt: skip
NEVER = frozenset(one.kind for one in _NEVER)
"""The kinds of act on which it rests who may read what, and who is bound: they are open from birth (design, decision 1.4)."""

_TOUCHES = frozenset({"suspends", "excludes", "takes_the_vote_of", "restores"})
"""The fields of a decision that touch a member's rights."""

MATTER = re.compile(r"(?:state|instrument|organ|crisis|office|question):[^\s:][^\s]{0,95}")
"""What a stub may name as its matter: a sort and one name, so that nothing is told in it."""

NEVER_CLOSED = Code("closed-never", kind=str)
NO_RULE = Code("closed-by-no-audience", rule=str)
NOT_FOR_KIND = Code("closed-kind", kind=str, rule=str)
OTHER_SEAT = Code("closed-seat", seat=str, owner=str)
NO_MATTER = Code("closed-matter", matter=str)
OTHER_LEVEL = Code("closed-level", level=str, rule=str, expected=str)
TOO_HIGH = Code("closed-level-too-high", level=str, highest=str)
OTHER_SIZE = Code("closed-size", size=int, expected=int)
TOO_LONG = Code("closed-too-long", until=str, latest=str)


class Terms(Struct, frozen=True):
    """Under what an installation takes closed acts: its procedures, the highest level that it holds, and its clock.

    ``highest`` is one of the levels of the procedures; an installation that has declared none holds the lowest only.
    """

    corpus: Corpus
    highest: str = ""
    clock: Callable[[], Instant] = lambda: 0


def levels(corpus: Corpus) -> tuple[str, ...]:
    """Give the levels of restriction of a corpus's procedures, from the lowest to the highest; none, if it declares none."""
    for instrument in corpus.instruments:
        for article in instrument.articles:
            for provision in article.provisions:
                if isinstance(provision, Levels):
                    return provision.restrictions
    return ()


def may_be_closed(act: Act) -> bool:
    """Say whether an act may be closed at all. A decision that touches a member's rights may not, nor what is lodged and is one of these."""
    body = act.body
    if isinstance(body, Lodged):
        return body.act not in NEVER and not (_TOUCHES & {key.replace(" ", "_") for key in body.says})
    touches = isinstance(body, DecisionTaken) and any(getattr(body, field) for field in _TOUCHES)
    return act.kind not in NEVER and not touches


def check_stub(stub: Stub, act: Act, size: int) -> Finding | None:
    """Say what is wrong with the stub of an act whatever the procedures are; nothing, where nothing is.

    :param size: bytes of the act.
    """
    if not may_be_closed(act):
        return NEVER_CLOSED.finding(kind=act.kind)
    if stub.seat != act.seat:
        return OTHER_SEAT.finding(seat=stub.seat, owner=act.seat)
    if not MATTER.fullmatch(stub.matter):
        return NO_MATTER.finding(matter=stub.matter)
    if stub.size != rounded(size):
        return OTHER_SIZE.finding(size=stub.size, expected=rounded(size))
    return None


def check_closed(stub: Stub, act: Act, size: int, terms: Terms | None) -> Finding | None:
    """Say why a closed act may not enter a record; nothing, where it may.

    :param terms: under what the installation takes closed acts; one without takes none.
    """
    wrong = check_stub(stub, act, size)
    if wrong is not None:
        return wrong
    audience = audiences(terms.corpus).get(stub.rule) if terms else None
    if terms is None or audience is None:
        return NO_RULE.finding(rule=stub.rule)
    if audience.acts and act.kind not in audience.acts:
        return NOT_FOR_KIND.finding(kind=act.kind, rule=stub.rule)
    if stub.level != audience.level:
        return OTHER_LEVEL.finding(level=stub.level, rule=stub.rule, expected=audience.level)
    known = levels(terms.corpus)
    highest = terms.highest or (known[0] if known else "")
    if stub.level and (stub.level not in known or highest not in known or known.index(stub.level) > known.index(highest)):
        return TOO_HIGH.finding(level=stub.level, highest=highest)
    return _too_long(stub, latest_day(stub, terms, terms.clock()), terms)


def latest_day(stub: Stub, terms: Terms, received: Instant) -> str:
    """Give the latest day on which an act may still be closed by its article, received at an instant; empty, if none is set."""
    audience = audiences(terms.corpus).get(stub.rule)
    if audience is None or not audience.until:
        return ""
    return length(audience.until).after(day_of(received, zone(terms.corpus.header.seat.zone))).isoformat()


def dated(stub: Stub, terms: Terms, received: Instant) -> Stub:
    """Give a stub with the day of the act's disclosure: the one that it says, or the latest that its article allows."""
    return stub if stub.until else replace(stub, until=latest_day(stub, terms, received))


def _too_long(stub: Stub, latest: str, terms: Terms) -> Finding | None:
    if not stub.until:
        return None
    seat = zone(terms.corpus.header.seat.zone)
    try:
        until = when(stub.until, seat)
    except ValueError:
        return TOO_LONG.finding(until=stub.until, latest=latest)
    return TOO_LONG.finding(until=stub.until, latest=latest) if latest and until.last > when(latest, seat).last else None
