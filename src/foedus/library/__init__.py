"""library: the package in a notebook: a corpus is opened by its name and asked in a few words.

Its names are had from the package itself (``import foedus``), which imports them when the first is asked for.
"""

from foedus.library.across import DutiesAcross, duties_across
from foedus.library.alliance import Alliance, AsOf
from foedus.library.failing import AskingError, ExtraError, FoedusError, OpeningError, UndecidedError
from foedus.library.opening import every
from foedus.library.opening import open as open  # noqa: A004 — an alliance is opened as a file is
from foedus.library.receipts import CheckedReceipt, check_receipt
from foedus.library.reply import Line, Reply, table
from foedus.library.tables import Table
from foedus.shelves.folder import shipped

__all__ = [
    "Alliance", "AsOf", "AskingError", "CheckedReceipt", "DutiesAcross", "ExtraError", "FoedusError", "Line", "OpeningError", "Reply", "Table",
    "UndecidedError", "check_receipt", "duties_across", "every", "open", "shipped", "table",
]  # fmt: skip
