"""words/en: the commands that audit a log, prove what is on it, and carry it to other places."""

HELP = {
    "verify": "Audit a whole record or an exported log, from its first act on; exit 1 with the place of the first fault.",
    "verify-more": """Examples:
  foedus verify csto                                the usual record of a corpus
  foedus verify /mnt/copy/log --anchor 8c1f…        an exported log, by the anchor that you have from elsewhere

Without --anchor the result is at best “self-consistent”: nothing in it contradicts anything else in it.
An audit that was interrupted goes on where it was; --from-start begins anew.""",
    "prove": "Print the proof that an act is on the record, as one text file that needs nothing else.",
    "prove-more": """Example:
  foedus prove 0 > opening.tlog-proof
  foedus verify-proof opening.tlog-proof --key "$(foedus log keys csto | head -1)" """.rstrip(),
    "verify-proof": "Check a proof that an act is on a record; exit 1 if it does not hold.",
    "log-export": "Write a log as static files (C2SP tlog-tiles), which any web server can serve and any tool can check.",
    "log-export-more": "A folder that holds an earlier export is gone on with.",
    "log-import": "Take an exported log onto a record, which must be empty or hold the beginning of it.",
    "RECORD": "an exported folder, the file or database of a record, or a corpus, for its usual record",
    "ACT": "the act's id (64 hexadecimal digits), or its position",
    "PROOF": "the proof, a .tlog-proof file",
    "export-DIR": "the folder to write into",
    "import-DIR": "the folder of an exported log",
    "--anchor": "the id of the act that opened the record, as you have it from elsewhere",
    "--vkey": "the log's verifier key as you have it from elsewhere, or a file with it (log.vkey)",
    "verify-policy": "a trust policy (C2SP tlog-policy): which witnesses are believed, and how many must have cosigned",
    "--checkpoint": "a checkpoint of this log that you kept: the log must lead on from it",
    "--from-start": "do not go on with an interrupted audit, begin anew",
    "--act": "the file of the act's bytes: the proof must be of this act",
}

PHRASES = {
    "auditing": "auditing",
    "exporting": "exporting",
    "importing": "importing",
    "no-such-record": "“{given}” is no exported log, no record and no corpus. Shipped corpora: {shipped}.",
    "other-keys": "{place} holds a record of the log “{log}” under other keys: it is another record. Name another place.",
    "no-journal-name": "The name of a journal ends in {suffix}; that of “{given}” does not. Nothing was entered.",
    "file-missing": "There is no file or folder “{path}”.",
    "file-forbidden": "“{path}” may not be read or written by you: ask whose it is, or name another place.",
    "file-read-only": "“{path}” is in a folder that may not be written, which SQLite needs even to read. Copy the file to another folder, or read an export of the log.",
    "file-folder": "“{path}” is a folder; a file is needed here.",
    "file-no-folder": "“{path}” leads through a file as if it were a folder.",
    "file-no-space": "There is no space left for “{path}”. Nothing was lost; make room and begin again.",
    "file-large": "“{path}” is larger than anything of its kind. It was not read.",
    "no-anchor": "“{given}” is no anchor. An anchor is the id of an act: 64 hexadecimal digits, as foedus log init printed it.",
    "no-export": "“{given}” is no exported log: nothing of one is in it.",
    "exported": "The log “{log}” lies in {folder} with {size} acts.",
    "imported": "{taken} acts taken; the record at {record} holds {size} of the log “{log}”.",
    "not-on-record": "No act “{act}” is on the record of “{log}”, which has {size} acts.",
    "proof-holds": "The act {act} stands at position {position} of the log “{log}”, received {received}, under its checkpoint of {size} acts.",
    "proof-witnessed": "Witnessed by {names}.",
    "proof-signed": "Verified: the checkpoint is signed by a key that you named.",
    "proof-unsigned": "Self-consistent: nobody's signature was checked. Name the key of “{log}” (--key), or a policy that does (--policy).",
    "audit-interrupted": "Interrupted. The next foedus verify goes on from here.",
    "audit-resumed": "Gone on from {size} acts, where the audit was interrupted; --from-start reads everything again.",
    "audit-more": "… and {count} more; --json prints all.",
    "audit-log": "{origin}: {size} acts, root {root}…\nanchor {anchor}",
    "audit-counts": "{verified} verified, {withheld} withheld, {destroyed} destroyed; {checkpoints} checkpoints, {witnessed} of them witnessed",
    "audit-witnessed": "witnessed: {witnessed} of {size} acts; acts for which only the log vouches: {tail}",
    "audit-verified": "Verified: the record begins with this anchor, and everything after it holds.",
    "audit-self-consistent": "Self-consistent: nothing in it contradicts anything else in it. To have it verified, name the anchor that you have from elsewhere (--anchor).",
    "audit-broken": "Not sound. The first fault: {first}.",
    "where-log": "the log",
    "where-position": "position {number}",
    "where-checkpoint": "checkpoint of {number} acts",
    "where-page": "page {number}",
    "where-byte": "page {number}, offset {offset}",
    "where-keys": "the log's keys",
    "where-file": "{path}, at {number}",
}
