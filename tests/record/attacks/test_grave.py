"""A passkey trusts the page that it signs on: what the procedures call grave takes a key that the host's page cannot reach."""

from __future__ import annotations

import pytest

from foedus.finding import Finding
from foedus.mechanisms.defence.acts import AssistanceRequested
from foedus.mechanisms.treaty.acts import WithdrawalNotice
from foedus.record.binding import ProceduresBound
from foedus.record.credential import KeyCredentialed
from foedus.record.grave import is_of_host
from foedus.record.lodging import Lodged, LodgingConfirmed
from foedus.record.passkey import Terms
from foedus.record.vkey import ED25519, SignerKey
from tests.record.attacks.host import Host, audited
from tests.record.attacks.union import (
    DELEGATE,
    HOST_PAGE,
    OWN_PAGE,
    ROOTS,
    Clock,
    act,
    credential,
    desk,
    founded,
    name_of,
    page,
    ready,
    told,
)

RULES = {"grave": ("withdrawal-notice", "assistance-request"), "pages": (HOST_PAGE,)}
HELP = AssistanceRequested(what="assistance")
SECOND = SignerKey("second", ED25519, b"2" * 32)
HOSTS = SignerKey("host", ED25519, b"h" * 32)
on_host = page(DELEGATE, HOST_PAGE, "csto.example")
on_own = page(DELEGATE, OWN_PAGE, "kaz.example")


def test_a_grave_act_signed_on_the_host_s_page_is_refused_with_what_to_do() -> None:
    log = founded(Clock(), RULES)

    (one, two) = log.enter([credential(1, origin=HOST_PAGE, party="csto.example"), ready(act(2, HELP), on_host)])

    assert not isinstance(one, Finding)
    assert isinstance(two, Finding)
    assert (two.code, two.param("kind"), two.param("article")) == ("act-grave", "assistance-request", "EPROC 4")
    assert two.param("keys") == (name_of(DELEGATE),)


def test_an_act_that_is_not_grave_is_signed_anywhere() -> None:
    log = founded(Clock(), RULES)

    assert told(log, credential(1, origin=HOST_PAGE, party="csto.example"), ready(act(2), on_host)) == [1, 2]


def test_a_grave_act_signed_at_a_desk_or_on_the_member_s_own_page_enters() -> None:
    log = founded(Clock(), RULES)

    assert told(log, credential(1, origin=OWN_PAGE, party="kaz.example"), ready(act(2, HELP), on_own)) == [1, 2]
    assert told(log, ready(act(3, HELP, key=ROOTS["KAZ"]), desk(ROOTS["KAZ"]))) == [3]


def test_a_second_signature_from_outside_the_host_s_page_is_enough() -> None:
    log = founded(Clock(), RULES)

    acts = credential(1, origin=HOST_PAGE, party="csto.example"), credential(2, SECOND), ready(act(3, HELP), on_host, desk(SECOND))
    assert told(log, *acts) == [1, 2, 3]


def test_the_host_puts_a_signature_of_its_own_beside_a_grave_act() -> None:
    """The attack: the page has the act signed, and the host signs too, truly, with a key that speaks for nobody here."""
    log = founded(Clock(), RULES)

    assert told(log, credential(1, origin=HOST_PAGE, party="csto.example"), ready(act(2, HELP), on_host, desk(HOSTS))) == [1, "act-grave"]


def test_a_key_that_may_sign_other_acts_only_makes_no_grave_act() -> None:
    log = founded(Clock(), RULES)
    first, second = credential(1, origin=HOST_PAGE, party="csto.example"), credential(2, SECOND, scopes=("statement",))

    assert told(log, first, second, ready(act(3, HELP), on_host, desk(SECOND))) == [1, 2, "act-grave"]


def test_a_grave_act_is_hidden_in_a_lodged_one() -> None:
    """The attack: an official's passkey signs on the host's page that a State has withdrawn, by note."""
    log = founded(Clock(), RULES)
    lodged = Lodged(act="withdrawal-notice", from_="KAZ", form="original", channel="note", says={"instrument": "CST"})

    assert told(log, credential(1, origin=HOST_PAGE, party="csto.example"), ready(act(2, lodged), on_host)) == [1, "act-grave"]


def test_a_lodged_act_is_confirmed_on_the_host_s_page() -> None:
    """The attack: the host lodges a grave act, and has it confirmed on its page as something else."""
    log = founded(Clock(), RULES)
    confirmed = act(2, LodgingConfirmed(what="the note of 5 January"))

    assert told(log, credential(1, origin=HOST_PAGE, party="csto.example"), ready(confirmed, on_host)) == [1, "act-grave"]


def test_the_host_s_page_has_a_key_credentialed_that_signs_the_rest() -> None:
    """The attack: a passkey that may name keys signs, on the host's page, the credential of a key that the host made."""
    log = founded(Clock(), RULES)
    may_name = credential(1, origin=HOST_PAGE, party="csto.example", scopes=("credentials",))
    named = act(2, KeyCredentialed(grants=name_of(HOSTS)))

    assert told(log, may_name, ready(named, on_host)) == [1, "act-grave"]


def test_a_grave_act_that_the_host_let_in_all_the_same_is_found_where_it_stands() -> None:
    """The attack: the host's own gate is open."""
    log = founded(Clock(), RULES, gate=False)
    assert told(log, credential(1, origin=HOST_PAGE, party="csto.example"), ready(act(2), on_host), ready(act(3, HELP), on_host)) == [
        1,
        2,
        3,
    ]

    found = audited(Host(log.shelf))

    assert [(one.code, one.place and one.place.line) for one in found] == [("act-grave", 3)]


def test_rules_count_from_their_act_on_and_never_back() -> None:
    clock = Clock()
    log = founded(clock)
    bound = act(9, ProceduresBound(corpus="sha256:00", grave=("assistance-request",), pages=(HOST_PAGE,)), key=ROOTS["KAZ"])
    by_all = [desk(signer) for signer in ROOTS.values()]
    acts = credential(1, origin=HOST_PAGE, party="csto.example"), ready(act(2, HELP), on_host), ready(bound, *by_all)

    assert told(log, *acts, ready(act(3, HELP), on_host)) == [1, 2, 3, "act-grave"]
    assert audited(Host(log.shelf)) == ()
    assert list(log.shelf.chain()) == [0, 1, 3]


def test_the_host_lifts_the_rule_with_one_founder_s_key() -> None:
    """The attack: whoever holds one root key would have no act grave any more."""
    log = founded(Clock(), RULES)
    lifted = act(1, ProceduresBound(corpus="sha256:00"), key=ROOTS["KAZ"])

    (found,) = log.enter([ready(lifted, desk(ROOTS["KAZ"]), desk(HOSTS))])

    assert isinstance(found, Finding)
    assert (found.code, found.param("have"), found.param("need"), found.param("silent")) == ("binding-consent-short", 1, 2, ("ARM", "KGZ"))
    assert told(log, ready(lifted, desk(ROOTS["KAZ"]), desk(ROOTS["ARM"]))) == [1]


def test_what_binds_the_record_is_said_by_a_founder_and_not_by_a_delegate() -> None:
    log = founded(Clock(), RULES)
    by_all = [desk(signer) for signer in ROOTS.values()]
    said = ready(act(2, ProceduresBound(corpus="sha256:00")), desk(DELEGATE), *by_all)

    assert told(log, credential(1), said) == [1, "binding-not-by-founder"]


@pytest.mark.parametrize(
    ("origin", "party", "hosts"),
    [
        ("https://csto.example", "csto.example", True),
        ("https://csto.example:8443", "csto.example", True),
        ("https://sign.csto.example", "csto.example", True),
        ("https://elsewhere.example", "csto.example", True),
        ("https://kaz.example", "kaz.example", False),
        ("https://notcsto.example", "notcsto.example", False),
        ("https://[", "kaz.example", True),
    ],
)
def test_a_page_is_the_host_s_if_the_host_serves_its_name_or_what_stands_over_it(origin: str, party: str, *, hosts: bool) -> None:
    assert is_of_host(Terms(party, origin), [HOST_PAGE]) is hosts


def test_where_no_page_is_named_no_passkey_is_known_to_sign_elsewhere() -> None:
    assert is_of_host(Terms("kaz.example", OWN_PAGE), ())
    assert not is_of_host(None, ())


def test_a_withdrawal_is_grave_too() -> None:
    log = founded(Clock(), RULES)
    left = act(2, WithdrawalNotice(instrument="CST"))

    assert told(
        log, credential(1, origin=HOST_PAGE, party="csto.example"), ready(left, on_host), ready(left, on_host, desk(ROOTS["KAZ"]))
    ) == [
        1,
        "act-grave",
        2,
    ]
