// On the page that a result leads to: the words that were looked for are marked.
"use strict";

newsmorgueSearch.lit = (() => {
  const { parse } = newsmorgueSearch.question;
  const { hits } = newsmorgueSearch.excerpts;
  const { make } = newsmorgueSearch.results;

  const BLOCKS = "p, li, h1, h2, h3, blockquote, figcaption, dt, dd, td, th";

  /** The text nodes below `root`, those of a paragraph together: a phrase may run through links and marks. */
  function paragraphs(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = new Map();
    while (walker.nextNode()) {
      const block = walker.currentNode.parentElement.closest(BLOCKS) ?? root;
      if (!found.has(block)) found.set(block, []);
      found.get(block).push(walker.currentNode);
    }
    return found.values();
  }

  /** Put a stretch of a text node into a mark. */
  function mark(node, start, end) {
    const marked = node.splitText(start);
    marked.splitText(end - start);
    const around = make("mark", "lit");
    marked.replaceWith(around);
    around.append(marked);
  }

  /** Mark the words of what was typed in everything that `root` has of text. */
  function light(root, typed) {
    const question = parse(`${typed} `); // its last word is whole
    for (const nodes of paragraphs(root)) {
      const spans = hits(nodes.map((node) => node.data).join(""), question);
      let end = nodes.reduce((sum, node) => sum + node.data.length, 0);
      // From the end, so that what stands before keeps its place.
      for (const node of nodes.reverse()) {
        const start = end - node.data.length;
        for (const span of [...spans].reverse()) {
          const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)];
          if (from < to) mark(node, from - start, to - start);
        }
        end = start;
      }
    }
  }

  return { light };
})();
