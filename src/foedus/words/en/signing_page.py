"""This file holds the English words of the signing page that a witness serves."""

from __future__ import annotations

SIGNING: dict[str, str] = {
    "language": "en",
    "other": "ru",
    "tongue": "Русский",
    "title": "Sign an act",
    "witness": "The witness",
    "lede": (
        "This page comes from your own witness and from nobody else. What it shows is read from the act's bytes, "
        "and what your passkey signs is the hash of exactly these bytes, made in your browser."
    ),
    "noscript": "This page needs a browser with script on. Without one, sign with a key on your desk: foedus sign, or ssh-keygen -Y sign.",
    "act": "1. The act",
    "bytes": "The act's bytes",
    "bytes-note": "As foedus act writes it: one line, and for a closed act a second, which says how it is closed. Signatures of others may stand beneath, one a line.",
    "file": "or a file",
    "by-id": "or its id, where this witness has it",
    "fetch": "Fetch",
    "read": "Read the act",
    "doubts": "Before you sign",
    "sign": "2. Sign and send",
    "sign-note": "Your device asks for your PIN, finger or face. The witness keeps the signed act, with the time, before it carries it to the host.",
    "sign-button": "Sign with a passkey and send",
    "take-note": "Save the answer",
    "take-signed": "Save the signed act",
    "note-text": "The answer, word for word",
    "make": "A new signing passkey",
    "make-note": (
        "A signing passkey signs acts on this page and nowhere else; it is never one with which you log in. "
        "It counts once your State's root key has signed the act that names it."
    ),
    "make-open": "Make a signing passkey",
    "seat": "Seat for which it signs",
    "log": "Log",
    "holder": "Name of the holder",
    "office": "Office (if any)",
    "scopes": "Kinds of act, with commas (* is all)",
    "root": "Root key that will sign (empty: as on the record)",
    "make-button": "Make the passkey",
    "made": "The passkey is made. It signs nothing yet: let the holder of your State's root key sign this act.",
    "journal": "The act that credentials the passkey, as a journal has it",
    "take-act": "Save the act's bytes",
    "commands": "Commands for the holder of the root key",
    "made-next": "The holder of the root key reads the act, signs its bytes and sends them:",
}

SAID: dict[str, str] = {
    # what the browser or the device lacks
    "framed": "This page is shown inside another page, which could hide what you sign. Open it by itself, in a window of its own.",
    "insecure": "The browser gives no passkeys at {origin}: the connection is not encrypted. Open the page with https, or as localhost.",
    "no-passkeys": "This browser has no passkeys. Take a newer one, or sign with a key on your desk: foedus sign, or ssh-keygen -Y sign.",
    "other-origin": "The browser gives no passkeys at {origin}. A passkey belongs to a name: open the page under your witness's name, with https.",
    "not-verified": (
        "Nothing was signed: you cancelled, it took too long, your device has no passkey of this page, "
        "or it did not know you by PIN, finger or face, which each signature needs. Try again."
    ),
    "not-made": "No passkey was made: you cancelled, it took too long, or your device does not know you by PIN, finger or face. Try again, or take another device.",
    "device-unfit": "This device makes no passkey that knows its holder by PIN, finger or face with a key of Ed25519 or P-256. Take another one.",
    "device-error": "The device signed nothing: {problem}",
    # what is wrong with the act
    "nothing": "There is no act here. Paste its bytes, choose a file, or fetch it by its id.",
    "no-id": "An id has 64 digits from 0 to 9 and a to f.",
    "no-act": "This witness has no open act of that id: none was sent through it, and its mirror has none. A closed act is read from its file.",
    "other-id": "The witness says that this is the act {there}, and your browser that it is {here}. Do not sign; tell whoever keeps the witness.",
    "no-witness": "The witness does not answer as it should. Nothing is lost; try again, and if it stays so, tell whoever keeps it.",
    "closed": "The act is closed: {marking}. Everybody sees this line, and that its matter is {matter}; the words reach those whom the article names.",
    "unfollowed": "This witness keeps no copy of the log from which to say whose key this is. Whether the key may sign, the log will say.",
    "asked-elsewhere": "This was asked from the page {found}, which is not this witness ({expected}). Nothing was read and nothing sent.",
    "stands": "This act stands on the record already, at position {position}. There is nothing to sign.",
    "no-root": "The copy of the record here names no root key that stands over {seat}. Say which key will sign, or try again when the mirror has the record.",
    "no-passkey-key": "The record knows the key {key}, and not as a passkey. Its holder signs at a desk: foedus sign, or ssh-keygen -Y sign.",
    "key-elsewhere": "This key signs on the page {expected}, and this page is {found}. The log refuses what it signs here; open the other page.",
    # what came of it
    "entered": "The act stands on the record of {log}, at position {position}. The answer is its proof, under the checkpoint of {size} acts.",
    "refused": "The log {log} refuses the act, with its signature: {why}",
    "kept": "The act is not on the record yet. {witness} has it since {since}, signs that it has, and carries it to the host again every minute.",
    "not-taken": "The witness did not take the act (status {status}). Save the signed act and send it again later.",
    # the fields of every act
    "field-id": "id (made in your browser)",
    "field-closed_rule": "closed by",
    "field-closed_matter": "closed matter",
    "field-closed_level": "closed level",
    "field-closed_until": "closed until",
    "field-closed_size": "closed size, rounded up",
    "field-kind": "kind",
    "field-seat": "for the seat",
    "field-done": "done",
    "field-received": "received",
    "field-received_by": "received by",
    "field-effective": "effective",
    "field-log": "log",
    "field-key": "key that signs",
    "field-nonce": "nonce",
    "field-format": "format",
    "field-source": "source",
    "field-confidence": "confidence",
}
