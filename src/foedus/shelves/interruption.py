"""This file is about remembering an audit that is under way, so that one that was interrupted need not begin anew.

Only what was found sound is remembered, and it is forgotten when the audit ends: the next one reads
everything again, for whatever was read may have been changed since.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import msgspec

from foedus.organization.audit.course import Standing
from foedus.organization.audit.terms import Terms
from foedus.record.checkpoint import parse_checkpoint
from foedus.record.hashing import SIZE
from foedus.record.note import parse_note
from foedus.shelves.cache import cache_directory
from foedus.shelves.shelf import Shelf


def usual_folder() -> Path | None:
    """Give the folder where audits are remembered: under the user's cache folder, if there is one."""
    cache = cache_directory()
    return cache / "audits" if cache else None


class Interruption:
    """The memory of one audit, in a folder: where it stands, and the commitments that it has seen.

    :param folder: the folder of all such memories.
    :param place: what is audited.
    """

    def __init__(self, folder: Path, place: str) -> None:
        name = sha256(place.encode()).hexdigest()[:32]
        self._standing = folder / f"{name}.standing"
        self._seen = folder / f"{name}.seen"
        self._begun = False

    def recalled(self, shelf: Shelf, terms: Terms) -> tuple[Standing, bytes] | None:
        """Give where an audit by the same terms was interrupted, if the shelf still has the checkpoint that it had come to."""
        try:
            by, standing = msgspec.msgpack.decode(self._standing.read_bytes(), type=tuple[str, Standing])
            seen = self._seen.read_bytes()[: standing.size * SIZE]
        except (OSError, msgspec.MsgspecError):
            return None
        if by != _name(terms) or len(seen) != standing.size * SIZE or standing.mark is None:
            return None
        note = parse_note(shelf.note(standing.mark.size) or b"")
        found = parse_checkpoint(getattr(note, "text", ""))
        if (getattr(found, "size", -1), getattr(found, "root", b"")) != (standing.mark.size, standing.mark.root):
            return None
        self._seen.write_bytes(seen)
        self._begun = True
        return standing, seen

    def keep(self, standing: Standing, commitments: bytes, terms: Terms) -> None:
        """Remember how far an audit has come."""
        self._standing.parent.mkdir(parents=True, exist_ok=True)
        with self._seen.open("ab" if self._begun else "wb") as file:
            file.write(commitments)
        self._begun = True
        aside = self._standing.with_suffix(f".{os.getpid()}")
        aside.write_bytes(msgspec.msgpack.encode((_name(terms), standing)))
        # Dead before the line below: more was seen than is said to stand, and what is beyond is cut off.
        aside.replace(self._standing)

    def forget(self) -> None:
        """Forget it: the audit has ended."""
        for file in (self._standing, self._seen):
            file.unlink(missing_ok=True)


def _name(terms: Terms) -> str:
    return sha256(msgspec.msgpack.encode((terms.origin, [str(key) for key in (*terms.keys, *terms.witnesses)], terms.anchor))).hexdigest()
