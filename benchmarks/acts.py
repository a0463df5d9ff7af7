"""This file makes acts as a busy record would hold them: crises with requests, sessions, votes, decisions, measures and figures.

They are made as the journal makes them, act by act in order of time, with no randomness: the same number gives the same acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice

from msgspec.structs import replace

from foedus.corpus.corpus import Corpus, Crisis
from foedus.mechanisms.defence.acts import AssistanceRequested, FigureClaimed, MeasurePerformed, NationalConsent, ReportMade, StatementMade
from foedus.mechanisms.organs.acts import ChairTaken, DecisionTaken, MotionOpened, NonObjection, SessionHeld, VoteFor
from foedus.record.act import Act, Body, Times
from foedus.record.entry import Entry

MEMBERS = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")
BEGIN = datetime(1994, 5, 1, tzinfo=UTC)


def _crisis(number: int) -> Iterator[tuple[str, Body]]:
    """Give the twenty acts of one crisis, each with its seat."""
    attacked = MEMBERS[number % 6]
    others = [state for state in MEMBERS if state != attacked]
    crisis, motion = f"crisis-{number}", f"{number}/1"
    yield others[0], ChairTaken(organ="CSC")
    yield attacked, AssistanceRequested(what="assistance", asks=("peacekeepers",), by="unknown", crisis=crisis, under=("CST 4",))
    yield "CSC", SessionHeld(form="extraordinary session", by_video=True, convened_by=others[0], crisis=crisis)
    yield others[0], MotionOpened(motion=motion, organ="CSC", class_="use of force", concerning=attacked, crisis=crisis)
    for state in others[:4]:
        yield state, VoteFor(motion=motion, organ="CSC", crisis=crisis)
    yield others[4], NonObjection(motion=motion, organ="CSC", crisis=crisis)
    yield attacked, VoteFor(motion=motion, organ="CSC", crisis=crisis)
    yield (
        "CSC",
        DecisionTaken(what="deploy", motion=motion, class_="use of force", grants=("peacekeepers",), announced_by=others[0], crisis=crisis),
    )
    yield "KGZ:parliament", NationalConsent(what="deploy", strength=150, votes_for=62, votes_against=1, crisis=crisis)
    for state in others[1:4]:
        yield state, MeasurePerformed(measure="deployment", state=attacked, crisis=crisis)
    yield others[4], FigureClaimed(subject="strength", number=2_030, unit="soldiers", qualifier="about", crisis=crisis)
    yield others[3], FigureClaimed(subject="strength", number=2_500, unit="soldiers", qualifier="over", crisis=crisis)
    yield others[0], ReportMade(to="UNSC", of="measures", crisis=crisis)
    yield "SG", StatementMade(words="The mission is complete.", crisis=crisis)
    yield others[4], MeasurePerformed(measure="end of withdrawal", state=attacked, crisis=crisis)


def with_crises(corpus: Corpus, acts: int) -> Corpus:
    """Give a corpus that names the crises of this many acts, as an organization names each in its register."""
    named = {
        f"crisis-{number}": Crisis(title={"en": f"Crisis {number}"}, concerns=(MEMBERS[number % 6],)) for number in range(acts // 20 + 1)
    }
    return replace(corpus, header=replace(corpus.header, crises=corpus.header.crises | named))


def acts(count: int, *, log: str, key: Callable[[str], str] = lambda _seat: "") -> Iterator[Act]:
    """Give this many acts, two hours apart.

    :param key: names the key of a seat.
    """
    bodies = (pair for number in range(count // 20 + 1) for pair in _crisis(number))
    for ordinal, (seat, body) in enumerate(islice(bodies, count)):
        done = (BEGIN + timedelta(hours=2 * ordinal)).strftime("%Y-%m-%dT%H:%M:%SZ")
        nonce = sha256(f"benchmark {ordinal}".encode()).hexdigest()
        yield Act(log=log, seat=seat, key=key(seat), nonce=nonce, times=Times(done=done), body=body)


def entries(count: int, *, log: str, first_position: int = 0) -> list[Entry]:
    """Give this many entries, two hours apart, after the first position."""
    made = enumerate(acts(count, log=log), first_position)
    return [Entry(act, sha256(act.nonce.encode()).hexdigest(), position) for position, act in made]
