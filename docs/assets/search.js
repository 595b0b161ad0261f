// The search page: its form, its results and its address. query.js says which motions a query finds. Every state of the
// form is an address, so that it can be linked and gone back to.
"use strict";
// A block of its own, so that no name here clashes with one of site.js.
{
  const { element, marked, query } = finding;
  const byId = (id) => document.getElementById(id);
  const form = byId("finder");
  const box = form.elements.q;
  const filters = [...form.querySelectorAll("[type=checkbox], #from, #to")];
  const [results, notes, more, chips, clear] = ["results", "notes", "more", "chips", "clear"].map(byId);
  const FIRST = 10; // results shown at first
  const FURTHER = 20; // results that "Show more" adds
  const hint = [...notes.childNodes];
  const pageTitle = document.title;
  let limit = FIRST;
  let table;

  // What is found. -------------------------------------------------------------------------------------------------------

  // The motions that pass all filters; and for each value of a filter, how many would pass if it were chosen as well.
  function filtered(places) {
    const chosen = new FormData(form);
    const wanted = Object.keys(table.values).map((name) => [name, new Set(chosen.getAll(name))]);
    const [from, to] = [chosen.get("from") || "0", chosen.get("to") || "9999"];
    const counts = Object.fromEntries(wanted.map(([name]) => [name, {}]));
    const passed = places.filter((place) => {
      const failed = failedFilters(place, wanted, from, to);
      // A motion that fails one filter alone is counted there, since another choice in that filter would show it.
      if (failed.length < 2) {
        for (const name of failed.length ? failed : Object.keys(counts))
          addCounts(counts[name], table.values[name][place]);
      }
      return !failed.length;
    });
    return { passed, counts };
  }

  function failedFilters(place, wanted, from, to) {
    const [year] = table.values.year[place];
    const isChosen = (name, keys) => !keys.size || table.values[name][place].some((key) => keys.has(key));
    const failed = wanted.filter(([name, keys]) => !isChosen(name, keys)).map(([name]) => name);
    if ((year < from || to < year) && !failed.includes("year")) failed.push("year");
    return failed;
  }

  function addCounts(counts, keys) {
    for (const key of keys) counts[key] = (counts[key] || 0) + 1;
  }

  // The motions that a query and the filters leave, in the chosen order.
  async function find(text) {
    const numbered = text ? await query.byNumber(text, form.dataset.union) : null;
    const worded = text && (!numbered || numbered.isBare) ? await query.byWords(text) : null;
    const named = new Set(numbered?.places);
    const places =
      numbered || worded ? [...new Set([...named, ...(worded?.places || [])])] : [...table.meetingOf.keys()];
    const { passed, counts } = filtered(places);
    const newest = (a, b) => table.meetingOf[b] - table.meetingOf[a] || a - b;
    const score = (place) => (worded ? worded.scores[place] : 0);
    const orders = {
      newest,
      number: (a, b) => a - b,
      "": (a, b) => named.has(b) - named.has(a) || score(b) - score(a) || newest(a, b),
    };
    passed.sort(orders[form.elements.sort.value]);
    return { numbered, worded, places, passed, counts };
  }

  // What is shown. -------------------------------------------------------------------------------------------------------

  // The text that has most of the words, about 220 characters of it from shortly before the first of them. What the motion
  // says comes before the names of its topics and bodies, which have other words for themselves and would always win.
  function bestPassage(texts, marks) {
    let best = { marks: [] };
    for (const [anchor, label, text] of texts) {
      if (best.text && !anchor.startsWith("#")) continue;
      const inText = query.markedIn(text, marks);
      if (inText.length > best.marks.length) best = { anchor, label, text, marks: inText };
    }
    if (!best.text) return null;
    const isMarked = query.isMarkedBy(best.marks);
    // Of the names of a topic or a body, those that were looked for.
    if (!best.anchor.startsWith("#")) {
      const names = best.text.split(", ").filter((name) => query.markedIn(name, best.marks).length);
      if (names.length) best = { ...best, text: names.join(", ") };
    }
    const { index } = [...best.text.matchAll(finding.TOKEN)].find(([token]) => isMarked(token));
    const start = index < 90 ? 0 : best.text.indexOf(" ", index - 60) + 1;
    const end = best.text.length < start + 250 ? best.text.length : best.text.lastIndexOf(" ", start + 220);
    const text = (start ? "… " : "") + best.text.slice(start, end) + (end < best.text.length ? " …" : "");
    return { ...best, text };
  }

  // A motion as a list shows it, with the passage that was found.
  function row(place, [name, number, title, about, decision, standing, progress, texts = []], marks, anchor) {
    const [key, , , meeting] = table.meetings[table.meetingOf[place]];
    const { root } = form.dataset;
    const address = `${key}/${name}/`;
    const withMarks = (text) => (marks.length ? marked(text, query.isMarkedBy(query.markedIn(text, marks))) : text);
    const item = element("li", "row", finding.head(root + address + anchor, meeting, number, withMarks(title)));
    if (about) item.append(element("p", "row__about", withMarks(about)));
    item.append(finding.states([decision, standing, progress]));
    const passage = bestPassage(texts, marks);
    if (passage) {
      const target = root + (passage.anchor.startsWith("#") ? address : "") + passage.anchor;
      const words = marked(passage.text, query.isMarkedBy(passage.marks));
      item.append(element("p", "row__passage", finding.link("", target, passage.label), ": ", words));
    }
    return item;
  }

  // The files of results come in two sizes: with their texts, for a passage, and without.
  async function rowsOf(places, { worded, numbered }) {
    const folder = worded ? "texts" : "rows";
    const size = table[folder];
    const contents = await Promise.all(
      places.map(async (place) => (await query.load(`${folder}/${Math.floor(place / size)}.json`))[place % size]),
    );
    return places.map((place, n) => row(place, contents[n], worded ? worded.marks : [], numbered?.anchor || ""));
  }

  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  const motions = (count) => ngettext("{number} motion", "{number} motions", count, { number: grouped(count) });

  let announcing;
  function showNotes(lines) {
    notes.replaceChildren(...lines.map((line) => (typeof line === "string" ? element("p", "", line) : line)));
    // A screen reader is told when the reader has stopped typing, not at every letter.
    clearTimeout(announcing);
    announcing = setTimeout(() => (byId("announced").textContent = notes.textContent), 600);
  }

  // The number of results.
  function countedResults({ numbered, worded, places, passed }, count) {
    if (numbered && places.length === 1) return _("{motions} has this number. Enter leads to it.");
    if (numbered && !worded) return _("{motions} have this number. Which year?");
    return count < passed.length ? _("{motions}; {count} shown", { count }) : "{motions}";
  }

  // What is said above the results.
  function notesOn(result, text, count, filterCount) {
    const { numbered, worded, places, passed } = result;
    const lines = worded && !numbered ? [...worded.remarks] : [];
    if (text && !numbered && !worded) {
      lines.push(_("These words are in every motion and are not looked for. Here is everything."));
    }
    if (count) {
      // That nothing has just these words comes before what is offered instead.
      const number = { motions: element("b", "", motions(passed.length)) };
      lines.push(element("p", "", ...finding.withElements(countedResults(result, count), number)));
    } else if (places.length && filterCount) {
      const without = _("Without them: {motions}.", { motions: motions(places.length) });
      lines.push(element("p", "", element("b", "", _("Nothing found with these filters.")), ` ${without}`));
    } else if (!lines.length) {
      lines.push(byId("nothing").content.cloneNode(true));
    }
    return lines;
  }

  function showCounts(counts, filterCount) {
    const setChosen = (place, count) =>
      (place.querySelector(".facet__chosen").textContent = count ? _("{count} chosen", { count }) : "");
    for (const facet of form.querySelectorAll("[data-facet]")) {
      const boxes = [...facet.querySelectorAll("[type=checkbox]")];
      for (const { name, value, parentElement: label } of boxes) {
        const count = counts[name][value] || 0;
        label.querySelector(".count").textContent = count;
        label.toggleAttribute("data-none", !count);
      }
      setChosen(facet, boxes.filter(({ checked }) => checked).length);
    }
    setChosen(byId("filters"), filterCount);
  }

  // Topics, campaigns and sections of help that the words lead to.
  function showPlaces(others) {
    const { root } = form.dataset;
    const items = others.map(([kind, name, path]) =>
      element("li", "", element("span", "places__kind", kind), " ", finding.link("", root + path, name)),
    );
    byId("places").replaceChildren(...items);
    byId("places").hidden = !items.length;
  }

  const isSet = (field) => (field.type === "checkbox" ? field.checked : Boolean(field.value));
  const unset = (field) => (field.type === "checkbox" ? (field.checked = false) : (field.value = ""));

  // What a filter that is set says.
  function filterName(field) {
    if (field.type === "checkbox") return field.nextElementSibling.textContent;
    const year = field.value;
    return field.id === "from" ? _("from {year}", { year }) : _("up to {year}", { year });
  }

  // The filters that are set, each as a button that takes it away; and in the title of the page, with the words.
  function showFilters(text) {
    const chosen = filters.filter(isSet);
    const buttons = chosen.map((field) => {
      const chip = element("button", "chip", filterName(field), element("span", "", " ×"));
      Object.assign(chip, { type: "button", ariaLabel: _("Without {filter}", { filter: filterName(field) }) });
      chip.addEventListener("click", () => clearFilters([field]));
      return chip;
    });
    chips.replaceChildren(...buttons, clear);
    chips.hidden = !chosen.length;
    document.title = [text, ...chosen.map(filterName), pageTitle].filter(Boolean).join(" · ");
  }

  let latest = 0; // the number of the latest search: an earlier one that ends after it shows nothing

  // Shows what the form asks for. `go`: where one motion has this number, go to it. `focus`: the result to move to.
  async function show({ go = false, focus = -1 } = {}) {
    const search = ++latest;
    const isLatest = () => search === latest;
    try {
      await showWhile(isLatest, go);
      if (focus >= 0 && isLatest()) results.children[focus]?.querySelector("a").focus();
    } catch (problem) {
      if (isLatest()) {
        showNotes([_("The search could not be loaded. Try again in a moment; the lists below work without it.")]);
      }
      console.error(problem);
    }
    if (isLatest()) form.dataset.shown = "";
  }

  async function showWhile(isLatest, go) {
    const text = box.value.trim();
    const filterCount = filters.filter(isSet).length;
    if (!text && !filterCount && !table) return;
    if (text) query.preload();
    table = await query.readTable();
    const result = await find(text);
    const shown = text || filterCount ? result.passed.slice(0, limit) : [];
    const rows = await rowsOf(shown, result);
    const others = result.worded ? await query.placesBy(text, 3) : [];
    if (!isLatest()) return;
    showPlaces(others);
    const { numbered, places } = result;
    if (go && numbered && places.length === 1) {
      // This takes the place of the search in the history, so that going back does not lead here again.
      location.replace(finding.link("", form.dataset.root + (await query.addressOf(places[0])) + numbered.anchor).href);
    } else {
      showResult(result, rows, text, filterCount);
    }
  }

  function showResult(result, rows, text, filterCount) {
    results.replaceChildren(...rows);
    results.hidden = !rows.length;
    const left = result.passed.length - rows.length;
    more.hidden = !left || !rows.length;
    more.textContent = _("Show {number} more", { number: Math.min(FURTHER, left) });
    showNotes(notesOn(result, text, rows.length, filterCount));
    if (!text && !filterCount) notes.replaceChildren(...hint);
    showCounts(result.counts, filterCount);
    showFilters(text);
  }

  // The form and the address. --------------------------------------------------------------------------------------------

  // Writes the form into the address: as a new entry of the history, or in place of the present one.
  function writeAddress(asNewEntry) {
    const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    if (limit > FIRST) values.set("show", limit);
    const search = values.size ? `?${values}` : "";
    if (location.search === search) return;
    history[asNewEntry ? "pushState" : "replaceState"](null, "", search || location.pathname);
  }

  // Fills the form from the address.
  function readAddress() {
    const address = new URLSearchParams(location.search);
    limit = Number(address.get("show")) || FIRST;
    for (const field of [box, form.elements.sort, ...filters]) {
      const values = address.getAll(field.name);
      // A topic or body whose key has changed is also chosen by its former keys.
      const keys = [field.value, ...(field.dataset.former || "").split(" ")];
      if (field.type === "checkbox") field.checked = values.some((key) => keys.includes(key));
      else field.value = values[0] || "";
      if (field.checked) field.closest("details").open = true;
    }
  }

  // What readers do. -----------------------------------------------------------------------------------------------------

  let isTyping = false; // the first letter typed makes a new entry of the history, further ones change it
  let waiting;

  function act(options = {}) {
    clearTimeout(waiting);
    isTyping = false;
    if (!options.focus) limit = FIRST;
    writeAddress(true);
    show(options);
  }

  function type() {
    limit = FIRST;
    query.preload();
    writeAddress(!isTyping);
    isTyping = true;
    clearTimeout(waiting);
    // Half a word costs as much to look for as a whole one.
    waiting = setTimeout(show, box.value.trim().length < 3 ? 700 : 180);
  }

  function clearFilters(some) {
    for (const field of some) unset(field);
    box.focus();
    act();
  }

  function listen() {
    box.addEventListener("input", type);
    box.addEventListener("blur", () => (isTyping = false));
    form.addEventListener("change", (event) => event.target !== box && act());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act({ go: true });
    });
    more.addEventListener("click", () => {
      limit = results.children.length + FURTHER;
      act({ focus: results.children.length });
    });
    clear.addEventListener("click", () => clearFilters(filters));
    addEventListener("popstate", () => {
      readAddress();
      show();
    });
  }

  // On a wide page the filters are open; on a phone they are folded.
  function foldFilters() {
    const wide = matchMedia("(min-width: 62rem)");
    const update = () => (byId("filters").open = wide.matches);
    wide.addEventListener("change", update);
    update();
  }

  foldFilters();
  if (location.protocol === "file:" && !finding.files) {
    const sentence = _(
      "Searching needs a web server, and this page was opened from a disk. The lists below need none.",
    );
    form.replaceChildren(element("p", "notice", sentence));
    form.dataset.shown = "";
  } else {
    listen();
    readAddress();
    show({ go: performance.getEntriesByType("navigation")[0]?.type !== "back_forward" });
  }
}
