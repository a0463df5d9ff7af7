"""An act is one value, one sequence of bytes, one id."""

from __future__ import annotations

import json

import pytest
from msgspec import structs

from benchmarks.acts import acts
from foedus.finding import Finding
from foedus.mechanisms.defence.acts import AssistanceRequested, NationalConsent, StatementMade
from foedus.mechanisms.treaty.acts import Signature
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act, Times
from foedus.record.canonical import LIMIT, CanonicalError, act_id, decode, decode_admitted, encode
from foedus.words.speech import say

CALL = Act(
    log="csto/history",
    seat="KAZ",
    key="compiler",
    nonce="0f" * 32,
    times=Times(done="2022-01-05"),
    body=AssistanceRequested(what="assistance", by="non-state", under=("CST 4",)),
)


def refused(data: bytes) -> Finding:
    finding = decode(data, VOCABULARY)
    assert isinstance(finding, Finding)
    assert say(finding.code, finding.params, "en")
    assert say(finding.code, finding.params, "ru")
    return finding


def changed(**values: object) -> bytes:
    form = json.loads(encode(CALL)) | values
    return json.dumps(form, sort_keys=True, separators=(",", ":")).encode()


def test_keys_are_sorted_and_defaults_are_left_out() -> None:
    assert encode(CALL) == (
        b'{"body":{"by":"non-state","under":["CST 4"],"what":"assistance"},"format":"foedus-act/1","key":"compiler",'
        b'"kind":"assistance-request","log":"csto/history","nonce":"' + b"0f" * 32 + b'","seat":"KAZ","times":{"done":"2022-01-05"}}'
    )


def test_equal_acts_have_equal_bytes_however_their_defaults_came_to_be() -> None:
    """A text equal to the default need not be the same object as the default."""
    spelt = json.loads('"full"')

    assert encode(structs.replace(CALL, body=Signature(instrument="CST", form=spelt))) == encode(
        structs.replace(CALL, body=Signature(instrument="CST"))
    )


def test_the_nonce_hides_what_could_be_guessed_from_the_id() -> None:
    assert act_id(CALL) != act_id(structs.replace(CALL, nonce="f0" * 32))


def test_a_default_written_out_is_not_canonical() -> None:
    finding = refused(changed(source=""))

    assert (finding.code, finding.param("canonical")) == ("act-not-canonical", len(encode(CALL)))


@pytest.mark.parametrize(
    "data",
    [
        encode(CALL) + b"\n",
        encode(CALL).replace(b'":"', b'": "', 1),
        encode(CALL).replace(b"KAZ", rb"\u004bAZ"),
        b'{"seat":"KAZ",' + encode(CALL)[1:],
    ],
    ids=["a line break after it", "a space in it", "an escape that is not needed", "a key twice"],
)
def test_other_bytes_of_the_same_act_are_refused(data: bytes) -> None:
    assert refused(data).code in {"act-not-canonical", "act-unreadable"}


@pytest.mark.parametrize(
    "act",
    [
        *acts(20, log="csto", key=lambda _seat: "compiler"),
        structs.replace(CALL, references={"answers": ("0e" * 32,)}, source="a newspaper", confidence="low"),
    ],
    ids=lambda act: act.kind,
)
def test_an_act_that_a_log_has_taken_is_read_again_at_once_as_it_was_read_piece_by_piece(act: Act) -> None:
    assert decode_admitted(encode(act), VOCABULARY) == decode(encode(act), VOCABULARY) == act


@pytest.mark.parametrize("values", [{"format": "foedus-act/2"}, {"kind": "declaration of friendship"}, {"kind": 7}, {"body": {"what": 7}}])
def test_what_is_no_act_of_this_vocabulary_is_not_read_at_once(values: dict[str, object]) -> None:
    assert decode_admitted(changed(**values), VOCABULARY) is None


def test_an_act_of_another_format_names_both_formats() -> None:
    finding = refused(changed(format="foedus-act/9", new_field=[]))

    assert (finding.code, dict(finding.params)) == ("act-format", {"found": "foedus-act/9", "expected": "foedus-act/1"})


def test_an_unknown_kind_gets_the_nearest() -> None:
    finding = refused(changed(kind="asistance-request"))

    assert (finding.code, dict(finding.params)) == ("act-kind-unknown", {"found": "asistance-request", "nearest": "assistance-request"})


def test_an_unknown_relation_gets_the_nearest() -> None:
    finding = refused(changed(references={"answer": ["ab" * 32]}))

    assert (finding.code, dict(finding.params)) == ("act-relation-unknown", {"found": "answer", "nearest": "answers"})


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"seat": 1}, "$.seat"),
        ({"more": ""}, "more"),
        ({"body": {"what": "asistance"}}, "$.what"),
        ({"body": {"what": "assistance", "strength": 5}}, "strength"),
        ({"confidence": "sure"}, "$.confidence"),
        ({"times": {}}, "$.times"),
    ],
)
def test_a_field_that_does_not_fit_is_named(values: dict[str, object], where: str) -> None:
    finding = refused(changed(**values))

    assert (finding.code, finding.param("where")) == ("act-field", where)


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{}", b'{"format":"foedus-act/1","kind":"signature"', b"[" * 50_000])
def test_bytes_that_are_no_json_object_are_no_act(data: bytes) -> None:
    assert refused(data).code == "act-unreadable"


def test_bytes_over_the_limit_are_refused_before_they_are_read() -> None:
    finding = refused(b"[" * (LIMIT + 1))

    assert (finding.code, dict(finding.params)) == ("act-too-large", {"size": LIMIT + 1, "limit": LIMIT})


def test_an_act_at_the_limit_is_an_act_and_one_byte_more_is_none() -> None:
    room = LIMIT - len(encode(structs.replace(CALL, body=StatementMade(words="x")))) + 1

    assert len(encode(structs.replace(CALL, body=StatementMade(words="x" * room)))) == LIMIT
    with pytest.raises(CanonicalError):
        encode(structs.replace(CALL, body=StatementMade(words="x" * (room + 1))))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"times": {"done": "2022-02-30"}}, "act-date"),
        ({"times": {"done": "2022-01-05", "effective": "soon"}}, "act-date"),
        ({"seat": "KAZ, RUS"}, "act-name"),
        ({"log": ""}, "act-name"),
        ({"key": "Қазақстан"}, "act-name"),
        ({"nonce": "0F" * 32}, "act-name"),
        ({"references": {"answers": ["me"]}}, "act-name"),
        ({"references": {"answers": []}}, "act-name"),
        ({"kind": "national-consent", "body": {"strength": 2**53, "what": "deployment"}}, "act-number"),
        ({"kind": "arrears-noted", "body": {"since": "spring", "state": "UZB"}}, "act-date"),
    ],
)
def test_what_is_beyond_the_limits_of_the_format_is_refused(values: dict[str, object], code: str) -> None:
    assert refused(changed(**values)).code == code


def test_the_largest_whole_number_is_one_below_two_to_the_fifty_third() -> None:
    consent = structs.replace(CALL, body=NationalConsent(what="deployment", strength=2**53 - 1))

    assert decode(encode(consent), VOCABULARY) == consent


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(CanonicalError) as caught:
        encode(structs.replace(CALL, source="\ud83d"))

    assert caught.value.finding.code == "act-text-not-unicode"
    assert refused(changed(source="\ud83d")).code in {"act-unreadable", "act-field"}


def test_characters_outside_the_first_plane_stay_as_they_are() -> None:
    dove = structs.replace(CALL, body=StatementMade(words="🕊 \x7f \u2028"))

    assert "🕊 \x7f \u2028".encode() in encode(dove)
    assert decode(encode(dove), VOCABULARY) == dove
