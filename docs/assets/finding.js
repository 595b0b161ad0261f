// What the search and the comparison of drafts share: words folded by the rules that folded the index, files fetched
// once, and motions as every list of this site shows them. What a record or a reader wrote is only ever set as text.
"use strict";
const finding = {};
{
  const TOKEN = /[\p{L}\p{N}]+(?:['’‑-][\p{L}\p{N}]+)*/gu;
  finding.TOKEN = TOKEN;

  // What may stand beside the number of a motion in a query.
  const AROUND = "resolution resolutions motion amendment number no of at the in agm sgm archive";
  finding.AROUND_A_NUMBER = `${AROUND} ${_("Resolution")} ${_("Motion")}`.toLowerCase().split(" ");

  const compiled = (rules) => rules.map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement]);
  const applied = (rules, word) =>
    rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), word);

  // `stem` takes a folded word without its ending; `forms` gives the folded forms of a token: of `co-operate` the whole
  // word, then its parts. The rules come with the index (scripts/publish/search/search_words.py).
  finding.folding = (rules) => {
    const [spellings, endings] = [compiled(rules.spellings), compiled(rules.endings)];
    const fold = (word) => applied(spellings, word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""));
    const known = new Map();
    function forms(token) {
      if (!known.has(token)) {
        const parts = token.split(/[‑-]/).map(fold);
        known.set(token, [...new Set([parts.join(""), ...parts])].filter(Boolean));
      }
      return known.get(token);
    }
    return { stem: (word) => applied(endings, word), forms };
  };

  // The typing mistakes between two words (optimal string alignment): letters missing, too many, wrong, or two of them
  // swapped. Infinity where there are more than `most`.
  finding.distance = (word, other, most) => {
    if (Math.abs(word.length - other.length) > most) return Infinity;
    let last;
    let row = [...other, ""].map((_, n) => n);
    for (let i = 1; i <= word.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] !== other[j - 1]));
        const isSwapped = last && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
        if (isSwapped) next[j] = Math.min(next[j], last[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [last, row] = [row, next];
    }
    return row[other.length];
  };

  // What stands in quotation marks in a query.
  finding.phrasesIn = (query) => [...query.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/gu)].map(([, phrase]) => phrase);

  // Whether a text has the words of a phrase side by side, in their order. `forms` folds a token.
  finding.hasPhrase = (text, phrase, forms) => {
    const folded = (token) => (forms(token).length > 1 ? forms(token).slice(1) : forms(token));
    const line = (words) => ` ${(words.normalize("NFC").match(TOKEN) || []).flatMap(folded).join(" ")} `;
    return line(text).includes(line(phrase));
  };

  const parsed = (name, text) => (name.endsWith(".txt") ? text : JSON.parse(text));

  async function contents(name, response) {
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return parsed(name, await response.text());
  }

  // Fetches each file once. `edition` gives the edition of the index, where it is known: a file of that edition may come
  // from the browser's cache. Until it is known, the server is asked. A copy on a disk has the search's files in a script.
  finding.loader = (edition, folder = "") => {
    const loading = new Map();
    return (path) => {
      if (finding.files) return Promise.resolve(parsed(path, finding.files[path]));
      const name = folder + path;
      if (!loading.has(name)) {
        const response = edition() ? fetch(`${name}?${edition()}`) : fetch(name, { cache: "no-cache" });
        const file = response.then((received) => contents(name, received));
        loading.set(name, file);
        file.catch(() => loading.delete(name)); // so that it can be tried again
      }
      return loading.get(name);
    };
  };

  function element(tag, className, ...children) {
    const created = Object.assign(document.createElement(tag), { className });
    created.append(...children);
    return created;
  }
  finding.element = element;
  // A server answers for a folder with its index.html; a disk does not.
  const onDisk = (href) => (location.protocol === "file:" ? href.replace(/\/(?=$|#)/, "/index.html") : href);
  finding.link = (className, href, ...children) =>
    Object.assign(element("a", className, ...children), { href: onDisk(href) });

  // A sentence in parts, with an element in each of some of its places.
  finding.withElements = (sentence, places) =>
    sentence.split(/(\{\w+\})/).map((part) => places[part.slice(1, -1)] ?? part);

  // A text with some of its words marked: those for which `isMarked` is true.
  finding.marked = (text, isMarked) => {
    const span = element("span", "");
    let end = 0;
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (!isMarked(token)) continue;
      span.append(text.slice(end, index), element("mark", "", token));
      end = index + token.length;
    }
    span.append(text.slice(end));
    return span;
  };

  // The meeting of a motion, by its place among all motions. `column` is that of the number of motions in `meetings`.
  finding.meetingOf = (meetings, place, column) => {
    let left = place;
    return meetings.find((meeting) => (left -= meeting[column]) < 0);
  };

  // The head of a motion's row.
  finding.head = (address, meeting, number, title) =>
    finding.link(
      "row__link",
      address,
      element("span", "row__number", element("span", "row__meeting", meeting), ` ${number}`),
      element("span", "row__title", title),
    );

  // A state, to which the style sheet adds its mark. No line ends between a figure and its word.
  const state = (label, mark) =>
    element("span", `state state--${mark}`, element("b", "", label.replace(/\b(\d\d?) /g, "$1\u00a0")));

  // The states of a motion, each a label and the name of its mark, on one line.
  finding.states = (states) => {
    const shown = states.filter(([, mark]) => mark !== "none");
    return element("p", "row__states", ...shown.flatMap(([label, mark]) => [state(label, mark), " "]));
  };
}
