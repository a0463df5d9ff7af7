"""This file is about the public log: members see each checkpoint at once, the public in batches, on the schedule of the procedures.

Closed acts stand on the log with their stubs. If each checkpoint were public at once, a burst of them would
announce that something is being decided. So what the public sees of a log ends at the last checkpoint that was
made before the last whole period, counted from the beginning of 1970, whatever was entered since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

from foedus.corpus.corpus import Corpus
from foedus.corpus.procedure import Release
from foedus.dates import Instant, length
from foedus.finding import Finding
from foedus.record.checkpoint import open_checkpoint
from foedus.record.cosignature import cosigned
from foedus.shelves.log import verifier_keys
from foedus.shelves.shelf import ReadOnlyError, Row, Shelf, Writing

HOUR = 3_600
DAY = 24 * HOUR
MONTH = 30 * DAY


def schedule(corpus: Corpus) -> int:
    """Give the seconds of a corpus's period of release; 0, where its procedures have none and everything is public at once."""
    for instrument in corpus.instruments:
        for article in instrument.articles:
            for provision in article.provisions:
                if isinstance(provision, Release):
                    every = length(provision.public_log_every)
                    return every.hours * HOUR + every.days * DAY + every.months * MONTH
    return 0


def released_before(now: Instant, every: int) -> Instant:
    """Give the instant before which a checkpoint must have been made to be public now.

    >>> released_before(100_000, 21_600)
    86400
    """
    return now - now % every if every else now + 1


class ReleasedShelf:
    """A shelf as the public sees it: as far as the last checkpoint that is released, for reading only.

    :param every: seconds of a period; 0: everything is released at once.
    :param clock: says what time it is.
    """

    def __init__(self, shelf: Shelf, every: int, clock: Callable[[], Instant]) -> None:
        self.shelf = shelf
        self.identity = shelf.identity
        self._every = every
        self._clock = clock
        self._keys = verifier_keys(shelf.identity)
        self._reached: tuple[int | None, Instant] = None, 0

    def size(self) -> int:
        """Give the number of rows that are public."""
        return self._newest() or 0

    def _newest(self) -> int | None:
        """Give the size of the newest public checkpoint; nothing, where none is public yet."""
        before = released_before(self._clock(), self._every)
        size, known = self._reached
        if before > known:
            for one, note in self.shelf.notes(size or 0):
                if self._made(note) >= before:
                    break
                size = one
            self._reached = size, before
        return size

    def _made(self, note: bytes) -> Instant:
        """Say when the log's own clock says that a checkpoint was made; without such a line it is never released."""
        opened = open_checkpoint(note, self._keys, origin=self.identity.origin)
        times = opened if isinstance(opened, Finding) else cosigned(opened, self._keys)
        return 1 << 62 if isinstance(times, Finding) or not times else max(one.time for one in times)

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Give the rows from one position up to another, as far as they are public."""
        size = self.size()
        return self.shelf.rows(start, size if stop is None else min(stop, size))

    def chain(self) -> Iterator[int]:
        """Give the positions of the record's own acts, as far as they are public."""
        size = self.size()
        return (one for one in self.shelf.chain() if one < size)

    def position(self, act: str) -> int | None:
        """Give the position of an act, if it is public that it is there."""
        return self.positions([act]).get(act)

    def positions(self, acts: Sequence[str]) -> dict[str, int]:
        """Give the positions of those of these acts that are public."""
        size = self.size()
        return {act: at for act, at in self.shelf.positions(acts).items() if at < size}

    def tile(self, level: int, index: int) -> bytes:
        """Give the nodes of a full tile; who asks for one knows from the public checkpoint that it is there."""
        return self.shelf.tile(level, index)

    def note(self, size: int | None = None) -> bytes | None:
        """Give the newest public checkpoint, or the first public one of at least this size."""
        newest = self._newest()
        wanted = newest if size is None else size
        return None if newest is None or wanted is None or wanted > newest else self.shelf.note(wanted)

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the public checkpoints from a size on."""
        newest = self._newest()
        for one, note in self.shelf.notes(start):
            if newest is None or one > newest:
                return
            yield one, note

    def writing(self) -> AbstractContextManager[Writing]:
        """Refuse: this is for reading.

        :raises ReadOnlyError: always.
        """
        raise ReadOnlyError

    def close(self) -> None:
        """Let go of the shelf."""
        self.shelf.close()
