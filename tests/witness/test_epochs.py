"""A log that lost its end is over; what goes on is another log, on which founders sign what was lost, and members consent one by one."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from foedus.finding import Finding
from foedus.organization.gate import Gate
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.binding import EpochBegun
from foedus.record.canonical import decode, encode
from foedus.record.policy import Policy
from foedus.shelves.auditing import Measure, audit
from foedus.shelves.epochs import begin_epoch, checkpoint_at, draft_epoch
from foedus.shelves.log import Examined, Log, LogReader
from foedus.shelves.places import open_shelf
from foedus.shelves.sqlite import SqliteShelf
from foedus.shelves.witnessing import ask_witnesses
from foedus.witness.consenting import Consent, Epoch, consent
from foedus.witness.home import Home, make_home
from tests.record.attacks.union import ROOTS, Clock, act, desk, founded, name_of, ready, told
from tests.witness.world import KEY, World, head


def statement(number: int, log: str = "union") -> Examined:
    return ready(act(number, seat="ARM", key=ROOTS["ARM"], log="union"), desk(ROOTS["ARM"]), log=log)


class Lost:
    """A record of seven acts of which three were lost, and the greatest checkpoint that anybody has of it."""

    def __init__(self, here: World, folder: Path, *, mirrored: int = 4) -> None:
        self.here = here
        self.place, self.to = str(folder / "record.db"), str(folder / "new.db")
        self.clock = Clock(here.clock.now)
        log = founded(self.clock, shelf=SqliteShelf(Path(self.place), KEY.identity), key=KEY)
        host = here.host(log)
        self.witness = here.witness("KAZ", url=host.url)
        policy = here.policy(self.witness, least=1)
        for number in range(1, mirrored):
            told(log, statement(number))
        self.witness.mirrors.update("union", self.clock())
        host.log = None
        kept = list(log.shelf.rows(0, 4)) if log.size >= 4 else []
        for number in range(max(mirrored, 4), 7):
            told(log, statement(number))
        ask_witnesses(log, policy)
        self.seen = head(log).note.encode()
        self.lost_acts = list(log.shelf.rows(4, 7))
        log.shelf.close()
        assert kept
        for path in folder.glob("record.db*"):
            path.unlink()
        old = founded(self.clock, shelf=SqliteShelf(Path(self.place), KEY.identity), key=KEY)
        for number in range(1, 4):
            told(old, statement(number))
        self.kept_root = old.frontier.root
        old.shelf.close()

    def draft(self) -> bytes:
        made = draft_epoch(self.place, self.to, self.seen, seat="KAZ", key=name_of(ROOTS["KAZ"]), clock=self.clock)
        assert isinstance(made, bytes), made
        return made

    def begun(self, data: bytes | None = None, *signers: str) -> Log | Finding:
        data = data or self.draft()
        return begin_epoch(self.place, self.to, data, signed(data, *(signers or ("KAZ", "ARM"))), clock=self.clock)

    def asked(self, log: Log, data: bytes, *signers: str) -> Epoch:
        beginning = checkpoint_at(log, 4)
        assert beginning is not None
        return Epoch(data, signed(data, *(signers or ("KAZ", "ARM"))), beginning.note.encode())

    def consents(self, asked: Epoch) -> Consent | Finding:
        witness = self.witness
        return consent(asked, witness.home, witness.ledger, witness.mirrors)


def signed(data: bytes, *signers: str) -> bytes:
    return "".join(desk(ROOTS[one])(sha256(data).hexdigest()) for one in signers).encode()


def changed(data: bytes, **fields: object) -> bytes:
    made = decode(data, VOCABULARY)
    assert isinstance(made, Act)
    return encode(replace(made, body=replace(made.body, **fields)))


def code(found: object) -> str:
    assert isinstance(found, Finding), found
    return found.code


@pytest.fixture
def lost(here: World, tmp_path: Path) -> Lost:
    return Lost(here, tmp_path)


def test_a_record_goes_on_after_a_loss_that_its_founders_admit_and_says_so_for_ever(lost: Lost) -> None:
    data = lost.draft()
    log = lost.begun(data)
    assert isinstance(log, Log), log

    found = lost.consents(lost.asked(log, data))
    told(log, statement(20, "union/epoch-2"))

    assert found == Consent("union/epoch-2", 4, 7)
    assert (log.origin, log.size) == ("union/epoch-2", 6)
    log.shelf.close()
    anchored = next(open_shelf(lost.place, read_only=True).rows(0, 1)).id
    outcome = audit(lost.to, Measure(anchor=anchored))
    assert outcome.sound
    assert [(one.code, one.severity, one.place and one.place.line) for one in outcome.findings] == [("epoch-lost", "warning", 4)]
    assert dict(outcome.findings[0].params) | {"root": ""} == {"former": "union", "kept": 4, "lost": 7, "root": ""}


def test_witnesses_that_consented_cosign_the_log_that_goes_on_and_nothing_else_that_begins_otherwise(lost: Lost) -> None:
    data = lost.draft()
    log = lost.begun(data)
    assert isinstance(log, Log), log
    lost.consents(lost.asked(log, data))
    lost.witness.close()
    again = lost.here.again("KAZ")

    asked = ask_witnesses(log, lost.here.policy(again, least=1))

    assert asked is not None
    assert (asked.is_witnessed, asked.findings) == (True, ())
    assert again.kinds("union") == []
    log.shelf.close()


def test_a_witness_that_is_running_learns_of_its_member_s_consent_before_its_next_round(lost: Lost) -> None:
    data = lost.draft()
    log = lost.begun(data)
    assert isinstance(log, Log), log
    policy = lost.here.policy(lost.witness, least=1)
    lost.consents(lost.asked(log, data))
    before = ask_witnesses(log, policy)
    assert before is not None
    assert not before.is_witnessed

    lost.witness.rounds.go()
    after = ask_witnesses(log, policy)

    assert after is not None
    assert (after.is_witnessed, after.findings) == (True, ())
    log.shelf.close()


def test_a_witness_whose_list_of_logs_is_spoilt_goes_on_with_what_it_knew_and_says_so(lost: Lost) -> None:
    logs = lost.witness.home.path / "logs"
    whole = logs.read_bytes()
    logs.write_bytes(b"log nothing\n")

    said = lost.witness.rounds.go()

    assert said[0].code == "vkey-unreadable"
    assert lost.witness.relay.home.log("union") is not None
    logs.write_bytes(whole)
    assert lost.witness.server.learn() is None


def test_a_witness_that_did_not_consent_cosigns_nothing_of_it(lost: Lost) -> None:
    """The attack: a host rolls back and calls it an epoch."""
    log = lost.begun()
    assert isinstance(log, Log), log

    asked = ask_witnesses(log, lost.here.policy(lost.witness, least=1))

    assert asked is not None
    assert not asked.is_witnessed
    assert [one.code for one in asked.findings] == ["witness-refused"]
    log.shelf.close()


def test_acts_that_were_lost_are_handed_in_again_by_whoever_has_them(lost: Lost) -> None:
    log = lost.begun()
    assert isinstance(log, Log), log
    again = [row for row in lost.lost_acts if row.act]

    found = told(log, *[statement(number, "union/epoch-2") for number in (4, 5, 6)])

    assert found == [5, 6, 7]
    assert [row.id for row in log.shelf.rows(5, 8)] == [row.id for row in again]
    log.shelf.close()


def test_a_loss_that_too_few_founders_admit_begins_nothing(lost: Lost) -> None:
    """The attack: the host, or one founder with it, forgets the end of a record."""
    data = lost.draft()

    assert code(lost.begun(data, "KAZ")) == "binding-consent-short"
    assert not Path(lost.to).exists()
    log = lost.begun(data)
    assert isinstance(log, Log), log
    assert code(lost.consents(lost.asked(log, data, "KAZ"))) == "binding-consent-short"
    log.shelf.close()


def test_what_is_said_to_be_lost_stands_in_a_member_s_mirror(here: World, tmp_path: Path) -> None:
    """The attack: a loss is claimed of acts that somebody does not want."""
    lost = Lost(here, tmp_path, mirrored=6)
    data = lost.draft()
    log = lost.begun(data)
    assert isinstance(log, Log), log

    found = lost.consents(lost.asked(log, data))

    assert isinstance(found, Finding)
    assert (found.code, found.param("size"), found.param("kept")) == ("consent-still-here", 6, 4)
    log.shelf.close()


def test_a_loss_that_is_understated(lost: Lost) -> None:
    """The attack: the act admits the loss of five acts, where a witness cosigned seven."""
    data = changed(lost.draft(), lost=5)
    log = lost.begun(data)
    assert isinstance(log, Log), log

    assert code(lost.consents(lost.asked(log, data))) == "consent-seen-more"
    log.shelf.close()


def test_a_loss_of_another_log(lost: Lost) -> None:
    data = changed(lost.draft(), lost_root="00" * 32)
    log = lost.begun(data)
    assert isinstance(log, Log), log

    assert code(lost.consents(lost.asked(log, data))) == "consent-seen-other"
    log.shelf.close()


def test_what_is_left_was_changed(lost: Lost) -> None:
    """The attack: while it is at it, the host changes what came before the loss."""
    data = changed(lost.draft(), root="11" * 32)

    assert code(lost.begun(data)) == "epoch-root"


def test_a_witness_is_shown_another_beginning_of_the_log_that_goes_on(lost: Lost) -> None:
    data = lost.draft()
    log = lost.begun(data)
    assert isinstance(log, Log), log
    asked = replace(lost.asked(log, data), beginning=head(log).note.encode())

    assert code(lost.consents(asked)) == "consent-beginning"
    assert code(lost.consents(replace(asked, act=b"{}"))) != "consent-beginning"
    log.shelf.close()


def test_nothing_enters_before_the_act_that_says_what_was_lost(lost: Lost) -> None:
    log = lost.begun()
    assert isinstance(log, Log), log
    key, shelf = log._key, SqliteShelf(Path(lost.to).with_name("third.db"), log.shelf.identity)  # noqa: SLF001 — the host's own
    bare = Log(shelf, key, lost.clock, gate=Gate(key.identity.keys))
    bare.take_over(open_shelf(lost.place, read_only=True))

    assert told(bare, statement(20, "union/epoch-2")) == ["epoch-awaited"]
    bare.shelf.close()
    assert [one.code for one in audit(str(Path(lost.to).with_name("third.db")), Measure()).findings] == ["epoch-awaited"]
    log.shelf.close()


def test_an_epoch_that_was_broken_off_is_gone_on_with(lost: Lost) -> None:
    data = lost.draft()
    first = lost.begun(data)
    assert isinstance(first, Log), first
    first.shelf.close()

    again = lost.begun(data)

    assert isinstance(again, Log), again
    assert again.size == 5
    again.shelf.close()


def test_nothing_is_lost_where_everything_is_here(here: World, tmp_path: Path) -> None:
    lost = Lost(here, tmp_path)
    shelf = open_shelf(lost.place, read_only=True)
    own = head(LogReader(shelf)).note.encode()
    shelf.close()

    assert code(draft_epoch(lost.place, lost.to, own, seat="KAZ", key=name_of(ROOTS["KAZ"]))) == "epoch-nothing-lost"
    assert code(draft_epoch(lost.place, lost.to, b"nothing\n", seat="KAZ", key=name_of(ROOTS["KAZ"]))) != "epoch-nothing-lost"


def test_an_act_of_another_kind_begins_no_epoch(lost: Lost) -> None:
    one = statement(30, "union/epoch-2")
    lost.draft()

    assert code(begin_epoch(lost.place, lost.to, one.data, one.signatures)) == "epoch-no-act"
    assert code(lost.consents(Epoch(one.data, one.signatures, b""))) == "consent-no-epoch"


def test_the_act_of_an_epoch_stands_on_the_log_that_goes_on_and_on_no_other(lost: Lost) -> None:
    """The attack: it is put on the log that ended, to make its readers believe that it had no more."""
    data = lost.draft()
    shelf = open_shelf(lost.place)
    old = founded(lost.clock, shelf=shelf, key=KEY)
    here = ready(decoded(data), *(desk(ROOTS[one]) for one in ("KAZ", "ARM")), log="union")

    assert told(old, here) == ["epoch-out-of-place"]
    old.shelf.close()
    other = changed(data, keys=("union/epoch-2+aa",))
    assert code(lost.begun(other)) == "epoch-keys"


def decoded(data: bytes) -> Act:
    made = decode(data, VOCABULARY)
    assert isinstance(made, Act)
    assert isinstance(made.body, EpochBegun)
    return made


def test_an_act_that_waits_with_a_witness_goes_to_the_log_that_goes_on(lost: Lost) -> None:
    waiting = statement(40)
    lost.witness.post("submit", waiting.data + b"\n" + waiting.signatures)
    data = lost.draft()
    log = lost.begun(data)
    assert isinstance(log, Log), log

    lost.consents(lost.asked(log, data))

    assert [one.origin for one in lost.witness.ledger.sent("union/epoch-2")] == ["union/epoch-2"]
    assert lost.witness.ledger.sent("union") == ()
    log.shelf.close()


def test_a_witness_that_has_no_copy_or_watches_no_such_log_judges_nothing(lost: Lost, here: World) -> None:
    data = lost.draft()
    log = lost.begun(data)
    assert isinstance(log, Log), log
    blind = here.witness("TJK")

    assert code(consent(lost.asked(log, data), blind.home, blind.ledger, blind.mirrors)) == "consent-unjudged"
    strange = changed(data, former="elsewhere")
    assert code(consent(replace(lost.asked(log, data), act=strange), blind.home, blind.ledger, blind.mirrors)) in {
        "signature-false",
        "act-of-another-log",
    }
    log.shelf.close()


def test_a_witness_that_never_heard_of_the_log_says_so(lost: Lost, here: World) -> None:
    data = lost.draft()
    log = lost.begun(data)
    assert isinstance(log, Log), log
    other = make_home(lost.here.folder / "elsewhere", "elsewhere.example/w", Policy())
    assert isinstance(other, Home)
    running = here.run(other)

    assert code(consent(lost.asked(log, data), running.home, running.ledger, running.mirrors)) == "consent-unwatched"
    log.shelf.close()


def test_a_witness_whose_copy_of_what_is_left_has_another_root_does_not_consent(lost: Lost) -> None:
    """The attack: two founders sign another root for what was left, and the host has a tree for it."""
    data = changed(lost.draft(), root="11" * 32)

    asked = Epoch(data, signed(data, "KAZ", "ARM"), b"")

    assert code(lost.consents(asked)) == "consent-kept-other"
