"""Six witnesses answer over HTTP, and each is shown for what it is: sound, stopped, deceived, set back, slow, or long not heard of."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from foedus.cli import main
from foedus.record.entry import Entry
from foedus.record.policy import Group, Policy, Witness
from foedus.shelves.asking import keep
from foedus.shelves.entries import enter
from foedus.shelves.founding import found, opened_log
from foedus.shelves.keys import read_key
from foedus.shelves.log import Log
from foedus.shelves.opening import Opened, history
from foedus.shelves.places import key_path, policy_path
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.tiles.importing import take
from foedus.shelves.witnessing import ask_witnesses
from foedus.witness.home import Home, make_home, open_home, watching
from tests.chromium import as_new, window
from tests.web.clean import assert_clean
from tests.web.log.conftest import LoggedSite, serving
from tests.web.places import LANGUAGES
from tests.witness.world import Clock, Running

NAMES = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")
HOUR = 3600
Rows = dict[str, str]


@dataclass
class Alliance:
    """A host and the witnesses of six members, on the clocks that the test sets."""

    folder: Path
    log: Log
    clock: Clock
    running: dict[str, Running]

    def at(self, instant: int, after: int) -> None:
        """Set the host's clock, and those of the witnesses so many seconds later."""
        self.clock.now = instant
        for one in self.running.values():
            one.clock.now = instant + after

    def policy(self, *asked: str) -> Policy:
        """Give the policy of four of six, with the addresses of those who are to be asked."""
        named = tuple(
            Witness(name, one.home.keys.cosigners[0].verifier, one.url if name in asked else "") for name, one in self.running.items()
        )
        return Policy((), named, (Group("members", 4, NAMES),), "members")

    def close(self) -> None:
        """End the witnesses that still run."""
        for name, one in self.running.items():
            if name != "BLR":
                one.close()

    def forked(self, entries: tuple[Entry, ...]) -> Log:
        """Give another log under the same keys, with other acts after those that the true one has now."""
        shelf = SqliteShelf(self.folder / "fork.db", self.log.shelf.identity)
        take(self.log.shelf, shelf)
        key = read_key(key_path(str(self.folder / "record.db"), "csto"))
        log = opened_log(shelf, key, self.clock)
        enter(log, entries)
        return log


@pytest.fixture(scope="module")
def place(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Have six witnesses cosign a record, and then let five of them fall short, each in its own way."""
    folder, now = tmp_path_factory.mktemp("live"), int(time.time())
    assert opened.organization is not None
    entries, _ = history(opened.files, opened.organization.corpus)
    with ExitStack() as stack:
        clock = Clock(now - 120 * HOUR)
        log = found(opened.organization.corpus, str(folder / "record.db"), clock=clock)
        running = {}
        for name in NAMES:
            home = make_home(folder / name, f"{name.lower()}.example/witness", watching(log.keys, ""))
            assert isinstance(home, Home)
            running[name] = Running(home, Clock(clock.now))
        alliance = Alliance(folder, log, clock, running)
        stack.callback(alliance.close)
        _live(alliance, entries, now)
        yield str(folder / "record.db")


def _live(alliance: Alliance, entries: tuple[Entry, ...], now: int) -> None:
    running, log = alliance.running, alliance.log
    alliance.at(now - 110 * HOUR, 12)
    enter(log, entries[:60])
    ask_witnesses(log, alliance.policy(*NAMES))
    # Kyrgyzstan's disk is copied, and the copy put back later; Tajikistan's witness is not asked any more.
    shutil.copytree(running["KGZ"].home.path, alliance.folder / "old")
    alliance.at(now - 90 * HOUR, 12)
    enter(log, entries[60:100])
    ask_witnesses(log, alliance.policy("ARM", "BLR", "KAZ", "KGZ", "RUS"))
    # A host that lies shows Kazakhstan another log, which it cannot know to be one.
    alliance.at(now - 40 * HOUR, 4)
    fork = alliance.forked(entries[300:330])
    ask_witnesses(fork, alliance.policy("KAZ"))
    enter(log, entries[100:130])
    running["BLR"].close()
    running["KGZ"].close()
    home = open_home(alliance.folder / "old")
    assert isinstance(home, Home)
    running["KGZ"] = Running(home, Clock(now - 40 * HOUR + 4))
    asked = ask_witnesses(log, alliance.policy("ARM", "BLR", "KAZ", "KGZ"))
    assert asked is not None
    keep(str(alliance.folder / "record.db"), "csto", asked, alliance.policy("ARM", "BLR", "KAZ", "KGZ"), now - 60)
    # Armenia has cosigned the true log, and refuses the other; Russia is asked only thirty hours later.
    ask_witnesses(fork, alliance.policy("ARM"))
    running["RUS"].clock.now = now - 10 * HOUR
    ask_witnesses(log, alliance.policy("RUS"))
    policy_path(str(alliance.folder / "record.db"), "csto").write_bytes(alliance.policy("ARM", "BLR", "KAZ", "KGZ", "RUS").encode())
    fork.shelf.close()
    log.shelf.close()


@pytest.fixture(scope="module")
def site(place: str) -> Iterator[LoggedSite]:
    with serving(place) as served:
        yield served


@pytest.fixture(scope="module")
def opened_window(browser: Browser, site: LoggedSite) -> Iterator[Page]:
    with window(browser, site.address) as page:
        yield page


@pytest.fixture
def page(opened_window: Page) -> Iterator[Page]:
    yield opened_window
    as_new(opened_window)


def rows(page: Page, language: str) -> Rows:
    """Give what the page says of each witness, by the name that it is given there."""
    page.goto(f"/{language}/record/witnesses/")
    texts = [" ".join(one.split()) for one in page.locator("#witnesses tbody tr").all_inner_texts()]
    return {text.split()[0]: text for text in texts}


def test_each_witness_is_shown_for_what_it_is(page: Page) -> None:
    said = rows(page, "en")

    assert "cosigned the newest 131" in said["Armenia"]
    assert "4 s after the checkpoint" in said["Armenia"]
    assert re.search(r"cannot be reached 30 acts not cosigned, since .* 101 .*12 s after the checkpoint", said["Belarus"])
    assert re.search(r"knows another log 30 acts not cosigned, since .* 101 ", said["Kazakhstan"])
    assert "was set back 131" in said["Kyrgyzstan"]
    assert "cosigned the newest 131" in said["Russia"]
    assert "30 h after the checkpoint: later than it may" in said["Russia"]
    assert re.search(r"behind for too long 70 acts not cosigned, since .* 61 ", said["Tajikistan"])


def test_each_is_shown_for_what_it_is_in_russian(page: Page) -> None:
    said = rows(page, "ru")

    assert "через 4 с после контрольной точки" in said["Армения"]
    assert "через 30 ч после контрольной точки: позже положенного" in said["Россия"]
    assert len({re.sub(r"[\d.:()+]", "", one).split(maxsplit=1)[1][:16] for one in said.values()}) == 5


def test_what_a_witness_holds_against_the_log_is_where_the_page_points(page: Page, site: LoggedSite) -> None:
    rows(page, "en")
    links = page.locator("#witnesses tbody tr a.cite")
    held = [page.request.get(links.nth(at).get_attribute("href") or "", fail_on_status_code=False) for at in (0, 2)]

    assert [json.loads(one.text().splitlines()[0])["kind"] for one in held] == ["fork", "fork"]


def test_the_page_says_how_many_acts_only_the_log_vouches_for(page: Page) -> None:
    page.goto("/en/record/witnesses/")

    assert "101 / 131" in page.locator("main").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_witnesses_that_fell_short_is_clean_for_everyone(page: Page, language: str) -> None:
    rows(page, language)

    assert_clean(page)


def test_the_command_says_the_same(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "witnesses", "csto", "--record", place, "--status", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)

    found = {one["name"]: one for one in told["witnesses"]}
    assert (told["size"], told["witnessed"], told["within"]) == (131, 101, 24 * HOUR)
    assert told["policy"] == {"quorum": "members", "groups": [{"name": "members", "least": 4, "of": list(NAMES)}]}
    assert {name: (one["state"], one["cosigned"], one["behind"], one["lateness"]) for name, one in found.items()} == {
        "ARM": ("newest", 131, 0, 4),
        "BLR": ("silent", 101, 30, 12),
        "KAZ": ("fork", 101, 30, 12),
        "KGZ": ("back", 131, 0, 4),
        "RUS": ("newest", 131, 0, 30 * HOUR),
        "TJK": ("late", 61, 70, 12),
    }
    assert [name for name, one in found.items() if one["overdue"]] == ["RUS"]
    assert 90 * HOUR <= found["TJK"]["waiting"] < 91 * HOUR
    assert {name: [two["kind"] for two in one["evidence"] or ()] for name, one in found.items() if one["evidence"]} == {
        "ARM": ["fork"],
        "KAZ": ["fork"],
    }
    assert found["BLR"]["evidence"] is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["The policy asks for 4 of ARM, BLR, KAZ, KGZ, RUS, TJK.", "RUS  cosigned the newest", "30 h after the checkpoint was made: later",
                "BLR  CANNOT BE REACHED", "KAZ  KNOWS ANOTHER LOG", "KGZ  WAS SET BACK", "TJK  IS BEHIND FOR TOO LONG", "FORK", "24 h"]),
        ("ru", ["Политика требует 4 из ARM", "подписал последнюю", "НЕ ОТВЕЧАЕТ", "ЗНАЕТ ДРУГОЙ ЖУРНАЛ", "ОТБРОШЕН НАЗАД", "СЛИШКОМ ДОЛГО", "РАЗДВОЕНИЕ"]),
    ],
)  # fmt: skip
def test_the_command_says_it_in_words(place: str, capsys: pytest.CaptureFixture[str], language: str, words: list[str]) -> None:
    main(["log", "witnesses", "csto", "--record", place, "--status", "--language", language])
    said = capsys.readouterr().out

    assert [one for one in words if one not in said] == []
