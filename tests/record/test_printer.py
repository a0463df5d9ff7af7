"""A record prints as a journal: no more than its reader needs to come to the same acts."""

from __future__ import annotations

from textwrap import dedent

from msgspec import structs

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.record.printer import one_line, print_journal

HISTORY = """\
journal: csto/history
file: history.journal

2022-01-05 KAZ requests assistance ^call
  by: non-state
  under: CST 4
  source: kremlin.ru

2022-01-06 CSC decides deployment
  class: use of force
  answers: ^call
  confidence: high
"""


def read(text: str) -> tuple[Entry, ...]:
    found = parse(dedent(text), path="-", vocabulary=VOCABULARY, log="")
    assert found.findings == ()
    return found.entries


def test_history_prints_as_it_would_be_written_by_hand() -> None:
    assert print_journal(read(HISTORY), VOCABULARY) == HISTORY


def test_what_the_reader_assumes_is_not_printed() -> None:
    text = print_journal(read(HISTORY), VOCABULARY, log="csto/history", file="history.journal")

    assert text == HISTORY.partition("\n\n")[2]


def test_a_stretch_from_the_middle_carries_its_number_and_names_what_is_outside_by_id() -> None:
    call, decision = read(HISTORY)

    text = print_journal([decision], VOCABULARY)

    assert f"  answers: ^{call.id}\n" in text
    assert "  no: 2\n" in text
    assert [one.id for one in read(text)] == [decision.id]


def test_acts_in_another_order_than_the_file_count_anew_at_each_break() -> None:
    call, decision = read(HISTORY)

    text = print_journal([decision, call], VOCABULARY)

    assert [one.id for one in read(text)] == [decision.id, call.id]


def test_a_nonce_that_nobody_can_derive_is_written_out() -> None:
    call = read(HISTORY)[0]
    signed = structs.replace(call, act=structs.replace(call.act, nonce="7f" * 32, key="ed25519:kaz-1"), place=None, ordinal=0)

    text = print_journal([signed], VOCABULARY)

    assert f"  key: ed25519:kaz-1\n  nonce: {'7f' * 32}\n" in text
    assert read(text)[0].act == signed.act


def test_an_answer_quotes_an_act_by_its_first_line_without_the_label() -> None:
    assert [one_line(one) for one in read(HISTORY)] == ["2022-01-05 KAZ requests assistance", "2022-01-06 CSC decides deployment"]
