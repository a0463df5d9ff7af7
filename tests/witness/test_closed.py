"""A member's witness has the closed acts that its member may read, asked for with a key on the record; nobody else gets them from anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from foedus.cli import main
from foedus.finding import Finding
from foedus.organization.closure import Terms
from foedus.organization.gate import Gate
from foedus.organization.worlds import Worlds
from foedus.record.act import Act, Body
from foedus.record.anchor import genesis
from foedus.record.bundle import LONG, encode_bundle
from foedus.record.canonical import encode
from foedus.record.credential import KeyCredentialed, KeyRevoked
from foedus.record.leaf import Stub, rounded
from foedus.record.reading import Reading, parse_reading, reading
from foedus.record.restriction import BodyDestroyed, Disclosed
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.author_keys import new_author_key
from foedus.shelves.challenges import GOOD_FOR
from foedus.shelves.entries import examined
from foedus.shelves.folder import find_corpus, open_corpus
from foedus.shelves.following import Follower
from foedus.shelves.handing import Handing
from foedus.shelves.log import Examined, Log, LogReader, Receipt
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.remote import Remote
from foedus.shelves.tiles.directory import TileShelf
from foedus.witness.home import origin_hash
from tests.shelves.acts import request
from tests.witness.world import KEY, Host, Running, World

ROOTS = {seat: SignerKey(seat, ED25519, bytes([number]) * 32) for number, seat in enumerate(("KAZ", "RUS", "ARM"), 1)}
CANARY = "a canary for few"


class Members:
    """A host with its gate, which hands closed acts to members over HTTP, and the acts that members enter on its log."""

    def __init__(self, here: World) -> None:
        corpus = open_corpus(find_corpus("csto")).corpus
        assert corpus is not None
        self.here = here
        self.log = Log(MemoryShelf(KEY.identity), KEY, here.clock, gate=Gate(KEY.identity.keys, Terms(corpus, "secret", here.clock)))
        self.log.found()
        self.number = 0
        roots = {seat: key_name(key.verifier.key) for seat, key in ROOTS.items()}
        keys = (KEY.signer.verifier, KEY.clock.verifier)
        opening = genesis("union", "UNION", keys, corpus=f"sha256:{'0' * 64}", nonce="0" * 64, done="2025-01-01T00:00:00Z", roots=roots)
        self.enter(opening, KEY.signer, *ROOTS.values())
        follower = Follower(Worlds(corpus), LogReader(self.log.shelf))
        self.host = here.host(self.log)
        self.handing = Handing(lambda: follower, self.host.url, clock=here.clock)
        self.answers: list[int] = []
        self._serve(self.host)

    def _serve(self, host: Host) -> None:
        bare = host.published

        def published(path: str) -> tuple[int, bytes]:
            given = self.handing.challenge() if path == "closed" else None
            return (given.status, given.body) if given else bare(path)

        def takes(body: bytes) -> tuple[int, bytes]:
            given = self.handing(body)
            self.answers.append(given.status)
            return given.status, given.body

        host.published, host.takes = published, takes  # type: ignore[method-assign]  # this host has one door more

    def enter(self, act: Act, *by: SignerKey, stub: Stub | None = None) -> str:
        data = encode(act)
        id_ = sha256(data).hexdigest()
        lines = "".join(str(sign_act(id_, one)) for one in by).encode()
        found = examined(data, lines, log="union", stub=msgspec.structs.replace(stub, size=rounded(len(data))) if stub else None)
        assert isinstance(found, Examined), found
        (told,) = self.log.enter([found])
        assert isinstance(told, Receipt), told
        return id_

    def does(self, seat: str, body: Body, *, stub: Stub | None = None, by: SignerKey | None = None) -> str:
        self.number += 1
        signer = by or ROOTS[seat]
        key = key_name(signer.verifier.key)
        act = msgspec.structs.replace(request(self.number), seat=seat, body=body, key=key)
        return self.enter(act, signer, stub=stub)

    def closes(self, seat: str, words: str = CANARY) -> str:
        body = msgspec.structs.replace(request(1).body, note=words)
        return self.does(seat, body, stub=Stub(matter="organ:CSC", rule="EP 10", seat=seat, level="for official use"))

    def witness(self, seat: str, *scopes: str) -> Running:
        """Run a member's witness that asks for closed acts with a key of its own."""
        running = self.here.witness(seat, url=self.host.url)
        running.close()
        key = new_author_key(running.home.path / "reading.key", seat)
        if scopes:
            self.does(seat, KeyCredentialed(grants=key_name(key.verifier.key), holder="the witness", scopes=scopes))
        return self.here.again(seat)

    def ask(self, seat: str, *positions: int, by: SignerKey | None = None, address: str = "", challenge: str = "") -> tuple[int, bytes]:
        """Ask the host as a program of one's own could."""
        word = challenge or self.handing.challenge().body.decode().strip()
        signer = by or ROOTS[seat]
        asked = Reading("union", address or self.host.url, seat, key_name(signer.verifier.key), word, positions)
        given = Remote(self.host.url).post("closed", asked.signed(signer))
        return given.status, given.body


@pytest.fixture
def members(here: World) -> Members:
    return Members(here)


def has(witness: Running) -> list[int]:
    bodies = witness.mirrors.bodies("union")
    return sorted(bodies.of(range(100)))


def test_a_member_s_witness_fetches_the_closed_acts_that_its_member_may_read(members: Members) -> None:
    mine, other = members.closes("KAZ"), members.closes("RUS", "another canary")
    witness = members.witness("KAZ", "reading")

    assert witness.rounds.go() == ()

    assert has(witness) == [1]
    (act, signatures) = witness.mirrors.bodies("union").of([1])[1]
    assert sha256(act).hexdigest() == mine != other
    assert signatures.startswith(b"ed25519:")
    assert witness.mirrors.bodies("union").count() == (1, 1)


def test_what_is_disclosed_later_is_fetched_later(members: Members) -> None:
    act = members.closes("RUS")
    witness = members.witness("KAZ", "reading")
    witness.rounds.go()
    assert has(witness) == []

    members.does("RUS", Disclosed(what=act, to=("seat:KAZ",)))
    assert witness.rounds.go() == ()

    assert has(witness) == [1]


def test_nobody_gets_them_from_the_witness_or_its_mirror(members: Members, tmp_path: Path) -> None:
    act = members.closes("KAZ")
    witness = members.witness("KAZ", "reading")
    witness.rounds.go()
    assert has(witness) == [1]
    mirror = Remote(f"{witness.url}/{origin_hash('union')}")
    size = members.log.size

    shown = [mirror.read(path) for path in (f"act/000.p/{size}", f"signature/000.p/{size}", f"tile/entries/000.p/{size}", "checkpoints")]
    shown += [Remote(witness.url).get(path).body for path in (f"sign/act/{act}", "closed", f"{origin_hash('union')}/closed", "reading.key")]

    assert not [one for one in shown if one and CANARY.encode() in one]
    assert CANARY.encode() not in witness.home.mirror("union").read_bytes()
    assert witness.home.closed("union").stat().st_mode & 0o77 == 0
    assert CANARY.encode() in witness.home.closed("union").read_bytes()
    assert tmp_path


def test_a_witness_without_such_a_key_asks_for_nothing(members: Members) -> None:
    members.closes("KAZ")
    witness = members.here.witness("KAZ", url=members.host.url)

    assert witness.rounds.go() == ()

    assert has(witness) == []
    assert members.answers == []


def test_attack_a_key_that_no_seat_named_is_given_nothing(members: Members) -> None:
    members.closes("KAZ")
    witness = members.witness("KAZ")

    (finding,) = witness.rounds.go()

    assert (finding.code, dict(finding.params)["problem"]) == ("mirror-closed-refused", "reading-key")
    assert has(witness) == []


def test_attack_a_key_for_other_things_or_a_revoked_one_is_given_nothing(members: Members) -> None:
    members.closes("KAZ")
    witness = members.witness("KAZ", "statement")
    (finding,) = witness.rounds.go()
    assert dict(finding.params)["problem"] == "reading-scope"
    key = witness.home.reading
    assert key is not None
    members.does("KAZ", KeyCredentialed(grants=key_name(key.verifier.key), holder="the witness", scopes=("reading",)))
    assert witness.rounds.go() == ()
    assert has(witness) == [1]

    members.does("KAZ", KeyRevoked(takes=key_name(key.verifier.key)))
    members.closes("KAZ", "later")
    (finding,) = witness.rounds.go()

    assert dict(finding.params)["problem"] == "reading-key"
    assert has(witness) == [1]


def test_attack_a_member_asks_in_the_name_of_another(members: Members) -> None:
    members.closes("RUS")

    assert members.ask("RUS", 1, by=ROOTS["KAZ"]) == (403, b"reading-key\n")
    assert members.ask("KAZ", 1, 0, 99) == (200, b"")
    status, body = members.ask("RUS", 1)
    assert status == 200
    assert CANARY.encode() in body


def test_attack_a_host_passes_a_request_on_to_another_host(members: Members) -> None:
    """The address stands under the signature: what was asked of one host is worth nothing at another."""
    members.closes("RUS")

    assert members.ask("RUS", 1, address="https://other.example") == (403, b"reading-elsewhere\n")


def test_attack_a_request_is_sent_again_or_too_late_or_with_a_challenge_of_one_s_own(members: Members) -> None:
    members.closes("RUS")
    word = members.handing.challenge().body.decode().strip()
    assert members.ask("RUS", 1, challenge=word)[0] == 200

    assert members.ask("RUS", 1, challenge=word) == (403, b"reading-challenge\n")
    until, _, rest = word.partition(".")
    for forged in (f"{int(until, 16) + 9:x}.{rest}", "x", "..", f"{until}.{'0' * 32}.{'0' * 64}"):
        assert members.ask("RUS", 1, challenge=forged) == (403, b"reading-challenge\n")
    late = members.handing.challenge().body.decode().strip()
    members.here.clock.now += GOOD_FOR + 1
    assert members.ask("RUS", 1, challenge=late) == (403, b"reading-challenge\n")


def test_attack_a_request_is_changed_on_its_way(members: Members) -> None:
    members.closes("RUS")
    word = members.handing.challenge().body.decode().strip()
    asked = reading("union", members.host.url, ROOTS["RUS"], word, (5,))

    assert members.handing(asked.replace(b"\n5\n", b"\n1\n")).body == b"reading-false\n"
    for broken in (
        b"",
        b"\n\n",
        asked[:-1],
        asked + b"\n",
        asked.replace(b"\n5\n", b"\n05\n"),
        asked.replace(b"union", b"union\nx"),
        b"\xff" * 99,
    ):
        given = members.handing(broken)
        assert (given.status, given.body) == (400, b"reading-malformed\n")
    elsewhere = Reading("other", members.host.url, "RUS", key_name(ROOTS["RUS"].verifier.key), word, (1,)).signed(ROOTS["RUS"])
    assert members.handing(elsewhere).body == b"reading-elsewhere\n"
    found = parse_reading(asked)
    assert isinstance(found, Reading)
    assert found.signed(ROOTS["RUS"]) == asked


def test_attack_a_request_passes_for_the_signature_of_an_act_or_the_reverse(members: Members) -> None:
    act = members.closes("KAZ")
    text = Reading("union", members.host.url, "KAZ", key_name(ROOTS["KAZ"].verifier.key), "x", (1,)).text
    line = str(sign_act(act, ROOTS["KAZ"])).partition(" ")[2]

    found = parse_reading(f"{text}\n{line}".encode())

    assert isinstance(found, Finding)
    assert found.code == "reading-false"


@pytest.mark.parametrize(
    "told",
    [
        lambda act, lines: [b"1", act.replace(b"canary", b"parrot"), lines],
        lambda act, lines: [b"1", act, lines.replace(b" ", b" AA")],
        lambda act, lines: [b"0", act, lines],
        lambda act, lines: [b"1", act, lines, b"1", act, lines],
        lambda act, _: [b"1", act],
        lambda _act, _lines: [b"garbage"],
    ],
)
def test_attack_a_host_hands_out_what_is_not_the_act(members: Members, told: Callable[[bytes, bytes], list[bytes]]) -> None:
    members.closes("KAZ")
    witness = members.witness("KAZ", "reading")
    (row,) = members.log.shelf.rows(1, 2)
    members.host.takes = lambda _: (200, encode_bundle(told(row.act or b"", row.signatures), LONG))

    (finding,) = witness.rounds.go()

    assert finding.code == "mirror-closed-false"
    assert witness.mirrors.bodies("union").count() in {(0, 1), (1, 0)}


def test_a_host_that_hands_out_nothing_or_is_silent_leaves_what_is_there(members: Members) -> None:
    members.closes("KAZ")
    witness = members.witness("KAZ", "reading")
    witness.rounds.go()
    members.closes("KAZ", "later")
    members.handing.challenge, given = (lambda: msgspec.structs.replace(given(), status=404)), members.handing.challenge  # type: ignore[method-assign]  # a host that gives none

    (finding,) = witness.rounds.go()

    assert (finding.code, dict(finding.params)["problem"]) == ("mirror-closed-refused", "404")
    assert has(witness) == [1]


def test_what_is_stated_to_be_destroyed_is_destroyed_at_the_witness_too(members: Members) -> None:
    closed, opened = members.closes("KAZ"), members.does("KAZ", msgspec.structs.replace(request(1).body, note="an open canary"))
    other = members.closes("KAZ", "a kept canary")
    witness = members.witness("KAZ", "reading")
    witness.rounds.go()
    assert has(witness) == [1, 3]

    for act in (closed, opened):
        members.does("KAZ", BodyDestroyed(what=act, effect="nobody can read it"))
    members.does("RUS", BodyDestroyed(what=other, effect="says another seat"))
    assert witness.rounds.go() == ()

    assert has(witness) == [3]
    left = b"".join(file.read_bytes() for file in witness.home.path.rglob("*") if file.is_file())
    assert (left.count(CANARY.encode()), left.count(b"an open canary"), b"a kept canary" in left) == (0, 0, True)


def test_a_member_exports_its_mirror_with_what_it_may_read(members: Members, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members.closes("KAZ")
    members.closes("RUS", "another canary")
    witness = members.witness("KAZ", "reading")
    witness.rounds.go()
    witness.close()

    assert main(["witness", "status", str(witness.home.path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["logs"][0]["closed"] == {"here": 1, "lacking": 1}
    assert main(["witness", "status", str(witness.home.path)]) == 0
    assert "1 here, 1 not" in capsys.readouterr().out
    assert main(["witness", "export", str(witness.home.path), str(tmp_path / "out")]) == 0
    assert "1 closed" in capsys.readouterr().out
    acts = [row.act is not None for row in TileShelf(tmp_path / "out").rows()]
    assert acts == [True, True, False, True]
    assert main(["witness", "export", str(witness.home.path), str(tmp_path / "out"), "--log", "other"]) == 2
    assert main(["witness", "export", str(tmp_path / "nothing"), str(tmp_path / "out")]) == 2


def test_many_are_asked_for_in_several_requests(members: Members, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        members.closes("KAZ", f"canary {number}")
    monkeypatch.setattr("foedus.witness.fetching.MOST", 3)
    monkeypatch.setattr("foedus.shelves.handing.LARGEST", 1)
    witness = members.witness("KAZ", "reading")

    assert witness.rounds.go() == ()

    assert len(has(witness)) == 7
    assert len(members.answers) == 7 + 0
