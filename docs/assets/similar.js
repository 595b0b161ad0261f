// Is this already policy? Compares a draft with every motion, as scripts/publish/search/similarity.py does and by its rules.
// The draft stays in the browser. scripts/publish/pages/similar.py lists what is fetched: files of this site, by number.
"use strict";
// A block of its own, so that no name here clashes with one of site.js.
{
  const { TOKEN, element, link, marked } = finding;
  const byId = (id) => document.getElementById(id);
  const [page, box, file, notes, results, more] = ["similar", "draft", "file", "notes", "results", "more"].map(byId);
  let rules, abbreviations, index, stemsOf;
  const load = finding.loader(() => rules?.edition);
  const loadFromSearch = finding.loader(() => ""); // this page does not know the edition of the search's files

  // Comparing. -----------------------------------------------------------------------------------------------------------

  async function start() {
    rules ||= await load("motions.json");
    const lines = (await load("words.txt")).split("\n");
    if (index) return;
    stemsOf = stemmer();
    abbreviations = new Map(Object.entries(rules.pairs));
    // A line has the words of one part of the index, each with its rarity as its last digit, to the base of 36.
    const entries = lines.flatMap((line, part) =>
      line
        .split(" ")
        .filter(Boolean)
        .map((word, n) => [word.slice(0, -1), { part, n, rarity: parseInt(word.at(-1), 36) }]),
    );
    index = new Map(entries.map(([word, entry], order) => [word, { ...entry, order }]));
  }

  // What gives the stems of a token, without those of words that stand in every motion and without numbers.
  function stemmer() {
    const { stem, forms } = finding.folding(rules);
    const [common, numbers] = [new Set(rules.empty), new RegExp(rules.figures)];
    const known = new Map();
    return (token) => {
      if (!known.has(token)) {
        const words = forms(token).filter((word) => !common.has(word));
        known.set(
          token,
          words.map(stem).filter((word) => word && !numbers.test(word)),
        );
      }
      return known.get(token);
    };
  }

  const tokensOf = (text) => text.normalize("NFC").match(TOKEN) || [];

  // The stems by which a text is compared. An abbreviation counts as its long form too, and the other way round.
  function allStems(text) {
    const stems = tokensOf(text).flatMap(stemsOf);
    const alternatives = stems.flatMap((stem, at) =>
      (abbreviations.get(stem) || [])
        .filter(([form]) => form.every((word, n) => word === stems[at + n]))
        .flatMap(([, other]) => other),
    );
    return [...stems, ...alternatives];
  }

  const byNumber = (a, b) => b - a;

  // A draft as it is compared: the weight of each of its most telling stems, the token that each stands for, the highest
  // score that a motion could have, and how many stems a motion must share at least.
  function readDraft(text) {
    const counts = new Map();
    for (const stem of allStems(text)) counts.set(stem, (counts.get(stem) || 0) + 1);
    const stems = [...counts.keys()];
    const rarity = (stem) => index.get(stem)?.rarity ?? rules.unheard;
    const weightOf = (stem) => rarity(stem) * (1 + Math.min(counts.get(stem), rules.said));
    const indexed = stems.filter((stem) => index.has(stem));
    indexed.sort((a, b) => weightOf(b) - weightOf(a) || index.get(a).order - index.get(b).order);
    const heaviest = stems.map(weightOf).sort(byNumber).slice(0, rules.telling);
    // The first token of each stem.
    const pairs = tokensOf(text).flatMap((token) => stemsOf(token).map((stem) => [stem, token]));
    return {
      weights: new Map(indexed.slice(0, rules.telling).map((stem) => [stem, weightOf(stem)])),
      tokens: new Map(pairs.reverse()),
      highest: rules.levels * heaviest.reduce((sum, weight) => sum + weight, 0),
      least: Math.min(rules.least, stems.length),
    };
  }

  // For each motion that shares a stem with the draft: its place, its score and the stems.
  async function scores(weights) {
    const stems = [...weights.keys()];
    const parts = await Promise.all(stems.map((stem) => load(`words/${index.get(stem).part}.json`)));
    const motions = new Map();
    function add(place, score, stem) {
      if (!motions.has(place)) motions.set(place, { place, score: 0, stems: [] });
      const motion = motions.get(place);
      motion.score += score;
      motion.stems.push(stem);
    }
    for (const [at, stem] of stems.entries()) {
      // Places are written as the steps from one to the next.
      for (const [level, ...steps] of parts[at][index.get(stem).n]) {
        let place = 0;
        for (const step of steps) add((place += step), weights.get(stem) * level, stem);
      }
    }
    return [...motions.values()];
  }

  // The motions near a draft, the nearest first; of equals, the newest. `words` are those that they share with it.
  async function nearest({ weights, tokens, highest, least }) {
    const motions = await scores(weights);
    return motions
      .filter(({ score, stems }) => 100 * score >= rules.near * highest && stems.length >= least)
      .map(({ place, score, stems }) => {
        const words = stems.filter((stem) => tokens.has(stem)).map((stem) => tokens.get(stem));
        return { place, score, words: [...new Set(words)] };
      })
      .sort((a, b) => b.score - a.score || b.place - a.place);
  }

  // The sentences of a motion that agree most with a draft.
  function agreeingSentences({ weights, least }, texts) {
    const sentences = [];
    for (const [anchor, label, text] of texts) {
      const [, factor] = Object.entries(rules.labels).find(([beginning]) => label.startsWith(beginning)) || [];
      if (!factor) continue;
      for (const sentence of text.split(new RegExp(rules.sentence))) {
        const stems = [...new Set(allStems(sentence))];
        const shared = stems.filter((stem) => weights.has(stem));
        if (shared.length < Math.min(2, least)) continue;
        const sum = shared.reduce((total, stem) => total + weights.get(stem), 0);
        sentences.push({ anchor, label, sentence, score: (factor * sum) / (rules.steady + stems.length) });
      }
    }
    return sentences.sort((a, b) => b.score - a.score).slice(0, rules.agreeing);
  }

  // Showing. -------------------------------------------------------------------------------------------------------------

  // A motion as a list shows it, with what it has in common with the draft.
  async function row({ place, words }, draft) {
    const [key, , meeting] = finding.meetingOf(rules.meetings, place, 1);
    const texts = await loadFromSearch(`../search/texts/${Math.floor(place / rules.texts)}.json`);
    const [name, number, title, about, decision, standing, , passages] = texts[place % rules.texts];
    const address = `${page.dataset.root}${key}/${name}/`;
    const shared = (text) => marked(text, (token) => stemsOf(token).some((stem) => draft.weights.has(stem)));
    const item = element("li", "row", finding.head(address, meeting, number, shared(title)));
    if (about) item.append(element("p", "row__about", shared(about)));
    item.append(finding.states([decision, standing]));
    item.append(element("p", "row__meaning", rules.sentences[rules.means[place]]));
    const sentences = agreeingSentences(draft, passages).map(({ anchor, label, sentence }) =>
      element("li", "", link("", address + anchor, label), ": ", shared(sentence)),
    );
    if (sentences.length) item.append(element("ul", "row__agreeing", ...sentences));
    if (words.length)
      item.append(element("p", "row__words", _("Words in common: {words}", { words: words.join(", ") })));
    return item;
  }

  const grouped = (count) => count.toLocaleString("en-GB");

  function showNotes(...lines) {
    notes.replaceChildren(...lines.map((line) => (typeof line === "string" ? element("p", "", line) : line)));
    byId("announced").textContent = notes.textContent;
  }

  let latest = 0; // the number of the latest comparison: an earlier one that ends after it shows nothing
  let near = [];
  let draft;

  async function showFrom(first) {
    const comparison = latest;
    const rows = await Promise.all(near.slice(first, first + rules.first).map((motion) => row(motion, draft)));
    if (comparison !== latest) return;
    results.append(...rows);
    results.hidden = !results.children.length;
    const left = near.length - results.children.length;
    more.hidden = !left;
    more.textContent = _("Show {number} more", { number: Math.min(rules.first, left) });
    if (first) results.children[first].querySelector("a").focus();
  }

  const tooLong = (count) =>
    _("This has {count} words, and a motion has fewer than {most}. Paste one motion at a time.", {
      count: grouped(count),
      most: grouped(rules.longest),
    });
  const NO_WORDS = _(
    "There is nothing to compare in this: it has no words, or only such as are in every motion. Paste what the draft asks for.",
  );
  const NOT_LOADED = _(
    "What is needed to compare could not be loaded. Try again in a moment; the search and the lists of topics work without it.",
  );

  // Compares a text, and shows the nearest motions unless a later comparison has begun. The result is what to say.
  async function compareText(text, isLatest) {
    await start();
    const count = tokensOf(text).length;
    if (count > rules.longest) return [tooLong(count)];
    draft = readDraft(text);
    if (!draft.least) return [NO_WORDS];
    const motions = await nearest(draft);
    if (!isLatest()) return [];
    near = motions;
    await showFrom(0);
    if (!near.length) return [byId("nothing").content.cloneNode(true)];
    const number = { number: grouped(near.length) };
    const counted = ngettext("{number} motion is near", "{number} motions are near", near.length, number);
    return [
      element(
        "p",
        "",
        element("b", "", counted),
        near.length > rules.first ? `; ${_("the nearest come first.")}` : ".",
      ),
      _("They share words with the draft: read what each asks before you rely on it."),
    ];
  }

  async function compare() {
    const comparison = ++latest;
    const isLatest = () => comparison === latest;
    const text = box.value.trim();
    results.replaceChildren();
    results.hidden = more.hidden = true;
    if (!text) {
      showNotes(_("Paste the text of a draft first."));
      box.focus();
      return;
    }
    showNotes(_("Comparing …"));
    try {
      const lines = await compareText(text, isLatest);
      if (isLatest()) showNotes(...lines);
    } catch (problem) {
      if (isLatest()) showNotes(NOT_LOADED);
      console.error(problem);
    }
  }

  async function openFile() {
    const [chosen] = file.files;
    if (!chosen) return;
    const text = chosen.size > 1_000_000 ? "\0" : await chosen.text();
    file.value = "";
    if (/[\0\ufffd]/.test(text)) {
      showNotes(
        _(
          "“{name}” is not a text file, or it is very large. Open it in its own program, copy the text and paste it here.",
          { name: chosen.name },
        ),
      );
      return;
    }
    box.value = text;
    compare();
  }

  if (location.protocol === "file:") {
    const sentence = _(
      "Comparing needs a web server, and this page was opened from a disk. The lists of topics need none.",
    );
    page.replaceChildren(element("p", "notice", sentence));
  } else {
    // Loading begins while the draft is still being written. A failure is reported when it is compared.
    box.addEventListener("input", () => start().catch(() => {}), { once: true });
    byId("compare").addEventListener("click", compare);
    more.addEventListener("click", () => showFrom(results.children.length));
    file.addEventListener("change", openFile);
  }
}
