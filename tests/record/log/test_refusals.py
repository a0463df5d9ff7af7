"""A refusal is the log's signed word: whoever was refused can show it, and nobody can make one in the log's name."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from foedus.finding import Code, Finding
from foedus.organization.admission import OTHER_LOG
from foedus.record.checkpoint import open_checkpoint
from foedus.record.note import Note, signed
from foedus.record.refusal import Refusal, open_refusal, parse_refusal, refuse
from foedus.record.vkey import ED25519, SignerKey

LOG = SignerKey("union", ED25519, bytes(32))
OTHER = SignerKey("union", ED25519, bytes(31) + b"\1")
QUOTING = Code("doctest-quoting", found=str, at=int, names=tuple)
NOTE = refuse(b"what was sent", OTHER_LOG.finding(named="elsewhere", expected="union"), LOG, time=1_763_683_200)


def code(found: object) -> str:
    assert isinstance(found, Finding), found
    return found.code


def test_a_refusal_says_what_was_refused_when_and_why() -> None:
    found = open_refusal(NOTE.encode(), [LOG.verifier], origin="union")

    assert isinstance(found, Refusal)
    assert (found.digest, found.time) == (sha256(b"what was sent").hexdigest(), 1_763_683_200)
    assert found.finding.param("named") == "elsewhere"


def test_a_refusal_is_written_in_six_lines() -> None:
    assert NOTE.text == (
        "foedus-refusal/1\n"
        "union\n"
        "c7ba0d10b2ae6b8e28e1b47a7a4ab8e1a2bd2c0a2ed0f0ee2f6f4e8a3f6d0a5b\n"
        "1763683200\n"
        "act-of-another-log\n"
        '{"expected":"union","named":"elsewhere"}\n'
    ).replace("c7ba0d10b2ae6b8e28e1b47a7a4ab8e1a2bd2c0a2ed0f0ee2f6f4e8a3f6d0a5b", sha256(b"what was sent").hexdigest())


def test_a_refusal_in_the_log_s_name_by_another_key_is_none() -> None:
    """An attack: somebody shows a refusal that the log never gave."""
    forged = Note(NOTE.text, signed(NOTE.text, OTHER).signatures)

    assert code(open_refusal(forged.encode(), [LOG.verifier], origin="union")) == "note-signature-missing"


def test_a_refusal_with_other_words_is_false() -> None:
    changed = Note(NOTE.text.replace("elsewhere", "union"), NOTE.signatures)

    assert code(open_refusal(changed.encode(), [LOG.verifier], origin="union")) == "note-signature-false"


def test_a_refusal_of_another_log_is_not_this_one_s() -> None:
    assert code(open_refusal(NOTE.encode(), [LOG.verifier], origin="csto")) == "refusal-origin"


def test_a_refusal_is_never_a_checkpoint_nor_a_checkpoint_a_refusal() -> None:
    """An attack: the log's signature under one thing is passed off as its signature under another."""
    assert code(open_checkpoint(NOTE.encode(), [LOG.verifier], origin="foedus-refusal/1")) == "checkpoint-malformed"
    checkpoint = signed("union\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", LOG)
    assert code(open_refusal(checkpoint.encode(), [LOG.verifier], origin="union")) == "refusal-malformed"


@given(st.text(), st.integers(-(2**53) + 1, 2**53 - 1), st.lists(st.text()).map(tuple))
def test_whatever_a_finding_quotes_stays_on_its_line_and_comes_back(found: str, at: int, names: tuple[str, ...]) -> None:
    note = refuse(b"", QUOTING.finding(found=found, at=at, names=names), LOG, time=0)

    back = open_refusal(note.encode(), [LOG.verifier], origin="union")

    assert isinstance(back, Refusal)
    assert dict(back.params) == {"found": found, "at": at, "names": names}


@given(st.one_of(st.text(), st.lists(st.sampled_from([*NOTE.text.split("\n"), "", "0", "{}", "x"]), max_size=8).map("\n".join)))
def test_any_text_is_a_refusal_written_so_or_a_finding(text: str) -> None:
    found = parse_refusal(text)

    assert isinstance(found, Finding) or found.text == text


@given(st.binary())
def test_any_bytes_are_a_finding_and_never_an_error(data: bytes) -> None:
    assert isinstance(open_refusal(data, [LOG.verifier], origin="union"), Finding)
