"""Labels alone say who may read: plain facts in, yes or no out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.rules.audience import OPEN, Facts, labels, may_read, needed

NAMES = st.sampled_from(["KAZ", "RUS", "CSC", "CDM", "SG", ""])
SOME = st.lists(NAMES.filter(bool), max_size=3).map(tuple)


def test_of_somebody_unknown_nothing_is_known_but_what_is_open() -> None:
    assert labels(Facts()) == {OPEN}


@given(NAMES, SOME, SOME)
def test_everybody_reads_what_is_open_and_the_author_its_own(seat: str, organs: tuple[str, ...], offices: tuple[str, ...]) -> None:
    held = labels(Facts(seat, organs, offices))

    assert may_read(held, frozenset({OPEN}))
    assert may_read(held, needed("KAZ")) == (seat == "KAZ")
    assert may_read(held, needed("BLR", organs=["CSC"])) == ("CSC" in organs)
    assert may_read(held, needed("BLR", offices=["SG"])) == ("SG" in offices)


@given(SOME)
def test_a_disclosure_adds_readers_and_takes_none_away(to: tuple[str, ...]) -> None:
    before = needed("KAZ", organs=["CSC"])

    assert before <= needed("KAZ", organs=["CSC"], disclosed_to=to)


def test_a_seat_is_no_organ_of_the_same_name() -> None:
    """An attack: somebody calls itself what an organ is called."""
    assert not may_read(labels(Facts("organ:CSC")), needed("KAZ", organs=["CSC"]))
    assert not may_read(labels(Facts("CSC")), needed("KAZ", organs=["CSC"]))
