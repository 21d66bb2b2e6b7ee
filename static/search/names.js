// The people, places, organizations, sources and stories that answer to a name, in any of its spellings.
"use strict";

newsmorgueSearch.names = (() => {
  const { ascending } = newsmorgueSearch.coding;
  const { need, part } = newsmorgueSearch.files;
  const { keys, words } = newsmorgueSearch.words;
  const LOOKED_AT = 3; // names whose records are looked at first
  const NONE = { count: 0, found: [] };
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

  /** The numbers of the names that have all words; `bySound` also such as only sound so. */
  async function candidates(index, asked, bySound) {
    const sets = await Promise.all(asked.map((word) => having(index, word)));
    const found = inAll(sets);
    if (found.length || !bySound) return found;
    const spelled = await Promise.all(asked.map((word) => sounding(index, word)));
    const wider = sets.map((set, at) => new Set([...set, ...spelled[at]]));
    const alike = inAll(wider);
    return alike.length ? alike : inAll(wider.filter((_, at) => asked[at].key.length > SHORT));
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

  /** The numbers of the names that answer; they count up from those that most articles name. */
  async function answering(index, { keys: asked, wanted }, bySound) {
    const numbers = wanted.length ? await candidates(index, wanted, bySound) : [];
    numbers.sort((a, b) => a - b);
    const [first] = asked;
    if (asked.length > 1 || first.length !== 2) return numbers;
    const begun = new Map(Object.entries(await need("starts"))).get(first);
    return [...new Set([...numbers, ...ascending(begun ?? "")])];
  }

  /**
   * The names that answer: how many, and the first with their records, the best first.
   *
   * `bySound` tells whether names are wanted that only sound so.
   */
  async function find(index, question, { bySound = false, most = LOOKED_AT } = {}) {
    const { keys: asked, typed } = question;
    if (asked.join("").length < 2 || question.fields.length || question.unwanted.length) return NONE;
    const numbers = await answering(index, question, bySound);
    const records = await Promise.all(numbers.slice(0, most).map((number) => record(index, number)));
    const capitals = typed.trim() === typed.trim().toUpperCase() ? typed.replace(/[.\s]/g, "") : null;
    const ranked = records.slice(0, LOOKED_AT).map((each) => ({
      ...each,
      rank: Math.min(...each.spellings.map((spelling) => rank(asked, capitals, spelling))),
    }));
    ranked.sort((a, b) => a.rank - b.rank);
    // "IS" in capitals is somebody's name: Israel and Istanbul only begin so.
    if (ranked[0]?.rank !== 0) {
      return { count: numbers.length, found: [...ranked, ...records.slice(LOOKED_AT)] };
    }
    const clear = ranked.filter((each) => each.rank <= 1);
    return { count: clear.length, found: clear };
  }

  return { find };
})();
