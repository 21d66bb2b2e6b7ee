// On the page that a result leads to: the words that were looked for are marked.
"use strict";

newsmorgueSearch.lit = (() => {
  const { parse } = newsmorgueSearch.question;
  const { hits } = newsmorgueSearch.excerpts;
  const { make } = newsmorgueSearch.results;

  /** Mark the words of what was typed in everything that `root` has of text. */
  function light(root, typed) {
    const question = parse(`${typed} `); // its last word is whole
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      // From the end, so that what stands before keeps its place.
      for (const { start, end } of hits(text.data, question).reverse()) {
        const word = text.splitText(start);
        word.splitText(end - start);
        const mark = make("mark", "lit");
        word.replaceWith(mark);
        mark.append(word);
      }
    }
  }

  return { light };
})();
