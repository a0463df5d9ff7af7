"""This file holds the English sentences about who signs for whom on the record."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "key-uncredentialed": (
        "The key {key} may not sign for {seat}: no act on the record gives it that authority. "
        "Have a key that may name others credential it first, or sign with one that is credentialed."
    ),
    "key-revoked-before": (
        "The key {key} signed for {seat} until it was revoked at position {position} of the record. "
        "What it signed before stays signed; sign with another key."
    ),
    "key-out-of-scope": "The key {key} signs for {seat}, but not acts of the kind “{kind}”: its scopes are {scopes}. Sign with a key that may.",
    "credential-not-by-root": (
        "The key {key} may not name, revoke or replace keys of {seat}: that takes the root key, or one with the scope “credentials”."
    ),
    "root-recovery-short": (
        "{have} founders' root keys signed beside the recovery of the root key ({seat}); {need} are needed. Collect the others' signatures."
    ),
    "root-new-key-silent": "The new root key {key} ({seat}) has not signed. It signs too, so that nobody is given a root that nobody holds.",
    "genesis-unsigned": "The act that opens the record is signed by every founding root key; missing: {seats}. Collect their signatures.",
    "record-unfounded": (
        "No State has founded this record: it holds reported history, and nothing signed by {key} or any other key. "
        "Open a record whose first act names the founders' root keys."
    ),
}
