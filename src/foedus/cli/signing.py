"""This file holds the commands of an author: ``foedus key``, ``foedus act``, ``foedus sign``, ``foedus submit``.

The first three need no record and no network: a delegate signs on a machine of its own, and carries two small files.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from foedus.cli.opening import UnopenedError, opened, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents, say_finding
from foedus.corpus.corpus import Corpus
from foedus.dates import zone
from foedus.finding import Finding
from foedus.organization.closure import Terms, check_closed, dated, levels
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.act import Act
from foedus.record.act_file import encode_closed, otherwise, parted
from foedus.record.act_key import act_key
from foedus.record.canonical import decode, encode
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.record.leaf import Stub, marking, rounded
from foedus.record.note import Note, parse_note
from foedus.record.proof import parse_proof
from foedus.record.refusal import parse_refusal
from foedus.record.signature import check_signatures, sign_act, signature_by_ssh
from foedus.record.vkey import KeyNameError
from foedus.shelves.author_keys import NoAuthorKeyError, new_author_key, public_name, read_author_key
from foedus.shelves.founding import now, open_log
from foedus.shelves.receiving import ENTERED, REFUSED
from foedus.shelves.remote import Remote, UnreachableError
from foedus.shelves.sequencer import Sequencer
from foedus.words.acts import act_sentence


def run_key_new(given: Namespace) -> int:
    """Make a key and print the name that acts know it by; give 2 if it cannot be made."""
    try:
        with saying_why(given.language):
            new_author_key(Path(given.file), given.name)
            print(public_name(Path(given.file)))
    except UnopenedError:
        return 2
    except KeyNameError:
        return _cannot("key-name", given, given=given.name)
    return 0


def run_key_show(given: Namespace) -> int:
    """Print the name that acts know a key by; give 2 if there is none."""
    try:
        with saying_why(given.language):
            print(public_name(Path(given.file)))
    except UnopenedError:
        return 2
    except NoAuthorKeyError as error:
        return _cannot("author-key", given, given=error)
    return 0


def run_act(given: Namespace) -> int:
    """Write the canonical bytes of a journal's one act; give 1 if it is none, 2 if something is missing."""
    corpus = opened(given.corpus, given.language)
    if corpus is None or corpus.organization is None:
        return 2
    header = corpus.organization.corpus.header
    try:
        with saying_why(given.language):
            key = given.key if act_key(given.key) else public_name(Path(given.key))
            text = contents(given.journal)
    except UnopenedError:
        return 2
    except NoAuthorKeyError as error:
        return _cannot("author-key", given, given=error)
    journal = parse(
        text, path=Path(given.journal).name, vocabulary=VOCABULARY, log=given.log or header.id, key=key, seat=zone(header.seat.zone)
    )
    for finding in journal.findings:
        say_finding(finding, given.language)
    if len(journal.entries) != 1:
        return _cannot("one-act", given, count=len(journal.entries))
    if any(finding.severity == "error" for finding in journal.findings):
        return 1
    data = _bytes(journal.entries[0], corpus.organization.corpus)
    if isinstance(data, Finding):
        say_finding(data, given.language)
    return hand_out(data, given) if not isinstance(data, Finding) and says_act(data, given) else 1


def _bytes(entry: Entry, corpus: Corpus) -> bytes | Finding:
    """Give the file of an act with a nonce of its own; or say why no record will take it closed as it is."""
    # Nobody is to guess an act from its id, which is open to all also where the act is not.
    data = encode(replace(entry.act, nonce=os.urandom(32).hex()))
    stub = _closed(entry.act, entry.stub, data, corpus) if entry.stub else None
    return stub if isinstance(stub, Finding) else data + (b"\n" + encode_closed(stub) if stub else b"")


def _closed(act: Act, stub: Stub, data: bytes, corpus: Corpus) -> Stub | Finding:
    """Give the stub under which an act is to be entered, with the day of its disclosure; or say why no record will take it."""
    # Which is the highest level that an installation holds, it says itself.
    terms = Terms(corpus, (levels(corpus) or ("",))[-1], now)
    whole = dated(replace(stub, size=rounded(len(data))), terms, now())
    return check_closed(whole, act, len(data), terms) or whole


def run_sign(given: Namespace) -> int:
    """Say what is signed, and give the signature's line; give 1 if there is nothing to sign, 2 if there is no key."""
    try:
        with saying_why(given.language):
            data = contents(given.act)
            if not says_act(data, given):
                return 1
            act = sha256(data.partition(b"\n")[0]).hexdigest()
            line = signature_by_ssh(contents(given.ssh)) if given.ssh else sign_act(act, read_author_key(Path(given.key)))
    except UnopenedError:
        return 2
    except NoAuthorKeyError as error:
        return _cannot("author-key", given, given=error)
    wrong = line if isinstance(line, Finding) else check_signatures(act, line.key, str(line).encode())
    if wrong:
        say_finding(wrong, given.language)
        return 1
    return hand_out(str(line).encode(), given, append=True)


def run_submit(given: Namespace) -> int:
    """Hand an act in, and print its proof or the signed refusal; give 1 if it is refused, 2 if nobody answers."""
    try:
        with saying_why(given.language):
            parts = parted(contents(given.act))
            if isinstance(parts, Finding):
                say_finding(parts, given.language)
                return 1
            data, stub, signatures = parts
            # Signatures may stand beneath the act already: a page that signs gives act and signatures in one file.
            signatures += contents(given.signatures) if given.signatures else b""
            status, body = (_sent if given.to else _entered)(data, stub, signatures, given)
    except UnopenedError:
        return 2
    except UnreachableError as error:
        say_finding(error.finding, given.language)
        return 2
    if status not in {ENTERED, REFUSED}:
        return _cannot("not-taken", given, status=status)
    sys.stdout.buffer.write(body)
    sys.stdout.flush()
    if status == REFUSED:
        note = parse_note(body)
        refusal = parse_refusal(note.text) if isinstance(note, Note) else note
        say_finding(refusal if isinstance(refusal, Finding) else refusal.finding, given.language)
        return 1
    return _held_to(body, data, stub, given)


def _held_to(body: bytes, data: bytes, stub: Stub | None, given: Namespace) -> int:
    """Hold the log to what was asked of it: the proof must be of this act, open or closed as its author had it."""
    proof = parse_proof(body)
    wrong = proof if isinstance(proof, Finding) else otherwise(sha256(data).hexdigest(), stub, proof)
    if wrong:
        say_finding(wrong, given.language)
    return 1 if wrong else 0


def _entered(data: bytes, stub: Stub | None, signatures: bytes, given: Namespace) -> tuple[int, bytes]:
    # Under whose procedures an act is closed is asked for closed acts alone.
    found = opened(given.corpus, given.language) if stub else None
    corpus = found.organization.corpus if found and found.organization else None
    log = open_log(given.record, key=Path(given.key) if given.key else None, corpus=corpus)
    try:
        told = Sequencer(log).submit(data, signatures, stub)
        return (REFUSED, told.encode()) if isinstance(told, Note) else (ENTERED, str(log.proof(told.position)).encode())
    finally:
        log.shelf.close()


def _sent(data: bytes, stub: Stub | None, signatures: bytes, given: Namespace) -> tuple[int, bytes]:
    answered = Remote(given.to).post("submit", data + b"\n" + encode_closed(stub) + signatures)
    return answered.status, answered.body


def says_act(data: bytes, given: Namespace) -> bool:
    """Say on standard error what an act says and its id, so that nobody signs what he has not read."""
    parts = parted(data)
    act = parts if isinstance(parts, Finding) else decode(parts[0], VOCABULARY)
    if isinstance(act, Finding):
        say_finding(act, given.language)
        return False
    assert not isinstance(parts, Finding)
    act_id = sha256(parts[0]).hexdigest()
    said = act_sentence(Entry(act, act_id, 0), given.language)
    sys.stderr.write(phrase("act-says", given.language, says=said, log=act.log, key=act.key, id=act_id) + "\n")
    if parts[1]:
        sys.stderr.write(phrase("act-closed-says", given.language, marking=marking(parts[1]), matter=parts[1].matter) + "\n")
    return True


def hand_out(data: bytes, given: Namespace, *, append: bool = False) -> int:
    """Write to the file that is named, or to standard output as it is: no terminal's encoding may change a byte."""
    if not given.out:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return 0
    try:
        with saying_why(given.language), Path(given.out).open("ab" if append else "xb") as file:
            file.write(data)
    except UnopenedError:
        return 2
    return 0


def _cannot(name: str, given: Namespace, /, **values: object) -> int:
    sys.stderr.write(phrase(name, given.language, **values) + "\n")
    return 2
