"""What comes from a shelf is the act that went there, or a finding with its position."""

from __future__ import annotations

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.journal import parse
from foedus.shelves.entries import shelve, unshelve
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Leaf

from .shelves import leaf

ENTRIES = parse(
    "1992-05-15 ARM, KAZ signs CST\n2022-01-05 KAZ requests assistance\n", path="history.journal", vocabulary=VOCABULARY, log="csto"
).entries


def test_entries_come_back_with_their_position_and_the_instant_at_which_the_log_took_them() -> None:
    shelf = MemoryShelf()

    assert shelve(shelf, ENTRIES, received=1_700_000_000) == (0, 1, 2)
    back, findings = unshelve(shelf, VOCABULARY)

    assert findings == ()
    assert [(one.act, one.id, one.position) for one in back] == [(one.act, one.id, one.position) for one in ENTRIES]
    assert {one.entered for one in back} == {1_700_000_000}
    assert [one.position for one in unshelve(shelf, VOCABULARY, 1, 2)[0]] == [1]


def test_a_host_that_changes_an_act_on_the_shelf_is_caught_by_its_id() -> None:
    shelf = MemoryShelf()
    shelf.append([Leaf("ab" * 32, leaf(1).data, 0)])

    entries, (finding,) = unshelve(shelf, VOCABULARY)

    assert entries == ()
    assert (finding.code, finding.param("position"), finding.param("expected"), finding.param("found")) == (
        "shelf-id",
        0,
        "ab" * 32,
        leaf(1).id,
    )


def test_bytes_on_a_shelf_that_are_no_act_are_a_finding_at_their_position() -> None:
    shelf = MemoryShelf()
    shelf.append([leaf(1)])

    entries, (finding,) = unshelve(shelf, VOCABULARY)

    assert (entries, finding.code, str(finding.place), finding.act) == ((), "act-unreadable", "shelf:0", leaf(1).id)
