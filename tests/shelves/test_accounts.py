"""What is known of a witness: how soon it cosigned, how far it is behind and for how long, and what it holds against the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.finding import Finding
from foedus.record.policy import Policy, Witness
from foedus.shelves.accounts import Account, accounts, evidence_of, evidence_url, made_at
from foedus.shelves.asking import Heard, Told
from foedus.shelves.log import Log
from foedus.shelves.remote import UNREACHABLE
from foedus.shelves.witnessed import last_words
from foedus.shelves.witnessing import ask_witnesses
from tests.witness.world import NOW, Clock, Running, World, examined, log_with, request, world

HOUR = 3600


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as found:
        yield found


def account(log: Log, witness: Running, now: int, told: Told | None = None, within: int | None = None) -> Account:
    words = last_words(log, Policy((), (witness.witness,)))
    (found,) = accounts(log, words, told, now, within)
    return found


def test_lateness_is_the_time_from_the_checkpoint_to_the_cosignature(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1, 2)
    here.clock.now = NOW + 75
    ask_witnesses(log, here.policy(witness, least=1))

    found = account(log, witness, NOW + 1000)

    assert (found.state, found.size, found.time, found.lateness) == ("newest", 2, NOW + 75, 75)
    assert (found.behind, found.waiting) == (0, None)
    assert [found.exceeds(within) for within in (None, 75, 74)] == [False, False, True]


def test_a_witness_is_behind_since_the_first_checkpoint_that_it_did_not_cosign(here: World) -> None:
    clock = Clock()
    witness, log = here.witness("KAZ"), log_with(1, 2, clock=clock)
    ask_witnesses(log, here.policy(witness, least=1))
    for number, later in ((3, 100), (4, 500)):
        clock.now = NOW + later
        log.enter([examined(number)])

    states = [account(log, witness, NOW + 100 + HOUR, within=within).state for within in (None, HOUR, HOUR - 1)]
    found = account(log, witness, NOW + 100 + HOUR)

    assert states == ["behind", "behind", "late"]
    assert (found.behind, found.since, found.waiting, found.lateness) == (2, NOW + 100, HOUR, 0)


def test_a_witness_that_cosigned_nothing_has_no_lateness(here: World) -> None:
    found = account(log_with(1), here.witness("KAZ"), NOW + 60)

    assert (found.state, found.size, found.lateness, found.behind, found.exceeds(0)) == ("never", None, None, 1, False)


def test_what_a_witness_answered_goes_before_how_far_it_is(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1)
    finding = UNREACHABLE.finding(url=witness.url, problem="refused")

    found = account(log, witness, NOW, Told(NOW, 1, (Heard(finding, witness.witness.name, "silent"), Heard(finding, "ARM", "fork"))))

    assert (found.state, found.answers) == ("silent", (finding,))


def test_a_log_says_when_it_made_the_checkpoint_of_a_size_and_of_no_other() -> None:
    clock = Clock()
    log = log_with(1, clock=clock)
    clock.now = NOW + 9
    log.enter([examined(2), examined(3)])

    assert [made_at(log, size) for size in (0, 1, 2, 3, 4)] == [NOW, NOW, None, NOW + 9, None]


def test_evidence_is_fetched_and_what_the_keys_do_not_bear_out_is_left(here: World) -> None:
    """An attack: a host shows a witness a second log; and a stranger's witness slanders a log with evidence against another."""
    witness, log = here.witness("KAZ"), log_with(1, 2, 3)
    for body in (request(log, 0), request(log_with(1, 2, 4), 0)):
        witness.add(body)

    found = evidence_of(witness.witness, log)

    assert not isinstance(found, Finding)
    assert [one.kind for one in found] == ["fork"]
    assert evidence_url(witness.witness, "union").startswith(f"{witness.url}/")
    assert evidence_of(Witness("", witness.witness.key, f"{witness.url}/elsewhere"), log) == ()
    witness.close()
    silent = evidence_of(witness.witness, log)
    assert isinstance(silent, Finding)
    assert silent.code == "remote-unreachable"
    assert evidence_url(Witness("ARM", witness.witness.key), "union") == ""
