"""Who signed an act: the person and the capacity, the key, and the line of the key from the genesis act; and what nobody signed."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest
from msgspec import structs

from foedus.answer import Answer
from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.closing import Withheld
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record import passkey, ssh_signature
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.record.leaf import Stub
from foedus.record.signature import key_name
from foedus.record.signer import Signer, signers_of
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.entries import enter, unshelve
from foedus.shelves.memory import MemoryShelf
from tests.shelves.acts import AUTHOR, begun, ready, signed
from tests.shelves.shelves import KEY

DELEGATE = SignerKey("aida", ED25519, bytes(range(32)))
OFFICER = SignerKey("officer", ED25519, bytes(range(32, 64)))
SHORT = 24


def key(signer: SignerKey) -> str:
    return key_name(signer.verifier.key)


class Made:
    """A record in memory on which acts are entered that somebody signed."""

    def __init__(self, csto: Organization) -> None:
        self.corpus = csto.corpus
        self.log = begun(MemoryShelf(KEY.identity))
        self.ordinal = 0

    def act(self, text: str, by: SignerKey) -> str:
        """Enter an act as its author signs it, and give its id."""
        self.ordinal += 1
        (entry,) = parse(f"{text}\n  key: {key(by)}\n  no: {self.ordinal}\n", path="x.journal", vocabulary=VOCABULARY, log="union").entries
        (told,) = self.log.enter([ready(*signed(entry.act, by))])
        assert not hasattr(told, "code"), told
        return entry.id

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give the acts as they come from the shelf."""
        entries, findings = unshelve(self.log.shelf, VOCABULARY)
        assert findings == ()
        return entries

    @property
    def organization(self) -> Organization:
        """Give the organization of the record."""
        return Organization(self.corpus).with_entries(self.entries)


@pytest.fixture
def made(csto: Organization) -> Made:
    """Give a record on which the State has credentialed a delegate's key, whose holder has signed a treaty."""
    return Made(csto)


def who(organization: Organization, act: str, on: str = "2027-01-01") -> Answer:
    asked = ask(organization, "signed", {"act": act, "on": on})
    assert isinstance(asked, Asked), asked
    return asked.answer


def credentialed(made: Made) -> str:
    return made.act(
        f"2026-01-02 KAZ credentials key {key(DELEGATE)}\n  holder: Aida Serikova\n  office: ambassador\n  scopes: signature, statement",
        AUTHOR,
    )


SIGNS = "2026-02-01 KAZ signs CST\n  signatory: Aida Serikova\n  capacity: plenipotentiary"


def test_an_entry_carries_the_keys_that_signed_and_history_carries_none(made: Made) -> None:
    credentialed(made)
    made.act(SIGNS, DELEGATE)

    assert [one.signers for one in made.entries][-1] == (Signer(key(DELEGATE), "ed25519"),)
    assert {one.key for one in made.entries[0].signers or ()} == {key(AUTHOR), key_name(KEY.signer.verifier.key)}
    assert parse("1992-05-15 ARM signs CST\n", path="h.journal", vocabulary=VOCABULARY, log="csto").entries[0].signers is None


def test_acts_of_one_key_share_what_is_kept_of_who_signed() -> None:
    one, other = (signers_of(signed(parse(f"2026-0{n}-01 KAZ signs CST\n  key: {key(DELEGATE)}\n", path="x", vocabulary=VOCABULARY, log="u").entries[0].act, DELEGATE)[1]) for n in (1, 2))  # fmt: skip

    assert one is other
    assert signers_of(b"") is None


@pytest.mark.parametrize(("magic", "scheme"), [(ssh_signature.MAGIC, "ssh"), (passkey.MAGIC, "passkey")])
def test_how_a_key_signed_is_seen_by_how_the_signature_begins(magic: bytes, scheme: str) -> None:
    made = b64encode(magic + bytes(100)).decode()

    (found,) = signers_of(f"ed25519:00 {made}\n".encode()) or ()
    assert (found.key, found.scheme) == ("ed25519:00", scheme)


def test_the_line_of_a_key_goes_back_to_the_genesis_act(made: Made) -> None:
    credential = credentialed(made)
    act = made.act(SIGNS, DELEGATE)

    value = who(made.organization, act).value
    assert (value.entered_as, value.whose, value.person, value.capacity, value.form) == (
        "signed", "KAZ", "Aida Serikova", "plenipotentiary", "full",
    )  # fmt: skip
    (used,) = value.keys
    assert [(link.key, link.seat, link.holder, link.root, link.act) for link in used.line] == [
        (key(DELEGATE), "KAZ", "Aida Serikova", False, credential),
        (key(AUTHOR), "UNION", "", True, made.entries[0].id),
    ]


def test_a_key_that_another_key_was_let_name_hangs_on_both(made: Made) -> None:
    made.act(f"2026-01-02 KAZ credentials key {key(OFFICER)}\n  scopes: credentials", AUTHOR)
    made.act(f"2026-01-03 KAZ credentials key {key(DELEGATE)}\n  holder: Aida Serikova", OFFICER)
    act = made.act("2026-02-01 KAZ states “so it is”", DELEGATE)

    answer = who(made.organization, act)
    assert [one.code for one in answer.because] == [
        "signed-by-key", "signed-key-granted-to", "signed-key-granted", "signed-root-at-genesis",
    ]  # fmt: skip
    assert [link.position for link in answer.value.keys[0].line] == [2, 1, 0]


def test_a_root_key_put_in_place_of_another_hangs_on_it(made: Made) -> None:
    entries = [*made.entries]
    credentialed(made)
    act = made.act("2026-02-01 KAZ states “so it is”", DELEGATE)
    # A rotation is signed by both keys; here the chain is made of entries alone.
    (rotation,) = parse(
        f"2026-01-02 UNION rotates its root key to {key(OFFICER)}\n  key: {key(AUTHOR)}\n", path="r", vocabulary=VOCABULARY, log="union",
        first_position=1,
    ).entries  # fmt: skip
    (later,) = parse(
        f"2026-01-03 UNION states “so it is”\n  key: {key(OFFICER)}\n", path="s", vocabulary=VOCABULARY, log="union", first_position=2
    ).entries
    later = structs.replace(later, signers=(Signer(key(OFFICER), "ed25519"),))

    answer = who(Organization(made.corpus).with_entries((*entries, rotation, later)), later.id)
    assert [one.code for one in answer.because] == ["signed-by-key", "signed-root", "signed-root-at-genesis"]
    assert who(made.organization, act).value.keys[0].line[-1].root


def test_a_key_is_judged_where_the_act_stands_in_the_log_and_revoking_it_never_reaches_back(made: Made) -> None:
    credentialed(made)
    act = made.act(SIGNS, DELEGATE)
    made.act(f"2026-03-01 KAZ revokes key {key(DELEGATE)}\n  compromised since: 2026-01-15", AUTHOR)

    answer = who(made.organization, act)
    assert [link.holder for link in answer.value.keys[0].line] == ["Aida Serikova", ""]
    said = {one.code: dict(one.params) for one in answer.because}
    assert said["signed-key-ended"]["position"] == 3
    assert said["signed-key-compromised-since"]["since"] == "2026-01-15"
    assert "signed-key-compromised-since" not in {one.code for one in who(made.organization, made.entries[1].id).because}


def test_attack_a_key_without_a_credential_has_no_line(made: Made) -> None:
    """A host shows an act with a signature that no act of the record lets count; the gate would have refused it."""
    credentialed(made)
    (forged,) = parse(f"{SIGNS}\n  key: {key(OFFICER)}\n", path="f", vocabulary=VOCABULARY, log="union", first_position=2).entries
    forged = structs.replace(forged, signers=(Signer(key(OFFICER), "ed25519"),))

    answer = who(made.organization.with_entries((forged,)), forged.id)
    assert [one.code for one in answer.because][:2] == ["signed-by-key", "signed-key-without-line"]
    assert answer.value.keys[0].line == ()


def test_attack_reported_history_gives_no_key_authority(made: Made) -> None:
    """A host enters, as history that nobody signed, that a key may sign for a State."""
    (told,) = parse(
        f"2026-01-02 KAZ credentials key {key(OFFICER)}\n", path="f", vocabulary=VOCABULARY, log="union", first_position=1
    ).entries
    (act,) = parse(f"{SIGNS}\n  key: {key(OFFICER)}\n", path="g", vocabulary=VOCABULARY, log="union", first_position=2).entries
    act = structs.replace(act, signers=(Signer(key(OFFICER), "ed25519"),))

    answer = who(made.organization.with_entries((told, act)), act.id)
    assert "signed-key-without-line" in [one.code for one in answer.because]


def test_attack_the_host_names_a_key_by_history_that_nobody_signed(made: Made) -> None:
    """Only who keeps the record enters reported history; if it could name keys, the host could sign for every State."""
    size = made.log.size
    (told,) = parse(f"2026-01-02 KAZ credentials key {key(OFFICER)}\n", path="f", vocabulary=VOCABULARY, log="union").entries

    (refused,) = enter(made.log, (told,))

    assert isinstance(refused, Finding)
    assert (refused.code, made.log.size) == ("credential-not-by-root", size)


def test_a_lodged_act_is_an_officials_word_about_a_States(csto: Organization) -> None:
    (entry,) = parse(
        "2026-03-01 SG lodges signature\n  from: KAZ\n  form: original\n  channel: note\n"
        "  says: instrument=CST, signatory=Aida Serikova, capacity=head of State\n",
        path="l", vocabulary=VOCABULARY, log="csto", first_position=100_000,
    ).entries  # fmt: skip

    value = who(csto.with_entries((entry,)), entry.id).value
    assert (value.entered_as, value.whose, value.person, value.capacity) == ("lodged", "KAZ", "Aida Serikova", "head of State")
    assert (value.lodged_by, value.lodged_as, value.channel) == ("SG", "original", "note")


def test_history_says_that_it_is_reported_and_a_draft_that_its_signatures_are_not_at_hand(csto: Organization) -> None:
    (draft,) = parse(f"{SIGNS}\n  key: {key(DELEGATE)}\n", path="d", vocabulary=VOCABULARY, log="csto", first_position=100_000).entries

    assert who(csto, csto.entries[0].id).value.entered_as == "reported"
    answer = who(csto.with_entries((draft,)), draft.id)
    assert (answer.value.entered_as, answer.because[0].code) == ("not at hand", "signed-signatures-not-at-hand")


@pytest.mark.parametrize(("given", "code"), [("00000000", "question-act-unknown"), ("7e", "question-act-unknown")])
def test_an_act_that_is_not_on_record_cannot_be_asked_about(csto: Organization, given: str, code: str) -> None:
    found: Any = ask(csto, "signed", {"act": given, "on": "2026-01-01"})

    assert [one.code for one in found] == [code]


def test_the_beginning_of_several_ids_names_none_of_them(csto: Organization) -> None:
    twin = structs.replace(csto.entries[0], id=csto.entries[0].id[:60] + "beef", position=100_000)
    found: Any = ask(csto.with_entries((twin,)), "signed", {"act": twin.id[:12], "on": "2026-01-01"})

    assert [one.code for one in found] == ["question-act-of-several"]


def test_of_a_repudiated_act_that_a_reader_may_not_read_it_is_not_said_that_there_is_none(csto: Organization) -> None:
    withheld = Withheld(99_999, "ab" * 32, Stub(matter="organ:CSC", rule="EP 4", size=1024, seat="KAZ"), None)
    entries = parse(
        f"2026-03-01 KAZ repudiates {withheld.id}\n", path="r", vocabulary=VOCABULARY, log="csto", first_position=100_000
    ).entries

    def found(organization: Organization) -> list[str]:
        return [one.code for one in organization.findings if one.act == entries[0].id]

    assert found(csto.with_entries(entries)) == ["repudiated-unknown"]
    assert found(csto.with_entries(entries, withheld=(withheld,))) == []


def test_who_signed_an_act_that_a_reader_may_not_read_is_not_told(csto: Organization) -> None:
    withheld = Withheld(100_000, "ab" * 32, Stub(matter="organ:CSC", rule="EP 4", size=1024, seat="KAZ"), None)
    organization = csto.with_entries((), withheld=(withheld,))

    answer = who(organization, "ab" * 8)
    assert (answer.value, [one.code for one in answer.missing]) == ("conditional", ["act-withheld"])
