"""This file is about delegates who sign acts with OpenSSH: what their ``ssh-keygen`` made is true here, and what our record holds is true to it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from benchmarks.acts import entries
from foedus.finding import Finding
from foedus.record.canonical import encode
from foedus.record.signature import ActSignature, check_signatures, parse_signatures, signature_by_ssh
from foedus.record.ssh_signature import NAMESPACE, armoured
from foedus.shelves.log import Examined, Log
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.tiles.directory import TileShelf
from foedus.shelves.tiles.export import export
from tests.interop.report import Checked, Report
from tests.interop.running import ran
from tests.interop.subject import BEGIN, KEY, ORIGIN

DESKS = 2
ACTS = 8
DELEGATE = "delegate@mfa.example"


class Signed(NamedTuple):
    """An act as a delegate signed it: its id, its canonical bytes, the key it names, and the signature's line."""

    id: str
    data: bytes
    line: ActSignature


def desks(room: Path) -> Report:
    """Have acts signed by ``ssh-keygen -Y sign``, enter and export them, and have each verified by ``ssh-keygen -Y verify``."""
    room.mkdir(parents=True)
    checked: list[Checked] = []
    for desk in range(DESKS):
        key = room / f"desk-{desk}"
        ran("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", DELEGATE, "-f", str(key))
        public = key.with_suffix(".pub").read_text().split()[:2]
        (room / f"allowed-{desk}").write_text(f'{DELEGATE} namespaces="{NAMESPACE}" {" ".join(public)}\n')
        signed = [_signed(key, room / f"act-{desk}-{number}.json", desk, number) for number in range(ACTS)]
        checked += [_true_here(one) for one in signed]
        checked += _true_there(_exported(signed, room / f"export-{desk}"), room, room / f"allowed-{desk}")
        checked += _changed(signed[0], room, room / f"allowed-{desk}")
        checked += _for_something_else(key, signed[0], room)
    return Report(_version(), checked)


def _signed(key: Path, file: Path, desk: int, number: int) -> Signed:
    """Sign an act as a delegate does: the act names the key, the command signs the file of its bytes."""
    words = key.with_suffix(".pub").read_text().split()
    entry = entries(ACTS, log=ORIGIN)[number]
    nonce = sha256(f"{desk}/{number} {words[1]}".encode()).hexdigest()
    data = encode(replace(entry.act, key=_key_name(words[1]), nonce=nonce))
    file.write_bytes(data)
    return Signed(sha256(data).hexdigest(), data, _line(key, file, NAMESPACE, "sha256"))


def _line(key: Path, file: Path, namespace: str, hash_: str) -> ActSignature:
    signature = file.with_name(f"{file.name}.sig")
    signature.unlink(missing_ok=True)
    ran("ssh-keygen", "-Y", "sign", "-q", "-n", namespace, "-O", f"hashalg={hash_}", "-f", str(key), str(file))
    line = signature_by_ssh(signature.read_bytes())
    assert not isinstance(line, Finding), line
    return line


def _key_name(encoded: str) -> str:
    """Name a key as acts do, from OpenSSH's public file: the last 32 bytes are the key's."""
    return f"ed25519:{b64decode(encoded)[-32:].hex()}"


def _true_here(one: Signed) -> Checked:
    found = check_signatures(one.id, one.line.key, str(one.line).encode())
    return Checked("acts that ssh-keygen signed are signed here", found is None, str(found))


def _exported(signed: list[Signed], folder: Path) -> list[Signed]:
    """Enter the acts on a log, export it, and read from the folder what a stranger gets."""
    log = Log(MemoryShelf(KEY.identity), KEY, lambda: BEGIN)
    log.enter([Examined(one.id, one.data, str(one.line).encode()) for one in signed])
    export(log.shelf, folder)
    found = []
    for row in TileShelf(folder).rows():
        lines = parse_signatures(row.signatures)
        assert row.act
        assert not isinstance(lines, Finding)
        found.append(Signed(row.id, row.act, lines[0]))
    return found


def _true_there(signed: list[Signed], room: Path, allowed: Path) -> Iterator[Checked]:
    for one in signed:
        done = _verified(armoured(one.line.signature), one.data, room, allowed)
        yield Checked("acts of our export verified by ssh-keygen -Y verify", done, one.id)
        changed = one.data.replace(b'"seat":"', b'"seat":"X', 1)
        yield Checked("changed acts refused by both", not _taken_by_either(one, changed, room, allowed), one.id)


def _taken_by_either(one: Signed, data: bytes, room: Path, allowed: Path) -> bool:
    """Say whether anybody takes a signature for one on other bytes."""
    ours = check_signatures(sha256(data).hexdigest(), one.line.key, str(one.line).encode()) is None
    return ours or _verified(armoured(one.line.signature), data, room, allowed)


def _changed(one: Signed, room: Path, allowed: Path) -> Iterator[Checked]:
    """Change each byte of a signature in turn: nobody takes it, here or there."""
    whole = one.line.signature
    for at in range(len(whole)):
        changed = bytes((*whole[:at], whole[at] ^ 1 << at % 8, *whole[at + 1 :]))
        ours = check_signatures(one.id, one.line.key, str(ActSignature(one.line.key, changed)).encode()) is None
        theirs = _verified(armoured(changed), one.data, room, allowed)
        yield Checked("changed signatures refused by both", not ours and not theirs, f"byte {at}: ours {ours}, theirs {theirs}")


def _for_something_else(key: Path, one: Signed, room: Path) -> Iterator[Checked]:
    """What was signed for another purpose is no signature on an act, though OpenSSH finds it true for that purpose."""
    file = room / "else.json"
    file.write_bytes(one.data)
    for namespace, hash_ in (("file", "sha256"), ("git", "sha256"), (NAMESPACE, "sha512")):
        line = _line(key, file, namespace, hash_)
        found = check_signatures(one.id, line.key, str(line).encode())
        yield Checked("signatures for another purpose refused here", found is not None, f"{namespace} {hash_}")


def _verified(signature: bytes, data: bytes, room: Path, allowed: Path) -> bool:
    file = room / "shown.sig"
    file.write_bytes(signature)
    done = ran("ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", DELEGATE, "-n", NAMESPACE, "-s", str(file), given=data)
    return done.returncode == 0


def _version() -> str:
    return ran("ssh", "-V").stderr.decode().split(",")[0].replace("_", " ") + ", ssh-keygen -Y"
