"""A record names its own witnesses; those who were asked until then must have seen it, and enough founders must have signed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from foedus.finding import Finding
from foedus.record.binding import WitnessesNamed
from foedus.record.policy import Policy
from foedus.shelves.auditing import Measure, audit
from foedus.shelves.log import Examined, Log
from foedus.shelves.reigning import Trust, trust
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.witnessed import extent
from foedus.shelves.witnessing import ask_witnesses
from tests.record.attacks.union import ROOTS, Clock, act, desk, founded, ready, told
from tests.witness.world import KEY, Running, World


def named(policy: Policy) -> dict[str, Any]:
    """Give the fields in which an act names a policy, without addresses."""
    lines = [line.rpartition(" http")[0] or line for line in str(policy).splitlines()]
    return {"lines": tuple(lines[:-1]), "quorum": policy.quorum}


def naming(number: int, policy: Policy, *signers: str) -> Examined:
    body = WitnessesNamed(**named(policy))
    return ready(act(number, body, key=ROOTS["KAZ"], log="union"), *(desk(ROOTS[one]) for one in signers), log="union")


def statement(number: int) -> Examined:
    return ready(act(number, seat="ARM", key=ROOTS["ARM"], log="union"), desk(ROOTS["ARM"]), log="union")


def judging(log: Log, beside: Policy | None = None) -> Trust:
    found = trust(log, beside=beside)
    assert isinstance(found, Trust), found
    return found


@pytest.fixture
def three(here: World) -> list[Running]:
    return [here.witness(name) for name in ("ARM", "KAZ", "KGZ")]


def witnessed_log(here: World, three: list[Running], folder: Path) -> tuple[Log, Policy]:
    """Begin a record whose first act asks for two of three."""
    policy = here.policy(*three, least=2)
    log = founded(Clock(here.clock.now), named(policy), SqliteShelf(folder / "record.db", KEY.identity), key=KEY)
    return log, policy


def test_the_first_act_names_who_witnesses_and_the_file_beside_only_where_they_are(
    here: World, three: list[Running], tmp_path: Path
) -> None:
    log, policy = witnessed_log(here, three, tmp_path)

    asked = ask_witnesses(log, judging(log, policy))

    assert asked is not None
    assert asked.is_witnessed
    assert judging(log).policy.quorum == "members"
    assert [one.url for one in judging(log).witnesses] == ["", "", ""]
    assert extent(log, judging(log)).size == 1
    # A file that asks for nobody changes nothing: the record has said what it needs.
    assert extent(log, judging(log, Policy())).by == tuple(one.witness.name for one in three)


def test_a_new_policy_counts_after_a_checkpoint_that_the_old_witnesses_saw(here: World, three: list[Running], tmp_path: Path) -> None:
    log, policy = witnessed_log(here, three, tmp_path)
    fourth = here.witness("TJK")
    new = here.policy(fourth, least=1)
    both = Policy((), (*policy.witnesses, *new.witnesses), policy.groups, policy.quorum)
    assert told(log, naming(1, new, "KAZ", "ARM")) == [1]
    before = judging(log, both)
    assert [(one.code, one.severity) for one in before.findings] == [("succession-not-yet", "warning")]

    ask_witnesses(log, before)
    told(log, statement(2))
    after = judging(log, both)
    ask_witnesses(log, after)

    assert (before.policy.quorum, [one.first for one in after.reigns], after.waiting) == ("members", [0, 3], ())
    assert (extent(log, after).size, extent(log, after).by) == (3, ("tjk.example/w",))
    log.shelf.close()
    outcome = audit(str(tmp_path / "record.db"), Measure())
    assert (outcome.findings, outcome.witnessed) == ((), 2)


def test_a_policy_that_approves_itself(here: World, three: list[Running], tmp_path: Path) -> None:
    """The attack: the host has enough founders sign a policy of its own witness, hides it from the old ones, and has its own cosign."""
    log, policy = witnessed_log(here, three, tmp_path)
    ask_witnesses(log, judging(log, policy))
    own = here.witness("HOST")
    told(log, naming(1, here.policy(own, least=1), "KAZ", "ARM"), statement(2))

    ask_witnesses(log, here.policy(own, least=1))
    told(log, statement(3))
    ask_witnesses(log, here.policy(own, least=1))

    found = judging(log)
    assert (found.policy.quorum, len(found.reigns)) == ("members", 1)
    assert (extent(log, found).size, log.size) == (1, 4)
    log.shelf.close()
    outcome = audit(str(tmp_path / "record.db"), Measure())
    assert [(one.code, one.place and one.place.line) for one in outcome.findings] == [("succession-not-yet", 1)]
    strict = audit(str(tmp_path / "record.db"), Measure(policy=policy))
    assert "policy-not-witnessed" in [one.code for one in strict.findings]


def test_a_policy_that_too_few_founders_signed(here: World, three: list[Running], tmp_path: Path) -> None:
    """The attack: one founder, or the host with one founder's key, would choose the witnesses."""
    log, policy = witnessed_log(here, three, tmp_path)

    assert told(log, naming(1, policy, "KAZ")) == ["binding-consent-short"]
    log.shelf.close()


def test_a_policy_that_nobody_can_read_or_that_names_a_log_is_refused(here: World, three: list[Running], tmp_path: Path) -> None:
    log, policy = witnessed_log(here, three, tmp_path)
    torn = Policy((), policy.witnesses, policy.groups, "nobody")
    body = WitnessesNamed(quorum="none", lines=(f"log {KEY.signer.verifier}",))
    with_log = ready(act(2, body, key=ROOTS["KAZ"], log="union"), *map(desk, ROOTS.values()), log="union")

    assert told(log, naming(1, torn, "KAZ", "ARM"), with_log) == ["policy-name-unknown", "succession-names-log"]
    log.shelf.close()


def test_a_host_whose_own_gate_is_open_is_found(here: World, three: list[Running], tmp_path: Path) -> None:
    """The attack: the act enters past the gate, with one founder's signature; it names nobody."""
    policy = here.policy(*three, least=2)
    log = founded(Clock(here.clock.now), named(policy), SqliteShelf(tmp_path / "record.db", KEY.identity), key=KEY, gate=False)
    told(log, naming(1, here.policy(here.witness("HOST"), least=1), "KAZ"))

    assert judging(log).waiting == ()
    log.shelf.close()
    outcome = audit(str(tmp_path / "record.db"), Measure())
    assert [(one.code, one.place and one.place.line) for one in outcome.findings] == [("binding-consent-short", 1)]
    assert not isinstance(trust(log, beside=policy), Finding)


def test_the_act_that_names_the_policy_is_known_by_its_position(here: World, three: list[Running], tmp_path: Path) -> None:
    log, policy = witnessed_log(here, three, tmp_path)
    before = judging(log).by
    told(log, naming(1, here.policy(three[0], least=1), "KAZ", "ARM"))
    ask_witnesses(log, judging(log, policy))

    assert (before, judging(log).by) == (0, 1)
    bare = founded(Clock(here.clock.now), key=KEY)
    assert trust(bare) is None
    assert judging(bare, policy).by is None
    log.shelf.close()
