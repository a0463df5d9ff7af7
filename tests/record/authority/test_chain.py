"""Which key may sign for which seat: what the acts before a position gave, and nothing else."""

from __future__ import annotations

from tests.record.authority.chain import Chain, key, params

NOTE = "2026-11-23 KAZ signs CST"


def test_a_founding_root_key_signs_for_its_state_from_the_first_act_on() -> None:
    assert Chain("KAZ", "RUS").act(NOTE, by="KAZ root") is None


def test_a_root_key_reaches_the_bodies_of_its_state() -> None:
    assert Chain("KGZ").act("2026-11-23 KGZ:parliament ratifies CST", by="KGZ root") is None


def test_the_organizations_root_key_stands_over_seats_that_have_none() -> None:
    assert Chain("CSTO", "KAZ").act("2026-11-23 SG registers CST", by="CSTO root") is None


def test_the_organizations_root_key_signs_for_no_state() -> None:
    code, says = params(Chain("CSTO", "KAZ").act(NOTE, by="CSTO root"))

    assert (code, says["seat"]) == ("key-uncredentialed", "KAZ")


def test_a_key_of_the_organization_below_its_root_signs_for_no_other_organ() -> None:
    chain = Chain("CSTO", "KAZ")
    assert chain.act(f"2026-11-23 CSTO credentials key {key('clerk')}", by="CSTO root") is None

    assert params(chain.act("2026-11-23 CSC registers CST", by="clerk"))[0] == "key-uncredentialed"


def test_an_attacker_signs_for_a_state_with_a_key_of_its_own() -> None:
    assert params(Chain("KAZ").act(NOTE, by="attacker"))[0] == "key-uncredentialed"


def test_an_attacker_signs_for_a_state_with_another_states_key() -> None:
    assert params(Chain("KAZ", "RUS").act(NOTE, by="RUS root"))[0] == "key-uncredentialed"


def test_a_delegates_key_signs_what_its_scopes_name() -> None:
    chain = Chain("KAZ")
    given = f"2026-11-23 KAZ credentials key {key('delegate')}\n  holder: A. Delegate\n  scopes: signature"

    assert chain.act(given, by="KAZ root") is None
    assert chain.act(NOTE, by="delegate") is None


def test_a_key_signs_outside_its_scopes() -> None:
    chain = Chain("KAZ")
    chain.act(f"2026-11-23 KAZ credentials key {key('delegate')}\n  scopes: signature", by="KAZ root")
    code, says = params(chain.act("2026-11-24 KAZ gives notice of withdrawal from CST", by="delegate"))

    assert (code, says["kind"], says["scopes"]) == ("key-out-of-scope", "withdrawal-notice", ("signature",))


def test_a_delegate_names_further_keys_without_leave() -> None:
    chain = Chain("KAZ")
    chain.act(f"2026-11-23 KAZ credentials key {key('delegate')}", by="KAZ root")

    assert params(chain.act(f"2026-11-24 KAZ credentials key {key('friend')}", by="delegate"))[0] == "credential-not-by-root"


def test_a_key_with_the_scope_of_credentials_names_further_keys() -> None:
    chain = Chain("KAZ")
    chain.act(f"2026-11-23 KAZ credentials key {key('protocol')}\n  scopes: credentials", by="KAZ root")

    assert chain.act(f"2026-11-24 KAZ credentials key {key('delegate')}", by="protocol") is None
    assert chain.act(NOTE, by="delegate") is None


def test_a_revoked_key_signs_no_more() -> None:
    chain = Chain("KAZ")
    chain.act(f"2026-11-23 KAZ credentials key {key('delegate')}", by="KAZ root")
    chain.act(f"2026-11-24 KAZ revokes key {key('delegate')}", by="KAZ root")
    code, says = params(chain.act(NOTE, by="delegate"))

    assert (code, says["position"]) == ("key-revoked-before", 2)


def test_revocation_never_reaches_back() -> None:
    chain = Chain("KAZ")
    chain.act(f"2026-11-23 KAZ credentials key {key('delegate')}", by="KAZ root")
    assert chain.act(NOTE, by="delegate") is None
    chain.act(f"2026-11-24 KAZ revokes key {key('delegate')}\n  compromised since: 2026-11-01", by="KAZ root")

    signed = chain.entries[2]
    assert chain.authority.grant(signed.act.key, "KAZ", signed.position) is not None
    assert chain.authority.grant(signed.act.key, "KAZ") is None


def test_one_state_revokes_no_key_of_another() -> None:
    chain = Chain("KAZ", "RUS")
    chain.act(f"2026-11-23 KAZ credentials key {key('delegate')}", by="KAZ root")
    assert chain.act(f"2026-11-24 RUS revokes key {key('delegate')}", by="RUS root") is None

    assert chain.act(NOTE, by="delegate") is None


def test_a_root_key_is_rotated_by_both_the_old_and_the_new() -> None:
    chain = Chain("KAZ")

    assert chain.act(f"2026-11-23 KAZ rotates its root key to {key('KAZ second')}", by="KAZ root", beside=("KAZ second",)) is None
    assert chain.act(NOTE, by="KAZ second") is None
    assert params(chain.act(NOTE, by="KAZ root"))[0] == "key-revoked-before"


def test_a_root_is_not_handed_to_a_key_that_nobody_is_known_to_hold() -> None:
    code, says = params(Chain("KAZ").act(f"2026-11-23 KAZ rotates its root key to {key('KAZ second')}", by="KAZ root"))

    assert (code, says["key"]) == ("root-new-key-silent", key("KAZ second"))


def test_a_delegate_takes_the_root() -> None:
    chain = Chain("KAZ")
    chain.act(f"2026-11-23 KAZ credentials key {key('delegate')}", by="KAZ root")
    stolen = f"2026-11-24 KAZ rotates its root key to {key('mine')}"

    assert params(chain.act(stolen, by="delegate", beside=("mine",)))[0] == "credential-not-by-root"


def test_a_lost_root_is_recovered_with_the_other_founders() -> None:
    chain = Chain("ARM", "BLR", "KAZ", recovery=2)
    text = f"2026-11-23 KAZ recovers its root key as {key('KAZ second')}"

    code, says = params(chain.act(text, by="KAZ second", beside=("ARM root",)))
    assert (code, says["have"], says["need"]) == ("root-recovery-short", 1, 2)
    assert chain.act(text, by="KAZ second", beside=("ARM root", "BLR root")) is None
    assert chain.act(NOTE, by="KAZ second") is None


def test_where_the_genesis_provides_no_recovery_there_is_none() -> None:
    text = f"2026-11-23 KAZ recovers its root key as {key('KAZ second')}"

    assert params(Chain("ARM", "KAZ").act(text, by="KAZ second", beside=("ARM root",)))[0] == "root-recovery-short"


def test_an_attacker_recovers_a_root_that_never_was() -> None:
    text = f"2026-11-23 UZB recovers its root key as {key('mine')}"

    assert params(Chain("ARM", "KAZ", recovery=1).act(text, by="mine", beside=("ARM root",)))[0] == "key-uncredentialed"


def test_a_recovery_is_signed_by_the_key_that_it_names() -> None:
    text = f"2026-11-23 KAZ recovers its root key as {key('KAZ second')}"

    assert params(Chain("ARM", "KAZ", recovery=1).act(text, by="mine", beside=("ARM root",)))[0] == "root-new-key-silent"


def test_a_record_that_no_state_has_founded_takes_nothing_signed() -> None:
    assert params(Chain().act(NOTE, by="KAZ root"))[0] == "record-unfounded"
