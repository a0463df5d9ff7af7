"""The outlines of countries are what their script makes of the file that ships with the map."""

from __future__ import annotations

from tests.house.outlines import MADE, outlines


def test_the_outlines_are_those_that_the_script_makes() -> None:
    assert MADE.read_text() == outlines(), "run: python -m tests.house.outlines"
