// The search page. Needs lunr.min.js before it, and the two files of search/ after it, which hand over
// the index and what its results show by calling newsmorgueSearch.load().
"use strict";

const newsmorgueSearch = (() => {
  const SAYS = {
    kinds: {
      article: "Article",
      claim: "Claim",
      organization: "Organization",
      person: "Person",
      place: "Place",
      source: "Source",
    },
    names: (count) => (count === 1 ? "1 name" : `${count} names`),
    results: (count) => (count === 1 ? "1 result" : `${count} results`),
    found: (counts, asked) => `${counts.join(" and ")} for “${asked}”.`,
    someWords: "Nothing has all of these words; these results have some of them.",
    nothing: (asked) => `Nothing found for “${asked}”.`,
    fewerWords: "Try fewer words, or a part of a name.",
    otherWords: "Try another word, or a part of a name.",
  };
  const AT_ONCE = 10;
  const MOST_NAMES = 8;
  const EXCERPT = 260; // characters
  const LEAD = 70; // of them before the first marked word
  const PAUSE = 120; // milliseconds without a key before a search

  // ---- Words: the same as src/newsmorgue/search/words.py finds, and where they stand ----

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
   * word has the term null, and an `acronym` that it may stand for: "us" for `u.s`.
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

  const keysOf = (text) => words(text).map((word) => word.key);

  /** Where the keys `phrase` stand one after the other in `found` words: the index of each first one. */
  function phraseStarts(found, phrase) {
    return found
      .map((_, at) => at)
      .filter((at) => phrase.every((key, i) => found[at + i] !== undefined && found[at + i].key === key));
  }

  // ---- Questions: what is typed, taken apart; any string is one ----

  const PART = /([+-]?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+))/gu;

  /**
   * Take apart what was typed.
   *
   * `wanted` words have a term, perhaps a `prefix` (the last word may not be finished), are `required`
   * even where not every word is found, and `loose` outside quotation marks. `phrases` and
   * `unwantedPhrases` are lists of keys, `unwanted` a list of terms.
   */
  function parse(typed) {
    const question = { keys: [], wanted: [], phrases: [], unwanted: [], unwantedPhrases: [] };
    const stopped = [];
    for (const match of typed.matchAll(PART)) {
      const [part, sign, quoted, bare] = match;
      const found = words(quoted ?? bare);
      const keys = found.map((word) => word.key);
      if (sign === "-") {
        // "-al-Hadi" is one name: leaving out what has one of its words would leave out too much.
        if (found.length > 1) question.unwantedPhrases.push(keys);
        else question.unwanted.push(...found.map((word) => word.term ?? word.acronym));
        continue;
      }
      question.keys.push(...keys);
      const loose = quoted === undefined;
      if (!loose && found.length) question.phrases.push(keys);
      const open = loose && match.index + part.length === typed.length;
      found.forEach((word, i) => {
        const last = open && i === found.length - 1;
        const prefix = last && isPart(word) ? word.key : null;
        const wanted = { term: word.term ?? word.acronym, prefix, required: sign === "+", loose };
        if (word.term !== null) question.wanted.push(wanted);
        else if (loose) stopped.push(wanted);
      });
    }
    // Nothing but stop words: "us" and "who" can only be meant as names.
    if (!question.wanted.length && !question.phrases.length) question.wanted = stopped;
    return question;
  }

  /** Whether a word may be the beginning of another; letters, numbers and acronyms are meant as they are. */
  const isPart = (word) => word.key.length > 1 && word.acronym === null && !/^[0-9]/.test(word.key);
  const begins = (text, prefix) => prefix !== null && text.startsWith(prefix);
  const isTerm = (wanted, term) => term === wanted.term || begins(term, wanted.prefix);
  const isWord = (wanted, word) =>
    word.term !== null && (isTerm(wanted, word.term) || begins(word.key, wanted.prefix));

  // ---- Answers ----

  let index = null;
  let documents = null;
  let names = null;

  function loadIndex(data) {
    // lunr's minimiser takes some nodes with digits for equal: unknown words are then found and throw.
    // Without it the token set is a plain tree, which holds the same words.
    lunr.TokenSet.Builder.prototype.minimize = function (downTo) {
      this.uncheckedNodes.length = downTo;
    };
    return lunr.Index.load(data);
  }

  function listNames() {
    return documents.flatMap((document) =>
      (document.names ?? []).map((name) => ({ document, name, keys: keysOf(name) })),
    );
  }

  /** The documents that one of their names answers for, the best first. */
  function findNames(question, typed) {
    const { keys } = question;
    if (keys.join("").length < 2) return [];
    const acronym = typed === typed.toUpperCase() ? typed.replace(/[.\s]/g, "") : null;
    const best = new Map(); // document → rank; lower is better
    for (const { document, name, keys: ofName } of names) {
      const rank = rankName(keys, acronym, name, ofName);
      if (rank !== null && rank < (best.get(document) ?? Infinity)) best.set(document, rank);
    }
    const ranked = [...best].sort((a, b) => a[1] - b[1]);
    // "IS" in capitals is somebody's name: Israel and Istanbul only begin so.
    const clear = ranked.length && ranked[0][1] === 0 ? ranked.filter(([, rank]) => rank <= 1) : ranked;
    return clear.slice(0, MOST_NAMES).map(([document]) => document);
  }

  /**
   * How well a `name` answers: 0 is the acronym that is typed in capitals, 1 the very name, 2 begins
   * so, 3 has words that begin so, in any order; null does not answer.
   */
  function rankName(keys, acronym, name, ofName) {
    if (acronym !== null && acronym === name.replaceAll(".", "")) return 0;
    const asked = keys.join(" ");
    const whole = ofName.join(" ");
    if (whole === asked) return 1;
    if (whole.startsWith(asked)) return 2;
    return keys.every((key) => ofName.some((word) => word.startsWith(key))) ? 3 : null;
  }

  /** The documents found, in the order of the index; `all` is false where none has every wanted word. */
  function findDocuments(question) {
    const { wanted, phrases, unwanted, unwantedPhrases } = question;
    if (!wanted.length && !phrases.length && !unwanted.length && !unwantedPhrases.length) {
      return { all: true, found: [] };
    }
    const results = index
      .query((query) => {
        const exact = { usePipeline: false }; // the terms are stemmed already
        const { wildcard, presence } = lunr.Query;
        for (const { term, prefix } of wanted) {
          query.term(term, { ...exact });
          if (prefix) query.term(prefix, { ...exact, wildcard: wildcard.TRAILING, boost: 0.5 });
        }
        for (const term of unwanted) query.term(term, { ...exact, presence: presence.PROHIBITED });
      })
      .map(({ ref, matchData }) => ({ document: documents[ref], terms: Object.keys(matchData.metadata) }));
    const fits = (document) =>
      phrases.every((phrase) => hasPhrase(document, phrase)) &&
      !unwantedPhrases.some((phrase) => hasPhrase(document, phrase));
    // lunr can require a term, but not "this term or one that begins so".
    const pick = (needed) =>
      results
        .filter(({ terms }) => needed.every((word) => terms.some((term) => isTerm(word, term))))
        .map(({ document }) => document)
        .filter(fits);
    const found = pick(wanted);
    if (found.length || wanted.length < 2) return { all: true, found };
    // Words in quotation marks are looked up as a phrase, with or without the others.
    return { all: false, found: pick(wanted.filter((word) => word.required || !word.loose)) };
  }

  function hasPhrase(document, phrase) {
    const texts = [document.title, ...(document.passages ?? []).map(([, text]) => text)];
    return texts.some((text) => phraseStarts(words(text), phrase).length > 0);
  }

  // ---- Excerpts ----

  /** The stretches of `text` to mark, in order: whole phrases, and single words that are wanted. */
  function hits(text, question) {
    const found = words(text);
    const spans = [];
    const covered = new Set();
    for (const phrase of question.phrases) {
      for (const at of phraseStarts(found, phrase)) {
        const end = found[at + phrase.length - 1].end;
        spans.push({ start: found[at].start, end, weight: 10, what: phrase });
        for (let i = 0; i < phrase.length; i++) covered.add(at + i);
      }
    }
    found.forEach((word, i) => {
      if (covered.has(i)) return;
      const what = question.wanted.find((wanted) => wanted.loose && isWord(wanted, word));
      if (what) spans.push({ start: word.start, end: word.end, weight: 1, what });
    });
    return spans.sort((a, b) => a.start - b.start);
  }

  /** What different hits of `spans` weigh together; their number decides between equals. */
  function weigh(spans) {
    const different = new Map(spans.map(({ what, weight }) => [what, weight]));
    let sum = Math.min(spans.length, 99) / 100;
    for (const weight of different.values()) sum += weight;
    return sum;
  }

  /** The passage of `document` that answers best, and its hits; null where there is no passage. */
  function bestPassage(document, question) {
    let best = null;
    for (const [anchor, text] of document.passages ?? []) {
      const spans = hits(text, question);
      const weight = weigh(spans);
      if (!best || weight > best.weight) best = { anchor, text, spans, weight };
    }
    return best;
  }

  /** The part of a passage that is shown: from `start` to `end`, cut between words, around its hits. */
  function visiblePart({ text, spans }) {
    if (text.length <= EXCERPT) return { start: 0, end: text.length };
    const fitting = (first) =>
      weigh(spans.filter((span) => span.start >= first.start && span.end <= first.start + EXCERPT - LEAD));
    let lead = { start: 0, weight: -1 };
    for (const span of spans) {
      const weight = fitting(span);
      if (weight > lead.weight) lead = { start: span.start, weight };
    }
    const from = Math.max(0, Math.min(lead.start - LEAD, text.length - EXCERPT));
    const shown = words(text).filter((word) => word.start >= from && word.end <= from + EXCERPT);
    if (!shown.length) return { start: 0, end: text.length }; // one endless word
    const last = shown[shown.length - 1].end;
    const toTheEnd = from + EXCERPT >= text.length;
    return { start: from === 0 ? 0 : shown[0].start, end: toTheEnd ? text.length : last };
  }

  // ---- The page ----

  const element = (id) => document.getElementById(id);

  function make(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /** Nodes for `text` from `start` to `end`, with its `spans` in <mark>. */
  function marked(text, spans, start = 0, end = text.length) {
    const nodes = [];
    let at = start;
    for (const span of spans) {
      if (span.start < at || span.end > end) continue;
      nodes.push(text.slice(at, span.start), make("mark", "", text.slice(span.start, span.end)));
      at = span.end;
    }
    nodes.push(text.slice(at, end));
    return nodes;
  }

  function about(found) {
    const kind = make("span", "kind", SAYS.kinds[found.kind] ?? found.kind);
    kind.dataset.kind = found.kind;
    return make("p", "about", kind, ...(found.note ? [" · ", found.note] : []));
  }

  function resultItem(found, question) {
    const passage = bestPassage(found, question);
    const link = make("a", "title", ...marked(found.title, hits(found.title, question)));
    // A claim is its one passage, whichever of its words were found elsewhere.
    const leads = passage && passage.anchor && (passage.spans.length || found.passages.length === 1);
    link.href = leads ? `${found.ref}#${passage.anchor}` : found.ref;
    const item = make("li", "result", link, about(found));
    if (passage && passage.text !== found.title) {
      const { start, end } = visiblePart(passage);
      const excerpt = make("p", "excerpt", ...marked(passage.text, passage.spans, start, end));
      if (start > 0) excerpt.prepend("… ");
      if (end < passage.text.length) excerpt.append(" …");
      item.append(excerpt);
    }
    return item;
  }

  function nameItem(found) {
    const link = make("a", "title", found.title);
    link.href = found.ref;
    return make("li", "name", link, about(found));
  }

  function start() {
    const form = element("search");
    const box = element("q");
    const status = element("status");
    const nameSection = element("names");
    const list = element("results");
    const more = element("more");
    let waiting = [];
    let question = null;
    let timer = 0;

    function showMore() {
      const items = waiting.splice(0, AT_ONCE).map((found) => resultItem(found, question));
      list.append(...items);
      more.hidden = waiting.length === 0;
      return items;
    }

    /** Answer what is in the box. `sure` is false while it is being typed. */
    function answer(sure) {
      const typed = box.value.trim();
      keepInAddress(typed);
      const letters = sure ? Infinity : typed.length; // while typing, one or two would find too much
      question = parse(box.value); // a space at its end ends the last word
      const named = letters >= 2 ? findNames(question, typed) : [];
      const { all, found } = letters >= 3 ? findDocuments(question) : { all: true, found: [] };
      waiting = found.filter((document) => !named.includes(document));
      nameSection.replaceChildren(...(named.length ? [make("ul", "", ...named.map(nameItem))] : []));
      nameSection.hidden = !named.length;
      list.replaceChildren();
      status.replaceChildren(...say(typed, letters, named.length, all));
      showMore();
    }

    function say(typed, letters, nameCount, all) {
      const counts = [];
      if (nameCount) counts.push(SAYS.names(nameCount));
      if (waiting.length) counts.push(SAYS.results(waiting.length));
      if (!typed || (!counts.length && letters < 3)) return [];
      const asked = typed.replace(/^["“„«]([^"“”„«»]*)["”»]$/, "$1"); // not in marks twice
      if (!counts.length) {
        const advice = question.keys.length > 1 ? SAYS.fewerWords : SAYS.otherWords;
        return [`${SAYS.nothing(asked)} ${advice}`];
      }
      const missing = waiting.length && !all ? ` ${SAYS.someWords}` : "";
      return [SAYS.found(counts, asked) + missing];
    }

    function keepInAddress(typed) {
      const query = typed ? `?${new URLSearchParams({ q: typed })}` : "";
      try {
        history.replaceState(history.state, "", location.pathname + query);
      } catch {
        // Some browsers refuse on file://, or when it happens too often; the search works without.
      }
    }

    function step(event) {
      const stops = [box, ...nameSection.querySelectorAll("a"), ...list.querySelectorAll("a"), more];
      const at = stops.indexOf(event.target);
      if (at < 0) return;
      let next;
      if (event.key === "ArrowDown") next = stops[at + 1];
      else if (event.key === "ArrowUp") next = stops[at - 1];
      else if (event.key === "Escape" && at > 0) next = box;
      if (!next || next.hidden) return;
      event.preventDefault();
      next.focus();
    }

    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(answer, PAUSE, false);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      answer(true);
    });
    more.addEventListener("click", () => showMore()[0].querySelector("a").focus());
    document.addEventListener("keydown", step);

    const asked = new URLSearchParams(location.search).get("q");
    if (asked !== null) box.value = asked;
    if (!location.hash) box.focus(); // so that the arrow keys lead into the results
    if (box.value.trim()) answer(true);
  }

  /** Take a part from a file of search/; with the second one the search begins. */
  function load(part, value) {
    if (part === "index") index = loadIndex(value);
    if (part === "documents") documents = value;
    if (!index || !documents) return;
    names = listNames();
    start();
  }

  return { load, words };
})();
