"""The pages in a real browser: accessible, without script where there is none, with it where there is, on a desk and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.web.clean import assert_clean
from tests.web.places import KINDS_OF_PAGE, LANGUAGES, address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", KINDS_OF_PAGE)
def test_a_page_is_clean_for_everyone_light_and_dark_on_a_desk_and_on_a_phone(page: Page, language: str, where: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "404" not in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address(language, where))
    assert_clean(page)
    assert complaints == []


def test_the_date_can_be_changed_without_any_script(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/record/?by=KAZ&on=2022-01-19")

    page.fill("#on", "2010-06-14")
    page.click("form.asof button")

    assert page.url == f"{site}/en/record/?on=2010-06-14&by=KAZ"
    context.close()


def test_with_script_the_page_follows_the_date_in_place(page: Page, site: str) -> None:
    page.goto("/en/treaty/CST/4/?on=2010-06-14")
    page.evaluate("window.same = true")

    page.fill("#on", "2013-01-01")
    page.dispatch_event("#on", "change")

    page.get_by_text("as changed by PROT-2010").first.wait_for()
    assert page.url == f"{site}/en/treaty/CST/4/?on=2013-01-01"
    assert page.evaluate("window.same")


def test_why_opens_in_place_by_keyboard_and_names_act_and_article(page: Page) -> None:
    page.goto("/en/crises/kazakhstan-2022/?on=2022-01-19")
    summary = page.locator(".duties summary").first

    summary.focus()
    page.keyboard.press("Enter")

    reasons = page.locator(".duties details[open] .reasons").first
    assert reasons.locator("a", has_text="act ").count() > 0
    assert reasons.locator("a", has_text="CST 4").count() > 0


def test_the_first_stop_of_the_keyboard_leads_past_the_rooms_to_the_text(page: Page) -> None:
    page.goto("/en/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "text"


def test_on_paper_there_are_no_controls(page: Page) -> None:
    page.goto("/en/crises/kazakhstan-2022/?on=2022-01-19")

    page.emulate_media(media="print")

    assert not page.locator(".rooms").is_visible()
    assert not page.locator("form.asof button").is_visible()
    assert page.locator(".foot").is_visible()
