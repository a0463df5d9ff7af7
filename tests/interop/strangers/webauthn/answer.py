"""This file answers questions about passkeys with py_webauthn, a library for sites that log people in with them.

Questions come in on standard input, one JSON object a line; each gets one line of JSON back.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from webauthn import base64url_to_bytes, verify_authentication_response, verify_registration_response
from webauthn.helpers import parse_attestation_object
from webauthn.helpers.decode_credential_public_key import decode_credential_public_key
from webauthn.helpers.exceptions import WebAuthnException


def passkey(asked: dict[str, Any]) -> bool:
    """Say whether a passkey's key signed under this challenge, as on a log-in."""
    shown = {name: asked[name] for name in ("authenticatorData", "clientDataJSON", "signature")}
    verify_authentication_response(
        credential={"id": "AA", "rawId": "AA", "type": "public-key", "response": shown},
        expected_challenge=bytes.fromhex(asked["act"]),
        expected_rp_id=asked["relying_party"],
        expected_origin=asked["origin"],
        credential_public_key=_cose(asked["key"]),
        credential_current_sign_count=0,
        require_user_verification=True,
    )
    return True


def new_passkey(asked: dict[str, Any]) -> dict[str, str]:
    """Give the key of a passkey that a page made, and whether it may be copied."""
    made = verify_registration_response(
        credential=asked["credential"],
        expected_challenge=base64url_to_bytes(asked["challenge"]),
        expected_rp_id=asked["relying_party"],
        expected_origin=asked["origin"],
        require_user_verification=True,
    )
    flags = parse_attestation_object(base64url_to_bytes(asked["credential"]["response"]["attestationObject"])).auth_data.flags
    backup = "backed up" if flags.bs else "eligible" if flags.be else "none"
    return {"key": _name(made.credential_public_key), "backup": backup}


def _cose(name: str) -> Any:
    algorithm, _, digits = name.partition(":")
    if algorithm == "ed25519":
        return cbor2.dumps({1: 1, 3: -8, -1: 6, -2: bytes.fromhex(digits)})
    point = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes.fromhex(digits)).public_numbers()
    return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")})


def _name(cose: bytes) -> str:
    key: Any = decode_credential_public_key(cose)
    return f"p256:{2 | key.y[-1] & 1:02x}{key.x.hex()}" if hasattr(key, "y") else f"ed25519:{key.x.hex()}"


ANSWERS = {"passkey": passkey, "new passkey": new_passkey}


def answered(asked: dict[str, Any]) -> Any:
    """Answer one question; ``False`` where the library refuses what it was shown."""
    try:
        return ANSWERS[asked["kind"]](asked)
    except (WebAuthnException, ValueError, KeyError):
        return False


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answered(json.loads(line))) + "\n")
