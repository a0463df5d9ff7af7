"""This file is about one question put to several organizations at once: who owes what to a State that is attacked, under all its treaties.

Each corpus answers for itself, by its own law and record, as of the end of the same day at its own
seat. What only shows when they lie side by side is which treaties pull a State two ways.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from foedus.finding import Finding
from foedus.mechanisms.defence.questions import Clash, Due, clashes
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization

DUTIES = "duties"


class Across(Struct, frozen=True, kw_only=True):
    """What several corpora answered: each its own answer; and each clash, with the corpora under which its two duties stand."""

    as_of: str
    parameters: dict[str, str]
    answers: dict[str, Asked]
    clashes: tuple[tuple[str, str, Clash], ...] = ()


def across(organizations: Mapping[str, Organization], parameters: Mapping[str, str]) -> Across | tuple[Finding, ...]:
    """Set out the duties that an attack or a threat sets off under every corpus.

    A corpus to which the question cannot be put, because it does not know the place, is left out.

    :param organizations: the organizations, by the names of their corpora.
    :param parameters: as of the question ``duties``; ``on`` a day.
    :returns: the answers; or the findings that say why the question cannot be put, if it can be put to none.
    """
    answers: dict[str, Asked] = {}
    refused: tuple[Finding, ...] = ()
    for name, organization in organizations.items():
        asked = ask(organization, DUTIES, parameters)
        if isinstance(asked, Asked):
            answers[name] = asked
        elif not refused:
            refused = asked
    if not answers:
        return refused
    found = _clashes(organizations, answers, parameters)
    return Across(as_of=parameters.get("on", ""), parameters=dict(parameters), answers=answers, clashes=found)


def _clashes(
    organizations: Mapping[str, Organization], answers: Mapping[str, Asked], parameters: Mapping[str, str]
) -> tuple[tuple[str, str, Clash], ...]:
    attacked = parameters.get("attacked", "")
    if not attacked:
        return ()
    by = parameters.get("by", "")
    sides = {
        name: organizations[name].on(parameters["on"]).defence.side(_rows(asked), attacked=attacked, by=by)
        for name, asked in answers.items()
    }
    return tuple(clashes(sides, attacked=attacked, by=by))


def _rows(asked: Asked) -> tuple[Due, ...]:
    value = asked.answer.value
    return value if isinstance(value, tuple) else ()
