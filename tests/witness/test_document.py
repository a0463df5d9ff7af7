"""The document of the witness is true: its worked example is made anew, and what it says of statuses and fields is so in the code."""

from __future__ import annotations

import re

import pytest

from foedus.record import judgement
from foedus.record.addition import Addition, parse_addition
from foedus.record.consistency import is_consistent
from foedus.record.evidence import FORMAT, Evidence, check_evidence, parse_evidence
from foedus.record.gathering import signature_lines
from foedus.record.hashing import node_hash
from foedus.record.submission import FORMAT as STATEMENT
from foedus.witness.server import MOST_BODY
from tests.record.test_formats import ACT, FORMATS, block
from tests.witness.example import CLOCK, HEAD, LEAVES, LOG, WITNESS, made

PAGE = (FORMATS / "witness.md").read_text()


@pytest.mark.parametrize("name", ["request", "cosignature", "evidence", "signature", "statement"])
def test_the_worked_example_is_what_the_code_makes(name: str) -> None:
    assert block(PAGE, name) == made(block(ACT, "id").strip())[name]


def test_the_request_proves_what_it_says() -> None:
    asked = parse_addition(block(PAGE, "request").encode())

    assert isinstance(asked, Addition)
    assert is_consistent(asked.old, node_hash(*LEAVES[:2]), asked.checkpoint.size, asked.checkpoint.root, asked.proof)
    assert asked.checkpoint == HEAD.checkpoint
    assert [one.name for one in signature_lines(block(PAGE, "cosignature").encode())] == [WITNESS.name]


def test_the_evidence_convicts() -> None:
    evidence = parse_evidence(block(PAGE, "evidence").strip().encode())

    assert isinstance(evidence, Evidence)
    assert check_evidence(evidence, (LOG.verifier, CLOCK.verifier)) is None


def test_each_field_and_status_stands_in_the_document() -> None:
    assert all(f"`{name}`" in PAGE for name in Evidence.__struct_fields__)
    named = {value for name, value in vars(judgement).items() if name.isupper() and isinstance(value, int) and 400 <= value < 600}
    assert {int(one) for one in re.findall(r"^\| (\d{3}) \|", PAGE, re.MULTILINE)} == named | {200}
    assert f"{MOST_BODY:,}".replace(",", " ") in PAGE
    assert f"{judgement.TOLERANCE} seconds" in PAGE
    assert PAGE.count(f"`{FORMAT}`") == PAGE.count(f"`{STATEMENT}`") == 1
