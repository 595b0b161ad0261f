// Citing on a motion's page: the forms of a reference, a passage of the official words. The archive's
// own words begin with “The archive’s summary:” and are never in quotation marks; the meeting's are, with their paragraph.
"use strict";

const motion = document.querySelector(".motion");

// A citation is { reference, address, title, words, quoted, known }, of which `title`, `words` and `known` may be empty.
// `quoted` says that the words are the meeting's. `known` is where the motion stands, and on which day.

const asMarkdown = (text) => text.replace(/[\\`*_[\]<>&|~$]/g, "\\$&").replace(/\s+/g, " ");
const passageOf = ({ words, quoted }) =>
  quoted ? `“${words}”` : _("The archive’s summary: {summary}", { summary: words });
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
  for (const extra of clone.querySelectorAll(".wording__number, .wording__copy, .anchor, [aria-hidden]"))
    extra.remove();
  for (const block of clone.querySelectorAll("p, li, div")) block.append(" ");
  return clone.textContent.replace(/\s+/g, " ").trim();
}

const motionReference = motion.dataset.reference;
const motionAddress = document.querySelector("link[rel=canonical]").getAttribute("href");
const toClause = (letter) => `${motionReference} (${_("archive clause {letter}", { letter })})`;
const toParagraph = (number) => `${motionReference}, ${_("paragraph {number}", { number })}`;

// What stands before the words of a clause: whether the motion said or asked it.
function beginningOf(clause) {
  if (clause.matches(".clause--position")) return _("The motion said: ");
  return clause.querySelector(".clause__to") ? _("Asked of ") : "";
}

const stateLine = document.querySelector("[data-state]");
const motionState = stateLine.querySelector("span").textContent;
const archive = document.querySelector(".brand").textContent;
// Without a number its title is in the reference.
const motionTitle = motion.querySelector(".number") ? document.querySelector("[name=citation_title]").content : "";

// Where a motion or a clause stands, with the day of the last check where this page is the one that was checked.
function knownFrom(state) {
  return checkedOn ? `${archive}, ${checkedOn}: ${state}` : `${archive}: ${state} ${_("See the page for its state.")}`;
}

document.addEventListener("checked", () => (stateLine.textContent = knownFrom(motionState)));

// What a button cites: the clause or the paragraph in which it stands, else the motion.
function citationOf(button) {
  const clause = button.closest(".clause");
  const words = button.closest(".wording__paragraph")?.querySelector("[data-words]");
  const given = { title: motionTitle, withWords: true, quoted: false, known: knownFrom(motionState) };
  if (clause)
    return {
      ...given,
      reference: toClause(clause.id),
      address: `${motionAddress}#${clause.id}`,
      words: beginningOf(clause) + wordsOf(clause.querySelector(".clause__text")),
      known: knownFrom(clause.dataset.known || motionState),
    };
  if (words)
    return {
      ...given,
      reference: toParagraph(words.id.slice(1)),
      address: `${motionAddress}#${words.id}`,
      words: wordsOf(words),
      quoted: true,
    };
  const summary = motion.querySelector(".summary");
  return {
    ...given,
    reference: motionReference,
    address: motionAddress,
    words: summary ? wordsOf(summary) : "",
    withWords: false,
  };
}

// The dialog in which a form is chosen, made when it is first opened. It shows what will be copied.

let box, current;

function element(name, properties = {}, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

function choice(type, name, label, properties = {}) {
  return element("label", {}, element("input", { type, name, ...properties }), " ", element("span", {}, label));
}

function field(legend, ...choices) {
  return element("fieldset", {}, element("legend", {}, legend), ...choices);
}

function newButton(label, properties = {}) {
  return element("button", { type: "button", className: "copy", ...properties }, label);
}

function makeBox() {
  const label = element("span", {}, _("Copy"));
  label.dataset.copyLabel = "";
  const status = element("p", { className: "hidden" });
  status.setAttribute("role", "status");
  const shareButton = newButton(_("Share"));
  shareButton.dataset.share = "";
  const close = newButton(_("Close"), { type: "submit", value: "close" });
  const text = element("textarea", { rows: 7, readOnly: true });
  const form = element(
    "form",
    { method: "dialog" },
    element("h2", { id: "citing-name" }),
    field(
      _("With"),
      choice("checkbox", "words", ""),
      choice("checkbox", "known", _("whether it still stands, and the day"), { checked: true }),
    ),
    field(
      _("As"),
      choice("radio", "form", _("Text, with its link where that can be shown"), { value: "plain", checked: true }),
      choice("radio", "form", "Markdown", { value: "markdown" }),
    ),
    element("label", { className: "citing__text" }, _("This will be copied"), text),
    element("p", { className: "actions" }, newButton(label), " ", shareButton, " ", close),
    status,
  );
  box = element("dialog", { className: "citing" }, form);
  box.setAttribute("aria-labelledby", "citing-name");
  document.body.append(box);
  const share = box.querySelector("[data-share]");
  // A computer's own sharing says less than its clipboard can.
  share.hidden = !navigator.share || !matchMedia("(pointer: coarse)").matches;
  box.querySelector("form").addEventListener("input", updateText);
  box.querySelector("button[type=button]").addEventListener("click", copyCitation);
  // Whoever closes the sheet without sharing has decided so.
  share.addEventListener("click", () =>
    navigator.share({ title: current.reference, text: chosenText() }).catch(() => {}),
  );
}

// What of the citation is wanted.
function wanted() {
  const { words, known } = box.querySelector("form").elements;
  return { ...current, words: words.checked ? current.words : "", known: known.checked ? current.known : "" };
}

const chosenText = () => box.querySelector("textarea").value;

function updateText() {
  box.querySelector("textarea").value = forms[box.querySelector("form").elements.form.value](wanted());
  restoreLabel(box.querySelector("button[type=button]")); // what is shown now has not been copied
}

async function copyCitation() {
  const isPlain = box.querySelector("form").elements.form.value === "plain";
  const isCopied = await copyText(chosenText(), isPlain && forms.html(wanted()));
  showDone(box.querySelector("button[type=button]"), isCopied ? _("Copied") : _("Could not copy"));
  box.querySelector("[role=status]").textContent = isCopied
    ? _("Copied: {reference}", { reference: current.reference })
    : _("Could not copy");
}

function cite(citation) {
  if (!box) makeBox();
  current = citation;
  box.querySelector("form").elements.words.checked = citation.withWords;
  const withWords = box.querySelector("label");
  withWords.hidden = !citation.words;
  withWords.querySelector("span").textContent = citation.quoted ? _("the words, quoted") : _("the archive’s summary");
  box.querySelector("h2").textContent = citation.reference.replace(/ (?=\d)/g, "\u00a0"); // no line ends before a number
  updateText();
  box.showModal();
}

// Each clause and each paragraph of the official words gets its own opener, for which the style sheet keeps the room.
for (const place of document.querySelectorAll(".clause__actions, .wording__copy")) {
  const clause = place.closest(".clause");
  const letter = clause && clause.id;
  const number = place.parentElement.id.slice(1);
  const opener = newButton(_("Cite"));
  opener.dataset.cite = "";
  opener.setAttribute(
    "aria-label",
    clause ? _("Cite clause {letter}", { letter }) : _("Cite paragraph {number}", { number }),
  );
  if (place.textContent.trim()) place.append("\u2003");
  place.append(opener);
}

for (const opener of document.querySelectorAll("[data-cite]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => cite(citationOf(opener)));
}

// The reference as a file. With scripts off, each link leads to the file of the whole meeting. The script that makes the
// motion's own is loaded when it is first wanted.

const fileTypes = {
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  json: "application/vnd.citationstyles.csl+json",
};
const referencesScript = new URL("references.js", document.currentScript.src).href;

// The site's policy takes the address of a script only from what it calls a policy, which here gives this one address.
const addresses = { createScriptURL: () => referencesScript };
const trusted = window.trustedTypes ? trustedTypes.createPolicy("references", addresses) : addresses;

let loading;

// Resolves when the script is there, and rejects where it cannot be had.
function loadReferences() {
  loading ||= new Promise((resolve, reject) => {
    document.head.append(
      element("script", { src: trusted.createScriptURL(""), onload: () => resolve(references), onerror: reject }),
    );
  });
  return loading;
}

async function download(form) {
  const { key, date } = motion.dataset;
  const make = (await loadReferences())[form];
  const text = make(key, date, `${archive}: ${motionState} ${_("See the page for its state.")}`);
  const address = URL.createObjectURL(new Blob([text], { type: fileTypes[form] }));
  element("a", { href: address, download: `${key}.${form}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  announce(_("Downloaded: {reference}", motion.dataset));
}

document.querySelector("[data-files]").textContent = _("The reference as a file");
for (const link of document.querySelectorAll('.downloads [href*="/cite."]')) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in a new tab stands the meeting's file
    event.preventDefault();
    // Where the script cannot be had, the meeting's file may be.
    download(link.href.match(/\w+$/)[0]).catch(() => location.assign(link.href));
  });
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
    reference: toParagraph(name),
    address: `${motionAddress}#p${name.split("–")[0]}:~:text=${textFragment(part, words)}`,
    title: motionTitle,
    words,
    withWords: true,
    quoted: true,
    known: knownFrom(motionState),
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
  Object.assign(offer, {
    type: "button",
    className: "copy passage",
    textContent: _("Cite this passage"),
    hidden: true,
  });
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
  event.clipboardData.setData("text/plain", _("The archive’s summary: {summary}", { summary: text }));
  event.preventDefault();
});

// Whoever came by a former address, or by a number in the notice, is told so. The page there forwarded to here.
for (const note of document.querySelectorAll("[data-was]")) {
  note.hidden = new URL(note.dataset.was, location).href !== document.referrer.replace(/[?#].*/, "");
}
