"""The documents of the act and the journal are true: their examples are run."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import RELATIONS, Act
from foedus.record.canonical import LIMIT, decode, encode
from foedus.record.fields import ENVELOPE
from foedus.record.journal import parse
from foedus.record.nonce import derived
from foedus.record.printer import print_journal

FORMATS = Path(__file__).parents[2] / "docs" / "formats"
ACT, JOURNAL = ((FORMATS / name).read_text() for name in ("act.md", "journal.md"))


def block(page: str, language: str) -> str:
    """Give the first code block of a page that is marked so."""
    found = re.search(rf"```{language}\n(.*?)```", page, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_worked_example_of_the_act_has_these_bytes_and_this_id() -> None:
    (told,) = parse(block(ACT, "journal"), path="history.journal", vocabulary=VOCABULARY, log="csto").entries
    data = block(ACT, "bytes").strip().encode()

    assert encode(told.act) == data
    assert told.id == sha256(data).hexdigest() == block(ACT, "id").strip()
    assert told.act.nonce == block(ACT, "nonce").strip() == derived("history.journal", 1)
    assert decode(data, VOCABULARY) == told.act
    assert f"({len(data)} of them" in ACT


def test_the_nonce_of_the_worked_example_needs_nothing_but_a_hash() -> None:
    hashed = b"foedus-history-nonce/1\nhistory.journal\n1"

    assert sha256(hashed).hexdigest() == block(ACT, "nonce").strip()
    assert f"the {len(hashed)} bytes" in ACT


def test_the_act_shown_first_is_the_worked_example_spread_over_lines() -> None:
    shown, worked = json.loads(block(ACT, "json")), json.loads(block(ACT, "bytes"))

    assert worked["nonce"].startswith(shown["nonce"].rstrip("…"))
    assert shown | {"nonce": worked["nonce"]} == worked


def test_the_table_of_fields_is_that_of_the_act() -> None:
    table = ACT.partition("| field | holds |")[2].partition("\n\n")[0]

    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == {*Act.__struct_fields__, "kind"}


def test_the_document_names_the_limit_the_times_and_the_relations() -> None:
    assert f"{LIMIT:,}".replace(",", " ") in ACT
    assert {"answers", "revokes"} <= RELATIONS
    assert all(f"`{name}`" in ACT for name in ("done", "received", "received_by", "effective"))


def test_the_journal_shown_first_reads_and_its_stretch_prints_as_shown() -> None:
    found = parse(block(JOURNAL, "journal"), path="history.journal", vocabulary=VOCABULARY, log="csto")

    assert found.findings == ()
    assert print_journal(found.entries[-1:], VOCABULARY) == block(JOURNAL, "printed")


@pytest.mark.parametrize("key", sorted(ENVELOPE))
def test_the_document_of_the_journal_names_every_key_that_any_act_may_have(key: str) -> None:
    assert f"`{key}`" in JOURNAL
