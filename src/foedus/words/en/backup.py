"""This file holds the English words about a record's file: its pages, its copies, and what a machine remembers of it."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # what a machine remembers
    "log-rolled-back": (
        "The record holds {size} acts, and this machine has seen {expected} of it. It was put back from an old copy, or its newest part was lost. "
        "Nothing was written. Look for the newer record; if there is none, “foedus restore” puts back a copy and says what is lost by it."
    ),
    "log-rewritten": (
        "At size {size} the record has the root {found}; this machine has seen the root {expected} there. "
        "It is another history of the same log. Nothing was written. Keep both files as evidence, and restore a copy of the one that was seen."
    ),
    # the pages of the file
    "page-file-cut": "The record's file has {size} bytes, which are no whole pages; {expected} would be. It was cut, or something was added. Restore a copy.",
    "page-header": "The record's file says {found} at offset {offset} of its head, where {expected} belongs. The byte was changed. Restore a copy.",
    "page-no-database": "The record's file does not begin as an SQLite database does. Its first bytes were written over. Restore a copy.",
    "page-record": "On page {page} of the record's file, at offset {offset}, lies a row of the table “{table}” that is not as it was written. Restore a copy.",
    "page-row-key": (
        "On page {page} of the record's file, at offset {offset}, the table “{table}” goes on with {found}, and {expected} must come. "
        "A row was removed, added or moved. Restore a copy."
    ),
    "page-row-missing": "The table “{table}” (page {page} of the record's file) ends before its row {expected}. Restore a copy.",
    "page-unsound": "Page {page} of the record's file is not as SQLite writes it: the fault is at offset {offset}. Restore a copy.",
    "page-leftover": "On page {page} of the record's file, at offset {offset}, stands a byte where nothing was written. Somebody changed it. Restore a copy.",
    "page-key": "On page {page} of the record's file, at offset {offset}, the key {key} is out of its order. Restore a copy.",
    "page-twice": "Two places of the record's file (one on page {by}) lead to page {page}. A pointer was changed. Restore a copy.",
    "page-unmet": "Nothing in the record's file leads to its page {page}. A pointer was changed, or the page was added. Restore a copy.",
    "page-restless": (
        "{path} is read or written without a pause, or may not be written here: its pages could not be checked as they lie. "
        "What the record says was checked. Try again when it is at rest."
    ),
    # copies
    "backup-taken": "{path} holds something else than an earlier copy of this record. Name another file; nothing was written.",
    "backup-itself": "{path} is the record itself, and a copy of it is another file. Name another file; nothing was written.",
    "backup-no-record": "{path} is no copy of a record.",
    "backup-unsound": "The copy is not sound: at position {position} stands {found}, and {expected} must. It is not used.",
    "restore-other-log": "The copy holds the log “{found}”; here belongs “{expected}”. Nothing was put back.",
    "restore-shorter": "The copy holds {size} acts and the record that is there {expected}. A longer record is never replaced. Nothing was put back.",
    "restore-behind": (
        "The copy holds {size} acts, and this machine has seen {expected} on the record: {lost} would be lost, and whoever holds their receipts can prove it. "
        "Look for a newer copy, an export or a witness's mirror. If there is none: --accept-loss. Nothing was put back."
    ),
    "restore-diverges": (
        "At size {size} the copy has the root {found}, and {expected} was seen here. It is another history of the same log, "
        "and it is never put in the place of the one that was seen."
    ),
}

HELP: dict[str, str] = {
    "backup": "Copy a record to one file while it is in use, and read the copy anew from its first byte to its last.",
    "backup-more": """Example:
  foedus backup csto /mnt/copies/csto.db

The copy does not hold the log's keys (the file beside the record that ends in .key): keep those apart.
A record in PostgreSQL is copied by “foedus log export”, or by the tools of the database.
""",
    "restore": "Put a copy of a record back in its place, unless acts would be lost that are known here.",
    "restore-more": """Example:
  foedus restore csto /mnt/copies/csto.db

A longer record, or another history of the log, is never replaced. The file that was there is set aside, not removed.
""",
    "backup-CORPUS": "a corpus, for its usual record, or the file of a record",
    "backup-FILE": "the file for the copy; an earlier copy of the same record is replaced",
    "restore-FILE": "the copy",
    "--accept-loss": "put the copy back although this machine has seen acts that are not in it",
}

PHRASES: dict[str, str] = {
    "backed-up": "The log “{log}” is copied to {file}: {size} acts, root {root}.",
    "restored": "The log “{log}” is back at {record}: {size} acts, root {root}.",
    "set-aside": "The file that was there is now called {aside}.",
    "backup-of-address": "{place} is a database: copy it by “foedus log export”, or by the database's own tools.",
}
