"""Every word of a page exists in both languages, takes the same values, and is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import foedus.web
from foedus.organization.mechanisms import VOCABULARY
from foedus.web.language import Language, language
from foedus.words.en import acts as en_acts
from foedus.words.ru import acts as ru_acts
from foedus.words.speech import declared_words, page_words, plural

EN, RU = page_words("en"), page_words("ru")
WEB = Path(foedus.web.__file__).parent
FIELD = re.compile(r"\{(\w+)\}")


def test_both_languages_have_the_same_phrases() -> None:
    assert EN.keys() == RU.keys()


def test_a_phrase_takes_the_same_values_in_both_languages() -> None:
    def takes(phrase: str) -> set[str]:
        return set(FIELD.findall(phrase))

    assert [key for key in EN if takes(EN[key]) != takes(RU[key])] == []


def test_a_russian_phrase_with_a_number_has_its_three_forms() -> None:
    numbered = [key for key, phrase in EN.items() if " | " in phrase]

    assert [key for key in numbered if "{n}" in RU[key].split(": {n}")[0] and RU[key].count(" | ") != 2] == []


def test_every_kind_of_act_has_a_sentence_and_a_name_in_both_languages() -> None:
    kinds = set(VOCABULARY.by_kind)

    for acts, pages in ((en_acts, EN), (ru_acts, RU)):
        assert set(acts.ACTS) == kinds
        assert {f"kind-{kind}" for kind in kinds} <= set(pages)


def test_the_sentence_of_an_act_uses_the_fields_that_its_kind_has() -> None:
    for words in (en_acts, ru_acts):
        for kind, phrase in words.ACTS.items():
            fields = set(VOCABULARY.by_kind[kind].__struct_fields__)
            assert set(FIELD.findall(phrase)) <= fields | {"seat"}, kind


def test_both_languages_put_the_same_fields_of_an_act_into_words() -> None:
    assert [kind for kind in en_acts.ACTS if set(FIELD.findall(en_acts.ACTS[kind])) != set(FIELD.findall(ru_acts.ACTS[kind]))] == []


def test_every_declared_word_of_an_act_has_a_russian_word() -> None:
    declared = {word for kind in VOCABULARY.by_kind.values() for hint in get_type_hints(kind).values() for word in _literals(hint)}

    assert sorted(declared - {""} - declared_words("ru").keys()) == []


def _literals(hint: object) -> Iterator[str]:
    if get_origin(hint) is Literal:
        yield from (str(one) for one in get_args(hint))
    for inner in get_args(hint):
        yield from _literals(inner)


def test_every_phrase_that_a_template_or_presenter_names_exists_and_none_is_idle() -> None:
    source = "\n".join(path.read_text() for path in WEB.rglob("*") if path.suffix in {".html", ".py"})
    named = set(re.findall(r"""(?:\bt|text)\(\s*f?["']([a-z0-9-]+)["']""", source))
    begun = set(re.findall(r"""["']([a-z0-9-]+-)(?:["']\s*[+]|%d|\{)""", source))

    assert sorted(named - set(EN) - begun) == []
    idle = {key for key in EN if f'"{key}"' not in source and f"'{key}'" not in source and not any(key.startswith(one) for one in begun)}
    assert sorted(idle) == []


def test_russian_numbers_take_the_right_form_of_the_noun() -> None:
    russian: Language = language("ru")

    said = [str(russian.text("acts", n=n)) for n in (1, 2, 5, 11, 12, 21, 22, 25, 111)]

    assert said == ["1 акт", "2 акта", "5 актов", "11 актов", "12 актов", "21 акт", "22 акта", "25 актов", "111 актов"]
    assert [plural(n, "en") for n in (0, 1, 2)] == [1, 0, 1]


def test_an_interval_is_written_as_short_as_it_can_be() -> None:
    english, russian = language("en"), language("ru")

    assert english.date("2022-01-05/2022-01-06") == "5–6 January 2022"
    assert english.date("2022-01-06/2022-02-13") == "6 January – 13 February 2022"
    assert english.date("2021-12-31/2022-01-01") == "31 December 2021 – 1 January 2022"
    assert russian.date("2022-01-05/2022-01-06") == "5–6 января 2022"


def test_what_is_put_into_a_phrase_is_never_markup() -> None:
    assert "<b>" not in language("en").text("problem-crisis", given="<b>")
