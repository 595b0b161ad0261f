// Which of all motions' words a pasted text holds; wording.js searches, and this tells. The fingerprints are fetched when
// they are asked for (scripts/publish/pages/wording.py), and of the text nothing is sent.
"use strict";
{
const { search, quoted, counted, NOT } = wordings;
const { element } = finding;
const load = finding.loader(() => ""); // asked anew on each visit: no edition is known
// A motion as every list of this site shows it, and which of its lines were pasted.
async function row({ meetings, rows }, root, place, words) {
  const [key, meeting] = finding.meetingOf(meetings, place, 2);
  const [name, called, title, , ...states] = (await load(`${root}search/rows/${Math.floor(place / rows)}.json`))[place % rows];
  const head = finding.head(`${root}${key}/${name}/`, meeting, called, title);
  const told = states.filter(([, mark]) => mark !== "none").flatMap(([label, mark]) => [element("span", `state state--${mark}`, element("b", "", label)), " "]);
  return element("li", "row", head, element("p", "row__about", words), element("p", "row__states", ...told));
}
wordings.allMotions = async ({ root }, text) => {
  const table = await load("fingerprints.json");
  const places = (hash) => Object.entries(table.texts).flatMap(([label, all]) => (all[hash.slice(0, table.figures)] || []).map((place) => [label, place]));
  const { runs, lines } = search(text, (hash) => places(hash).length);
  if (!runs.length) return [element("b", "", "No motion’s words"), `, as far as we hold fingerprints. ${NOT}`];
  const list = element("ol", "rows");
  for (const { hash, from, to } of runs) {
    const said = `from ${quoted(lines[from])}${to > from + 1 ? ` to ${quoted(lines[to - 1])}` : ""}`;
    for (const [label, place] of places(hash)) list.append(await row(table, root, place, `Word for word ${label}, ${said}.`));
  }
  const rest = lines.filter((_, n) => !runs.some(({ from, to }) => from <= n && n < to));
  const found = list.children.length;
  return [element("b", "", `${found} ${found === 1 ? "motion" : "motions"} found.`), rest.length ? ` Part of none: the ${counted(rest)}.` : "", list];
};
}
