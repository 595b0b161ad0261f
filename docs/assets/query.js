// Which motions a query finds, and how well. scripts/publish/search/search_files.py lists what is fetched; nothing is fetched
// before it is needed. A motion is named by its place in order of time, from 0.
"use strict";
{
  let table, words, stem, forms;
  const { search: folder } = document.querySelector("[data-search]").dataset;
  const load = finding.loader(() => table?.edition, folder);
  const OF_ANY = /^(motions?|resolutions?)$/;
  const loadPlaces = finding.loader(() => "", folder); // its edition is its own

  // Loading. -------------------------------------------------------------------------------------------------------------

  // The values of one filter for every motion. They come as one text of codes, each of `width` digits to the base of 36.
  function valuesOf({ keys, width, several, text }) {
    const digits = new RegExp(`.{${width}}`, "g");
    const codes = several ? text.split(" ") : text.match(digits) || [];
    const decoded = (code) => (code.match(digits) || []).map((digit) => keys[parseInt(digit, 36)]);
    const values = new Map([...new Set(codes)].map((code) => [code, decoded(code)]));
    return codes.map((code) => values.get(code));
  }

  // The table of all motions: what the file has, the meeting of each motion, and for each filter the values of each motion.
  async function readTable() {
    const file = await load("table.json");
    if (table) return table;
    const meetingOf = file.meetings.flatMap(([, , count], number) => Array(count).fill(number));
    const values = { year: meetingOf.map((number) => [String(file.meetings[number][1])]) };
    for (const [name, filter] of Object.entries(file.filters)) values[name] = valuesOf(filter);
    table = { ...file, meetingOf, values };
    return table;
  }

  async function readWords() {
    const file = await load("words.json");
    if (words) return;
    ({ stem, forms } = finding.folding(file));
    words = file;
  }

  // Fetches what the first query needs, while it is being typed. A failure is reported when the query is run.
  const preload = () => ["table.json", "words.json"].map((name) => load(name).catch(() => {}));

  // Words. ---------------------------------------------------------------------------------------------------------------

  // The folded forms of each word of a text.
  const formsIn = (text) => (text.normalize("NFC").match(finding.TOKEN) || []).map(forms);

  // What a query asks for: a list of parts, all of which are wanted. Each part is a list of alternatives, and each
  // alternative is a list of words that must all be there.
  function partsOf(query) {
    const tokens = formsIn(query).filter(([word]) => word && !words.common.includes(word));
    const parts = [];
    for (let at = 0; at < tokens.length;) {
      const [alternatives, length] = partAt(tokens, at);
      parts.push(alternatives);
      at += length;
    }
    // Any motion is one: that word tells nothing beside another.
    const telling = parts.filter((alternatives) => alternatives.length > 1 || !OF_ANY.test(alternatives[0].join(" ")));
    return telling.length ? telling : parts;
  }

  // The alternatives for the tokens from one place on, and how many tokens they take up. An abbreviation is looked for by
  // its long form too, and the other way round; of several, the one that takes up most tokens.
  function partAt(tokens, at) {
    const [word, ...halves] = tokens[at];
    let alternatives = halves.length ? [[word], halves] : [[word]];
    let length = 1;
    for (const pair of words.abbreviations) {
      for (const [side, form] of pair.entries()) {
        const isThere = form.every((part, n) => tokens[at + n] && stem(tokens[at + n][0]) === stem(part));
        if (!isThere || form.length < length) continue;
        if (form.length > length) [length, alternatives] = [form.length, [form]];
        alternatives.push(pair[1 - side]);
      }
    }
    return [alternatives, length];
  }

  // The numbers of the first and the last part of the index that can hold words with this beginning.
  const partsWith = (beginning) =>
    [beginning, `${beginning}\uffff`].map((limit) => {
      const last = words.firsts.findLastIndex((first) => first <= limit);
      return Math.max(last, 0);
    });

  // The entries of the index whose words begin so: [word, lists of motions].
  async function entriesWith(beginning, isWholeWord = false) {
    const [from, to] = partsWith(beginning);
    const numbers = words.firsts.slice(from, (isWholeWord ? from : to) + 1).map((_, n) => from + n);
    const parts = await Promise.all(numbers.map((number) => load(`words/${number}.json`)));
    return parts.flatMap(Object.entries).filter(([word]) => word.startsWith(beginning));
  }

  // The entries of the index for a typed word, each with how well it fits: the word itself 1, other forms of it 0.8; where
  // there are none, longer words 0.6, else similar words 0.5. What a reader should know goes into `remarks`; without them, as
  // for a word that nobody typed, only the word and its other forms are looked for.
  async function entriesFor(word, isLast, remarks) {
    const root = stem(word).replace(/i$/, "");
    const [from, to] = partsWith(root);
    // A few letters would fetch half the index. Then only the word itself is looked for.
    const isBroad = word.length < 2 || to - from > 2;
    const near = await entriesWith(isBroad ? word : root, isBroad);
    const entries = near
      .filter(([other]) => other === word || (!isBroad && stem(other) === stem(word)))
      .map(([other, lists]) => [other, lists, other === word ? 1 : 0.8]);
    if (entries.length || !remarks) return entries;
    const longer = isLast && !isBroad ? near.filter(([other]) => other.startsWith(word)) : [];
    if (longer.length) return longerWords(word, longer, remarks);
    if (isBroad && isLast) remarks.add(_("Many words begin with “{word}”: type more of yours.", { word }));
    else if (word.length > 3) return similarWords(word, remarks);
    return [];
  }

  // A short word that begins many others would bring half the archive: those are named, and none is chosen for the reader.
  function longerWords(word, longer, remarks) {
    const shortest = new Map(longer.map(([other]) => [stem(other), other]).toReversed());
    if (word.length > 5 || shortest.size < 4) {
      remarks.add(_("No motion has “{word}” by itself. Shown: longer words that begin so.", { word }));
      return longer.map((entry) => [...entry, 0.6]);
    }
    const shown = { word, list: [...shortest.values()].toReversed().slice(0, 8).join(", ") };
    remarks.add(
      _("Many words begin with “{word}”, and no motion has it by itself: {list}. Type more of yours.", shown),
    );
    return [];
  }

  async function similarWords(word, remarks) {
    const similar = await corrections(word);
    const parts = await Promise.all(similar.map((other) => entriesWith(other, true)));
    const entries = parts.flat().filter(([other]) => similar.includes(other));
    if (entries.length) {
      const list = similar.map((other) => `“${other}”`).join(", ");
      remarks.add(_("No motion has “{word}”. Shown instead: {list}.", { word, list }));
    }
    return entries.map((entry) => [...entry, 0.5]);
  }

  // The words that a mistyped word may have been meant for: those with its first letter, else those that begin with its
  // second, else any.
  async function corrections(word) {
    const letters = [...words.letters];
    const others = letters.filter((letter) => letter !== word[0] && letter !== word[1]);
    for (const beginnings of [[word[0]], [word[1]], others]) {
      const known = beginnings.filter((letter) => letters.includes(letter));
      const lists = await Promise.all(known.map((letter) => load(`letters/${letters.indexOf(letter)}.txt`)));
      const all = lists.flatMap((list) => list.split("\n"));
      for (let most = 1; most <= (word.length > 7 ? 2 : 1); most++) {
        const similar = all.filter((other) => finding.distance(word, other, most) <= most);
        if (similar.length) return similar.slice(0, 4);
      }
    }
    return [];
  }

  // Scores. --------------------------------------------------------------------------------------------------------------

  // The weight of a word for every motion: more where fewer motions have the word.
  function weightsOf(entries) {
    const weights = new Float64Array(table.meetingOf.length);
    for (const [, lists, fit] of entries) {
      for (const [weight, ...steps] of lists) {
        let place = 0;
        for (const step of steps) {
          place += step;
          weights[place] = Math.max(weights[place], weight * fit);
        }
      }
    }
    const rarity = Math.log(1 + weights.length / weights.filter(Boolean).length);
    return weights.map((weight) => weight && weight * rarity);
  }

  // Raises the score of each motion that has all words of an alternative.
  function addAlternative(scores, entriesOfWords) {
    const weights = entriesOfWords.map(weightsOf);
    for (const place of scores.keys()) {
      if (!weights.every((weight) => weight[place])) continue;
      const sum = weights.reduce((total, weight) => total + weight[place] / weights.length, 0);
      if (sum > scores[place]) scores[place] = sum;
    }
  }

  // For each part of a query the entries of each word of each alternative, and what a reader should know of them.
  const lookUp = (parts, typed) =>
    Promise.all(
      parts.map(async (alternatives, n) => {
        const remarks = new Set();
        const isLast = n === parts.length - 1 && alternatives.length === 1;
        const entries = (word) => entriesFor(word, isLast, typed.has(word) && remarks);
        const all = await Promise.all(alternatives.map((wanted) => Promise.all(wanted.map(entries))));
        return { alternatives: all, remarks };
      }),
    );

  // The motions that a query finds by its words: their places, the score of every motion, the words to mark (for each
  // alternative a set of forms for each of its words) and what a reader should know. Null where no word is looked for.
  async function byWords(query) {
    await readWords();
    const parts = partsOf(query);
    if (!parts.length) return null;
    const total = table.meetingOf.length;
    const [scores, matched] = [new Float64Array(total), new Uint8Array(total)];
    const [remarks, marks] = [new Set(), []];
    const typed = new Set(formsIn(query).flat());
    for (const part of await lookUp(parts, typed)) {
      const best = new Float64Array(total);
      for (const remark of part.remarks) remarks.add(remark);
      for (const entries of part.alternatives) {
        if (entries.every((all) => all.length)) marks.push(entries.map((all) => new Set(all.map(([word]) => word))));
        addAlternative(best, entries);
      }
      for (const [place, score] of best.entries()) {
        scores[place] += score;
        matched[place] += score > 0;
      }
    }
    const most = Math.max(0, ...new Set(matched));
    if (most && most < parts.length)
      remarks.add(_("No motion has all of these words. These have {most} of the {all}.", { most, all: parts.length }));
    const places = [...matched.keys()].filter((place) => most && matched[place] === most);
    return { scores, marks, remarks, places: await withPhrases(query, places, scores, remarks) };
  }

  // Of some motions, those that have each phrase in quotation marks as it stands. Only the likeliest are read for it.
  async function withPhrases(query, places, scores, remarks) {
    const phrases = finding.phrasesIn(query);
    if (!phrases.length) return places;
    const likely = places.toSorted((a, b) => scores[b] - scores[a]).slice(0, 200);
    const fits = await Promise.all(likely.map((place) => hasPhrases(place, phrases)));
    if (fits.some(Boolean)) return likely.filter((_, n) => fits[n]);
    remarks.add(_("No motion has the words in quotation marks in this order. Shown: those that have the words."));
    return places;
  }

  async function hasPhrases(place, phrases) {
    const file = await load(`texts/${Math.floor(place / table.texts)}.json`);
    const [, , title, about, , , , passages] = file[place % table.texts];
    const texts = [title, about, ...passages.map(([, , text]) => text)];
    return phrases.every((phrase) => texts.some((text) => finding.hasPhrase(text, phrase, forms)));
  }

  // Topics, campaigns, bodies and sections of help: [kind, name, path, further words]. The best come first: those with
  // most of the words in their names.
  async function placesBy(text, most) {
    await readWords();
    const wanted = formsIn(text)
      .map(([word]) => word)
      .filter(isTelling);
    if (!wanted.length) return [];
    const scored = [];
    for (const place of await loadPlaces("places.json")) {
      const [kind, name, , others] = place;
      const inName = formsIn(name).flat();
      const hits = wanted.map((word) => fitOf(word, inName) * 4 || fitOf(word, others.split(" ")));
      const sum = hits.reduce((total, hit) => total + hit, 0) / (kind === _("Body") ? 2 : 1);
      if (hits.every(Boolean)) scored.push([sum - inName.length / 100, place]);
    }
    const best = scored.sort(([a], [b]) => b - a).slice(0, most);
    return best.map(([, place]) => place);
  }

  // "Motion", "resolution" and numbers say nothing of a place.
  const isTelling = (word) =>
    word?.length > 1 && !/^\d+$/.test(word) && !OF_ANY.test(word) && !words.common.includes(word);

  // How well a word fits the best of some others: 1 for itself or another form of it, 0.6 for its beginning.
  function fitOf(word, others) {
    if (others.some((other) => other === word || stem(other) === stem(word))) return 1;
    return word.length > 2 && others.some((other) => other.startsWith(word)) ? 0.6 : 0;
  }

  // The motions that a text asks for, the best first; `most` of them.
  async function motionsBy(text, union, most) {
    await readTable();
    const numbered = await byNumber(text, union);
    const worded = numbered && !numbered.isBare ? null : await byWords(text);
    const ranked = (worded?.places || []).toSorted((a, b) => worded.scores[b] - worded.scores[a]);
    const places = [...new Set([...(numbered?.places || []), ...ranked])].slice(0, most);
    return Promise.all(
      places.map(async (place) => {
        const row = (await load(`rows/${Math.floor(place / table.rows)}.json`))[place % table.rows];
        const [key, , , meeting] = table.meetings[table.meetingOf[place]];
        return [`${meeting}, ${row[1]}`, row[2], `${key}/${row[0]}/`];
      }),
    );
  }

  // Numbers. -------------------------------------------------------------------------------------------------------------

  // What a query says of a motion's number: `2018/12`, `12 of 2018`, `ca1 2018`, `6.1`, `Composite 3`, `Resolution 12(a)`,
  // `m18 2020`, or a reference as it was copied. Null where it is no number. `isBare` marks a number alone, which may as
  // well be a word.
  function readNumber(query, union) {
    const text = query.toLowerCase();
    const [, exact, fragment] = text.match(/^\/?(\d{4}(?:-[a-z0-9-]+)?\/[a-z0-9-]+)\/?(?:#(\S+))?$/) || [];
    const [part, anchor] = partNamed(text);
    const tokens = tokensIn(text.replace(part, " "));
    const { number, year } = numberIn(tokens, union);
    if (!exact && !number) return null;
    // With a year, a letter, "resolution" or "(a)", it can only be a number.
    const isBare = !exact && !year && !part && tokens.length === 1 && /^\d/.test(number);
    return { exact, anchor: fragment || anchor, names: namesOf(number, tokens), year, isBare };
  }

  const isNumber = (key) => new RegExp(`^(?:${table.number})$`).test(key);

  // The words of a query, in which a number is a token as its key: `6.1` → `6-1`, `24/P/07` → `24-p-07`,
  // `Composite 3` → `comp-3` (schema/numbers.py).
  function tokensIn(text) {
    const folded = text.replace(/\bcomp(?:osite)?\.?[ -]?(?=\d|[a-z]\b)/g, "comp-");
    return (folded.match(/[\p{L}\p{N}]+(?:[./-][\p{L}\p{N}]+)*/gu) || []).flatMap((token) => {
      const key = token.replace(/[./]/g, "-");
      // `2018-12` and `12/2018` are a year and a number.
      return isNumber(key) && !/^\d{4}-|-(?:1[89]|20)\d\d$/.test(key) ? [key] : key.split("-");
    });
  }

  // The number and the year that tokens name, if they name nothing else.
  function numberIn(tokens, union) {
    const around = [...finding.AROUND_A_NUMBER, ...union.toLowerCase().split(" ")];
    const rest = tokens.filter((token) => !around.includes(token));
    const year = rest.find((token) => /^(1[89]|20)\d\d$/.test(token)) || "";
    const number = rest.find((token) => token !== year && isNumber(token));
    return rest.length === (year ? 2 : 1) ? { number, year } : { year };
  }

  // What a query says of a part of a motion, as it was typed, and the anchor of that part: `(a)` or `paragraph 4`.
  function partNamed(text) {
    const [part, clause, paragraph] = text.match(/\((?:archive clause )?([a-z]{1,2})\)|\bparagraph ([\d.]*\d)/) || [""];
    return [part, clause || (paragraph ? `p${paragraph}` : "")];
  }

  // The names that a motion of this number may have, the likelier first: a resolution's, after "motion" the notice's.
  function namesOf(number, tokens) {
    if (!number || number.startsWith("comp-")) return number ? [number] : [];
    const names = [number, `m${number}`];
    return tokens.includes("motion") ? names.reverse() : names;
  }

  const withoutNoughts = (name) => name.replace(/(?<!\d)0+(?=\d)/g, "");

  // The motions that a query names by a number: their places, and the anchor that it names. Null for none.
  async function byNumber(query, union) {
    const number = readNumber(query, union);
    if (!number) return null;
    const { names, former } = await load("numbers.json");
    const present = names.map((name, place) => [`${table.meetings[table.meetingOf[place]][0]}/${name}`, place]);
    const keys = [...present, ...Object.entries(former)];
    const placesWhere = (fits) => [...new Set(keys.filter(([key]) => fits(key)).map(([, place]) => place))];
    const isCalled = (wanted, as) => (key) => {
      const [meeting, name] = key.split("/");
      return meeting.startsWith(number.year) && wanted.map(as).includes(as(name));
    };
    // A number alone is a resolution's of one year and a motion's of another. With a year the likelier goes first.
    const isOpen = !number.year && /^\d+$/.test(number.names[0]);
    const likely = isOpen ? [number.names] : number.names.map((name) => [name]);
    const tries = [
      (key) => key === number.exact,
      ...likely.map((wanted) => isCalled(wanted, (name) => name)),
      ...likely.map((wanted) => isCalled(wanted, withoutNoughts)), // 1, where 01 is printed
    ];
    const places = tries.map(placesWhere).find((some) => some.length);
    return places ? { places, anchor: number.anchor ? `#${number.anchor}` : "", isBare: number.isBare } : null;
  }

  // The address of a motion, from the site's root.
  async function addressOf(place) {
    const { names } = await load("numbers.json");
    return `${table.meetings[table.meetingOf[place]][0]}/${names[place]}/`;
  }

  // Marks. ---------------------------------------------------------------------------------------------------------------

  // Of the alternatives to mark, those whose words are all in a text.
  function markedIn(text, marks) {
    const inside = marks.length ? formsIn(text).flat() : [];
    return marks.filter((alternative) => alternative.every((forming) => inside.some((word) => forming.has(word))));
  }

  // Whether a token is one of the words of these alternatives.
  const isMarkedBy = (marks) => (token) =>
    forms(token).some((word) => marks.some((alternative) => alternative.some((forming) => forming.has(word))));

  finding.query = { addressOf, byNumber, byWords, isMarkedBy, load, markedIn, motionsBy, placesBy, preload, readTable };
}
