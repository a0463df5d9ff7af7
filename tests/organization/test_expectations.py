"""A corpus ships questions with known answers; what is wrong in that file, or in an answer, is said with its line."""

from __future__ import annotations

from foedus.organization.expectations import judge, read
from foedus.organization.organization import Organization

PATH = "expectations.yaml"


def test_expectations_are_a_list() -> None:
    expectations, findings = read(b"  question: parties\n", PATH)

    assert expectations == ()
    assert [finding.code for finding in findings] == ["expectations-not-a-list"]


def test_a_question_without_an_expected_answer_is_found_with_its_line() -> None:
    text = b'- {question: parties, of: CST, "on": 2022-01-05}\n'

    _, findings = read(text, PATH)

    assert [(finding.code, str(finding.place)) for finding in findings] == [("expectation-without-expect", f"{PATH}:1")]


def test_a_part_that_no_answer_has_is_found() -> None:
    text = b'- {question: parties, of: CST, "on": 2022-01-05, expect: {answr: []}}\n'

    _, findings = read(text, PATH)

    assert [finding.code for finding in findings] == ["expectation-key-unknown"]
    assert "answer" in findings[0].param("takes")  # type: ignore[operator]


def test_the_claims_on_which_an_answer_bears_are_numbers() -> None:
    text = b'- {question: parties, of: CST, "on": 2022-01-05, rows: %s, expect: {answer: []}}\n'

    (borne,), none = read(text % b"[3, 35]", PATH)
    _, found = read(text % b"three", PATH)

    assert (borne.rows, none) == ((3, 35), ())
    assert [finding.code for finding in found] == ["expectation-rows-not-numbers"]


def test_an_answer_that_is_not_as_expected_is_shown_beside_what_was_found(csto: Organization) -> None:
    (expectation,), _ = read(b'- {question: status, of: KAZ, under: CST, "on": 2022-01-05, expect: {answer: withdrawn}}\n', PATH)

    (wrong,) = judge(expectation, csto)

    assert wrong.code == "expectation-unmet"
    assert (wrong.param("expected"), wrong.param("found")) == ('"withdrawn"', '"party"')


def test_an_answer_that_is_as_expected_says_nothing(csto: Organization) -> None:
    (expectation,), findings = read(b'- {question: status, of: KAZ, under: CST, "on": 2022-01-05, expect: {answer: party}}\n', PATH)

    assert findings == ()
    assert judge(expectation, csto) == ()


def test_an_expectation_that_cannot_be_asked_is_found(csto: Organization) -> None:
    (expectation,), _ = read(b'- {question: status, of: KAZ, "on": 2022-01-05, expect: {answer: party}}\n', PATH)

    assert [finding.code for finding in judge(expectation, csto)] == ["question-parameter-missing"]
