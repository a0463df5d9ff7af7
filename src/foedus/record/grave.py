"""This file is about grave acts: those that need a key outside the host's page, since a passkey trusts the page on which it signs.

Which kinds are grave is a rule of the procedures that bind the record. A passkey that signs on a page of the host signs
what that page shows, so the host could have one act read and another signed. A key in a file, behind ``ssh-keygen`` or in
a passkey of another page is out of its reach; one such signature, by a key that may sign the act, is enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from foedus.finding import Code, Finding
from foedus.record.act import Act
from foedus.record.authority import CREDENTIALS, Authority, passkey_terms
from foedus.record.credential import KeyCredentialed, KeyRevoked
from foedus.record.lodging import Lodged, LodgingConfirmed
from foedus.record.passkey import Terms
from foedus.record.signature import COMPILER

ALWAYS = frozenset({KeyCredentialed.kind, KeyRevoked.kind, LodgingConfirmed.kind})
"""What is grave wherever anything is: else the host's page could name a key that signs the rest, or confirm what it lodged.

The other acts about the record itself are signed by root keys, and those are no passkeys.
"""

GRAVE = Code("act-grave", kind=str, keys=tuple, article=str)


def check_grave(authority: Authority, act: Act, signers: Iterable[str]) -> Finding | None:
    """Say why an act may not enter for want of a key outside the host's page; nothing, where it needs none or has one.

    :param authority: the chain at its position: the rules that bind the record, and who may sign.
    :param signers: the keys whose signatures lie beside the act, each checked before.
    """
    rules = authority.rules
    if not rules.grave or act.key == COMPILER:
        return None
    kind = grave_kind(act)
    if kind not in rules.grave and kind not in ALWAYS:
        return None
    keys = tuple(signers)
    terms = passkey_terms(authority, keys)
    if any(_may_sign(authority, act, key) and not is_of_host(terms.get(key), rules.pages) for key in keys):
        return None
    return GRAVE.finding(kind=kind, keys=keys, article=", ".join(rules.under) or "—")


def grave_kind(act: Act) -> str:
    """Give the kind by which an act is judged: of a lodged act that of the State's act inside."""
    return act.body.act if isinstance(act.body, Lodged) else act.kind


def is_of_host(terms: Terms | None, pages: Iterable[str]) -> bool:
    """Say whether a page of the host could have asked a passkey for a signature; of a key that is no passkey no page could.

    Whoever serves a name can serve what is under it, and on any port. Where no page is named, nobody knows of any
    page that it is not the host's.

    >>> is_of_host(Terms("csto.example", "https://sign.csto.example"), ["https://csto.example"])
    True
    >>> is_of_host(Terms("kaz.example", "https://kaz.example"), ["https://csto.example"])
    False
    """
    if terms is None:
        return False
    hosts = [_name(one) for one in pages]
    names = (_name(terms.origin), terms.relying_party.lower().rstrip("."))
    return not hosts or any(not one or not host or one == host or one.endswith(f".{host}") for one in names for host in hosts)


def _name(origin: str) -> str:
    """Give the name of the machine in an address; empty, where it cannot be read."""
    try:
        return (urlsplit(origin).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _may_sign(authority: Authority, act: Act, key: str) -> bool:
    # Anybody can put a true signature beside an act: only one of a key that speaks for the seat in acts of this kind counts.
    grant = authority.grant(key, act.seat)
    scope = CREDENTIALS if isinstance(act.body, KeyCredentialed | KeyRevoked) else act.kind
    return grant is not None and grant.allows(scope)
