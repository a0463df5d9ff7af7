"""words/en: the atlas: tables of scholars that cannot be read, alliances through time, disagreements between codings."""

SENTENCES = {
    "atop-not-text": "At byte {offset} stands what is no text in UTF-8. Save the table as CSV in UTF-8.",
    "atop-empty": "The file is empty. ATOP's member-level table begins with a line of names: atopid, member, yrent …",
    "atop-other-table": "This is a table of pairs of States: it has the column {known}. The member-level table is needed, atop5_1m.csv in ATOP's release.",
    "atop-separator": "The columns are separated by “{found}”. Save the table as CSV with commas.",
    "atop-column-missing": "There is no column {column}. The nearest name is {nearest}. The member-level table of ATOP 5.1 has it: take it as it was released.",
    "atop-column-twice": "The column {column} stands twice. Keep one.",
    "atop-no-rows": "The table has its names and no rows.",
    "atop-row-length": "The row has {cells} cells, and the table has {columns} columns. Look for a comma too many or too few.",
    "atop-value": "Here stands {found}; ATOP's codebook knows {expected}.",
    "atop-no-such-day": "The calendar has no day {found}.",
    "atop-exit-before-entry": "The exit, {exit}, lies before the entry, {entry}.",
    "atop-member-unknown": "No State has the number {found}; the nearest number is {nearest}. Numbers are those of the Correlates of War project.",
    "atop-member-twice": "State {member} is a member of alliance {alliance} twice at once: it stands on line {first} already.",
    "table-not-text": "At byte {offset} stands what is no text in UTF-8. Save the table as CSV in UTF-8.",
    "table-column-missing": "There is no column {column}. The nearest name is {nearest}. Take the table as it was released.",
    "table-row-length": "The row has {cells} cells, and the table has {columns} columns. Look for a comma too many or too few.",
    "table-number": "Here stands {found}, and a whole number is expected.",
    "atop-version": "This is version {found}. foedus knows version 5.1; its numbers may differ.",
}
