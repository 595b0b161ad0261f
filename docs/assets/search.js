// The search page. What it fetches, and when, is told in scripts/publish/search/search.py; nothing is fetched before it is used.
// A motion is told by its place in order of time, from 0. Every state of the form is an address.
"use strict";
// A block of its own, so that no name here meets one of site.js.
{
const { TOKEN, element, marked } = finding;
const part = (id) => document.getElementById(id);
const form = part("finder");
const box = form.elements.q;
const filters = [...form.querySelectorAll("[type=checkbox], #from, #to")];
const [results, notes, more, clear] = ["results", "notes", "more", "clear"].map(part);
const FIRST = 10; // results at first
const FURTHER = 20; // results that "Show more" adds
const untouched = [...notes.childNodes];
let shown = FIRST;

let table, words, stem, forms;
const load = finding.loader(() => table?.edition);
// Both are asked for at the first letter typed, while more are.
const start = () => ["table.json", "words.json"].map((name) => load(name).catch(() => {}));
async function readTable() {
  const found = await load("table.json");
  if (table) return;
  found.meetingOf = found.meetings.flatMap(([, , motions], number) => Array(motions).fill(number));
  // For each filter, the values of every motion.
  found.of = { year: found.meetingOf.map((number) => [String(found.meetings[number][1])]) };
  for (const [name, { keys, width, several, text }] of Object.entries(found.filters)) {
    const figure = new RegExp(`.{${width}}`, "g");
    const codes = several ? text.split(" ") : text.match(figure) || [];
    const values = new Map([...new Set(codes)].map((code) => [code, (code.match(figure) || []).map((one) => keys[parseInt(one, 36)])]));
    found.of[name] = codes.map((code) => values.get(code));
  }
  table = found;
}
async function readWords() {
  const found = await load("words.json");
  if (words) return;
  ({ stem, forms } = finding.folding(found));
  words = found;
}

// A query is a list of wishes. Each can be met in several ways, and a way is words that all have to stand there.
function wishes(query) {
  const tokens = (query.normalize("NFC").match(TOKEN) || []).map(forms).filter(([word]) => word && !words.common.includes(word));
  const found = [];
  for (let at = 0, length; at < tokens.length; at += length) {
    const [word, ...halves] = tokens[at];
    let ways = halves.length ? [[word], halves] : [[word]];
    length = 1;
    // An abbreviation finds its long form, and the other way round; of several, the one that takes up most words.
    for (const pair of words.abbreviations) {
      for (const [side, said] of pair.entries()) {
        const stands = said.every((one, n) => tokens[at + n] && stem(tokens[at + n][0]) === stem(one));
        if (!stands || said.length < length) continue;
        if (said.length > length) [length, ways] = [said.length, [said]];
        ways.push(pair[1 - side]);
      }
    }
    found.push(ways);
  }
  return found;
}

// The first and the last piece of the index that can hold words which begin so.
const pieces = (start) => [start, `${start}\uffff`].map((limit) => Math.max(words.firsts.findLastIndex((first) => first <= limit), 0));
async function beginning(start, itselfOnly = false) {
  const [from, to] = pieces(start);
  const loaded = await Promise.all(words.firsts.slice(from, (itselfOnly ? from : to) + 1).map((_, n) => load(`words/${from + n}.json`)));
  return loaded.flatMap(Object.entries).filter(([word]) => word.startsWith(start));
}
// What a typed word finds in the index, each with how well: itself, other forms of it, longer words, words close to it.
async function matching(word, isLast, told) {
  const root = stem(word).replace(/i$/, "");
  const [from, to] = pieces(root);
  const broad = word.length < 2 || to - from > 2; // few letters would fetch half the index: then the word itself must do
  const near = await beginning(broad ? word : root, broad);
  let found = near.filter(([one]) => one === word || (!broad && stem(one) === stem(word))).map(([one, lists]) => [one, lists, one === word ? 1 : 0.9]);
  if (isLast && !broad && (word.length > 3 || !found.length)) {
    found.push(...near.filter(([one]) => one.startsWith(word) && !found.some(([other]) => one === other)).map((entry) => [...entry, 0.6]));
  }
  if (!found.length && broad && isLast) told.add(`Many words begin with “${word}”: type more of yours.`);
  else if (!found.length && word.length > 3) {
    const close = await mistyped(word);
    found = (await Promise.all(close.map((one) => beginning(one, true)))).flat().filter(([one]) => close.includes(one)).map((entry) => [...entry, 0.5]);
    if (found.length) told.add(`No motion has “${word}”. Shown instead: ${close.map((one) => `“${one}”`).join(", ")}.`);
  }
  return found;
}
// The words nearest to a mistyped one: those with its first letter, else with its second as their first, else any.
async function mistyped(word) {
  const letters = [...words.letters];
  const others = letters.filter((letter) => letter !== word[0] && letter !== word[1]);
  for (const some of [[word[0]], [word[1]], others]) {
    const lists = await Promise.all(some.filter((letter) => letters.includes(letter)).map((letter) => load(`letters/${letters.indexOf(letter)}.txt`)));
    const all = lists.flatMap((list) => list.split("\n"));
    for (let most = 1; most <= (word.length > 7 ? 2 : 1); most++) {
      const close = all.filter((one) => slips(word, one, most) <= most);
      if (close.length) return close.slice(0, 4);
    }
  }
  return [];
}
// How many slips of the finger lie between two words: a letter missing, too many or wrong, or two the wrong way round.
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let last;
  let row = [...other, ""].map((_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (last && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], last[j - 2] + 1);
    }
    if (Math.min(...next) > most) return Infinity;
    [last, row] = [row, next];
  }
  return row[other.length];
}

// The motions that meet a query: their places, scores by place, the words to mark, what to tell. Null without words.
async function weigh(query) {
  await readWords();
  const asked = wishes(query);
  const total = table.meetingOf.length;
  const [scores, met, told, marks] = [new Float64Array(total), new Uint8Array(total), new Set(), []];
  // Every word is asked for at once; what there is to tell of them is told in their order.
  const matched = await Promise.all(asked.map(async (ways, n) => {
    const its = new Set();
    const isLast = n === asked.length - 1 && ways.length === 1;
    return [its, await Promise.all(ways.map((way) => Promise.all(way.map((word) => matching(word, isLast, its)))))];
  }));
  for (const [its, ways] of matched) {
    const best = new Float64Array(total);
    for (const note of its) told.add(note);
    for (const found of ways) {
      const weights = found.map(spread);
      if (found.every((all) => all.length)) marks.push(found.map((all) => new Set(all.map(([word]) => word))));
      for (let place = 0; place < total; place++) {
        let sum = 0;
        if (weights.every((weight) => weight[place])) for (const weight of weights) sum += weight[place] / found.length;
        if (sum > best[place]) best[place] = sum;
      }
    }
    for (let place = 0; place < total; place++) [scores[place], met[place]] = [scores[place] + best[place], met[place] + (best[place] > 0)];
  }
  const most = Math.max(0, ...new Set(met));
  if (most && most < asked.length) told.add("No motion has all of these words. These have most of them.");
  return asked.length ? { scores, marks, told, places: [...met.keys()].filter((place) => most && met[place] === most) } : null;
}
// The weight of a word for every motion; more where fewer motions have it.
function spread(found) {
  const weights = new Float64Array(table.meetingOf.length);
  for (const [, lists, how] of found) {
    for (const [weight, ...steps] of lists) {
      let place = 0;
      for (const step of steps) weights[(place += step)] = Math.max(weights[place], weight * how);
    }
  }
  const rare = Math.log(1 + weights.length / weights.filter(Boolean).length);
  return weights.map((weight) => weight && weight * rare);
}

// `2018/12`, `12 of 2018`, `ca1 2018`, `Resolution 12(a)`, `m18 2020`, or a reference as it was copied. Null otherwise.
// `alone`: a figure by itself, which may as well be a word of a text.
const CALLED = `resolution resolutions motion amendment number no of at the in agm sgm archive ${form.dataset.union.toLowerCase()}`.split(" ");
async function numbered(query) {
  const said = query.toLowerCase();
  const [whole, key, to] = said.match(/^\/?(\d{4}(?:-[a-z0-9-]+)?\/[a-z0-9-]+)\/?(?:#(\S+))?$/) || [];
  const [behind, clause, paragraph] = said.match(/\((?:archive clause )?([a-z]{1,2})\)|\bparagraph ([\d.]*\d)/) || [""];
  const tokens = said.replace(behind, " ").match(/[\p{L}\p{N}]+/gu) || [];
  const left = tokens.filter((token) => !CALLED.includes(token));
  const year = left.find((token) => /^(1[89]|20)\d\d$/.test(token)) || "";
  const number = left.find((token) => /^[a-z]{0,3}\d{1,3}[a-z]?$/.test(token));
  if (!whole && !(number && left.length === (year ? 2 : 1))) return null;
  // With a year, a letter, "resolution" or "(a)" a figure is a number.
  const alone = !whole && !(year || behind || tokens.length > 1 || /^\D/.test(number));
  const { names, former } = await load("numbers.json");
  const keys = names.map((name, place) => [`${table.meetings[table.meetingOf[place]][0]}/${name}`, place]).concat(Object.entries(former));
  // A figure is a resolution's number first; behind "motion" it is the notice's first.
  const called = /^\d/.test(number) ? [number, `m${number}`] : [number];
  if (tokens.includes("motion")) called.reverse();
  const of = (...called) => (one) => one.startsWith(year) && called.some((name) => one.endsWith(`/${name}`));
  const tried = [(one) => one === key, ...(alone ? [of(...called)] : called.map((name) => of(name)))];
  const found = tried.map((fits) => keys.filter(([one]) => fits(one)).map(([, place]) => place)).find((places) => places.length);
  const anchor = to || clause || (paragraph && `p${paragraph}`);
  return found ? { places: [...new Set(found)], anchor: anchor ? `#${anchor}` : "", alone } : null;
}

// The motions that all filters let through; and for each value of a filter, how many there are, were it chosen there.
function narrow(places) {
  const chosen = new FormData(form);
  const wanted = Object.keys(table.of).map((name) => [name, new Set(chosen.getAll(name))]);
  const [from, to] = [chosen.get("from") || "0", chosen.get("to") || "9999"];
  const counts = Object.fromEntries(wanted.map(([name]) => [name, {}]));
  const passed = places.filter((place) => {
    const [year] = table.of.year[place];
    const failed = wanted.filter(([name, keys]) => keys.size && !table.of[name][place].some((key) => keys.has(key))).map(([name]) => name);
    if ((year < from || to < year) && !failed.includes("year")) failed.push("year");
    for (const name of failed.length ? failed : Object.keys(counts)) {
      if (failed.length < 2) for (const key of table.of[name][place]) counts[name][key] = (counts[name][key] || 0) + 1;
    }
    return !failed.length;
  });
  return { passed, counts };
}

// What is shown.
const link = (address, ...children) => finding.link("", form.dataset.root + address, ...children);
// The ways that are met within one text, and every word of them marked.
function metIn(text, ways) {
  const inside = ways.length ? (text.match(TOKEN) || []).flatMap(forms) : [];
  return ways.filter((way) => way.every((mark) => inside.some((word) => mark.has(word))));
}
const meets = (ways) => (token) => forms(token).some((word) => ways.some((way) => way.some((mark) => mark.has(word))));
// The text that meets most, about 220 letters of it from shortly before the first word found.
function passage(texts, ways) {
  let best = { met: [] };
  for (const [to, label, text] of texts) {
    const met = metIn(text, ways);
    if (met.length > best.met.length) best = { to, label, text, met };
  }
  if (!best.text) return null;
  const isMet = meets(best.met);
  const { index } = [...best.text.matchAll(TOKEN)].find(([token]) => isMet(token));
  const start = index < 90 ? 0 : best.text.indexOf(" ", index - 60) + 1;
  const end = best.text.length < start + 250 ? best.text.length : best.text.lastIndexOf(" ", start + 220);
  return { ...best, text: (start ? "… " : "") + best.text.slice(start, end) + (end < best.text.length ? " …" : "") };
}
// A motion as every list of this site shows it, and the passage.
function row(place, [name, number, title, about, decision, standing, progress, texts = []], ways, anchor) {
  const [key, , , meeting] = table.meetings[table.meetingOf[place]];
  const address = `${key}/${name}/`;
  const met = (text) => (ways.length ? marked(text, meets(metIn(text, ways))) : text);
  const made = element("li", "row", finding.head(form.dataset.root + address + anchor, meeting, number, met(title)));
  if (about) made.append(element("p", "row__about", met(about)));
  const best = passage(texts, ways);
  if (best) made.append(element("p", "row__passage", link((best.to.startsWith("#") ? address : "") + best.to, best.label), ": ", marked(best.text, meets(best.met))));
  made.append(finding.states([decision, standing, progress]));
  return made;
}
const motions = (count) => `${String(count).replace(/\B(?=(\d{3})+$)/g, ",")} ${count === 1 ? "motion" : "motions"}`;
let saying;
function say(...lines) {
  notes.replaceChildren(...lines.map((line) => (typeof line === "string" ? element("p", "", line) : line)));
  clearTimeout(saying); // told to a screen reader when the hands are still, not at every letter
  saying = setTimeout(() => (part("announced").textContent = notes.textContent), 600);
}

let latest = 0;
async function show({ go = false, focus = -1 } = {}) {
  const mine = ++latest;
  const query = box.value.trim();
  const chosen = filters.filter((field) => (field.type === "checkbox" ? field.checked : field.value)).length;
  if (!query && !chosen && !table) return;
  try {
    if (query) start();
    await readTable();
    const straight = query ? await numbered(query) : null;
    const weighed = query && (!straight || straight.alone) ? await weigh(query) : null;
    const named = new Set(straight?.places);
    const anchor = straight?.anchor || "";
    const places = straight || weighed ? [...new Set([...named, ...(weighed?.places || [])])] : [...table.meetingOf.keys()];
    const { passed, counts } = narrow(places);
    const newest = (one, other) => table.meetingOf[other] - table.meetingOf[one] || one - other;
    const orders = { newest, number: (one, other) => one - other, "": (one, other) => named.has(other) - named.has(one) || (weighed ? weighed.scores[other] - weighed.scores[one] : 0) || newest(one, other) };
    const top = query || chosen ? passed.sort(orders[form.elements.sort.value]).slice(0, shown) : [];
    const folder = weighed ? "texts" : "rows";
    const size = table[folder];
    const rows = await Promise.all(top.map(async (place) => (await load(`${folder}/${Math.floor(place / size)}.json`))[place % size]));
    if (mine !== latest) return;
    results.replaceChildren(...top.map((place, n) => row(place, rows[n], weighed ? weighed.marks : [], anchor)));
    results.hidden = !top.length;
    // In the place of this state, so that the way back does not lead here and forth again.
    if (go && straight && places.length === 1) return location.replace(`${form.dataset.root}${table.meetings[table.meetingOf[places[0]]][0]}/${(await load("numbers.json")).names[places[0]]}/${anchor}`);
    more.hidden = top.length === passed.length || !top.length;
    more.textContent = `Show ${Math.min(FURTHER, passed.length - top.length)} more`;
    const lines = weighed && !straight ? [...weighed.told] : [];
    if (query && !straight && !weighed) lines.push("These words stand everywhere and are not looked for. Here is everything.");
    if (top.length) lines.unshift(element("p", "", element("b", "", motions(passed.length)), straight && places.length === 1 ? " has this number. Enter leads to it." : more.hidden ? "" : `; ${top.length} shown`));
    else if (places.length && chosen) lines.push(element("p", "", element("b", "", "Nothing found with these filters."), ` Without them: ${motions(places.length)}.`));
    else if (!lines.some((line) => line.startsWith("Many"))) lines.push(part("nothing").content.cloneNode(true));
    say(...lines);
    if (!query && !chosen) notes.replaceChildren(...untouched);
    count(counts, chosen);
    if (focus >= 0) results.children[focus]?.querySelector("a").focus();
  } catch (problem) {
    if (mine === latest) say("The search could not be loaded. Try again in a moment; the lists below work without it.");
    console.error(problem);
  }
}
function count(counts, chosen) {
  const told = (place, many) => (place.querySelector(".facet__chosen").textContent = many ? `${many} chosen` : "");
  for (const facet of form.querySelectorAll("[data-facet]")) {
    const boxes = [...facet.querySelectorAll("[type=checkbox]")];
    for (const one of boxes) {
      const many = counts[one.name][one.value] || 0;
      const label = one.closest("label");
      label.querySelector(".count").textContent = many;
      label.toggleAttribute("data-none", !many);
    }
    told(facet, boxes.filter((one) => one.checked).length);
  }
  told(part("filters"), chosen);
  clear.hidden = !chosen;
}

// The form and the address say the same. The first letter typed makes a new entry of the history, further ones change it.
function write(anew) {
  const said = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  if (shown > FIRST) said.set("show", shown);
  const address = said.size ? `?${said}` : location.pathname;
  if (location.search !== (said.size ? address : "")) history[anew ? "pushState" : "replaceState"](null, "", address);
}
function fill() {
  const said = new URLSearchParams(location.search);
  shown = Number(said.get("show")) || FIRST;
  for (const field of [box, form.elements.sort, ...filters]) {
    const its = said.getAll(field.name);
    // A topic or body whose key has changed is chosen by its former ones too.
    const keys = [field.value, ...(field.dataset.former || "").split(" ")];
    if (field.type === "checkbox") field.checked = its.some((key) => keys.includes(key));
    else field.value = its[0] || "";
    if (field.checked) field.closest("details").open = true;
  }
}
let typing = false;
let wait;
function act(options = {}) {
  clearTimeout(wait);
  typing = false;
  if (!options.focus) shown = FIRST;
  write(true);
  show(options);
}
box.addEventListener("input", () => {
  shown = FIRST;
  start();
  write(!typing);
  typing = true;
  clearTimeout(wait);
  wait = setTimeout(show, box.value.trim().length < 3 ? 700 : 180); // what is half typed costs as much as a word
});
box.addEventListener("blur", () => (typing = false));
form.addEventListener("change", (event) => event.target !== box && act());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  act({ go: true });
});
more.addEventListener("click", () => {
  shown = results.children.length + FURTHER;
  act({ focus: results.children.length });
});
clear.addEventListener("click", () => {
  for (const field of filters) field.type === "checkbox" ? (field.checked = false) : (field.value = "");
  box.focus();
  act();
});
addEventListener("popstate", () => {
  fill();
  show();
});

// On a wide page the filters stand open; on a phone they are folded until they are wanted.
const wide = matchMedia("(min-width: 62rem)");
const unfold = () => (part("filters").open = wide.matches);
wide.addEventListener("change", unfold);
unfold();
if (location.protocol === "file:") {
  form.replaceChildren(element("p", "notice", "Searching needs a web server, and this page was opened from a disk. The lists below need none."));
} else {
  fill();
  show({ go: performance.getEntriesByType("navigation")[0]?.type !== "back_forward" });
}
}
