// This file is about the checks that a page of the record asks of the reader's browser. Each gives steps: a name, whether it holds
// (true, false, or null where nothing can be said), and what its sentence needs. Nothing of the page is touched here.

import { base64, fromBase64, hex, same, sha256, text, utf8 } from "./bytes.js";
import { cosignedAt, parseCheckpoint } from "./checkpoint.js";
import { isConsistent, leafHash, rootFromInclusion } from "./merkle.js";
import { COSIGNATURE, ED25519, MLDSA, by, isSigned, signedBy, verifierKey } from "./note.js";
import { parseGrowth, parseProof } from "./proof.js";

const step = (name, holds, put = {}) => ({ name, holds, put });

/** Check who signed a checkpoint and when: the log's own key, and its clock beside it. */
export async function checkSigned(checkpoint, lines) {
  const keys = await Promise.all(lines.map((line) => verifierKey(line)));
  const log = keys.find((key) => key.kind === ED25519);
  const clock = keys.find((key) => key.kind === COSIGNATURE);
  const isOurs = log !== undefined && checkpoint.origin === log.name;
  const steps = [step("signature", isOurs && (await signedBy(checkpoint.note, log)) === true, { by: log ? hex(log.id) : "", size: checkpoint.size })];
  const time = clock ? await cosignedAt(checkpoint, clock) : null;
  if (clock) steps.push(step("clock", time === null ? null : time !== false, { time: time || 0 }));
  return steps;
}

/**
 * Check the signatures beside an act. `signatures` holds pairs of a key as acts name it and the signature in base 64;
 * those that OpenSSH or a passkey made are left to others.
 */
export async function checkSignatures(id, signatures) {
  const steps = [];
  for (const [key, written] of signatures) {
    const signature = fromBase64(written);
    const raw = /^ed25519:[0-9a-f]{64}$/.test(key) ? Uint8Array.from(key.slice(8).match(/../g), (two) => parseInt(two, 16)) : null;
    const isPlain = raw !== null && signature?.length === 64;
    const holds = isPlain ? await isSigned({ key: raw }, utf8(`foedus-act-signature/1\n${id}\n`), signature) : null;
    steps.push(step("signed", holds, { by: `${key.slice(0, key.indexOf(":") + 17)}…` }));
  }
  return steps;
}

/** Check that an act stands where its page says, all the way from its bytes to the signed checkpoint. */
export async function checkAct({ act, proof, id, position, keys, signatures = [] }) {
  const { extra, index, hashes, checkpoint } = parseProof(proof);
  let leaf;
  try {
    leaf = JSON.parse(text(extra));
  } catch {
    leaf = null;
  }
  const digest = hex(await sha256(act));
  const root = await rootFromInclusion(await leafHash(extra), index, checkpoint.size, hashes);
  const leads = root !== null && same(root, checkpoint.root) && index === BigInt(position);
  const steps = [
    step("bytes", digest === id && leaf?.commitment === digest, { id: digest }),
    ...(await checkSignatures(digest, signatures)),
    step("tree", leads, { position: index, size: checkpoint.size, hashes: hashes.length }),
    ...(await checkSigned(checkpoint, keys)),
  ];
  const clock = steps.find((one) => one.name === "clock" && one.holds);
  if (clock) steps.push(step("received", Number.isSafeInteger(leaf?.received) && leaf.received <= clock.put.time, { time: leaf?.received ?? 0 }));
  return { checkpoint, steps };
}

/**
 * Check the cosignatures of a policy's witnesses, each by its own key; whoever put none to the checkpoint is passed over.
 * `witnesses` holds pairs of a name and a key's line.
 */
export async function checkWitnesses(checkpoint, witnesses) {
  const steps = [];
  for (const [name, line] of witnesses) {
    const key = await verifierKey(line, [COSIGNATURE, MLDSA]);
    if (by(checkpoint.note, key).length === 0) continue;
    // No browser has ML-DSA yet: that there is such a line can be said, and no more.
    const time = key.kind === MLDSA ? null : await cosignedAt(checkpoint, key);
    steps.push(step("witness", time === null ? null : time !== false, { name, time: time || 0 }));
  }
  return steps;
}

/** Check a checkpoint by itself, and the witnesses that put their names to it. */
export async function checkCheckpoint({ note, size, keys, witnesses = [] }) {
  const checkpoint = parseCheckpoint(note);
  const [signature, ...others] = await checkSigned(checkpoint, keys);
  return { checkpoint, steps: [{ ...signature, holds: signature.holds && checkpoint.size === BigInt(size) }, ...others, ...(await checkWitnesses(checkpoint, witnesses))] };
}

/**
 * Check that a checkpoint and what is remembered of its log belong to one history.
 * `growth(old, size)` fetches the proof that the log of `size` begins with that of `old`; null, where the log says that it has none.
 */
export async function checkMemory(checkpoint, keys, seen, growth) {
  if (seen === null) return step("first", true, { size: checkpoint.size });
  const put = { seen: seen.at, old: seen.size, size: checkpoint.size };
  if (seen.keys.join("\n") !== keys.join("\n")) return step("other-key", false, put);
  const kept = { size: BigInt(seen.size), root: fromBase64(seen.root) };
  const [earlier, later] = kept.size <= checkpoint.size ? [kept, checkpoint] : [checkpoint, kept];
  if (earlier.size === later.size) return step(same(earlier.root, later.root) ? "same" : "forked", same(earlier.root, later.root), put);
  const sent = await growth(earlier.size, later.size);
  if (sent === null) return step("shorter", false, put);
  const { old, hashes } = parseGrowth(sent);
  const grew = old === earlier.size && (await isConsistent(earlier.size, earlier.root, later.size, later.root, hashes));
  return step(grew ? "grown" : "forked", grew, put);
}

/** Say what to remember after a check: the longer of what was remembered and what was seen now. */
export function longer(checkpoint, keys, seen, at) {
  if (seen !== null && BigInt(seen.size) > checkpoint.size) return seen;
  return { keys, size: String(checkpoint.size), root: base64(checkpoint.root), at };
}
