"""This file holds the English sentences about what binds a record: grave acts, quotas, its witnesses, its epochs."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "act-grave": (
        "An act of the kind “{kind}” is grave ({article}): it needs a signature by a key outside the host’s page, and all keys that signed "
        "({keys}) are passkeys of that page. Sign the same bytes with `foedus sign`, with `ssh-keygen -Y sign`, or on the page of your own "
        "witness, with a key that may sign for the seat, and hand in all signatures together."
    ),
    "quota-exceeded": (
        "{seat} has used up its quota ({article}): {acts} acts of {quota}, {size} bytes of {most} (0: no limit) in the last {per} seconds. "
        "Hand the act in again when the oldest of them is past; kinds that the rules exempt are taken at any time."
    ),
    "audit-beyond-quota": (
        "{seat} had entered {acts} acts of {quota} and {size} bytes of {most} (0: no limit) in {per} seconds, and this act besides. "
        "The log need not have taken it; it is no fault that it did."
    ),
    "binding-not-by-founder": (
        "An act of the kind “{kind}” is made by a founding seat and names its root key; the key that it names for {seat} is none. "
        "Write it again for the root key."
    ),
    "binding-consent-short": (
        "An act of the kind “{kind}” binds the record: root keys that signed it: {have}; needed: {need}. Not signed by: {silent}. "
        "Collect their signatures on the same bytes."
    ),
    "binding-kind-unknown": "No act is of the kind “{kind}”, which {article} names; the rule binds nothing there. The nearest kind is “{nearest}”. Correct the article.",
    "binding-policy-differs": (
        "The policy is not the one that {article} asks for; it differs in: {groups}. The founders may sign it all the same; everybody will see both."
    ),
    "succession-names-log": "A policy on the record names witnesses and no log; this one names {found}. Leave the line out.",
    "epoch-out-of-place": (
        "A new epoch begins right after what is left, on the log that follows the one that ended. This act says that {kept} acts are left of {found}; "
        "it is at position {position}, and the log that ended is {expected}."
    ),
    "epoch-keys": "The act with which the epoch begins names the log’s keys as {found}; they are {expected}. It was made for another log.",
    "epoch-awaited": (
        "The log {origin} takes nothing before the act with which its epoch begins, and that is not on it yet (position {position}): "
        "hand in the act that the founders have signed (`foedus log epoch`)."
    ),
    "epoch-root": (
        "The act with which the epoch begins says that the {kept} acts that were left have the root {expected}; here they have {found}. "
        "Something before the loss was changed."
    ),
    "epoch-lost": (
        "The record goes on in a new epoch. Of the log {former}, {kept} acts are left; it had {lost} (root {root}), and what is missing is lost. "
        "The founders have admitted that; whoever has one of these acts may hand it in again."
    ),
    "epoch-nothing-lost": "Nothing is lost: {size} acts are here, and the checkpoint is of {seen}. Name the greatest checkpoint of the log that anybody has.",
    "epoch-no-act": "This is no act with which an epoch begins, but one of the kind “{found}”. `foedus log epoch --checkpoint` writes one.",
    "consent-no-epoch": "This is no act with which an epoch begins, but one of the kind “{found}”. Ask the host for the act that the founders signed.",
    "consent-unwatched": "This witness does not watch the log {origin}, and has nothing to say about its end.",
    "consent-seen-more": "This witness cosigned {size} acts, and the act admits the loss of {lost} only: it would hide the others. Show its checkpoint to the founders.",
    "consent-seen-other": "Of the {size} acts this witness cosigned, the root is {found}; the act says {expected}. It speaks of another log.",
    "consent-still-here": (
        "Nothing is lost: the mirror of this witness has {size} acts, and the act says that {kept} are left. "
        "Have the host fetch them (`foedus log refetch`), and do not consent."
    ),
    "consent-kept-other": "The {size} acts that are left have the root {found} in the mirror of this witness; the act says {expected}. Something was changed.",
    "consent-unjudged": "This witness has no copy of the log {origin}, and cannot judge who signed for its founders. Mirror it first.",
    "consent-beginning": "The checkpoint is of {found} acts or of another root; what was left are the {kept} acts of which the act speaks.",
}

HELP = {
    "log-bind": "Write the act that binds the record to its procedures: which acts are grave, how much a seat may enter.",
    "log-bind-more": """The founders sign the same bytes, as many as the record asks for (more than half, if it does not say); then it is handed in:
  foedus log bind csto --seat KAZ --key kaz.key --page https://csto.example --out bind.json
  foedus sign bind.json --key kaz.key --out bind.signatures
  foedus submit bind.json bind.signatures --record PLACE""",
    "log-policy": "Write the act that names the record's witnesses, and how many of them must cosign.",
    "log-policy-more": """It counts from the first checkpoint on that was witnessed under the policy before it. The founders sign it as they do foedus log bind.""",
    "log-epoch": "Go on after a loss: acts that were on the record are gone, and nobody has them.",
    "log-epoch-more": """First look for them at the members' mirrors (foedus log refetch). Only if nobody has them:
  foedus log epoch csto --to new.db --checkpoint LAST --seat KAZ --key kaz.key --out epoch.json
  foedus sign epoch.json --key kaz.key --out epoch.signatures      (each founder)
  foedus log epoch csto --to new.db --act epoch.json --signatures epoch.signatures --out beginning
LAST is the greatest checkpoint of the log that anybody has; a witness publishes the one that it cosigned.
The members consent at their witnesses (foedus witness epoch) with the act, its signatures and the file “beginning”.""",
    "--seat-founder": "the founding seat in whose name the act is written (KAZ)",
    "--key-founder": "its root key: the public name (ed25519:…), or a file that foedus key show reads",
    "--page": "an address at which the host serves pages (https://csto.example); once for each. Passkeys of these pages sign no grave act",
    "--policy-named": "a policy (C2SP's tlog-policy): witnesses with their keys, groups, the quorum; addresses are left out",
    "--to-epoch": "where the record goes on: a new file or database",
    "--checkpoint-epoch": "the greatest checkpoint of the log that anybody has",
    "--act-epoch": "the act that the founders signed",
    "--signatures-epoch": "their signatures, a line each (foedus sign)",
    "witness-epoch": "Consent to a new epoch of a log that lost its end, if this witness has nothing of what is said to be lost.",
    "ACT-epoch": "the act with which the epoch begins",
    "SIGNATURES-epoch": "the founders' signatures on it",
    "CHECKPOINT-epoch": "the checkpoint of what was left, signed by the log that goes on (foedus log epoch --out)",
    "--name-log": "the name of the record and origin of its log, best an address that lasts, without https:// (log.csto.example/record); the corpus's id, if none is given",
    "--consent": "with --root: how many root keys bind the record anew (0: more than half of them)",
    "--policy-genesis": "with --root: the policy by which the record is witnessed from the beginning",
    "--note-genesis": "with --root: words in the act that opens the record, for whoever reads it",
    "--log-act": "the name of the record, where it is not the corpus's id",
}

PHRASES = {
    "no-consent": "{given} root keys cannot be asked for; the record has {most}.",
    "no-log-name": "A record cannot be called “{given}”: letters, digits and . _ : / @ -, at most 96, and no “/epoch-”.",
    "epoch-either": "A new epoch is written with --checkpoint, --seat and --key, and begun with --act and --signatures.",
    "epoch-begun": """The record goes on as the log {log}, at {record}; {kept} acts were left.
The members consent with the act, its signatures and the checkpoint that follows. The log's keys:
{keys}""",
    "epoch-consented": "This witness watches {log} from now on: {kept} acts are left of {lost}. Start it again (foedus witness serve).",
}

PAGES = {
    "witnesses-named": "The record names this policy itself; addresses come from the file beside it.",
    "witnesses-named-act": "Act no. {n}",
    "witnesses-elsewhere-named": "The host cannot change this policy alone: founders sign it, and the witnesses before it must have seen the change. Check it by the anchor that you have from elsewhere:",
}
