"""The corpus of the CSTO holds what its record is hard to tell with: gaps, rival figures, acts that are not each other."""

from __future__ import annotations

from functools import lru_cache

from foedus.mechanisms.defence.acts import FigureClaimed
from foedus.organization.expectations import read
from foedus.organization.organization import Organization
from foedus.organization.question import BY_NAME
from foedus.record.entry import Entry
from foedus.shelves.opening import open_organization


@lru_cache
def csto() -> Organization:
    found = open_organization("csto").organization
    assert found is not None
    return found


def acts(crisis: str) -> list[Entry]:
    return [entry for entry in csto().entries if entry.act.body.crisis == crisis]


def test_every_question_has_known_answers() -> None:
    files = open_organization("csto").files

    expectations, findings = read(files["expectations.yaml"], "expectations.yaml")

    assert findings == ()
    assert len(expectations) >= 200
    assert {one.question for one in expectations} == set(BY_NAME)


def test_the_history_reaches_from_the_Treaty_to_this_decade() -> None:
    done = sorted(entry.act.times.done for entry in csto().entries)

    assert len(done) >= 480
    assert (done[0], done[-1]) == ("1992-05-15", "2026-02-12")


def test_rival_figures_stand_beside_each_other() -> None:
    claimed = [entry.act.body for entry in acts("kazakhstan-2022") if isinstance(entry.act.body, FigureClaimed)]

    whole = {(figure.number, figure.qualifier) for figure in claimed if figure.subject == "the whole force"}

    assert whole == {(2000, "over"), (2400, ""), (2500, "about")}


def test_absence_abstention_non_objection_and_refusal_to_sign_are_four_acts() -> None:
    kinds = {entry.act.kind for entry in csto().entries}

    assert {"absence", "abstention", "non-objection", "signature-refused"} <= kinds


def test_a_parliament_without_a_quorum_then_against_then_for() -> None:
    told = [entry.act.kind for entry in acts("kazakhstan-2022") if entry.act.seat == "KGZ:parliament"]

    assert told == ["quorum-missed", "consent-refused", "national-consent"]


def test_a_frozen_member_is_a_member() -> None:
    view = csto().on("2026-02-01")

    assert "ARM" in view.organs.members("CSC")
    assert not view.membership.vote_taken("ARM")


def test_the_electronic_procedures_are_a_model_that_binds_nobody() -> None:
    assert not csto().on("2026-02-01").treaty.in_force("EP")


def test_what_the_compiler_tells_is_not_shown_as_signed() -> None:
    assert {entry.act.key for entry in csto().entries} == {"compiler"}


def test_a_letter_of_which_two_sources_give_two_days_lies_between_them() -> None:
    letters = [entry.act for entry in acts("kazakhstan-2022") if entry.act.kind == "report"]

    assert {act.times.done for act in letters} == {"2022-01-05/2022-01-06"}
    assert {act.confidence for act in letters} == {"medium"}


def test_a_decision_on_a_budget_says_nothing_of_an_attack() -> None:
    answer = csto().on("2025-02-01").defence.ask_bound(attacked="ARM")

    assert "request-missing" in {one.code for one in answer.missing}
    assert "decision-on-record" not in {one.code for one in answer.because}
