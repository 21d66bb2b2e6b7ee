// What the search says.
"use strict";

newsmorgueSearch.says = (() => {
  const inNumbers = (count) => count.toLocaleString("en");
  const counted = (one, many) => (count) => `${inNumbers(count)} ${count === 1 ? one : many}`;
  const list = new Intl.ListFormat("en-GB");
  const listed = (counts) => list.format(counts);
  return {
    inNumbers,
    kinds: {
      article: "Article",
      claim: "Claim",
      organization: "Organization",
      person: "Person",
      place: "Place",
      source: "Source",
      story: "Story",
    },
    counts: {
      articles: counted("article", "articles"),
      claims: counted("claim", "claims"),
      names: counted("name", "names"),
    },
    tabs: { articles: "Articles", claims: "Claims", names: "Names" },
    found: (counts, asked) => `${listed(counts)} for “${asked}”.`,
    foundAll: (counts) => `${listed(counts)}.`,
    someWords: "No article has all of these words; these have some of them.",
    nothing: (asked) => `Nothing found for “${asked}”.`,
    nothingAtAll: "Nothing found.",
    didYouMean: "Did you mean",
    narrowed: "What is chosen below may be too narrow.",
    isNarrowed: "They are narrowed by what is chosen below.",
    noDate: (typed) => `“${typed}” is no date; write 2016, 2016-05 or 2016-05-21.`,
    commonWords: "These words are too common to be looked for one by one; put them in quotation marks.",
    fewerWords: "Try fewer words, or a part of a name.",
    otherWords: "Try another word, or a part of a name.",
    failed: "A file of the search could not be loaded. Is the site there in full?",
    looking: "Searching …",
    all: (count) => `All ${inNumbers(count)} results`,
    more: (count) => `${inNumbers(count)} more`,
    inArticles: counted("article", "articles"),
    unknownSpeaker: "Speaker not known",
  };
})();
