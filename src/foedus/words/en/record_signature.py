"""This file holds the English sentences about signatures on acts that OpenSSH and passkeys make."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "signature-by-passkey": "The signature of the key {key} was made by a passkey, and no act credentials that key as a passkey, with the page on which it signs. A log-in is not a signature.",
    "signature-not-by-passkey": "The key {key} was credentialed as a passkey, and this signature was not made by one. A passkey signs on its page and in no other way.",
    "ssh-signature-malformed": "This is no signature of OpenSSH by an Ed25519 key. Sign with: ssh-keygen -Y sign -n foedus-act -O hashalg=sha256 -f KEY FILE.",
    "ssh-signature-namespace": "OpenSSH made this signature for “{found}”; one on an act is made for “{expected}”: ssh-keygen -Y sign -n {expected} …",
    "ssh-signature-hash": (
        "OpenSSH made this signature over the act's {found}; it must be over its {expected}, which is the act's id, "
        "so that it can be checked where the act is withheld. Sign again with: -O hashalg={expected}."
    ),
    "passkey-malformed": "These bytes are no passkey's signature: the device's 37 bytes, the browser's words in JSON, and the signature.",
    "passkey-ceremony": "The browser made this for “{found}”, not for a signature by a passkey.",
    "passkey-challenge": "The passkey signed another challenge than this act's id: it was asked to sign another act, or to log in.",
    "passkey-unverified": "The device did not say that it knew the person: a PIN, a finger or a face. Without that, whoever holds the device could sign. Sign again.",
    "passkey-framed": "The page that asked for this signature stood inside another page ({found}), which may have shown something else. Sign on the page itself.",
    "passkey-relying-party": "The passkey signed for another site than “{expected}”, which the act that credentials it names. A passkey with which people log in signs no acts.",
    "passkey-origin": "The passkey signed on the page {found}; the act that credentials it names {expected}.",
    "passkey-backup": (
        "Of copies of its key the passkey says “{found}”, and the act that credentials it says “{expected}”. "
        "If the key was copied, the seat credentials it anew or takes it back."
    ),
    "passkey-new-malformed": "These bytes are not what a device and a browser say of a new passkey.",
    "passkey-algorithm": "The new passkey signs by the algorithm {found}; acts are signed by -7 (ECDSA on P-256) or -8 (Ed25519). Ask the device for one of these.",
}
