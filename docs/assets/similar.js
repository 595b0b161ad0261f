// Is this already policy? A draft is compared with every motion, as scripts/publish/search/similarity.py does it and by its rules.
// The draft stays here. What is fetched is told in scripts/publish/pages/similar.py: files of this site, called by numbers.
"use strict";
// A block of its own, so that no name here meets one of site.js.
{
const { TOKEN, element, link, marked } = finding;
const part = (id) => document.getElementById(id);
const [here, box, file, notes, results, more] = ["similar", "draft", "file", "notes", "results", "more"].map(part);
let rules, pairs, known, rootsIn;
const load = finding.loader(() => rules?.edition);
const loadAnew = finding.loader(() => ""); // the search's own files, of whose edition this page knows nothing

async function start() {
  rules ||= await load("motions.json");
  const lines = (await load("words.txt")).split("\n");
  if (known) return;
  const { stem, forms } = finding.folding(rules);
  pairs = new Map(Object.entries(rules.pairs));
  const [empty, figures] = [new Set(rules.empty), new RegExp(rules.figures)];
  const seen = new Map();
  rootsIn = (token) => {
    if (!seen.has(token)) seen.set(token, forms(token).filter((word) => !empty.has(word)).map(stem).filter((root) => root && !figures.test(root)));
    return seen.get(token);
  };
  // A line names the words of one piece of the index, each with its rarity as its last figure.
  known = new Map(lines.flatMap((line, piece) => line.split(" ").filter(Boolean).map((word, n) => [word.slice(0, -1), { piece, n, rarity: parseInt(word.at(-1), 36) }])));
  [...known.values()].forEach((word, place) => (word.place = place));
}
const tokens = (text) => text.normalize("NFC").match(TOKEN) || [];
// The words of a text by which it is compared; where an abbreviation stands, or what it stands for, also the other.
function roots(text) {
  const found = tokens(text).flatMap(rootsIn);
  const others = found.flatMap((root, at) => (pairs.get(root) || []).filter(([one]) => one.every((word, n) => word === found[at + n])).flatMap(([, other]) => other));
  return [...found, ...others];
}

// The draft's most telling words, each with how telling it is; and the highest score that a motion could have.
function read(text) {
  const times = new Map();
  for (const root of roots(text)) times.set(root, (times.get(root) || 0) + 1);
  const said = new Map(tokens(text).flatMap((token) => rootsIn(token).map((root) => [root, token])).reverse());
  const telling = (root) => (known.get(root)?.rarity ?? rules.unheard) * (1 + Math.min(times.get(root), rules.said));
  const all = [...times.keys()];
  const heard = all.filter((root) => known.has(root)).sort((one, other) => telling(other) - telling(one) || known.get(one).place - known.get(other).place);
  const weights = new Map(heard.slice(0, rules.telling).map((root) => [root, telling(root)]));
  const most = all.map(telling).sort((one, other) => other - one).slice(0, rules.telling);
  return { weights, said, whole: rules.levels * most.reduce((sum, one) => sum + one, 0), least: Math.min(rules.least, all.length) };
}
// The motions near a draft, the nearest first.
async function nearest({ weights, said, whole, least }) {
  const pieces = await Promise.all([...weights.keys()].map((root) => load(`words/${known.get(root).piece}.json`)));
  const found = new Map();
  for (const [at, [root, weight]] of [...weights].entries()) {
    for (const [weighs, ...steps] of pieces[at][known.get(root).n]) {
      let place = 0;
      for (const step of steps) {
        place += step;
        if (!found.has(place)) found.set(place, { place, score: 0, words: [] });
        const near = found.get(place);
        near.score += weight * weighs;
        near.words.push(root);
      }
    }
  }
  const near = [...found.values()].filter(({ score, words }) => 100 * score >= rules.near * whole && words.length >= least);
  for (const one of near) one.words = [...new Set(one.words.filter((root) => said.has(root)).map((root) => said.get(root)))];
  return near.sort((one, other) => other.score - one.score || other.place - one.place);
}
// The sentences of a motion that agree most with a draft.
function agreeing({ weights, least }, texts) {
  const found = [];
  for (const [to, label, text] of texts) {
    const [, counts] = Object.entries(rules.labels).find(([beginning]) => label.startsWith(beginning)) || [];
    if (!counts) continue;
    for (const sentence of text.split(new RegExp(rules.sentence))) {
      const all = [...new Set(roots(sentence))];
      const common = all.filter((root) => weights.has(root));
      const sum = common.reduce((sum, root) => sum + weights.get(root), 0);
      if (common.length >= Math.min(2, least)) found.push({ to, label, sentence, score: (counts * sum) / (rules.steady + all.length) });
    }
  }
  return found.sort((one, other) => other.score - one.score).slice(0, rules.agreeing);
}

// What is shown.
async function row({ place, words }, draft) {
  const [key, , meeting] = finding.meetingOf(rules.meetings, place, 1);
  const [name, called, title, about, decision, standing, , texts] = (await loadAnew(`../search/texts/${Math.floor(place / rules.texts)}.json`))[place % rules.texts];
  const address = `${here.dataset.root}${key}/${name}/`;
  const shared = (text) => marked(text, (token) => rootsIn(token).some((root) => draft.weights.has(root)));
  const made = element("li", "row", finding.head(address, meeting, called, shared(title)));
  if (about) made.append(element("p", "row__about", shared(about)));
  made.append(finding.states([decision, standing]), element("p", "row__meaning", rules.sentences[rules.means[place]]));
  const agreed = agreeing(draft, texts);
  if (agreed.length) made.append(element("ul", "row__agreeing", ...agreed.map(({ to, label, sentence }) => element("li", "", link("", address + to, label), ": ", shared(sentence)))));
  if (words.length) made.append(element("p", "row__words", `Words in common: ${words.join(", ")}`));
  return made;
}
const figure = (count) => count.toLocaleString("en-GB");
function say(...lines) {
  notes.replaceChildren(...lines.map((line) => (typeof line === "string" ? element("p", "", line) : line)));
  part("announced").textContent = notes.textContent;
}

let latest = 0;
let near = [];
let draft;
async function show(from) {
  const mine = latest;
  const made = await Promise.all(near.slice(from, from + rules.first).map((one) => row(one, draft)));
  if (mine !== latest) return;
  results.append(...made);
  results.hidden = !results.children.length;
  const left = near.length - results.children.length;
  more.hidden = !left;
  more.textContent = `Show ${Math.min(rules.first, left)} more`;
  if (from) results.children[from].querySelector("a").focus();
}
async function compare() {
  const mine = ++latest;
  const text = box.value.trim();
  results.replaceChildren();
  results.hidden = more.hidden = true;
  if (!text) {
    say("Paste the text of a draft first.");
    return box.focus();
  }
  say("Comparing …");
  try {
    await start();
    const count = tokens(text).length;
    if (count > rules.longest) return say(`This has ${figure(count)} words, and a motion has fewer than ${figure(rules.longest)}. Paste one motion at a time.`);
    draft = read(text);
    if (!draft.least) return say("There is nothing to compare in this: it has no words, or only such as stand in any motion. Paste what the draft asks for.");
    const found = await nearest(draft);
    if (mine !== latest) return;
    near = found;
    await show(0);
    if (mine !== latest) return;
    if (!near.length) return say(part("nothing").content.cloneNode(true));
    say(element("p", "", element("b", "", `${figure(near.length)} ${near.length === 1 ? "motion is" : "motions are"} near`), near.length > rules.first ? "; the nearest come first." : "."), "They share words with the draft: read what each asks before you rely on it.");
  } catch (problem) {
    if (mine === latest) say("What is needed to compare could not be loaded. Try again in a moment; the search and the lists of topics work without it.");
    console.error(problem);
  }
}
box.addEventListener("input", () => start().catch(() => {}), { once: true }); // while the draft is still looked over
part("compare").addEventListener("click", compare);
more.addEventListener("click", () => show(results.children.length));
file.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  const text = chosen.size > 1_000_000 ? "\0" : await chosen.text();
  file.value = "";
  if (/[\0\ufffd]/.test(text)) return say(`“${chosen.name}” is not a text file, or a very large one. Open it in its own program, copy the text and paste it here.`);
  box.value = text;
  compare();
});
if (location.protocol === "file:") {
  here.replaceChildren(element("p", "notice", "Comparing needs a web server, and this page was opened from a disk. The lists of topics need none."));
}
}
