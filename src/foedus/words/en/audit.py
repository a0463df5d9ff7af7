"""words/en: what an audit finds in a log."""

SENTENCES = {
    "audit-position": "A row stands here that says it is row {found}: rows were put in another order, or one is missing.",
    "audit-rows-missing": "The row at position {found} is not there; there must be rows up to {expected}.",
    "audit-id": "The shelf calls this act {found}; its leaf commits to {expected}. The row or the leaf was changed.",
    "audit-commitment": "The act that lies here has the id {found}; its leaf commits to {expected}. The act or the leaf was changed or exchanged.",
    "audit-act-missing": "The bytes of this act are not here, and no stub says that it is closed. The log proves that it was entered: ask for it elsewhere.",
    "audit-look-up": "The look-up by id gives position {found} for the act that stands here.",
    "audit-received-backwards": "The leaf says that it was received at {received}, before the one above it ({before}): a time was put back, or rows were exchanged.",
    "audit-received-late": "The leaf says that it was received at {received}; the checkpoint of {size} acts, which has it, was seen at {time} already.",
    "audit-received-early": "The leaf says that it was received at {received}; the checkpoint of {size} acts, which does not have it yet, was made at {time}: the time was put back.",
    "audit-tile": "Node {node} of tile {index} on level {level} is not the hash of what stands below it: the tile or a leaf was changed.",
    "audit-tile-missing": "The full tile {index} on level {level} is not there.",
    "audit-checkpoint-order": "This checkpoint follows that of {before} acts, and is not of more.",
    "audit-checkpoint-size": "The checkpoint is of {found} acts and is kept as that of {expected}.",
    "audit-checkpoint-bytes": "The checkpoint is written in another way than it must be.",
    "audit-checkpoint-clock": "The clock of “{origin}” has not signed this checkpoint: nothing says when it was made.",
    "audit-checkpoint-line": "A signature line of “{name}” could not be checked: neither the log nor a policy names its key (--policy).",
    "audit-checkpoint-root": (
        "The checkpoint says that the root is {expected}; the leaves hash to {found}. "
        "Up to {sound} acts the log fits its checkpoints; after that it was changed."
    ),
    "audit-rows-beyond": "There are {rows} rows, and the newest checkpoint is of {size}: nobody signed what follows.",
    "audit-rows-cut": "There is a checkpoint of {size} acts, and only {rows} rows: the end was cut off.",
    "audit-no-checkpoint": "There is no checkpoint: nothing says that this is the log.",
    "audit-act-twice": "This act stands on the record twice; the first time at position {first}.",
    "audit-anchor": "The record begins with the act {found}; the anchor is {expected}. This is another record.",
    "audit-seen-longer": "A checkpoint of {seen} acts is known, and the record has {size}: it was rolled back, or an old copy was put in its place.",
    "audit-seen-other": "The known checkpoint has the root {expected} at this size, and the record has {found}: there are two histories.",
    "audit-unreadable": "What lies here cannot be read: {problem}.",
    "audit-key": "The log signs with {found}; the key that was named is {expected}.",
    "tiles-checkpoints-unordered": "The checkpoint of {size} acts follows that of {before}: the file of checkpoints was changed.",
    "tiles-file-stray": "The file {path} does not belong to the exported log.",
    "tiles-file-bytes": "The file {path} is not what it must be, from byte {offset} on.",
}
