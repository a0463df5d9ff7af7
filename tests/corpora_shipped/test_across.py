"""What only shows when the shipped treaties lie side by side: one State that two of them pull two ways."""

from __future__ import annotations

from foedus.organization.across import Across, across
from tests.corpora_shipped.test_shipped import organization


def pulled(**asked: str) -> set[tuple[str, str, str, str]]:
    """Give who is pulled two ways between the West African Community and the Sahel States: who, how, by which two articles."""
    found = across({name: organization(name) for name in ("ecowas", "sahel")}, asked)
    assert isinstance(found, Across), found
    return {(clash.who, clash.kind, clash.under, clash.against) for *_, clash in found.clashes}


def test_c6_mali_was_to_defend_the_niger_under_one_charter_and_to_carry_out_measures_against_it_under_another() -> None:
    assert ("MLI", "measures against the attacked", "LGC 6", "RT 9(1)") in pulled(attacked="NER", by="NGA", on="2023-10-01")


def test_before_the_charter_and_after_the_measures_were_lifted_nobody_was_pulled_so() -> None:
    for day in ("2023-09-15", "2024-02-25"):
        kinds = {kind for _, kind, under, _ in pulled(attacked="NER", by="NGA", on=day) if under.startswith("LGC")}
        assert "measures against the attacked" not in kinds


def test_once_the_three_had_left_no_promise_to_the_attacker_held_them_back() -> None:
    assert {who for who, *_ in pulled(attacked="NER", by="NGA", on="2024-12-01")} >= {"BFA", "MLI"}
    assert {who for who, *_ in pulled(attacked="NER", by="NGA", on="2025-02-01")} & {"BFA", "MLI"} == set()
