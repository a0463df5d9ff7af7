"""A policy says which logs are believed, and how many of which witnesses must have seen a checkpoint (C2SP's tlog-policy)."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.finding import Place
from foedus.record.checkpoint import Checkpoint, SignedCheckpoint
from foedus.record.cosignature import cosign
from foedus.record.note import Note, NoteSignature, signed
from foedus.record.policy import LIMIT, Group, KnownLog, Policy, Witness, Witnessed, is_witnessed, open_witnessed, parse_policy, witnessed
from foedus.record.vkey import COSIGNATURE, ED25519, MLDSA, SignerKey
from tests.record.log.saying import said

LOG = SignerKey("csto", ED25519, b"l" * 32)
WITNESSES = {name: SignerKey(f"{name.lower()}.example/w", COSIGNATURE, name.encode() * 16) for name in ("X1", "X2", "X3", "Y1", "Y2")}
WITNESSES["Y3"] = SignerKey("y3.example/w", MLDSA, b"Y3" * 16)
HEAD = Checkpoint("csto", 7, b"r" * 32)
NOON = 1_763_683_200
KEYS = {name: str(key.verifier) for name, key in WITNESSES.items()}
EXAMPLE = f"""log {LOG.verifier}

witness X1 {KEYS["X1"]}
witness X2 {KEYS["X2"]}
witness X3 {KEYS["X3"]}
group X-witnesses 2 X1 X2 X3

witness Y1 {KEYS["Y1"]}
witness Y2 {KEYS["Y2"]}
witness Y3 {KEYS["Y3"]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def policy(text: str) -> Policy:
    found = parse_policy(text.encode())
    assert isinstance(found, Policy), found
    return found


def head(*names: str, signer: SignerKey = LOG) -> SignedCheckpoint:
    """Give a checkpoint that these witnesses cosigned."""
    return SignedCheckpoint(HEAD, signed(HEAD.text, signer).also(cosign(HEAD, WITNESSES[one], time=NOON) for one in names))


def test_the_example_of_the_specification_asks_for_two_of_x_and_one_of_y() -> None:
    asked = policy(EXAMPLE)

    for some in chain.from_iterable(combinations(WITNESSES, count) for count in range(7)):
        enough = sum(one.startswith("X") for one in some) >= 2 and any(one.startswith("Y") for one in some)
        assert is_witnessed(asked, head(*some)) is enough, some


def test_who_witnessed_is_told_and_when() -> None:
    found = witnessed(policy(EXAMPLE), head("Y3", "X3", "X1"))

    assert isinstance(found, Witnessed)
    assert found.names == ("X1", "X3", "Y3")
    assert [one.time for one in found.cosigned] == [NOON] * 3


def test_who_is_missing_is_told() -> None:
    found = witnessed(policy(EXAMPLE), head("X1", "Y3"))

    assert said(found) == "policy-not-witnessed"
    assert not isinstance(found, Witnessed)
    assert found.params == (("quorum", "X-and-Y"), ("names", ("X1", "Y3")), ("missing", ("X2", "X3", "Y1", "Y2")))


def test_a_quorum_of_none_asks_for_no_witness() -> None:
    assert is_witnessed(policy(f"log {LOG.verifier}\nquorum none\n"), head())
    assert policy("quorum none\n") == Policy()


def test_a_quorum_of_one_witness_asks_for_that_one() -> None:
    asked = policy(f"witness X1 {KEYS['X1']}\nwitness X2 {KEYS['X2']}\nquorum X1\n")

    assert is_witnessed(asked, head("X1"))
    assert not is_witnessed(asked, head("X2"))


def test_tabs_blanks_comments_and_addresses_may_stand_in_a_policy() -> None:
    told = policy(f"# who is believed\n \t\n\t witness\t X1  {KEYS['X1']} \t https://arm.example/witness \n  # more\nquorum\tX1 \n")

    assert told.witnesses == (Witness("X1", WITNESSES["X1"].verifier, "https://arm.example/witness"),)
    assert told.quorum == "X1"


def test_names_are_compared_as_the_bytes_that_they_are() -> None:
    """tlog-policy, Character set: the ASCII letter K is not the Kelvin sign; what is no UTF-8 may be a name too."""
    data = b"witness K " + KEYS["X1"].encode() + b"\nwitness \xe2\x84\xaa " + KEYS["X2"].encode()
    data += b"\nwitness \xff\xfe " + KEYS["X3"].encode() + b"\ngroup all-of-them 2 K \xe2\x84\xaa \xff\xfe\nquorum \xff\xfe\n"
    told = parse_policy(data)

    assert isinstance(told, Policy)
    assert len({one.name for one in told.witnesses}) == 3
    assert told.encode() == data
    assert is_witnessed(told, head("X3"))


def test_what_is_cut_is_not_read() -> None:
    """A policy that was cut off might ask for less: "quorum any" where "quorum any-two-of-them" was meant."""
    assert said(parse_policy(EXAMPLE[:-5].encode())) == "policy-cut"


def policies() -> st.SearchStrategy[Policy]:
    """Give policies over some of the witnesses, whose groups take from what was not taken yet."""

    @st.composite
    def made(draw: st.DrawFn) -> Policy:
        names = draw(st.lists(st.sampled_from(sorted(WITNESSES)), unique=True, min_size=1))
        free, groups = list(names), []
        for number in range(draw(st.integers(0, 3))):
            members = draw(st.lists(st.sampled_from(free), unique=True, min_size=1))
            groups.append(Group(f"g{number}", draw(st.integers(1, len(members))), tuple(members)))
            free = [one for one in free if one not in members] + [f"g{number}"]
        quorum = draw(st.sampled_from([*names, *(one.name for one in groups), "none"]))
        logs = draw(st.sampled_from([(), (KnownLog(LOG.verifier, "https://csto.example/log"),)]))
        return Policy(logs, tuple(Witness(one, WITNESSES[one].verifier) for one in names), tuple(groups), quorum)

    return made()


@given(policies())
def test_a_policy_that_is_written_reads_as_it_was(made: Policy) -> None:
    assert parse_policy(made.encode()) == made


@given(policies(), st.sets(st.sampled_from(sorted(WITNESSES))))
def test_a_quorum_is_met_as_its_groups_say(made: Policy, names: set[str]) -> None:
    groups = {one.name: one for one in made.groups}

    def has_witnessed(name: str) -> bool:
        if name not in groups:
            return name == "none" or name in {one.name for one in made.witnesses} & names
        return sum(has_witnessed(one) for one in groups[name].members) >= groups[name].least

    assert is_witnessed(made, head(*sorted(names))) is has_witnessed(made.quorum)


@given(policies(), st.sets(st.sampled_from(sorted(WITNESSES))), st.sampled_from(sorted(WITNESSES)))
def test_one_witness_more_never_makes_a_checkpoint_worse(made: Policy, names: set[str], more: str) -> None:
    assert is_witnessed(made, head(*sorted({*names, more}))) >= is_witnessed(made, head(*sorted(names)))


ONE = f"witness X1 {KEYS['X1']}\n"
TWO = ONE + f"witness X2 {KEYS['X2']}\n"
LOGS = f"log {LOG.verifier}\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "policy-quorum-missing", 0),
        (EXAMPLE.replace("quorum X-and-Y\n", ""), "policy-quorum-missing", 0),
        ("quorum none\nquorum none\n", "policy-quorum-again", 2),
        ("quorum\n", "policy-line", 1),
        ("quorum a b\n", "policy-line", 1),
        ("Quorum none\n", "policy-line", 1),
        ("witness X1\n", "policy-line", 1),
        (f"witness X1 {KEYS['X1']} https://a b\n", "policy-line", 1),
        ("log\n", "policy-line", 1),
        (f"log {LOG.verifier} https://a b\n", "policy-line", 1),
        ("group a any\n", "policy-line", 1),
        ("quorum none # why\n", "policy-line", 1),
        ("quorum X1\n" + ONE, "policy-name-unknown", 1),
        (ONE + "group a all X1 X2\nquorum a\n", "policy-name-unknown", 2),
        (ONE + "group a all a\nquorum a\n", "policy-name-unknown", 2),
        (ONE + "group a any none\nquorum a\n", "policy-name-unknown", 2),
        (ONE + ONE.replace(KEYS["X1"], KEYS["X2"]), "policy-name-taken", 2),
        (TWO + "group X1 any X2\n", "policy-name-taken", 3),
        (ONE.replace("X1", "none", 1), "policy-name-taken", 1),
        (TWO + "group a 1 X1 X2 X1\n", "policy-member-again", 3),
        (TWO + "group a any X1\ngroup b all X1 X2\n", "policy-member-again", 4),
        (TWO + "group a 3 X1 X2\n", "policy-threshold", 3),
        (TWO + "group a 0 X1 X2\n", "policy-threshold", 3),
        (TWO + "group a 02 X1 X2\n", "policy-threshold", 3),
        (TWO + "group a most X1 X2\n", "policy-threshold", 3),
        (f"log {KEYS['X1']}\n", "policy-key-kind", 1),
        (f"witness a {LOG.verifier}\n", "policy-key-kind", 1),
        (LOGS + LOGS, "policy-key-again", 2),
        (ONE + f"witness X2 {SignerKey('another.name/w', COSIGNATURE, WITNESSES['X1'].seed).verifier}\n", "policy-key-again", 2),
        ("witness X1 key\n", "vkey-unreadable", 1),
        (f"witness X1 \udcff{KEYS['X1']}\n", "vkey-unreadable", 1),
        (f"witness X1 {KEYS['X1'].replace('x1', 'x2')}\n", "vkey-id", 1),
        ("quorum none\r\n", "policy-not-text", 0),
        ("quorum\0none\n", "policy-not-text", 0),
        ("# \x7f\nquorum none\n", "policy-not-text", 0),
        ("#" * (LIMIT + 1), "policy-too-large", 0),
    ],
)
def test_what_is_no_policy_is_told_with_its_line(text: str, code: str, line: int) -> None:
    found = parse_policy(text.encode("utf-8", "surrogateescape"), path="members.policy")

    assert said(found) == code
    assert not isinstance(found, Policy)
    assert found.place == (Place("members.policy", line) if line else None)


def test_a_policy_alone_opens_a_checkpoint() -> None:
    found = open_witnessed(head("X1", "X2", "Y1").note.encode(), policy(EXAMPLE))

    assert isinstance(found, tuple)
    assert (found[0].checkpoint, found[1].names) == (HEAD, ("X1", "X2", "Y1"))


def test_a_log_may_sign_its_checkpoints_with_ml_dsa_alone() -> None:
    """tlog-checkpoint, Signatures: logs SHOULD use ML-DSA-44 cosignatures."""
    key = SignerKey("csto", MLDSA, b"m" * 32)
    bare = SignedCheckpoint(HEAD, signed(HEAD.text, SignerKey("other", ED25519, b"o" * 32)).also([cosign(HEAD, key, time=NOON)]))

    assert is_witnessed(policy(f"log {key.verifier}\nquorum none\n"), bare)
    assert is_witnessed(policy(f"log {key.verifier}\n{LOGS}quorum none\n"), bare)
    assert said(witnessed(policy(f"log {key.verifier}\nquorum none\n"), head())) == "note-signature-missing"


def test_attack_a_log_that_the_policy_does_not_name_is_not_believed() -> None:
    other = SignerKey("nato", ED25519, b"l" * 32)
    checkpoint = Checkpoint("nato", 7, b"r" * 32)
    note = signed(checkpoint.text, other, LOG).encode()

    assert said(open_witnessed(note, policy(LOGS + "quorum none\n"))) == "policy-other-log"
    assert said(open_witnessed(note, policy("quorum none\n"))) == "policy-other-log"


def test_attack_a_log_does_not_speak_for_another() -> None:
    """Both logs are believed, each for itself."""
    nato = SignerKey("nato", ED25519, b"n" * 32)
    both = policy(f"{LOGS}log {nato.verifier}\nquorum none\n")

    assert said(witnessed(both, head(signer=nato))) == "note-signature-missing"


def test_attack_a_host_that_cosigns_in_a_witnesss_name_is_found_out() -> None:
    forged = NoteSignature(WITNESSES["X1"].name, WITNESSES["X1"].verifier.id, bytes(7) + b"\1" + LOG.sign(b"cosignature"))
    spoilt = SignedCheckpoint(HEAD, head("X2", "X3", "Y1").note.also([forged]))

    assert said(witnessed(policy(EXAMPLE), spoilt)) == "cosignature-false"


def test_attack_a_false_signature_of_the_logs_ml_dsa_key_spoils_the_checkpoint() -> None:
    key = SignerKey("csto", MLDSA, b"m" * 32)
    forged = NoteSignature("csto", key.verifier.id, bytes(8) + b"x" * 2_420)
    spoilt = SignedCheckpoint(HEAD, head().note.also([forged]))

    assert said(witnessed(policy(f"{LOGS}log {key.verifier}\nquorum none\n"), spoilt)) == "cosignature-false"


def test_attack_a_false_signature_beside_the_logs_true_one_spoils_the_checkpoint() -> None:
    key = SignerKey("csto", MLDSA, b"m" * 32)
    forged = Note(HEAD.text, (NoteSignature("csto", LOG.verifier.id, bytes(64)), cosign(HEAD, key, time=NOON)))

    found = witnessed(policy(f"{LOGS}log {key.verifier}\nquorum none\n"), SignedCheckpoint(HEAD, forged))
    assert said(found) == "note-signature-false"


def test_attack_one_witness_that_signs_often_counts_once() -> None:
    line = [cosign(HEAD, WITNESSES["X1"], time=NOON + one) for one in range(3)]

    assert not is_witnessed(policy(EXAMPLE), SignedCheckpoint(HEAD, head("Y1").note.also(line)))


def test_what_is_no_checkpoint_is_not_opened() -> None:
    assert said(open_witnessed(b"", policy(EXAMPLE))) == "note-malformed"
    assert said(open_witnessed(signed("csto\n", LOG).encode(), policy(EXAMPLE))) == "checkpoint-malformed"
