// This file is about the Merkle tree of RFC 6962: where proofs lead, reckoned in the reader's browser.

import { joined, same, sha256 } from "./bytes.js";

/** Hashes in the longest proof: positions are below 2**63. */
export const LONGEST = 63;

export const leafHash = (leaf) => sha256(joined(Uint8Array.of(0), leaf));

export const nodeHash = (left, right) => sha256(joined(Uint8Array.of(1), left, right));

/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot = () => sha256(new Uint8Array());

/**
 * Give the root to which a proof leads from a leaf's hash (RFC 9162, 2.1.3.2); nothing, if it has not the length that the place needs.
 * Index and size are BigInts.
 */
export async function rootFromInclusion(leaf, index, size, proof) {
  if (index < 0n || index >= size || proof.length > LONGEST) return null;
  let [at, last, found] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (last === 0n) return null;
    if (at & 1n || at === last) {
      found = await nodeHash(sibling, found);
      while (!(at & 1n) && at) [at, last] = [at >> 1n, last >> 1n];
    } else {
      found = await nodeHash(found, sibling);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n ? found : null;
}

/** Say whether a proof shows that a tree begins with an earlier one (RFC 9162, 2.1.4.2). */
export async function isConsistent(old, oldRoot, size, root, proof) {
  if (old < 0n || old > size || proof.length > LONGEST) return false;
  if (old === size) return proof.length === 0 && same(oldRoot, root);
  if (old === 0n) return proof.length === 0 && same(oldRoot, await emptyRoot());
  if (proof.length === 0) return false;
  // A complete earlier tree is a node of the later one, and is left out of the proof.
  const path = (old & (old - 1n)) === 0n ? [oldRoot, ...proof] : proof;
  let [at, last] = [old - 1n, size - 1n];
  while (at & 1n) [at, last] = [at >> 1n, last >> 1n];
  let [earlier, later] = [path[0], path[0]];
  for (const sibling of path.slice(1)) {
    if (last === 0n) return false;
    if (at & 1n || at === last) {
      [earlier, later] = [await nodeHash(sibling, earlier), await nodeHash(sibling, later)];
      while (!(at & 1n) && at) [at, last] = [at >> 1n, last >> 1n];
    } else {
      later = await nodeHash(later, sibling);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && same(earlier, oldRoot) && same(later, root);
}
