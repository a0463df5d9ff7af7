"""This file is about showing in a finding what stands in a file, as it stands there.

Backticks keep a quoted code or date from being put into words: `` `KAZ` `` is what the file says,
``Kazakhstan`` is whom it means.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_LONGEST = 60


def quoted(value: Any) -> str:
    """Quote a value as YAML would write it, in one short line.

    >>> quoted({"on": ["a", True]})
    '`{on: [a, true]}`'
    """
    text = " ".join(_flow(value).split())
    return f"`{text if len(text) <= _LONGEST else f'{text[: _LONGEST - 1]}…'}`"


def quoted_all(values: Iterable[Any]) -> tuple[str, ...]:
    """Quote several values; a dash stands where there are none."""
    return tuple(quoted(value) for value in values) or ("—",)


def _flow(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(_flow(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
    return str(value)
