"""Who witnessed the record stands on its pages, and a witness that was stopped, set back or lied to is shown for what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from foedus.finding import Finding
from foedus.record.cosignature import cosign
from foedus.record.policy import Group, Policy, Witness, parse_policy
from foedus.record.vkey import COSIGNATURE, MLDSA, SignerKey
from foedus.shelves.asking import keep, told_last
from foedus.shelves.entries import enter
from foedus.shelves.founding import open_log
from foedus.shelves.opening import Opened, history
from foedus.shelves.places import policy_path
from foedus.shelves.remote import UNREACHABLE
from foedus.shelves.witnessed import extent, last_words
from foedus.shelves.witnessing import AHEAD, DISAGREES, WENT_BACK, Asked, attach
from tests.chromium import as_new, window
from tests.web.clean import assert_clean
from tests.web.log.conftest import FIRST, LoggedSite, begin, serving
from tests.web.log.test_browser import outcome
from tests.web.places import LANGUAGES

NAMES = ("ARM", "KAZ", "KGZ")
KEYS = {name: SignerKey(f"{name.lower()}.example/witness", COSIGNATURE, name.encode() * 10 + b"12") for name in NAMES}
QUANTUM = SignerKey("kgz.example/witness", MLDSA, b"KGZ" * 10 + b"pq")


def policy() -> Policy:
    witnesses = tuple(Witness(name, KEYS[name].verifier, f"http://localhost:9/{name}") for name in NAMES)
    late = Witness("KGZ-later", QUANTUM.verifier)
    return Policy((), (*witnesses, late), (Group("members", 2, NAMES),), "members")


@pytest.fixture(scope="module")
def witnessed(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoggedSite]:
    """Serve a log of 101 acts that two of three witnesses cosigned, with a tail of 30 that nobody has."""
    assert opened.organization is not None
    place = begin(opened, tmp_path_factory.mktemp("witnessed") / "record.db", most=100)
    policy_path(place, "csto").write_bytes(policy().encode())
    log, (entries, _) = open_log(place), history(opened.files, opened.organization.corpus)
    head = log.head
    assert head is not None
    lines = [cosign(head.checkpoint, key, time=FIRST + 600) for key in (KEYS["ARM"], KEYS["KAZ"], QUANTUM)]
    attach(log, head, lines)
    enter(log, entries[100:130])
    log.shelf.close()
    with serving(place) as site:
        yield site


@pytest.fixture(scope="module")
def opened_window(browser: Browser, witnessed: LoggedSite) -> Iterator[Page]:
    with window(browser, witnessed.address) as page:
        yield page


@pytest.fixture
def page(opened_window: Page) -> Iterator[Page]:
    yield opened_window
    as_new(opened_window)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<template.*?</template>|<[^>]+>", " ", html))


def test_every_page_says_how_much_of_the_record_is_witnessed(witnessed: LoggedSite) -> None:
    assert "101 witnessed" in words(witnessed.get("/en/").text)
    record = words(witnessed.get("/en/record/").text)

    assert "101 / 131" in record
    assert "for the last 30 acts only the log vouches" in record


def test_what_was_known_earlier_is_witnessed_no_further_than_it_goes(witnessed: LoggedSite) -> None:
    assert "61 witnessed" in words(witnessed.get("/en/?known=61").text)


def test_a_checkpoint_names_who_cosigned_it_and_who_did_not(witnessed: LoggedSite) -> None:
    seen, tail = (words(witnessed.get(f"/en/record/checkpoints/{size}/").text) for size in (101, 131))

    assert "As many witnesses cosigned it as the policy asks for" in seen
    assert seen.count("22 November 2026, 03:10 (UTC+03:00)") == 3
    assert "Kyrgyzstan did not cosign it" in seen
    assert "not witnessed" in tail
    assert tail.count("did not cosign it") == 4


def test_the_browser_checks_each_cosignature_and_leaves_open_what_it_cannot(page: Page) -> None:
    page.goto("/en/record/checkpoints/101/")

    state, steps = outcome(page)

    assert state == "holds"
    assert steps == [("signature", "ok"), ("clock", "ok"), ("witness", "ok"), ("witness", "ok"), ("witness", "none"), ("first", "ok")]


def test_the_attack_of_a_cosignature_made_on_another_checkpoint_is_seen_by_the_browser(page: Page, witnessed: LoggedSite) -> None:
    first, last = (witnessed.get(f"/en/record/checkpoints/{size}.txt").text for size in (101, 61))
    stolen = next(line for line in first.splitlines() if "arm.example" in line)
    page.route("**/record/checkpoints/61.txt", lambda route: route.fulfill(body=f"{last}{stolen}\n"))

    page.goto("/en/record/checkpoints/61/")
    state, steps = outcome(page)

    assert state == "broken"
    assert ("witness", "late") in steps


@pytest.mark.parametrize(
    ("day", "finding", "says"),
    [
        (11, UNREACHABLE.finding(url="http://localhost:9/KGZ/add-checkpoint", problem="refused"), "cannot be reached"),
        (12, WENT_BACK.finding(witness="KGZ", size=3, known=101), "was set back"),
        (13, DISAGREES.finding(witness="KGZ", size=131), "knows another log"),
        (14, AHEAD.finding(witness="KGZ", size=400, known=131), "knows more than this record holds"),
    ],
)
def test_a_witness_is_shown_for_what_it_is(witnessed: LoggedSite, day: int, finding: Finding, says: str) -> None:
    """Stopped, set back, lied to with a fork, or a record that was rolled back: each is said of the witness that answered so."""
    keep(witnessed.place, "csto", Asked(131, (finding,), finding), policy(), FIRST + 7200)
    log = open_log(witnessed.place)
    extents = extent(log, policy()), [one.size for one in last_words(log, policy())]
    log.shelf.close()

    # A page is kept for a minute: each date has its own.
    html = words(witnessed.get(f"/en/record/witnesses/?on=2026-11-{day}").text)

    assert (extents[0].size, extents[0].by, extents[1]) == (101, ("ARM", "KAZ", "KGZ-later"), [101, 101, None, 101])
    assert says in html


def test_the_policy_beside_the_record_is_held_against_the_article_that_names_witnesses(witnessed: LoggedSite) -> None:
    html = words(witnessed.get("/en/record/witnesses/").text)

    assert "the article names witnesses that the policy does not: Belarus, Russia and Tajikistan" in html
    assert "the article asks for 4 cosignatures, the policy for 2" in html


def test_a_record_without_a_policy_says_that_nobody_is_named_to_witness_it(logged: LoggedSite) -> None:
    assert "nobody is named to witness it" in words(logged.get("/en/record/witnesses/").text)
    assert "nobody is named to witness it" in words(logged.get("/en/record/").text)


def test_the_policy_is_shown_as_any_tool_reads_it(witnessed: LoggedSite) -> None:
    shown = re.search(r"<pre[^>]*>(witness .*?)</pre>", witnessed.get("/en/record/witnesses/").text, re.DOTALL)

    assert shown is not None
    assert parse_policy(shown[1].encode()) == policy()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", ["/record/witnesses/", "/record/checkpoints/101/", "/record/"])
def test_a_page_about_witnesses_is_clean_for_everyone(page: Page, language: str, where: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"/{language}{where}")
    if page.locator("[data-check]").count():
        outcome(page)

    assert_clean(page)
    assert complaints == []


def test_a_folder_without_what_was_answered_says_that_it_has_none(tmp_path: Path) -> None:
    (tmp_path / "record.db.asked").write_text("not JSON")

    assert told_last(str(tmp_path / "record.db"), "csto") is None
