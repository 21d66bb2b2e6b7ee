// Answers: which articles, claims and names a question finds, in the order of lunr.
"use strict";

newsmorgueSearch.answers = (() => {
  const { part } = newsmorgueSearch.files;
  const MOST_SHARDS = 8; // files that the beginning of a word may need
  const PREFIX_BOOST = 0.5;
  const FAR_LESS = 10; // times

  const columnOf = (field) => (field === "source" ? "sources" : field);
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

  /**
   * The question with those stop words, if there is nothing else, that are somebody's name: "us", "who". Headlines
   * in capitals make a name of "THE", too, but next to "US" it is a rare one.
   */
  async function withAcronyms(index, question) {
    const { wanted, phrases, clauses, fields, stopped } = question;
    if ([wanted, phrases, clauses, fields].some((each) => each.length)) return question;
    const named = await Promise.all(stopped.map(({ term }) => index.standing("names", term)));
    const used = await Promise.all(stopped.map(({ term }) => index.standing("articles", term)));
    const most = Math.max(...used.map((each) => each.size));
    const isName = (_, at) => named[at].size > 0 && used[at].size * FAR_LESS >= most;
    return { ...question, wanted: stopped.filter(isName) };
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
    // What is left out is what has the word itself, not what names somebody who is also called so.
    const own = fields.filter((field) => field === "text" || field === "title");
    const leftOut = { ...exact, fields: own, presence: presence.PROHIBITED };
    for (const clause of question.clauses) {
      const isLeftOut = clause.presence === presence.PROHIBITED;
      query.clause(isLeftOut ? { ...clause, fields: own } : { ...clause });
    }
    for (const { field, terms, unwanted } of question.fields) {
      if (unwanted || !fields.includes(columnOf(field))) continue;
      for (const term of terms) {
        query.term(term, { ...exact, fields: [columnOf(field)], presence: presence.REQUIRED });
      }
    }
    for (const term of question.unwanted) query.term(term, { ...leftOut });
    return query;
  }

  /** What lunr finds in a collection: the numbers of documents with the terms that they have of those asked. */
  async function found(index, question, collection) {
    const query = queryOf(index, question, collection);
    const composed = await index.compose(collection, query);
    const results = composed.query((into) => into.clauses.push(...query.clauses.map((clause) => ({ ...clause }))));
    return results.map(({ ref, matchData: { metadata } }) => ({
      number: Number(ref),
      terms: Object.keys(metadata),
      inText: Object.keys(metadata).filter((term) => metadata[term].text),
    }));
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

  /** Predicates that documents of a collection must pass for those of `fields` that it has. */
  function fielded(index, fields, collection) {
    const own = fields.filter(({ field }) => index.fields[collection].includes(columnOf(field)));
    return Promise.all(
      own.map(async ({ field, terms, unwanted }) => {
        const sets = await Promise.all(
          terms.map((term) => index.standing(collection, term, columnOf(field))),
        );
        return (number) => sets.every((set) => set.has(number)) !== unwanted;
      }),
    );
  }

  const passing = (predicates) => (number) => predicates.every((each) => each(number));

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

  /** Whether lunr has anything to rank the documents of a collection by. */
  const isRanked = (index, question, collection) =>
    !queryOf(index, question, collection).isNegated();

  /** Results that nothing ranks, those of the newest articles first; `article` gives the article of each. */
  async function newestFirst(results, article) {
    const { day } = await (await part("conditions")).articles();
    const dayOf = ({ number }) => day[article(number)] ?? "";
    return results.sort((a, b) => (dayOf(a) < dayOf(b)) - (dayOf(a) > dayOf(b)));
  }

  /** What articles, or by `speaker` claims, must be by the days asked for and the values chosen in each facet. */
  async function conditions(question, facets) {
    const names = Object.keys(facets).filter((facet) => facets[facet].length);
    if (!names.length && !question.before && !question.after) return {};
    const { within, chosen } = await part("conditions");
    const made = await Promise.all(names.map(async (facet) => [facet, await chosen(facet, facets[facet])]));
    return { days: within(question), ...Object.fromEntries(made) };
  }

  const NONE = { all: true, found: [], ranked: [] };

  /**
   * Answer a question, narrowed by the values chosen in each facet; null where nothing is asked.
   *
   * `articles` and `claims` are the results `found`, with `all` words or some, and what is `ranked` before it is
   * narrowed. `passes` tells for an article, and `speaks` for a claim, whether it is within what was chosen;
   * `passes` leaves one facet out.
   */
  async function answer(index, asked, facets) {
    const question = affordable(index, asked);
    const { speaker, days, ...byArticle } = await conditions(question, facets);
    if (!asksAnything(question, speaker || Object.keys(byArticle).length)) return null;
    const isWithin = (await days) ?? (() => true);
    const saidBy = speaker || question.fields.some(({ field, unwanted }) => field === "speaker" && !unwanted);
    const speaks = speaker ?? (() => true);
    const passes = (number, without) =>
      Object.keys(byArticle).every((facet) => facet === without || byArticle[facet](number));

    async function articles() {
      if (saidBy) return NONE;
      const results = await found(index, question, "articles");
      const needed = [
        ...(await phrased(question, "articles")),
        ...(await fielded(index, question.fields, "articles")),
        isWithin,
      ];
      const { all, found: ranked } = pick(question, results, passing(needed));
      if (!isRanked(index, question, "articles")) await newestFirst(ranked, (number) => number);
      return { all, ranked, found: ranked.filter(({ number }) => passes(number)) };
    }

    async function claims() {
      if (!index.counts.claims) return NONE;
      const results = await found(index, question, "claims");
      const needed = [
        ...(await phrased(question, "claims")),
        ...(await fielded(index, question.fields, "claims")),
      ];
      const { all, found: complete } = pick(question, results, passing(needed));
      if (!all || !complete.length) return NONE;
      const ofArticle = [...(await fielded(index, question.fields, "articles")), isWithin];
      const needsArticle = ofArticle.length > 1 || days || Object.keys(byArticle).length > 0;
      const ordered = isRanked(index, question, "claims");
      if (!needsArticle && ordered) {
        return { all, ranked: complete, found: complete.filter(({ number }) => speaks(number)) };
      }
      const { article } = await (await part("conditions")).claims();
      const ranked = complete.filter(({ number }) => passing(ofArticle)(article[number]));
      if (!ordered) await newestFirst(ranked, (number) => article[number]);
      return { all, ranked, found: ranked.filter(({ number }) => passes(article[number]) && speaks(number)) };
    }

    const [inArticles, inClaims] = await Promise.all([articles(), claims()]);
    return { question, articles: inArticles, claims: inClaims, passes, speaks };
  }

  return { answer, withAcronyms, isTerm, begins };
})();
