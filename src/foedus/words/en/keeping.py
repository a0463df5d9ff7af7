"""words/en: the commands about words that are closed: destroyed here, or held where the host has no part of them."""

HELP = {
    "log-destroy": "Destroy the bytes of acts of which their seats have stated, on the record, openly and signed, that they are destroyed.",
    "log-destroy-more": """Without ACT, all that is stated and still here: what the keeper of a copy does, too. There is no way back.
The log keeps the act's id, place and time, and foedus verify counts it as destroyed. Never destroyed are acts on which it
rests who is bound and who may read.
  foedus log destroy csto 5f9ef7d8…
Exit status: 0 destroyed, or nothing to destroy; 1 the bytes stay; 2 no such record.""",
    "ACT-destroy": "the act's id (64 hexadecimal digits), or its position; without it, every act of which it is stated",
    "--closed": "hand closed acts at /closed to members that show a key on the record; URL is the address under which they ask",
    "witness-export": "Write this witness's copy of a log as static files, with the closed acts that its member may read, for the member alone.",
    "--log-witness": "which log, where the witness has copies of several",
    "hold": "Commit to a document that stays where it is: print what stands on the record in its place.",
    "hold-more": """The commitment is SHA-256 over the salt and the document: cat SALT FILE | sha256sum. The salt, 32 random bytes, is made
when it is not there; keep it with the document. Without it nobody can show what was committed to, or guess it.
  foedus hold order-17.pdf --salt order-17.salt""",
    "FILE-hold": "the document; it is hashed here and goes nowhere",
    "--salt-hold": "the file of the salt; made, if it is not there",
    "check-held": "Hold a document against the commitment that an act has on the record. Nothing of it leaves this machine.",
    "check-held-more": """The act is named by its id or position on a record or an exported folder, or by a file with its bytes.
  foedus check-held 5f9ef7d8… order-17.pdf --salt order-17.salt --record csto
Exit status: 0 it is that document, 1 it is another, 2 there is no such act or file.""",
    "ACT-held": "the act that says that the document is held elsewhere: its id, its position, or a file with its bytes",
    "--salt-check": "the file of the salt, if the document was committed to with one",
}

PHRASES = {
    "destroyed": "The bytes of the act {act} are destroyed here; its id, place and time stay on the log of which it is part.",
    "destroyed-rest": (
        "Not reached by this: backups, exports that were made before (export again), copies that others keep (each does the same with its "
        "own), a database server's own archives, and programs that run and have read the act (start them again)."
    ),
    "destroyed-none": "Nothing of which it is stated that it is destroyed is here on the record of “{log}”.",
    "destroy-export": "“{folder}” is an export. Destroy the bytes on the record, and export it again.",
    "destroy-how": """Its seat says so in an act of its own, open and signed (foedus act, foedus sign, foedus submit):
  DATE SEAT has the body destroyed of {act}
    effect: what follows from it""",
    "handing": "Closed acts are handed at /closed to members that ask as {url} and may read them.",
    "witness-row-closed": "closed acts",
    "witness-closed": "{here} here, {lacking} not: this member may not read them, or not yet",
    "witness-no-copy": "The witness at {folder} has no copy of such a log. It makes one where it knows the log's address, when it goes its rounds.",
    "witness-exported": "The log “{log}” lies in {folder} with {size} acts, {closed} closed ones among them; {lacking} closed acts are not here. Do not publish it.",
    "held": """commitment {commitment}
An act says so on the record (foedus act, foedus sign, foedus submit):
  DATE SEAT holds elsewhere REGISTER-NUMBER
    commitment: {commitment}
    level: LEVEL
    holder: WHO HOLDS IT""",
    "held-same": "“{file}” is the document that {seat} holds elsewhere under number {register_number} [{level} · {seat} · {holder}]: act {act}.",
    "held-other": (
        "“{file}” is not the document that {seat} holds elsewhere under number {register_number} [{level} · {seat} · {holder}]: "
        "one of its bytes is another, or the salt is. The commitment of act {act} is {commitment}."
    ),
    "no-held": "“{act}” is no act that says that a document is held elsewhere, and no file with one.",
    "no-salt": "“{path}” is no salt: it has {size} bytes. Name another file, and a new one is made.",
}
