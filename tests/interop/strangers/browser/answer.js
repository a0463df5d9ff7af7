// This file answers questions about a log in a browser, with the scripts that the pages of foedus give to their readers, and nothing else.

import { Unreadable, fromBase64, hex, same } from "/static/bytes.js";
import { cosignedAt, parseCheckpoint } from "/static/checkpoint.js";
import { isConsistent, leafHash, rootFromInclusion } from "/static/merkle.js";
import { signedBy, verifierKey } from "/static/note.js";
import { parseProof } from "/static/proof.js";

const unhex = (written) => Uint8Array.from(written.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function opened(checkpoint, keys) {
  const [log, clock] = await Promise.all(keys.map((one) => verifierKey(one)));
  if (checkpoint.origin !== log.name || (await signedBy(checkpoint.note, log)) !== true) return false;
  if (clock && !(await cosignedAt(checkpoint, clock))) return false;
  return { origin: checkpoint.origin, size: Number(checkpoint.size), root: hex(checkpoint.root) };
}

const checkpoint = ({ note, keys }) => opened(parseCheckpoint(fromBase64(note)), keys);

async function included(leaf, index, size, proof, root) {
  const found = await rootFromInclusion(await leafHash(leaf), index, size, proof);
  return found !== null && same(found, root);
}

const answers = {
  checkpoint,
  cosigned: checkpoint,
  inclusion: ({ leaf, index, size, root, proof }) =>
    included(fromBase64(leaf), BigInt(index), BigInt(size), proof.map(unhex), unhex(root)),
  consistency: ({ old, old_root, size, root, proof }) =>
    isConsistent(BigInt(old), unhex(old_root), BigInt(size), unhex(root), proof.map(unhex)),
  async proof({ text, keys }) {
    const { extra, index, hashes, checkpoint } = parseProof(fromBase64(text));
    return (await opened(checkpoint, keys)) && included(extra, index, checkpoint.size, hashes, checkpoint.root);
  },
};

globalThis.answered = async function (questions) {
  const told = [];
  for (const asked of questions) {
    try {
      told.push(await answers[asked.kind](asked));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      told.push(false);
    }
  }
  return told;
};
