"""The journal tells acts in plain text: time, seat, verb, object, and then one value on a line."""

from __future__ import annotations

from textwrap import dedent

from foedus.mechanisms.defence.acts import AssistanceRequested, FigureClaimed, NationalConsent, StatementMade
from foedus.mechanisms.organs.acts import DecisionTaken, MotionOpened, SessionHeld
from foedus.mechanisms.treaty.acts import EntryIntoForceRecorded, Restoration, Signature
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.entry import Entry
from foedus.record.journal import parse


def read(journal: str, *, log: str = "csto/history", path: str = "history.journal") -> tuple[Entry, ...]:
    found = parse(dedent(journal), path=path, vocabulary=VOCABULARY, log=log)
    assert found.findings == ()
    return found.entries


def test_an_act_is_a_time_a_seat_a_verb_and_an_object() -> None:
    (one,) = read("""
        2022-01-05 KAZ requests assistance
    """)

    assert (one.act.times.done, one.act.seat, one.act.body) == ("2022-01-05", "KAZ", AssistanceRequested(what="assistance"))
    assert (one.act.log, one.act.key, one.position, one.ordinal, str(one.place)) == ("csto/history", "compiler", 0, 1, "history.journal:2")


def test_each_indented_line_is_a_key_and_a_value() -> None:
    (one,) = read("""
        2022-01-05 KAZ requests assistance
          under: CST 4, CH 7
          by: non-state
          asks: peacekeepers, "units, lightly armed"
    """)

    assert one.act.body == AssistanceRequested(
        what="assistance", under=("CST 4", "CH 7"), by="non-state", asks=("peacekeepers", "units, lightly armed")
    )


def test_what_every_act_may_say_stands_beside_what_its_kind_says() -> None:
    (one,) = read("""
        2022-01-05T21:30:00+03:00 KAZ requests assistance
          received: 2022-01-05T22:00:00+03:00
          received by: CSC
          effective: 2022-01-06
          source: kremlin.ru, 6 Jan 2022
          confidence: high
    """)

    assert (one.act.times.received, one.act.times.received_by, one.act.times.effective) == (
        "2022-01-05T22:00:00+03:00",
        "CSC",
        "2022-01-06",
    )
    assert (one.act.source, one.act.confidence) == ("kremlin.ru, 6 Jan 2022", "high")


def test_spaces_in_a_key_are_underscores_in_code_and_a_trailing_underscore_is_dropped() -> None:
    session, motion, record, back = read("""
        2022-01-10 CSC meets in extraordinary session
          by video: true
        2022-01-06 ARM puts to decision 2022/1
          class: use of force
          taken by: signature sheet
        2012-12-19 depositary records entry into force of PROT-2010
          for: ARM, BLR
        2006-12-13 UZB restores its part in CST
          by way of: PROT-2006-UZB
    """)

    assert session.act.body == SessionHeld(form="extraordinary session", by_video=True)
    assert motion.act.body == MotionOpened(motion="2022/1", class_="use of force", taken_by="signature sheet")
    assert record.act.body == EntryIntoForceRecorded(instrument="PROT-2010", for_=("ARM", "BLR"))
    assert back.act.body == Restoration(instrument="CST", by_way_of="PROT-2006-UZB")


def test_numbers_are_whole() -> None:
    consent, figure = read("""
        2022-01-07 KGZ:parliament consents to deployment
          strength: 150
          votes for: 97
        2022-01-13 RUS gives a figure for peacekeepers in Kazakhstan
          number: 2030
          unit: persons
          qualifier: over
    """)

    assert consent.act.body == NationalConsent(what="deployment", strength=150, votes_for=97)
    assert figure.act.body == FigureClaimed(subject="peacekeepers in Kazakhstan", number=2030, unit="persons", qualifier="over")


def test_several_seats_on_a_line_did_the_same_each_for_itself() -> None:
    entries = read("""
        1992-05-15 ARM, KAZ, KGZ signs CST
          place: Tashkent
        1993-09-24 AZE signs CST
    """)

    assert [(one.act.seat, one.position, one.ordinal) for one in entries] == [("ARM", 0, 1), ("KAZ", 1, 2), ("KGZ", 2, 3), ("AZE", 3, 4)]
    assert {one.act.body for one in entries[:3]} == {Signature(instrument="CST", place="Tashkent")}
    assert len({one.id for one in entries}) == 4


def test_an_act_speaks_of_those_above_it_by_their_labels() -> None:
    call, *consents, decision = read("""
        2022-01-05 KAZ requests assistance ^call
        2022-01-06 ARM, BLR states that it takes part ^parts
        2022-01-06 CSC decides deployment
          answers: ^call
          follows: ^parts
    """)

    assert decision.act.references == {"answers": (call.id,), "follows": tuple(one.id for one in consents)}
    assert (call.label, consents[0].label, decision.label) == ("call", "parts", "")


def test_an_act_outside_the_journal_is_named_by_its_id() -> None:
    (one,) = read(f"""
        2022-01-06 CSC decides deployment
          answers: ^{"ab" * 32}
    """)

    assert one.act.references == {"answers": ("ab" * 32,)}


def test_the_longest_verb_that_fits_is_meant() -> None:
    kinds = [
        one.act.kind
        for one in read("""
            2021-05-12 ARM requests assistance
            2021-05-12 ARM requests consultations over the border
            2021-05-13 RUS states that help will come
            2021-05-13 RUS states that there is no request from ARM
        """)
    ]

    assert kinds == ["assistance-request", "consultation-request", "statement", "no-request"]


def test_words_that_would_be_read_as_a_verb_or_a_label_are_quoted() -> None:
    said = [
        one.act.body
        for one in read("""
            2021-05-13 RUS states "that there is no request from anybody"
            2021-05-13 RUS states "see the footnote ^a" ^b
            2021-05-13 RUS states "\\"Agreed\\", it said"
        """)
    ]

    assert said == [
        StatementMade(words="that there is no request from anybody"),
        StatementMade(words="see the footnote ^a"),
        StatementMade(words='"Agreed", it said'),
    ]


def test_a_deeper_line_goes_on_with_the_value_above() -> None:
    (one,) = read("""
        2022-01-06 CSC decides to send the Collective Peacekeeping Forces
          source: odkb-csto.org, 6 Jan 2022,
            statement of the chair
            of the Council
          class: use of force
    """)

    assert one.act.source == "odkb-csto.org, 6 Jan 2022, statement of the chair of the Council"
    assert one.act.body == DecisionTaken(what="to send the Collective Peacekeeping Forces", class_="use of force")


def test_empty_lines_and_comments_say_nothing() -> None:
    assert read("""
        ; what follows was reported the same day
        2022-01-05 KAZ requests assistance

          # under which article was not said
          by: non-state
    """) == read("""

        2022-01-05 KAZ requests assistance
          by: non-state
    """)


def test_a_directive_names_the_log_the_file_and_the_key_of_what_follows() -> None:
    plain = read("2022-01-05 KAZ requests assistance\n", log="csto/history", path="/srv/corpora/csto/history.journal")
    moved = read("journal: csto/history\nfile: history.journal\nkey: compiler\n\n2022-01-05 KAZ requests assistance\n", log="x", path="-")

    assert [one.id for one in moved] == [one.id for one in plain]


def test_the_nonce_of_history_hangs_on_the_file_and_the_ordinal_so_that_equal_acts_are_two() -> None:
    twice = read("2022-01-05 KAZ requests assistance\n2022-01-05 KAZ requests assistance\n")
    elsewhere = read("2022-01-05 KAZ requests assistance\n", path="other.journal")

    assert len({one.id for one in (*twice, *elsewhere)}) == 3


def test_a_stretch_from_the_middle_says_which_act_of_its_file_comes_next() -> None:
    whole = read("2022-01-05 KAZ requests assistance\n" * 3)
    stretch = read("2022-01-05 KAZ requests assistance\n  no: 2\n2022-01-05 KAZ requests assistance\n")

    assert [one.id for one in stretch] == [one.id for one in whole[1:]]


def test_positions_go_on_from_the_acts_before() -> None:
    found = parse("2022-01-05 KAZ requests assistance\n", path="b.journal", vocabulary=VOCABULARY, log="csto", first_position=40)

    assert [one.position for one in found.entries] == [40]


def test_a_journal_may_come_as_bytes_with_a_byte_order_mark_and_windows_line_ends() -> None:
    found = parse(
        b"\xef\xbb\xbf2022-01-05 KAZ requests assistance\r\n  by: unknown\r\n", path="h.journal", vocabulary=VOCABULARY, log="csto"
    )

    assert found.findings == ()
    assert len(found.entries) == 1
