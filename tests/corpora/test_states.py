"""States are called by ISO's codes, those that have ended too, and have a name in both languages."""

from __future__ import annotations

import pytest

from foedus.states import BY_NUMBER, BY_TWO_LETTERS, STATES, is_state
from foedus.words.en.states import NAMES as ENGLISH
from foedus.words.ru.states import NAMES as RUSSIAN


def test_every_state_has_a_name_in_both_languages_and_no_two_share_one() -> None:
    for names in (ENGLISH, RUSSIAN):
        assert names.keys() == STATES.keys()
        assert len(set(names.values())) == len(names)


def test_russian_names_are_written_in_russian() -> None:
    assert all("А" <= name[0] <= "Я" for name in RUSSIAN.values())


@pytest.mark.parametrize(
    ("code", "english", "russian"),
    [("KAZ", "Kazakhstan", "Казахстан"), ("RUS", "Russia", "Россия"), ("SUN", "Soviet Union", "СССР"), ("TUR", "Türkiye", "Турция")],
)
def test_names_are_those_in_common_use(code: str, english: str, russian: str) -> None:
    assert (ENGLISH[code], RUSSIAN[code]) == (english, russian)


@pytest.mark.parametrize("code", ["SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "VDR", "ANT", "ZAR"])
def test_a_state_that_has_ended_is_still_one_that_acted(code: str) -> None:
    assert is_state(code)
    assert STATES[code].ended


def test_a_number_finds_the_state_that_a_map_draws() -> None:
    assert BY_NUMBER[398].code == "KAZ"
    assert BY_NUMBER[643] == BY_TWO_LETTERS["RU"] == STATES["RUS"]
    assert 810 not in BY_NUMBER


def test_no_two_states_of_today_share_a_code_or_a_number() -> None:
    today = [one for one in STATES.values() if not one.ended]

    assert len(today) == len({one.two for one in today}) == len({one.number for one in today}) == 249
