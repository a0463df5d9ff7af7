"""words/en: the help and the phrases of the command line."""

HELP = {
    "foedus": "Ask a collective-security organization's treaty and record who is bound to do what for whom, and why.",
    "foedus-more": """Begin with:
  foedus demo                                                    what happened when Kazakhstan called, January 2022
  foedus ask csto bound --attacked KAZ --on 2022-01-05           who owed Kazakhstan what on that day
  foedus ask csto text --of "CST 4" --on 2010-06-14              which words of Article 4 were in force
  foedus ask csto --help                                         every question

CORPUS is the path of a corpus folder or the name of a shipped one (csto).
States are named by ISO 3166-1 alpha-3 codes (KAZ), organs and instruments by the corpus's short names (CSC, CST).
Every command takes --json. Exit status: 0 answered or clean, 1 something found is wrong, 2 the question cannot be put.""",
    "command": "COMMAND",
    "question": "QUESTION",
    "check": "Check a corpus and its history: all findings at once; exit 1 on an error.",
    "check-more": "Each finding names file and line, what stands there, what was expected, and the nearest valid word.",
    "assure": "Fold the history and answer the corpus's expectations; exit 1 on a wrong answer.",
    "ask": "Put a question to a corpus as of a date, and get the answer with its reasons.",
    "ask-more": """Examples:
  foedus ask csto parties --of CST --on 2010-06-14
  foedus ask csto status  --of UZB --under CST --on 2013-01-01
  foedus ask csto members --of CSC --on 2022-01-06
  foedus ask csto bound   --attacked KGZ --by TJK --on 2022-09-16
  foedus ask csto outcome --organ CSC --matter "use of force" --votes "ARM=yes,BLR=yes,KAZ=yes,KGZ=yes,RUS=yes,TJK=yes" --on 2022-01-06
  foedus ask csto timeline --of kazakhstan-2022 --on 2022-02-01

A question without --on or --at is asked as of today.""",
    "journal": "Print the record in the journal's notation; reading it back gives the same acts.",
    "enter": "Enter the acts of a journal on a record; an act that is there already is passed over.",
    "enter-more": """Without JOURNAL the history that the corpus ships is entered:
  foedus enter csto --record csto.sqlite
  foedus ask csto parties --of CST --on 2022-01-05 --record csto.sqlite""",
    "--record": "the SQLite file of a record; answers then name its log",
    "JOURNAL": "path of a journal",
    "schema": "Print the JSON Schema of the corpus format, for editors.",
    "demo": "Answer, from the treaty and the record, what happened when Kazakhstan called for help; then serve the pages.",
    "serve": "Serve the pages of a corpus.",
    "CORPUS": "path of a corpus folder, or the name of a shipped corpus",
    "--json": "print JSON",
    "--language": "language of the words printed",
    "--on": "as of the end of this day at the organization's seat, 2022-01-05",
    "--at": "as of this instant, 2022-01-05T21:30:00+03:00",
    "--from": "from this day on (2022-01-01)",
    "--to": "up to and with this day",
    "--host": "address to serve at",
    "--port": "port to serve at",
    "--no-serve": "print the answer only, and serve nothing",
    "--requested": "suppose that the State attacked has asked for help",
    "ask-parties": "Which States are parties to an instrument?",
    "ask-status": "What is a State's status under an instrument?",
    "ask-text": "Which words and which rule of an article are in force, and what made them so?",
    "ask-in-force": "Is an instrument in force?",
    "ask-members": "Who are the members of an organ, or of the organization?",
    "ask-bound": "Who owes what to a State that is attacked (--attacked) or threatened (--threatened)?",
    "ask-outcome": "Is a matter adopted by these votes, whom does it bind, who has still to sign?",
    "ask-timeline": "What was done in a crisis, when, by whom, and how long after the request?",
    "ask-may-vote": "May a member vote in an organ?",
    "ask-may-sit": "May somebody at this level sit in an organ for a State?",
    "ask-chair": "Which State chairs an organ?",
    "ask-delays": "How long from the request to each step, by crisis and by actor?",
    "ask-requests": "What was asked, what was granted, what was never answered?",
    "sort-state": "a State, by its ISO 3166-1 alpha-3 code",
    "sort-attacker": "a State, non-state, or unknown",
    "sort-instrument": "an instrument, by its short name",
    "sort-article": "an article, as in “CST 4”",
    "sort-organ": "an organ, by its short name",
    "sort-organ or organization": "an organ, or the organization",
    "sort-place": "a place that the corpus names, or a State",
    "sort-crisis": "a crisis, by its name in the corpus",
    "sort-matter": "a class of matter, such as “use of force”",
    "sort-format": "ordinary or limited",
    "sort-votes": "“ARM=yes,BLR=absent,…”: yes, no, abstain, absent, silent, not-objecting",
    "sort-level": "a level, such as “head of government”",
    "sort-yes": "yes",
}

PHRASES = {
    "because": "Because",
    "missing": "Still missing",
    "positions": "Positions",
    "acted-on": "acted on",
    "held-by": "held by",
    "also": "What other articles still answer",
    "foot": "A reading of the encoded rules, without prejudice to any party's position. Texts are paraphrases; originals prevail.",
    "as-of": "as of",
    "corpus": "corpus",
    "no-log": "no log: a draft",
    "log": "log {name}, {size} acts",
    "nobody": "Nobody.",
    "nothing-owed": "Nobody owes anything.",
    "no rule": "No rule: the text is silent.",
    "yes": "Yes.",
    "no": "No.",
    "conditional": "Conditional.",
    "contested": "Contested.",
    "clean": "{path}: {articles} articles, {rules} rules, {acts} acts; nothing to mend.",
    "found": "{errors} errors, {warnings} warnings.",
    "met": "{met} of {all} expectations met",
    "unreadable": "The corpus has errors; nothing can be asked of it. Mend them first (foedus check {corpus}).",
    "no-corpus": "There is no corpus at “{given}”. Shipped corpora: {shipped}.",
    "no-record": "There is no record at “{given}”. Make one: foedus enter CORPUS --record FILE.",
    "no-journal": "There is no journal at “{given}”.",
    "entered": "{entered} acts entered, {already} were there already; the log “{log}” holds {size}.",
    "no-acts": "No act between these dates.",
    "served": "Pages at {url} (stop with Ctrl-C)",
    "no-server": "The pages need the server extra: pip install “foedus[server]”.",
}

COLUMNS = {
    "who": "who",
    "owes": "owes",
    "to": "to",
    "under": "under",
    "discretion": "discretion",
    "state": "state of the duty",
    "actor": "actor",
    "done": "done",
    "delay_hours": "hours after the request",
    "delay_between": "between",
    "says": "what was done",
    "adopted": "adopted",
    "binds": "binds",
    "not_bound": "not bound",
    "still_to_sign": "still to sign",
    "rule": "rule",
    "crisis": "crisis",
}
