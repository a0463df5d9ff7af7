"""Every key and every declared word of the corpus format has a Russian word, so that a rule reads in Russian throughout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from msgspec import Struct

from foedus.corpus.shape import KINDS, bare, keys, words_of
from foedus.words.speech import declared_words, put


def spelt(kind: type[Struct]) -> Iterator[str]:
    for name, one in keys(kind).items():
        yield name
        yield from declared(one.type)


def declared(hint: Any) -> Iterator[str]:
    inner = bare(hint)
    yield from words_of(inner)
    if isinstance(inner, type) and issubclass(inner, Struct):
        yield from spelt(inner)
    for one in get_args(inner):
        if not isinstance(one, str):
            yield from declared(one)


def test_every_key_and_word_of_a_rule_has_a_russian_word() -> None:
    format_words = {*KINDS, *(word for kind in KINDS.values() for word in spelt(kind))}

    assert sorted(format_words - {""} - declared_words("ru").keys()) == []


def test_a_declared_word_in_a_reason_is_put_into_the_language_of_the_reason() -> None:
    assert put("withdrawn", "ru") == "вышел"
    assert put("withdrawn", "en") == "withdrawn"
    assert declared_words("ru")["withdrawn"] == "вышел"
