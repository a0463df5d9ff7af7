"""This file holds the English sentences about the log of a record: its notes, checkpoints, proofs, policies and signatures."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # keys
    "vkey-unreadable": "“{found}” is no verifier key. One is written NAME+ID+KEY: a name without spaces or +, eight hexadecimal digits, base 64.",
    "vkey-id": (
        "The verifier key of {name} bears the id {found}, and its name and key give {expected}. "
        "A sign of it was changed on the way: get the line again from whoever holds the key."
    ),
    "vkey-kind": (
        "The verifier key of {name} says that it is of kind {kind} and does not have the bytes of a kind that is read here: "
        "1 (Ed25519), 4 (a cosigner's Ed25519) or 6 (a cosigner's ML-DSA-44)."
    ),
    "skey-unreadable": "This is no signer key. One is written PRIVATE+KEY+NAME+ID+KEY on one line. What was read is not repeated here: it may be secret.",
    # notes and checkpoints
    "note-too-large": "The note has {size} bytes; at most {limit} are read.",
    "note-not-text": "The byte at offset {offset} of the note is no UTF-8 text, or a control character other than a line break.",
    "note-malformed": (
        "Line {line} of the note is not as it must be: “{found}”. A note is a text, an empty line, and a line for each signature: "
        "“— NAME BASE64”; it ends with a line break."
    ),
    "note-signatures": "The note bears {count} signatures; at most {limit} are read.",
    "note-signature-false": (
        "The signature on this note in the name of {name} is not true. The text was changed after it was signed, or somebody signed in that name."
    ),
    "note-signature-missing": "None of the trusted keys signed this note. Trusted here: {names}.",
    "checkpoint-malformed": (
        "Line {line} of the checkpoint is not as it must be: “{found}”. "
        "The first is the log's origin, the second its size, the third the root in base 64; none is empty."
    ),
    "checkpoint-origin": "This is a checkpoint of the log “{found}”, not of “{expected}”.",
    "cosignature-false": (
        "The cosignature of {name} on this checkpoint is not true: that witness signed another size, another root or another time, or did not sign."
    ),
    # leaves, bundles, proofs
    "leaf-malformed": "These {size} bytes are no leaf in its canonical form: the id of an act, when the log received it, and for a closed act its stub.",
    "bundle-cut": "The bundle breaks off: the entry that begins at byte {at} goes beyond its {size} bytes.",
    "bundle-count": "The bundle holds {found} entries, and at this size of the log it has {expected}.",
    "proof-too-large": "The proof has {size} bytes; at most {limit} are read.",
    "proof-malformed": (
        "Line {line} of the proof is not as it must be: “{found}”. After “c2sp.org/tlog-proof@v1” come an extra line, the index, "
        "the hashes one to a line, an empty line and the checkpoint."
    ),
    # policies
    "policy-too-large": "The policy has {size} bytes; at most {limit} are read.",
    "policy-not-text": "The byte at offset {offset} of the policy is a control character; only tabs and line breaks may stand there.",
    "policy-cut": "The last line of the policy has no line break. A policy that was cut off could ask for less than it meant to: end the line.",
    "policy-line": (
        "“{found}” is no line of a policy. There are: log VKEY [URL], witness NAME VKEY [URL], group NAME all|any|NUMBER MEMBER…, quorum NAME."
    ),
    "policy-name-taken": "The name “{found}” is taken: witnesses and groups share their names, and “none” means no quorum. Choose another.",
    "policy-name-unknown": "No witness and no group above this line is called “{found}”. What a line names must be defined above it.",
    "policy-member-again": "“{found}” is a member of a group already. Each counts in one group only, or one witness would count twice.",
    "policy-key-kind": "The key of {name} is of kind {kind}. A log signs with kind 1 or 6, a witness with kind 4 or 6.",
    "policy-key-again": "The key of {name} stands in this policy already. Under another name it is still the same witness or log.",
    "policy-threshold": "“{found}” says not how many of the group are enough. Write all, any, or a number from 1 to {most}.",
    "policy-quorum-missing": "The policy has no line “quorum NAME”. Name the witness or group that is enough, or none.",
    "policy-quorum-again": "The policy has a quorum already. Only one line may name it.",
    "policy-not-witnessed": (
        "The checkpoint lacks cosignatures: the policy asks for the quorum “{quorum}”. Cosigned by: {names}; not by: {missing}. "
        "Until the others cosign, it is the host's word alone."
    ),
    "policy-other-log": "The policy names no log “{found}”, so it says nothing about this checkpoint.",
    # signatures on acts
    "signature-malformed": "Line {line} of the signatures beside the act is none. Each is KEY, a space and base 64; no key signs twice.",
    "signature-false": "The signature of the key {key} on this act is not true. It was made on another act, or by another key.",
    "signature-missing": "The act names the key {key}, and no signature of that key lies beside it. Whoever holds the key must sign the act.",
    # the log on its shelf
    "log-unsound": (
        "The log cannot go on: at size {size} the shelf gives {found}, and {expected} was to be expected. "
        "Something was changed, cut or put back outside this program. Run foedus verify, then restore a copy; nothing was written."
    ),
    "log-rows": (
        "The log cannot go on: its newest checkpoint stands over {size} acts, and {found} lie on the shelf. "
        "Rows were cut off or put there outside this program. Run foedus verify, then restore a copy; nothing was written."
    ),
    "log-clock-back": (
        "The clock says {now}, and the log's last act was received at {last} (seconds since 1970). Times of receipt never go back: set the clock right."
    ),
}
