// lunr over shards: for each question an index of its terms alone, made of the few files that have them, which
// unmodified lunr.js searches as if it were the whole. lunr's scores of a document need the weights of the terms
// asked for and nothing else of it. The files are those of src/newsmorgue/search.
"use strict";

newsmorgueSearch.index = (() => {
  const { Reader, ascending, keys } = newsmorgueSearch.coding;
  const { need, once, Shards } = newsmorgueSearch.files;
  const [K1, B] = [1.2, 0.75]; // lunr's constants
  const TABLED = 0; // the column whose lengths are in a table, since documents are numbered in their order
  const DIGITS = 8; // of which a mark has one behind the length

  class Index {
    constructor({ columns, fields, counts, marks, terms, namesPerFile }) {
      this.columns = columns.map(([collection, field, boost, total]) => ({
        collection,
        field,
        boost,
        average: total / counts[collection],
      }));
      this.fields = fields;
      this.counts = counts;
      this.namesPerFile = namesPerFile;
      this.marks = ascending(marks).map((number, position) => number - position);
      this.terms = new Shards("terms", terms);
      this.decoded = new Map();
    }

    /** How many words with terms an article's text has. */
    lengthOf(number) {
      return Math.floor(this.marks[number] / DIGITS);
    }

    /** What the files of an article are called, as src/newsmorgue/search/marks.py has it. */
    fileOf(number) {
      const mark = this.marks[number];
      const same = number - this.marks.indexOf(mark) + 1; // of those that have the mark
      const name = `${this.lengthOf(number)}-${mark % DIGITS}`;
      return same > 1 ? `${name}-${same}` : name;
    }

    /** The postings of `row` in each column: what documents, how often, and how long the field is in each. */
    postings(term, row) {
      if (!this.decoded.has(term)) {
        const columns = row.split(" ").map((text, column) => this.posted(text, column));
        this.decoded.set(term, columns);
      }
      return this.decoded.get(term);
    }

    posted(text, column) {
      const reader = new Reader(text);
      const found = { documents: [], counts: [], lengths: [] };
      for (let document = -1; reader.more(); ) {
        document += reader.number() + 1;
        const count = reader.times();
        found.documents.push(document);
        found.counts.push(count);
        found.lengths.push(column === TABLED ? this.lengthOf(document) : reader.number() + count);
      }
      return found;
    }

    /** The documents of a collection in one field of which `term` stands; without a field, in any. */
    async standing(collection, term, field = null) {
      const row = await this.terms.value(term);
      const found = new Set();
      if (row === undefined) return found;
      this.postings(term, row).forEach(({ documents }, at) => {
        const column = this.columns[at];
        if (column.collection !== collection || (field && column.field !== field)) return;
        for (const document of documents) found.add(document);
      });
      return found;
    }

    /** The tree of all terms. */
    async vocabulary() {
      this.tree ??= trie(keys((await need("vocabulary")).split("\n")));
      return this.tree;
    }

    /** The rows of all terms that a clause of a query may match, as [term, row]. */
    async matching(clause) {
      const { term, editDistance } = clause;
      const [literal, ...others] = term.split("*");
      if (!editDistance && !others.length) {
        const row = await this.terms.value(term);
        return row === undefined ? [] : [[term, row]];
      }
      if (!editDistance && literal) {
        const shards = await this.terms.between(this.terms.beginning(literal));
        return shards.flatMap((rows) => [...rows].filter(([each]) => each.startsWith(literal)));
      }
      const asked = lunr.TokenSet.fromClause(clause);
      const expanded = (await this.vocabulary()).intersect(asked).toArray();
      return Promise.all(expanded.map(async (each) => [each, await this.terms.value(each)]));
    }

    /** The lunr.Index that answers `query` for a collection as one of all its documents would. */
    async compose(collection, query) {
      const clauses = query.clauses.flatMap((clause) =>
        (clause.usePipeline ? PIPELINE.runString(clause.term, { fields: clause.fields }) : [clause.term]).map(
          (term) => ({ ...clause, term }),
        ),
      );
      const rows = new Map((await Promise.all(clauses.map((clause) => this.matching(clause)))).flat());
      const columns = this.columns.flatMap((column, at) =>
        column.collection === collection ? [{ ...column, at }] : [],
      );
      columns.sort((a, b) => this.fields[collection].indexOf(a.field) - this.fields[collection].indexOf(b.field));
      const invertedIndex = Object.create(null);
      const vectors = new Map(); // of each field of each document: positions and weights in turn
      const found = [...rows.keys()].sort().filter((term) => {
        const postings = this.postings(term, rows.get(term));
        return columns.some(({ at }) => postings[at]?.documents.length);
      });
      found.forEach((term, position) => {
        invertedIndex[term] = this.posting(term, position, columns, collection, vectors);
      });
      if (query.isNegated()) this.addAll(collection, vectors);
      const fieldVectors = Object.create(null);
      for (const [ref, elements] of vectors) fieldVectors[ref] = new lunr.Vector(elements);
      const fields = this.fields[collection];
      return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: trie(found), fields, pipeline: PIPELINE });
    }

    /** A term's entry in lunr's inverted index; its weights are added to the `vectors`. */
    posting(term, position, columns, collection, vectors) {
      const posted = this.decoded.get(term);
      const entry = Object.create(null);
      entry._index = position;
      const standing = columns.reduce((sum, { at }) => sum + (posted[at]?.documents.length ?? 0), 0);
      const x = (this.counts[collection] - standing + 0.5) / (standing + 0.5);
      const rarity = Math.log(1 + Math.abs(x));
      for (const { at, field, boost, average } of columns) {
        const references = (entry[field] = Object.create(null));
        const { documents, counts, lengths } = posted[at] ?? NOWHERE;
        documents.forEach((document, i) => {
          const [count, length] = [counts[i], lengths[i]];
          const score = ((rarity * ((K1 + 1) * count)) / (K1 * (1 - B + B * (length / average)) + count)) * boost;
          references[document] = Object.create(null);
          const ref = `${field}/${document}`;
          const weight = Math.round(score * 1000) / 1000;
          if (vectors.has(ref)) vectors.get(ref).push(position, weight);
          else vectors.set(ref, [position, weight]);
        });
      }
      return entry;
    }

    /** Add all documents of a collection to `vectors`: a query that only excludes finds all others. */
    addAll(collection, vectors) {
      const [field] = this.fields[collection];
      const weighed = new Map(vectors);
      vectors.clear();
      for (let document = 0; document < this.counts[collection]; document++) {
        const ref = `${field}/${document}`;
        vectors.set(ref, weighed.get(ref) ?? []);
      }
    }
  }

  const NOWHERE = { documents: [], counts: [], lengths: [] };
  const PIPELINE = new lunr.Pipeline();
  PIPELINE.add(lunr.stemmer);

  /** A plain tree of terms: lunr's own builder takes some nodes with digits for one another. */
  function trie(terms) {
    const root = new lunr.TokenSet();
    for (const term of terms) {
      let node = root;
      for (const unit of term.split("")) node = node.edges[unit] ??= new lunr.TokenSet();
      node.final = true;
    }
    return root;
  }

  /** The site's index; a promise. */
  const open = once(async () => new Index(await need("index")));

  return { open };
})();
