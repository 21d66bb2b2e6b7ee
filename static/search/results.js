// Results as list items.
"use strict";

newsmorgueSearch.results = (() => {
  const { need, part, ROOT } = newsmorgueSearch.files;
  const { hits, best, isComplete, visiblePart } = newsmorgueSearch.excerpts;
  const SAYS = newsmorgueSearch.says;

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

  /** The address of a page of the site; with words to light there, and an anchor. */
  function address(path, anchor, lit) {
    const url = new URL(path, ROOT);
    if (lit) url.search = new URLSearchParams({ lit });
    if (anchor) url.hash = anchor;
    return url.href;
  }

  function about(kind, ...notes) {
    const label = make("span", "kind", SAYS.kinds[kind] ?? kind);
    label.dataset.kind = kind;
    return make("p", "about", label, ...notes.filter(Boolean).map((note) => ` · ${note}`));
  }

  function excerpt(passage) {
    const { start, end } = visiblePart(passage);
    const made = make("p", "excerpt", ...marked(passage.text, passage.spans, start, end));
    if (start > 0) made.prepend("… ");
    if (end < passage.text.length) made.append(" …");
    return made;
  }

  /** The passage of an article that answers best; the rest of a long one is loaded for words that come late. */
  async function bestPassage(file, { others, body, hasRest }, terms, question) {
    const named = (texts) => texts.map((text, at) => [`p${at + 1}`, text]);
    const standfirst = others.filter(([anchor]) => anchor === "standfirst");
    const captions = others.filter(([anchor]) => anchor !== "standfirst");
    const passage = best([...standfirst, ...named(body), ...captions], question, terms);
    if (!hasRest || isComplete(passage, question, terms)) return passage;
    const rest = named([...body, ...(await need(`texts/${file}-rest`))]).slice(body.length);
    const further = best(rest, question, terms);
    return further.weight > passage.weight ? further : passage;
  }

  async function article(index, { number, terms, inText }, question) {
    const file = index.fileOf(number);
    const [path, title, note, others, body, hasRest] = await need(`texts/${file}`);
    const passage = await bestPassage(file, { others, body, hasRest }, inText, question);
    const link = make("a", "title", ...marked(title, hits(title, question, terms)));
    const leads = passage?.spans.length;
    link.href = address(path, leads ? passage.anchor : "", leads ? question.typed : "");
    const item = make("li", "result", link, about("article", note));
    if (passage && passage.text !== title) item.append(excerpt(passage));
    return item;
  }

  async function claim(index, { number, terms }, question) {
    const { article: articles, firsts } = await (await part("conditions")).claims();
    const [path, title, note, said] = await need(`claims/${index.fileOf(articles[number])}`);
    const [anchor, who, text] = said[number - firsts[articles[number]]];
    const link = make("a", "title", who ?? SAYS.unknownSpeaker);
    link.href = address(path, anchor, question.typed);
    const words = make("p", "excerpt", ...marked(text, hits(text, question, terms)));
    return make("li", "result claim", link, about("claim", title, note), words);
  }

  function name(found) {
    const link = make("a", "title", found.title);
    link.href = address(found.path);
    const count = found.articles ? SAYS.inArticles(found.articles) : "";
    return make("li", "name", link, about(found.kind, found.note, count));
  }

  return { make, article, claim, name };
})();
