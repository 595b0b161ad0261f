// Whose official words a pasted text holds: its fingerprint, worked out as in schema/wording.py. The text never leaves the
// browser.
"use strict";
// A block of its own, so that no name here clashes with one of site.js.
{
  // Python's casefold, for every character that Python and the browser both know (tests/test_wording_browser.py): lower,
  // upper and lower case in turn, except for the dotless i and for Cherokee, whose upper case came first.
  function caseFolded(letter) {
    if (letter === "ı") return letter;
    if (/\p{Script=Cherokee}/u.test(letter)) return letter.toUpperCase();
    return letter.toLowerCase().toUpperCase().toLowerCase();
  }
  const normalised = (text) =>
    Array.from(text.normalize("NFKC"), caseFolded)
      .join("")
      .replace(/(\p{Nd}\.)(?=\p{Nd})|[^\p{L}\p{N}\p{M}\p{Sc}%]/gu, "$1");
  const bytesOf = (text) => new TextEncoder().encode(normalised(text));

  // SHA-256 (FIPS 180-4). Browsers offer their own only on pages served over https, and this also works from a disk. The
  // constants are the first 32 bits of the fractional parts of the square and cube roots of the first primes.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const fraction = (root) => ((root % 1) * 2 ** 32) | 0;
  const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const ROUNDS = primes.map((prime) => fraction(Math.cbrt(prime)));
  const rotated = (word, bits) => (word >>> bits) | (word << (32 - bits));
  const schedule = new Int32Array(64);
  function compress(state, bytes, at) {
    for (let n = 0; n < 16; n++)
      schedule[n] =
        (bytes[at + 4 * n] << 24) |
        (bytes[at + 4 * n + 1] << 16) |
        (bytes[at + 4 * n + 2] << 8) |
        bytes[at + 4 * n + 3];
    for (let n = 16; n < 64; n++) {
      const two = schedule[n - 2];
      const fifteen = schedule[n - 15];
      schedule[n] =
        (rotated(two, 17) ^ rotated(two, 19) ^ (two >>> 10)) +
        schedule[n - 7] +
        (rotated(fifteen, 7) ^ rotated(fifteen, 18) ^ (fifteen >>> 3)) +
        schedule[n - 16];
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let n = 0; n < 64; n++) {
      const first =
        (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[n] + schedule[n]) | 0;
      const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    return [a, b, c, d, e, f, g, h].map((word, n) => (word + state[n]) | 0);
  }
  // The hash of the bytes up to each of `ends`, in order. Each byte is read once, however many ends there are.
  function* hashes(bytes, ends) {
    let [state, done] = [START, 0];
    for (const end of ends) {
      for (; done + 64 <= end; done += 64) state = compress(state, bytes, done);
      const tail = new Uint8Array(end - done > 55 ? 128 : 64);
      tail.set(bytes.subarray(done, end));
      tail[end - done] = 0x80;
      new DataView(tail.buffer).setUint32(tail.length - 4, end * 8);
      let last = compress(state, tail, 0);
      if (tail.length > 64) last = compress(last, tail, 64);
      yield last.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    }
  }
  function fingerprint(wording) {
    const bytes = bytesOf(wording);
    return `v1:sha256:${[...hashes(bytes, [bytes.length])][0]}`;
  }

  // A heading, a proposer or a decision may have been copied with the words, so every run of lines is tried, and the
  // longest that begins at a line is taken. A line is normalised by itself, since no line changes how another is.
  const LONGEST = 20_000; // bytes of one wording: three times the longest motion seen
  const MOST = 100_000; // characters pasted: a meeting's motions

  // The longest run of lines from `from` on whose hash is known, null for none.
  function longestRun(bytes, starts, from, isKnown) {
    const ends = starts.slice(from + 1).map((end) => end - starts[from]);
    let [to, run] = [from, null];
    for (const hash of hashes(
      bytes.subarray(starts[from]),
      ends.filter((end) => end <= LONGEST),
    )) {
      to++;
      if (isKnown(hash)) run = { hash, from, to };
    }
    return run;
  }

  // The runs of lines of a text whose hashes are known, and its lines. A run is { hash, from, to }: lines from..to - 1.
  function search(text, isKnown) {
    const lines = text
      .split("\n")
      .map((line) => [line.trim(), bytesOf(line)])
      .filter(([, bytes]) => bytes.length);
    const starts = [0];
    for (const [, bytes] of lines) starts.push(starts.at(-1) + bytes.length);
    const all = new Uint8Array(starts.at(-1));
    for (const [n, [, bytes]] of lines.entries()) all.set(bytes, starts[n]);
    const runs = [];
    for (let from = 0; from < lines.length;) {
      const run = longestRun(all, starts, from, isKnown);
      if (run) runs.push(run);
      from = run ? run.to : from + 1;
    }
    return { runs, lines: lines.map(([line]) => line) };
  }

  // The answers.
  const DIFFERENT = _(
    "A single word or number more, fewer or different is enough for that; spaces, line ends, capitals and punctuation are not. The whole text is needed, from its first word to its last, with the numbers and letters of its lists and without page numbers in between.",
  );
  const quoted = (line) => `“${line.length > 60 ? `${line.slice(0, 60).trimEnd()} …` : line}”`;
  const firstOf = (lines) => lines.slice(0, 3).map(quoted).join(", ") + (lines.length > 3 ? ", …" : "");
  const bold = (text) => Object.assign(document.createElement("b"), { textContent: text });

  // The answer for a text and one motion, as parts of an element. `same` is the sentence for a text that agrees.
  function oneMotion(place, text) {
    const expected = place.parentElement.querySelector(".code").textContent;
    const same =
      document.querySelector("[data-same]")?.textContent || _("It is the text that this record was made from.");
    const { runs, lines } = search(text, (hash) => expected === `v1:sha256:${hash}`);
    if (!runs.length) return [bold(_("Not the same.")), ` ${DIFFERENT}`];
    const [before, after] = [lines.slice(0, runs[0].from), lines.slice(runs[0].to)];
    const first = ngettext("the first line ({lines})", "the first {number} lines ({lines})", before.length, {
      lines: firstOf(before),
    });
    const last = ngettext("the last line ({lines})", "the last {number} lines ({lines})", after.length, {
      lines: firstOf(after),
    });
    const both = before.length && after.length ? _("{first} and {last}", { first, last }) : "";
    const rest = both || (before.length && first) || (after.length && last);
    return [bold(_("The same, word for word")), rest ? `, ${_("without {lines}", { lines: rest })}. ` : ". ", same];
  }

  async function answerFor(place, text) {
    if (text.length > MOST) return [_("This is more than can be compared at once. Paste fewer motions.")];
    if (!normalised(text)) return [_("Paste the text first.")];
    try {
      return await (place.dataset.root ? wordings.allMotions : oneMotion)(place, text);
    } catch (problem) {
      console.error(problem);
      return [
        _("The fingerprints could not be loaded. On a page opened from a disk, only a motion’s own page can compare."),
      ];
    }
  }

  window.wordings = { fingerprint, normalised, search, quoted, firstOf, DIFFERENT }; // for wordings.js and the tests
  const element = (name, properties) => Object.assign(document.createElement(name), properties);
  for (const place of document.querySelectorAll("[data-compare]")) {
    // The box has no name and is in no form, so nothing can send what is pasted. Spelling is not checked, since some browsers
    // do that on a server.
    const label = element("label", { htmlFor: "held-text", textContent: _("Paste the text that you hold") });
    const box = element("textarea", {
      id: "held-text",
      rows: 7,
      spellcheck: false,
      autocomplete: "off",
      autocapitalize: "none",
    });
    const button = element("button", { type: "button", textContent: _("Compare") });
    const answer = element("div", { className: "compare__answer" });
    answer.setAttribute("role", "status");
    const line = element("p");
    line.append(button);
    const promise = element("p", { className: "aside", textContent: _("Nothing that you paste leaves your browser.") });
    place.className = "compare";
    place.append(label, box, line, answer, promise);
    button.addEventListener("click", async () => {
      answer.replaceChildren(_("Comparing …"));
      await new Promise((resolve) => setTimeout(resolve)); // so that the browser shows it
      answer.replaceChildren(...(await answerFor(place, box.value)));
    });
  }
}
