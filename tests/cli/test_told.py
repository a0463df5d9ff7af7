"""What was done is told to a person in sentences, in their language; to a machine as the record has it."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from foedus.cli.show import show
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization
from foedus.words.exposition import as_json


@pytest.fixture(scope="module")
def csto() -> Organization:
    """Open the shipped corpus with its history."""
    organization = open_organization("csto").organization
    assert organization is not None
    return organization


def told(organization: Organization, language: str, question: str, **parameters: str) -> str:
    asked = ask(organization, question, parameters)
    assert isinstance(asked, Asked), asked
    page = io.StringIO()
    show(asked, organization, language, Console(file=page, width=2_000, highlight=False))
    return page.getvalue()


def test_a_timeline_tells_each_act_in_a_sentence(csto: Organization) -> None:
    english = told(csto, "en", "timeline", of="kazakhstan-2022", on="2022-01-31")
    russian = told(csto, "ru", "timeline", of="kazakhstan-2022", on="2022-01-31")

    assert "Collective Security Council decides: to send collective peacekeeping forces to Kazakhstan for a limited period" in english
    assert "Совет коллективной безопасности решает: направить в Казахстан коллективные миротворческие силы на ограниченный срок" in russian
    assert "5–6 января 2022" in russian


def test_the_delays_of_a_crisis_give_the_hours_and_the_day_of_each_step_and_then_each_actor(csto: Organization) -> None:
    russian = told(csto, "ru", "delays", of="kazakhstan-2022", on="2022-01-31")

    assert "24 ч, 6 января 2022" in russian
    assert "Россия — переброска по воздуху" in russian


def test_a_request_is_told_with_what_was_asked_and_what_was_granted(csto: Organization) -> None:
    russian = told(csto, "ru", "requests", of="ARM", on="2022-12-31")

    assert "военная помощь" in russian
    assert "миссия, рабочая группа" in russian
    assert "меньше, чем просили" in russian


def test_the_words_of_an_article_are_given_in_the_language_of_the_reader_whether_or_not_it_is_in_force(csto: Organization) -> None:
    assert "По просьбе этой стороны" in told(csto, "ru", "text", of="CST 4", on="2022-01-05")
    assert "По просьбе этой стороны" not in told(csto, "ru", "text", of="CST 4", on="2010-06-14")
    assert "разрешает" in told(csto, "ru", "text", of="TRANSIT-2024 1", on="2025-01-01")


def test_a_reason_cites_the_journal_in_english_and_tells_the_act_in_russian(csto: Organization) -> None:
    question = {"of": "CST", "on": "2022-01-05"}

    assert "CIS-DEPOSITARY records entry into force of CST" in told(csto, "en", "in-force", **question)
    assert "Депозитарий в Содружестве Независимых Государств отмечает вступление в силу: CST" in told(csto, "ru", "in-force", **question)


def test_a_record_is_not_translated_for_a_machine(csto: Organization) -> None:
    asked = ask(csto, "timeline", {"of": "kazakhstan-2022", "on": "2022-01-31"})
    assert isinstance(asked, Asked)

    russian, english = as_json(asked, csto, "ru"), as_json(asked, csto, "en")

    assert russian["answer"] == english["answer"]
    assert [one.get("journal") for one in russian["because"]] == [one.get("journal") for one in english["because"]]
    assert "решает" not in json.dumps(russian["answer"], ensure_ascii=False)
