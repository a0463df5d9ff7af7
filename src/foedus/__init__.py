"""foedus: a collective-security organization, run from its treaty.

>>> import foedus
>>> csto = foedus.open("csto")
>>> csto.on("2022-01-05").bound(attacked="KAZ").table().column("who")[:5]
['ARM', 'BLR', 'KGZ', 'RUS', 'TJK']

Names are imported when they are first asked for: whoever runs a command does not wait for the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "Alliance", "AsOf", "AskingError", "CheckedReceipt", "DutiesAcross", "ExtraError", "FoedusError", "Line", "OpeningError", "Reply", "Table",
    "UndecidedError", "check_receipt", "duties_across", "every", "open", "shipped", "table",
]  # fmt: skip

if TYPE_CHECKING:
    from foedus.library import (
        Alliance,
        AskingError,
        AsOf,
        CheckedReceipt,
        DutiesAcross,
        ExtraError,
        FoedusError,
        Line,
        OpeningError,
        Reply,
        Table,
        UndecidedError,
        check_receipt,
        duties_across,
        every,
        shipped,
        table,
    )
    from foedus.library import open as open  # noqa: A004 — an alliance is opened as a file is
else:

    def __getattr__(name: str) -> object:
        """Import a name of the library when it is first asked for; a checker of types sees the imports above instead."""
        if name not in __all__:
            raise AttributeError(f"module 'foedus' has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 — whoever runs a command does not wait for it

        return getattr(import_module("foedus.library"), name)

    def __dir__() -> list[str]:
        """Name what the library offers, for editors and notebooks."""
        return [*globals(), *__all__]
