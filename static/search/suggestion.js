// What may have been meant by words that nothing has: terms that differ from them in one letter.
"use strict";

newsmorgueSearch.suggestion = (() => {
  const { words } = newsmorgueSearch.words;
  const { need } = newsmorgueSearch.files;
  const MOST = 3; // terms that are looked at
  const SHORTEST = 5; // letters; what shorter words may have been is anybody's guess

  /** The terms one letter away from `term` that most articles have. */
  async function near(index, term) {
    const rows = await index.matching({ term, editDistance: 1 });
    const counted = await Promise.all(
      rows.map(async ([each]) => [each, await index.standing("articles", each)]),
    );
    return counted.filter(([, found]) => found.size).sort((a, b) => b[1].size - a[1].size);
  }

  /** A word of an article whose term is `term`, as it is written there in small letters. */
  async function written(index, term, articles) {
    const [first] = articles;
    const [, title, , others, body] = await need(`texts/${index.fileOf(first)}`);
    for (const text of [title, ...body, ...others.map(([, each]) => each)]) {
      const word = words(text).find((each) => each.term === term);
      if (word) return text.slice(word.start, word.end).toLowerCase().replace(/['’]s$/, "");
    }
    return null; // it stands among an entity's other names
  }

  /** The question with each unknown word replaced by a known one; null where none is near. */
  async function suggest(index, { typed, wanted }) {
    let better = typed;
    for (const { key, term } of wanted) {
      if (key.length < SHORTEST || (await index.standing("articles", term)).size) continue;
      let word = null;
      for (const nearest of (await near(index, term)).slice(0, MOST)) word ??= await written(index, ...nearest);
      const found = words(better).find((each) => each.key === key);
      if (word && found) better = better.slice(0, found.start) + word + better.slice(found.end);
    }
    return better === typed ? null : better.trim();
  }

  return { suggest };
})();
