"""This file holds the English words about witnesses: sentences, and the help and phrases of their commands."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # a request to cosign
    "addition-too-large": "The request has {size} bytes; at most {limit} are read.",
    "addition-malformed": "Line {line} of the request is not as it must be: “{found}”. Expected: “old SIZE”, proof lines, an empty line, the checkpoint.",
    "witness-log-unknown": "This witness does not watch a log “{origin}”. Its keeper adds logs in the file “logs”.",
    "witness-backward": "The request goes from {old} leaves to {size}. A log only grows: the new checkpoint must not be smaller than the old.",
    "witness-other-size": "The request goes from {old} leaves, but the witness cosigned {size} last. Prove from there.",
    "witness-other-root": (
        "The log shows another tree of {size} leaves than the one that was cosigned: root {found}, and not {expected}. This is a fork, and is kept as evidence."
    ),
    "witness-inconsistent": "The proof does not show that the tree of {size} leaves begins with the tree of {old} that was cosigned. It is not cosigned.",
    "witness-clock-back": "The witness's clock says {now}, and it cosigned this log at {last} (seconds since 1970). Set the clock right; until then it signs nothing.",
    # evidence
    "evidence-malformed": "These {size} bytes are no evidence: not a document of the format foedus-evidence/1.",
    "evidence-shows-nothing": "The two checkpoints do not contradict each other in the way that this evidence claims ({kind}). It convicts nobody.",
    # acts sent through a witness
    "submission-malformed": "These {size} bytes are no act with its signatures. Send the act's bytes, a line break, and the signatures, one a line.",
    "act-closed-line": "The second line of the act says how it is closed, and is not as it must be: “{found}”. foedus act writes it.",
    "entered-otherwise": "The log did not enter the act as its author asked: asked for was {expected}, and its proof says {found}. Keep the proof: it convicts the log. Ask whoever keeps it, and have the act disclosed or repudiated by another.",
    "reading-malformed": "These {size} bytes are no request for closed acts.",
    "reading-false": "The request for closed acts was not signed by the key {key} that it names.",
    "reading-elsewhere": "The request for closed acts was made to {found}, and this is {expected}. Ask under the address that the host gave.",
    "reading-key": "The key {key} stands for {seat} by no act on the record: it is shown no closed act of that seat.",
    "reading-scope": "The key {key} of {seat} may not ask for closed acts. Have it credentialed for “reading”.",
    "reading-challenge": "The challenge is none of this host's, or it is older than a minute, or was answered before. Ask for a new one.",
    "mirror-closed-refused": "{url} hands out no closed acts to this witness ({problem}). The host says whether it does (foedus serve --closed); the seat credentials the key in reading.key for “reading”.",
    "mirror-closed-false": "What {url} handed out as the closed act at position {position} is not that act, or its signatures are false. It was not kept.",
    "submission-unsigned": "The act is reported history and signed by nobody. A witness carries only what a member signed.",
    "submission-statement": "This is no statement of a witness about an act: “{found}”.",
    "relay-log-unknown": "This witness does not watch a log “{origin}”, and knows no host to carry the act to.",
    "relay-full": "{most} acts wait here already, as many as are kept. Send the act to the host, or through another witness.",
    # the host's side
    "remote-unreachable": "There is no usable answer from {url}: {problem}",
    "witness-refused": "Witness {witness} did not cosign: status {status}, “{found}”.",
    "witness-ahead": (
        "Witness {witness} has cosigned {size} leaves, and this record has {known}. The record was rolled back: "
        "fetch what it lost from a mirror (foedus log refetch) before anything is entered."
    ),
    "witness-went-back": "Witness {witness} says that it cosigned {size} leaves, but its signature on {known} is on this record. The witness was set back, or it lies.",
    "witness-disagrees": "Witness {witness} cosigned another tree of {size} leaves than this record has. One of the two is a fork: compare (foedus witness status).",
    "witness-no-cosignature": "What witness {witness} sent back is not its signature on this checkpoint.",
    # a witness's folder
    "witness-home-taken": "There is something in {path} already. Choose an empty folder for the witness.",
    "witness-home-missing": "There is no witness in {path}. Make one: foedus witness init FOLDER --name NAME --keys FILE.",
    "witness-ledger-missing": (
        "The ledger {path} is gone. With its keys and without its memory a witness would sign any history: it does not begin. "
        "Make a new witness, with a new name and new keys, and tell those who trusted this one."
    ),
    "witness-keys-unreadable": "The file {path} does not hold the keys of a witness. Put back your copy of it; without its keys a witness cannot cosign.",
    # policies that follow each other
    "succession-not-yet": (
        "The policy at position {position} does not count yet: of this log's {size} leaves, none of the checkpoints with it was witnessed under the policy before it."
    ),
    # mirrors
    "mirror-tile-missing": "What {url} publishes lacks the tile {index} of level {level}, which its checkpoint needs.",
    "mirror-contradicted": (
        "The log {origin} publishes {size} leaves that contradict the {known} that it had cosigned. It is not mirrored any further; the evidence is kept."
    ),
}

HELP: dict[str, str] = {
    "witness": "Run a witness of a log: it cosigns checkpoints, keeps a mirror and evidence, carries acts to the host.",
    "witness-more": """A member that distrusts the host runs one on a machine of its own:
  foedus log keys csto > csto.vkey                               on the host: whose log it is
  foedus witness init ~/witness --name kaz.example/witness --keys csto.vkey --url https://host.example/record
  foedus witness serve ~/witness --port 8440
  foedus witness status ~/witness""",
    "witness-init": "Make a witness: its folder and fresh keys.",
    "witness-serve": "Run a witness until it is stopped.",
    "witness-status": "Say of each log what was cosigned last and when, and what is held against it; exit 1 if there is evidence.",
    "witness-check": "Check evidence by itself, with the log's keys; exit 0 if it convicts.",
    "WITNESS": "the witness's folder",
    "--name-witness": "what the witness is called, best an address without https://",
    "--keys": "the file of the log's verifier keys, one a line (foedus log keys)",
    "--url-log": "where the log is published: the witness mirrors it from there and carries acts to it",
    "--logs": "instead of --keys: a trust policy (C2SP's tlog-policy) that names logs and other witnesses",
    "--post-quantum": "cosign with ML-DSA-44 as well, on a second line",
    "--every": "seconds from one look at the host and the other witnesses to the next",
    "--evidence": "write each piece of evidence as a file into this folder, to show it to others",
    "EVIDENCE": "a file of evidence",
    "log-witnesses": "Say which witnesses a record has and how far each has cosigned; exit 1 if the newest checkpoint lacks its quorum.",
    "log-witnesses-more": """The witnesses stand in a trust policy beside the record (C2SP's tlog-policy), RECORD.policy:
  witness KAZ kaz.example/witness+21ce…+BLs4… https://kaz.example/witness
  group members 2 ARM BLR KAZ
  quorum members""",
    "log-keys": "Print a log's verifier keys, as a witness or a verifier needs them.",
    "log-refetch": "Fetch what a record lost from a mirror, verifying it.",
    "--status": "say of each witness how far it cosigned and how soon, how far it is behind, what it answered, what it holds against the log",
    "--ask": "ask the witnesses to cosign the newest checkpoint",
    "--every-ask": "with --ask: ask again every so many seconds, until stopped",
    "--policy": "the trust policy, if it is not the file beside the record",
    "URL": "where the log is published, or a witness that mirrors it",
}

PHRASES: dict[str, str] = {
    "witness-name": "No key can be called “{given}”: a name has no spaces and no plus sign.",
    "witness-made": "The witness {name} lives in {path}. Its keys, for those who are to trust it:\n{keys}",
    "witness-port": "The witness cannot answer at {host}:{port}: {problem}",
    "witness-serves": """Witness {name} at {url} (stop with Ctrl-C)
  who it is and which logs it watches   {url}/
  the page on which delegates sign      {url}/sign
  hosts ask it to cosign, and members send acts, at {url}/add-checkpoint and {url}/submit""",
    "witness-serves-log": """  the log {origin}:
    cosigned last   {url}/latest
    evidence        {url}/evidence""",
    "witness-serves-mirror": "    its copy        {url}/checkpoint",
    "witness-row-cosigned": "cosigned last",
    "witness-row-mirror": "mirror, leaves",
    "witness-row-looked": "looked at the host",
    "witness-row-evidence": "evidence",
    "witness-row-sent": "acts sent through it",
    "witness-cosigned": "{size} leaves, {at}",
    "witness-nothing": "nothing yet",
    "witness-none": "none",
    "witness-sent": "{entered} entered, {refused} refused by the host, {waiting} waiting",
    "witness-fork-convicted": "FORK: two trees, of {first} and {second} leaves, both signed by the log (found {found})",
    "witness-rollback-convicted": "ROLLBACK: {by} signed {first} leaves, and later {second} (found {found})",
    "witness-unexplained-open": "open: {second} leaves were shown without a proof that they begin with the {first} cosigned (found {found})",
    "witness-unexplained-cleared": "cleared: the tree of {second} leaves begins with the {first} cosigned (found {found})",
    "witness-holds-fork": "The evidence holds: the log signed two trees, of {first} and {second} leaves, that are not one log.",
    "witness-holds-rollback": "The evidence holds: {by} signed {first} leaves, and later only {second}.",
    "witness-holds-unexplained": "It is a question, not yet evidence: does the tree of {second} leaves begin with the {first}? The log can prove it.",
    "witnesses-quorum": "The policy asks for {quorum}.",
    "witnesses-quorum-none": "No policy asks for a cosignature: only the log vouches for itself.",
    "witnesses-of": "{least} of {members}",
    "witnesses-within": "The procedures give a witness {lapse} to cosign a checkpoint.",
    "witnesses-asked": "Asked last: {time}, to cosign {size} leaves.",
    "witnesses-unasked": "They were never asked from here (--ask asks them).",
    "witnesses-state-newest": "cosigned the newest",
    "witnesses-state-behind": "is behind",
    "witnesses-state-late": "IS BEHIND FOR TOO LONG",
    "witnesses-state-never": "has cosigned nothing",
    "witnesses-state-silent": "CANNOT BE REACHED",
    "witnesses-state-ahead": "KNOWS MORE THAN THIS RECORD HOLDS",
    "witnesses-state-back": "WAS SET BACK",
    "witnesses-state-fork": "KNOWS ANOTHER LOG",
    "witnesses-state-false": "SENDS WHAT IS NOT ITS SIGNATURE",
    "witnesses-state-refused": "REFUSES",
    "witnesses-cosigned": "cosigned {size} leaves, {time}",
    "witnesses-lateness": ", {lapse} after the checkpoint was made",
    "witnesses-overdue": ", {lapse} after the checkpoint was made: later than it may",
    "witnesses-behind": "behind by {leaves} leaves, for {lapse}",
    "witnesses-evidence-fork": "its evidence: FORK, two trees of {first} and {second} leaves, both signed by the log",
    "witnesses-evidence-rollback": "its evidence: ROLLBACK, {by} signed {first} leaves and later {second}",
    "witnesses-evidence-unexplained": "it asks: does the tree of {second} leaves begin with the {first} that it cosigned?",
    "witnesses-head": "{witnessed} of {size} leaves are witnessed ({by})",
    "refetched": "Fetched from leaf {start} on; the record has {size} leaves.",
}
