"""Who signed an act stands on its page, with the key, how it signed and by which act it may; what nobody signed is shown as that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

import pytest
from playwright.sync_api import Browser, Page

from foedus.organization.mechanisms import VOCABULARY
from foedus.record.canonical import encode
from foedus.record.journal import parse
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.entries import enter, examined
from foedus.shelves.founding import draft, found
from foedus.shelves.log import Examined, Receipt
from foedus.shelves.opening import Opened, history
from tests.chromium import as_new, window
from tests.web.clean import assert_clean
from tests.web.log.conftest import FIRST, LoggedSite, serving
from tests.web.log.test_browser import outcome
from tests.web.log.test_witnesses import words
from tests.web.places import LANGUAGES

ROOTS = {seat: SignerKey(seat, ED25519, sha256(seat.encode()).digest()) for seat in ("KAZ", "KGZ")}
DELEGATE = SignerKey("delegate", ED25519, sha256(b"delegate").digest())

SIGNED = (
    ("KAZ", f"2026-11-22 KAZ credentials key {key_name(DELEGATE.verifier.key)}\n  holder: A. Example\n  office: permanent representative\n  scopes: statement, report\n"),
    ("delegate", "2026-11-22 KAZ states “The measures have ended.”\n"),
    ("KAZ", f"2026-11-23 KAZ revokes key {key_name(DELEGATE.verifier.key)}\n"),
)  # fmt: skip
KEYS = {**ROOTS, "delegate": DELEGATE}


@pytest.fixture(scope="module")
def founded(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LoggedSite, dict[str, str]]]:
    """Serve a record that two States founded, with reported history and what a delegate signed."""
    assert opened.organization is not None
    corpus, place = opened.organization.corpus, str(tmp_path_factory.mktemp("founded") / "record.db")
    clock = iter(range(FIRST, FIRST + 10**6, 60))
    roots = {seat: key_name(one.verifier.key) for seat, one in ROOTS.items()}
    data = draft(corpus, place, roots, clock=lambda: next(clock))
    lines = "".join(str(sign_act(sha256(data).hexdigest(), one)) for one in ROOTS.values())
    log = found(corpus, place, clock=lambda: next(clock), opening=(data, lines.encode()))
    entries, _ = history(opened.files, corpus)
    enter(log, entries[:30])
    ids = {"genesis": sha256(data).hexdigest(), "history": entries[5].id}
    for by, text in SIGNED:
        act, signatures = _signed(text, KEYS[by])
        taken = examined(act, signatures, log="csto")
        assert isinstance(taken, Examined), taken
        (told,) = log.enter([taken])
        assert isinstance(told, Receipt), told
        ids[text.split()[2]] = told.id
    log.shelf.close()
    with serving(place) as site:
        yield site, ids


def _signed(text: str, key: SignerKey) -> tuple[bytes, bytes]:
    journal = parse(text + f"  key: {key_name(key.verifier.key)}\n", path="test", vocabulary=VOCABULARY, log="csto")
    assert journal.findings == (), journal.findings
    data = encode(journal.entries[0].act)
    return data, str(sign_act(sha256(data).hexdigest(), key)).encode()


@pytest.fixture(scope="module")
def opened_window(browser: Browser, founded: tuple[LoggedSite, dict[str, str]]) -> Iterator[Page]:
    with window(browser, founded[0].address) as page:
        yield page


@pytest.fixture
def page(opened_window: Page) -> Iterator[Page]:
    yield opened_window
    as_new(opened_window)


def test_a_delegate_s_act_names_its_key_the_act_that_credentials_it_and_that_it_ended_later(
    founded: tuple[LoggedSite, dict[str, str]],
) -> None:
    site, ids = founded

    html = site.get(f"/en/record/{ids['states']}/").text

    shown = words(html)
    assert "A. Example, permanent representative; credentialed by Kazakhstan to sign: statement, report" in shown
    assert "Its authority ended later; what it signed before stays signed." in shown
    assert key_name(DELEGATE.verifier.key) in html
    assert f"/en/record/{ids['credentials'][:16]}/" in html


def test_a_credential_is_signed_by_the_root_key_of_its_seat(founded: tuple[LoggedSite, dict[str, str]]) -> None:
    site, ids = founded

    assert "Root key of Kazakhstan" in words(site.get(f"/en/record/{ids['credentials']}/").text)


def test_the_act_that_opened_the_record_is_signed_by_its_founders_and_by_the_log(founded: tuple[LoggedSite, dict[str, str]]) -> None:
    site, ids = founded

    shown = words(site.get(f"/en/record/{ids['genesis']}/").text)

    assert "Founding root key of Kazakhstan" in shown
    assert "Founding root key of Kyrgyzstan" in shown
    assert "The log’s own key" in shown


def test_reported_history_has_no_signature_and_is_shown_as_reported(founded: tuple[LoggedSite, dict[str, str]]) -> None:
    site, ids = founded

    html = site.get(f"/en/record/{ids['history']}/").text

    assert "Reported by the compiler" in html
    assert 'id="signatures"' not in html


def test_the_browser_checks_the_signature_itself(page: Page, founded: tuple[LoggedSite, dict[str, str]]) -> None:
    page.goto(f"/en/record/{founded[1]['states']}/")

    state, steps = outcome(page)

    assert (state, steps[1]) == ("holds", ("signed", "ok"))


def test_the_attack_of_a_page_that_shows_another_act_s_signature_is_seen_by_the_browser(
    page: Page, founded: tuple[LoggedSite, dict[str, str]]
) -> None:
    site, ids = founded
    here, other = (site.get(f"/en/record/{ids[one]}/").text for one in ("states", "credentials"))
    mine, stolen = (re.search(r'data-signatures="([^"]+)"', one) for one in (here, other))
    assert mine is not None
    assert stolen is not None
    forged = f"{mine[1].split()[0]} {stolen[1].split()[1]}"
    page.route("**/record/*/", lambda route: route.fulfill(body=here.replace(mine[1], forged), content_type="text/html"))

    page.goto(f"/en/record/{ids['states']}/")
    state, steps = outcome(page)

    assert (state, steps[1]) == ("broken", ("signed", "late"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["states", "genesis"])
def test_a_page_of_a_signed_act_is_clean_for_everyone(
    page: Page, founded: tuple[LoggedSite, dict[str, str]], language: str, which: str
) -> None:
    page.goto(f"/{language}/record/{founded[1][which]}/")
    outcome(page)

    assert_clean(page)
