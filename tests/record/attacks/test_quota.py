"""A seat may not bury the log; and nobody may use the limit to shut a State out of it."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from foedus.finding import Finding
from foedus.mechanisms.defence.acts import AssistanceRequested, StatementMade
from foedus.organization.quota import Counted, Window, excesses, over
from foedus.record.binding import ProceduresBound, Rules
from foedus.record.credential import KeyRevoked
from foedus.record.lodging import Lodged
from foedus.record.signature import COMPILER
from foedus.shelves.log import Examined, Log
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Row, Shelf
from tests.record.attacks.host import KEY, Host, audited
from tests.record.attacks.union import DELEGATE, ROOTS, Clock, act, credential, desk, founded, name_of, ready, told

HOUR = 3_600
RULES = {"quota": 3, "per": HOUR, "exempt": ("assistance-request",)}


def statements(first: int, count: int, seat: str = "KAZ") -> list[Examined]:
    key = DELEGATE if seat == "KAZ" else ROOTS[seat]
    return [ready(act(number, seat=seat, key=key), desk(key)) for number in range(first, first + count)]


def outcomes(log: Log, *acts: Examined) -> list[str | int]:
    return told(log, *acts)


class Counting(MemoryShelf):
    """A shelf that tells which rows were read from it."""

    def __init__(self, of: Shelf) -> None:
        super().__init__(of.identity)
        assert isinstance(of, MemoryShelf)
        self.__dict__.update(of.__dict__)
        self.read: list[int] = []

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Give rows, and remember which."""
        for row in super().rows(start, stop):
            self.read.append(row.position)
            yield row


def test_a_seat_that_pads_the_log_is_refused_and_others_are_not() -> None:
    log = founded(Clock(), RULES)
    outcomes(log, credential(1))

    assert outcomes(log, *statements(10, 5)) == [2, 3, 4, "quota-exceeded", "quota-exceeded"]
    assert outcomes(log, *statements(20, 2, "ARM")) == [5, 6]


def test_the_refusal_says_what_was_counted_so_that_anybody_can_count_again() -> None:
    log = founded(Clock(), RULES)
    outcomes(log, credential(1), *statements(10, 3))

    (found,) = log.enter(statements(13, 1))

    assert isinstance(found, Finding)
    assert dict(found.params) == {
        "seat": "KAZ", "acts": 3, "quota": 3, "size": found.param("size"), "most": 0, "per": HOUR, "article": "EPROC 4",
    }  # fmt: skip


def test_the_time_that_counts_is_when_the_log_received_each_act() -> None:
    clock = Clock()
    log = founded(clock, RULES)
    outcomes(log, credential(1), *statements(10, 1))
    clock.now += HOUR // 2
    outcomes(log, *statements(11, 2))
    clock.now += HOUR // 2 - 1
    assert outcomes(log, *statements(13, 1)) == ["quota-exceeded"]

    clock.now += 1

    assert outcomes(log, *statements(13, 2)) == [5, "quota-exceeded"]


def test_a_request_for_help_is_taken_whatever_was_entered_before() -> None:
    """The attack: a host that would silence a State in a crisis by its quota; the rules exempt what is said in one."""
    log = founded(Clock(), RULES)
    outcomes(log, credential(1), *statements(10, 3))
    cry = ready(act(20, AssistanceRequested(what="assistance")), desk(DELEGATE))

    assert outcomes(log, *statements(13, 1), cry) == ["quota-exceeded", 5]


def test_a_thief_uses_up_the_quota_of_a_seat_so_that_it_cannot_revoke_the_key() -> None:
    """The attack: what a seat does about its keys is never counted."""
    log = founded(Clock(), RULES)
    outcomes(log, credential(1), *statements(10, 3))
    revoked = ready(act(20, KeyRevoked(takes=name_of(DELEGATE)), key=ROOTS["KAZ"]), desk(ROOTS["KAZ"]))

    assert outcomes(log, revoked) == [5]


def test_what_an_official_lodges_counts_for_the_official_and_by_the_kind_inside() -> None:
    log = founded(Clock(), RULES)
    outcomes(log, credential(1))
    note = Lodged(act="statement", from_="ARM", form="original", channel="note", says={"words": "Something."})
    cry = Lodged(act="assistance-request", from_="ARM", form="original", channel="note", says={"what": "assistance"})
    lodged = [ready(act(number, note), desk(DELEGATE)) for number in range(20, 24)]

    assert outcomes(log, *lodged, ready(act(30, cry), desk(DELEGATE))) == [2, 3, 4, "quota-exceeded", 5]
    assert outcomes(log, *statements(40, 1, "ARM")) == [6]


def test_reported_history_is_nobody_s_quota() -> None:
    log = founded(Clock(), RULES)
    history = [ready(replace(act(number), key=COMPILER, source="a newspaper", confidence="high")) for number in range(9)]

    assert outcomes(log, *history) == list(range(1, 10))


def test_bytes_are_counted_where_the_rules_limit_them() -> None:
    log = founded(Clock(), {"size": 1_200, "per": HOUR})
    long = ready(act(10, StatementMade(words="x" * 500)), desk(DELEGATE))

    assert outcomes(log, credential(1), long, *statements(11, 2)) == [1, 2, 3, "quota-exceeded"]


def test_a_host_that_restarts_counts_on_and_reads_no_more_than_the_time_that_counts() -> None:
    clock = Clock()
    log = founded(clock, RULES)
    outcomes(log, credential(1))
    for hour in range(300):
        clock.now += HOUR
        outcomes(log, *statements(1000 + 3 * hour, 3))
    shelf = Counting(log.shelf)

    again = founded(clock, shelf=shelf)

    assert outcomes(again, *statements(5000, 1)) == ["quota-exceeded"]
    assert len(shelf.read) <= 3 * 256


def test_two_hosts_on_one_shelf_count_what_the_other_entered() -> None:
    clock = Clock()
    one = founded(clock, RULES)
    two = founded(clock, shelf=one.shelf)
    outcomes(one, credential(1), *statements(10, 2))

    assert outcomes(two, *statements(20, 2)) == [4, "quota-exceeded"]
    assert outcomes(one, *statements(30, 1)) == ["quota-exceeded"]


def test_a_new_quota_counts_from_its_act_on() -> None:
    log = founded(Clock(), RULES)
    by_all = [desk(signer) for signer in ROOTS.values()]
    bound = ready(act(50, ProceduresBound(corpus="sha256:00", quota=1, per=HOUR), key=ROOTS["KAZ"]), *by_all)

    found = outcomes(log, credential(1), *statements(10, 3), bound, *statements(20, 2))

    assert found == [1, 2, 3, 4, 5, 6, "quota-exceeded"]
    assert outcomes(founded(Clock(), shelf=log.shelf), *statements(20, 3)) == [6, "quota-exceeded", "quota-exceeded"]


def test_an_act_that_was_admitted_and_not_kept_is_not_counted() -> None:
    log = founded(Clock(), RULES)
    outcomes(log, credential(1))
    gate = log._gate  # noqa: SLF001 — the batch that fails between admission and the shelf
    for one in statements(10, 3):
        assert gate.admit(one, log.last_received) is None
    log.catch_up()

    assert outcomes(log, *statements(20, 3)) == [2, 3, 4]


ARRIVALS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["ARM", "KAZ"]), st.integers(100, 400)), max_size=40)


@settings(max_examples=150)
@given(ARRIVALS, st.integers(0, 4), st.integers(0, 900), st.integers(1, 60))
def test_the_window_that_moves_counts_as_somebody_who_counts_each_time_from_the_beginning(
    arrivals: list[tuple[int, str, int]], quota: int, size: int, per: int
) -> None:
    rules, window, now = Rules(quota=quota, size=size, per=per), Window(), 0
    taken: list[Counted] = []
    for wait, seat, length in arrivals:
        now += wait
        mine = [one.size for one in taken if one.seat == seat and now - per < one.received <= now]

        assert window.used(seat, now, per) == (len(mine), sum(mine))
        if over(rules, seat, (len(mine), sum(mine)), length) is None:
            window.add(Counted(seat, now, length))
            taken.append(Counted(seat, now, length))

    assert list(excesses(rules, taken)) == []


def test_whoever_counts_a_log_names_what_went_beyond() -> None:
    acts = [Counted("KAZ", 10 * at, 100) for at in range(4)]

    assert list(excesses(Rules(quota=2, per=25), acts)) == [(2, 2, 200), (3, 2, 200)]


def test_a_host_that_lets_a_seat_beyond_its_quota_is_seen_by_whoever_audits_and_has_done_no_wrong() -> None:
    log = founded(Clock(), RULES, gate=False)
    outcomes(log, credential(1), *statements(10, 5))

    found = audited(Host(log.shelf))

    assert [(one.code, one.severity, one.place and one.place.line) for one in found] == [
        ("audit-beyond-quota", "warning", 5),
        ("audit-beyond-quota", "warning", 6),
    ]
    assert (found[0].param("seat"), found[0].param("acts")) == ("KAZ", 3)


def test_rows_whose_acts_are_not_here_are_passed_over() -> None:
    log = founded(Clock(), RULES)
    outcomes(log, credential(1))
    gate = log._gate  # noqa: SLF001 — what another process destroyed meanwhile
    assert gate.passed([Row(2, "0" * 64, b"", None)]) is None
    assert log.origin == KEY.signer.name
