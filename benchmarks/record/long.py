"""This file opens a long record in a process of its own and tells what it took: ``python -m benchmarks.record.long head|fold PLACE KEY ACTS``.

``head``: open the log to write it, and enter one act. ``fold``: read every act and fold it, then one act more.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

from msgspec.structs import replace

from benchmarks.acts import with_crises
from benchmarks.measure import ROOT
from benchmarks.record.signed import signed
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from foedus.shelves.folder import open_corpus
from foedus.shelves.following import Follower
from foedus.shelves.founding import open_log, open_reader
from foedus.shelves.log import Receipt
from foedus.shelves.sequencer import Sequencer


def head(place: str, key: str, acts: int) -> dict[str, float]:
    """Open a record and enter one act; give the seconds of both."""
    act = signed(acts + 1)[-1]
    begin = perf_counter()
    log = open_log(place, key=Path(key))
    opened = perf_counter() - begin
    assert isinstance(Sequencer(log).submit(act.data, act.signatures), Receipt)
    entered = perf_counter() - begin - opened
    log.shelf.close()
    return {"opened": opened, "entered": entered}


def fold(place: str, _key: str, acts: int) -> dict[str, float]:
    """Read and fold a whole record; give the seconds, on the clock and on the core, of it and of one act more."""
    shipped = open_corpus(ROOT / "corpora/csto").corpus
    assert shipped is not None
    begun = Organization(with_crises(shipped, acts))
    begin, on_core = perf_counter(), process_time()
    follower = Follower(begun, open_reader(place))
    organization = follower.now()
    passed, on_core = perf_counter() - begin, process_time() - on_core
    assert not follower.findings
    assert len(organization.entries) >= acts
    last = organization.entries[-1]
    more = []
    for number in range(20):
        one = Entry(replace(last.act), f"{number:064x}", organization.position, last.entered)
        begin = perf_counter()
        organization = organization.with_entries([one])
        more.append(perf_counter() - begin)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"passed": passed, "on_core": on_core, "more": sorted(more)[len(more) // 2], "memory": most}


if __name__ == "__main__":
    what, where, with_key, how_many = sys.argv[1:]
    print(json.dumps({"head": head, "fold": fold}[what](where, with_key, int(how_many))))
