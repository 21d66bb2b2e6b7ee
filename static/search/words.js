// The words of a text: the same as src/newsmorgue/search/words.py finds, and where they stand. Needs lunr.
"use strict";

newsmorgueSearch.words = (() => {
  const WORD = new RegExp(
    [
      "[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])", // 2,000
      "[A-Za-z](?:\\.[A-Za-z])+(?![\\p{L}\\p{N}])", // U.S.
      "[\\p{L}\\p{N}]+(?:'[\\p{L}\\p{N}]+)*", // Hadi's  O'Neill  1990s
    ].join("|"),
    "gu",
  );
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/u;
  const LETTERS = "ıi łl ŁL øo ØO đd ĐD æae ÆAE œoe ŒOE ðd ÞTh þth"; // each with what it is folded to
  const LOWER = { ß: "ss", ς: "σ", ð: "d", ø: "o", æ: "ae" };
  const PLAIN = new Map([
    ...[..."\u2018\u2019\u201b\u02bc\u2032\u00b4"].map((mark) => [mark, "'"]),
    ...LETTERS.split(" ").map((pair) => [pair[0], pair.slice(1)]),
  ]);

  /** Take diacritics off `text`, and keep for every unit of the result where its character stands. */
  function unmarked(text) {
    const units = [];
    const starts = [];
    const ends = [];
    let at = 0;
    for (const character of text) {
      const end = at + character.length;
      const plain = character < "\u0080" ? character : withoutMarks(character);
      for (let i = 0; i < plain.length; i++) {
        units.push(plain[i]);
        starts.push(at);
        ends.push(end);
      }
      if (!plain && ends.length) ends[ends.length - 1] = end; // a mark belongs to its letter
      at = end;
    }
    return { text: units.join("").replaceAll("`", "'"), starts, ends };
  }

  function withoutMarks(character) {
    if (INVISIBLE.test(character)) return "";
    if (PLAIN.has(character)) return PLAIN.get(character);
    const apart = Array.from(character.normalize("NFKD"), (part) => PLAIN.get(part) ?? part); // ŉ has a mark in it
    return apart.join("").replace(/\p{M}/gu, "");
  }

  /**
   * The words of `text`: `start` and `end` in it, the folded `key`, and the `term` of the index. A stop
   * word has the term null, and an `acronym` that it may stand for: "us" for what "US" has.
   */
  function words(text) {
    const plain = unmarked(text);
    return Array.from(plain.text.matchAll(WORD), (match) => {
      const written = match[0];
      const joined = written.replace(/'[sS]$/, "").replace(/[.,']/g, "");
      const key = joined.toLowerCase().replace(/[ßςðøæ]/g, (letter) => LOWER[letter]);
      const start = plain.starts[match.index];
      const end = plain.ends[match.index + written.length - 1];
      const term = termOf(key);
      if (term !== null) return { start, end, key, term, acronym: null };
      const acronym = stem([...key].join("."));
      const meant = key.length > 1 && (written.includes(".") || joined === joined.toUpperCase());
      return { start, end, key, term: meant ? acronym : null, acronym };
    });
  }

  const terms = new Map(); // texts repeat their words, and stemming takes its time

  function termOf(key) {
    if (!terms.has(key)) {
      const stopped = lunr.stopWordFilter(new lunr.Token(key, {})) === undefined;
      terms.set(key, stopped ? null : stem(key));
    }
    return terms.get(key);
  }

  function stem(word) {
    return lunr.stemmer(new lunr.Token(word, {})).toString();
  }

  const keys = (text) => words(text).map((word) => word.key);

  /** Where the keys `phrase` stand one after the other in `found` words: the index of each first one. */
  function phraseStarts(found, phrase, keyOf = (word) => word.key) {
    const own = found.map(keyOf);
    return phrase.length ? [...own.keys()].filter((at) => phrase.every((key, i) => own[at + i] === key)) : [];
  }

  return { words, keys, stem, phraseStarts };
})();
