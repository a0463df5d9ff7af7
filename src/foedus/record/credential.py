"""This file holds the acts by which keys come to sign for a seat, and cease to.

The chain of these acts is the record's own: it says which key may sign for whom, in scopes that are
words without meaning here. What a scope allows a person to do is said by ``mechanisms/membership``.
"""

from __future__ import annotations

from typing import Literal

from foedus.record.act import Body, Date


class KeyCredentialed(Body, frozen=True, kw_only=True):
    """A seat names a key that may sign for it, who holds it, and for which kinds of act.

    ``grants`` is the key as acts name it; ``scopes`` the kinds of act, or ``*`` for all, and ``credentials`` for naming
    further keys. For a passkey ``relying_party``, ``origin`` and ``backup`` say where it signs and whether it may be copied.
    """

    kind, verb, object = "key-credentialed", "credentials key", "grants"
    grants: str
    holder: str = ""
    office: str = ""
    scopes: tuple[str, ...] = ("*",)
    from_: Date = ""
    until: Date = ""
    relying_party: str = ""
    origin: str = ""
    backup: Literal["", "none", "eligible", "backed up"] = ""


class KeyRevoked(Body, frozen=True, kw_only=True):
    """A seat takes a key's authority from it, from here on in the log; what it signed before stays signed.

    ``compromised_since`` is the seat's claim; acts after it are shown as doubtful, and the seat may repudiate each.
    """

    kind, verb, object = "key-revoked", "revokes key", "takes"
    takes: str
    reason: str = ""
    compromised_since: Date = ""


class RootRotated(Body, frozen=True, kw_only=True):
    """A seat puts a new root key in place of the old one; both sign."""

    kind, verb, object = "root-rotated", "rotates its root key to", "grants"
    grants: str


class RootRecovered(Body, frozen=True, kw_only=True):
    """A seat whose root key is lost takes a new one; as many other founders' root keys sign beside it as the genesis asks."""

    kind, verb, object = "root-recovered", "recovers its root key as", "grants"
    grants: str


class ActRepudiated(Body, frozen=True, kw_only=True):
    """A seat declares that an act in its name is not its own: the act stays, and its effect is contested from then on."""

    kind, verb, object = "act-repudiated", "repudiates", "what"
    what: str
    reason: str = ""


KINDS: tuple[type[Body], ...] = (KeyCredentialed, KeyRevoked, RootRotated, RootRecovered, ActRepudiated)
