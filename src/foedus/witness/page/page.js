// This file is about signing an act with a passkey on the page of a member's own witness. What is shown is read from the act's
// bytes, and the challenge that the device signs is the hash of the same bytes, made here. Nothing is loaded from elsewhere.

const $ = (id) => document.getElementById(id);
const LANGUAGE = document.documentElement.lang;
const KEYS = "foedus-signing-keys"; // which passkey of this browser is which key: to choose among them, not to believe
const MAGIC = "PASSKEY\u0001";

const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const forUrl = (bytes) => base64(new Uint8Array(bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const fromUrl = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const random = () => crypto.getRandomValues(new Uint8Array(32));

/** Say a sentence of the page, with its values put in. */
function say(name, put = {}) {
  const words = $("words").content.querySelector(`[data-say="${name}"]`).textContent;
  return words.replace(/\{(\w+)\}/g, (whole, key) => String(put[key] ?? whole));
}

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, one) => length + one.length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

/** What keeps an act from being shown or signed, in the reader's words. */
class Wrong extends Error {}

/** Ask the witness, in the page's language; what it finds wrong is thrown in its words. */
async function ask(what, body) {
  let answer;
  try {
    answer = await fetch(`/sign/${LANGUAGE}/${what}`, { method: "POST", body });
  } catch {
    throw new Wrong(say("no-witness"));
  }
  if (answer.status !== 200 && answer.status !== 422) throw new Wrong(say("no-witness"));
  const told = await answer.json();
  if (answer.status === 422) throw new Wrong(told.wrong);
  return told;
}

/** Say what a browser or a device refused; `undone` names the sentence for a person who did not go on, or whom it did not know. */
function refusedByDevice(error, undone) {
  if (error instanceof Wrong) return error.message;
  if (error.name === "NotAllowedError") return say(undone);
  if (error.name === "SecurityError") return say("other-origin", { origin: location.origin });
  if (error.name === "NotSupportedError" || error.name === "ConstraintError") return say("device-unfit");
  return say("device-error", { problem: `${error.name}: ${error.message}` });
}

/** Do what a button asks for; whatever goes wrong is said beside it. */
function doing(button, place, work, undone = "not-verified") {
  return async (event) => {
    event?.preventDefault();
    $(place).hidden = true;
    button.disabled = true;
    try {
      await work();
    } catch (error) {
      $(place).textContent = refusedByDevice(error, undone);
      $(place).hidden = false;
    } finally {
      button.disabled = !able && button.id !== "read" && button.id !== "fetch";
    }
  };
}

function show(id) {
  $(id).hidden = false;
  $(id).focus();
}

const held = new Map(); // which addresses of files this page has made, by link

function offer(link, name, content) {
  URL.revokeObjectURL(held.get(link) ?? "");
  held.set(link, URL.createObjectURL(new Blob([content], { type: "application/octet-stream" })));
  Object.assign($(link), { href: held.get(link), download: name });
}

// Reading

/** The act that is shown: its bytes, the lines of others beneath it, its id, the key that it names. Nothing else is ever signed. */
let shown = null;
let file = null;

function forget() {
  shown = null;
  $("sign").disabled = true;
  for (const id of ["shown", "outcome", "reading-wrong", "signing-wrong"]) $(id).hidden = true;
}

/** Take an act out of what was given: its bytes are the first line, whoever signed already stands beneath. */
function parted(bytes) {
  const end = bytes.indexOf(10);
  if (end < 0) return { act: bytes, others: new Uint8Array() };
  const others = bytes.slice(end + 1);
  const whole = others.length === 0 || others.at(-1) === 10;
  return { act: bytes.slice(0, end), others: whole ? others : joined([others, utf8("\n")]) };
}

/** Give the line beneath a closed act that says how it is closed; nothing beneath an open one. */
function closing(others) {
  const end = others.indexOf(10) + 1;
  const line = others.slice(0, end);
  return new TextDecoder().decode(line).startsWith("closed ") ? line : new Uint8Array();
}

async function read() {
  forget();
  const { act, others } = parted(file ?? utf8($("bytes").value));
  if (act.length === 0) throw new Wrong(say("nothing"));
  const line = closing(others);
  const told = await ask("act", line.length ? joined([act, utf8("\n"), line]) : act);
  const id = await sha256(act);
  if (hex(id) !== told.id) throw new Wrong(say("other-id", { here: hex(id), there: told.id }));
  $("says").textContent = told.said;
  $("closed").textContent = told.closed;
  $("closed").hidden = told.closed === "";
  const closed = line.length ? JSON.parse(new TextDecoder().decode(line).slice("closed ".length)) : {};
  fields(JSON.parse(new TextDecoder().decode(act)), told.id, closed);
  const list = $("doubts").querySelector("ul");
  list.replaceChildren(...told.doubts.map((one) => Object.assign(document.createElement("li"), { textContent: one })));
  $("doubts").hidden = told.doubts.length === 0;
  shown = { act, others, id, key: told.key };
  $("sign").disabled = !able;
  show("shown");
}

/** List every field of an act, none left out, and how it is closed, if it is: both are read here. */
function fields(act, id, closed) {
  const rows = [];
  const written = (value) => (Array.isArray(value) ? value.join(", ") : typeof value === "object" ? JSON.stringify(value) : String(value));
  const add = (name, value) => {
    const known = $("words").content.querySelector(`[data-say="field-${name}"]`);
    rows.push(Object.assign(document.createElement("dt"), { textContent: known ? known.textContent : name.replaceAll("_", " ") }));
    rows.push(Object.assign(document.createElement("dd"), { textContent: written(value) }));
  };
  add("id", id);
  for (const [name, value] of Object.entries(closed)) if (name !== "seat") add(`closed_${name}`, value);
  const { body, times, references = {}, ...rest } = act;
  for (const part of [{ kind: act.kind, seat: act.seat }, body, times, references]) for (const [name, value] of Object.entries(part)) add(name, value);
  for (const [name, value] of Object.entries(rest)) if (name !== "kind" && name !== "seat") add(name, value);
  $("fields").replaceChildren(...rows);
}

async function fetchAct() {
  forget();
  const id = $("by-id").value.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(id)) throw new Wrong(say("no-id"));
  const answer = await fetch(`/sign/act/${id}`).catch(() => null);
  if (answer === null || (answer.status !== 200 && answer.status !== 404)) throw new Wrong(say("no-witness"));
  if (answer.status === 404) throw new Wrong(say("no-act"));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (hex(await sha256(bytes)) !== id) throw new Wrong(say("other-id", { here: hex(await sha256(bytes)), there: id }));
  file = null;
  $("file").value = "";
  $("bytes").value = new TextDecoder().decode(bytes);
  await read();
}

// Signing

/** Say which passkeys this browser made; where it keeps nothing, the device offers what it has. */
function known() {
  try {
    return JSON.parse(localStorage.getItem(KEYS)) ?? {};
  } catch {
    return {};
  }
}

function remember(key, credential) {
  try {
    localStorage.setItem(KEYS, JSON.stringify({ ...known(), [key]: credential }));
  } catch {
    // A browser that keeps nothing for pages loses nothing that counts.
  }
}

/** Write a passkey's signature as it lies beside an act: three parts, each behind its length. */
function line(key, response) {
  const parts = [response.authenticatorData, response.clientDataJSON, response.signature].map((one) => new Uint8Array(one));
  const long = (length) => new Uint8Array([length >>> 24, length >>> 16, length >>> 8, length]);
  return utf8(`${key} ${base64(joined([utf8(MAGIC), ...parts.flatMap((one) => [long(one.length), one])]))}\n`);
}

async function sign() {
  $("outcome").hidden = true;
  const { act, others, id, key } = shown;
  const credential = known()[key];
  const response = (
    await navigator.credentials.get({
      publicKey: {
        challenge: id,
        rpId: location.hostname,
        userVerification: "required",
        allowCredentials: credential ? [{ type: "public-key", id: fromUrl(credential) }] : [],
      },
    })
  ).response;
  // The third bit says that the device knew the person (WebAuthn, 6.1).
  if (!(new Uint8Array(response.authenticatorData)[32] & 4)) throw new Wrong(say("not-verified"));
  const signed = joined([act, utf8("\n"), others, line(key, response)]);
  const told = await ask("submit", signed);
  $("outcome-said").textContent = told.said;
  $("outcome-said").dataset.status = told.status;
  $("note").textContent = told.note;
  offer("note-file", `${hex(id).slice(0, 16)}.${told.status === 200 ? "tlog-proof" : "note"}`, told.note);
  offer("signed-file", `${hex(id).slice(0, 16)}.signed`, signed);
  show("outcome");
}

// A new passkey

/** As whom the device knows the next holder: one that is tried again takes the place of the one that came to nothing. */
let person = random();

async function make() {
  $("made").hidden = true;
  const [seat, holder] = [$("seat").value.trim(), $("holder").value.trim()];
  const challenge = random();
  const credential = await navigator.credentials.create({
    publicKey: {
      rp: { id: location.hostname, name: document.title },
      user: { id: person, name: `${holder} (${seat})`, displayName: `${holder} (${seat})` },
      challenge,
      pubKeyCredParams: [{ type: "public-key", alg: -8 }, { type: "public-key", alg: -7 }],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      attestation: "none",
    },
  });
  const told = await ask("passkey", JSON.stringify({
    attestation: forUrl(credential.response.attestationObject),
    client: forUrl(credential.response.clientDataJSON),
    challenge: forUrl(challenge),
    log: $("log").value,
    seat,
    holder,
    office: $("office").value.trim(),
    scopes: $("scopes").value.split(",").map((one) => one.trim()).filter(Boolean),
    root: $("root").value.trim(),
    done: new Date().toISOString().slice(0, 10),
    nonce: hex(random()),
  }));
  remember(told.key, forUrl(credential.rawId));
  person = random();
  $("made-journal").textContent = told.journal;
  $("here").textContent = location.origin;
  offer("made-file", "credential.json", told.act);
  show("made");
}

// What this page needs of its browser

function unable() {
  if (window.top !== window.self) return say("framed");
  if (!window.isSecureContext) return say("insecure", { origin: location.origin });
  if (!window.PublicKeyCredential) return say("no-passkeys");
  return /^[0-9.]+$|:|\[/.test(location.hostname) ? say("other-origin", { origin: location.origin }) : "";
}

const problem = unable();
const able = problem === "";
if (!able) {
  $("unable").textContent = problem;
  $("unable").hidden = false;
}
$("making").querySelector("button").disabled = !able;
$("reading").addEventListener("submit", doing($("read"), "reading-wrong", read));
$("fetch").addEventListener("click", doing($("fetch"), "reading-wrong", fetchAct));
$("sign").addEventListener("click", doing($("sign"), "signing-wrong", sign));
$("making").addEventListener("submit", doing($("making").querySelector("button"), "making-wrong", make, "not-made"));
$("bytes").addEventListener("input", () => {
  file = null;
  $("file").value = "";
  forget();
});
$("file").addEventListener("change", async () => {
  forget();
  const given = $("file").files[0];
  file = given ? new Uint8Array(await given.arrayBuffer()) : null;
  $("bytes").value = file ? new TextDecoder().decode(file) : "";
});
