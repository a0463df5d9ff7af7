"""This file holds ``foedus log witnesses --status``: what the policy asks for, and what is known of each witness.

Each witness with an address is asked for its evidence; what the keys do not bear out is not shown.
"""

from __future__ import annotations

import json
import time
from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from msgspec.structs import replace

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import policy_given, record_place, say_finding
from foedus.corpus.procedure import Witnessing
from foedus.dates import length
from foedus.finding import Finding
from foedus.record.checkpoint import parse_checkpoint
from foedus.record.evidence import Evidence
from foedus.record.note import Note, parse_note
from foedus.record.policy import NONE, Policy, Witnessed
from foedus.record.succession import Reign
from foedus.shelves.accounts import Account, accounts, evidence_of, evidence_url
from foedus.shelves.asking import Told, keep, told_last
from foedus.shelves.folder import CorpusMissingError, find_corpus, open_corpus
from foedus.shelves.heads import Heads
from foedus.shelves.log import LogReader
from foedus.shelves.places import head_path, open_shelf
from foedus.shelves.reigning import Trust, trust
from foedus.shelves.witnessed import last_words
from foedus.shelves.witnessing import ask_witnesses, newest_witnessed
from foedus.words.exposition import finding_text
from foedus.words.speech import date_text, lapse_text

AT_ONCE = 16
"""The most witnesses whose evidence is fetched at the same time."""

Evidences = dict[str, tuple[Evidence, ...] | Finding]


def run_status(given: Namespace) -> int:
    """Say of each witness of a record what is known of it, asking them first if told to; give 1 if too few have cosigned."""
    place = given.record or record_place(given.corpus, given.language)
    if place is None:
        return 2
    try:
        with saying_why(given.language):
            shelf = open_shelf(place, read_only=not given.ask)
            log = LogReader(shelf, Heads(head_path(place, shelf.identity.origin), shelf.identity.origin))
            told = _gathered(given, place, log)
            shelf.close()
    except UnopenedError:
        return 2
    if isinstance(told, Finding):
        say_finding(told, given.language)
        return 2
    if given.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _show(told, given.language)
    return 0 if told["witnessed"] == told["size"] else 1


def _gathered(given: Namespace, place: str, log: LogReader) -> dict[str, Any] | Finding:
    judging = _trust(given, place, log)
    if isinstance(judging, Finding):
        return judging
    if given.ask and (asked := ask_witnesses(log, judging)) is not None:
        keep(place, log.origin, asked, replace(judging.policy, witnesses=judging.witnesses), int(time.time()))
    named = replace(judging.policy, witnesses=judging.witnesses)
    heard, within = told_last(place, log.origin), _within(given.corpus)
    found = accounts(log, last_words(log, named), heard, int(time.time()), within)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        fetched = threads.map(lambda one: evidence_of(one, log) if one.url else (), named.witnesses)
        evidence = dict(zip((one.name for one in named.witnesses), fetched, strict=True))
    newest = newest_witnessed(log, judging) if judging.policy.quorum != NONE else None
    return {
        "log": log.origin,
        "size": log.size,
        "witnessed": newest[0] if newest else 0,
        "by": list(newest[1].names) if newest and isinstance(newest[1], Witnessed) else [],
        "policy": _asked_for(judging.policy),
        "within": within,
        "asked": _heard(heard),
        "witnesses": [_told(log, one, evidence[one.witness.name], within, given.language) for one in found],
    }


def _trust(given: Namespace, place: str, log: LogReader) -> Trust | Finding:
    named = policy_given(given.policy)
    if isinstance(named, Finding):
        return named
    return Trust((Reign(0, named),)) if named else trust(log, place) or Trust((Reign(0, Policy()),))


def _within(given: str) -> int | None:
    """Give the seconds in which a witness is to cosign a checkpoint by the corpus's procedures, if they say so."""
    try:
        corpus = open_corpus(find_corpus(given)).corpus
    except CorpusMissingError:
        return None
    articles = (article for instrument in corpus.instruments for article in instrument.articles) if corpus else ()
    rules = (one for article in articles for one in article.provisions if isinstance(one, Witnessing))
    said = next((one.within for one in rules if one.within), None)
    if said is None:
        return None
    found = length(said)
    return ((found.months * 30 + found.days) * 24 + found.hours) * 3600


def _asked_for(policy: Policy) -> dict[str, Any]:
    groups = [{"name": one.name, "least": one.least, "of": list(one.members)} for one in policy.groups]
    return {"quorum": policy.quorum, "groups": groups}


def _heard(told: Told | None) -> dict[str, Any] | None:
    return {"time": _moment(told.time), "size": told.size} if told else None


def _told(log: LogReader, one: Account, evidence: tuple[Evidence, ...] | Finding, within: int | None, language: str) -> dict[str, Any]:
    return {
        "name": one.witness.name,
        "url": one.witness.url,
        "state": one.state,
        "cosigned": one.size,
        "time": None if one.time is None else _moment(one.time),
        "lateness": one.lateness,
        "overdue": one.exceeds(within),
        "behind": one.behind,
        "waiting": one.waiting,
        "answered": [finding_text(found, language) for found in one.answers],
        "evidence": None if isinstance(evidence, Finding) else [_evidence(found) for found in evidence],
        "evidence_url": evidence_url(one.witness, log.origin) or None,
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {"kind": one.kind, "sizes": [_size(text) for text in (one.first, one.second)], "by": one.by.split("+")[0]}


def _size(text: str) -> int | None:
    note = parse_note(text.encode())
    found = parse_checkpoint(note.text) if isinstance(note, Note) else note
    return None if isinstance(found, Finding) else found.size


def _moment(instant: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(instant))


def _show(told: dict[str, Any], language: str) -> None:
    print(phrase("witnesses-head", language, size=told["size"], witnessed=told["witnessed"], by=", ".join(told["by"]) or "—"))
    print(_policy_text(told["policy"], language))
    if told["within"] is not None:
        print(phrase("witnesses-within", language, lapse=lapse_text(told["within"], language)))
    asked = told["asked"]
    print(
        phrase("witnesses-asked", language, time=date_text(asked["time"], language), size=asked["size"])
        if asked
        else phrase("witnesses-unasked", language)
    )
    for one in told["witnesses"]:
        print()
        print("\n  ".join(_lines(one, language)))


def _policy_text(policy: dict[str, Any], language: str) -> str:
    if policy["quorum"] == NONE:
        return phrase("witnesses-quorum-none", language)
    groups = {one["name"]: one for one in policy["groups"]}
    return phrase("witnesses-quorum", language, quorum=_quorum(policy["quorum"], groups, language))


def _quorum(name: str, groups: dict[str, Any], language: str) -> str:
    """Write what is asked for, groups within groups in brackets; a policy that was read has none within itself."""
    group = groups.get(name)
    if group is None:
        return name
    members = ", ".join(f"({_quorum(one, groups, language)})" if one in groups else one for one in group["of"])
    return phrase("witnesses-of", language, least=group["least"], members=members)


def _lines(one: dict[str, Any], language: str) -> list[str]:
    lines = [f"{one['name']}  {phrase('witnesses-state-' + one['state'], language)}  {one['url']}".rstrip()]
    if one["cosigned"] is not None:
        lines.append(phrase("witnesses-cosigned", language, size=one["cosigned"], time=date_text(one["time"], language)))
        if one["lateness"] is not None:
            name = "witnesses-overdue" if one["overdue"] else "witnesses-lateness"
            lines[-1] += phrase(name, language, lapse=lapse_text(one["lateness"], language))
    if one["behind"] and one["waiting"] is not None:
        lines.append(phrase("witnesses-behind", language, leaves=one["behind"], lapse=lapse_text(one["waiting"], language)))
    lines += one["answered"]
    lines += [
        phrase(f"witnesses-evidence-{found['kind']}", language, first=found["sizes"][0], second=found["sizes"][1], by=found["by"])
        for found in one["evidence"] or ()
    ]
    if one["evidence"]:
        lines.append(one["evidence_url"])
    return lines
