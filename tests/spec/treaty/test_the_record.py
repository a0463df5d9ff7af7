"""Timelines follow the acts that they are given: their order of arrival leaves no trace, and nothing outside them counts."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.dates import EVER, when, zone
from foedus.mechanisms.treaty.state import Timelines, first_difference, timeline
from foedus.record.act import Times
from foedus.record.entry import Entry
from tests.spec.small import article, codes, corpus_of, entries_of

CORPUS = corpus_of(
    CST="treaty, 1992-05-15" + article(11, "entry into force: as recorded\n\nduration: 5 years\n\nwithdrawal: by notice\nnotice: 6 months"),
    PROT="protocol, 1999-04-02"
    + article(1, 'prolongs: CST\nfrom: "1999-04-21"\nby: 5 years\nthen: renewed automatically')
    + article(2, "entry into force: by count\ncount: {number: 3, of: signatories}"),
)
JOURNAL = """
    1992-05-15 ARM, AZE, KAZ, RUS, UZB signs CST

    1994-04-20 RUS records entry into force of CST

    1999-04-02 ARM, KAZ, RUS signs PROT

    1999-12-30 ARM, KAZ deposits PROT

    2000-03-22 RUS deposits PROT

    2006-08-16 UZB restores its part in CST
      effective: 2006-08-16/2006-12-13

    2012-06-28 UZB gives notice of suspension of CST

    2012-12-19 CSC regards UZB
      instrument: CST
      as: suspended

    2012-12-19 SECRETARIAT regards UZB
      instrument: CST
      as: withdrawn
      acted on: true

    2024-06-12 ARM gives notice of withdrawal from CST

    2024-09-01 ARM revokes its notice concerning CST

    2025-01-01 KAZ gives notice of withdrawal from CST
    """
ENTRIES = entries_of(JOURNAL, CORPUS)
SEAT = zone("UTC")


def standings(made: Timelines) -> object:
    """Give every standing of every State at every change, and the parties between them."""
    return {name: (dict(line.courses), line.points, line.parties, line.in_force) for name, line in made.instruments.items()}


WHOLE = timeline(ENTRIES, CORPUS, SEAT)


@settings(max_examples=60, deadline=None)
@given(st.permutations(ENTRIES))
def test_whatever_the_order_of_arrival_every_standing_is_the_same(arriving: list[Entry]) -> None:
    as_entered = [msgspec.structs.replace(entry, position=place) for place, entry in enumerate(arriving)]

    made = timeline(as_entered, CORPUS, SEAT)

    assert standings(made) == standings(WHOLE)
    assert codes(*made.findings) == codes(*WHOLE.findings)
    assert first_difference(WHOLE, made) == EVER


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, len(ENTRIES) - 1)))
def test_before_the_first_difference_two_records_give_the_same_standings(kept: set[int]) -> None:
    """From the first difference a fold starts again; what lies before it must not need to."""
    made = timeline([entry for place, entry in enumerate(ENTRIES) if place in kept], CORPUS, SEAT)
    from_ = first_difference(made, WHOLE)

    points = {point for one in (made, WHOLE) for line in one.instruments.values() for point in line.points}
    for at in sorted(point + 1 for point in points if point < from_):
        assert made.law(at).in_force == WHOLE.law(at).in_force
        for name, line in made.instruments.items():
            assert line.parties[line.index(at)] == WHOLE.instruments[name].parties[WHOLE.instruments[name].index(at)]


def test_a_record_that_ends_the_silence_about_a_text_touches_the_law_since_its_conclusion() -> None:
    """A question about 2000 learnt that the protocol is pending; once its entry into force is recorded, it no longer does."""
    signed = [entry for entry in ENTRIES if entry.act.times.done < "1999-12"]
    recorded = entries_of("2026-03-01 RUS records entry into force of PROT", CORPUS, "later.journal")
    before, after = timeline(signed, CORPUS, SEAT), timeline([*signed, *recorded], CORPUS, SEAT)

    assert before.instruments["PROT"].force.pending
    assert not after.instruments["PROT"].force.pending
    assert first_difference(before, after) == when("1999-04-02", SEAT).first


def test_an_act_whose_date_cannot_be_read_is_a_finding_and_is_not_followed() -> None:
    act = msgspec.structs.replace(ENTRIES[0].act, times=Times(done="some day"))
    made = timeline([msgspec.structs.replace(ENTRIES[0], act=act)], CORPUS, SEAT)

    assert codes(*made.findings) == ("date-not-read",)
    assert made.instruments["CST"].courses == {}


def test_the_timelines_look_at_nothing_but_the_acts_that_they_are_given() -> None:
    known_in_1999 = [entry for entry in ENTRIES if entry.act.times.done < "2000"]
    made = timeline(known_in_1999, CORPUS, SEAT)

    line = made.instruments["CST"]
    assert line.parties[-1] == ()
    assert not made.instruments["PROT"].in_force[-1]
