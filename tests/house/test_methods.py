"""Every question is a method of the library, typed and described, and nothing else is."""

from __future__ import annotations

import inspect

import pytest

from foedus.library.questions import Comparisons, Questions
from foedus.organization.question import QUESTIONS, Question
from tests.house import methods


def test_the_methods_are_those_of_the_questions() -> None:
    assert methods.FILE.read_text() == methods.whole(), "run make manual"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_a_method_says_what_it_takes_and_what_its_value_is(question: Question) -> None:
    home = Questions if question.between is None else Comparisons
    method = getattr(home, question.name.replace("-", "_"))

    said = inspect.getdoc(method) or ""

    assert ":returns: " in said
    assert [f":param {methods.called(one)}: " for one in question.parameters if f":param {methods.called(one)}: " not in said] == []
