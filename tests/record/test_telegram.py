"""A telegram is read back as it was sent, or its reader is told which line was garbled, and at which character."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foedus.finding import Finding
from foedus.record.check_digits import LONGEST, Garbled, check_digits, garbled
from foedus.record.pad import Pad, read_pad
from foedus.record.telegram import HEADING, Telegram, read, telegram, write

PAD = Pad("KAZ", 10, bytes(range(32)))
LINES = (("log", "csto"), ("from", "KAZ"), ("act", "assistance-request"), ("what", "assistance"), ("asks", "конвой, assistance"))
LETTERS = st.sampled_from("ABXYZabxyz0189 -:,.АБЯабя")
TEXTS = st.text(LETTERS, min_size=2, max_size=LONGEST)


def made(lines: tuple[tuple[str, str], ...] = LINES, pad: Pad | None = PAD, number: int = 3) -> Telegram:
    one = telegram(lines, pad=pad, number=number)
    assert isinstance(one, Telegram)
    return one


def page(one: Telegram, blanks: tuple[str, ...] = ()) -> str:
    return "\n".join((HEADING, "for people", *(f"   what it is\n{line}" for _, line in write(one, blanks)), "received by:", ""))


def wrong(text: str) -> list[tuple[str, int | None, str]]:
    found = read(text, "form.txt")
    assert not isinstance(found, Telegram)
    return [(one.code, one.place.line if one.place else None, str(dict(one.params).get("position", ""))) for one in found]


@given(TEXTS, st.data())
def test_one_changed_character_is_found_and_its_position_named(text: str, data: st.DataObject) -> None:
    at, char = data.draw(st.integers(0, len(text) - 1)), data.draw(LETTERS)
    assume(char != text[at])

    assert garbled(text[:at] + char + text[at + 1 :], check_digits(text)) == Garbled(at + 1)


@given(TEXTS, st.data())
def test_two_neighbours_that_changed_places_are_found(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 2))
    assume(text[at] != text[at + 1])
    found = garbled(text[:at] + text[at + 1] + text[at] + text[at + 2 :], check_digits(text))

    assert found in (Garbled(at + 1, swapped=True), Garbled(0))


@given(TEXTS)
def test_what_was_not_changed_is_not_garbled(text: str) -> None:
    assert garbled(text, check_digits(text)) is None


def test_the_first_pair_is_iso_7064_mod_97_10() -> None:
    for text in ("KAZ", "Бишкек", "2022-01-05"):
        digits = "".join(f"{ord(char):05}" for char in text) + check_digits(text)[:2]
        assert int(digits) % 97 == 1


def test_a_telegram_is_read_back_as_it_was_sent_whatever_else_stands_on_the_page() -> None:
    assert read(page(made())) == made()
    assert read(page(made(pad=None))) == Telegram(LINES)
    assert read("\n\n" + page(made()).replace("\n", "\n\n")) == made()


def test_lines_left_blank_say_nothing_and_lines_filled_in_by_hand_need_no_digits() -> None:
    form = page(made(LINES[:3], pad=None), ("done", "what", "note"))
    filled = form.replace("05 what: " + "." * 40, "05 what: assistance")

    assert read(filled) == Telegram((*LINES[:3], ("what", "assistance")))


@pytest.mark.parametrize(
    ("before", "after", "code", "position"),
    [
        ("assistance-request", "assistance-bequest", "telegram-garbled-at", "12"),
        ("конвой", "канвой", "telegram-garbled-at", "2"),
        ("KAZ", "KZA", "telegram-swapped", "2"),
        ("what: assistance", "what: assistants", "telegram-garbled", ""),
        ("04 what", "05 what", "telegram-garbled", ""),
        ("[70 12]", "[70 1]", "telegram-line", ""),
        ("[70 12]", "[71 12]", "telegram-garbled", ""),
    ],
)
def test_attack_an_altered_character_is_named_by_its_line_and_position(before: str, after: str, code: str, position: str) -> None:
    text = page(made())
    assert before in text
    line = text[: text.index(before)].count("\n") + 1

    assert wrong(text.replace(before, after, 1)) == [(code, line, position)]


def test_attack_the_values_of_two_lines_are_swapped_together_with_their_digits() -> None:
    one = telegram((("log", "csto"), ("by", "KAZ"), ("of", "KGZ")))
    assert isinstance(one, Telegram)
    rows = page(one).splitlines()
    first, second = next(row for row in rows if "KAZ" in row), next(row for row in rows if "KGZ" in row)
    swapped = page(one).replace(first, "@").replace(second, second[:7] + first[7:]).replace("@", first[:7] + second[7:])

    assert [code for code, _, _ in wrong(swapped)] == ["telegram-garbled", "telegram-garbled"]


def test_attack_a_line_is_left_out_doubled_or_moved() -> None:
    text = page(made())
    rows = [row for row in text.splitlines() if row[:2].isdigit()]

    assert {code for code, _, _ in wrong(text.replace(rows[3], ""))} == {"telegram-line-number"}
    assert [code for code, _, _ in wrong(text.replace(rows[3], f"{rows[3]}\n{rows[3]}"))] == ["telegram-line-twice"]
    moved = text.replace(rows[3], "@").replace(rows[4], rows[3]).replace("@", rows[4])
    assert [code for code, _, _ in wrong(moved)] == ["telegram-line-number", "telegram-line-number"]


def test_a_character_that_no_authenticator_has_is_named() -> None:
    one = made()
    text = page(one)

    assert [(code, at) for code, _, at in wrong(text.replace(one.authenticator, one.authenticator[:6] + "O" + one.authenticator[7:]))] == [
        ("telegram-letter", "7")
    ]
    assert [(code, at) for code, _, at in wrong(text.replace(one.authenticator, one.authenticator[:-1]))] == [("telegram-letter", "19")]


def test_what_is_no_telegram_is_said() -> None:
    assert [code for code, _, _ in wrong("Kazakhstan asks for help.")] == ["telegram-none"]
    assert [code for code, _, _ in wrong(f"{HEADING}\nnothing")] == ["telegram-none"]


@pytest.mark.parametrize(
    ("value", "code"), [("a" * 90, "telegram-too-long"), ("two  spaces", "telegram-text"), ("a\tb", "telegram-text"), ("", "telegram-text")]
)
def test_what_cannot_be_sent_is_said_before_it_is_sent(value: str, code: str) -> None:
    found = telegram((("words", value),))

    assert isinstance(found, Finding)
    assert found.code == code


@given(st.integers(0, len(LINES) - 1), st.text("abcдеж", min_size=1, max_size=20), st.integers(1, 10))
def test_attack_any_altered_line_makes_another_authenticator(at: int, value: str, number: int) -> None:
    """Whoever alters a line can make its check digits anew, and not the authenticator."""
    one = made(number=number)
    assume(value != LINES[at][1])
    altered = tuple((key, value if place == at else old) for place, (key, old) in enumerate(one.lines))

    assert PAD.made(number, one.lines, one.authenticator)
    assert not PAD.made(number, altered, one.authenticator)
    assert not PAD.made(number % 10 + 1, one.lines, one.authenticator)
    assert not Pad("KAZ", 10, bytes(32)).made(number, one.lines, one.authenticator)


def test_attack_the_letters_of_one_field_are_moved_into_its_neighbour() -> None:
    assert PAD.authenticator(1, (("of", "AB"), ("by", "C"))) != PAD.authenticator(1, (("of", "A"), ("by", "BC")))


def test_a_pad_is_read_back_and_nothing_else_is_a_pad() -> None:
    assert read_pad(PAD.encode()) == PAD
    for text in (
        "",
        "KAZ",
        PAD.encode().replace("/1", "/2"),
        PAD.encode()[:-3],
        PAD.encode().replace("\n10\n", "\n ten\n"),
        PAD.encode() + "\n",
    ):
        found = read_pad(text)
        assert isinstance(found, Finding)
        assert found.code == "telegram-pad-file"


def test_a_number_that_the_pad_does_not_have_is_authenticated_by_nobody() -> None:
    one = made(number=11)

    assert not PAD.made(11, one.lines, one.authenticator)
