"""This file is about the signing page, which a member's own witness serves, so that whoever signs need not trust the host's page.

=================================  ==========================================================================
``GET /sign``                      to the page in the language that the browser asks for
``GET /sign/en``, ``/sign/ru``     the page; ``/sign/page.js`` and ``/sign/page.css`` are all that it loads
``GET /sign/act/ID``               the bytes of an open act that was sent through this witness, or that its mirror has
``POST /sign/LANGUAGE/act``        say what an act's bytes say, how it is closed, and what speaks against signing it here
``POST /sign/LANGUAGE/passkey``    write the act that credentials a new passkey, for a State's root key to sign
``POST /sign/LANGUAGE/submit``     carry a signed act to the host, and say in words what came of it
=================================  ==========================================================================

The browser hashes the act itself and has its own device sign; no secret comes here. The page is three files in
``page/``, in words of ``words/LANGUAGE/signing_page.py``, and loads nothing from elsewhere.
"""

from __future__ import annotations

import time
from base64 import urlsafe_b64decode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from foedus.finding import Finding
from foedus.organization.chain import chain_of
from foedus.organization.closure import check_stub
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act, Date, Times
from foedus.record.act_file import otherwise, parted
from foedus.record.authority import Authority, judged, passkey_terms
from foedus.record.canonical import CanonicalError, decode, encode
from foedus.record.credential import KeyCredentialed
from foedus.record.entry import Entry
from foedus.record.leaf import marking
from foedus.record.new_passkey import MALFORMED, registered
from foedus.record.nonce import HEXADECIMAL
from foedus.record.passkey import Terms
from foedus.record.printer import print_entry
from foedus.record.proof import Proof, parse_proof
from foedus.record.refusal import Refusal, open_refusal
from foedus.record.submission import Submission, parse_submission
from foedus.shelves.tiles.serving import is_open
from foedus.witness.answer import Answer
from foedus.witness.mirror import Mirrors
from foedus.witness.relay import ENTERED, KEPT, REFUSED, UNKNOWN_LOG, Relay
from foedus.words.acts import act_sentence
from foedus.words.en.signing_page import SAID as ENGLISH_SAID
from foedus.words.en.signing_page import SIGNING as ENGLISH
from foedus.words.ru.signing_page import SAID as RUSSIAN_SAID
from foedus.words.ru.signing_page import SIGNING as RUSSIAN
from foedus.words.speech import date_text, say

PATH: Final = "/sign"
WORDS: Final = {"en": ENGLISH, "ru": RUSSIAN}
SAID: Final = {"en": ENGLISH_SAID, "ru": RUSSIAN_SAID}
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)
"""No script in the page, nothing from elsewhere, no frame about it: a page in a frame can be dressed up as another."""

HEADERS: Final = (
    ("Content-Security-Policy", POLICY),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "publickey-credentials-get=(self), publickey-credentials-create=(self)"),
    ("Cache-Control", "no-store"),
)
JSON: Final = "application/json"
_FILES: Final = {"page.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8"}


class _Made(Struct, forbid_unknown_fields=True):
    """What the page sends of a new passkey: the device's and the browser's words, and what the act is to say of its holder."""

    attestation: str
    client: str
    challenge: str
    log: str
    seat: str
    holder: str
    office: str
    scopes: tuple[str, ...]
    root: str
    done: Date
    nonce: str


_MADE = msgspec.json.Decoder(_Made)


class SigningPage:
    """The signing page of a witness, and what stands behind it."""

    def __init__(self, relay: Relay, mirrors: Mirrors) -> None:
        self.relay, self.mirrors = relay, mirrors
        self._followed: dict[str, tuple[int, Authority | None]] = {}

    def asked(self, path: str, languages: str = "") -> Answer:
        """Answer what was asked for below ``/sign``.

        :param languages: which the browser asks for (``Accept-Language``).
        """
        name = path.removeprefix(PATH).strip("/")
        if not name:
            return Answer(303, headers=(*HEADERS, ("Location", f"{PATH}/{'ru' if languages.lower().startswith('ru') else 'en'}")))
        if name in WORDS:
            return Answer(200, self._page(name), "text/html; charset=utf-8", HEADERS)
        if name in _FILES:
            return Answer(200, _file(name).encode(), _FILES[name], HEADERS)
        found = self._act(name.removeprefix("act/")) if name.startswith("act/") else None
        return Answer(404, headers=HEADERS) if found is None else Answer(200, found, "application/octet-stream", HEADERS)

    def posted(self, path: str, body: bytes, host: str, origin: str) -> Answer:
        """Answer what the page sent.

        :param host: whom the browser says it asked (``Host``).
        :param origin: which page the browser says that it shows (``Origin``).
        """
        language, _, what = path.removeprefix(f"{PATH}/").partition("/")
        answering = {"act": self._read, "passkey": self._credential, "submit": self._submit}.get(what)
        if language not in WORDS or answering is None:
            return Answer(404, headers=HEADERS)
        if not host or urlsplit(origin).netloc != host:
            return _json(422, {"wrong": SAID[language]["asked-elsewhere"].format(found=origin, expected=host)})
        told = answering(body, language, origin)
        wrong = _say(told, language) if isinstance(told, Finding) else told
        return _json(422, {"wrong": wrong}) if isinstance(wrong, str) else _json(200, wrong)

    def _page(self, language: str) -> bytes:
        words = {name: escape(text) for name, text in WORDS[language].items()}
        logs = "".join(f"<option>{escape(log)}</option>" for log in dict.fromkeys(one.key.name for one in self.relay.home.known.logs))
        said = "".join(f'<p data-say="{name}">{escape(text)}</p>' for name, text in SAID[language].items())
        return _file("page.html").format_map(words | {"name": escape(self.relay.home.keys.name), "logs": logs, "said": said}).encode()

    def _act(self, act: str) -> bytes | None:
        """Give the bytes of an act that this witness has: one that was sent through it, or that its mirror shows to all."""
        if not HEXADECIMAL.fullmatch(act):
            return None
        sent = self.relay.ledger.sent_act(act)
        if sent:
            parts = parted(sent.submission)
            # The id of a closed act is open to all, so whoever asks by it has shown nothing.
            return None if isinstance(parts, Finding) or parts[1] else parts[0] or None
        for log in self.relay.home.known.logs:
            reader = self.mirrors.reader(log.key.name)
            position = reader.shelf.position(act) if reader else None
            row = next(reader.shelf.rows(position, position + 1), None) if reader and position is not None else None
            if row and row.act and is_open(row):
                return row.act
        return None

    def _authority(self, origin: str) -> Authority | None:
        """Follow who may sign for whom, as far as the mirror of a log reaches; nothing, where it holds no State's root key."""
        reader = self.mirrors.reader(origin)
        if reader is None:
            return None
        size, authority = self._followed.get(origin, (-1, None))
        if size != reader.size:
            chain = chain_of(row for position in reader.shelf.chain() for row in reader.shelf.rows(position, position + 1))
            authority = chain.after[-1] if chain.after and chain.after[-1].roots else None
            self._followed[origin] = reader.size, authority
        return authority

    def _read(self, body: bytes, language: str, origin: str) -> dict[str, object] | Finding:
        parts = parted(body)
        if isinstance(parts, Finding):
            return parts
        data, stub, _ = parts
        act = decode(data, VOCABULARY)
        if isinstance(act, Finding):
            return act
        if self.relay.home.log(self.relay.home.current(act.log)) is None:
            return UNKNOWN_LOG.finding(origin=act.log)
        entry = Entry(act, sha256(data).hexdigest(), 0)
        wrong = check_stub(stub, act, len(data)) if stub else None
        doubts = [one for one in (_say(wrong, language) if wrong else "", self._doubt(entry, language, origin)) if one]
        said = SAID[language]["closed"].format(marking=marking(stub), matter=stub.matter) if stub else ""
        return {"id": entry.id, "said": act_sentence(entry, language), "closed": said, "key": act.key, "doubts": doubts}

    def _doubt(self, entry: Entry, language: str, origin: str) -> str:
        """Say what speaks against signing an act with a passkey on this page, by the record as far as the mirror has it.

        It is said and hinders nobody: the mirror may be behind, and the log's gate judges.
        """
        log = self.relay.home.current(entry.act.log)
        authority, key, said = self._authority(log), entry.act.key, SAID[language]
        reader = self.mirrors.reader(log)
        position = reader.shelf.position(entry.id) if reader else None
        if position is not None:
            return said["stands"].format(position=position)
        if authority is None:
            return said["unfollowed"]
        refused = judged(authority, entry, (key,))
        if refused:
            return _say(refused, language)
        terms = passkey_terms(authority, (key,)).get(key)
        if terms is None:
            return said["no-passkey-key"].format(key=key)
        return "" if terms.origin == origin else said["key-elsewhere"].format(expected=terms.origin, found=origin)

    def _credential(self, body: bytes, language: str, origin: str) -> dict[str, object] | Finding | str:
        try:
            made = _MADE.decode(body)
            device, browser, challenge = (_bytes(one) for one in (made.attestation, made.client, made.challenge))
        except (msgspec.MsgspecError, ValueError):
            return MALFORMED.finding()
        party = urlsplit(origin).hostname or ""
        new = registered(device, browser, challenge=challenge, terms=Terms(party, origin))
        if isinstance(new, Finding):
            return new
        authority = self._authority(made.log)
        root = made.root or (authority.roots.get(authority.seat_of_root(made.seat), "") if authority else "")
        if not root:
            return SAID[language]["no-root"].format(seat=made.seat)
        credential = KeyCredentialed(
            grants=str(new.key), holder=made.holder, office=made.office, scopes=made.scopes or ("*",),
            relying_party=party, origin=origin, backup=new.backup,
        )  # fmt: skip
        act = Act(log=made.log, seat=made.seat, key=root, nonce=made.nonce, times=Times(done=made.done), body=credential)
        try:
            data = encode(act)
        except CanonicalError as error:
            return error.finding
        entry = Entry(act, sha256(data).hexdigest(), 0)
        return {"key": str(new.key), "id": entry.id, "act": data.decode(), "journal": print_entry(entry, VOCABULARY)}

    def _submit(self, body: bytes, language: str, origin: str) -> dict[str, object] | Finding:
        del origin
        sent = parse_submission(body)
        if isinstance(sent, Finding):
            return sent
        carried = self.relay.submit(body)
        return {
            "status": carried.status,
            "said": self._word(sent, carried.status, carried.body, language),
            "note": carried.body.decode(errors="replace"),
        }

    def _word(self, sent: Submission, status: int, body: bytes, language: str) -> str:
        """Say in words what came of an act that was carried; the relay has checked the host's part of it."""
        said, proof = SAID[language], parse_proof(body) if status == ENTERED else None
        if isinstance(proof, Proof):
            wrong = otherwise(sent.id, sent.stub, proof)
            return (
                _say(wrong, language) if wrong else said["entered"].format(log=sent.log, position=proof.index, size=proof.checkpoint.size)
            )
        refusal = open_refusal(body, self.relay.home.log_keys(sent.log), origin=sent.log) if status == REFUSED else None
        if isinstance(refusal, Refusal):
            return said["refused"].format(log=sent.log, why=_say(refusal.finding, language))
        kept = self.relay.ledger.sent_act(sent.id) if status == KEPT else None
        if kept:
            since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(kept.received))
            return said["kept"].format(witness=self.relay.home.keys.name, since=date_text(since, language))
        return said["not-taken"].format(status=status)


def _say(finding: Finding, language: str) -> str:
    return say(finding.code, finding.params, language)


def _json(status: int, told: dict[str, object]) -> Answer:
    return Answer(status, msgspec.json.encode(told), JSON, HEADERS)


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@cache
def _file(name: str) -> str:
    return (files("foedus.witness") / "page" / name).read_text(encoding="utf-8")
