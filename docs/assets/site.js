// What every page does besides being read: copy a reference, change between light and dark, lead to the search box.
// Everything can be read without it.
"use strict";

let liveRegion;

// Tells a screen reader something, in an element that is not seen.
function announce(words) {
  if (!liveRegion) {
    liveRegion = Object.assign(document.createElement("div"), { className: "hidden" });
    liveRegion.setAttribute("role", "status");
    document.body.append(liveRegion);
  }
  liveRegion.textContent = words;
}

const labelOf = (button) => button.querySelector("[data-copy-label]") || button;

// Shows on a button, for four seconds, what has been done, and announces it.
function showDone(button, words) {
  const label = labelOf(button);
  if (!button.dataset.label) button.dataset.label = label.textContent;
  label.textContent = words;
  button.dataset.done = "";
  clearTimeout(button.timer);
  button.timer = setTimeout(() => restoreLabel(button), 4000);
  announce(words);
}

function restoreLabel(button) {
  if (!button.dataset.label) return;
  clearTimeout(button.timer);
  labelOf(button).textContent = button.dataset.label;
  delete button.dataset.done;
}

// Copies a text, and beside it the same as HTML: a word processor or an e-mail takes that, with its link. The result is
// whether that worked.
async function copyText(text, html) {
  const types = { "text/plain": text, ...(html && { "text/html": html }) };
  const blobs = Object.entries(types).map(([type, words]) => [type, new Blob([words], { type })]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copySelected(text, types);
  }
}

// The older way, which also works where there is no secure address, as on a page opened from a disk. While a dialog is
// open nothing outside it can be selected, and the browser would report success without copying; so the field goes inside.
function copySelected(text, types) {
  const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
  field.style.position = "fixed";
  field.style.opacity = "0";
  field.addEventListener("copy", (event) => {
    for (const [type, words] of Object.entries(types)) event.clipboardData.setData(type, words);
    event.preventDefault();
  });
  const before = document.activeElement;
  (document.querySelector("dialog[open]") || document.body).append(field);
  field.focus();
  field.select();
  const isCopied = document.activeElement === field && document.execCommand("copy");
  field.remove();
  before.focus();
  return isCopied;
}

// The day on which the whole archive was last checked, in words; empty until it is known, and where this page is not the
// one that was checked, as an old one from a cache is not.
let checkedOn = "";

// The day is in a small file (assets/checked.js), with the digest of each list of pages; the list has this page's digest.
async function readCheckedDay() {
  const { day, lists } = window.checked;
  if (location.protocol === "file:") return day; // a copy on a disk is of one build
  const root = new URL("..", document.querySelector('script[src$="assets/checked.js"]').src);
  const path = location.pathname.slice(root.pathname.length).replace(/index\.html$/, "");
  const folder = path.includes("/") ? path.split("/")[0] : "root";
  if (!lists[folder]) return "";
  const answer = await fetch(new URL(`data/pages/${folder}.json?${lists[folder]}`, root));
  const { list, pages } = await answer.json();
  const own = document.querySelector('meta[name="page-digest"]').content;
  return list === lists[folder] && pages[path] === own ? day : "";
}

// Where the day cannot be read, none is said.
readCheckedDay().then(
  (day) => {
    checkedOn = day;
    for (const place of document.querySelectorAll("[data-checked]")) {
      place.querySelector("b").textContent = day;
      place.hidden = !day;
    }
    document.dispatchEvent(new Event("checked"));
  },
  () => {},
);

// A site that is built every night says the next day what the calendar changed. One that is still the old one two days later
// is not built any more: something may have lapsed, or a limit have passed, and no page knows of it.
const { day: lastBuilt, due } = window.checked;
const daysLate = (Date.now() - Date.parse(due)) / 86_400_000;
if (daysLate >= 2) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.textContent = _(
    "This site was last built on {day}. Since then policy may have lapsed, or a time limit have passed, which these pages do not show.",
    { day: lastBuilt },
  );
  document.querySelector("#content").prepend(notice);
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const asHtml = (text) => text.replace(/[&<>"']/g, (character) => entities[character]);

// What is known of a motion, and on which day.
function knownOn(known = "") {
  if (!known) return `(${checkedOn ? _("as of {day}", { day: checkedOn }) : _("see the page for its state")})`;
  return `(${known} ${checkedOn ? _("As of {day}", { day: checkedOn }) : _("See the page for its state")})`;
}

// What a button without a `data-copy` copies: the reference and address of the page's motion, and where it stands.
function motionHere() {
  const address = document.querySelector("link[rel=canonical]").getAttribute("href");
  const stands = document.querySelector(".verdict > :nth-child(2) .state").textContent.replaceAll("\u00a0", " ");
  const asPut = document.querySelector(".as-put");
  const known = `${stands}.${asPut ? ` ${asPut.textContent}` : ""}`;
  return { reference: document.querySelector(".motion").dataset.reference, address, known };
}

// `data-copy` is a reference, a dash and its address.
function copiedBy(button) {
  if (!button.dataset.copy) return motionHere();
  const [, reference, address] = button.dataset.copy.match(/^(.*) — (https?:\S+)$/);
  return { reference, address };
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { reference, address, known: stands } = copiedBy(button);
    const known = knownOn(stands);
    const text = `${reference} — ${address} ${known}`;
    const html = `<a href="${asHtml(address)}">${asHtml(reference)}</a> ${asHtml(known)}`;
    showDone(button, (await copyText(text, html)) ? _("Copied: {reference}", { reference }) : _("Could not copy"));
  });
}

const themeButton = document.querySelector("[data-theme-button]");
if (themeButton) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const updateLabel = () => {
    themeButton.querySelector("[data-theme-name]").textContent = isDark() ? _("Change to light") : _("Change to dark");
  };
  themeButton.hidden = false;
  updateLabel();
  system.addEventListener("change", updateLabel);
  themeButton.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // A browser that stores nothing still changes this page.
    }
    updateLabel();
  });
}

// A link into what is folded, or to its heading, unfolds it.
function unfold() {
  let target = null;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // `#100%` is no address within the page.
  }
  const folded = target?.closest(".folded") || target?.querySelector(":scope > .folded");
  if (!folded || folded.open) return;
  folded.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();

// `/` leads to the search box, as on many reference sites. In a field it is a slash.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  const visible = [...document.querySelectorAll('input[name="q"]')].find((box) => box.checkVisibility());
  if (visible) visible.focus();
  else document.querySelector(".site-search__link").click();
});
