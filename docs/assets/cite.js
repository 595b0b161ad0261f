// Citing on a motion's page: the forms of a reference, a passage of the official words, the page in print.
// The archive's own words begin “Summary:” and never stand in quotation marks; the meeting's do, with their paragraph.
"use strict";

const motion = document.querySelector(".motion");

// A citation is { reference, address, title, words, quoted, known }; `title`, `words` and `known` may be empty.

const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const asHtml = (text) => text.replace(/[&<>"']/g, (sign) => signs[sign]);
const asMarkdown = (text) => text.replace(/[\\`*_[\]<>&|~$]/g, "\\$&").replace(/\s+/g, " ");
const said = ({ words, quoted }) => (quoted ? `“${words}”` : `Summary: ${words}`);
// A title that ends itself needs no full stop.
const titled = ({ title }) => (title ? `: ${title}${/[.!?…]$/.test(title) ? "" : "."}` : ".");
const bracketed = ({ known }) => (known ? ` (${known})` : "");

const forms = {
  plain(one) {
    const line = `${one.reference}${titled(one)} ${one.address}${bracketed(one)}`;
    return one.words ? `${said(one)}\n${line}` : line;
  },
  markdown(one) {
    const line = `[${asMarkdown(one.reference)}](<${one.address}>)${asMarkdown(titled(one) + bracketed(one))}`;
    return one.words ? `${one.quoted ? "> " : ""}${asMarkdown(said(one))}\n\n${line}` : line;
  },
  html(one) {
    const link = `<a href="${asHtml(one.address)}">${asHtml(one.reference)}</a>`;
    const line = `<p>${link}${asHtml(titled(one) + bracketed(one))}</p>`;
    if (!one.words) return line;
    const words = `<p>${asHtml(said(one))}</p>`;
    return `${one.quoted ? `<blockquote cite="${asHtml(one.address)}">${words}</blockquote>` : words}\n${line}`;
  },
};

// What people read of a part of the page, on one line: without numbers and buttons beside it.
function wordsOf(part) {
  const copied = part.cloneNode(true);
  for (const beside of copied.querySelectorAll(".wording__number, .wording__copy, .anchor")) beside.remove();
  for (const block of copied.querySelectorAll("p, li, div")) block.append(" ");
  return copied.textContent.replace(/\s+/g, " ").trim();
}

function citationOf(button) {
  const part = button.closest(".clause, .wording__paragraph");
  const words = (part || motion).querySelector(part ? "[data-words]" : ".summary");
  return {
    reference: button.dataset.reference,
    address: button.dataset.address,
    title: motion.dataset.title,
    words: words ? wordsOf(words) : "",
    quoted: part !== null && part.matches(".wording__paragraph"),
    known: (part && part.dataset.known) || motion.dataset.known,
  };
}

// The box in which a form is chosen, made when it is first wanted. It shows what will be copied.

let box, shown;

function makeBox() {
  document.body.append(document.getElementById("citing").content.cloneNode(true));
  box = document.querySelector(".citing");
  box.querySelector("form").addEventListener("input", show);
  box.querySelector("button[type=button]").addEventListener("click", copyShown);
}

function show() {
  const { form, words, known } = box.querySelector("form").elements;
  const wanted = { ...shown, words: words.checked ? shown.words : "", known: known.checked ? shown.known : "" };
  box.querySelector("textarea").value = forms[form.value](wanted);
  unsay(box.querySelector("button[type=button]")); // what is shown now is not what was copied
}

async function copyShown() {
  const text = box.querySelector("textarea").value;
  const { form } = box.querySelector("form").elements;
  const done = await (form.value === "html" ? copyRich(text) : copy(text));
  say(box.querySelector("button[type=button]"), done ? "Copied" : "Could not copy");
  box.querySelector("[role=status]").textContent = done ? `Copied: ${shown.reference}` : "Could not copy";
}

// A program for documents takes the text as it looks, one for pages takes its HTML.
async function copyRich(text) {
  try {
    const kinds = { "text/plain": text, "text/html": text };
    const blobs = Object.entries(kinds).map(([kind, its]) => [kind, new Blob([its], { type: kind })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copy(text);
  }
}

function cite(citation) {
  if (!box) makeBox();
  shown = citation;
  const { words } = box.querySelector("form").elements;
  words.checked = citation.quoted;
  const choice = box.querySelector("[data-with-words]");
  choice.hidden = !citation.words;
  choice.querySelector("span").textContent = citation.quoted ? "the words, quoted" : "the summary, as a summary";
  box.querySelector("h2").textContent = citation.reference;
  show();
  box.showModal();
}

for (const button of document.querySelectorAll("[data-forms]")) {
  button.hidden = false;
  button.addEventListener("click", () => cite(citationOf(button)));
}

// A passage of the official words: what is selected, from word to word, with its paragraph and an address that leads to
// the very words (https://wicg.github.io/scroll-to-text-fragment/; a browser without it goes to the paragraph).

const wording = document.querySelector(".wording");

function wholeWords(range) {
  const whole = range.cloneRange();
  const inWord = /[\p{L}\p{M}\p{N}'’]/u;
  const { startContainer: first, endContainer: last } = whole;
  if (first.nodeType === Node.TEXT_NODE && inWord.test(first.data[whole.startOffset] || "")) {
    while (whole.startOffset && inWord.test(first.data[whole.startOffset - 1])) whole.setStart(first, whole.startOffset - 1);
  }
  if (last.nodeType === Node.TEXT_NODE && inWord.test(last.data[whole.endOffset - 1] || "")) {
    while (whole.endOffset < last.length && inWord.test(last.data[whole.endOffset])) whole.setEnd(last, whole.endOffset + 1);
  }
  return whole;
}

const paragraphAt = (node) => (node.closest ? node : node.parentElement).closest("[id^=p]");

function passage() {
  const selection = getSelection();
  if (!wording || !selection.rangeCount || selection.isCollapsed) return null;
  const range = wholeWords(selection.getRangeAt(0));
  const [from, to] = [range.startContainer, range.endContainer].map(paragraphAt);
  if (!from || !to || !wording.contains(from) || !wording.contains(to)) return null;
  const part = document.createElement("div");
  part.append(range.cloneContents());
  const words = wordsOf(part);
  if (!/\p{L}/u.test(words)) return null;
  const [first, last] = [from.id.slice(1), to.id.slice(1)];
  const name = first === last ? first : first.split(".")[0] === last.split(".")[0] ? first.split(".")[0] : `${first}–${last}`;
  return {
    reference: wording.dataset.reference.replace(/\{\}$/, () => name),
    address: `${motion.dataset.address}#p${name.split("–")[0]}:~:text=${textFragment(part, words)}`,
    title: motion.dataset.title,
    words,
    quoted: true,
    known: motion.dataset.known,
  };
}

// A short passage whole, else its first and last words. A list's mark is set apart, and is not found with its words.
function textFragment(part, words) {
  const coded = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
  for (const mark of part.querySelectorAll(".wording__mark")) mark.remove();
  const blocks = [...part.querySelectorAll("p, li")].filter((block) => !block.matches(".wording__copy")).map(wordsOf).filter(Boolean);
  const [first, last] = blocks.length ? [blocks[0], blocks.at(-1)] : [words, words];
  if (blocks.length < 2 && first.split(" ").length <= 12) return coded(first);
  return `${coded(first.split(" ").slice(0, 4).join(" "))},${coded(last.split(" ").slice(-4).join(" "))}`;
}

if (wording) {
  const offer = document.createElement("button");
  Object.assign(offer, { type: "button", className: "copy passage", textContent: "Cite this passage", hidden: true });
  wording.after(offer);
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    if (box && box.open) return;
    chosen = passage();
    offer.hidden = !chosen;
    place();
  });
  // Beside the end of the passage; where a finger selects, the foot of the screen, away from the system's own menu.
  function place() {
    if (offer.hidden) return;
    const end = getSelection().getRangeAt(0).getBoundingClientRect();
    const below = Math.min(Math.max(end.bottom + 8, 8), innerHeight - 56);
    const finger = matchMedia("(pointer: coarse)").matches;
    offer.style.top = finger ? "" : `${below}px`;
    offer.style.left = finger ? "" : `${Math.min(Math.max(end.left, 8), innerWidth - 176)}px`;
  }
  // A finger that selects often moves the page a little as well.
  addEventListener("scroll", place, { passive: true });
  // To press it must not take the selection away.
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  offer.addEventListener("click", () => {
    offer.hidden = true;
    cite(chosen);
  });
}

// Words of a summary that are copied by hand say that they are one.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const place = (node) => node && (node.closest ? node : node.parentElement).closest(".summary, .clause__text");
  if (!place(selection.anchorNode) || place(selection.anchorNode) !== place(selection.focusNode)) return;
  const text = selection.toString().trim();
  if (!text.includes(" ")) return;
  event.clipboardData.setData("text/plain", `Summary: ${text}`);
  event.preventDefault();
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

addEventListener("beforeprint", () => {
  const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  for (const place of document.querySelectorAll("[data-printed]")) place.textContent = `Printed on ${day}. `;
});
