"""A closed act is signed at the page of the delegate's own witness: what is closed of it is said first, and nobody gets it by its id."""

from __future__ import annotations

from hashlib import sha256

import pytest

from foedus.record.leaf import Leaf, Stub, decode_leaf
from foedus.shelves.remote import Remote
from foedus.shelves.tiles.serving import published
from tests.witness.page.conftest import Desk, act_text

WORDS = '2026-11-24 KAZ states "a canary at the page"'


def line(*, level: str = "for official use", matter: str = "crisis:flood") -> str:
    return f'closed {{"level":"{level}","matter":"{matter}","rule":"EP 10","seat":"KAZ","size":1024,"until":""}}\n'


def test_a_closed_act_is_signed_and_entered_closed(desk: Desk) -> None:
    text = act_text(WORDS, desk.credentialed())
    desk.read(f"{text}\n{line()}")

    assert desk.said("closed").startswith("The act is closed: [for official use · KAZ · EP 10]. Everybody sees this line")
    assert not desk.page.is_visible("#doubts")
    # The browser reads the line itself: what the witness says of it stands beside.
    assert "closed by\nEP 10" in desk.said("fields")
    assert "closed matter\ncrisis:flood" in desk.said("fields")
    desk.sign()

    assert desk.said("outcome-said").startswith("The act stands on the record of union, at position 2.")
    (row,) = desk.log.shelf.rows(2, 3)
    leaf = decode_leaf(row.leaf)
    assert isinstance(leaf, Leaf)
    assert leaf.stub == Stub(matter="crisis:flood", rule="EP 10", seat="KAZ", level="for official use", size=1024)
    assert row.act == text.encode()
    assert b"canary" not in (published(desk.log, "act/000.p/3") or b"")
    assert desk.complaints == []


def test_an_open_act_says_nothing_of_being_closed(desk: Desk) -> None:
    desk.read(act_text(WORDS, desk.credentialed()))

    assert not desk.page.is_visible("#closed")


def test_the_closed_act_of_a_delegate_is_given_to_nobody_by_its_id(desk: Desk) -> None:
    """An attack: ids are open to all, so whoever asks by one has shown nothing."""
    text = act_text(WORDS, desk.credentialed())
    desk.read(f"{text}\n{line()}")
    desk.sign()
    desk.witness.mirrors.update("union", desk.witness.clock())
    act = sha256(text.encode()).hexdigest()

    assert desk.witness.relay.ledger.sent_act(act) is not None
    assert Remote(desk.witness.url).get(f"sign/act/{act}").status == 404


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        (line(matter="what nobody is to know"), "A stub names its matter by a sort and one name"),
        (line().replace("KAZ", "RUS"), "The stub says that the act is one of"),
    ],
)
def test_what_no_log_would_take_is_said_before_it_is_signed(desk: Desk, closed: str, said: str) -> None:
    desk.read(f"{act_text(WORDS, desk.credentialed())}\n{closed}")

    assert said in desk.said("doubts")


def test_a_line_that_is_not_as_it_must_be_is_not_shown_as_if_it_were(desk: Desk) -> None:
    desk.read(f"{act_text(WORDS, desk.credentialed())}\nclosed {{}}\n")

    assert desk.said("reading-wrong").startswith("The second line of the act says how it is closed")


def test_what_the_log_refuses_is_mended_and_sent_again(desk: Desk) -> None:
    text = act_text(WORDS, desk.credentialed())
    desk.read(f"{text}\n{line(level='secret')}")
    desk.sign()
    assert "refuses the act" in desk.said("outcome-said")

    desk.read(f"{text}\n{line()}")
    desk.sign()

    assert desk.said("outcome-said").startswith("The act stands on the record of union")
