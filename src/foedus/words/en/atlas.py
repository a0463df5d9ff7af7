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
    "table-unreadable": "The table cannot be read as CSV from here on: {problem}.",
    "table-column-missing": "There is no column {column}. The nearest name is {nearest}. Take the table as it was released.",
    "table-row-length": "The row has {cells} cells, and the table has {columns} columns. Look for a comma too many or too few.",
    "table-number": "Here stands {found}, and a whole number is expected.",
    "atop-version": "This is version {found}. foedus knows version 5.1; its numbers may differ.",
}

SENTENCES |= {
    "atlas-not-imported": "No table of alliances has been imported. Get the member-level table (atop5_1m.csv) of ATOP 5.1 from http://www.atopdata.org and run: foedus atlas import atop5_1m.csv. It is then kept in {folder}; --from FILE asks a table without keeping it.",
    "atlas-state-unknown": "No State of the tables is called {given}. Nearest: {nearest}. States are named by ISO's code of three letters or COW's number; foedus atlas codes lists them.",
    "atlas-day-malformed": "{given} is not a day. Write year, month and day: 1939-09-01.",
    "atlas-day-outside": "ATOP 5.1 covers the days from {first} to {last}; of {given} it says nothing.",
    "atlas-years-malformed": "{given} is not a stretch of years. Write 1914-1918, or one year.",
    "atlas-file-unreadable": "The file {path} cannot be read or written: {problem}.",
    "atlas-extra-missing": "This needs {package}, which is not installed: pip install “foedus[atlas]”.",
}

HELP = {
    "atlas": "Ask who was allied with whom since 1815, from your own copy of ATOP's table.",
    "atlas-more": """The data are not part of foedus: get the member-level table of ATOP 5.1 (atop5_1m.csv) from http://www.atopdata.org, then
  foedus atlas import atop5_1m.csv                       check it, and keep a copy
  foedus atlas bound POL --on 1939-09-01                 who was bound to defend Poland, and why
  foedus atlas history BEL                               every alliance of Belgium
  foedus atlas dyads --csv dyads.csv                     directed dyad-years for R, Stata, pandas
Cite: Leeds, Ritter, Mitchell and Long 2002, International Interactions 28, 237-260.
Days are those that ATOP codes: of signature and exit, not of entry into force.""",
    "atlas-import": "Check a table, fold its alliances, and keep a copy in the user's data folder.",
    "atlas-import-more": """Every cell that cannot be is named with file, line and column, and nothing is kept then.
  foedus atlas import atop5_1m.csv --to alliances        besides, write each alliance as a corpus folder
  foedus ask alliances/atop-3180 bound --attacked BEL --on 1960-01-01""",
    "atlas-bound": "Who was bound to defend a State on a day, or owed it something else, and why?",
    "atlas-bound-more": """  foedus atlas bound FRA --on 1914-08-04
  foedus atlas bound FRA --on 1914-08-04 --owes neutrality
  foedus atlas bound RUS --on 1914-08-04 --reverse       whom Russia was bound to defend
Behind the name of a State: ? the day lies in a month of which ATOP gives no day; * obligations vary by partner.""",
    "atlas-history": "Every alliance that a State was ever in, with what it owed there.",
    "atlas-alliances": "The alliances that stood on a day, with their members.",
    "atlas-dyads": "Derive directed dyad-years: for each pair of allies and year what the first owed the second.",
    "atlas-dyads-more": """  foedus atlas dyads --csv dyads.csv                     all 273,296 of them
  foedus atlas dyads --parquet dyads.parquet             for arrow (R), polars, pandas
  foedus atlas dyads --state FRA --years 1914-1918
  foedus atlas dyads --system states2016.csv --csv all.csv   every pair of States in every year, allied or not
The columns are called as in peacesciencer. Needs the atlas extra: pip install “foedus[atlas]”.""",
    "atlas-differences": "Hold the derived dyad-years against a table of others: ATOP's own, or COW's alliances.",
    "atlas-differences-more": """  foedus atlas differences atop5_1ddyr.csv               every difference from ATOP's own dyad-years, with its reason
  foedus atlas differences alliance_v4.1_by_directed_yearly.csv --owes consultation   where COW disagrees
Needs the atlas extra: pip install “foedus[atlas]”.""",
    "atlas-codes": "Which numbers of COW and of Gleditsch and Ward stand for which ISO code, from when to when.",
    "FILE-atop": "ATOP's member-level table, atop5_1m.csv",
    "--to-atlas": "write every alliance as a corpus folder under this one",
    "STATE-atlas": "a State by its ISO code (POL) or COW number (290); SUN and RUS have one history",
    "STATE-codes": "one State alone, by code or number",
    "--on-atlas": "a day, 1939-09-01",
    "--owes": "which obligation; defence, if none is named",
    "--reverse": "the other way: to whom the State owed it",
    "--number": "one alliance alone, by its number in ATOP (3180)",
    "--state-dyads": "pairs with this State alone",
    "--years": "a stretch of years, 1914-1918",
    "--system": "COW's table of States (states2016.csv): every pair of members of the system, allied or not",
    "FILE-differences": "ATOP's directed dyad-years, or COW's alliances by directed year",
    "--from-atlas": "ask this table, whatever was imported",
    "--csv": "write CSV to this file; alone: print it",
    "--parquet": "write a Parquet file (needs the atlas extra)",
}

PHRASES = {
    "atlas-imported": """{alliances} alliances in {phases} phases, {memberships} memberships of {states} States: read, made into corpora with {acts} acts, folded.
A copy is kept at {kept}. Ask: foedus atlas bound POL --on 1939-09-01""",
    "atlas-folders": "{folders} corpus folders were written under {to}. Ask one: foedus ask {to}/atop-3180 obligations --of BEL --on 1960-01-01",
    "atlas-not-kept": "The table was not kept: {errors} errors. Correct them, or take the table as it was released.",
    "atlas-state": "State", "atlas-partner": "partner", "atlas-alliance": "alliance", "atlas-since": "since", "atlas-until": "until",
    "atlas-conditional-on": "conditional on", "atlas-lines": "lines", "atlas-owes": "owes", "atlas-with": "with", "atlas-members": "members",
    "atlas-year": "year", "atlas-years": "years", "atlas-derived": "derived", "atlas-there": "in the table", "atlas-only-in": "only in",
    "atlas-alliances": "ATOP's alliances",
    "atlas-code": "code", "atlas-from": "from", "atlas-before": "before",
    "atlas-defence": "defence", "atlas-offence": "offence", "atlas-neutrality": "neutrality", "atlas-non-aggression": "non-aggression",
    "atlas-consultation": "consultation",
    "atlas-adversary": "adversary", "atlas-location": "location", "atlas-conflict": "conflict", "atlas-number-of-adversaries": "number of adversaries",
    "atlas-demand": "demand", "atlas-non-provocation": "non-provocation", "atlas-attack": "attack", "atlas-request": "request",
    "atlas-owed-to-defence": "Who was bound to defend {state} on {day}, as ATOP codes it",
    "atlas-owed-to-offence": "Who was bound to join {state} in a war not limited to defence on {day}, as ATOP codes it",
    "atlas-owed-to-neutrality": "Who owed {state} neutrality on {day}, as ATOP codes it",
    "atlas-owed-to-non-aggression": "Who owed {state} non-aggression on {day}, as ATOP codes it",
    "atlas-owed-to-consultation": "Who was bound to consult with {state} on {day}, as ATOP codes it",
    "atlas-owed-by-defence": "Whom {state} was bound to defend on {day}, as ATOP codes it",
    "atlas-owed-by-offence": "Whom {state} was bound to join in a war not limited to defence on {day}, as ATOP codes it",
    "atlas-owed-by-neutrality": "To whom {state} owed neutrality on {day}, as ATOP codes it",
    "atlas-owed-by-non-aggression": "To whom {state} owed non-aggression on {day}, as ATOP codes it",
    "atlas-owed-by-consultation": "With whom {state} was bound to consult on {day}, as ATOP codes it",
    "atlas-nobody": "Nobody, as ATOP codes it.",
    "atlas-count-bonds": "bonds: {bonds} · States: {states}",
    "atlas-unsure": "? the day lies in a month of which ATOP gives no day",
    "atlas-vary": "* obligations vary by partner, and the table of members does not say how",
    "atlas-history-of": "The alliances of {state}, as ATOP codes them",
    "atlas-count-history": "phases of alliances: {count} · alliances: {alliances}",
    "atlas-no-alliance": "ATOP has no alliance of this State.",
    "atlas-alliances-on": "The alliances on {day}, as ATOP codes them",
    "atlas-count-alliances": "alliances: {count}",
    "atlas-no-alliance-then": "None, as ATOP codes it.",
    "atlas-and-others": "{names} and {count} more",
    "atlas-dyad-years": "Directed dyad-years {first}–{last}: what the State owed its partner in the year",
    "atlas-no-dyads": "There are none.",
    "atlas-more-rows": "rows shown: {shown} of {count}; --csv FILE or --parquet FILE writes all",
    "atlas-held-against": "The derived dyad-years beside {file}",
    "atlas-held-keys": "pairs and years: {ours} derived, {theirs} there, {both} in both",
    "atlas-held-identical": "identical in all five obligations: {identical} ({share} per cent); after 1945 {alike} per cent, {late} not",
    "atlas-difference-group": "{count} in alliance {alliances}, {years}: {why}",
    "atlas-obligations-vary-by-partner": "obligations vary by partner (obvary), and the table of members has their sum",
    "atlas-no-member-of-the-system-of-States": "one of the two is no member of the system of States, and the other table leaves it out",
    "atlas-unexplained": "no reason is known",
    "atlas-no-difference": "There is no difference.",
    "atlas-beside-cow": "Where ATOP and COW differ on {owes}, {first}–{last}: the longest stretches first",
    "atlas-agreement": "{owes}: both {both}, only ATOP {atop}, only COW {cow}; in both of all: {share} per cent",
    "atlas-codes": "Codes and numbers of States",
    "atlas-codes-note": "ISO 3166-1 and 3166-3; X… are our own for States that ended before. COW: Correlates of War. GW: Gleditsch and Ward.",
    "atlas-source": "{table} · days as ATOP codes them: of signature and exit, not of entry into force",
}  # fmt: skip
