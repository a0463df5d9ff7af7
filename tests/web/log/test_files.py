"""The site is a log as C2SP's tlog-tiles publishes it: strangers' tools read it without knowing anything of the pages."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.consistency import is_consistent
from foedus.record.encoding import from_base64
from foedus.record.hashing import leaf_hash
from foedus.record.inclusion import includes
from foedus.record.proof import Proof, parse_proof
from foedus.shelves.tiles.export import export
from tests.web.conftest import Get
from tests.web.log.conftest import LoggedSite


def test_every_file_of_an_export_is_served_byte_for_byte(logged: LoggedSite, tmp_path: Path) -> None:
    export(logged.reader.shelf, tmp_path / "log")
    files = [one for one in (tmp_path / "log").rglob("*") if one.is_file()]

    assert len(files) > 5
    for one in files:
        reply = logged.get(f"/{one.relative_to(tmp_path / 'log')}")
        assert (reply.status, reply.body) == (200, one.read_bytes()), one


def test_the_checkpoint_is_text_that_no_cache_keeps_longer_than_seconds(logged: LoggedSite) -> None:
    reply = logged.get("/checkpoint")

    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert reply.headers["Cache-Control"] == "public, max-age=2"


@pytest.mark.parametrize("path", ["tile/0/000", "tile/0/000.p/7", "tile/entries/000", "tile/1/000.p/2"])
def test_a_tile_is_octets_that_caches_keep_for_ever(logged: LoggedSite, path: str) -> None:
    reply = logged.get(f"/{path}")

    assert (reply.status, reply.headers["Content-Type"]) == (200, "application/octet-stream")
    assert "immutable" in reply.headers["Cache-Control"]


def test_a_bundle_of_leaves_is_compressed_for_those_who_take_it(logged: LoggedSite) -> None:
    plain, packed = logged.get("/tile/entries/000"), logged.get("/tile/entries/000", Accept_Encoding="gzip")

    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body)


def test_what_lies_beside_the_leaves_may_change_and_is_not_kept(logged: LoggedSite) -> None:
    assert logged.get("/act/000").headers["Cache-Control"] == "public, max-age=2"


@pytest.mark.parametrize(
    "path",
    ["tile/0/999", "tile/0/0", "tile/64/000", "tile/0/000.p/256", "tile/entries/999", "tile/../checkpoint", "act/999", "tile/0/x000/000"],
)
def test_what_the_log_does_not_have_is_not_found(logged: LoggedSite, path: str) -> None:
    assert logged.get(f"/{path}").status == 404


def test_the_proof_of_an_act_is_a_file_that_leads_from_its_leaf_to_a_signed_checkpoint(logged: LoggedSite) -> None:
    reader = logged.reader
    (row,) = reader.shelf.rows(200, 201)

    reply = logged.get(f"/en/record/{row.id}.tlog-proof")

    proof = parse_proof(reply.body)
    assert isinstance(proof, Proof)
    assert (proof.index, proof.extra) == (200, row.leaf)
    assert includes(leaf_hash(row.leaf), 200, proof.checkpoint.size, proof.hashes, proof.checkpoint.root)
    assert isinstance(open_checkpoint(proof.note.encode(), reader.keys, origin="csto"), SignedCheckpoint)
    assert reply.headers["Content-Disposition"] == 'attachment; filename="csto-200.tlog-proof"'


def test_a_proof_can_be_had_under_any_checkpoint_that_covers_the_act_and_under_no_other(logged: LoggedSite) -> None:
    reader = logged.reader
    (row,) = reader.shelf.rows(70, 71)
    proof = parse_proof(logged.get(f"/en/record/{row.id}.tlog-proof?under=121").body)

    assert isinstance(proof, Proof)
    assert proof.checkpoint.size == 121
    assert includes(leaf_hash(row.leaf), 70, 121, proof.hashes, reader.root(121))
    for under in ("61", "120", "99999", "0", "x"):
        reply = logged.get(f"/en/record/{row.id}.tlog-proof?under={under}")
        assert reply.status == (200 if under == "x" else 404), under


def test_that_the_log_grew_out_of_an_earlier_one_is_proved(logged: LoggedSite) -> None:
    reader = logged.reader

    head, _, note = logged.get("/en/record/checkpoints/181/since-61.txt").body.partition(b"\n\n")

    old, *hashes = head.decode().split("\n")
    proof = [found for one in hashes if (found := from_base64(one))]
    assert old == "old 61"
    assert is_consistent(61, reader.root(61), 181, reader.root(181), proof)
    assert note == reader.shelf.note(181)
    assert logged.get("/en/record/checkpoints/61/since-181.txt").status == 404
    assert logged.get("/en/record/checkpoints/62/since-1.txt").status == 404


@pytest.mark.parametrize(
    "path", ["/checkpoint", "/tile/0/000", "/log.vkey", "/en/record/abcdef.tlog-proof", "/en/record/checkpoints/1.txt"]
)
def test_a_draft_has_none_of_these_files(get: Get, path: str) -> None:
    assert get(path).status == 404
