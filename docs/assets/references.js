// References to a motion as files: BibTeX, RIS and CSL-JSON, each byte for byte the motion's entry in its meeting's file
// (scripts/publish/citations). A motion's page loads this when one is first asked for.
"use strict";

const references = {};
{
  // What the page says of its motion for machines, with what only its text has.
  function read(key, typedDate, known) {
    const work = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
    const textAt = (selector) => document.querySelector(selector)?.textContent || "";
    return {
      key,
      known,
      label: work.genre,
      number: textAt(".number__figure"),
      title: work.name,
      meeting: work.isPartOf.name,
      institution: work.author.name,
      date: parseDate(typedDate || work.datePublished, work.datePublished),
      address: work["@id"],
      topics: work.keywords || [],
      words: document.querySelector('meta[name="citation_abstract"]')?.content || "",
      language: work.inLanguage,
    };
  }

  const SEASONS = ["spring", "summer", "autumn", "winter"];

  // A date as a record has it, `2018-10-05/2018-10-06`, `2021-23~`; `certain` is what is certain of it, `2018-10`.
  function parseDate(text, certain) {
    const [start, end = start] = text.split("/").map((point) => {
      const [year, month, day] = point.replace(/[~?%]/, "").split("-").map(Number);
      return { point, year, month: month > 12 ? 0 : month, season: month > 12 ? month - 20 : 0, day };
    });
    return { certain, start, ends: start.point === end.point ? [start] : [start, end], isAbout: /[~?%]/.test(text) };
  }

  // Python and JavaScript disagree only on white space that no record may hold (schema/characters.py).
  const oneLine = (text) => text.trim().replace(/\s+/g, " ");

  const COMMANDS = {
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "#": "\\#",
    $: "\\$",
    "%": "\\%",
    "&": "\\&",
    _: "\\_",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    "<": "{\\textless}",
    ">": "{\\textgreater}",
    "|": "{\\textbar}",
    "\0": "{}",
  };
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

  // A text for TeX, with what it would set together held apart: `--`, or an inverted question mark.
  function inTex(text) {
    const apart = oneLine(text)
      .replace(/([-'`,])(?=\1)/g, "$1\0")
      .replace(/([?!])(?=`)/g, "$1\0");
    return apart.replace(/[\\{}#$%&_~^<>|\0]/g, (character) => COMMANDS[character]);
  }

  references.bib = (...page) => {
    const { key, date, ...citation } = read(...page);
    const fields = [
      ["author", `{${inTex(citation.institution)}}`],
      ["title", `{${inTex(citation.title)}}`],
      ["institution", inTex(citation.institution)],
      ["type", inTex(`${citation.meeting}, ${citation.label}`)],
      ["number", inTex(citation.number)],
      ["year", `${date.start.year}`],
      ["month", date.start.month && MONTHS[date.start.month - 1]],
      ["url", citation.address],
      ["language", inTex(citation.language)],
      ["note", inTex(citation.known)],
      ["abstract", inTex(citation.words)],
      ["keywords", inTex(citation.topics.join(", "))],
    ];
    const lines = fields
      .filter(([, text]) => text)
      .map(([name, text]) => `  ${name} = ${name === "month" ? text : `{${text}}`},\n`);
    return `@techreport{${key},\n${lines.join("")}}\n`;
  };

  references.ris = (...page) => {
    const { date, ...citation } = read(...page);
    const [year, month = "", day = ""] = date.certain.split("-");
    const season = (date.ends.length === 1 && SEASONS[date.start.season - 1]) || "";
    const lines = [
      ["TY", "RPRT"],
      ["ID", citation.key],
      ["AU", `${citation.institution.replaceAll(",", "")},`],
      ["TI", citation.title],
      ["BT", `${citation.meeting}, ${citation.label} ${citation.number}`],
      ["T2", citation.meeting],
      ["PB", citation.institution],
      ["M3", citation.label],
      ["SN", citation.number],
      ["PY", `${date.start.year}`],
      ["DA", `${year}/${month}/${day}/${season}`],
      ["UR", citation.address],
      ["LA", citation.language],
      ["AB", citation.words],
      ["N1", citation.known],
      ...citation.topics.map((topic) => ["KW", topic]),
    ];
    const fields = lines.filter(([, text]) => text).map(([tag, text]) => `${tag}  - ${oneLine(text)}\r\n`);
    return `${fields.join("")}ER  - \r\n`;
  };

  references.json = (...page) => {
    const { key, date, institution, ...citation } = read(...page);
    const fields = {
      id: key,
      type: "report",
      title: `<span class="nocase">${citation.title}</span>`,
      author: [{ literal: institution }],
      genre: `${citation.meeting}, ${citation.label}`,
      number: citation.number,
      publisher: institution,
      issued: {
        "date-parts": date.ends.map(({ year, month, day }) => [year, month, day].filter(Boolean)),
        ...(date.ends.length === 1 && date.start.season && { season: date.start.season }),
        ...(date.isAbout && { circa: true }),
      },
      URL: citation.address,
      note: citation.known,
      abstract: citation.words,
      keyword: citation.topics.join(", "),
      language: citation.language,
    };
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
    return `[\n${JSON.stringify(given)}\n]\n`;
  };
}
