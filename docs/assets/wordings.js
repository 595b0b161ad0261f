// Which of all motions' official words a pasted text holds. wording.js searches the text; this shows the motions. The
// fingerprints are fetched when they are needed (scripts/publish/pages/wording.py), and nothing of the text is sent.
"use strict";
{
  const { search, quoted, counted, DIFFERENT } = wordings;
  const { element } = finding;
  const load = finding.loader(() => ""); // the server is asked on each visit: this page does not know the edition

  // A motion as every list of this site shows it, and which of the pasted lines hold its words.
  async function row({ meetings, rows }, root, place, lines) {
    const [key, meeting] = finding.meetingOf(meetings, place, 2);
    const page = await load(`${root}search/rows/${Math.floor(place / rows)}.json`);
    const [name, number, title, , ...states] = page[place % rows];
    const head = finding.head(`${root}${key}/${name}/`, meeting, number, title);
    const words = states
      .filter(([, mark]) => mark !== "none")
      .flatMap(([label, mark]) => [element("span", `state state--${mark}`, element("b", "", label)), " "]);
    return element("li", "row", head, element("p", "row__about", lines), element("p", "row__states", ...words));
  }

  // The answer for a text that may hold the words of several motions, as parts of an element.
  wordings.allMotions = async (box, text) => {
    const { root } = box.dataset;
    const table = await load("fingerprints.json");
    const matches = (hash) =>
      Object.entries(table.texts).flatMap(([label, places]) =>
        (places[hash.slice(0, table.figures)] || []).map((place) => [label, place]),
      );
    const { runs, lines } = search(text, (hash) => matches(hash).length);
    if (!runs.length) return [element("b", "", "No motion’s words"), `, as far as we hold fingerprints. ${DIFFERENT}`];
    const list = element("ol", "rows");
    for (const { hash, from, to } of runs) {
      const where = `from ${quoted(lines[from])}${to > from + 1 ? ` to ${quoted(lines[to - 1])}` : ""}`;
      for (const [label, place] of matches(hash)) {
        list.append(await row(table, root, place, `Word for word ${label}, ${where}.`));
      }
    }
    const rest = lines.filter((_, n) => !runs.some(({ from, to }) => from <= n && n < to));
    const count = list.children.length;
    return [
      element("b", "", `${count} ${count === 1 ? "motion" : "motions"} found.`),
      rest.length ? ` In no motion: the ${counted(rest)}.` : "",
      list,
    ];
  };
}
