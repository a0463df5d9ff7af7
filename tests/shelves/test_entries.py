"""What comes from a shelf is the act that went there, or a finding with its position."""

from __future__ import annotations

from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.canonical import encode
from foedus.record.journal import parse
from foedus.record.leaf import Leaf, encode_leaf
from foedus.shelves.entries import enter, entries_of, examined, unshelve
from foedus.shelves.keys import new_key
from foedus.shelves.log import Examined, Log, Receipt
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Row

ENTRIES = parse(
    "1992-05-15 ARM, KAZ signs CST\n2022-01-05 KAZ requests assistance\n", path="history.journal", vocabulary=VOCABULARY, log="csto"
).entries
WHEN = 1_700_000_000


def a_log() -> Log:
    key = new_key("csto")
    return Log(MemoryShelf(key.identity), key, lambda: WHEN)


def row(position: int, data: bytes, commitment: str, leaf: bytes = b"") -> Row:
    return Row(position, commitment, leaf or encode_leaf(Leaf(commitment, WHEN)), data)


def test_entries_come_back_with_their_position_and_the_instant_at_which_the_log_took_them() -> None:
    log = a_log()

    assert [one.position for one in enter(log, ENTRIES) if isinstance(one, Receipt)] == [0, 1, 2]
    back, findings = unshelve(log.shelf, VOCABULARY)

    assert findings == ()
    assert [(one.act, one.id, one.position) for one in back] == [(one.act, one.id, one.position) for one in ENTRIES]
    assert {one.entered for one in back} == {WHEN}
    assert [one.position for one in unshelve(log.shelf, VOCABULARY, 1, 2)[0]] == [1]


def test_a_host_that_changes_an_act_on_the_shelf_is_caught_by_its_leaf() -> None:
    entries, (finding,) = entries_of([row(0, encode(ENTRIES[1].act), ENTRIES[0].id)], VOCABULARY)

    assert entries == ()
    assert finding.code == "shelf-id"
    assert [finding.param(name) for name in ("position", "expected", "found")] == [0, ENTRIES[0].id, ENTRIES[1].id]


def test_bytes_on_a_shelf_that_are_no_act_are_a_finding_at_their_position() -> None:
    made = examined(b"{}", log="csto")
    assert isinstance(made, Finding)
    empty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"

    entries, (finding,) = entries_of([row(3, b"{}", empty)], VOCABULARY)

    assert (entries, finding.code, str(finding.place), finding.act) == ((), "act-unreadable", "shelf:3", empty)


def test_a_leaf_on_a_shelf_that_is_none_is_a_finding_at_its_position() -> None:
    entries, (finding,) = entries_of([row(3, b"{}", "ab" * 32, b"{}")], VOCABULARY)

    assert (entries, finding.code, finding.param("position")) == ((), "shelf-leaf", 3)


def test_an_act_that_is_not_here_leaves_its_position_empty() -> None:
    here = row(1, encode(ENTRIES[1].act), ENTRIES[1].id)
    withheld = Row(0, ENTRIES[0].id, encode_leaf(Leaf(ENTRIES[0].id, WHEN)), None)

    entries, findings = entries_of([withheld, here], VOCABULARY)

    assert ([one.position for one in entries], findings) == ([1], ())


def test_an_act_of_another_log_is_refused_in_its_place_and_the_others_enter() -> None:
    (strange,) = parse("2022-01-05 KAZ requests assistance\n", path="x.journal", vocabulary=VOCABULARY, log="elsewhere").entries
    log = a_log()

    told = enter(log, [ENTRIES[0], strange, ENTRIES[1]])

    assert [one.code if isinstance(one, Finding) else one.position for one in told] == [0, "act-of-another-log", 1]


def test_an_act_is_examined_without_the_log() -> None:
    data = encode(ENTRIES[0].act)
    found = examined(data, log="csto", history=True)

    assert isinstance(found, Examined)
    assert (found.id, found.act) == (ENTRIES[0].id, ENTRIES[0].act)


def test_acts_that_stand_here_and_there_keep_their_places_and_new_ones_come_after() -> None:
    entries = parse(
        "".join(f"2022-01-{day:02d} KAZ requests assistance\n" for day in range(1, 12)), path="x.journal", vocabulary=VOCABULARY, log="csto"
    ).entries
    log = a_log()
    enter(log, entries[:10])

    told = enter(log, [entries[one] for one in (7, 2, 3, 10, 9, 2)])

    assert [one.position for one in told if isinstance(one, Receipt)] == [7, 2, 3, 10, 9, 2]
    assert {one.received for one in told if isinstance(one, Receipt)} == {WHEN}
    assert log.size == 11


def test_a_closed_act_whose_nonce_can_be_reckoned_does_not_enter() -> None:
    """An attack: who knows the journal's name tries all likely words of a closed vote against its id."""
    text = '2022-01-05 KAZ states "yes"\n  closed by: EP 10\n  closed matter: organ:CSC\n{}'
    guessable, random = (
        parse(text.format(nonce), path="x.journal", vocabulary=VOCABULARY, log="csto").entries[0]
        for nonce in ("", f"  nonce: {'5a' * 32}\n")
    )

    told = enter(a_log(), [guessable, random])

    assert [one.code if isinstance(one, Finding) else one.position for one in told] == ["closed-nonce-derived", 0]
