// This file answers questions about a log with @sigstore/verify, which checks inclusion and checkpoints for the registries of packages.
// Questions come in on standard input, one JSON object a line; each gets one line of JSON back.

const { createPublicKey } = require("node:crypto");
const { createInterface } = require("node:readline");
const { VerificationError } = require("@sigstore/verify");
const { verifyMerkleInclusion } = require("@sigstore/verify/dist/tlog/merkle.js");
const { verifyCheckpoint } = require("@sigstore/verify/dist/tlog/checkpoint.js");

const HEADER = "c2sp.org/tlog-proof@v1";

/** Make of a verifier key what the library calls a log: its id, its name, its public key. */
function log(line) {
  const [name, id, ...rest] = line.split("+");
  const x = Buffer.from(rest.join("+"), "base64").subarray(1).toString("base64url");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return { logID: Buffer.from(id, "hex"), baseURL: name, publicKey };
}

const opened = (note, keys) => verifyCheckpoint({ inclusionProof: { checkpoint: { envelope: note } } }, keys.map(log));

function includes(leaf, logIndex, hashes, checkpoint) {
  verifyMerkleInclusion({ canonicalizedBody: leaf, inclusionProof: { logIndex, hashes } }, checkpoint);
  return true;
}

const answers = {
  checkpoint({ note, keys }) {
    const { origin, logSize, logHash } = opened(Buffer.from(note, "base64").toString(), keys);
    return { origin, size: Number(logSize), root: logHash.toString("hex") };
  },
  inclusion({ leaf, index, size, root, proof }) {
    const hashes = proof.map((one) => Buffer.from(one, "hex"));
    return includes(Buffer.from(leaf, "base64"), index, hashes, { logSize: size, logHash: Buffer.from(root, "hex") });
  },
  proof({ text, keys }) {
    const whole = Buffer.from(text, "base64").toString();
    const at = whole.indexOf("\n\n");
    const [header, extra, index, ...path] = whole.slice(0, at).split("\n");
    if (header !== HEADER || !extra.startsWith("extra ") || !index.startsWith("index ")) return false;
    const checkpoint = opened(whole.slice(at + 2), keys.slice(0, 1));
    const hashes = path.map((one) => Buffer.from(one, "base64"));
    return includes(Buffer.from(extra.slice(6), "base64"), BigInt(index.slice(6)), hashes, checkpoint);
  },
};

createInterface({ input: process.stdin }).on("line", (line) => {
  const asked = JSON.parse(line);
  let told = false;
  try {
    told = answers[asked.kind](asked);
  } catch (error) {
    // It reads a size before it checks the signature over it; a size that is no number is a SyntaxError.
    if (!(error instanceof VerificationError || error instanceof SyntaxError)) throw error;
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
});
