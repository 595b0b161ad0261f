// Citing on a motion's page: the forms of a reference, a passage of the official words, the page in print. The archive's
// own words begin with “Summary of the motion:” and are never in quotation marks; the meeting's are, with their paragraph.
"use strict";

const motion = document.querySelector(".motion");

// A citation is { reference, address, title, words, quoted, known }, of which `title`, `words` and `known` may be empty.
// `quoted` says that the words are the meeting's. `known` is where the motion stands, and on which day.

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const asHtml = (text) => text.replace(/[&<>"']/g, (character) => entities[character]);
const asMarkdown = (text) => text.replace(/[\\`*_[\]<>&|~$]/g, "\\$&").replace(/\s+/g, " ");
const passageOf = ({ words, quoted }) => (quoted ? `“${words}”` : `Summary of the motion: ${words}`);
// A title that ends with a stop of its own needs no full stop.
const titleOf = ({ title }) => (title ? `: ${title}${/[.!?…]$/.test(title) ? "" : "."}` : ".");
const knownOf = ({ known }) => (known ? ` (${known})` : "");

const forms = {
  plain(citation) {
    const line = `${citation.reference}${titleOf(citation)} ${citation.address}${knownOf(citation)}`;
    return citation.words ? `${passageOf(citation)}\n${line}` : line;
  },
  markdown(citation) {
    const line = `[${asMarkdown(citation.reference)}](<${citation.address}>)${asMarkdown(titleOf(citation) + knownOf(citation))}`;
    return citation.words ? `${citation.quoted ? "> " : ""}${asMarkdown(passageOf(citation))}\n\n${line}` : line;
  },
  html(citation) {
    const link = `<a href="${asHtml(citation.address)}">${asHtml(citation.reference)}</a>`;
    const line = `<p>${link}${asHtml(titleOf(citation) + knownOf(citation))}</p>`;
    if (!citation.words) return line;
    const words = `<p>${asHtml(passageOf(citation))}</p>`;
    return `${citation.quoted ? `<blockquote cite="${asHtml(citation.address)}">${words}</blockquote>` : words}\n${line}`;
  },
};

// The words of a part of the page on one line, without the numbers and buttons beside them.
function wordsOf(part) {
  const clone = part.cloneNode(true);
  for (const extra of clone.querySelectorAll(".wording__number, .wording__copy, .anchor")) extra.remove();
  for (const block of clone.querySelectorAll("p, li, div")) block.append(" ");
  return clone.textContent.replace(/\s+/g, " ").trim();
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

// The dialog in which a form is chosen, made from the page's template when it is first opened. It shows what will be copied.

let box, current;

function makeBox() {
  document.body.append(document.getElementById("citing").content.cloneNode(true));
  box = document.querySelector(".citing");
  box.querySelector("form").addEventListener("input", updateText);
  box.querySelector("button[type=button]").addEventListener("click", copyCitation);
}

function updateText() {
  const { form, words, known } = box.querySelector("form").elements;
  const chosen = { ...current, words: words.checked ? current.words : "", known: known.checked ? current.known : "" };
  box.querySelector("textarea").value = forms[form.value](chosen);
  restoreLabel(box.querySelector("button[type=button]")); // what is shown now has not been copied
}

async function copyCitation() {
  const text = box.querySelector("textarea").value;
  const { form } = box.querySelector("form").elements;
  const isCopied = await (form.value === "html" ? copyRich(text) : copyText(text));
  showDone(box.querySelector("button[type=button]"), isCopied ? "Copied" : "Could not copy");
  box.querySelector("[role=status]").textContent = isCopied ? `Copied: ${current.reference}` : "Could not copy";
}

// Copies HTML twice: a word processor or an e-mail takes it as it looks, a plain text field as source.
async function copyRich(text) {
  try {
    const blobs = ["text/plain", "text/html"].map((type) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyText(text);
  }
}

function cite(citation) {
  if (!box) makeBox();
  current = citation;
  const { words } = box.querySelector("form").elements;
  words.checked = citation.quoted;
  const choice = box.querySelector("[data-with-words]");
  choice.hidden = !citation.words;
  choice.querySelector("span").textContent = citation.quoted ? "the words, quoted" : "the summary, as a summary";
  box.querySelector("h2").textContent = citation.reference;
  updateText();
  box.showModal();
}

for (const button of document.querySelectorAll("[data-forms]")) {
  button.hidden = false;
  button.addEventListener("click", () => cite(citationOf(button)));
}

// A passage of the official words: the selection, in whole words, with its paragraph and an address that leads to those
// words (https://wicg.github.io/scroll-to-text-fragment/; a browser without text fragments goes to the paragraph).

const wording = document.querySelector(".wording");

// The range, extended to the ends of the words in which it begins and ends.
function wholeWords(range) {
  const whole = range.cloneRange();
  const inWord = /[\p{L}\p{M}\p{N}'’]/u;
  const { startContainer: first, endContainer: last } = whole;
  if (first.nodeType === Node.TEXT_NODE && inWord.test(first.data[whole.startOffset] || "")) {
    while (whole.startOffset && inWord.test(first.data[whole.startOffset - 1]))
      whole.setStart(first, whole.startOffset - 1);
  }
  if (last.nodeType === Node.TEXT_NODE && inWord.test(last.data[whole.endOffset - 1] || "")) {
    while (whole.endOffset < last.length && inWord.test(last.data[whole.endOffset]))
      whole.setEnd(last, whole.endOffset + 1);
  }
  return whole;
}

const paragraphAt = (node) => (node.closest ? node : node.parentElement).closest("[id^=p]");

// What a passage is called by the names of its first and last paragraph or list item: `4`, `4–6`; and `4` where both are
// items of paragraph 4.
function passageName(first, last) {
  if (first === last) return first;
  const [from, to] = [first, last].map((name) => name.split(".")[0]);
  return from === to ? from : `${first}–${last}`;
}

// The citation of what is selected, null where that is not a passage of the official words.
function selectedPassage() {
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
  const name = passageName(first, last);
  return {
    reference: wording.dataset.reference.replace(/\{\}$/, () => name),
    address: `${motion.dataset.address}#p${name.split("–")[0]}:~:text=${textFragment(part, words)}`,
    title: motion.dataset.title,
    words,
    quoted: true,
    known: motion.dataset.known,
  };
}

// The text fragment that finds a passage: a short one whole, a longer one by its first and last words. The mark of a list
// item is an element of its own, so a browser would not find it together with the words.
function textFragment(part, words) {
  const encoded = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
  for (const mark of part.querySelectorAll(".wording__mark")) mark.remove();
  const blocks = [...part.querySelectorAll("p, li")]
    .filter((block) => !block.matches(".wording__copy"))
    .map(wordsOf)
    .filter(Boolean);
  const [first, last] = blocks.length ? [blocks[0], blocks.at(-1)] : [words, words];
  if (blocks.length < 2 && first.split(" ").length <= 12) return encoded(first);
  return `${encoded(first.split(" ").slice(0, 4).join(" "))},${encoded(last.split(" ").slice(-4).join(" "))}`;
}

if (wording) {
  const offer = document.createElement("button");
  Object.assign(offer, { type: "button", className: "copy passage", textContent: "Cite this passage", hidden: true });
  wording.after(offer);
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    if (box && box.open) return;
    chosen = selectedPassage();
    offer.hidden = !chosen;
    placeOffer();
  });
  // Beside the end of the passage; on a touch screen at the foot of the screen, away from the system's own menu.
  function placeOffer() {
    if (offer.hidden) return;
    const end = getSelection().getRangeAt(0).getBoundingClientRect();
    const below = Math.min(Math.max(end.bottom + 8, 8), innerHeight - 56);
    const isTouch = matchMedia("(pointer: coarse)").matches;
    offer.style.top = isTouch ? "" : `${below}px`;
    offer.style.left = isTouch ? "" : `${Math.min(Math.max(end.left, 8), innerWidth - 176)}px`;
  }
  // Selecting with a finger often scrolls the page a little.
  addEventListener("scroll", placeOffer, { passive: true });
  // Pressing the button must not clear the selection.
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  offer.addEventListener("click", () => {
    offer.hidden = true;
    cite(chosen);
  });
}

// Words of a summary that are copied by hand are marked as a summary.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const summaryOf = (node) => node && (node.closest ? node : node.parentElement).closest(".summary, .clause__text");
  const summary = summaryOf(selection.anchorNode);
  if (!summary || summary !== summaryOf(selection.focusNode)) return;
  const text = selection.toString().trim();
  if (!text.includes(" ")) return;
  event.clipboardData.setData("text/plain", `Summary of the motion: ${text}`);
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
