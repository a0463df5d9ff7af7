"""This file says what a shelf is: the place where one log's rows, full tiles and checkpoints lie.

A shelf keeps bytes and does not read them; :mod:`foedus.shelves.log` knows what they mean. A position,
once given, never changes and never holds another act. Whatever is added in one batch is there as a
whole or not at all, and is durable when :meth:`Writing.add` and the ``with`` around it have ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, runtime_checkable

from msgspec import Struct

from foedus.record.tile import Tile


class Row(Struct, frozen=True, gc=False):
    """What a shelf holds at one position: the leaf's bytes, and beside the log the act's and its signatures'.

    ``act`` is missing where its bytes are not here: held back from this shelf, or destroyed. ``own`` says that
    the act is about the record itself: the one that opened it, or one by which keys come and go.
    """

    position: int
    id: str
    leaf: bytes
    act: bytes | None
    signatures: bytes = b""
    own: bool = False


class Identity(Struct, frozen=True):
    """Whose log a shelf holds: its origin, and the verifier keys of its checkpoints (:mod:`foedus.record.vkey`)."""

    origin: str
    keys: tuple[str, ...]


class Writing(Protocol):
    """A shelf while one writer has it to itself."""

    def add(self, rows: Sequence[Row], tiles: Sequence[Tile], size: int, note: bytes) -> None:
        """Add rows at the end, the tiles that they fill, and the checkpoint of the size that the log has then.

        :param note: the signed checkpoint of ``size``.
        :raises ValueError: a row is not the next, is no leaf of its act, or its act is here already.
        """

    def forget(self, position: int) -> None:
        """Destroy the bytes of the act at a position; its leaf stays, and so does every proof. There is no way back.

        Whether that may be is not asked here (:mod:`foedus.shelves.destroying`).
        """

    def replace_note(self, size: int, note: bytes) -> None:
        """Put further signatures on the checkpoint of a size: the note that is here, with lines after its last.

        :raises ValueError: there is no checkpoint of this size, or the note does not begin with it.
        """


class Shelf(Protocol):
    """A place where a log lies; the memory shelf is the reference, every other must do as it does."""

    @property
    def identity(self) -> Identity:
        """Give whose log lies here; it is settled when the shelf is made."""

    def size(self) -> int:
        """Give the number of rows, which is the next free position."""

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Give the rows from one position up to another, in order."""

    def chain(self) -> Iterator[int]:
        """Give the positions of the record's own acts, in order, without reading the others."""

    def position(self, act: str) -> int | None:
        """Give the position of the act with this id, if it is here."""

    def positions(self, acts: Sequence[str]) -> dict[str, int]:
        """Give the positions of those of these acts that are here, by their ids."""

    def tile(self, level: int, index: int) -> bytes:
        """Give the nodes of a full tile (:class:`foedus.record.tile.Tile`).

        :raises TileMissingError: there is no such tile here.
        """

    def note(self, size: int | None = None) -> bytes | None:
        """Give the newest checkpoint, or the first of at least this size; nothing, where there is none."""

    def notes(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Give the checkpoints from a size on, each with its size, in order."""

    def writing(self) -> AbstractContextManager[Writing]:
        """Have the shelf to oneself: other writers wait, in this process and in others; readers do not.

        What was added is durable when the ``with`` ends; if it ends by an exception, nothing was added.

        :raises ReadOnlyError: the shelf was opened for reading.
        """

    def close(self) -> None:
        """Let go of what was opened."""


@runtime_checkable
class Distant(Protocol):
    """A shelf to which every way costs: it likes to be told at once what it will be asked, and may presume what it left to be so still."""

    def writing_after(self, acts: Sequence[str], *, presume: bool) -> AbstractContextManager[Writing]:
        """Have the shelf to oneself, as :meth:`Shelf.writing` does, the positions of these acts in hand.

        :param presume: whether it may be presumed, if nobody else wrote of late, that nobody does now, and that none of the
            acts is here. Whoever decides anything else upon that than to add the acts, asks :meth:`confirm` first.
        :raises StaleError: it was presumed, and is not so; nothing was added.
        """

    def confirm(self) -> None:
        """Make sure of what was presumed.

        :raises StaleError: it is not so.
        """


class TileMissingError(LookupError):
    """A full tile that the log's size requires is not on the shelf."""


class StaleError(Exception):
    """What a writer presumed of a shelf is not so any more, and nothing was added: another wrote meanwhile."""


class ReadOnlyError(PermissionError):
    """The shelf was opened for reading."""


class NotAShelfError(ValueError):
    """What lies there is not a shelf of this program, or one of another log."""


class OtherKeysError(NotAShelfError):
    """A shelf holds another log than is asked for, or the same log's name under other keys: it says where, and which."""


class DamagedError(OSError):
    """What lies there cannot be read as it is, or is no longer what was opened."""


class StuckError(OSError):
    """A shelf cannot be written or read just now: no space is left, another has it too long, the disk fails."""


def commitment(leaf: bytes) -> str:
    """Give the id of the act for which a leaf stands, without reading the rest of it (:mod:`foedus.record.leaf`).

    Of bytes that are no leaf it gives something that is no id; what reads the log finds them.
    """
    return str(leaf[15:79], "ascii", "replace")


def may_follow(row: Row, position: int) -> bool:
    """Say whether a row may be put at a position: it is made for it, and its leaf is its act's."""
    return row.position == position and commitment(row.leaf) == row.id
