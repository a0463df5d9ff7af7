"""Measure the record beside its peers, in rounds in which each has its turn; exit with 1 if an aim is missed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.acts import with_crises
from benchmarks.measure import RESULTS, ROOT, Row, at_least, at_most, report
from benchmarks.record import limits, ours
from benchmarks.record.cluster import Cluster, cluster
from benchmarks.record.peers import Peers, peers
from benchmarks.record.signed import Signed, recorded, signed, unchecked, write
from foedus.corpus.corpus import Corpus
from foedus.shelves.entries import BATCH
from foedus.shelves.folder import open_corpus

ROUNDS = 3
ACTS = 80_000
"""Acts that are made and signed once, and audited."""

EACH = 1_000
"""Acts that are entered one by one."""

ABOVE = 280
"""Microseconds of own work above bare SQLite that an act may take one by one (``docs/adr/0030-the-way-of-one-act.md``)."""

AUTHORS = 16
TOGETHER = 4_500
"""Acts a second that sixteen authors enter in PostgreSQL at least (there too)."""

LONG = 1_000_000
SIZES = (10_000, 100_000, LONG)

Contender = tuple[str, Callable[[], float]]


@dataclass
class Bench:
    """What is measured with, and the rows so far."""

    corpus: Corpus
    acts: list[Signed]
    server: Cluster
    peers: Peers
    folder: Path
    rows: list[Row] = field(default_factory=list)
    places: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        """Make ready to number the places of records."""
        self.places = (str(self.folder / f"{number}.db") for number in range(10_000))

    def place(self) -> str:
        """Give a place for a new record."""
        return next(self.places)

    def keys(self) -> Path:
        """Give a new folder."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def compete(self, what: str, unit: str, contenders: list[Contender], rounds: int = ROUNDS) -> dict[str, list[float]]:
        """Give each contender a turn in every round, and write down the median of each."""
        rates: dict[str, list[float]] = {name: [] for name, _ in contenders}
        for _ in range(rounds):
            for name, measured in contenders:
                rates[name].append(measured())
        for name, some in rates.items():
            self.add(Row(f"{what}: {name}", median(some), unit))
        return rates

    def add(self, row: Row) -> None:
        """Write down a row, and show that something was measured."""
        self.rows.append(row)
        print(f"  {row.name:<66} {row.value:>12,.4g} {row.unit}", file=sys.stderr, flush=True)

    def beside(self, what: str, own: list[float], other: list[float], aim: float | None) -> None:
        """Write down a ratio: the median over the rounds, in each of which both had their turn."""
        ratio = median(mine / theirs for mine, theirs in zip(own, other, strict=True))
        self.add(Row(what, ratio, "times") if aim is None else at_least(what, ratio, "times", aim))


def bare(bench: Bench) -> None:
    """Measure the limits of the machine."""
    bench.compete("limit", "/s", [
        ("an act flushed to a file", lambda: limits.flushed(bench.keys(), bench.acts[:500])),
        ("Ed25519 signatures checked, one core", limits.checked),
    ])  # fmt: skip


def each(bench: Bench) -> None:
    """Measure one author: every act is durable and under a root of its own before the next."""
    few = bench.acts[:EACH]
    rates = bench.compete("one by one", "acts/s", [
        ("foedus on SQLite", lambda: ours.one_by_one(bench.corpus, bench.place(), bench.keys(), few)),
        ("bare SQLite, no tree", lambda: limits.bare_sqlite(bench.keys(), few)),
        ("pymerkle", lambda: bench.peers.rate("pymerkle", "each", EACH)),
        ("aics-tlog", lambda: bench.peers.rate("aics-tlog", "each", 150)),
        ("eventsourcing on SQLite, no tree", lambda: bench.peers.rate("eventsourcing", "each", 500)),
        ("git", lambda: bench.peers.rate("git", "each", 40)),
        ("foedus on PostgreSQL", lambda: ours.one_by_one(bench.corpus, bench.server.database(), bench.keys(), few)),
        ("eventsourcing on PostgreSQL, no tree", lambda: bench.peers.rate("eventsourcing", "each", 300, bench.server.database())),
        ("pgbench, 1 client, no tree", lambda: bench.server.bare_inserts(1, seconds=2)),
    ], rounds=5)  # fmt: skip
    own = rates["foedus on SQLite"]
    bench.beside("one by one: foedus beside pymerkle", own, rates["pymerkle"], 3)
    bench.beside("one by one: foedus beside bare SQLite", own, rates["bare SQLite, no tree"], 0.5)
    above = median(1e6 / mine - 1e6 / bare for mine, bare in zip(own, rates["bare SQLite, no tree"], strict=True))
    bench.add(at_most("one by one: own work above bare SQLite", above, "µs", ABOVE))
    bench.beside("one by one: foedus beside aics-tlog", own, rates["aics-tlog"], None)
    bench.beside("one by one: foedus beside git", own, rates["git"], None)
    on_server = rates["foedus on PostgreSQL"]
    bench.beside("one by one: foedus beside eventsourcing, PostgreSQL", on_server, rates["eventsourcing on PostgreSQL, no tree"], None)


def together(bench: Bench) -> None:
    """Measure sixteen authors at once, each waiting for its receipt."""
    some = bench.acts[:8_000]
    rates = bench.compete("16 authors", "acts/s", [
        ("foedus on PostgreSQL", lambda: ours.by_many(bench.corpus, bench.server.database(), bench.keys(), some, AUTHORS)),
        ("pgbench, 16 clients, no tree", lambda: bench.server.bare_inserts(AUTHORS, seconds=3)),
        ("foedus on SQLite", lambda: ours.by_many(bench.corpus, bench.place(), bench.keys(), some, AUTHORS)),
    ])  # fmt: skip
    bench.add(at_least("16 authors: foedus on PostgreSQL", median(rates["foedus on PostgreSQL"]), "acts/s", TOGETHER))
    bench.beside("16 authors: foedus beside pgbench", rates["foedus on PostgreSQL"], rates["pgbench, 16 clients, no tree"], 0.5)


def batches(bench: Bench) -> None:
    """Measure many acts under few checkpoints."""
    some = bench.acts[:20_000]
    source = bench.place()
    rates = bench.compete(f"batches of {BATCH:,}", "acts/s", [
        ("foedus on SQLite, log only", lambda: ours.in_batches(bench.corpus, source_or(bench, source), bench.keys(), some)),
        ("bare SQLite, no tree", lambda: limits.bare_sqlite(bench.keys(), some, BATCH)),
        ("pymerkle", lambda: bench.peers.rate("pymerkle", "batches", 20_000)),
        ("aics-tlog", lambda: bench.peers.rate("aics-tlog", "batches", 20_000)),
        ("eventsourcing on SQLite, no tree", lambda: bench.peers.rate("eventsourcing", "batches", 8_000)),
        ("foedus on PostgreSQL, log only", lambda: ours.in_batches(bench.corpus, bench.server.database(), bench.keys(), some)),
        ("foedus, a log taken from one shelf to another", lambda: ours.taken(source, bench.place())),
    ])  # fmt: skip
    own = rates["foedus on SQLite, log only"]
    bench.beside("batches: foedus beside pymerkle", own, rates["pymerkle"], None)
    bench.beside("batches: foedus beside aics-tlog", own, rates["aics-tlog"], None)
    bench.add(at_least("import, log only", median(own), "acts/s", 60_000))
    checked = [ours.checked_and_stepped(bench.corpus, bench.place(), bench.keys(), some) for _ in range(ROUNDS)]
    bench.add(at_least("import, checked and stepped, one core", max(checked), "acts/s", 7_000))


def source_or(bench: Bench, source: str) -> str:
    """Give the first place that is asked for, and then others."""
    return bench.place() if Path(source).exists() else source


def audits(bench: Bench) -> None:
    """Measure audits of everything from the first act on: hashes, root, every signature."""
    place = bench.place()
    ours.in_batches(bench.corpus, place, bench.keys(), bench.acts)
    rates = bench.compete("audit", "acts/s", [
        ("foedus, all cores", lambda: ours.audited(place, ACTS)),
        ("aics-tlog, signatures by cryptography", lambda: bench.peers.rate("aics-tlog", "audit", ACTS)),
        ("pymerkle, signatures by cryptography", lambda: bench.peers.rate("pymerkle", "audit", ACTS)),
    ])  # fmt: skip
    own = rates["foedus, all cores"]
    bench.add(at_least("audit: foedus", median(own), "acts/s", 12_000))
    bench.beside("audit: foedus beside aics-tlog", own, rates["aics-tlog, signatures by cryptography"], 2)
    bench.beside("audit: foedus beside pymerkle", own, rates["pymerkle, signatures by cryptography"], 2)


def lengths(bench: Bench) -> None:
    """Measure logs of ten thousand, a hundred thousand and a million acts: proofs, head, fold."""
    made: dict[int, tuple[str, Path]] = {}
    for size in SIZES:
        place, keys = bench.place(), bench.keys()
        # The treaty is in force in what is folded, as it is in the record: the history comes first.
        rate = ours.filled(bench.corpus, place, keys, chain(recorded(bench.corpus), unchecked(size)))
        bench.add(Row(f"a log of {size:,} filled", rate, "acts/s"))
        made[size] = place, keys / "0.key"
    contenders: list[Contender] = [(f"foedus, {size:,} acts", partial(ours.proofs, place, 3_000)) for size, (place, _) in made.items()]
    rates = bench.compete("inclusion proofs", "/s", [
        *contenders,
        ("pymerkle, 10,000 acts", lambda: bench.peers.rate("pymerkle", "proofs", 10_000)),
        ("aics-tlog, 10,000 acts", lambda: bench.peers.rate("aics-tlog", "proofs", 10_000)),
    ])  # fmt: skip
    bench.add(Row("inclusion proofs: pymerkle, 100,000 acts", bench.peers.rate("pymerkle", "proofs", 100_000), "/s"))
    short, longest = rates[f"foedus, {SIZES[0]:,} acts"], rates[f"foedus, {LONG:,} acts"]
    for size in SIZES:
        bench.add(at_least(f"inclusion proofs at {size:,} acts", median(rates[f"foedus, {size:,} acts"]), "/s", 6_000))
    # The shortest of the three fits the memory for tiles as a whole; the others are read from the disk's cache.
    bench.beside(f"inclusion proofs: {LONG:,} acts beside {SIZES[1]:,}", longest, rates[f"foedus, {SIZES[1]:,} acts"], 0.7)
    bench.beside("inclusion proofs: foedus beside pymerkle, 10,000 acts", short, rates["pymerkle, 10,000 acts"], None)
    place, key = made[LONG]
    told = _in_a_process("head", place, key)
    bench.add(at_most(f"{LONG:,} acts: the head", told["opened"], "s", 1))
    bench.add(at_most(f"{LONG:,} acts: the head and the first act entered", told["opened"] + told["entered"], "s", 1))
    runs = sorted((_in_a_process("fold", place, key) for _ in range(ROUNDS)), key=lambda run: run["passed"])
    told = runs[ROUNDS // 2]
    bench.add(at_most(f"{LONG:,} acts read and folded", told["passed"], "s", 20))
    bench.add(Row(f"{LONG:,} acts read and folded, on the core", told["on_core"], "s"))
    bench.add(at_most(f"{LONG:,} acts: one act more folded", told["more"] * 1e3, "ms", 5))
    bench.add(at_most(f"{LONG:,} acts: memory of the process", told["memory"], "GiB", 2))


def _in_a_process(what: str, place: str, key: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.record.long", what, place, str(key), str(LONG)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


PARTS = {"limits": bare, "each": each, "together": together, "batches": batches, "audits": audits, "lengths": lengths}


def main(chosen: list[str]) -> int:
    """Measure the chosen parts, or all."""
    # Whoever ends this ends the server with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    begin = perf_counter()
    shipped = open_corpus(ROOT / "corpora/csto").corpus
    assert shipped is not None
    RESULTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=RESULTS, prefix="record-") as name, cluster() as server:
        folder = Path(name)
        acts = signed(ACTS)
        write(folder / "acts", acts)
        with peers(folder / "acts", folder) as others:
            bench = Bench(with_crises(shipped, ACTS), acts, server, others, folder)
            for part in chosen or PARTS:
                PARTS[part](bench)
    minutes = (perf_counter() - begin) / 60
    met = report("record", bench.rows, bytes_of_an_act=sum(map(len, acts[0])), minutes=round(minutes, 1))
    missed = [row.name for row in bench.rows if row.met is False]
    print(f"\n  measured in {minutes:.1f} minutes; " + (f"missed: {'; '.join(missed)}" if missed else "every aim is met"))
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
