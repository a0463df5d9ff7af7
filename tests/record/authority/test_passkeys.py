"""An act credentials a passkey with the page on which it signs; what it signs anywhere else counts for nothing."""

from __future__ import annotations

import pytest

from foedus.record.authority import passkey_terms
from foedus.record.passkey import Terms
from foedus.record.signature import check_signatures, check_terms
from tests.record.authority.chain import Chain, key
from tests.record.log.saying import said
from tests.record.log.test_passkey import ACT, KEY, LOG_IN, lines, made, passkey

CREDENTIALED = f"""
2026-11-22 KAZ credentials key {KEY}
  holder: A. Delegate
  relying party: sign.localhost
  origin: "http://sign.localhost:8747"
  backup: none
"""


@pytest.fixture
def chain() -> Chain:
    founded = Chain("KAZ", "KGZ")
    assert founded.act(CREDENTIALED, by="KAZ root") is None
    return founded


def test_what_the_credentialed_passkey_signed_on_its_page_counts(chain: Chain) -> None:
    terms = passkey_terms(chain.authority, [str(KEY), key("KAZ root")])

    assert terms == {str(KEY): Terms("sign.localhost", "http://sign.localhost:8747", "none")}
    assert check_signatures(ACT, str(KEY), lines(passkey(), KEY)) is None
    assert check_terms(lines(passkey(), KEY), terms) is None


def test_attack_a_phished_log_in_passkey_is_credentialed_by_no_act(chain: Chain) -> None:
    log_in = made("log-in", LOG_IN).key

    assert check_signatures(ACT, str(log_in), lines(passkey("log-in"), log_in)) is None
    assert said(check_terms(lines(passkey("log-in"), log_in), passkey_terms(chain.authority, [str(log_in)]))) == "signature-by-passkey"


def test_attack_a_key_credentialed_without_a_page_signs_by_no_passkey(chain: Chain) -> None:
    log_in = made("log-in", LOG_IN).key
    assert chain.act(f"2026-11-22 KGZ credentials key {log_in}", by="KGZ root") is None

    assert said(check_terms(lines(passkey("log-in"), log_in), passkey_terms(chain.authority, [str(log_in)]))) == "signature-by-passkey"


def test_a_page_that_moved_is_named_by_a_new_act(chain: Chain) -> None:
    assert chain.act(CREDENTIALED.replace("8747", "8748"), by="KAZ root") is None
    terms = passkey_terms(chain.authority, [str(KEY)])

    assert check_terms(lines(passkey("p256", "elsewhere"), KEY), terms) is None
    assert said(check_terms(lines(passkey(), KEY), terms)) == "passkey-origin"


def test_attack_a_revoked_passkey_has_no_page(chain: Chain) -> None:
    assert chain.act(f"2026-11-23 KAZ revokes key {KEY}", by="KAZ root") is None

    assert passkey_terms(chain.authority, [str(KEY)]) == {}
