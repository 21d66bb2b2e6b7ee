// The search box of every page: the first results below it, as one types.
"use strict";

newsmorgueSearch.popup = (() => {
  const { open } = newsmorgueSearch.index;
  const { ask, countOf, FACETS, KINDS } = newsmorgueSearch.page;
  const results = newsmorgueSearch.results;
  const SAYS = newsmorgueSearch.says;
  const { make } = results;
  const ARTICLES = 5;
  const PAUSE = 120; // milliseconds without a key before a search

  /** Show results for the box of `form` as one types. */
  function attach(form) {
    const box = form.elements.q;
    const panel = make("div", "popup");
    const status = make("p", "status");
    status.setAttribute("role", "status");
    panel.hidden = true;
    form.append(panel);
    let turn = 0;
    let timer = 0;

    async function go() {
      const mine = ++turn;
      const typed = box.value;
      if (typed.trim().length < 2) {
        panel.hidden = true;
        return;
      }
      try {
        await answer(mine, typed);
      } catch {
        if (mine !== turn) return;
        status.textContent = SAYS.failed;
        panel.replaceChildren(status);
        panel.hidden = false;
      }
    }

    async function answer(mine, typed) {
      const nothing = Object.fromEntries(FACETS.map((facet) => [facet, []]));
      const index = await open();
      const given = await ask(index, { typed, facets: nothing }, false);
      const articles = await Promise.all(
        given.articles.found.slice(0, ARTICLES).map((each) => results.article(index, each, given.question)),
      );
      if (mine !== turn) return;
      const names = given.names.found.map(results.name);
      const found = KINDS.map((kind) => [kind, countOf(given, kind)]).filter(([, count]) => count);
      const counts = found.map(([kind, count]) => SAYS.counts[kind](count));
      const total = found.reduce((sum, [, count]) => sum + count, 0);
      status.textContent = counts.length ? SAYS.found(counts, typed.trim()) : SAYS.nothing(typed.trim());
      const all = make("a", "all", SAYS.all(total));
      all.href = `${form.action}?${new URLSearchParams({ q: typed.trim() })}`;
      const wasInside = panel.contains(document.activeElement); // with the arrow keys, before this answer came
      panel.replaceChildren(status, make("ul", "", ...names, ...articles), ...(counts.length ? [all] : []));
      if (wasInside) (panel.querySelector("a") ?? box).focus();
      panel.hidden = false;
    }

    function close() {
      clearTimeout(timer);
      turn++;
      panel.hidden = true;
    }

    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(go, PAUSE);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault(); // it would empty the box as well
        close();
        box.focus();
      } else newsmorgueSearch.keyboard.step(event, [box, ...panel.querySelectorAll("a")]);
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget) && event.relatedTarget) close();
    });
    box.addEventListener("click", () => panel.hidden && go());
    document.addEventListener("click", (event) => form.contains(event.target) || close());
    if (box.value) go();
  }

  return { attach };
})();
