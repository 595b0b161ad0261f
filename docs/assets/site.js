// What a page does besides being read: copy a reference, change between light and dark. All of it reads without this.
"use strict";

function say(button, words) {
  const label = button.querySelector("[data-copy-label]") || button;
  if (!button.dataset.was) button.dataset.was = label.textContent;
  label.textContent = words;
  button.dataset.done = "";
  clearTimeout(button.timer);
  button.timer = setTimeout(() => unsay(button), 4000);
  const live = document.getElementById("said") || document.body.appendChild(Object.assign(document.createElement("div"), { id: "said", className: "hidden" }));
  live.setAttribute("role", "status");
  live.textContent = words;
}

// The button's own words again.
function unsay(button) {
  if (!button.dataset.was) return;
  clearTimeout(button.timer);
  (button.querySelector("[data-copy-label]") || button).textContent = button.dataset.was;
  delete button.dataset.done;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a secure address (a page opened from a disk) the old way still works. Where a box is open, nothing
    // outside of it can be selected, and the browser would say that it had copied what was not.
    const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
    field.style.position = "fixed";
    field.style.opacity = "0";
    const before = document.activeElement;
    (document.querySelector("dialog[open]") || document.body).append(field);
    field.focus();
    field.select();
    const done = document.activeElement === field && document.execCommand("copy");
    field.remove();
    before.focus();
    return done;
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = button.dataset.copy;
    say(button, (await copy(text)) ? `Copied: ${text.split(" — ")[0]}` : "Could not copy");
  });
}

const theme = document.querySelector("[data-theme-button]");
if (theme) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const name = () => {
    theme.querySelector("[data-theme-name]").textContent = dark() ? "Change to light" : "Change to dark";
  };
  theme.hidden = false;
  name();
  system.addEventListener("change", name);
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", document.documentElement.dataset.theme);
    } catch {
      // A browser that keeps nothing still changes this page.
    }
    name();
  });
}

// `/` leads to the search box of the page, as in many works of reference; while something is being typed it is a slash.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  const shown = [...document.querySelectorAll('input[type="search"]')].find((box) => box.checkVisibility());
  if (shown) shown.focus();
  else document.querySelector(".site-search__link").click();
});
