"""This file writes a table as CSV or JSON.

CSV as R and pandas read it without being told anything (RFC 4180, UTF-8): on what the table rests
stands in three columns at the end, the same in every row. No cell can become a formula.
"""

from __future__ import annotations

import csv
import io
import json
import re

from foedus.web.export.table import Rests, Table, apart

RESTS = ("as_of", "corpus", "position")
"""The columns that a CSV file has besides those of its table."""

_BEGINS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


def as_csv(table: Table, rests: Rests) -> bytes:
    """Write a table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    behind = (rests.as_of, rests.corpus, str(rests.position))
    writer.writerow([harmless(one) for one in apart((*table.columns, *RESTS))])
    for row in table.rows:
        writer.writerow([harmless(one) for one in (*row, *behind)])
    return out.getvalue().encode()


def as_json(table: Table, rests: Rests) -> bytes:
    """Write a table as JSON, each row an object."""
    plain = {
        "address": rests.address,
        "table": table.title,
        "language": rests.language,
        "as_of": rests.as_of,
        "corpus": rests.corpus,
        "position": rests.position,
        "log": rests.log,
        "columns": list(table.columns),
        "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; a number stays a number.

    >>> harmless("=1+1"), harmless("-12"), harmless("party")
    ("'=1+1", '-12', 'party')
    """
    return f"'{cell}" if cell.startswith(_BEGINS) and not _NUMBER.fullmatch(cell) else cell
