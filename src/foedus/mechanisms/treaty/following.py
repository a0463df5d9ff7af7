"""This file is about leaving one instrument by leaving another: what is for the members of an organization alone ends with membership.

A clause of withdrawal names what is left with its own instrument (``with it``). No notice about the other is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from foedus.answer import reason
from foedus.finding import Code
from foedus.mechanisms.treaty.course import WITHDRAWN, Event
from foedus.mechanisms.treaty.dossier import on_days
from foedus.mechanisms.treaty.standing import Course

LEFT_WITH = Code("left-with-another", "note", state=str, instrument=str, other=str, on=str)


def left_with(name: str, other: str, article: str, courses: Mapping[str, Course], seat: tzinfo) -> Iterator[tuple[str, Event]]:
    """Give who leaves an instrument by leaving another, and when.

    :param article: the clause of the other that takes this one along.
    :param courses: every State's course under the other instrument.
    """
    for state, course in sorted(courses.items()):
        for before, point, after in zip(course.standings, course.points, course.standings[1:], strict=False):
            if before.status != WITHDRAWN == after.status:
                # Where the day of leaving is known only roughly, the status before is open from its first possible day on.
                at = on_days(point if before.sure else before.since, point, seat)
                why = reason(LEFT_WITH, article=article, state=state, instrument=name, other=other, on=at.text)
                yield state, Event("left with", at, (why,))
