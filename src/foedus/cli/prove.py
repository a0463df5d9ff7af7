"""This file holds the commands ``foedus prove`` and ``foedus verify-proof``: that an act is on the record, for whoever was not there."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from hashlib import sha256
from typing import Any

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents, key_given, policy_given, reader_of, record_place, say_finding, tile_missing
from foedus.finding import Finding
from foedus.organization.audit.terms import moment
from foedus.record.encoding import number
from foedus.record.proof import parse_proof
from foedus.record.proven import Proven, check_proof
from foedus.shelves.shelf import TileMissingError
from foedus.words.speech import date_text, listed


def run(given: Namespace) -> int:
    """Print the proof that an act is on the record; give 1 if it is not, 2 if there is no such record."""
    place = record_place(given.record, given.language)
    if place is None:
        return 2
    try:
        with saying_why(given.language):
            log = reader_of(place)
            position = number(given.act) if len(given.act) != 64 else log.shelf.position(given.act)
            if position is None or position >= log.size:
                sys.stderr.write(phrase("not-on-record", given.language, act=given.act, log=log.origin, size=log.size) + "\n")
                return 1
            # The checkpoint has bytes that no terminal's encoding may change.
            sys.stdout.buffer.write(str(log.proof(position)).encode())
            sys.stdout.flush()
            log.shelf.close()
    except UnopenedError:
        return 2
    except TileMissingError as error:
        say_finding(tile_missing(error), given.language)
        return 1
    return 0


def run_verify(given: Namespace) -> int:
    """Check a proof; give 1 if it does not hold, 2 if it cannot be put."""
    try:
        with saying_why(given.language):
            key, policy = key_given(given.key), policy_given(given.policy)
            proof = parse_proof(contents(given.proof))
            act = sha256(contents(given.act)).hexdigest() if given.act else ""
    except UnopenedError:
        return 2
    if isinstance(key, Finding):
        say_finding(key, given.language)
        return 2
    if isinstance(policy, Finding):
        say_finding(policy, given.language)
        return 2
    found = proof if isinstance(proof, Finding) else check_proof(proof, key=key, policy=policy)
    if not isinstance(found, Finding) and act:
        found = found.of(act)
    if isinstance(found, Finding):
        say_finding(found, given.language)
        return 1
    told = _plain(found)
    print(json.dumps(told, ensure_ascii=False) if given.json else _told(found, given.language))
    return 0


def _plain(found: Proven) -> dict[str, Any]:
    return {
        "act": found.leaf.commitment,
        "position": found.position,
        "received": moment(found.leaf.received),
        "log": found.checkpoint.origin,
        "size": found.checkpoint.size,
        "root": found.checkpoint.root.hex(),
        "signed": found.signed,
        "witnesses": list(found.witnesses),
        "result": "verified" if found.signed else "self-consistent",
    }


def _told(found: Proven, language: str) -> str:
    told = _plain(found)
    told["received"] = date_text(told["received"], language)
    lines = [phrase("proof-holds", language, **told)]
    if found.witnesses:
        lines.append(phrase("proof-witnessed", language, names=listed(list(found.witnesses), language)))
    lines.append(phrase("proof-signed" if found.signed else "proof-unsigned", language, log=found.checkpoint.origin))
    return "\n".join(lines)
