// Which of all motions' official words a pasted text holds. wording.js searches the text; this shows the motions. The
// fingerprints are fetched when they are needed (scripts/publish/pages/wording.py), and nothing of the text is sent.
"use strict";
{
  const { search, quoted, firstOf, DIFFERENT } = wordings;
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
    if (!runs.length)
      return [element("b", "", _("No motion’s words")), `, ${_("as far as we hold fingerprints.")} ${DIFFERENT}`];
    const list = element("ol", "rows");
    for (const { hash, from, to } of runs) {
      const ends = { first: quoted(lines[from]), last: quoted(lines[to - 1]) };
      for (const [label, place] of matches(hash)) {
        const words = { text: label, ...ends };
        const where =
          to > from + 1
            ? _("Word for word {text}, from {first} to {last}.", words)
            : _("Word for word {text}, from {first}.", words);
        list.append(await row(table, root, place, where));
      }
    }
    const rest = lines.filter((line, n) => !runs.some(({ from, to }) => from <= n && n < to));
    const count = list.children.length;
    const unfound = ngettext(
      "In no motion: the line ({lines}).",
      "In no motion: the {number} lines ({lines}).",
      rest.length,
      { lines: firstOf(rest) },
    );
    return [
      element("b", "", ngettext("{number} motion found.", "{number} motions found.", count)),
      rest.length ? ` ${unfound}` : "",
      list,
    ];
  };
}
