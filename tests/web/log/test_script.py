"""The script that checks in the browser and the modules of the record judge alike, on true proofs and on changed ones."""

from __future__ import annotations

import random
from base64 import b64encode
from typing import Any

from playwright.sync_api import Page

from foedus.finding import Finding
from foedus.record.checkpoint import open_checkpoint
from foedus.record.consistency import is_consistent, prove_consistency
from foedus.record.cosignature import cosigned
from foedus.record.frontier import Frontier, grown, node_reader
from foedus.record.hashing import leaf_hash
from foedus.record.inclusion import includes, prove_inclusion
from foedus.record.proof import Proof, parse_proof
from foedus.shelves.log import LogReader
from foedus.web.assets import assets
from tests.web.log.conftest import LoggedSite

BYTES = "const bytes = (one) => Uint8Array.from(atob(one), (letter) => letter.charCodeAt(0));"
LARGEST = 33


def told(page: Page, module: str, script: str, given: object) -> Any:
    """Let the browser load a module of the site and run a script with it."""
    address = assets()[module].address
    return page.evaluate(f"async (given) => {{ const it = await import('{address}'); {BYTES} {script} }}", given)


def _written(*some: bytes) -> list[str]:
    return [b64encode(one).decode() for one in some]


def _no_tiles(level: int, index: int) -> bytes:
    raise AssertionError(f"a tree of {LARGEST} leaves has no full tile ({level}, {index})")


LEAVES = [leaf_hash(bytes((one,))) for one in range(LARGEST)]
FRONTIERS = [grown(Frontier(), LEAVES[:size])[0] for size in range(LARGEST + 1)]
NODES = node_reader(FRONTIERS[LARGEST], _no_tiles)


def test_the_browser_hashes_as_rfc_6962_does(window: Page) -> None:
    window.goto("/en/record/checkpoints/")

    assert told(window, "merkle.js", "return [...await it.leafHash(bytes(given))]", b64encode(b"leaf").decode()) == list(leaf_hash(b"leaf"))


def test_every_inclusion_proof_of_every_small_tree_holds_in_the_browser_and_none_for_another_leaf(window: Page) -> None:
    window.goto("/en/record/checkpoints/")
    cases = [(index, size, index) for size in range(1, LARGEST + 1) for index in range(size)]
    cases += [(index, size, (index + 1) % size) for size in range(2, LARGEST + 1) for index in range(size)]
    given = [
        [*_written(LEAVES[leaf]), index, size, _written(*prove_inclusion(index, size, NODES)), *_written(FRONTIERS[size].root)]
        for index, size, leaf in cases
    ]
    script = """return Promise.all(given.map(async ([leaf, index, size, proof, root]) => {
        const found = await it.rootFromInclusion(bytes(leaf), BigInt(index), BigInt(size), proof.map(bytes));
        return found !== null && found.join() === bytes(root).join(); }))"""

    ours = [includes(LEAVES[leaf], index, size, prove_inclusion(index, size, NODES), FRONTIERS[size].root) for index, size, leaf in cases]

    assert told(window, "merkle.js", script, given) == ours
    assert ours.count(True) == sum(range(1, LARGEST + 1))


def test_every_consistency_proof_of_every_pair_of_small_trees_is_judged_alike(window: Page) -> None:
    window.goto("/en/record/checkpoints/")
    chance = random.Random(6962)
    cases: list[tuple[int, bytes, int, bytes, tuple[bytes, ...]]] = []
    for new in range(LARGEST + 1):
        for old in range(new + 1):
            proof = prove_consistency(old, new, NODES)
            cases.append((old, FRONTIERS[old].root, new, FRONTIERS[new].root, proof))
            cases.append((old, FRONTIERS[old].root, new, FRONTIERS[new].root, (*proof, chance.randbytes(32))))
            cases.append((old, FRONTIERS[chance.randrange(LARGEST)].root, new, FRONTIERS[new].root, proof))
    given = [[old, *_written(before), new, *_written(after), _written(*proof)] for old, before, new, after, proof in cases]
    script = """return Promise.all(given.map(([old, before, size, after, proof]) =>
        it.isConsistent(BigInt(old), bytes(before), BigInt(size), bytes(after), proof.map(bytes))))"""

    assert told(window, "merkle.js", script, given) == [is_consistent(*case) for case in cases]


def judged(data: bytes, reader: LogReader) -> bool:
    """Say whether the modules of the record find a proof true."""
    proof = parse_proof(data)
    if isinstance(proof, Finding):
        return False
    opened = open_checkpoint(proof.note.encode(), reader.keys, origin=reader.origin)
    if isinstance(opened, Finding) or isinstance(cosigned(opened, reader.keys), Finding):
        return False
    return includes(leaf_hash(proof.extra), proof.index, proof.checkpoint.size, proof.hashes, proof.checkpoint.root)


def test_an_attack_on_any_byte_of_a_proof_is_judged_alike_and_never_passes_for_another_act(window: Page, logged: LoggedSite) -> None:
    window.goto("/en/record/checkpoints/")
    reader = logged.reader
    true = str(reader.proof(300)).encode()
    chance = random.Random(300)
    changed = [true]
    for _ in range(500):
        at = chance.randrange(len(true))
        kind = chance.randrange(4)
        flipped = bytes((true[at] ^ (1 << chance.randrange(8)),))
        changed.append((true[:at] + flipped + true[at + 1 :], true[:at] + true[at + 1 :], true[:at] + flipped + true[at:], true[:at])[kind])
    (row,) = reader.shelf.rows(300, 301)
    assert row.act is not None
    given = {"act": _written(row.act)[0], "id": row.id, "keys": [str(key) for key in reader.keys], "proofs": _written(*changed)}
    script = """const judge = async (proof) => {
        try {
            const {steps} = await it.checkAct({act: bytes(given.act), proof: bytes(proof), id: given.id, position: 300, keys: given.keys});
            return steps.every((one) => one.holds !== false);
        } catch (error) { if (error.format) return false; throw error; } };
        const found = []; for (const one of given.proofs) found.push(await judge(one)); return found;"""

    found = told(window, "check.js", script, given)

    ours = [judged(one, reader) for one in changed]
    assert found == ours
    # What still passes says the same: a line of a key that nobody here knows, a clock's line that is not there.
    passed = [parse_proof(one) for one, holds in zip(changed, ours, strict=True) if holds]
    assert found[0]
    assert all(isinstance(one, Proof) and (one.extra, one.index) == (row.leaf, 300) for one in passed)
