"""A duty may be owed by some of the parties alone: three guarantee what the fourth is."""

from __future__ import annotations

import pytest

from foedus.organization.change_points import Ties
from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

GUARANTEE = corpus_of(
    GUARANTEE="treaty, 1960-08-16"
    + article(
        2,
        """
        obligation: assist
        when: {armed attack: {on: a party}}
        owed by: every other party
        owed only by: [GBR, GRC, TUR]
        owed to: the attacked party
        content: {guarantee of independence and security: required}
        """.replace("\n        ", "\n"),
    )
    + article(5, "entry into force: on signature\nlater parties: own signature")
)
SIGNED = entries_of("1960-08-16 CYP, GBR, GRC, TUR signs GUARANTEE", GUARANTEE)


@pytest.fixture(scope="module")
def guarantee() -> Organization:
    return Organization(GUARANTEE).with_entries(SIGNED)


def test_those_named_owe_it_to_the_fourth_and_the_fourth_owes_nothing(guarantee: Organization) -> None:
    view = guarantee.on("1974-07-20").defence

    assert [row.who for row in view.ask_bound(attacked="CYP").value] == ["GBR", "GRC", "TUR"]
    assert [row.who for row in view.ask_bound(attacked="GRC").value] == ["GBR", "TUR"]
    assert view.ask_obligations(of="CYP").value == ()
    assert [row.under for row in view.ask_obligations(of="TUR").value] == ["GUARANTEE 2"]


def test_change_points_know_the_named_debtors_too(guarantee: Organization) -> None:
    ties = Ties(guarantee)

    assert [tie.who for tie in ties.to("CYP", "1974-07-20")] == ["GBR", "GRC", "TUR"]
    assert [tie.who for tie in ties.to("GRC", "1974-07-20")] == ["GBR", "TUR"]
