"""An attack counts where it happens: on the attacked party's territory, or in the area that the article names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.answer import Answer
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]

IN_AREA = {"when: {armed attack: {on: a party, by: anyone}}\nat": "when: {armed attack: {on: a party, by: anyone, area: the north}}\nat"}


def asked(organization: Organization, place: str) -> Answer:
    return organization.on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True, at_place=place)


def codes(answer: Answer) -> set[str]:
    return {one.code for one in answer.because} | {one.code for one in answer.missing}


def bound(answer: Answer) -> set[str]:
    return {row.state for row in answer.value if row.owes == "assist" and row.who != "DNK"}


@pytest.mark.parametrize("place", ["Finnmark", "NOR"])
def test_an_attack_on_the_attacked_partys_own_territory_counts(pact: Pact, place: str) -> None:
    answer = asked(pact(), place)

    assert bound(answer) == {"bound"}
    assert "place-inside" in codes(answer)


@pytest.mark.parametrize("place", ["Murmansk", "RUS"])
def test_outside_the_parties_territories_nobody_owes_assistance_and_the_reason_is_given(pact: Pact, place: str) -> None:
    answer = asked(pact(), place)

    assert answer.value == ()
    assert answer.missing == ()
    assert "place-outside-territories" in codes(answer)


def test_outside_the_parties_territories_consultation_is_still_owed(pact: Pact) -> None:
    assert {row.owes for row in asked(pact(), "Murmansk").also} == {"consult"}


def test_an_attack_on_a_party_on_another_partys_territory_is_left_open_by_the_text(pact: Pact) -> None:
    answer = asked(pact(), "Skåne")

    assert bound(answer) == {"conditional"}
    assert "place-on-another-party" in codes(answer)


def test_a_place_that_the_corpus_does_not_name_leaves_the_answer_open(pact: Pact) -> None:
    answer = asked(pact(), "Atlantis")

    assert bound(answer) == {"conditional"}
    assert "place-unknown" in codes(answer)


@pytest.mark.parametrize(
    ("area", "place", "states", "code"),
    [
        ("territories: [NOR]", "Finnmark", {"bound"}, "place-inside"),
        ("territories: [SWE]", "Finnmark", set(), "place-outside-area"),
        ("territories: [NOR]\nexcluding: [Finnmark]", "Finnmark", set(), "place-outside-area"),
        ("including: [Murmansk]", "Murmansk", {"bound"}, "place-inside"),
        ("territories: [SWE]\nnorth of: the Arctic Circle", "Finnmark", {"conditional"}, "place-not-surveyed"),
    ],
)
def test_an_article_that_names_an_area_is_held_to_it(pact: Pact, area: str, place: str, states: set[str], code: str) -> None:
    changed = {
        **IN_AREA,
        'paragraph: "3"}\n```\n\n```yaml\nsilent on': f'paragraph: "3"}}\n```\n\n```yaml\narea: the north\n{area}\n```\n\n```yaml\nsilent on',
    }

    answer = asked(pact(changed=changed), place)

    assert bound(answer) == states
    assert code in codes(answer)


def test_a_protected_state_is_owed_assistance_without_being_a_party(pact: Pact) -> None:
    """An article may protect a State that is no party: the area of the duty names it."""
    changed = {
        "when: {armed attack: {on: a party, by: anyone}}\nat the request of: the attacked party\nowed by: every other party\nowed to: the attacked party":
        "when: {armed attack: {on: a protected State, by: anyone, area: the shield}}\nowed by: every party\nowed to: a protected State",
        'paragraph: "3"}\n```\n\n```yaml\nsilent on': 'paragraph: "3"}\n```\n\n```yaml\narea: the shield\nterritories: [EST]\n```\n\n```yaml\nsilent on',
    }  # fmt: skip

    answer = pact(changed=changed).on("2022-01-05").defence.ask_bound(attacked="EST")

    assert {(row.who, row.to) for row in answer.value if row.owes == "assist"} == {
        (who, "EST") for who in ("DNK", "FIN", "ISL", "NOR", "SWE")
    }
