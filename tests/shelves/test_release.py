"""The public sees a log in batches, on the schedule of the procedures; what lies between two of them announces nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.shelves.entries import enter
from foedus.shelves.following import Follower
from foedus.shelves.founding import found, open_reader
from foedus.shelves.log import LogReader
from foedus.shelves.opening import open_organization
from foedus.shelves.release import ReleasedShelf, released_before, schedule
from foedus.shelves.shelf import ReadOnlyError
from foedus.shelves.tiles.serving import published
from tests.record.attacks.host import true_log

HOURS = 6 * 3_600
START = 1_763_683_200 - 1_763_683_200 % HOURS


class Clock:
    now = START

    def __call__(self) -> int:
        return self.now


def test_the_schedule_stands_in_the_procedures() -> None:
    organization = open_organization("csto").organization
    assert organization is not None

    assert schedule(organization.corpus) == HOURS


@pytest.mark.parametrize(("now", "every", "expected"), [(START, HOURS, START), (START + 1, HOURS, START), (START + 7, 0, START + 8)])
def test_what_was_made_before_the_last_whole_period_is_public(now: int, every: int, expected: int) -> None:
    assert released_before(now, every) == expected


def test_the_public_sees_the_last_checkpoint_of_a_period_and_nothing_of_those_after_it(tmp_path: Path) -> None:
    organization = open_organization("csto").organization
    assert organization is not None
    clock, place = Clock(), str(tmp_path / "record.db")
    entries = sorted(organization.entries, key=lambda one: one.position)
    log = found(organization.corpus, place, clock=clock)
    enter(log, entries[:3])
    clock.now += HOURS - 10
    enter(log, entries[3:5])
    clock.now += 20
    enter(log, entries[5:9])
    log.shelf.close()

    public = open_reader(place, every=HOURS, clock=clock)
    member = open_reader(place)

    assert (public.size, member.size) == (6, 10)
    assert b"\n6\n" in (published(public, "checkpoint") or b"")
    assert published(public, "act/000.p/7") is None
    assert public.shelf.position(entries[7].id) is None
    assert list(public.shelf.notes())[-1][0] == public.shelf.size() == 6
    assert public.shelf.note(7) is None
    assert [row.position for row in public.shelf.rows(4)] == [4, 5]
    assert list(public.shelf.chain()) == [0]

    follower = Follower(organization.with_entries(()), public)
    assert follower.reader.size == 6
    clock.now += HOURS
    follower.now()
    assert follower.reader.size == 10
    with pytest.raises(ReadOnlyError):
        public.shelf.writing()
    member.shelf.close()
    follower.close()


def test_before_the_first_release_there_is_no_checkpoint() -> None:
    log = true_log()
    shelf = ReleasedShelf(log.shelf, HOURS, lambda: 0)

    assert shelf.note() is None
    assert shelf.size() == 0
    assert LogReader(shelf).head is None
    later = ReleasedShelf(log.shelf, HOURS, lambda: 1 << 40)
    assert later.note() == log.shelf.note()


def test_every_burst_of_a_period_is_one_growth(tmp_path: Path) -> None:
    """An attack: somebody counts how often the log grows, to learn when something is being decided."""
    clock = Clock()
    organization = open_organization("csto").organization
    assert organization is not None
    place = str(tmp_path / "record.db")
    entries = sorted(organization.entries, key=lambda one: one.position)
    log = found(organization.corpus, place, clock=clock)
    seen = []
    for hour in range(14):
        clock.now = START + hour * 3_600
        enter(log, entries[hour * 2 : hour * 2 + 2])
        public = open_reader(place, every=HOURS, clock=clock)
        seen.append(public.size)
        public.shelf.close()
    log.shelf.close()

    assert len(set(seen)) == 3
