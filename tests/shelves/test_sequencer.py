"""Many authors at once: one order, each act exactly once, and nobody is told of an act that is not durable."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Thread

import pytest

from foedus.finding import Finding
from foedus.record.consistency import is_consistent
from foedus.record.note import Note
from foedus.record.refusal import Refusal, open_refusal
from foedus.shelves.log import Log, LogError, LogReader, Receipt
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.sequencer import Sequencer
from foedus.shelves.shelf import Shelf

from .acts import begun, request, signed
from .shelves import IDENTITY, KEY, NOW, WRITABLE

AUTHORS, EACH = 8, 12


@pytest.fixture(params=sorted(WRITABLE))
def shelf(request: pytest.FixtureRequest) -> Shelf:
    return WRITABLE[request.param](request)


def positions(told: list[Receipt | Note]) -> list[int]:
    assert all(isinstance(one, Receipt) for one in told), told
    return [one.position for one in told if isinstance(one, Receipt)]


def test_every_author_s_acts_stand_once_in_one_order_in_which_each_author_s_own_follow_another(shelf: Shelf) -> None:
    sequencer = Sequencer(begun(shelf))
    start = Barrier(AUTHORS)

    def author(number: int) -> list[Receipt | Note]:
        start.wait()
        return [sequencer.submit(*signed(request(number * EACH + one))) for one in range(EACH)]

    with ThreadPoolExecutor(AUTHORS) as pool:
        told = [positions(one) for one in pool.map(author, range(AUTHORS))]

    assert sorted(at for some in told for at in some) == list(range(1, 1 + AUTHORS * EACH))
    assert all(some == sorted(some) for some in told)
    assert [row.position for row in shelf.rows()] == list(range(1 + AUTHORS * EACH))
    assert LogReader(shelf).size == shelf.size()


def test_one_act_that_all_send_at_once_stands_once_and_all_learn_where(shelf: Shelf) -> None:
    sequencer = Sequencer(begun(shelf))
    start = Barrier(AUTHORS)

    def author(_: int) -> Receipt | Note:
        start.wait()
        return sequencer.submit(*signed(request(1)))

    with ThreadPoolExecutor(AUTHORS) as pool:
        told = list(pool.map(author, range(AUTHORS)))

    assert positions(told) == [1] * AUTHORS
    assert shelf.size() == 2


def test_what_is_no_act_of_the_log_is_refused_in_a_note_that_the_log_signed() -> None:
    log = begun(MemoryShelf(IDENTITY))
    data, signatures = signed(request(1, log="elsewhere"))

    told = Sequencer(log).submit(data, signatures)

    assert isinstance(told, Note)
    refusal = open_refusal(told.encode(), log.keys, origin="union")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.time) == ("act-of-another-log", NOW)
    assert log.size == 1


def test_what_the_gate_refuses_holds_up_nobody_who_came_with_it() -> None:
    log = begun(MemoryShelf(IDENTITY))
    sequencer = Sequencer(log)
    start = Barrier(4)
    sent = [signed(request(1)), signed(request(2, log="elsewhere")), (b"{}", b""), signed(request(3))]

    def author(number: int) -> Receipt | Note:
        start.wait()
        return sequencer.submit(*sent[number])

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(author, range(4)))

    assert [isinstance(one, Receipt) for one in told] == [True, False, False, True]
    assert log.size == 3


class Held(MemoryShelf):
    """A shelf on which a batch takes as long as a test needs; a batch fails once, if it is to."""

    def __init__(self) -> None:
        super().__init__(IDENTITY)
        self.reached, self.go, self.fails = Event(), Event(), False
        self.go.set()

    def note(self, size: int | None = None) -> bytes | None:
        """Give the newest checkpoint when it may."""
        self.reached.set()
        assert self.go.wait(10)
        if self.fails:
            self.fails = False
            raise OSError("no space is left")
        return super().note(size)


def test_those_who_come_while_a_batch_is_written_are_the_next_batch_together() -> None:
    shelf = Held()
    sequencer = Sequencer(begun(shelf))
    shelf.reached.clear()
    shelf.go.clear()
    told: list[Receipt | Note] = []
    threads = [Thread(target=lambda number=number: told.append(sequencer.submit(*signed(request(number))))) for number in range(6)]
    threads[0].start()
    assert shelf.reached.wait(10)
    for one in threads[1:]:
        one.start()
    while len(sequencer) < 5:
        pass
    shelf.go.set()
    for one in threads:
        one.join(10)

    assert sorted(positions(told)) == [1, 2, 3, 4, 5, 6]
    assert [size for size, _ in shelf.notes()] == [0, 1, 2, 7]


def test_a_batch_that_cannot_be_written_fails_for_each_who_waits_and_is_sent_again() -> None:
    shelf = Held()
    log = begun(shelf)
    sequencer = Sequencer(log)
    shelf.fails = True

    with pytest.raises(OSError, match="no space"):
        sequencer.submit(*signed(request(1)))

    assert positions([sequencer.submit(*signed(request(1)))]) == [1]


def test_a_log_whose_clock_runs_back_takes_no_more_and_says_so_to_each() -> None:
    now = [NOW]
    log = begun(MemoryShelf(IDENTITY))
    log = Log(log.shelf, KEY, lambda: now[0])
    now[0] -= 3_600

    with pytest.raises(LogError) as caught:
        Sequencer(log).submit(*signed(request(1)))

    assert caught.value.finding.code == "log-clock-back"


def test_no_batch_is_longer_than_it_may_be() -> None:
    log = begun(MemoryShelf(IDENTITY))
    sequencer = Sequencer(log, most=2)
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: sequencer.submit(*signed(request(number))), range(40)))

    sizes = [size for size, _ in log.shelf.notes()]
    assert sorted(positions(told)) == list(range(1, 41))
    assert max(after - before for before, after in itertools.pairwise(sizes)) <= 2


def test_two_sequencers_on_one_record_take_turns(shelf: Shelf) -> None:
    """As two processes, or two hosts, do."""
    both = [Sequencer(begun(shelf)), Sequencer(begun(shelf))]
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: both[number % 2].submit(*signed(request(number // 2))), range(60)))

    found = positions(told)
    assert sorted(found) == sorted(list(range(1, 31)) * 2)
    assert found[::2] == found[1::2]


def test_every_checkpoint_of_a_busy_hour_is_the_beginning_of_the_next(shelf: Shelf) -> None:
    log = begun(shelf)
    sequencer = Sequencer(log)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: sequencer.submit(*signed(request(number))), range(60)))

    reader = LogReader(shelf)
    sizes = [size for size, _ in shelf.notes()]
    for old, new in itertools.pairwise(sizes):
        assert is_consistent(old, reader.root(old), new, reader.root(new), reader.consistency(old, new))
    assert not isinstance(reader.head, Finding)
