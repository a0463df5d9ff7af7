"""Reading and printing a journal are inverse to each other, whatever the acts say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.canonical import act_id
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.record.nonce import derived
from foedus.record.printer import print_entry, print_journal

from .acts import acts, bodies


def entry(act: Act, position: int = 0, label: str = "", file: str = "", ordinal: int = 0) -> Entry:
    return Entry(act, act_id(act), position, None, label, None, file, ordinal)


@pytest.mark.parametrize("kind", sorted(VOCABULARY.by_kind))
def test_an_act_of_every_kind_reads_back_as_it_was_printed(kind: str) -> None:
    @settings(max_examples=20, deadline=None)
    @given(acts(bodies(VOCABULARY.by_kind[kind])))
    def round_trip(act: Act) -> None:
        text = print_entry(entry(act), VOCABULARY)

        journal = parse(text, path="-", vocabulary=VOCABULARY, log="another/log")

        assert journal.findings == ()
        assert [one.act for one in journal.entries] == [act]
        assert [one.id for one in journal.entries] == [act_id(act)]

    round_trip()


LABELS = st.just("") | st.from_regex(r"[a-z][a-z0-9._/-]{0,8}", fullmatch=True)
NUMBERED = st.tuples(st.sampled_from(["", "history.journal", "1992 to 1999.journal"]), st.integers(1, 50))


@settings(deadline=None)
@given(st.lists(st.tuples(acts(), LABELS, NUMBERED, st.booleans()), max_size=8))
def test_any_stretch_of_any_files_reads_back_with_the_same_ids(stretch: list[tuple[Act, str, tuple[str, int], bool]]) -> None:
    entries: list[Entry] = []
    for act, label, (file, ordinal), historical in stretch:
        told = structs.replace(act, nonce=derived(file, ordinal)) if historical and file else act
        if entries and "answers" in act.references:
            told = structs.replace(told, references={**told.references, "answers": (entries[-1].id,)})
        entries.append(entry(told, len(entries), label, file, ordinal if file else 0))
    entries = list({one.id: one for one in entries}.values())

    journal = parse(print_journal(entries, VOCABULARY), path="-", vocabulary=VOCABULARY, log="another/log")

    assert journal.findings == ()
    assert [one.id for one in journal.entries] == [one.id for one in entries]
    labels = [one.label for one in entries]
    assert [one.label for one in journal.entries] == ["" if label in labels[:at] else label for at, label in enumerate(labels)]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_text_of_any_origin_is_findings_and_never_an_exception(text: str) -> None:
    parse(text, path="any.journal", vocabulary=VOCABULARY, log="any/log")


@settings(deadline=None)
@given(st.lists(acts(), min_size=1, max_size=3), st.data())
def test_a_journal_with_a_piece_torn_out_is_never_an_exception(told: list[Act], data: st.DataObject) -> None:
    text = print_journal([entry(act, at) for at, act in enumerate(told)], VOCABULARY)
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))

    parse(text[:start] + text[stop:], path="torn.journal", vocabulary=VOCABULARY, log="any/log")
