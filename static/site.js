// On every page but that of the search. The search itself is loaded when somebody begins to search.
"use strict";

(() => {
  const HERE = new URL(".", document.currentScript.src);
  const form = document.querySelector("form.find");
  const box = form?.elements.q;

  function loaded(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(file, HERE);
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  let search = null;

  /** Load the search, and a part of it. */
  async function needPart(name) {
    search ??= loaded("search.js");
    search.catch(() => (search = null)); // so that it is tried again
    await search;
    return newsmorgueSearch.files.part(name);
  }

  // "/" goes to the search box. In the box itself, before anything is typed, it does nothing more.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !box) return;
    const elsewhere = event.target.closest("input, textarea, select, [contenteditable]");
    if (elsewhere && (elsewhere !== box || box.value)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  box?.addEventListener(
    "focus",
    () => needPart("popup").then((popup) => popup.attach(form)),
    { once: true },
  );

  // Whoever comes from a result finds its words marked.
  const lit = new URLSearchParams(location.search).get("lit");
  const text = document.querySelector("main");
  if (lit && text) needPart("lit").then(({ light }) => light(text, lit));

  // Links that ask another page something, which it answers by script.
  for (const link of document.querySelectorAll("a[data-query]")) {
    link.search = link.dataset.query;
    link.hidden = false;
  }
})();
