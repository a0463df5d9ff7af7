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
from foedus.organization.names import known_names
from foedus.organization.organization import Organization

DUTIES = "duties"


class Across(Struct, frozen=True, kw_only=True):
    """What several corpora answered: each its own answer; and each clash, with the corpora under which its two duties stand.

    ``left_out`` are the corpora to which the question could not be put, with what was found.
    """

    as_of: str
    parameters: dict[str, str]
    answers: dict[str, Asked]
    clashes: tuple[tuple[str, str, Clash], ...] = ()
    left_out: dict[str, tuple[Finding, ...]] = {}


def across(organizations: Mapping[str, Organization], parameters: Mapping[str, str]) -> Across | tuple[Finding, ...]:
    """Set out the duties that an attack or a threat sets off under every corpus.

    A corpus to which the question cannot be put, because it does not know the place, is left out, and that is said. One whose
    texts name no such situation as is supposed is asked without it: what it lets fall due does not hang on that situation.

    :param organizations: the organizations, by the names of their corpora.
    :param parameters: as of the question ``duties``; ``on`` a day.
    :returns: the answers; or the findings that say why the question cannot be put, if it can be put to none.
    """
    answers: dict[str, Asked] = {}
    left_out: dict[str, tuple[Finding, ...]] = {}
    situation = parameters.get("situation", "")
    knowing = {name for name, one in organizations.items() if situation in (known_names("situation", one.corpus) or ())}
    without = {key: value for key, value in parameters.items() if key != "situation"}
    for name, organization in organizations.items():
        asked = ask(organization, DUTIES, without if knowing and name not in knowing else parameters)
        if isinstance(asked, Asked):
            answers[name] = asked
        else:
            left_out[name] = asked
    if not answers:
        return next(iter(left_out.values()), ())
    found = _clashes(organizations, answers, parameters)
    return Across(as_of=parameters.get("on", ""), parameters=dict(parameters), answers=answers, clashes=found, left_out=left_out)


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
