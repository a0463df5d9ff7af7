"""This file says how a stranger answered: each topic with the number of right answers, and the first wrong ones in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tests.interop.question import Question, Stranger, is_right

SHOWN = 3
"""Wrong answers of a stranger that are written out."""


class Report(NamedTuple):
    """What one stranger was asked, and what it answered wrongly."""

    name: str
    asked: Sequence[Question]
    wrong: Sequence[tuple[Question, Any]]

    def lines(self) -> Iterator[str]:
        """Give the report as lines of text."""
        counted, failed = Counter(one.topic for one in self.asked), Counter(one.topic for one, _ in self.wrong)
        yield self.name
        for topic, count in counted.items():
            yield f"  {topic:<66} {count - failed[topic]:>7,} of {count:>7,}{'   ✗' if failed[topic] else ''}"
        for one, answer in self.wrong[:SHOWN]:
            yield f"    {one.topic}: answered {str(answer)[:200]}, right is {str(one.right)[:200]}"
            yield f"      {one.kind}: {str(dict(one.asked))[:600]}"


def ask(stranger: Stranger, questions: Sequence[Question]) -> Report:
    """Ask a stranger whatever it can answer.

    :raises ValueError: it can answer nothing.
    """
    asked = [one for one in questions if one.kind in stranger.kinds]
    if not asked:
        raise ValueError(f"{stranger.name} was asked nothing")
    answers = stranger.answers(asked)
    return Report(stranger.name, asked, [(one, answer) for one, answer in zip(asked, answers, strict=True) if not is_right(one, answer)])
