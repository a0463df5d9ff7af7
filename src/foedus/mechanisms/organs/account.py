"""This file is about giving account of a result: the numbers, what stopped it, who could still change it, whom it binds and who pays."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.answer import Missing, Reason, missing, reason
from foedus.corpus.organ import Rule
from foedus.finding import Code
from foedus.mechanisms.organs.electorate import Electorate
from foedus.mechanisms.organs.reading import Reading, word
from foedus.rules.decide import Step
from foedus.rules.tally import Result, who

SUPPORT = Code("outcome-support", "note", have=int, base=int)
COUNT = Code("outcome-count", "note", need=int, have=int, base=int)
WEIGHED = Code("outcome-weighed", "note", need=int, have=int, base=int, measure=str)
NEXT_RULE = Code("outcome-next-rule", "note")
BLOCKED = Code("outcome-blocked", "note", states=tuple)
VETOED = Code("outcome-vetoed", "note", states=tuple)
BARRED = Code("outcome-veto-in-wait", "note", states=tuple)
NO_VETO = Code("outcome-no-is-no-veto", "note", states=tuple)
MINORITY = Code("outcome-stopped-by-minority", "note", states=tuple)
NO_QUORUM = Code("outcome-without-quorum", "note", quorum=str)
REFUSED = Code("outcome-signature-refused", "note", states=tuple)
FORMAT_STOPPED = Code("outcome-format-objected", "note", states=tuple, format=str)
TIED = Code("outcome-tie-settled", "note", state=str, adopted=str)
TOO_FEW = Code("outcome-too-few", "note", need=int, have=int)
ONE_SAID_NO = Code("outcome-one-person-against", "note", state=str)
NOBODY_FOR_IT = Code("outcome-nobody-for-it", "note")
HARMLESS = Code("outcome-not-for-and-not-against", "note", states=tuple)
ABSENCE_DISPUTED = Code("outcome-absence-disputed", "note", states=tuple)
COULD_CHANGE = Code("outcome-could-still-change", "note", states=tuple)
DORMANT_WOULD = Code("outcome-by-dormant-rule", "note", reading=str)
ADOPTED = Code("outcome-adopted", "note", organ=str, matter=str)
RECOMMENDED = Code("outcome-recommended", "note", organ=str, to=str)
RESUMES = Code("outcome-default-resumes", "note", organ=str)
BINDS_ALL = Code("outcome-binds-all", "note", states=tuple)
BINDS_THOSE_FOR = Code("outcome-binds-those-for-it", "note", bound=tuple, free=tuple)
BINDS_ALL_BUT = Code("outcome-binds-all-but", "note", bound=tuple, free=tuple)
BINDS_NOBODY = Code("outcome-binds-nobody", "note")
PAYS = Code("outcome-who-pays", "note", states=tuple)
AWAITED = Code("word-awaited", "note", state=str, organ=str)
WEIGHT_AWAITED = Code("weight-awaited", "note", state=str)
NAMES_AWAITED = Code("vote-names-awaited", "note", states=tuple)
CHAIR_AWAITED = Code("chair-word-awaited", "note", organ=str)


def result_reasons(voters: Electorate, reading: Reading, *, waits: bool = False) -> list[Reason]:
    """Say what the votes came to: the numbers, who stopped it or could still change it, whom it binds.

    :param waits: the votes are there, and the decision waits for something else, so that it has no effect yet.
    """
    article, result, votes = voters.decided_under, reading.result, reading.votes
    found = [*_numbers(voters, reading), *_stopped(voters, reading)]
    if result.adopted is not False:
        spoken = {*result.disputed, *result.open_to, *result.blocked_by}
        harmless = who(votes, ["abstain", "declared", "not-participating", "absent", "not-objecting"])
        quiet = tuple([state for state in harmless if state not in spoken]) if spoken else harmless
        found += [reason(HARMLESS, article=article, states=quiet)] if quiet else []
    if result.disputed:
        found.append(reason(ABSENCE_DISPUTED, article=article, states=result.disputed))
    if result.open_to and result.by in {"count", "objection", "veto", "minority", "quorum"}:
        found.append(reason(COULD_CHANGE, article=article, states=result.open_to))
    if result.adopted is False:
        found += [reason(DORMANT_WOULD, article=article, reading=word(one.result.adopted)) for one in reading.idle]
    return found if waits else [*found, *_effect(voters, reading)]


def _numbers(voters: Electorate, reading: Reading) -> Iterator[Reason]:
    article = voters.decided_under
    for place, (rule, result) in enumerate(reading.steps):
        if place and voters.decision is not None and voters.decision.rules:
            yield reason(NEXT_RULE, article=article)
        if rule.consensus is not None:
            # Under consensus no number is needed: what counts is that nobody stops it.
            yield reason(SUPPORT, article=article, have=result.have, base=result.base)
        elif rule.majority is not None and rule.majority.weighted_by:
            measure = rule.majority.weighted_by
            yield reason(WEIGHED, article=article, need=result.need, have=result.have, base=result.base, measure=measure)
        elif result.need:
            yield reason(COUNT, article=article, need=result.need, have=result.have, base=result.base)


def _stopped(voters: Electorate, reading: Reading) -> Iterator[Reason]:
    article, result = voters.decided_under, reading.result
    if reading.objected:
        yield reason(FORMAT_STOPPED, article=article, states=reading.objected, format=voters.format)
        return
    if result.by == "casting vote" and isinstance(result.adopted, bool):
        yield reason(TIED, article=article, state=voters.chair, adopted=word(result.adopted))
    if result.adopted is not False:
        return
    step = next((one for one in reversed(reading.steps) if one.result == result), None)
    match result.by:
        case "veto":
            yield reason(VETOED, article=article, states=result.blocked_by)
        case "barred":
            yield reason(BARRED, article=article, states=result.blocked_by)
        case "minority":
            yield reason(MINORITY, article=article, states=result.blocked_by)
        case "quorum":
            yield reason(NO_QUORUM, article=article, quorum=step.rule.quorum if step else "")
        case "one person":
            yield reason(ONE_SAID_NO, article=article, state=voters.chair)
        case _:
            yield from _failed(voters, reading, step)


def _failed(voters: Electorate, reading: Reading, step: Step | None) -> Iterator[Reason]:
    article, result = voters.decided_under, reading.result
    refusing = tuple(state for state in result.blocked_by if reading.votes[state] == "refused")
    stopping = tuple(state for state in result.blocked_by if state not in refusing)
    if refusing:
        yield reason(REFUSED, article=article, states=refusing)
    if stopping:
        yield reason(BLOCKED, article=article, states=stopping)
    if not result.blocked_by:
        yield (
            reason(TOO_FEW, article=article, need=result.need, have=result.have) if result.have else reason(NOBODY_FOR_IT, article=article)
        )
    against = _noes_of_holders(step.rule, reading) if step else ()
    if against:
        # What did not reach its number failed by itself: a holder's no is then no veto.
        yield reason(NO_VETO, article=article, states=against)


def _noes_of_holders(rule: Rule, reading: Reading) -> tuple[str, ...]:
    if rule.veto is None:
        return ()
    return tuple(state for state in rule.veto.holders if reading.votes.get(state) == "no")


def _effect(voters: Electorate, reading: Reading) -> Iterator[Reason]:
    article, result, decision = voters.decided_under, reading.result, voters.decision
    assert decision is not None
    if result.adopted is False and decision.default == "what the text would end resumes":
        yield reason(RESUMES, article=article, organ=voters.organ)
    if result.adopted is not True:
        return
    if decision.recommends_to:
        yield reason(RECOMMENDED, article=article, organ=voters.organ, to=decision.recommends_to)
        return
    yield reason(ADOPTED, article=article, organ=voters.organ, matter=voters.matter)
    yield _bound(article, reading, decision.binds)
    if reading.effect.pays:
        yield reason(PAYS, article=article, states=reading.effect.pays)


def _bound(article: str, reading: Reading, binds: str) -> Reason:
    if binds == "nobody":
        return reason(BINDS_NOBODY, article=article)
    if not reading.not_bound:
        return reason(BINDS_ALL, article=article, states=reading.binds)
    code = BINDS_ALL_BUT if binds == "all but declared abstainers" else BINDS_THOSE_FOR
    return reason(code, article=article, bound=reading.binds, free=reading.not_bound)


def awaited(voters: Electorate, reading: Reading) -> tuple[Missing, ...]:
    """Name what is awaited: the word of a member, a weight, the names behind a number, the word of the one who decides."""
    result = reading.result
    if result.adopted != "conditional":
        return ()
    return tuple(_awaited(voters, result))


def _awaited(voters: Electorate, result: Result) -> Iterator[Missing]:
    article = voters.decided_under
    match result.by:
        case "unnamed":
            yield missing(NAMES_AWAITED, article=article, states=result.open_to)
        case "no weight":
            yield from (missing(WEIGHT_AWAITED, article=article, state=state) for state in result.open_to)
        case "one person" | "casting vote":
            yield missing(CHAIR_AWAITED, article=article, organ=voters.organ)
        case _:
            yield from (missing(AWAITED, article=article, state=state, organ=voters.organ) for state in result.open_to)
