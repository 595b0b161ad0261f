// What the search and the comparison of drafts share: words folded by the lines that folded the index, files fetched
// once, and motions as every list of this site shows them. What a record or a reader wrote is only ever set as text.
"use strict";
const finding = {};
{
const TOKEN = /[\p{L}\p{N}]+(?:['’‑-][\p{L}\p{N}]+)*/gu;
finding.TOKEN = TOKEN;

// The rules of search_words.py, as they are sent with the index.
finding.folding = ({ spellings, endings }) => {
  const made = (rules) => rules.map(([pattern, instead]) => [new RegExp(pattern, "g"), instead]);
  const [spelling, ending] = [made(spellings), made(endings)];
  const turned = (word, rules) => rules.reduce((was, [pattern, instead]) => was.replace(pattern, instead), word);
  const fold = (word) => turned(word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""), spelling);
  const stem = (word) => turned(word, ending);
  const known = new Map();
  function forms(token) {
    if (!known.has(token)) {
      const parts = token.split(/[‑-]/).map(fold);
      known.set(token, [...new Set([parts.join(""), ...parts])].filter(Boolean));
    }
    return known.get(token);
  }
  return { stem, forms };
};

// Each file is fetched once: what comes first anew, the others by the edition that it names, if any is known.
finding.loader = (edition) => {
  const fetched = new Map();
  return (name) => {
    if (!fetched.has(name)) {
      const asked = edition() ? fetch(`${name}?${edition()}`) : fetch(name, { cache: "no-cache" });
      fetched.set(name, asked.then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return name.endsWith(".txt") ? answer.text() : answer.json();
      }));
      fetched.get(name).catch(() => fetched.delete(name));
    }
    return fetched.get(name);
  };
};

function element(tag, name, ...children) {
  const made = Object.assign(document.createElement(tag), { className: name });
  made.append(...children);
  return made;
}
finding.element = element;
finding.link = (name, address, ...children) => Object.assign(element("a", name, ...children), { href: address });

// A text with some of its words marked: those that `isMarked` says.
finding.marked = (text, isMarked) => {
  const out = element("span", "");
  let done = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!isMarked(token)) continue;
    out.append(text.slice(done, index), element("mark", "", token));
    done = index + token.length;
  }
  out.append(text.slice(done));
  return out;
};

// Where lists begin anew with each meeting: that of a motion by its place among all, by the column with the counts.
finding.meetingOf = (meetings, place, counts) => {
  let left = place;
  return meetings.find((meeting) => (left -= meeting[counts]) < 0);
};

// The head of a motion's row, and its states: each a word, and the shape that stands in the page's template of marks.
finding.head = (address, meeting, number, title) =>
  finding.link("row__link", address, element("span", "row__number", element("span", "row__meeting", meeting), ` ${number}`), element("span", "row__title", title));
finding.states = (states) =>
  element("p", "row__states", ...states.filter(([, mark]) => mark !== "none").flatMap(([label, mark]) => {
    const shape = document.getElementById("marks").content.querySelector(`.mark--${mark}`).cloneNode(true);
    const last = label.lastIndexOf(" ") + 1;
    return [element("span", `state state--${mark}`, element("b", "", label.slice(0, last), element("span", "keep", `${label.slice(last)} `, shape))), " "];
  }));
}
