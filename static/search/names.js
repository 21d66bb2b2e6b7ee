// The people, places, organizations, sources and stories that answer to a name, in any of its spellings.
"use strict";

newsmorgueSearch.names = (() => {
  const { ascending } = newsmorgueSearch.coding;
  const { need, part } = newsmorgueSearch.files;
  const { keys, words } = newsmorgueSearch.words;
  const LOOKED_AT = 24; // names whose records are looked at, those of most articles first
  const SHORT = 2; // letters of the particles that names are written with and without: al, de
  const MOST_SHARDS = 6;

  /** The record of a name by its number. */
  async function record(index, number) {
    const batch = await need(`names/${Math.floor(number / index.namesPerFile)}`);
    const [path, kind, note, articles, ...spellings] = batch[number % index.namesPerFile];
    return { number, path, kind, note, articles, spellings, title: spellings[0] };
  }

  /** The numbers of the names that have a word: the term itself, or where it may go on, what begins so. */
  async function having(index, { term, prefix }) {
    const found = await index.standing("names", term, "name");
    if (!prefix) return found;
    const range = index.terms.beginning(prefix);
    if (range[1] - range[0] > MOST_SHARDS) return found;
    for (const rows of await index.terms.between(range)) {
      for (const each of rows.keys()) {
        if (!each.startsWith(prefix)) continue;
        for (const number of await index.standing("names", each, "name")) found.add(number);
      }
    }
    return found;
  }

  /** The numbers of the names that have a word that sounds like this one. */
  async function sounding(index, { key }) {
    const { soundingLike } = await part("sounds");
    const found = new Set();
    for (const other of await soundingLike(key)) {
      for (const { term, acronym } of words(other)) {
        for (const number of await index.standing("names", term ?? acronym, "name")) found.add(number);
      }
    }
    return found;
  }

  function inAll(sets) {
    const [first, ...others] = [...sets].sort((a, b) => a.size - b.size);
    return first ? [...first].filter((number) => others.every((each) => each.has(number))) : [];
  }

  /** The numbers of the names that have all words, however they are spelled. */
  async function candidates(index, asked) {
    const sets = await Promise.all(asked.map((word) => having(index, word)));
    const found = inAll(sets);
    if (found.length) return found;
    const spelled = await Promise.all(asked.map((word) => sounding(index, word)));
    const wider = sets.map((set, at) => new Set([...set, ...spelled[at]]));
    const alike = inAll(wider);
    if (alike.length) return alike;
    return inAll(wider.filter((_, at) => asked[at].key.length > SHORT));
  }

  /**
   * How well a `spelling` answers: 0 is the acronym that is typed in capitals, 1 the very name, 2 begins
   * so, 3 has words that begin so, in any order, 4 sounds so.
   */
  function rank(asked, acronym, spelling) {
    if (acronym !== null && acronym === spelling.replaceAll(".", "")) return 0;
    const own = keys(spelling);
    const whole = own.join(" ");
    const typed = asked.join(" ");
    if (whole === typed) return 1;
    if (whole.startsWith(typed)) return 2;
    return asked.every((key) => own.some((word) => word.startsWith(key))) ? 3 : 4;
  }

  /** The names that answer, the best first. */
  async function find(index, question) {
    const { keys: asked, typed } = question;
    if (asked.join("").length < 2 || question.fields.length || question.unwanted.length) return [];
    let numbers;
    if (asked.length === 1 && asked[0].length === 2) {
      const starts = await need("starts");
      numbers = ascending(starts[asked[0]] ?? "");
      // "IS" and "us" are whole names, too.
      const whole = question.wanted.length ? await candidates(index, question.wanted) : [];
      numbers = [...new Set([...whole, ...numbers])];
    } else {
      const all = [...question.wanted];
      numbers = all.length ? (await candidates(index, all)).sort((a, b) => a - b) : [];
    }
    const records = await Promise.all(numbers.slice(0, LOOKED_AT).map((number) => record(index, number)));
    const capitals = typed.trim() === typed.trim().toUpperCase() ? typed.replace(/[.\s]/g, "") : null;
    const ranked = records.map((each) => ({
      ...each,
      rank: Math.min(...each.spellings.map((spelling) => rank(asked, capitals, spelling))),
    }));
    ranked.sort((a, b) => a.rank - b.rank || a.number - b.number);
    // "IS" in capitals is somebody's name: Israel and Istanbul only begin so.
    return ranked[0]?.rank === 0 ? ranked.filter((each) => each.rank <= 1) : ranked;
  }

  return { find, record };
})();
