"""This file is about the line of a key: from the genesis act, through every act that gave authority on, to the signature beside an act.

The acts that make it are the record's own, which everybody may read; they were admitted by the gate, and are followed here in
the order of the log and in no other. A key is judged where the act stands in the log, whatever the act's own date says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from foedus.organization.chain import Chain
from foedus.record.authority import OWN, Authority, Grant, after
from foedus.record.entry import Entry
from foedus.record.genesis import Genesis
from foedus.record.signature import COMPILER


class Link(Struct, frozen=True):
    """One step of a key's line: the key, the seat for which it may sign, who holds it, and the act that lets it, with its place in the log."""

    key: str
    seat: str
    holder: str
    office: str
    scopes: tuple[str, ...]
    root: bool
    act: str
    position: int


def own_chain(entries: Iterable[Entry]) -> Chain:
    """Follow the chain of authority through the record's own acts among some entries."""
    own = sorted((one for one in entries if one.act.body.kind in OWN and one.act.key != COMPILER), key=lambda one: one.position)
    authority, grown = Authority(), []
    for entry in own:
        authority = after(authority, entry)
        grown.append(authority)
    return Chain(tuple(one.position for one in own), tuple(grown))


def line_of(key: str, entry: Entry, chain: Chain, by_id: Mapping[str, Entry]) -> tuple[Link, ...]:
    """Give the line of a key that signed an act, from the key itself back to the genesis act; nothing, where it hangs on none."""
    links: list[Link] = []
    signer, at = key, entry
    while True:
        grant = _grant(signer, at, chain)
        giver = by_id.get(grant.act) if grant else None
        if grant is None or giver is None or giver.id in [one.act for one in links]:
            return tuple(links)
        terms: Any = grant.terms
        holder, office = (terms.holder, terms.office) if terms else ("", "")
        links.append(Link(signer, grant.seat, holder, office, grant.scopes, grant.root, giver.id, giver.position))
        if isinstance(giver.act.body, Genesis):
            return tuple(links)
        signer, at = giver.act.key, giver


def _grant(key: str, entry: Entry, chain: Chain) -> Grant | None:
    """Give under what a key signs beside an act: for the act's own seat, else for any (founders sign a recovery beside its author)."""
    authority = chain.before(entry.position)
    if isinstance(entry.act.body, Genesis):
        authority = next((one for at, one in zip(chain.positions, chain.after, strict=True) if at == entry.position), authority)
    found = authority.grant(key, entry.act.seat, entry.position)
    return found or next((one for one in authority.grants.get(key, ()) if one.stands(entry.position)), None)


def ended(key: str, act: str, chain: Chain) -> int | None:
    """Give the position at which the authority that an act gave a key ended, by now; nothing, if it has not."""
    newest = chain.after[-1] if chain.after else Authority()
    return next((one.until for one in newest.grants.get(key, ()) if one.act == act), None)
