"""This file holds the commands ``foedus log …``: beginning the record of a corpus."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from hashlib import sha256
from pathlib import Path

from foedus.cli.opening import UnopenedError, opened, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents, policy_given, say_finding
from foedus.corpus.corpus import Corpus
from foedus.finding import Finding
from foedus.organization.binding import differs, rules_of, unknown_kinds
from foedus.organization.closure import levels
from foedus.record.act_key import act_key
from foedus.record.binding import may_name
from foedus.shelves.founding import Founding, anchor, check_opening, draft, found
from foedus.shelves.places import default_place, key_path, shown


def run_init(given: Namespace) -> int:
    """Begin the record of a corpus, or say that it was begun; give 2 if it cannot be."""
    corpus = opened(given.corpus, given.language)
    if corpus is None or corpus.organization is None:
        return 2
    header = corpus.organization.corpus.header
    if given.name and not may_name(given.name):
        return _cannot("no-log-name", given, given=given.name)
    place = given.record or default_place(header.id)
    key = Path(given.key) if given.key else None
    known = levels(corpus.organization.corpus)
    if given.highest_level and given.highest_level not in known:
        sys.stderr.write(phrase("no-level", given.language, given=given.highest_level, levels=", ".join(known) or "—") + "\n")
        return 2
    try:
        with saying_why(given.language):
            return (
                _draft(given, corpus.organization.corpus, place, key)
                if given.root
                else _begun(given, corpus.organization.corpus, place, key)
            )
    except UnopenedError:
        return 2


def _begun(given: Namespace, corpus: Corpus, place: str, key: Path | None) -> int:
    if bool(given.genesis) != bool(given.signatures):
        return _cannot("genesis-and-signatures", given)
    opening = (contents(given.genesis), contents(given.signatures)) if given.genesis else None
    wrong = check_opening(*opening, corpus, place, name=given.name, key=key) if opening else None
    if wrong:
        say_finding(wrong, given.language)
        return 1
    log = found(corpus, place, key=key, highest=given.highest_level, opening=opening, name=given.name)
    told = {
        "log": log.origin,
        "record": shown(place),
        "key": str(key or key_path(place, log.origin)),
        "anchor": anchor(log),
        "vkey": str(log.keys[0]),
        "size": log.size,
    }
    log.shelf.close()
    if opening and told["anchor"] != sha256(opening[0]).hexdigest():
        return _cannot("begun-otherwise", given, record=shown(place))
    print(json.dumps(told) if given.json else phrase("begun", given.language, **told))
    return 0


def _draft(given: Namespace, corpus: Corpus, place: str, key: Path | None) -> int:
    """Write the act that is to open the record, for its founders to sign; nothing is opened yet."""
    roots: dict[str, str] = {}
    for one in given.root:
        seat, _, name = one.partition("=")
        if not seat or act_key(name) is None or seat in roots:
            return _cannot("no-root", given, given=one)
        roots[seat] = name
    if not given.genesis or given.signatures:
        return _cannot("genesis-first", given)
    if not 0 <= given.recovery < len(roots):
        return _cannot("no-recovery", given, given=given.recovery, most=len(roots) - 1)
    if not 0 <= given.consent <= len(roots):
        return _cannot("no-consent", given, given=given.consent, most=len(roots))
    policy = policy_given(given.policy)
    if isinstance(policy, Finding):
        say_finding(policy, given.language)
        return 2
    differing = differs(policy, corpus) if policy else None
    for finding in (*unknown_kinds(rules_of(corpus)), *((differing,) if differing else ())):
        say_finding(finding, given.language)
    settled = Founding(given.recovery, given.consent, tuple(given.page), policy, given.note)
    data = draft(corpus, place, roots, settled=settled, name=given.name, key=key)
    with Path(given.genesis).open("xb") as file:
        file.write(data)
    print(phrase("drafted", given.language, file=given.genesis, seats=", ".join(sorted(roots)), anchor=sha256(data).hexdigest()))
    return 0


def _cannot(name: str, given: Namespace, /, **values: object) -> int:
    sys.stderr.write(phrase(name, given.language, **values) + "\n")
    return 2
