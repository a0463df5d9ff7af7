"""This file is about expectations: questions with known answers that a corpus ships, and how an answer is held against them.

A corpus that fails its expectations is not put in force (design, section 3).
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from foedus.answer import Answer, plain
from foedus.corpus.blocks import read_block
from foedus.finding import Code, Finding, Place
from foedus.organization.ask import ask
from foedus.organization.organization import Organization

NOT_A_LIST = Code("expectations-not-a-list")
NO_EXPECT = Code("expectation-without-expect", question=str)
UNKNOWN_KEY = Code("expectation-key-unknown", key=str, takes=tuple)
NO_ROWS = Code("expectation-rows-not-numbers", question=str)
WRONG = Code("expectation-unmet", question=str, part=str, expected=str, found=str)

_LIST = "expectations"
_ABOUT = frozenset({"question", "expect", "why", "rows"})
PARTS = ("answer", "answer has", "answer lacks", "missing", "positions", "acted on", "because cites", "also has")
"""The parts of an answer that may be expected."""


class Expectation(Struct, frozen=True):
    """A question with what is known of its answer, where that is written, and who says so.

    ``rows`` are the numbers of the claims, in a list that the corpus is held against, on which the answer bears.
    """

    question: str
    parameters: dict[str, str]
    expect: dict[str, Any]
    place: Place
    why: str = ""
    rows: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Write the question as the command line takes it."""
        return " ".join(
            (self.question, *(f"--{name} {value!r}" if " " in value else f"--{name} {value}" for name, value in self.parameters.items()))
        )


def read(data: bytes, path: str) -> tuple[tuple[Expectation, ...], tuple[Finding, ...]]:
    """Read a file of expectations, a YAML list, with every finding at once."""
    # A list at the margin may stand under a key, so the reader of blocks reads it, places included.
    block, findings = read_block(f"{_LIST}:\n{data.decode('utf-8', 'replace')}", path=path, line=0)
    if block is None:
        return (), findings
    listed = block.value.get(_LIST) or []
    if not isinstance(listed, list):
        return (), (*findings, NOT_A_LIST.finding(place=Place(path, 1)))
    read_ = [_expectation(item, block.place((_LIST, number))) for number, item in enumerate(listed)]
    expectations = tuple(one for one, _ in read_ if one is not None)
    return expectations, (*findings, *(finding for _, some in read_ for finding in some))


def _expectation(item: Any, place: Place) -> tuple[Expectation | None, list[Finding]]:
    given = item if isinstance(item, dict) else {}
    question, expect = str(given.get("question", "?")), given.get("expect")
    if not isinstance(expect, dict) or not expect:
        return None, [NO_EXPECT.finding(question=question, place=place)]
    findings = [UNKNOWN_KEY.finding(key=key, takes=PARTS, place=place) for key in expect if key not in PARTS]
    parameters = {key: _given(value) for key, value in given.items() if key not in _ABOUT}
    rows = given.get("rows") or []
    if not isinstance(rows, list) or not all(isinstance(row, int) for row in rows):
        findings, rows = [*findings, NO_ROWS.finding(question=question, place=place)], []
    return Expectation(question, parameters, expect, place, str(given.get("why", "")), tuple(rows)), findings


def judge(expectation: Expectation, organization: Organization) -> tuple[Finding, ...]:
    """Ask the question and say where the answer is not as expected; nothing if all of it is."""
    asked = ask(organization, expectation.question, expectation.parameters)
    if isinstance(asked, tuple):
        return tuple(msgspec.structs.replace(finding, place=expectation.place) for finding in asked)
    found = _parts(asked.answer)
    return tuple(
        WRONG.finding(
            question=expectation.text, part=part, expected=_shown(expected), found=_shown(found[_SOURCE[part]]), place=expectation.place
        )
        for part, expected in expectation.expect.items()
        if part in _SOURCE and not _MEETS[part](expected, found[_SOURCE[part]])
    )


def _parts(answer: Answer) -> dict[str, Any]:
    parts: dict[str, Any] = plain(answer)
    articles = [one["article"] for one in parts["because"]]
    return parts | {"cited": [article for article in articles if article]}


def _exactly(expected: Any, found: Any) -> bool:
    return bool(expected == found)


def _some(expected: Any, found: Any) -> bool:
    """Say whether every expected item is met by something found; a mapping is met by one that agrees on its keys."""
    wanted = expected if isinstance(expected, list) else [expected]
    there = found if isinstance(found, list) else [found]
    return all(any(_within(one, other) for other in there) for one in wanted)


def _none(expected: Any, found: Any) -> bool:
    wanted = expected if isinstance(expected, list) else [expected]
    there = found if isinstance(found, list) else [found]
    return not any(_within(one, other) for one in wanted for other in there)


def _cited(expected: Any, found: Any) -> bool:
    wanted = expected if isinstance(expected, list) else [expected]
    return all(any(article == one or article.startswith(f"{one}(") for article in found) for one in wanted)


def _within(expected: Any, found: Any) -> bool:
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(key in found and _within(value, found[key]) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(found, list):
        return all(any(_within(one, other) for other in found) for one in expected)
    return bool(expected == found)


_SOURCE = {
    "answer": "value", "answer has": "value", "answer lacks": "value", "also has": "also",
    "missing": "missing", "positions": "positions", "acted on": "acted_on", "because cites": "cited",
}  # fmt: skip
_MEETS = {
    "answer": _exactly, "answer has": _some, "answer lacks": _none, "also has": _some,
    "missing": _some, "positions": _some, "acted on": _some, "because cites": _cited,
}  # fmt: skip


def _shown(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _given(value: Any) -> str:
    return "yes" if value is True else str(value)
