"""What is refused is only what is no act at all; whatever its merits, an act enters (design, decision 1)."""

from __future__ import annotations

import msgspec

from foedus.organization.admission import admit, propose
from foedus.organization.organization import Organization
from foedus.record.act import Act
from foedus.record.canonical import act_id, encode
from foedus.record.entry import Entry


def any_act(csto: Organization) -> Act:
    return csto.entries[0].act


def test_an_act_that_is_on_the_record_is_taken_once(csto: Organization) -> None:
    act, findings = admit(encode(any_act(csto)), csto, log="csto")

    assert act is None
    assert [one.code for one in findings] == ["act-on-record-already"]


def test_an_act_of_another_log_is_refused(csto: Organization) -> None:
    _, findings = admit(encode(msgspec.structs.replace(any_act(csto), log="nato")), csto, log="csto")

    assert [one.code for one in findings] == ["act-of-another-log"]


def test_bytes_that_are_not_canonical_are_refused(csto: Organization) -> None:
    _, findings = admit(encode(any_act(csto)).replace(b'{"', b'{ "', 1), csto, log="csto")

    assert [one.severity for one in findings] == ["error"]


def test_an_unlawful_act_enters_and_says_so_before_it_is_signed(csto: Organization) -> None:
    """Nobody makes an act lawful by recording it, nor hides it by refusing it."""
    seat = next(entry for entry in csto.entries if entry.act.kind in {"arrears-noted", "participation-frozen"}).act
    again = msgspec.structs.replace(seat, nonce="0" * 64)

    act, refused = admit(encode(again), csto, log="csto")
    found = propose(again, csto)

    assert (act, refused) == (again, ())
    assert found, "the engine says what it finds"
    assert act_id(again) not in csto.by_id


def test_an_act_that_was_proposed_is_not_on_the_record(csto: Organization) -> None:
    size = len(csto.entries)

    propose(msgspec.structs.replace(any_act(csto), nonce="1" * 64), csto)

    assert len(csto.entries) == size


def test_entries_keep_their_place_when_they_arrive_again(csto: Organization) -> None:
    again = [Entry(act=one.act, id=one.id, position=one.position + 1_000) for one in csto.entries[:3]]

    assert csto.with_entries(again).entries == csto.entries
