// This file is about signed notes and the keys that sign them (C2SP's signed-note), checked by the browser's own Ed25519.

import { Unreadable, fromBase64, hex, joined, same, sha256, text, utf8 } from "./bytes.js";

/** Kinds of keys: Ed25519 over a note's text; Ed25519 over a checkpoint with a time; ML-DSA over the same, which no browser can check. */
export const [ED25519, COSIGNATURE, MLDSA] = [1, 4, 6];

const LENGTHS = new Map([[ED25519, 33], [COSIGNATURE, 33], [MLDSA, 1313]]);

/** The browser has no Ed25519, or gives cryptography only to pages that came over https. */
export class NoCryptography extends Error {}

const isName = (name) => name !== "" && !/[\s+\u0000-\u001f]/u.test(name);

/** Read a verifier key from its line: `name+id+key`. */
export async function verifierKey(line, kinds = [ED25519, COSIGNATURE]) {
  const [name, id, ...rest] = line.split("+");
  const bytes = fromBase64(rest.join("+"));
  if (!isName(name) || !bytes || bytes.length !== LENGTHS.get(bytes[0]) || !kinds.includes(bytes[0])) throw new Unreadable("key", 1);
  const found = (await sha256(joined(utf8(`${name}\n`), bytes))).slice(0, 4);
  if (hex(found) !== id) throw new Unreadable("key", 1);
  return { line, name, id: found, kind: bytes[0], key: bytes.slice(1) };
}

/** Part a note into its text, which ends in a newline, and its signatures. No signature is checked here. */
export function parseNote(bytes) {
  const whole = text(bytes);
  if (whole === null || /[\u0000-\u0009\u000b-\u001f]/.test(whole)) throw new Unreadable("note", 1);
  const at = whole.lastIndexOf("\n\n");
  if (at < 0 || !whole.endsWith("\n") || at + 2 >= whole.length) throw new Unreadable("note", whole.split("\n").length);
  const body = whole.slice(0, at + 1);
  const lines = whole.slice(at + 2, -1).split("\n");
  const signatures = lines.map((line, number) => {
    const [dash, name, encoded, ...more] = line.split(" ");
    const made = fromBase64(encoded ?? "");
    if (dash !== "\u2014" || more.length || !isName(name ?? "") || !made || made.length < 5) {
      throw new Unreadable("note", body.split("\n").length + 1 + number);
    }
    return { name, id: made.slice(0, 4), signature: made.slice(4) };
  });
  return { text: body, signatures };
}

/** Give the signatures on a note that are made in a key's name. */
export const by = (note, key) => note.signatures.filter((one) => one.name === key.name && same(one.id, key.id));

/** Say whether a key made a signature on a message. */
export async function isSigned(key, message, signature) {
  let known;
  try {
    known = await crypto.subtle.importKey("raw", key.key, { name: "Ed25519" }, false, ["verify"]);
  } catch (error) {
    if (error?.name === "DataError") return false;
    throw new NoCryptography();
  }
  return crypto.subtle.verify({ name: "Ed25519" }, known, signature, message);
}

/** Say whether a key of the first kind signed a note's text: true, false, or null where it says nothing. */
export async function signedBy(note, key) {
  const made = by(note, key);
  for (const one of made) if (!(await isSigned(key, utf8(note.text), one.signature))) return false;
  return made.length ? true : null;
}
