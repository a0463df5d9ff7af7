"""This file is about what witnesses answered when they were last asked, kept beside the record until they are asked again.

A witness that cannot be reached, that was set back, or that cosigned another tree than the record has leaves
no cosignature from which it could be seen. What it answered is the host's word, and is shown as that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.policy import Policy
from foedus.shelves.places import data_folder, is_address
from foedus.shelves.remote import UNREACHABLE
from foedus.shelves.witnessing import AHEAD, DISAGREES, NO_COSIGNATURE, REFUSED, WENT_BACK, Asked

_ANSWERS: Final = (
    (UNREACHABLE, "silent"), (AHEAD, "ahead"), (WENT_BACK, "back"), (DISAGREES, "fork"), (NO_COSIGNATURE, "false"), (REFUSED, "refused"),
)  # fmt: skip
_STATES: Final[dict[str, tuple[Code, str]]] = {one.name: (one, state) for one, state in _ANSWERS}


class Heard(Struct, frozen=True):
    """What one witness answered that was no cosignature: the finding, by the policy's name for it, and what that makes of it."""

    finding: Finding
    witness: str = ""
    state: str = ""


class Told(Struct, frozen=True):
    """What became of the last asking: when it was, the size of the checkpoint that was shown, and what was answered instead of cosignatures."""

    time: Instant
    size: int
    findings: tuple[Heard, ...] = ()


class _Kept(Struct):
    time: Instant
    size: int
    found: list[tuple[str, dict[str, str | int], str]]


def told_path(place: str, origin: str) -> Path:
    """Give the file of what was answered last: beside an SQLite record, else in the user's data folder."""
    return data_folder() / origin / "log.asked" if is_address(place) else Path(f"{place}.asked")


def keep(place: str, origin: str, asked: Asked, policy: Policy, time: Instant) -> None:
    """Keep what witnesses answered, in the place of what they answered before."""
    found = [(one.code, _plain(one), _witness(one, policy)) for one in asked.findings if one.code in _STATES]
    path = told_path(place, origin)
    written = path.with_name(f"{path.name}.new")
    written.write_bytes(msgspec.json.encode(_Kept(time, asked.size, found)))
    # Dead before this line: what was answered before stands, and the witnesses are asked again.
    written.replace(path)


def told_last(place: str, origin: str) -> Told | None:
    """Give what witnesses answered last; nothing, where they were never asked or the file cannot be read."""
    try:
        kept = msgspec.json.decode(told_path(place, origin).read_bytes(), type=_Kept)
        heard = tuple(
            Heard(Finding(code, _STATES[code][0].values(dict(params))), witness, _STATES[code][1]) for code, params, witness in kept.found
        )
    except (OSError, KeyError, TypeError, msgspec.MsgspecError):
        return None
    return Told(kept.time, kept.size, heard)


def _plain(finding: Finding) -> dict[str, str | int]:
    return {name: value for name, value in finding.params if not isinstance(value, tuple)}


def _witness(finding: Finding, policy: Policy) -> str:
    given = dict(finding.params)
    if "witness" in given:
        return str(given["witness"])
    url = str(given.get("url", ""))
    return next((one.name for one in policy.witnesses if one.url and url.startswith(one.url.rstrip("/"))), "")
