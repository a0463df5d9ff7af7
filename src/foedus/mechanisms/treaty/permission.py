"""This file puts together what several provisions let a State do, and says what an open status or no status makes of it."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.answer import CONDITIONAL, CONTESTED, NO, NO_RULE, YES, Answer, Position, reason
from foedus.finding import Code
from foedus.mechanisms.treaty.standing import Standing

NO_TEXT = Code("no-text-rules-it", "note")
NO_PARTY = Code("not-a-party-to-it", "note", state=str, instrument=str)


def no_text() -> Answer:
    """Give the answer where no text in force speaks of the deed."""
    return Answer(NO_RULE, (reason(NO_TEXT),))


def together(answers: Iterable[Answer]) -> Answer:
    """Give several answers as one: what is disputed or hangs on something shows first, then what is allowed."""
    kept = list(answers)
    value = next((one for one in (CONTESTED, CONDITIONAL, YES, NO) if any(answer.value == one for answer in kept)), NO_RULE)
    # What only says that another text does not reach the State is left out beside one that does.
    telling = [one for one in kept if one.value == value] if value in (YES, CONDITIONAL, CONTESTED) else kept
    return Answer(
        value,
        tuple(dict.fromkeys(why for one in telling for why in one.because)),
        tuple(dict.fromkeys(lack for one in telling for lack in one.missing)),
        _once(position for one in telling for position in one.positions),
        next((one.acted_on for one in telling if one.acted_on), None),
    )


def _once(positions: Iterable[Position]) -> tuple[Position, ...]:
    kept: list[Position] = []
    for one in positions:
        if one not in kept:
            kept.append(one)
    return tuple(kept)


def unsettled(standing: Standing) -> Answer | None:
    """Give the answer for a State whose status is open: contested with the positions, or waiting for a date."""
    if not standing.open:
        return None
    return Answer(standing.status, standing.reasons, standing.missing, standing.positions, standing.acted_on)


def outside(state: str, cited: str, instrument: str, value: str = NO) -> Answer:
    """Give the answer for a State that the instrument does not bind."""
    return Answer(value, (reason(NO_PARTY, article=cited, state=state, instrument=instrument),))
