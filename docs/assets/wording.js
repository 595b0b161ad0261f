// Whose words a pasted text holds: its fingerprint as schema/wording.py works it out. The text never leaves the browser.
"use strict";
// A block of its own, so that no name here meets one of site.js.
{
// Python folds case as small, capital, small does; but the dotless i stays, and Cherokee's capitals were there first.
// So it is for every character that both know (tests/test_wording_browser.py); one newer than a program is left out by it.
const folded = (letter) =>
  letter === "ı" ? letter : /\p{Script=Cherokee}/u.test(letter) ? letter.toUpperCase() : letter.toLowerCase().toUpperCase().toLowerCase();
const kept = (text) => Array.from(text.normalize("NFKC"), folded).join("").replace(/(\p{Nd}\.)(?=\p{Nd})|[^\p{L}\p{N}\p{M}\p{Sc}%]/gu, "$1");
const bytesOf = (text) => new TextEncoder().encode(kept(text));

// SHA-256, FIPS 180-4: browsers have one of their own only for pages served over https, and this works from a disk too.
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
const behindThePoint = (root) => ((root % 1) * 2 ** 32) | 0;
const START = primes.slice(0, 8).map((prime) => behindThePoint(Math.sqrt(prime)));
const ROUNDS = primes.map((prime) => behindThePoint(Math.cbrt(prime)));
const turned = (word, by) => (word >>> by) | (word << (32 - by));
const words = new Int32Array(64);
function mixed(state, bytes, at) {
  for (let n = 0; n < 16; n++) words[n] = (bytes[at + 4 * n] << 24) | (bytes[at + 4 * n + 1] << 16) | (bytes[at + 4 * n + 2] << 8) | bytes[at + 4 * n + 3];
  for (let n = 16; n < 64; n++) {
    const one = words[n - 2];
    const other = words[n - 15];
    words[n] = (turned(one, 17) ^ turned(one, 19) ^ (one >>> 10)) + words[n - 7] + (turned(other, 7) ^ turned(other, 18) ^ (other >>> 3)) + words[n - 16];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let n = 0; n < 64; n++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[n] + words[n]) | 0;
    const other = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g; g = f; f = e;
    e = (d + one) | 0;
    d = c; c = b; b = a;
    a = (one + other) | 0;
  }
  return [a, b, c, d, e, f, g, h].map((word, n) => (word + state[n]) | 0);
}
// The hash of the bytes up to each of the ends, so that a text and each of its beginnings are gone through once.
function* hashes(bytes, ends) {
  let [state, done] = [START, 0];
  for (const end of ends) {
    for (; done + 64 <= end; done += 64) state = mixed(state, bytes, done);
    const tail = new Uint8Array(end - done > 55 ? 128 : 64);
    tail.set(bytes.subarray(done, end));
    tail[end - done] = 0x80;
    new DataView(tail.buffer).setUint32(tail.length - 4, end * 8);
    let last = mixed(state, tail, 0);
    if (tail.length > 64) last = mixed(last, tail, 64);
    yield last.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
}
function fingerprint(wording) {
  const bytes = bytesOf(wording);
  return `v1:sha256:${[...hashes(bytes, [bytes.length])][0]}`;
}

// A heading, a mover or a decision may have been copied with the words: so every run of lines is tried, and the longest
// from a line on is taken. No line changes what is kept of another, so each is reduced once.
const LONGEST = 20_000; // bytes of one wording: three times the longest motion seen
const MOST = 100_000; // letters pasted: a meeting's motions
function search(text, known) {
  const lines = text.split("\n").map((line) => [line.trim(), bytesOf(line)]).filter(([, bytes]) => bytes.length);
  const starts = [0];
  for (const [, bytes] of lines) starts.push(starts.at(-1) + bytes.length);
  const all = new Uint8Array(starts.at(-1));
  lines.forEach(([, bytes], n) => all.set(bytes, starts[n]));
  const runs = [];
  for (let from = 0; from < lines.length; ) {
    const ends = starts.slice(from + 1).map((end) => end - starts[from]).filter((end) => end <= LONGEST);
    let [to, run] = [from, null];
    for (const hash of hashes(all.subarray(starts[from]), ends)) {
      to++;
      if (known(hash)) run = { hash, from, to };
    }
    if (run) runs.push(run);
    from = run ? run.to : from + 1;
  }
  return { runs, lines: lines.map(([line]) => line) };
}

// What is answered.
const quoted = (line) => `“${line.length > 60 ? `${line.slice(0, 60).trimEnd()} …` : line}”`;
const several = (lines) => lines.slice(0, 3).map(quoted).join(", ") + (lines.length > 3 ? ", …" : "");
const counted = (lines) => `${lines.length === 1 ? "line" : `${lines.length} lines`} (${several(lines)})`;
const NOT = "One word or figure more, fewer or different is enough for that; spaces, line ends, capitals and punctuation are not. The whole text is needed, from its first word to its last, with the numbers and letters of its lists and without page numbers in between.";
function element(tag, name, ...children) {
  const made = Object.assign(document.createElement(tag), { className: name });
  made.append(...children);
  return made;
}
function oneMotion({ fingerprint, same }, text) {
  const { runs: [run], lines } = search(text, (hash) => fingerprint === `v1:sha256:${hash}`);
  if (!run) return [element("b", "", "Not the same."), ` ${NOT}`];
  const [before, behind] = [lines.slice(0, run.from), lines.slice(run.to)];
  const without = [before.length && `the first ${counted(before)}`, behind.length && `the last ${counted(behind)}`].filter(Boolean);
  return [element("b", "", "The same, word for word"), without.length ? `, without ${without.join(" and ")}. ` : ". ", same];
}
window.wordings = { fingerprint, kept, search, quoted, counted, NOT }; // for wordings.js, and to be tried by hand
for (const place of document.querySelectorAll("[data-compare]")) {
  const [box, button, answer] = ["textarea", "button", "[role=status]"].map((one) => place.querySelector(one));
  button.addEventListener("click", async () => {
    answer.replaceChildren("Comparing …");
    await new Promise((done) => setTimeout(done));
    let told = ["Paste the text first."];
    if (box.value.length > MOST) told = ["This is more than can be compared at once. Paste fewer motions."];
    else if (kept(box.value)) {
      try {
        told = await (place.dataset.fingerprint ? oneMotion : wordings.allMotions)(place.dataset, box.value);
      } catch (problem) {
        console.error(problem);
        told = ["The fingerprints could not be loaded. From a disk, without a web server, only a motion’s own page compares."];
      }
    }
    answer.replaceChildren(...told);
  });
}
}
