// What results are narrowed by besides their words: outlets, days, and those that they name.
"use strict";

newsmorgueSearch.conditions = (() => {
  const { ascending, numbers } = newsmorgueSearch.coding;
  const { need, once } = newsmorgueSearch.files;
  const NAMES = ["person", "place", "organization", "speaker"];

  /** The outlet and the day of each article; a promise. */
  const articles = once(async () => {
    const { days, day, sources, source } = await need("facets/articles");
    return {
      sources: new Map(sources),
      source: numbers(source).map((number) => sources[number - 1]?.[0] ?? null),
      day: numbers(day).map((number) => days[number - 1] ?? null),
    };
  });

  /** The names of a facet: by their ids, what they are called and the numbers of where they stand; a promise. */
  const named = once(async (facet) => {
    const rows = await need(`facets/${facet}`);
    return new Map(rows.map(([id, name, standing]) => [id, { name, standing: ascending(standing) }]));
  });

  /** The article of each claim, and the first claim of each article; a promise. */
  const claims = once(async () => {
    const counts = numbers(await need("claims"));
    const firsts = [];
    let sum = 0;
    for (const count of counts) {
      firsts.push(sum);
      sum += count;
    }
    const article = new Uint32Array(sum);
    counts.forEach((count, number) => article.fill(number, firsts[number], firsts[number] + count));
    return { article, firsts };
  });

  // Whether a day, month or year lies wholly before, or after, another one.
  const earliest = (date) => `${date}-00-00`.slice(0, 10);
  const latest = (date) => `${date}-99-99`.slice(0, 10);
  const isBefore = (date, limit) => date !== null && latest(date) < earliest(limit);
  const isAfter = (date, limit) => date !== null && earliest(date) > latest(limit);

  /** What articles must be by `before:` and `after:`; null where anything will do. */
  async function within({ before, after }) {
    if (!before && !after) return null;
    const { day } = await articles();
    return (number) => (!before || isBefore(day[number], before)) && (!after || isAfter(day[number], after));
  }

  /** What articles, or by `speaker` claims, must be by the values chosen in one facet. */
  async function chosen(facet, values) {
    if (facet === "source" || facet === "year") {
      const { source, day } = await articles();
      const value = (number) => (facet === "source" ? source[number] : (day[number] ?? "").slice(0, 4));
      return (number) => values.includes(value(number));
    }
    const known = await named(facet);
    const sets = values.map((id) => new Set(known.get(id)?.standing ?? []));
    // Several outlets or years are alternatives; several people are meant together.
    const together = facet !== "speaker";
    return (number) => (together ? sets.every((set) => set.has(number)) : sets.some((set) => set.has(number)));
  }

  return { NAMES, articles, claims, named, within, chosen };
})();
