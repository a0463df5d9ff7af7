"""This file is about the table from which the atlas is shown: the operator names it when the server is started; without one the page says how to get it."""

from __future__ import annotations

from foedus.exchange.atop import Atlas

_SHOWN: list[Atlas] = []


def lay_open(atlas: Atlas | None) -> None:
    """Have this process show an atlas from now on, or none."""
    _SHOWN[:] = [atlas] if atlas else []


def laid_open() -> Atlas | None:
    """Give the atlas that this process shows."""
    return _SHOWN[0] if _SHOWN else None


def named() -> str:
    """Name what the atlas is shown from, so that a page that was made from another is not shown again."""
    atlas = laid_open()
    return f"{atlas.path}:{len(atlas.rows)}" if atlas else "none"
