"""This file is about answers that rest on a reading to which a party objects: they are contested (decision 8 of the design)."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.answer import CONDITIONAL, CONTESTED, NO, YES, Answer
from foedus.mechanisms.treaty.questions import Treaty


def objected(answer: Answer, treaty: Treaty) -> Answer:
    """Give an answer as it is where parties object to the reading of an article that it rests on.

    A yes or no and an outcome become contested; a list stays, with the objections beside it.
    """
    articles = dict.fromkeys(reason.article for reason in answer.because if reason.article)
    lodged = dict.fromkeys(position for article in articles for position in treaty.objections(article))
    if not lodged:
        return answer
    value = answer.value
    if value in (YES, NO, CONDITIONAL):
        value = CONTESTED
    elif isinstance(value, dict) and "adopted" in value:
        value = {**value, "adopted": CONTESTED}
    return replace(answer, value=value, positions=(*answer.positions, *lodged))
