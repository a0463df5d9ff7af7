// This file is about bytes in a browser: as text, side by side, hashed.

/** A text that is not what its format asks for: which format, and the line that breaks it. */
export class Unreadable extends Error {
  constructor(format, line) {
    super(`${format}, line ${line}`);
    this.format = format;
    this.line = line;
  }
}

export const utf8 = (text) => new TextEncoder().encode(text);

/** Read bytes as UTF-8; nothing, where they are not. */
export function text(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** Read standard base 64 that is written in the one way; nothing, where it is written in another. */
export function fromBase64(written) {
  try {
    const bytes = Uint8Array.from(atob(written), (one) => one.charCodeAt(0));
    return base64(bytes) === written ? bytes : null;
  } catch {
    return null;
  }
}

export const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");

export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, one) => length + one.length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

export const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/** Read a whole number from 0 to 2**63 - 1 without leading zeros, as a BigInt; nothing, where it is none. */
export function number(written) {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(written)) return null;
  const found = BigInt(written);
  return found < 1n << 63n ? found : null;
}
