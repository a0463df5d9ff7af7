"""words/en: a log exported as static files, and taken from them."""

SENTENCES = {
    "tiles-file-missing": "The file {path} is not there. Export the log again, or fetch the file from whoever serves it.",
    "tiles-keys-unfinished": "The file {path} holds no key, or its last line does not end. It has one verifier key on each line.",
    "tiles-chain": "The file chain does not list positions, one a line and each greater than the one before.",
    "tiles-width": "The tile {path} has {size} bytes and not {expected}: it was cut or written over. Fetch it again.",
    "tiles-diverge": (
        "The folder holds another history: at size {size} its root is {expected}, and this log's was {found}. "
        "Keep both and compare them (foedus verify); nothing was written."
    ),
    "tiles-longer": "The folder holds {size} acts and this record only {expected}: the record may have been rolled back. Nothing was written.",
    "tiles-folder-taken": "The folder {path} holds something else than an exported log. Name an empty folder.",
    "tiles-other-log": "The folder holds the log “{found}” under keys that are not those of “{expected}”. Name another folder.",
    "import-other-log": "This is the log “{found}”, or its keys are not those of “{expected}”, which the record holds. Name another record.",
    "import-diverges": (
        "At size {size} the exported log has the root {found}, and the record here {expected}: one of the two was rewritten. "
        "Keep both; nothing was taken."
    ),
    "import-shorter": "The exported log ends at {size} acts; the record here has {expected} already. Nothing was taken.",
    "import-root": "The leaves up to {size} hash to {found}; the checkpoint says {expected}. What stands before was taken, nothing after.",
    "import-short": "There is a checkpoint for {size} acts, but only {found} are there. What stands before was taken, nothing after.",
    "import-commitment": "At position {position} lies the act {found}; the leaf commits to {expected}. What stands before was taken, nothing after.",
    "import-chain": "The list of the record's own acts (chain) is wrong about the act at position {position}. What stands before was taken, nothing after.",
}
