"""An act has one sequence of bytes, that of RFC 8785, and only these bytes are the act."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.finding import Finding
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act, written
from foedus.record.canonical import act_id, decode, encode

from .acts import acts, bodies


def spelt_out(act: Act) -> dict[str, Any]:
    """Write an act as a plain dictionary, by reading the format's document and nothing of the code that is tested."""
    form: dict[str, Any] = {name: getattr(act, name) for name in ("format", "log", "seat", "key", "nonce")}
    form |= {"kind": act.kind, "times": {name: text for name in act.times.__struct_fields__ if (text := getattr(act.times, name))}}
    form |= {name: value for name in ("references", "source", "confidence") if (value := getattr(act, name))}
    form["body"] = {
        written(one.name): value for one in msgspec.structs.fields(act.body) if (value := getattr(act.body, one.name)) != one.default
    }
    return json.loads(json.dumps(form))  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", sorted(VOCABULARY.by_kind))
def test_the_bytes_of_every_kind_are_those_of_rfc_8785(kind: str) -> None:
    @settings(max_examples=15, deadline=None)
    @given(acts(bodies(VOCABULARY.by_kind[kind])))
    def agree(act: Act) -> None:
        assert encode(act) == rfc8785.dumps(spelt_out(act))

    agree()


@settings(deadline=None)
@given(acts())
def test_an_act_comes_back_from_its_bytes_with_the_same_id(act: Act) -> None:
    back = decode(encode(act), VOCABULARY)

    assert back == act
    assert isinstance(back, Act)
    assert act_id(back) == sha256(encode(act)).hexdigest()


@settings(deadline=None)
@given(acts(), st.data())
def test_bytes_with_one_byte_changed_are_another_act_or_none(act: Act, data: st.DataObject) -> None:
    whole = encode(act)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))]) + whole[at + 1 :]

    read = decode(changed, VOCABULARY)

    assert isinstance(read, Finding) or encode(read) == changed


@settings(deadline=None)
@given(acts(), st.data())
def test_bytes_cut_short_are_no_act(act: Act, data: st.DataObject) -> None:
    whole = encode(act)

    assert isinstance(decode(whole[: data.draw(st.integers(0, len(whole) - 1))], VOCABULARY), Finding)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_bytes_of_any_origin_are_a_finding_and_never_an_exception(data: bytes) -> None:
    assert isinstance(decode(data, VOCABULARY), Finding)


@given(acts(), st.sampled_from(["log", "times", "body", "references", "source", "confidence", "kind", "format", "more"]), JSON)
def test_an_act_with_any_field_replaced_is_never_an_exception(act: Act, name: str, value: object) -> None:
    data = json.dumps(spelt_out(act) | {name: value}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    read = decode(data.encode("utf-8", "surrogatepass"), VOCABULARY)

    assert isinstance(read, Finding) or encode(read) == data.encode()
