"""This file is about who signed an act, as its page shows it: each signature by its key, how it was made, and by which act the key may sign.

What nobody signed is shown as that: history as reported, a lodged act as an official's word about a State's.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain as joined

from foedus.finding import Finding
from foedus.organization.chain import Chain, chain_of
from foedus.record import passkey, ssh_signature
from foedus.record.authority import Authority, Grant
from foedus.record.encoding import base64
from foedus.record.entry import Entry
from foedus.record.genesis import Genesis
from foedus.record.signature import COMPILER, PLAIN, ActSignature, check_signatures, parse_signatures
from foedus.shelves.log import LogReader
from foedus.web.logged import Logged
from foedus.web.visit import Link, Visit
from foedus.words.speech import say

LODGED = "lodged"


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One signature beside an act; ``right`` says in words why its key may sign, ``by`` is the act that says so."""

    key: str
    scheme: str
    right: str
    by: Link | None
    ended: str
    ended_by: Link | None


@dataclass(frozen=True, slots=True)
class Signed:
    """The signatures beside an act, and what is wrong with them, if something is; ``written`` is for the page's script."""

    rows: tuple[SignatureRow, ...]
    fault: str
    written: str
    lodged: bool


def signed(visit: Visit, entry: Entry) -> Signed | None:
    """Say who signed an act; nothing, where nobody did or there is no log on which it could be."""
    log = visit.served.logged
    if log is None or entry.act.key == COMPILER or entry.position >= log.reader.size:
        return None
    (row,) = log.reader.shelf.rows(entry.position, entry.position + 1)
    found = parse_signatures(row.signatures)
    wrong = found if isinstance(found, Finding) else check_signatures(entry.id, entry.act.key, row.signatures)
    lines = () if isinstance(found, Finding) else found
    known = visit.served.once(lambda: _chain(log.reader), "chain of authority")
    return Signed(
        tuple(_row(visit, log, entry, one, known) for one in lines),
        say(wrong.code, wrong.params, visit.language.code, visit.names) if wrong else "",
        " ".join(f"{one.key} {base64(one.signature)}" for one in lines),
        entry.act.kind == LODGED,
    )


def _chain(reader: LogReader) -> Chain:
    shelf = reader.shelf
    return chain_of(joined.from_iterable(shelf.rows(position, position + 1) for position in shelf.chain() if position < reader.size))


def _row(visit: Visit, log: Logged, entry: Entry, one: ActSignature, known: Chain) -> SignatureRow:
    scheme = str(visit.text(f"scheme-{_scheme(one.signature)}"))
    if isinstance(entry.act.body, Genesis):
        return SignatureRow(one.key, scheme, _founder(visit, log, entry.act.body, one.key), None, "", None)
    authority = known.before(entry.position)
    grant = _grant(authority, one.key, entry.act.seat, entry.position)
    if grant is None:
        return SignatureRow(one.key, scheme, str(visit.text("signed-without")), None, "", None)
    newest = known.after[-1] if known.after else authority
    now = next((held for held in newest.grants.get(one.key, ()) if held.act == grant.act), grant)
    ended = visit.organization.entries and now.until is not None
    return SignatureRow(
        one.key,
        scheme,
        _right(visit, grant),
        visit.act(grant.act),
        str(visit.text("signed-ended")) if ended else "",
        _at(visit, now.until) if ended and now.until is not None else None,
    )


def _scheme(signature: bytes) -> str:
    if len(signature) == PLAIN:
        return "ed25519"
    return "ssh" if signature.startswith(ssh_signature.MAGIC) else "passkey" if signature.startswith(passkey.MAGIC) else "unknown"


def _founder(visit: Visit, log: Logged, body: Genesis, key: str) -> str:
    seats = [seat for seat, root in body.roots.items() if root == key]
    if seats:
        return str(visit.text("signed-founder", who=visit.names_of(seats)))
    own = f"ed25519:{log.signer.key.hex()}" == key
    return str(visit.text("signed-log" if own else "signed-without"))


def _grant(authority: Authority, key: str, seat: str, position: int) -> Grant | None:
    """Give under what a key signs beside an act: for the act's own seat, else for any (founders sign a recovery beside its author)."""
    return authority.grant(key, seat, position) or next((one for one in authority.grants.get(key, ()) if one.stands(position)), None)


def _right(visit: Visit, grant: Grant) -> str:
    who = visit.name(grant.seat)
    if grant.root:
        return str(visit.text("signed-root", who=who))
    terms = grant.terms
    holder = ", ".join(one for one in (terms.holder, terms.office) if one) if terms else ""
    scopes = str(visit.text("signed-any")) if "*" in grant.scopes else ", ".join(str(visit.language.kind(one)) for one in grant.scopes)
    return str(visit.text("signed-granted" if holder else "signed-granted-nameless", who=who, holder=holder, scopes=scopes))


def _at(visit: Visit, position: int) -> Link | None:
    found = next((one for one in visit.organization.entries if one.position == position), None)
    return visit.entry(found) if found else None
