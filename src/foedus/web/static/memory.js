// This file is about what this browser remembers of a log from one visit to the next, so that no page can quietly show it another.

const place = (origin) => `foedus log ${origin}`;

/** The browser lets this site keep nothing. */
export class NoMemory extends Error {}

/** Give what was seen of a log the last time; nothing, where it was never seen. */
export function recalled(origin) {
  try {
    const kept = JSON.parse(localStorage.getItem(place(origin)));
    return kept && typeof kept.size === "string" && typeof kept.root === "string" && Array.isArray(kept.keys) ? kept : null;
  } catch {
    return null;
  }
}

/** Keep what was seen of a log: its keys, size, root, and when that was (seconds since 1970). */
export function remember(origin, seen) {
  try {
    localStorage.setItem(place(origin), JSON.stringify(seen));
  } catch {
    throw new NoMemory();
  }
}

/** Forget a log. */
export function forget(origin) {
  try {
    localStorage.removeItem(place(origin));
  } catch {
    throw new NoMemory();
  }
}
