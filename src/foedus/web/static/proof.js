// This file is about the files in which proofs travel: that of an act (C2SP's tlog-proof), and that of a longer log (the body of its tlog-witness).

import { Unreadable, fromBase64, number, text } from "./bytes.js";
import { parseCheckpoint } from "./checkpoint.js";
import { LONGEST } from "./merkle.js";

const HEADER = "c2sp.org/tlog-proof@v1";

/** Part a file at its first empty line into the lines before it and the checkpoint behind it. */
function parted(bytes, format) {
  const at = bytes.findIndex((byte, index) => byte === 10 && bytes[index + 1] === 10);
  const head = at < 0 ? null : text(bytes.slice(0, at));
  if (head === null) throw new Unreadable(format, 1);
  return [head.split("\n"), parseCheckpoint(bytes.slice(at + 2))];
}

function hashes(lines, before, format) {
  return lines.map((line, at) => {
    const hash = fromBase64(line);
    if (!hash || hash.length !== 32 || at >= LONGEST) throw new Unreadable(format, before + at + 1);
    return hash;
  });
}

function numbered(line, word, format, at) {
  const found = line?.startsWith(`${word} `) ? number(line.slice(word.length + 1)) : null;
  if (found === null) throw new Unreadable(format, at);
  return found;
}

/** Read the proof of one act: its leaf, index, hashes, checkpoint. */
export function parseProof(bytes) {
  const [lines, checkpoint] = parted(bytes, "proof");
  if (lines[0] !== HEADER) throw new Unreadable("proof", 1);
  const carries = lines[1]?.startsWith("extra ") ?? false;
  const extra = carries ? fromBase64(lines[1].slice(6)) : new Uint8Array();
  if (!extra) throw new Unreadable("proof", 2);
  const at = carries ? 2 : 1;
  return { extra, index: numbered(lines[at], "index", "proof", at + 1), hashes: hashes(lines.slice(at + 1), at + 1, "proof"), checkpoint };
}

/** Read the proof that a log begins with an earlier one: the earlier size, hashes, the later checkpoint. */
export function parseGrowth(bytes) {
  const [lines, checkpoint] = parted(bytes, "growth");
  return { old: numbered(lines[0], "old", "growth", 1), hashes: hashes(lines.slice(1), 1, "growth"), checkpoint };
}
