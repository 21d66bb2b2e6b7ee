// Phrases: in which documents words stand one after the other, out of the lists of search/places/.
"use strict";

newsmorgueSearch.places = (() => {
  const { Reader } = newsmorgueSearch.coding;
  const { need, once, Shards } = newsmorgueSearch.files;

  const open = once(async (collection) => {
    const folder = `places/${collection}`;
    return new Shards(folder, (await need(folder)).boundaries);
  });

  /** Add to `found` where a key stands, by document; only in the `candidates`, if there are any. */
  function read(text, candidates, found) {
    const reader = new Reader(text);
    for (let document = -1; reader.more(); ) {
      document += reader.number() + 1;
      const wanted = candidates === null || candidates.has(document);
      const places = wanted ? new Set() : null;
      let count = reader.times();
      for (let place = -1; count > 0; count--) {
        place += reader.number() + 1;
        places?.add(place);
      }
      if (wanted) found.set(document, places);
    }
  }

  /** Where a key stands. Of a row in several pieces only those are loaded that may have candidates. */
  async function standing(shards, key, candidates) {
    const [first, end] = shards.having(key);
    const numbers = [];
    for (let number = first; number < end; number++) {
      const from = number === first ? 0 : shards.starts[number].goesOnWith;
      const to = number + 1 < end ? shards.starts[number + 1].goesOnWith : Infinity;
      const mayHave = (document) => document >= from && document < to;
      if (candidates === null || end - first === 1 || [...candidates.keys()].some(mayHave)) numbers.push(number);
    }
    const found = new Map();
    for (const rows of await Promise.all(numbers.map((number) => shards.rows(number)))) {
      if (rows.has(key)) read(rows.get(key), candidates, found);
    }
    return found;
  }

  /** The documents of a collection in which `keys` stand one after the other. */
  async function withPhrase(collection, keys) {
    const shards = await open(collection);
    const parts = keys.map((key, offset) => {
      const [first, end] = shards.having(key);
      return { key, offset, size: end - first };
    });
    parts.sort((a, b) => a.size - b.size || b.key.length - a.key.length); // the rarer word first
    let candidates = null; // by document, where the phrase may begin
    for (const { key, offset } of parts) {
      const found = await standing(shards, key, candidates);
      const next = new Map();
      for (const [document, places] of found) {
        const starts = [...places].map((place) => place - offset);
        const left = candidates === null ? starts : starts.filter((at) => candidates.get(document).has(at));
        if (left.length) next.set(document, new Set(left));
      }
      candidates = next;
      if (!candidates.size) break;
    }
    return new Set(candidates.keys());
  }

  return { withPhrase };
})();
