"""A closed act comes over HTTP as it does from the command line: its words reach those whom its article names, and no page tells others."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.proof import Proof, parse_proof
from foedus.shelves.opening import open_organization
from tests.web.log.conftest import open_for_kazakhstan, run, serving

CLOSED = '2026-11-24 KAZ states "a canary over HTTP"\n  closed by: EP 10\n  closed matter: organ:CSC\n  closed level: for official use\n'


def test_a_closed_act_over_http_reaches_those_who_may_read_it_and_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_for_kazakhstan(tmp_path, monkeypatch, capsys)
    Path("act.journal").write_text(CLOSED)
    run("act", "act.journal", "--key", "KAZ.key", "--out", "act.json")
    run("sign", "act.json", "--key", "KAZ.key", "--out", "act.signatures")
    Path("secret.json").write_text(Path("act.json").read_text().replace("for official use", "secret"))

    with serving(str(tmp_path / "record.db"), submit=True) as site:
        run("submit", "secret.json", "act.signatures", "--to", site.address, status=1)
        refused = capsys.readouterr()
        run("submit", "act.json", "act.signatures", "--to", site.address)
        told = capsys.readouterr().out
        proof = parse_proof(told.encode())
        assert isinstance(proof, Proof)
        leaf = decode_leaf(proof.extra)
        assert isinstance(leaf, Leaf)
        paths = (
            "/en/", "/en/record/", "/ru/record/?view=journal", "/en/record/?take=csv", "/en/search/?q=HTTP", "/en/chronicle/", "/act/000.p/2",
            "/signature/000.p/2", "/tile/entries/000.p/2", f"/en/record/{leaf.commitment}/", f"/en/record/{leaf.commitment}.json", "/en/treaty/",
        )  # fmt: skip
        shown = {path: site.get(path) for path in paths}

    assert "closes acts at the level" in refused.err
    assert "canary" not in refused.out + refused.err.replace("Kazakhstan: a canary over HTTP", "")
    assert leaf.stub is not None
    assert (leaf.stub.rule, leaf.stub.matter, leaf.stub.seat) == ("EP 10", "organ:CSC", "KAZ")
    assert [path for path, reply in shown.items() if b"canary" in reply.body] == []
    assert proof.index == 1
    for reader, sees in (("", False), ("GEO", False), ("KAZ", True), ("CSC", True)):
        world = open_organization("csto", record="record.db", reader=reader).organization
        assert world is not None
        assert (leaf.commitment in world.by_id) == sees, reader
