"""This file is about witnesses: somebody else's cosigns our log and refuses our fork; ours cosigns somebody else's log and refuses its fork.

Both run as programs of their own and are spoken to over HTTP.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from foedus.finding import Finding
from foedus.record.policy import Policy, parse_policy
from foedus.shelves.log import Examined, Log
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.witnessing import ask_witnesses
from tests.interop.installed import AICS, AICS_WITNESS, PYTHON, aics
from tests.interop.report import Checked, Report
from tests.interop.requests import Sent, requests
from tests.interop.running import Answer, fetch, foedus, free_port, ran, running
from tests.interop.subject import BEGIN, KEY

BATCHES = (1, 99, 156, 1, 300, 220)
"""So many acts enter under each of the log's checkpoints."""


def their_witness(room: Path) -> Report:
    """Have aics-witness cosign our log as it grows, and refuse its fork."""
    with aics_witness(room) as (url, key):
        checked = [*_grows(url, key)]
    kept = json.loads(ran(AICS_WITNESS, "evidence", "--config", str(room / "witness.json")).stdout)
    checked.append(Checked("evidence of our fork kept", bool(kept), str(kept)))
    return Report(f"aics-witness {aics('aics_witness')} before our log", checked)


def our_witness(room: Path) -> Report:
    """Have our witness cosign a log that aics-tlog keeps and feeds, and hold the evidence of its fork."""
    key = ran(PYTHON, str(AICS / "log.py"), "key").stdout.decode()
    # With a second line in ML-DSA, which nobody else reads yet: it must trouble nobody.
    with foedus_witness(room, key, "--post-quantum") as (url, witness):
        fed = ran(PYTHON, str(AICS / "log.py"), "feed", url, witness)
    checked = [Checked(**json.loads(line)) for line in fed.stdout.splitlines()]
    checked.append(Checked("its client ended well", fed.returncode == 0 and bool(checked), fed.stderr.decode()))
    checked += _convicted(room, room.with_suffix(".evidence"), room.with_suffix(".vkey"))
    return Report(f"aics-tlog {aics('aics_tlog')}'s log before our witness", checked)


def both_witnesses(room: Path) -> Report:
    """Send the same requests to both witnesses, true ones and some hundreds of others: each answers as the protocol says, and both alike."""
    log, fork = _log(BATCHES), _log(BATCHES, first=1_000)
    checked = []
    with (
        aics_witness(room / "theirs") as (theirs, _),
        foedus_witness(room / "ours", "".join(f"{one}\n" for one in KEY.identity.keys)) as (ours, _),
    ):
        for sent in requests(log, fork):
            told = [fetch(f"{url}/add-checkpoint", sent.body) for url in (theirs, ours)]
            seen = f"{sent.what}: {told}, due {sent.statuses}"
            checked += [
                Checked(f"{name} answers as the protocol says", _is_due(sent, one), seen)
                for name, one in zip(("aics-witness", "our witness"), told, strict=True)
            ]
            checked.append(Checked("requests to which both answer alike", _are_alike(sent, *told), seen))
    return Report("both witnesses before our log", checked)


def _are_alike(sent: Sent, one: Answer, other: Answer) -> bool:
    # The editions of the document differ in one status, and so may the witnesses.
    return one.status == other.status or {one.status, other.status} == set(sent.statuses) == {409, 422}


def _grows(url: str, key: str) -> Iterator[Checked]:
    log, policy = _log(), _policy(f"log {KEY.identity.keys[0]}\nwitness one {key} {url}\nquorum one\n")
    for number, count in enumerate(BATCHES):
        log.enter(_acts(number, count))
        asked = ask_witnesses(log, policy)
        yield Checked("our checkpoints cosigned as the log grows", bool(asked and asked.is_witnessed), str(asked))
    # A host that lost the cosignatures asks from nothing, and is told the size.
    forgetful = _log(BATCHES)
    forgetful.enter(_acts(len(BATCHES), 10))
    asked = ask_witnesses(forgetful, policy)
    yield Checked("cosigned also when asked from nothing, after a conflict", bool(asked and asked.is_witnessed), str(asked))
    asked = ask_witnesses(_log(BATCHES), policy)
    yield Checked("our log, set back, learns so from the witness", _codes(asked) == ["witness-ahead"], str(asked))
    asked = ask_witnesses(_log((*BATCHES, 11), first=1_000), policy)
    yield Checked("our fork refused", _codes(asked) == ["witness-refused"], str(asked))


def _codes(asked: object) -> list[str]:
    return [one.code for one in getattr(asked, "findings", ())]


def _is_due(sent: Sent, answer: Answer) -> bool:
    if answer.status == 409 and 422 not in sent.statuses:
        return 409 in sent.statuses and answer.kind == "text/x.tlog.size" and answer.body[:-1].isdigit()
    return answer.status in sent.statuses


def _convicted(home: Path, folder: Path, keys: Path) -> Iterator[Checked]:
    """Look at the evidence that our witness holds against a log which showed it a fork: each piece convicts by itself."""
    status = foedus("witness", "status", str(home), "--evidence", str(folder))
    pieces = sorted(folder.glob("*"))
    yield Checked("our witness says that it holds evidence", status.returncode == 1 and bool(pieces), f"{status!r} {pieces}")
    checked = [foedus("witness", "check", str(one), "--keys", str(keys)) for one in pieces]
    yield Checked("the fork convicts its log by itself", any(one.returncode == 0 for one in checked), str(checked))


@contextmanager
def aics_witness(room: Path, origin: str = KEY.signer.name, log: str = KEY.identity.keys[0]) -> Iterator[tuple[str, str]]:
    """Run aics-witness for a log with this key; give its address and its key."""
    room.mkdir(parents=True)
    config, port = str(room / "witness.json"), free_port()
    named = ("--name", "witness.example/aics", "--listen", f"127.0.0.1:{port}")
    made = ran(AICS_WITNESS, "init", "--config", config, *named)
    added = ran(AICS_WITNESS, "add-log", "--config", config, "--origin", origin, "--vkey", log)
    if made.returncode or added.returncode:
        raise RuntimeError(f"aics-witness: {made!r} {added!r}")
    url = f"http://127.0.0.1:{port}"
    with running((AICS_WITNESS, "serve", "--config", config), f"{url}/healthz", room / "printed"):
        yield url, made.stdout.decode().split()[-1]


@contextmanager
def foedus_witness(room: Path, keys: str, *options: str) -> Iterator[tuple[str, str]]:
    """Run our witness for a log with these keys; give its address and its key."""
    file, port = room.with_suffix(".vkey"), free_port()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(keys)
    made = foedus("witness", "init", str(room), "--name", "witness.example/foedus", "--keys", str(file), "--json", *options)
    if made.returncode:
        raise RuntimeError(f"foedus witness init: {made!r}")
    url = f"http://127.0.0.1:{port}"
    serve = (sys.executable, "-m", "foedus.cli", "witness", "serve", str(room), "--port", str(port), "--every", "1")
    with running(serve, url, room.with_suffix(".printed")):
        yield url, json.loads(made.stdout)["keys"][0]


def _log(batches: tuple[int, ...] = (), *, first: int = 0) -> Log:
    """Make a log of so many acts under each checkpoint; another ``first`` makes a fork of it."""
    log = Log(MemoryShelf(KEY.identity), KEY, lambda: BEGIN)
    log.found()
    for number, count in enumerate(batches, first):
        log.enter(_acts(number, count))
    return log


def _acts(batch: int, count: int) -> list[Examined]:
    acts = [f"act {batch}/{number}".encode() for number in range(count)]
    return [Examined(sha256(data).hexdigest(), data) for data in acts]


def _policy(text: str) -> Policy:
    found = parse_policy(text.encode())
    assert not isinstance(found, Finding), found
    return found
