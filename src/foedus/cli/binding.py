"""This file holds the commands ``foedus log bind | policy | epoch``: they write the acts that founders sign together.

Each writes the bytes of an act, as ``foedus act`` does; the founders sign the same bytes (``foedus sign``), and the act is
handed in with all their lines. A new epoch needs a place of its own besides, where the record goes on.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from foedus.cli.opening import UnopenedError, opened, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents, policy_given, say_finding
from foedus.cli.signing import hand_out, says_act
from foedus.corpus.corpus import Corpus
from foedus.finding import Finding
from foedus.organization.binding import differs, rules_of, unknown_kinds, witnessing_of
from foedus.record.act import Act, Body, Times
from foedus.record.act_key import act_key
from foedus.record.binding import ProceduresBound, WitnessesNamed
from foedus.record.canonical import encode
from foedus.shelves.author_keys import NoAuthorKeyError, public_name
from foedus.shelves.epochs import begin_epoch, checkpoint_at, draft_epoch
from foedus.shelves.founding import name_at, named
from foedus.shelves.places import default_place, shown


def run_bind(given: Namespace) -> int:
    """Write the act that binds the record to the procedures of its corpus; give 2 if something is missing."""
    corpus = _corpus(given)
    if corpus is None:
        return 2
    rules = rules_of(corpus, given.page)
    for finding in unknown_kinds(rules):
        say_finding(finding, given.language)
    body = ProceduresBound(
        corpus=corpus.digest, under=rules.under, grave=rules.grave, pages=rules.pages, quota=rules.quota, size=rules.size, per=rules.per,
        exempt=rules.exempt,
    )  # fmt: skip
    return _written(body, corpus, given)


def run_policy(given: Namespace) -> int:
    """Write the act that names the record's witnesses; give 2 if something is missing."""
    corpus = _corpus(given)
    if corpus is None:
        return 2
    try:
        with saying_why(given.language):
            policy = policy_given(given.policy)
    except UnopenedError:
        return 2
    if policy is None or isinstance(policy, Finding):
        if policy:
            say_finding(policy, given.language)
        return 2
    differing = differs(policy, corpus)
    if differing:
        say_finding(differing, given.language)
    quorum, lines = named(policy)
    article = witnessing_of(corpus)
    return _written(WitnessesNamed(quorum=quorum, lines=lines, under=(article[0],) if article else ()), corpus, given)


def run_epoch(given: Namespace) -> int:
    """Write the act with which a new epoch begins, or begin it with that act; give 1 if it cannot be, 2 if something is missing."""
    corpus = _corpus(given)
    if corpus is None:
        return 2
    drafts, begins = bool(given.checkpoint), bool(given.act and given.signatures)
    if drafts == begins or (drafts and not (given.seat and given.key)):
        return _cannot("epoch-either", given)
    place = _place(given, corpus)
    try:
        with saying_why(given.language):
            return _drafted(given, place) if drafts else _begun(given, place)
    except UnopenedError:
        return 2
    except NoAuthorKeyError as error:
        return _cannot("author-key", given, given=error)


def _drafted(given: Namespace, place: str) -> int:
    data = draft_epoch(place, given.to, contents(given.checkpoint), seat=given.seat, key=_key(given))
    if isinstance(data, Finding):
        say_finding(data, given.language)
        return 1
    return hand_out(data, given) if says_act(data, given) else 1


def _begun(given: Namespace, place: str) -> int:
    log = begin_epoch(place, given.to, contents(given.act), contents(given.signatures))
    if isinstance(log, Finding):
        say_finding(log, given.language)
        return 1
    kept = log.size - 1
    beginning = checkpoint_at(log, kept)
    told = phrase("epoch-begun", given.language, log=log.origin, record=shown(given.to), kept=kept, keys="\n".join(map(str, log.keys)))
    log.shelf.close()
    sys.stderr.write(told + "\n")
    return hand_out(beginning.note.encode() if beginning else b"", given)


def _corpus(given: Namespace) -> Corpus | None:
    found = opened(given.corpus, given.language)
    return found.organization.corpus if found and found.organization else None


def _place(given: Namespace, corpus: Corpus) -> str:
    place: str = given.record or default_place(corpus.header.id)
    return place


def _key(given: Namespace) -> str:
    key: str = given.key
    return key if act_key(key) else public_name(Path(key))


def _written(body: Body, corpus: Corpus, given: Namespace) -> int:
    try:
        with saying_why(given.language):
            log, key = name_at(_place(given, corpus), corpus), _key(given)
    except UnopenedError:
        return 2
    except NoAuthorKeyError as error:
        return _cannot("author-key", given, given=error)
    done = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    data = encode(Act(log=log, seat=given.seat, key=key, nonce=os.urandom(32).hex(), times=Times(done=done), body=body))
    return hand_out(data, given) if says_act(data, given) else 1


def _cannot(name: str, given: Namespace, /, **values: object) -> int:
    sys.stderr.write(phrase(name, given.language, **values) + "\n")
    return 2
