// This file is about checkpoints and the times that cosigners put to them (C2SP's tlog-checkpoint and tlog-cosignature).

import { Unreadable, fromBase64, number, utf8 } from "./bytes.js";
import { by, isSigned, parseNote } from "./note.js";

/** Read a checkpoint: its origin, size (a BigInt), root, and the note that carries it. No signature is checked here. */
export function parseCheckpoint(bytes) {
  const note = parseNote(bytes);
  const [origin, size, root, ...extensions] = note.text.slice(0, -1).split("\n");
  const [count, hash] = [number(size ?? ""), fromBase64(root ?? "")];
  if (!origin) throw new Unreadable("checkpoint", 1);
  if (count === null) throw new Unreadable("checkpoint", 2);
  if (!hash || hash.length !== 32) throw new Unreadable("checkpoint", 3);
  if (extensions.includes("")) throw new Unreadable("checkpoint", 4 + extensions.indexOf(""));
  return { origin, size: count, root: hash, note };
}

/**
 * Give the latest time that a cosigner's key puts to a checkpoint, in seconds since 1970;
 * false, where a cosignature in its name is not its own; null, where there is none.
 */
export async function cosignedAt(checkpoint, key) {
  let latest = null;
  for (const { signature } of by(checkpoint.note, key)) {
    const time = signature.length === 72 ? new DataView(signature.buffer, signature.byteOffset).getBigUint64(0) : -1n;
    const message = utf8(`cosignature/v1\ntime ${time}\n${checkpoint.note.text}`);
    if (time < 0n || !(await isSigned(key, message, signature.slice(8)))) return false;
    if (latest === null || time > latest) latest = time;
  }
  return latest === null ? null : Number(latest);
}
