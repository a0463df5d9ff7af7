"""Figures are claims: what the sources say stands side by side, and no number is chosen."""

from __future__ import annotations

from collections.abc import Callable

from foedus.organization.organization import Organization

Pact = Callable[..., Organization]


def test_figures_of_one_subject_stand_side_by_side_with_source_and_confidence(pact: Pact) -> None:
    page = pact(FIGURES).on("2022-01-31").defence.crisis("north-2022")

    assert page is not None
    force = page.figures[0]
    assert (force.subject, force.unit, force.rival) == ("the force", "soldiers", True)
    assert [(one.by, one.qualifier, one.number, one.source, one.confidence) for one in force.claims] == [
        ("SG", "about", 2500, "a statement", "high"),
        ("PRESS", "over", 2000, "a newspaper", "medium"),
    ]


def test_sources_that_agree_are_no_rivals(pact: Pact) -> None:
    page = (
        pact(FIGURES.replace("qualifier: over", "qualifier: about").replace("2000", "2500")).on("2022-01-31").defence.crisis("north-2022")
    )

    assert page is not None
    assert [figures.rival for figures in page.figures] == [False, False]


def test_the_same_words_about_another_unit_are_another_subject(pact: Pact) -> None:
    page = pact(FIGURES).on("2022-01-31").defence.crisis("north-2022")

    assert page is not None
    assert [(figures.subject, figures.unit) for figures in page.figures] == [("the force", "soldiers"), ("the force", "aircraft")]


FIGURES = """
2022-01-06 SG gives a figure for the force
  number: 2500
  unit: soldiers
  qualifier: about
  crisis: north-2022
  source: a statement
  confidence: high

2022-01-07 PRESS gives a figure for the force
  number: 2000
  unit: soldiers
  qualifier: over
  crisis: north-2022
  source: a newspaper
  confidence: medium

2022-01-07 PRESS gives a figure for the force
  number: 12
  unit: aircraft
  crisis: north-2022
"""
