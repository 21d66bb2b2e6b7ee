// Which words of a text a question is about, and which part of the text to show.
"use strict";

newsmorgueSearch.excerpts = (() => {
  const { words, phraseStarts } = newsmorgueSearch.words;
  const { isOpen } = newsmorgueSearch.question;
  const { isTerm, begins } = newsmorgueSearch.answers;
  const EXCERPT = 260; // characters
  const LEAD = 70; // of them before the first marked word

  const isWord = (wanted, word) =>
    word.term !== null && (isTerm(wanted, word.term) || begins(word.key, wanted.prefix));

  /**
   * The stretches of `text` to mark, in order: whole phrases, and single words that are wanted or have one of
   * the `terms` that open words stand for.
   */
  function hits(text, question, terms = []) {
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
    const near = question.clauses.some(({ editDistance }) => editDistance) ? new Set(terms) : new Set();
    const openFor = (word) =>
      near.has(word.term) || question.clauses.some((clause) => isOpen(clause, word)) ? word.term : null;
    const loose = question.wanted.filter((each) => each.loose);
    found.forEach((word, i) => {
      if (covered.has(i)) return;
      const what = loose.find((wanted) => isWord(wanted, word)) ?? openFor(word);
      if (what) spans.push({ start: word.start, end: word.end, weight: 1, what });
    });
    for (const name of question.alsoCalled ?? []) {
      for (const at of phraseStarts(found, name, ({ key, term }) => term ?? key)) {
        const span = { start: found[at].start, end: found[at + name.length - 1].end, weight: 0.5, what: name };
        spans.push(span);
      }
    }
    spans.sort((a, b) => a.start - b.start || b.weight - a.weight);
    let end = 0; // phrases may overlap: the first one is marked
    return spans.filter((span) => span.start >= end && (end = span.end));
  }

  /** What different hits of `spans` weigh together; their number decides between equals. */
  function weigh(spans) {
    const different = new Map(spans.map(({ what, weight }) => [what, weight]));
    let sum = Math.min(spans.length, 99) / 100;
    for (const weight of different.values()) sum += weight;
    return sum;
  }

  /**
   * Of `passages`, each an anchor and a text, the one that answers best, with its hits; null without any.
   * `has` are all phrases and wanted words that stand in any of them.
   */
  function best(passages, question, terms) {
    let chosen = null;
    const has = new Set();
    for (const [anchor, text] of passages) {
      const spans = hits(text, question, terms);
      for (const { what } of spans) has.add(what);
      const weight = weigh(spans);
      if (!chosen || weight > chosen.weight) chosen = { anchor, text, spans, weight, has };
    }
    return chosen;
  }

  /** Whether there is nothing more to be found: the phrases, and the wanted words whose `terms` an article has. */
  function isComplete(found, question, terms) {
    const sought = question.wanted.filter((each) => each.loose && terms.some((term) => isTerm(each, term)));
    return [...sought, ...question.phrases].every((each) => found?.has.has(each));
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

  return { hits, best, isComplete, visiblePart };
})();
