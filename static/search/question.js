// What is typed, taken apart. Any string is a question.
"use strict";

newsmorgueSearch.question = (() => {
  const { words, stem } = newsmorgueSearch.words;
  const FIELDS = ["title", "source", "speaker"];
  // In any case, but of ASCII only: to the flag for that, ſ is an s.
  const inAnyCase = (word) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  const NAME = [...FIELDS, "before", "after"].map(inAnyCase).join("|");
  const PART = new RegExp(`([+-]?)(?:(${NAME}):)?(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\\s"“”„«»]+))`, "gu");
  const DAY = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
  // A word of which a part is open, as lunr writes it: minist*  *ism  goverment~1  oil^3
  const OPEN = /^(?:([\p{L}\p{N}]*(?:\*[\p{L}\p{N}]*)+)|([\p{L}\p{N}]{3,})~([12]?)|([\p{L}\p{N}]+)\^(\d{1,2}))$/u;

  /**
   * Take apart what was typed.
   *
   * `wanted` words have a term, perhaps a `prefix` (the last word may not be finished), are `required` even where
   * not every word is found, and `loose` outside quotation marks. `clauses` go to lunr as they are: open words
   * and what a field must or must not have. `phrases` and `unwantedPhrases` are lists of keys, `unwanted` a list
   * of terms; `before` and `after` are days, months or years, `noDates` what was written in their place. `keys`
   * are the words asked for, for names, and `stopped` those that only an acronym may be meant by.
   */
  function parse(typed) {
    const question = {
      ...{ typed, keys: [], wanted: [], clauses: [], phrases: [], unwanted: [], unwantedPhrases: [], stopped: [] },
      ...{ fields: [], before: null, after: null, noDates: [] },
    };
    for (const match of typed.matchAll(PART)) read(question, match, typed);
    return question;
  }

  function read(question, match, typed) {
    const [part, sign, name, quoted, bare] = match;
    const field = name?.toLowerCase();
    if (field === "before" || field === "after") {
      const day = (quoted ?? bare).trim();
      if (DAY.test(day)) question[field] = day;
      else question.noDates.push(day);
      return;
    }
    const { presence } = lunr.Query;
    const exact = { usePipeline: false }; // the terms are stemmed already
    const found = words(quoted ?? bare);
    if (FIELDS.includes(field)) {
      // Stop words stand in no field; alone they are acronyms.
      const known = found.filter(({ term }) => term !== null);
      const terms = (known.length ? known : found).map(({ term, acronym }) => term ?? acronym);
      if (terms.length) question.fields.push({ field, terms, unwanted: sign === "-" });
      return;
    }
    const open = quoted === undefined && OPEN.exec(bare);
    if (open) {
      const clause = openClause(open);
      const whether = sign === "-" ? presence.PROHIBITED : presence.REQUIRED;
      if (clause) question.clauses.push({ ...exact, ...clause, presence: whether });
      return;
    }
    const keys = found.map((word) => word.key);
    if (sign === "-") {
      // "-al-Hadi" is one name: leaving out what has one of its words would leave out too much.
      if (found.length > 1) question.unwantedPhrases.push(keys);
      else question.unwanted.push(...found.map((word) => word.term ?? word.acronym));
      return;
    }
    question.keys.push(...keys);
    const loose = quoted === undefined;
    if (!loose && found.length) question.phrases.push(keys);
    const unfinished = loose && match.index + part.length === typed.length;
    found.forEach((word, i) => {
      const last = unfinished && i === found.length - 1;
      const prefix = last && isPart(word) ? word.key : null;
      const wanted = { key: word.key, term: word.term ?? word.acronym, prefix, required: sign === "+", loose };
      if (word.term !== null) question.wanted.push(wanted);
      else if (loose) question.stopped.push(wanted);
    });
  }

  /** Whether a term, of a word with that key, is one that an open word stands for; only lunr knows what is near. */
  function isOpen({ term, editDistance }, word) {
    if (editDistance) return false;
    if (!term.includes("*")) return word.term === term;
    const pattern = new RegExp(`^${term.replaceAll("*", ".*")}$`, "u");
    return pattern.test(word.term ?? "") || pattern.test(word.key);
  }

  /** The lunr clause for an open word; null for one that nothing could be left of. */
  function openClause([, pattern, near, distance, weighed, boost]) {
    const folded = (text) => words(text)[0]?.key ?? "";
    if (pattern) {
      const parts = pattern.split("*").map(folded);
      return [...parts.join("")].length > 1 ? { term: parts.join("*") } : null;
    }
    if (near) return { term: stem(folded(near)), editDistance: Number(distance || 1) };
    return { term: stem(folded(weighed)), boost: Number(boost) };
  }

  /** Whether a word may be the beginning of another; letters, numbers and acronyms are meant as they are. */
  const isPart = (word) => word.key.length > 1 && word.acronym === null && !/^[0-9]/.test(word.key);

  return { parse, isOpen };
})();
