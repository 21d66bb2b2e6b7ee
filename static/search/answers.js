// Answers: which articles, claims and names a question finds, in the order of lunr.
"use strict";

newsmorgueSearch.answers = (() => {
  const { part } = newsmorgueSearch.files;
  const { FACETS, claims, within, chosen } = newsmorgueSearch.conditions;
  const MOST_SHARDS = 8; // files that the beginning of a word may need
  const PREFIX_BOOST = 0.5;

  const begins = (text, prefix) => prefix !== null && text.startsWith(prefix);
  const isTerm = (wanted, term) => term === wanted.term || begins(term, wanted.prefix);

  /** The question with no word left open that would need too many files. */
  function affordable(index, question) {
    const wanted = question.wanted.map((word) => {
      if (!word.prefix) return word;
      const [first, end] = index.terms.beginning(word.prefix);
      return end - first > MOST_SHARDS ? { ...word, prefix: null } : word;
    });
    return { ...question, wanted };
  }

  /** The lunr query of a question for a collection. */
  function queryOf(index, question, collection) {
    const fields = index.fields[collection];
    const query = new lunr.Query(fields);
    const { presence, wildcard } = lunr.Query;
    const exact = { usePipeline: false }; // the terms are stemmed already
    for (const { term, prefix } of question.wanted) {
      query.term(term, { ...exact });
      if (prefix) query.term(prefix, { ...exact, wildcard: wildcard.TRAILING, boost: PREFIX_BOOST });
    }
    for (const clause of question.clauses) query.clause({ ...clause });
    for (const { field, terms, unwanted } of question.fields) {
      const own = field === "source" ? "sources" : field;
      if (!fields.includes(own)) continue;
      const whether = unwanted ? presence.PROHIBITED : presence.REQUIRED;
      for (const term of terms) query.term(term, { ...exact, fields: [own], presence: whether });
    }
    for (const term of question.unwanted) query.term(term, { ...exact, presence: presence.PROHIBITED });
    return query;
  }

  /** What lunr finds in a collection: the numbers of documents with the terms that they have of those asked. */
  async function found(index, question, collection) {
    const query = queryOf(index, question, collection);
    const composed = await index.compose(collection, query);
    const results = composed.query((into) => into.clauses.push(...query.clauses.map((clause) => ({ ...clause }))));
    return results.map(({ ref, matchData }) => ({ number: Number(ref), terms: Object.keys(matchData.metadata) }));
  }

  /** Predicates that documents of a collection must pass for their phrases. */
  async function phrased({ phrases, unwantedPhrases }, collection) {
    if (!phrases.length && !unwantedPhrases.length) return [];
    const { withPhrase } = await part("places");
    const wanted = await Promise.all(phrases.map((keys) => withPhrase(collection, keys)));
    const unwanted = await Promise.all(unwantedPhrases.map((keys) => withPhrase(collection, keys)));
    return [
      ...wanted.map((set) => (number) => set.has(number)),
      ...unwanted.map((set) => (number) => !set.has(number)),
    ];
  }

  /** Predicates that articles must pass for what fields ask that claims do not have. */
  async function byFields(index, question) {
    const asked = question.fields.filter(({ field }) => field !== "speaker");
    return Promise.all(
      asked.map(async ({ field, terms, unwanted }) => {
        const own = field === "source" ? "sources" : field;
        const sets = await Promise.all(terms.map((term) => index.standing("articles", term, own)));
        return (number) => sets.every((set) => set.has(number)) !== unwanted;
      }),
    );
  }

  const passing = (predicates) => (number) => predicates.every((each) => each === null || each(number));

  /**
   * The results that pass, all of them with every word wanted; or where there is none, `all` is false and they
   * have some of the words.
   */
  function pick({ wanted }, results, passes) {
    const having = (needed) =>
      results.filter(
        ({ number, terms }) =>
          needed.every((word) => terms.some((term) => isTerm(word, term))) && passes(number),
      );
    const complete = having(wanted);
    if (complete.length || wanted.length < 2) return { all: true, found: complete };
    // Words in quotation marks are looked up as a phrase, with or without the others.
    return { all: false, found: having(wanted.filter((word) => word.required || !word.loose)) };
  }

  /** Whether anything is asked that articles and claims answer. */
  const asksAnything = (question, narrowed) =>
    [question.wanted, question.clauses, question.phrases, question.fields, question.unwanted].some(
      (each) => each.length,
    ) ||
    question.unwantedPhrases.length > 0 ||
    Boolean(question.before || question.after || narrowed);

  /**
   * Answer a question, narrowed by the values chosen in each facet.
   *
   * `articles` and `claims` are { all, found, terms }; `without` tells of one facet which articles there would be
   * if nothing were chosen in it, for its counts.
   */
  async function answer(index, asked, facets) {
    const question = affordable(index, asked);
    const narrowed = FACETS.some((facet) => facets[facet].length);
    if (!asksAnything(question, narrowed)) return null;
    const saidBy = question.fields.some(({ field }) => field === "speaker");
    const dated = await within(question);
    const byFacet = Object.fromEntries(
      await Promise.all(FACETS.map(async (facet) => [facet, await chosen(facet, facets[facet])])),
    );
    const { speaker, ...ofArticles } = byFacet;
    const others = (facet) => Object.keys(ofArticles).filter((each) => each !== facet);
    const narrowing = (facet) => passing([dated, ...others(facet).map((each) => ofArticles[each])]);

    async function articles() {
      if (saidBy || speaker) return { all: true, found: [], ranked: [] };
      const results = await found(index, question, "articles");
      const inPhrases = passing(await phrased(question, "articles"));
      const { all, found: ranked } = pick(question, results, inPhrases);
      return { all, ranked, found: ranked.filter(({ number }) => narrowing(null)(number)) };
    }

    async function stated() {
      if (!index.counts.claims) return { all: true, found: [], ranked: [] };
      const results = await found(index, question, "claims");
      const inPhrases = passing(await phrased(question, "claims"));
      const { all, found: ranked } = pick(question, results, inPhrases);
      if (!all || !ranked.length) return { all: true, found: [], ranked: [] };
      const fielded = await byFields(index, question);
      const needed = narrowed || dated || fielded.length;
      const article = needed ? (await claims()).article : null;
      const fitting = passing([...fielded, narrowing(null)]);
      const fits = ({ number }) =>
        (!article || fitting(article[number])) && (speaker === null || speaker(number));
      return { all, ranked, found: ranked.filter(fits) };
    }

    const [inArticles, inClaims] = await Promise.all([articles(), stated()]);
    return { question, articles: inArticles, claims: inClaims, narrowing, speaker };
  }

  return { answer, isTerm, begins };
})();
