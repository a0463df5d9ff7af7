"""A record that lost acts and went on says so on its pages: what is left, what was lost, and under which name it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.record.policy import Group, Policy, Witness
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey
from foedus.shelves.backup import backup
from foedus.shelves.entries import examined
from foedus.shelves.epochs import begin_epoch, draft_epoch
from foedus.shelves.founding import Founding, draft, found
from foedus.shelves.log import Examined, Log
from foedus.shelves.opening import Opened
from tests.record.attacks.union import act, desk, ready
from tests.web.log.conftest import FIRST, LoggedSite, serving
from tests.web.log.test_witnesses import words

WITNESS = SignerKey("kaz.example/w", COSIGNATURE, sha256(b"witness").digest())
ROOT = SignerKey("KAZ", ED25519, sha256(b"KAZ root").digest())


@pytest.fixture(scope="module")
def gone_on(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoggedSite]:
    """Serve the log on which a record goes on, of three acts of which one was lost."""
    assert opened.organization is not None
    corpus, folder = opened.organization.corpus, tmp_path_factory.mktemp("epoch")
    place, copy, to = str(folder / "record.db"), folder / "copy.db", str(folder / "new.db")
    clock = iter(range(FIRST, FIRST + 10**6, 60))
    settled = Founding(policy=Policy((), (Witness("KAZ", WITNESS.verifier),), (Group("members", 1, ("KAZ",)),), "members"))
    data = draft(corpus, place, {"KAZ": key_name(ROOT.verifier.key)}, settled=settled, clock=lambda: next(clock))
    log = found(corpus, place, clock=lambda: next(clock), opening=(data, desk(ROOT)(sha256(data).hexdigest()).encode()))
    log.enter([statement(1)])
    backup(Path(place), copy)
    log.enter([statement(2)])
    assert log.head is not None
    seen = log.head.note.encode()
    log.shelf.close()
    for path in folder.glob("record.db*"):
        if path.suffix != ".key":
            path.unlink()
    copy.rename(place)
    lost = draft_epoch(place, to, seen, seat="KAZ", key=key_name(ROOT.verifier.key), clock=lambda: next(clock))
    assert isinstance(lost, bytes), lost
    begun = begin_epoch(place, to, lost, str(sign_act(sha256(lost).hexdigest(), ROOT)).encode(), clock=lambda: next(clock))
    assert isinstance(begun, Log), begun
    taken = examined(*signed(3), log=begun.origin)
    assert isinstance(taken, Examined)
    begun.enter([taken])
    begun.shelf.close()
    with serving(to) as site:
        yield site


def statement(number: int) -> Examined:
    return ready(act(number, key=ROOT), desk(ROOT))


def signed(number: int) -> tuple[bytes, bytes]:
    one = statement(number)
    return one.data, one.signatures


@pytest.mark.parametrize(
    ("tongue", "says"),
    [
        ("en", "The record goes on in a new epoch. Of the log csto, 2 acts are left; it had 3"),
        ("ru", "Запись продолжается в новой эпохе. От журнала csto осталось актов: 2; было: 3"),
    ],
)
@pytest.mark.parametrize("page", ["record", "record/witnesses"])
def test_the_pages_of_the_record_say_what_was_lost(gone_on: LoggedSite, tongue: str, says: str, page: str) -> None:
    html = words(gone_on.get(f"/{tongue}/{page}/").text)

    assert says in html
    assert "csto/epoch-2" in html


def test_the_act_that_says_what_was_lost_is_an_act_of_the_record_like_any_other(gone_on: LoggedSite) -> None:
    html = words(gone_on.get("/en/record/?kind=epoch-begun").text)

    assert "begins a new epoch of its record: of 3 acts of the log csto, 2 are left" in html


@pytest.mark.parametrize(("tongue", "says"), [("en", "The record names this policy itself"), ("ru", "Эту политику называет сама запись")])
def test_a_policy_that_the_record_names_is_shown_as_that(gone_on: LoggedSite, tongue: str, says: str) -> None:
    html = gone_on.get(f"/{tongue}/record/witnesses/").text

    assert says in words(html)
    link = re.search(rf'href="(/{tongue}/record/[0-9a-f]{{16}}/)"', html)
    assert link is not None
    assert "members" in words(gone_on.get(link[1]).text)
