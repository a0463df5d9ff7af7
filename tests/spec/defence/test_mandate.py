"""A duty may wait for an organ's mandate, and for the entry into force of its text: until either is sure it is conditional.

Source: Mutual Defence Pact of the Southern African Development Community, article 6(2); Vienna Convention on the Law of
Treaties, article 24.
"""

from __future__ import annotations

from collections.abc import Callable

from foedus.answer import Answer
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]
MANDATED = {
    "at the request of: the attacked party\n": "on decision of: {organ: COUNCIL, under: PACT 6}\n",
    'domestic steps:\n  - {state: DNK, for: assist, by: "DNK:parliament", rule: a majority of the parliament, source: a constitution, '
    "confidence: high}\n": "",
}
"""Help is owed when the Council has decided on it; no request is asked for."""


def states(answer: Answer) -> set[str]:
    return {row.state for row in answer.value if row.owes == "assist"}


def lacking(answer: Answer) -> list[str]:
    return [one.code for one in answer.missing]


def test_before_the_organ_has_given_its_mandate_the_duty_is_conditional(pact: Pact) -> None:
    answer = pact(changed=MANDATED).on("2022-01-05").defence.ask_bound(attacked="NOR")

    assert states(answer) == {"conditional"}
    assert "decision-missing" in lacking(answer)
    assert "request-missing" not in lacking(answer)


def test_the_mandate_under_the_article_binds(pact: Pact) -> None:
    organization = pact("\n2022-01-06 COUNCIL decides help\n  under: PACT 4\n  crisis: north-2022\n", changed=MANDATED)

    assert states(organization.on("2022-01-05").defence.ask_bound(attacked="NOR")) == {"conditional"}
    answer = organization.on("2022-01-06").defence.ask_bound(attacked="NOR")
    assert states(answer) == {"bound"}
    assert "decision-on-record" in [one.code for one in answer.because]


def test_a_decision_under_another_article_is_no_mandate(pact: Pact) -> None:
    organization = pact("\n2022-01-06 COUNCIL decides consultations\n  under: PACT 2\n  crisis: north-2022\n", changed=MANDATED)

    assert states(organization.on("2022-01-06").defence.ask_bound(attacked="NOR")) == {"conditional"}


def test_while_it_is_open_whether_the_text_is_in_force_its_duties_are_conditional(pact: Pact) -> None:
    """The agreement of the Gulf of 2000: ratified from 2001 on, acted under in March 2003, its day of entry into force not found."""
    founding = "1990-01-01 FIN, ISL, NOR signs PACT\n\n1991-01-01/1993-01-01 DEPOSITARY records entry into force of PACT\n"
    organization = pact(founding=founding)

    assert states(organization.on("1990-12-31").defence.ask_bound(attacked="NOR", by="SUN")) == set()
    between = organization.on("1992-01-01").defence.ask_bound(attacked="NOR", by="SUN")
    assert states(between) == {"conditional"}
    assert "duty-entry-imprecise" in lacking(between)
    assert "status-unsettled" in [one.code for one in between.because]
    assert states(organization.on("1993-01-01").defence.ask_bound(attacked="NOR", by="SUN")) == {"bound"}


def test_a_crisis_in_which_the_organ_gave_its_mandate_shows_who_is_bound(pact: Pact) -> None:
    """The Congo in 2023: no request is on the record, and the Summit decided under the article on attack."""
    decided = pact("\n2022-01-06 COUNCIL decides help\n  under: PACT 4\n  crisis: north-2022\n", changed=MANDATED)
    budgeted = pact("\n2022-01-06 COUNCIL decides budget\n  under: PACT 2\n  crisis: north-2022\n", changed=MANDATED)

    shown = decided.on("2022-01-07").defence.crisis("north-2022")
    assert shown is not None
    assert {one.row.state for one in shown.duties if one.row.owes == "assist"} == {"bound"}
    nothing = budgeted.on("2022-01-07").defence.crisis("north-2022")
    assert nothing is not None
    assert nothing.duties == ()


def test_a_crisis_in_which_an_organ_found_an_attack_shows_who_is_bound(pact: Pact) -> None:
    """Doha in 2025: nobody asked, and the Joint Defence Council held the attack to be one on all."""
    organization = pact("\n2022-01-06 JDC determines armed attack\n  state: NOR\n  crisis: north-2022\n", changed={"COUNCIL": "JDC"})

    shown = organization.on("2022-01-07").defence.crisis("north-2022")
    assert shown is not None
    assert {one.row.state for one in shown.duties if one.row.owes == "assist"} == {"conditional"}
