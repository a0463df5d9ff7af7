// This file is about showing a check on its page: the page holds the words in both the reader's language and every outcome, this chooses among them.

import { Unreadable } from "./bytes.js";
import { checkAct, checkCheckpoint, checkMemory, longer } from "./check.js";
import { NoMemory, forget, recalled, remember } from "./memory.js";
import { NoCryptography } from "./note.js";

const TONES = new Map([[true, "ok"], [false, "late"], [null, "none"]]);

const COUNTS = new Set(["size", "old", "position", "hashes", "line"]);

class Unfetched extends Error {}

async function fetched(address, accepts404 = false) {
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (answer?.status === 404 && accepts404) return null;
  if (!answer?.ok) throw new Unfetched(address);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Write an instant as the server writes it elsewhere on the page. */
function moment(seconds, zone) {
  const two = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const form = { day: "numeric", month: "long", year: "numeric", ...two, timeZone: zone, timeZoneName: "longOffset" };
  const parts = new Intl.DateTimeFormat(document.documentElement.lang, form).formatToParts(new Date(seconds * 1000));
  const of = Object.fromEntries(parts.map((one) => [one.type, one.value]));
  return `${of.day} ${of.month} ${of.year}, ${of.hour}:${of.minute} (${of.timeZoneName.replace("GMT", "UTC")})`;
}

function shown(value, name, zone) {
  if (name === "time" || name === "seen") return moment(Number(value), zone);
  return COUNTS.has(name) ? new Intl.NumberFormat(document.documentElement.lang).format(BigInt(value)) : value;
}

/** Give the page's own words for an outcome, with what was found put in. */
function words(box, name, put = {}) {
  const phrase = box.querySelector(`template[data-say="${name}"]`)?.content.textContent.trim() ?? name;
  return phrase.replace(/\{([a-z]+)\}/g, (_, key) => shown(put[key] ?? "", key, box.dataset.zone));
}

function say(box, tone, verdict, put) {
  const place = box.querySelector(".verdict");
  const state = document.createElement("span");
  state.className = `st ${tone}`;
  state.textContent = words(box, verdict);
  place.replaceChildren(state, " ", words(box, `${verdict}-what`, put));
  box.dataset.state = verdict;
}

function list(box, steps) {
  const lines = steps.map((one) => {
    const line = document.createElement("li");
    const state = document.createElement("span");
    state.className = `st ${TONES.get(one.holds)}`;
    state.textContent = words(box, one.holds === null ? "step-unknown" : one.holds ? "step-holds" : "step-fails");
    line.append(state, " ", words(box, `${one.name}-${one.holds === null ? "unknown" : one.holds ? "holds" : "fails"}`, one.put));
    line.dataset.step = one.name;
    return line;
  });
  box.querySelector(".steps").replaceChildren(...lines);
}

/** Part words that stand in twos: a name and a key, a key and a signature. */
function pairs(text) {
  const words = text.split(" ").filter(Boolean);
  return words.flatMap((word, at) => (at % 2 ? [] : [[word, words[at + 1]]]));
}

async function checked(box) {
  const { act, proof, note, id, position, size } = box.dataset;
  const keys = box.dataset.keys.split(" ");
  if (act) return checkAct({ act: await fetched(act), proof: await fetched(proof), id, position, keys, signatures: pairs(box.dataset.signatures) });
  return checkCheckpoint({ note: await fetched(note), size, keys, witnesses: pairs(box.dataset.witnesses) });
}

async function compared(box, checkpoint, keys) {
  const seen = recalled(checkpoint.origin);
  const growth = (old, later) => fetched(`${box.dataset.checkpoints}${later}/since-${old}.txt`, true);
  const found = await checkMemory(checkpoint, keys, seen, growth);
  if (found.holds) remember(checkpoint.origin, longer(checkpoint, keys, seen, Math.floor(Date.now() / 1000)));
  return found;
}

function reason(error) {
  if (error instanceof NoCryptography) return ["no-ed25519", {}];
  if (error instanceof Unfetched) return ["unfetched", { address: error.message }];
  if (error instanceof Unreadable) return ["unreadable", { format: error.format, line: error.line }];
  return ["failed", {}];
}

async function check(box) {
  say(box, "none", "checking");
  if (!globalThis.crypto?.subtle) return cannot(box, "no-crypto", {});
  try {
    const { checkpoint, steps } = await checked(box);
    list(box, steps);
    if (steps.every((one) => one.holds !== false)) {
      steps.push(await compared(box, checkpoint, box.dataset.keys.split(" ")).catch(withoutMemory));
      list(box, steps);
    }
    const holds = steps.every((one) => one.holds !== false);
    say(box, holds ? "ok" : "late", holds ? "holds" : "broken", { size: checkpoint.size });
    const last = steps.at(-1);
    box.querySelector(".forget").hidden = !["other-key", "forked", "shorter"].includes(last.name) || last.holds;
    box.dataset.origin = checkpoint.origin;
  } catch (error) {
    const [name, put] = reason(error);
    // A file that cannot be read is not a proof; all else only keeps the browser from judging.
    if (name === "unreadable") say(box, "late", "broken", {}), list(box, [{ name, holds: false, put }]);
    else cannot(box, name, put);
  }
}

function withoutMemory(error) {
  if (error instanceof NoMemory) return { name: "memory", holds: null, put: {} };
  throw error;
}

function cannot(box, name, put) {
  say(box, "wait", "unchecked");
  list(box, [{ name, holds: null, put }]);
}

function begin(root) {
  for (const box of root.querySelectorAll("[data-check]:not([data-state])")) {
    box.querySelector(".forget").addEventListener("click", () => {
      forget(box.dataset.origin);
      check(box);
    });
    check(box);
  }
}

begin(document);
// A page whose date is changed in place has its proof checked again.
document.addEventListener("htmx:afterSettle", () => begin(document));
