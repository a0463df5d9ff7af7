"""This file says how a stranger did: each topic with the number of right outcomes, and the first wrong ones in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.interop.question import Question, Stranger, is_right

SHOWN = 3
"""Wrong outcomes of a stranger that are written out."""


class Checked(NamedTuple):
    """One thing that was checked: the line of the report on which it counts, whether it came out right, and what was seen."""

    topic: str
    right: bool
    seen: str = ""


class Report(NamedTuple):
    """What was checked with one stranger."""

    name: str
    checked: Sequence[Checked]

    @property
    def wrong(self) -> list[Checked]:
        """Give what did not come out right."""
        return [one for one in self.checked if not one.right]

    def lines(self) -> Iterator[str]:
        """Give the report as lines of text."""
        counted, failed = Counter(one.topic for one in self.checked), Counter(one.topic for one in self.wrong)
        yield self.name
        for topic, count in counted.items():
            yield f"  {topic:<66} {count - failed[topic]:>7,} of {count:>7,}{'   ✗' if failed[topic] else ''}"
        for one in self.wrong[:SHOWN]:
            yield f"    ✗ {one.topic}: {one.seen[:1_000]}"


def ask(stranger: Stranger, questions: Sequence[Question]) -> Report:
    """Ask a stranger whatever it can answer.

    :raises ValueError: it can answer nothing.
    """
    asked = [one for one in questions if one.kind in stranger.kinds]
    if not asked:
        raise ValueError(f"{stranger.name} was asked nothing")
    answers = stranger.answers(asked)
    return Report(
        stranger.name,
        [
            Checked(one.topic, is_right(one, answer), f"answered {str(answer)[:200]}, right is {str(one.right)[:200]}, {dict(one.asked)}")
            for one, answer in zip(asked, answers, strict=True)
        ],
    )
