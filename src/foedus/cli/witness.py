"""This file holds the commands ``foedus witness …``: making a witness, running it, and seeing what it saw."""

from __future__ import annotations

import json
import signal
import sys
import time
from argparse import Namespace
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

from rich.console import Console
from rich.table import Table

from foedus.cli.opening import UnopenedError, saying_why
from foedus.cli.phrases import phrase
from foedus.cli.records import contents
from foedus.finding import Finding
from foedus.record.checkpoint import Checkpoint, parse_checkpoint
from foedus.record.encoding import base64
from foedus.record.evidence import check_evidence, parse_evidence
from foedus.record.note import Note, parse_note
from foedus.record.policy import Policy, parse_policy
from foedus.record.vkey import KeyNameError, VerifierKey, verifier_key
from foedus.shelves.shelf import Identity, Shelf
from foedus.shelves.sqlite import SqliteShelf
from foedus.witness.bodies import Bodies
from foedus.witness.consenting import Epoch, consent
from foedus.witness.cosigner import Cosigner
from foedus.witness.home import Home, make_home, open_home, origin_hash, watching
from foedus.witness.ledger import Kept, Ledger
from foedus.witness.mirror import Mirrors
from foedus.witness.relay import Relay
from foedus.witness.rounds import Rounds
from foedus.witness.server import WitnessServer
from foedus.words.exposition import finding_text
from foedus.words.speech import date_text


def run_init(given: Namespace) -> int:
    """Make a witness; give 2 if it cannot be made."""
    known = _known(given)
    try:
        home = known if isinstance(known, Finding) else make_home(Path(given.folder), given.name, known, post_quantum=given.post_quantum)
    except KeyNameError:
        return _say(phrase("witness-name", given.language, given=given.name))
    if isinstance(home, Finding):
        return _say(finding_text(home, given.language))
    keys = [str(one.verifier) for one in home.keys.cosigners]
    told = {"witness": home.keys.name, "keys": keys, "statements": str(home.keys.statements.verifier), "logs": _origins(home)}
    if given.json:
        print(json.dumps(told))
    else:
        print(phrase("witness-made", given.language, name=home.keys.name, path=home.path, keys="\n".join(f"  {one}" for one in keys)))
    return 0


def _known(given: Namespace) -> Policy | Finding:
    """Read what a witness is to watch: a policy, or the file of a log's keys, in which the second is its clock's."""
    if given.logs:
        return parse_policy(Path(given.logs).read_bytes(), path=given.logs)
    keys = _keys(given.keys)
    return keys if isinstance(keys, Finding) else watching(keys, given.url)


def _keys(path: str) -> tuple[VerifierKey, ...] | Finding:
    read = [verifier_key(line) for line in Path(path).read_text(errors="replace").splitlines() if line]
    wrong = next((one for one in read if isinstance(one, Finding)), None)
    return wrong or tuple(one for one in read if isinstance(one, VerifierKey))


def run_serve(given: Namespace) -> int:
    """Run a witness until it is stopped; give 2 if it cannot run."""
    home = open_home(Path(given.folder))
    if isinstance(home, Finding):
        return _say(finding_text(home, given.language))
    ledger = Ledger(home.ledger)
    mirrors = Mirrors(home, ledger, mirror_shelf)
    relay = Relay(home, ledger, now)
    try:
        server = WitnessServer((given.host, given.port), Cosigner(home, ledger, now), relay, mirrors)
    except OSError as error:
        return _say(phrase("witness-port", given.language, host=given.host, port=given.port, problem=error))
    rounds = Rounds(mirrors, relay, now, learn=server.learn)
    rounds.begin(given.every)
    _ends_when_told()
    print(_serving(home, server.url, given.language), flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        rounds.end()
        server.server_close()
        mirrors.close()
        ledger.close()
    return 0


def _serving(home: Home, url: str, language: str) -> str:
    """Say where a witness is found that has begun to answer, and where each of its pages."""
    lines = [phrase("witness-serves", language, name=home.keys.name, url=url)]
    for log in {one.key.name: one for one in home.known.logs}.values():
        at = f"{url}/{origin_hash(log.key.name)}"
        lines.append(phrase("witness-serves-log", language, origin=log.key.name, url=at))
        if log.url:
            lines.append(phrase("witness-serves-mirror", language, url=at))
    return "\n".join(lines)


def _ends_when_told() -> None:
    """End in order on either signal, also where whoever started the process had it ignore interrupts."""
    if current_thread() is main_thread():
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.default_int_handler)


def now() -> int:
    """Give the time, in whole seconds since 1970, UTC."""
    return int(time.time())


def mirror_shelf(home: Home, identity: Identity) -> Shelf:
    """Open the shelf on which a witness keeps its copy of a log."""
    path = home.mirror(identity.origin)
    path.parent.mkdir(exist_ok=True)
    return SqliteShelf(path, identity)


def run_status(given: Namespace) -> int:
    """Say what a witness saw of each log; give 1 if it holds evidence against one, 2 if there is no witness there."""
    home = open_home(Path(given.folder))
    if isinstance(home, Finding):
        return _say(finding_text(home, given.language))
    ledger = Ledger(home.ledger)
    told = [_told(home, ledger, origin, given.language) for origin in _origins(home)]
    if given.evidence:
        for origin in _origins(home):
            _export(ledger, origin, Path(given.evidence))
    ledger.close()
    if given.json:
        print(json.dumps({"witness": home.keys.name, "logs": told}, ensure_ascii=False, indent=2))
    else:
        _show(told, given.language)
    return 1 if any(one["state"] == "convicted" for log in told for one in log["evidence"]) else 0


def _origins(home: Home) -> list[str]:
    return list(dict.fromkeys(log.key.name for log in home.known.logs))


def _export(ledger: Ledger, origin: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kept in ledger.evidence(origin):
        (folder / f"{kept.evidence.kind}-{kept.id[:16]}.json").write_bytes(kept.evidence.encode())


def _told(home: Home, ledger: Ledger, origin: str, language: str) -> dict[str, Any]:
    latest, seen = ledger.latest(origin), ledger.last_round(origin)
    sent = ledger.sent(origin)
    told: dict[str, Any] = {"origin": origin, "size": None, "root": None, "cosigned": None}
    checkpoint = _checkpoint(latest.note.decode()) if latest else None
    if latest and checkpoint:
        told |= {"size": latest.size, "root": base64(checkpoint.root), "cosigned": _moment(latest.time)}
    return told | {
        "mirror": _mirrored(home, origin),
        "closed": _closed(home, origin),
        "looked": _moment(seen[0]) if seen else None,
        "problem": finding_text(seen[1], language) if seen and seen[1] else None,
        "evidence": [_evidence(one) for one in ledger.evidence(origin)],
        "sent": {
            "entered": sum(one.position is not None for one in sent),
            "refused": sum(one.refusal is not None and one.position is None for one in sent),
            "waiting": [{"act": one.id, "since": _moment(one.received)} for one in sent if one.position is None and one.refusal is None],
        },
    }


def _mirrored(home: Home, origin: str) -> int | None:
    path = home.mirror(origin)
    if not path.is_file():
        return None
    shelf = SqliteShelf(path, read_only=True)
    try:
        return shelf.size()
    finally:
        shelf.close()


def _closed(home: Home, origin: str) -> dict[str, Any] | None:
    """Count the closed acts of a log that this member has and those that it lacks; nothing, where it asks for none."""
    path = home.closed(origin)
    if home.reading is None or not path.is_file():
        return None
    bodies = Bodies(path)
    here, lacking = bodies.count()
    bodies.close()
    return {"here": here, "lacking": lacking}


def _evidence(kept: Kept) -> dict[str, Any]:
    sizes = [found.size if (found := _checkpoint(text)) else None for text in (kept.evidence.first, kept.evidence.second)]
    state = "convicted" if kept.evidence.kind != "unexplained" else "cleared" if kept.cleared is not None else "open"
    return {"id": kept.id, "kind": kept.evidence.kind, "found": _moment(kept.found), "sizes": sizes, "by": kept.evidence.by, "state": state}


def _checkpoint(text: str) -> Checkpoint | None:
    note = parse_note(text.encode())
    found = parse_checkpoint(note.text) if isinstance(note, Note) else None
    return found if isinstance(found, Checkpoint) else None


def _moment(instant: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(instant))


def _show(told: list[dict[str, Any]], language: str) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for log in told:
        table = Table(box=None, show_header=False, title=log["origin"], title_justify="left")
        rows = {
            "cosigned": phrase("witness-cosigned", language, size=log["size"], at=date_text(log["cosigned"], language))
            if log["cosigned"]
            else phrase("witness-nothing", language),
            "mirror": "—" if log["mirror"] is None else str(log["mirror"]),
            "closed": phrase("witness-closed", language, **log["closed"]) if log["closed"] else "—",
            "looked": " ".join(one for one in (log["looked"] and date_text(log["looked"], language), log["problem"]) if one) or "—",
            "evidence": "\n".join(_line(one, language) for one in log["evidence"]) or phrase("witness-none", language),
            "sent": phrase(
                "witness-sent",
                language,
                entered=log["sent"]["entered"],
                refused=log["sent"]["refused"],
                waiting=len(log["sent"]["waiting"]),
            ),
        }
        for name, value in rows.items():
            table.add_row(phrase(f"witness-row-{name}", language), value)
        console.print(table)


def _line(one: dict[str, Any], language: str) -> str:
    first, second = one["sizes"]
    found = date_text(one["found"], language)
    return phrase(f"witness-{one['kind']}-{one['state']}", language, first=first, second=second, found=found, by=one["by"].split("+")[0])


def run_epoch(given: Namespace) -> int:
    """Consent to a new epoch of a log that lost its end; give 1 if this witness knows better, 2 if there is no witness there."""
    home = open_home(Path(given.folder))
    if isinstance(home, Finding):
        return _say(finding_text(home, given.language))
    try:
        with saying_why(given.language):
            asked = Epoch(contents(given.act), contents(given.signatures), contents(given.checkpoint), given.url)
    except UnopenedError:
        return 2
    ledger = Ledger(home.ledger)
    mirrors = Mirrors(home, ledger, mirror_shelf)
    found = consent(asked, home, ledger, mirrors)
    mirrors.close()
    ledger.close()
    if isinstance(found, Finding):
        sys.stderr.write(finding_text(found, given.language) + "\n")
        return 1
    told = {"log": found.origin, "kept": found.kept, "lost": found.lost}
    print(json.dumps(told) if given.json else phrase("epoch-consented", given.language, **told))
    return 0


def run_check(given: Namespace) -> int:
    """Check evidence by itself, with the log's keys; give 0 if it convicts, 1 if it shows nothing."""
    keys = _keys(given.keys)
    evidence = parse_evidence(Path(given.evidence).read_bytes())
    finding = next((one for one in (keys, evidence) if isinstance(one, Finding)), None)
    if isinstance(keys, tuple) and not isinstance(evidence, Finding):
        finding = check_evidence(evidence, keys)
        if finding is None:
            told = _evidence(Kept("", 0, evidence))
            print(
                json.dumps(told | {"holds": True})
                if given.json
                else phrase(f"witness-holds-{evidence.kind}", given.language, **_named(told))
            )
            return 0 if evidence.kind != "unexplained" else 1
    assert finding is not None
    print(json.dumps({"holds": False, "finding": finding.code}) if given.json else finding_text(finding, given.language))
    return 1


def _named(told: dict[str, Any]) -> dict[str, Any]:
    return {"first": told["sizes"][0], "second": told["sizes"][1], "by": told["by"].split("+")[0]}


def _say(text: str) -> int:
    sys.stderr.write(text + "\n")
    return 2
