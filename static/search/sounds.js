// How words of names sound, as src/newsmorgue/lexicon/sounds.py has it: what transliterations write in two ways.
"use strict";

newsmorgueSearch.sounds = (() => {
  const { need, once, Shards } = newsmorgueSearch.files;
  const SHORTEST = 4; // of shorter words of one syllable every letter counts
  const LETTERS = [
    [/^ye(?=[^aeiou])/u, "e"],
    [/^dzh/, "j"],
    [/dj/g, "d"],
    [/tsch|tch|tz/g, "ch"],
    [/sch/g, "sh"],
    [/ph/g, "f"],
    [/kh|q/g, "k"],
    [/w/g, "v"],
    [/x/g, "ks"],
    [/c(?=[aourlkt]|$)/g, "k"],
    [/ae(?!e)/g, "a"],
    [/oe/g, "o"],
    [/ue(?!i)/g, "u"],
    [/(?<=.)h/gu, ""],
  ];
  const VOWELS = /[aeiouy]+/g;
  const ALIKE = { e: "i", y: "i", u: "o" };
  const single = (letters) => letters.replace(/(.)\1+/gu, "$1");
  const alike = (vowels) => single(vowels.replace(/[eyu]/g, (vowel) => ALIKE[vowel])).slice(0, 2);

  /** The key under which spellings of a folded word agree. */
  function sound(word) {
    const syllables = word.match(VOWELS) ?? [];
    if (!/^\p{L}+$/u.test(word) || ([...word].length < SHORTEST && syllables.length < 2)) return word;
    let plain = word;
    for (const [pattern, letters] of LETTERS) plain = plain.replace(pattern, letters);
    const consonants = single(plain.replace(/^y/, "").replace(VOWELS, ""));
    const groups = [...plain.matchAll(VOWELS)];
    if (!groups.length || !consonants) return word;
    const [first, last] = [groups[0], groups[groups.length - 1]];
    const opens = first.index === 0 ? plain[0] : "";
    const closes = groups.length > 1 && last.index + last[0].length === plain.length ? last[0] : "";
    let end = alike(closes.slice(-1));
    if (end === "a" && "iy".includes(closes[0])) end = "ia";
    const inner = groups.slice(1).map(([vowels]) => (alike(vowels).endsWith("o") ? "o" : "e"));
    const short = single(first[0].replaceAll("y", "i")).slice(0, 2);
    const vowel = inner.length || end ? alike(first[0]) : short;
    return `${opens}.${vowel}.${consonants}.${inner.join("")}.${end}`;
  }

  const open = once(async () => {
    const { boundaries, spellings } = await need("sounds");
    return { shards: new Shards("sounds", boundaries), spellings: new Map(Object.entries(spellings)) };
  });

  /** The words of names that sound like a folded word. */
  async function soundingLike(word) {
    const { shards, spellings } = await open();
    const found = await shards.value(spellings.get(word) ?? sound(word));
    return found === undefined ? [] : found.split(" ");
  }

  return { sound, soundingLike };
})();
