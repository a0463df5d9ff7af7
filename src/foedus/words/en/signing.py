"""words/en: keys of authors, acts before they are signed, signatures, and what is handed in."""

HELP = {
    "key": "Make the key with which you sign acts, or show its name.",
    "key-new": "Make a key on this machine and print its public name (ed25519:…). The file never leaves you; the name is for the record.",
    "key-show": "Print the public name of a key: of a file made by foedus key new, or of OpenSSH's id_ed25519.pub.",
    "FILE-key-new": "where to write the key; only you may read it",
    "FILE-key-show": "a key, or OpenSSH's public file",
    "--name-key": "whose key it is: a seat (KAZ), for those who hold several",
    "act": "Write an act from its journal form as the bytes that are signed.",
    "act-more": """The journal holds one act, as foedus journal prints them:
  2026-11-24 KAZ requests assistance
The bytes get a random number, so that nobody can guess the act from its id; the same journal gives another act each time.
  foedus act request.journal --key kaz.key --out request.json
A closed act (closed by: in its journal) has a second line in the file, which says openly how it is closed; it is no part of what is signed.""",
    "JOURNAL-act": "a file with one act in journal form",
    "--key-act": "the key that will sign: its public name, or a file that foedus key show reads",
    "--out-act": "write the act here, to a new file; without it, to standard output",
    "sign": "Sign an act: see what it says and its id, and get the line of your signature.",
    "sign-more": """What you sign is told before the signature is made; your key signs the act's id and nothing else.
  foedus sign request.json --key kaz.key --out request.signatures
With a key in OpenSSH, also one on a hardware token:
  ssh-keygen -Y sign -n foedus-act -O hashalg=sha256 -f ~/.ssh/id_ed25519 request.json
  foedus sign request.json --ssh request.json.sig --out request.signatures
Of a closed act OpenSSH signs the first line of the file alone: head -n 1 FILE | tr -d '\\n' | ssh-keygen -Y sign … > FILE.sig
Several sign by adding their lines to the same file, or to files of their own that are put together.""",
    "ACT-sign": "a file with the bytes of an act (foedus act, foedus log init --genesis)",
    "--key-sign": "the file of your key (foedus key new)",
    "--ssh": "take the signature that ssh-keygen -Y sign made, instead of signing here",
    "--out-sign": "add the line to this file; without it, to standard output",
    "submit": "Hand a signed act in, and get the proof that it is on the record, or the refusal, signed by the log.",
    "submit-more": """Keep what is printed: the proof shows anybody that your act is on the record (foedus verify-proof);
the refusal shows that the log refused it and why. An act that is on the record already keeps its place.
  foedus submit request.json request.signatures --to https://record.example
A closed act goes the same way; through a witness, take your own: whoever carries an act can read it.
Exit status: 0 on the record, 1 refused or entered otherwise than you asked, 2 nobody answered.""",
    "SIGNATURES": "a file with the lines of its signatures (foedus sign); not needed where they stand in the act's file already",
    "--corpus-submit": "with --record, for a closed act: the corpus whose procedures say who may read it",
    "--to-submit": "the address of the record's pages, which take acts (foedus serve --submit), or of a witness that carries them",
    "--root": "a founding seat and the public name of its root key (KAZ=ed25519:…); once for each. Writes the act for them to sign to --genesis",
    "--recovery": "with --root: how many other founders give a seat a new root key when it has lost its own (0: nobody can)",
    "--genesis": "the act that opens the record: written with --root, opened with --signatures",
    "--signatures": "the founders' signatures on --genesis, a line each (foedus sign)",
}

PHRASES = {
    "file-there": "“{path}” is there already and is not written over.",
    "key-name": "No key can be called “{given}”: a name has no spaces and no plus sign.",
    "author-key": "What lies at “{given}” is no key that signs acts: foedus key new makes one.",
    "one-act": "The journal holds {count} acts; one is signed at a time.",
    "act-says": "{says}\nlog {log}, key {key}\nid {id}",
    "act-closed-says": "closed {marking}, matter {matter}",
    "not-taken": "The act was not taken (status {status}). Send it again later, or through a witness; it can stand on the record only once.",
    "no-root": "“{given}” names no founder: SEAT=KEY, the key as foedus key new prints it (ed25519:…), each seat once.",
    "no-recovery": "{given} founders cannot be asked for a recovery; at most {most} others are there.",
    "genesis-first": "--root needs --genesis FILE, a new file for the founders to sign; --signatures come afterwards.",
    "genesis-and-signatures": "--genesis and --signatures go together: the act that opens the record and its founders' lines.",
    "begun-otherwise": "A record was begun here with another act, and stays as it is: {record}",
    "drafted": """{file} opens the record when these have signed it: {seats}
Each of them: foedus sign {file} --key KEY
Then: foedus log init CORPUS --genesis {file} --signatures FILE
anchor  {anchor}""",
}
