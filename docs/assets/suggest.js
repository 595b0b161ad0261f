// The home page's search suggests while one types: numbers and motions, topics, campaigns, sections of help. Enter without
// a choice searches as ever. By the pattern of a combobox with a list: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
"use strict";
{
  const { element, link, query } = finding;
  const form = document.querySelector(".home-search");
  const box = form.elements.q;
  const list = document.getElementById("suggestions");
  const { root, union } = form.dataset;
  const [MOTIONS, PLACES] = [5, 3];
  let chosen = -1;
  let latest = 0; // the number of the latest text typed: what is found for an earlier one is not shown

  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  }))
    box.setAttribute(name, value);

  function option([about, name, path], number) {
    const item = link("suggestions__one", root + path, element("b", "", name), element("span", "", about));
    Object.assign(item, { id: `suggestion-${number}`, role: "option", tabIndex: -1, ariaSelected: "false" });
    const place = element("li", "", item);
    place.setAttribute("role", "none");
    return place;
  }

  function show(suggestions) {
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...suggestions.map(option));
    list.hidden = !suggestions.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  }

  async function suggest() {
    const text = box.value.trim();
    const own = ++latest;
    if (text.length < 2) return show([]);
    const [places, motions] = await Promise.all([query.placesBy(text, PLACES), query.motionsBy(text, union, MOTIONS)]);
    if (own !== latest) return undefined;
    return show([...places, ...motions]);
  }

  function choose(number) {
    const options = [...list.querySelectorAll("a")];
    chosen = (number + options.length + 1) % (options.length + 1); // one place further is the box itself
    for (const [place, item] of options.entries()) item.ariaSelected = String(place === chosen);
    if (options[chosen]) box.setAttribute("aria-activedescendant", options[chosen].id);
    else box.removeAttribute("aria-activedescendant");
  }

  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    // Without its files the box still searches.
    waiting = setTimeout(() => suggest().catch((problem) => console.error(problem)), 150);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const current = list.querySelectorAll("a")[chosen];
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -2 : chosen - 1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && current) current.click();
    else return;
    event.preventDefault();
  });
  // A press on a suggestion must not take the focus, or the list would be gone before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("blur", () => show([]));
}
