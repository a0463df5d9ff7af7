"""This file makes a small true log, and gives a dishonest host everything that it needs to change it: its keys too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from msgspec.structs import replace

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.mechanisms.defence.acts import AssistanceRequested, StatementMade
from foedus.organization.audit.course import Course
from foedus.organization.audit.part import LENGTH, check_part
from foedus.organization.audit.terms import Terms
from foedus.organization.chain import chain_of
from foedus.organization.gate import Gate, examine
from foedus.record.act import Act, Body, Times
from foedus.record.anchor import genesis
from foedus.record.authority import OWN
from foedus.record.canonical import encode
from foedus.record.checkpoint import Checkpoint
from foedus.record.cosignature import cosign
from foedus.record.frontier import Frontier, grown
from foedus.record.hashing import leaf_hash
from foedus.record.leaf import Leaf, Stub, decode_leaf, encode_leaf
from foedus.record.note import signed
from foedus.record.signature import COMPILER, key_name, sign_act
from foedus.record.tile import Tile
from foedus.record.vkey import COSIGNATURE, ED25519, SignerKey
from foedus.shelves.log import Examined, Log, LogKey, Open, Receipt, verifier_keys
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.shelf import Identity, Row, Shelf

BEGIN = 1_700_000_000


def log_key(origin: str = "csto", seed: bytes = b"log") -> LogKey:
    """Give the keys of a log, the same each time."""
    return LogKey(
        SignerKey(origin, ED25519, sha256(seed).digest()), SignerKey(f"{origin}/clock", COSIGNATURE, sha256(seed + b" clock").digest())
    )


KEY = log_key()
WITNESS = SignerKey("arm.example/w", COSIGNATURE, sha256(b"witness").digest())
AUTHOR = SignerKey("KAZ", ED25519, sha256(b"KAZ").digest())


def act(number: int, *, log: str = "csto", author: SignerKey | None = AUTHOR, body: Body | None = None) -> Act:
    """Give an act that is the same whenever the number is."""
    said = body or (AssistanceRequested(what="assistance") if number % 3 else StatementMade(words=f"Statement {number}."))
    return Act(
        log=log,
        seat="KAZ",
        key=key_name(author.verifier.key) if author else COMPILER,
        nonce=sha256(f"nonce {number}".encode()).hexdigest(),
        times=Times(done="2022-01-05"),
        body=said,
        source="" if author else "kremlin.ru",
        confidence=None if author else "high",
    )


def examined(one: Act, author: SignerKey | None = AUTHOR, *, stub: Stub | None = None, beside: Sequence[SignerKey] = ()) -> Examined:
    """Sign an act and let it be examined."""
    data = encode(one)
    act_id = sha256(data).hexdigest()
    signatures = "".join(str(sign_act(act_id, by)) for by in (author, *beside) if by).encode()
    sound = examine(data, signatures, log=one.log, history=True)
    assert not isinstance(sound, Finding), sound
    return Examined(act_id, data, signatures, stub, sound.act, one.kind in OWN)


class Clock:
    """A clock that goes on by a minute whenever it is asked."""

    def __init__(self, now: Instant = BEGIN) -> None:
        self.now = now

    def __call__(self) -> Instant:
        self.now += 60
        return self.now


def opening(key: LogKey = KEY) -> Examined:
    """Give the act that opens the record."""
    first = genesis(
        key.signer.name,
        "CSTO",
        verifier_keys(key.identity),
        corpus="sha256:" + "0" * 64,
        nonce="0" * 64,
        done="2023-11-14T22:13:20Z",
        roots={"CSTO": key_name(AUTHOR.verifier.key)},
    )
    return examined(first, key.signer, beside=(AUTHOR,))


def true_log(batches: Sequence[int] = (1, 2, 3, 5, 4), key: LogKey = KEY, shelf: Shelf | None = None, closed: int = -1) -> Log:
    """Make a log with so many acts in each batch after its first act; every fourth is history, which nobody signed.

    :param closed: the number of an act that is closed, with a stub.
    """
    log = Log(shelf or MemoryShelf(key.identity), key, Clock(), gate=Gate(key.identity.keys) if closed < 0 else Open())
    log.found()
    log.enter([opening(key)])
    number = 0
    for batch in batches:
        told = log.enter([submitted(number + one, log.origin, closed) for one in range(batch)])
        assert all(isinstance(one, Receipt) for one in told), told
        number += batch
    return log


def submitted(number: int, log: str = "csto", closed: int = -1) -> Examined:
    """Give the act of a number, ready to be entered."""
    author = None if number % 4 == 3 else AUTHOR
    stub = Stub(matter="organ:CSC", rule="CSC 12", seat="KAZ", until="2040", size=1024) if number == closed else None
    return examined(act(number, log=log, author=author), author, stub=stub)


class Host(MemoryShelf):
    """A shelf whose host may put anything anywhere, and has the log's keys."""

    def __init__(self, of: Shelf, key: LogKey = KEY) -> None:
        super().__init__(of.identity)
        assert isinstance(of, MemoryShelf)
        self.key = key
        self.kept = list(of.rows())
        self.listed: list[int] | None = None
        self.checkpoints = dict(of.notes())
        self.tiles = dict(of._tiles)  # noqa: SLF001 — the host has the whole shelf
        self._settle()

    def _settle(self) -> None:
        self._rows, self._notes, self._tiles = self.kept, self.checkpoints, self.tiles
        self._positions = {row.id: row.position for row in self.kept}

    def chain(self) -> Iterator[int]:
        """Give what the host says of where the record's own acts are: the truth, if it was told nothing else."""
        yield from [row.position for row in self.kept if row.own] if self.listed is None else self.listed

    def put(self, position: int, **changes: object) -> None:
        """Change a row."""
        self.kept[position] = replace(self.kept[position], **changes)
        self._settle()

    def put_leaf(self, position: int, **changes: object) -> None:
        """Change what a row's leaf says."""
        leaf = decode_leaf(self.kept[position].leaf)
        assert isinstance(leaf, Leaf)
        self.put(position, leaf=encode_leaf(replace(leaf, **changes)))

    def renumber(self) -> None:
        """Give the rows the positions at which they stand now."""
        self.kept[:] = [replace(row, position=at) for at, row in enumerate(self.kept)]
        self._settle()

    def resign(self, sizes: Sequence[int] = ()) -> None:
        """Make every tile anew and sign every checkpoint anew, with its old time, over what lies here now."""
        self.tiles.clear()
        times = {size: self.time(size) for size in self.checkpoints}
        keep = [size for size in (sizes or self.checkpoints) if size <= len(self.kept)]
        self.checkpoints.clear()
        frontier, at = Frontier(), 0
        for size in keep:
            frontier, tiles = grown(frontier, [leaf_hash(row.leaf) for row in self.kept[at:size]])
            self._fill(tiles)
            self.checkpoints[size] = self.note_of(frontier, times.get(size, max(times.values())))
            at = size
        self._settle()

    def _fill(self, tiles: Sequence[Tile]) -> None:
        self.tiles.update({(tile.level, tile.index): tile.nodes for tile in tiles})

    def time(self, size: int) -> Instant:
        """Give the time at which the host's clock signed a checkpoint."""
        line = self.checkpoints[size].decode().splitlines()[-1].rsplit(" ", 1)[1]
        from foedus.record.encoding import from_base64

        return int.from_bytes((from_base64(line) or b"")[4:12], "big")

    def note_of(self, frontier: Frontier, time: Instant) -> bytes:
        """Sign a checkpoint."""
        checkpoint = Checkpoint(self.key.signer.name, frontier.size, frontier.root)
        return signed(checkpoint.text, self.key.signer).also([cosign(checkpoint, self.key.clock, time=time)]).encode()


def audited(
    shelf: MemoryShelf, *, anchor: str = "", witnesses: Sequence[SignerKey] = (), identity: Identity | None = None
) -> tuple[Finding, ...]:
    """Audit a shelf as a whole, without a disk, and give what is wrong."""
    terms = Terms(
        (identity or shelf.identity).origin,
        verifier_keys(identity or shelf.identity),
        tuple(one.verifier for one in witnesses),
        anchor,
        chain_of(next(shelf.rows(at, at + 1)) for at in shelf.chain()),
    )
    course, rows = Course(shelf), shelf.size()
    found: list[Finding] = []
    for first in range(0, rows, LENGTH) if rows else (0,):
        found += course.advance(check_part(shelf, first, min(first + LENGTH, rows), terms))
    return (*found, *course.end(rows))


def row_of(position: int, one: Examined, received: Instant) -> Row:
    """Make a row as an honest log would."""
    return Row(position, one.id, encode_leaf(Leaf(one.id, received, one.stub)), one.data, one.signatures, one.own)
