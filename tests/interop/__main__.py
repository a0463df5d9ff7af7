"""This file shows the record to strangers: every question, the answer of each, and what each was counted for.

It ends with 1 if any answer is not the right one. ``make interop`` installs the strangers and then runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.interop.browser import browser
from tests.interop.damage import damaged
from tests.interop.desks import desks
from tests.interop.installed import programs
from tests.interop.ourselves import Ourselves
from tests.interop.passkeys import passkeys
from tests.interop.question import Question, Stranger
from tests.interop.questions import everything
from tests.interop.report import Report, ask
from tests.interop.shipped import Shipped, on_their_command_line
from tests.interop.subject import Subject, made
from tests.interop.witnesses import both_witnesses, our_witness, their_witness

MEETINGS: tuple[Callable[[Path], Report], ...] = (their_witness, our_witness, both_witnesses, desks)
"""What is played out rather than asked: each takes a folder of its own."""


def main() -> int:
    """Ask every stranger about every log, and say how it went."""
    started, wrong = perf_counter(), 0
    with TemporaryDirectory(prefix="foedus-interop-") as room, browser() as chromium:
        place = Path(room)
        shipped = Shipped(place / "shipped")
        subjects = (shipped, made(700, place / "small", batch=50), made(70_000, place / "large", batch=2_000))
        print(*(f"shown: {one.name}" for one in subjects), sep="\n", flush=True)
        questions = [*shipped.proofs(), *passkeys(chromium.page), *(one for subject in subjects for one in _about(subject, place))]
        strangers: Sequence[Stranger] = (*programs(), chromium, Ourselves())
        reports = [partial(ask, stranger, questions) for stranger in strangers]
        reports += [partial(on_their_command_line, shipped, place / "commands")]
        reports += [partial(meet, place / meet.__name__) for meet in MEETINGS]
        for report in reports:
            told = report()
            print("", *told.lines(), sep="\n", flush=True)
            wrong += len(told.wrong)
    print(f"\n{f'{wrong:,} wrong answers' if wrong else 'every stranger agrees'}, {perf_counter() - started:.0f} s")
    return 1 if wrong else 0


def _about(subject: Subject, place: Path) -> list[Question]:
    return [*everything(subject), *damaged(subject, place / f"damaged-{subject.size}", copies=20)]


if __name__ == "__main__":
    sys.exit(main())
