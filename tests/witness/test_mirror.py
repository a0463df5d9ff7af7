"""A mirror is a verified copy: it outlives the host, is published as the host's log is, and gives back what a host lost."""

from __future__ import annotations

import msgspec
import pytest

from foedus.record.bundle import encode_bundle
from foedus.record.checkpoint import open_checkpoint
from foedus.record.cosignature import cosigned
from foedus.shelves.log import Log, LogReader
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.remote import Remote
from foedus.shelves.tiles.distant import DistantShelf
from foedus.shelves.tiles.importing import take
from foedus.shelves.tiles.layout import files_of
from foedus.shelves.tiles.serving import published
from foedus.shelves.witnessing import ask_witnesses
from foedus.witness.home import origin_hash
from foedus.words import LANGUAGES, say
from tests.witness.world import KEY, NOW, World, checkpoint, examined, log_with, request

MIRROR = origin_hash("union")


def big_log() -> Log:
    log = log_with()
    for first, stop in ((0, 3), (3, 300), (300, 520)):
        log.enter([examined(number) for number in range(first, stop)])
    return log


def test_a_mirror_takes_the_whole_log_and_then_what_is_new(here: World) -> None:
    log = big_log()
    host = here.host(log)
    witness = here.witness("KAZ", url=host.url)

    assert witness.rounds.go() == ()
    log.enter([examined(number) for number in range(520, 530)])
    host.asked.clear()
    assert witness.rounds.go() == ()

    copy = witness.mirrors.reader("union")
    assert copy is not None
    assert copy.head == log.head
    assert list(copy.shelf.rows()) == list(log.shelf.rows())
    assert list(copy.shelf.notes()) == list(log.shelf.notes())
    assert not [path for path in host.asked if path.startswith("act/000")], "what is here already is not fetched again"


def test_a_mirror_publishes_the_log_as_the_host_does(here: World) -> None:
    log = big_log()
    witness = here.witness("KAZ", url=here.host(log).url)
    witness.rounds.go()
    mirror = Remote(f"{witness.url}/{MIRROR}")

    paths = [path for path in files_of(log.size, [size for size, _ in log.shelf.notes()]) if path != "checkpoint"]

    assert [path for path in paths if mirror.read(path) != published(log, path)] == []
    assert [mirror.read(path) for path in ("tile/0/002.p/9", "tile/0/009", "tile/x", "act/002.p/9", "tile/7/000.p/1", "witness.key")] == [
        None
    ] * 6


def test_the_mirror_s_checkpoint_bears_the_witness_s_cosignature(here: World) -> None:
    log = big_log()
    witness = here.witness("KAZ", url=here.host(log).url)
    ask_witnesses(log, here.policy(witness, least=1))
    witness.rounds.go()

    note = Remote(f"{witness.url}/{MIRROR}").read("checkpoint") or b""

    found = cosigned(open_checkpoint(note, log.keys, origin="union"), [witness.witness.key])  # type: ignore[arg-type]
    assert [one.time for one in found] == [NOW]  # type: ignore[union-attr]


def test_a_witness_without_the_host_s_address_keeps_no_mirror_and_shows_what_it_cosigned(here: World) -> None:
    witness, log = here.witness("KAZ"), log_with(1, 2)
    mirror = Remote(f"{witness.url}/{MIRROR}")
    assert mirror.read("latest") is None
    witness.add(request(log, 0))

    assert mirror.read("checkpoint") == mirror.read("latest") != None  # noqa: E711
    assert mirror.read("tile/0/000.p/2") is None


def test_what_a_host_lost_is_fetched_from_a_mirror(here: World) -> None:
    log = big_log()
    witness = here.witness("KAZ", url=here.host(log).url)
    witness.rounds.go()
    restored = MemoryShelf(KEY.identity)
    behind = log_with(shelf=restored)
    behind.enter([examined(number) for number in range(3)])

    taken = take(DistantShelf(Remote(f"{witness.url}/{MIRROR}"), KEY.identity), restored)

    assert (taken.start, taken.size, taken.finding) == (3, 520, None)
    behind.catch_up()
    behind.enter([examined(520)])
    assert behind.size == 521
    assert list(restored.rows(0, 520)) == list(log.shelf.rows())


def test_acts_that_the_host_does_not_give_are_not_here(here: World) -> None:
    log = log_with(1, 2, 3)
    host = here.host(log)
    host.lies["act/000.p/3"] = encode_bundle([b"", b"", b""], 4)
    witness = here.witness("KAZ", url=host.url)

    assert witness.rounds.go() == ()
    copy = witness.mirrors.reader("union")
    assert copy is not None
    assert [row.act for row in copy.shelf.rows()] == [None] * 3


def test_closed_acts_are_published_by_nobody(here: World) -> None:
    """A host that has them publishes their leaves, and neither their bytes nor who signed."""
    from foedus.record.leaf import Stub

    log = log_with(1)
    closed = msgspec.structs.replace(examined(2), stub=Stub(matter="m", rule="EP 12", seat="KAZ", level="secret"))
    log.enter([closed])
    witness = here.witness("KAZ", url=here.host(log).url)

    assert witness.rounds.go() == ()
    copy = witness.mirrors.reader("union")
    assert copy is not None
    (first, second) = copy.shelf.rows()
    assert (first.act, second.act, second.signatures) == (examined(1).data, None, b"")
    assert copy.head == log.head
    assert closed.data in (published(log, "act/000.p/2", lambda _: True) or b"")


@pytest.mark.parametrize(
    ("path", "told", "code"),
    [
        ("checkpoint", b"no checkpoint", "note-malformed"),
        ("checkpoint", checkpoint(3, b"\1" * 32).note.encode(), "log-unsound"),
        ("tile/entries/000.p/3", None, "tiles-file-missing"),
        ("tile/entries/000.p/3", b"\0", "bundle-cut"),
        ("act/000.p/3", encode_bundle([b"another act", b"", b""], 4), "import-commitment"),
        ("checkpoints", b"\0\0\0\1x", "note-malformed"),
    ],
)
def test_what_a_host_publishes_is_not_taken_on_trust(here: World, path: str, told: bytes | None, code: str) -> None:
    host = here.host(log_with(1, 2, 3))
    host.lies[path] = told
    witness = here.witness("KAZ", url=host.url)

    (finding,) = witness.rounds.go()

    assert finding.code == code
    assert witness.ledger.last_round("union") == (NOW, finding)
    copy = witness.mirrors.reader("union")
    assert copy is not None
    assert copy.size < 3


def test_a_tile_that_is_missing_or_short_is_named(here: World) -> None:
    host = here.host(big_log())
    witness = here.witness("KAZ", url=host.url)
    for told, code in ((None, "mirror-tile-missing"), (b"short", "tiles-width")):
        host.lies["tile/0/001"] = told
        (finding,) = witness.rounds.go()
        assert finding.code == code
        assert all(say(finding.code, finding.params, language) for language in LANGUAGES)


def test_a_host_that_is_silent_leaves_the_mirror_as_it_was(here: World) -> None:
    host = here.host(log_with(1, 2, 3))
    witness = here.witness("KAZ", url=host.url)
    witness.rounds.go()
    host.log = None

    assert [one.code for one in witness.rounds.go()] == ["remote-unreachable"]
    assert Remote(f"{witness.url}/{MIRROR}").read("tile/entries/000.p/3") is not None


def test_a_mirror_goes_on_after_a_restart(here: World) -> None:
    log = log_with(1, 2, 3)
    host = here.host(log)
    witness = here.witness("KAZ", url=host.url)
    witness.rounds.go()
    witness.close()
    log.enter([examined(4)])

    again = here.again("KAZ")
    assert again.rounds.go() == ()

    copy = again.mirrors.reader("union")
    assert copy is not None
    assert LogReader(copy.shelf).head == log.head
