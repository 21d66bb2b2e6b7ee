// The search page: its state is its address.
"use strict";

newsmorgueSearch.page = (() => {
  const { open } = newsmorgueSearch.index;
  const { parse } = newsmorgueSearch.question;
  const { answer, withAcronyms } = newsmorgueSearch.answers;
  const { words } = newsmorgueSearch.words;
  const { find } = newsmorgueSearch.names;
  const { part } = newsmorgueSearch.files;
  const results = newsmorgueSearch.results;
  const SAYS = newsmorgueSearch.says;
  const { make } = results;
  const AT_ONCE = 10;
  const PAUSE = 120; // milliseconds without a key before a search
  const SOUNDS_SO = 4; // the rank of names that have no word as it is typed
  const KINDS = ["articles", "claims", "names"];
  const FACETS = ["source", "year", "person", "place", "organization", "speaker"];

  const element = (id) => document.getElementById(id);

  // ---- The address ----

  function readAddress() {
    const given = new URLSearchParams(location.search);
    const kind = given.get("kind");
    return {
      typed: given.get("q") ?? "",
      kind: KINDS.includes(kind) ? kind : null,
      shown: Math.max(AT_ONCE, Number.parseInt(given.get("show"), 10) || 0),
      facets: Object.fromEntries(FACETS.map((facet) => [facet, given.getAll(facet)])),
    };
  }

  /** Keep what is asked in the address; `isStep` is a step that the browser can go back from. */
  function keepInAddress({ typed, kind, shown, facets: chosen }, isStep = false) {
    const given = new URLSearchParams();
    if (typed) given.set("q", typed);
    if (kind) given.set("kind", kind);
    for (const facet of FACETS) for (const value of chosen[facet]) given.append(facet, value);
    if (shown > AT_ONCE) given.set("show", shown);
    const query = given.toString();
    const address = location.pathname + (query && `?${query}`) + (isStep ? "" : location.hash);
    if (address === location.pathname + location.search + location.hash) return;
    try {
      if (isStep) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      // Some browsers refuse on file://, or when it happens too often; the search works without.
    }
  }

  // ---- Answering ----

  /** All that answers what is asked; what is not sent yet is taken for whole words where nothing begins so. */
  async function ask(index, state, sure) {
    const given = await askOnce(index, state, sure);
    return sure || !hasNothing(given) ? given : askOnce(index, state, true);
  }

  /** The question, with its articles, claims and names. */
  async function askOnce(index, state, sure) {
    // What is not sent yet may go on; a space at its end ends the last word.
    const parsed = await withAcronyms(index, parse(sure ? `${state.typed} ` : state.typed));
    const question = { ...parsed, typed: state.typed };
    const typedEnough = sure || state.typed.trim().length > 2;
    const [found, named] = await Promise.all([
      typedEnough ? answer(index, question, state.facets) : null,
      find(index, question),
    ]);
    const given = { question, typedEnough, articles: NOTHING, claims: NOTHING, ...found };
    // Where no article has all words, one of them may be a name that is spelled in another way.
    const bySound = typedEnough && !named.count && !(given.articles.all && given.articles.found.length);
    const names = bySound ? await find(index, question, { bySound }) : named;
    // What names somebody is found by all that he is called, and marked there.
    const [best] = names.found;
    if (best?.rank < SOUNDS_SO) given.question.alsoCalled = best.spellings.map(termsOrKeys);
    // Names have no outlet and no day: whoever narrows results is not looking for one.
    return { ...given, names: FACETS.some((facet) => state.facets[facet].length) ? NOTHING : names };
  }

  const termsOrKeys = (text) => words(text).map(({ key, term }) => term ?? key);
  const NOTHING = { all: true, found: [], ranked: [] };
  const hasNothing = (given) => KINDS.every((kind) => countOf(given, kind) === 0);
  const countOf = (given, kind) => given[kind].count ?? given[kind].found.length;

  /** The kind of results that is shown: the one chosen, else the first that there are. */
  function kindOf(given, chosen) {
    if (chosen) return chosen;
    return KINDS.find((kind) => countOf(given, kind)) ?? "articles";
  }

  /** The results of a kind as list items, those from one position to before another. */
  async function items(index, given, kind, from, to) {
    if (kind === "names") {
      const { found } = await find(index, given.question, { most: to, bySound: true });
      return found.slice(from, to).map(results.name);
    }
    const toItem = kind === "claims" ? results.claim : results.article;
    const shown = given[kind].found.slice(from, to);
    const made = await Promise.allSettled(shown.map((each) => toItem(index, each, given.question)));
    const loaded = made.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
    if (shown.length && !loaded.length) throw made[0].reason;
    return loaded;
  }

  // ---- The page ----

  function start() {
    const form = element("search");
    const box = element("q");
    const status = element("status");
    const kinds = element("kinds");
    const nameSection = element("names");
    const list = element("results");
    const more = element("more");
    const narrow = element("facets");
    const state = readAddress();
    let given = null;
    let turn = 0; // the newest answer; older ones that are still loading are dropped
    let timer = 0;
    let sent = state.typed || null; // the last question that was sent

    /** Answer what is asked. `sure` is false while it is being typed. */
    async function go(sure) {
      const mine = ++turn;
      keepInAddress(state);
      const waiting = setTimeout(() => (status.textContent = SAYS.looking), 400);
      try {
        const index = await open();
        const now = await ask(index, state, sure);
        const isLost = now.typedEnough && state.typed.trim() && hasNothing(now);
        const meant = sure && isLost ? await (await part("suggestion")).suggest(index, now.question) : null;
        if (mine !== turn) return;
        given = now;
        await show(mine, meant);
      } catch {
        if (mine === turn) fail();
      } finally {
        clearTimeout(waiting);
        if (mine === turn) status.dataset.asked = state.typed;
      }
    }

    function fail() {
      status.textContent = SAYS.failed;
      for (const each of [nameSection, kinds, narrow, more]) each.hidden = true;
      list.replaceChildren();
    }

    async function show(mine, meant) {
      const kind = kindOf(given, state.kind);
      const first = await items(await open(), given, kind, 0, state.shown);
      if (mine !== turn) return;
      const named = kind === "names" ? [] : given.names.found;
      const wasInside = [nameSection, list].some((each) => each.contains(document.activeElement));
      nameSection.replaceChildren(...(named.length ? [make("ul", "", ...named.map(results.name))] : []));
      nameSection.hidden = !named.length;
      list.replaceChildren(...first);
      list.dataset.kind = kind;
      if (wasInside) (document.querySelector("#names a, #results a") ?? box).focus();
      showKinds(kind);
      showMore(kind);
      status.replaceChildren(...say(kind, meant));
      await showFacets(kind);
    }

    /** Show what results can be narrowed by; what it takes is loaded when somebody opens one of them. */
    async function showFacets(kind) {
      narrow.hidden = !given.passes || kind === "names";
      for (const details of narrow.children) {
        const { facet } = details.dataset;
        details.hidden = facet === "speaker" && kind !== "claims" && !state.facets[facet].length;
        if (state.facets[facet].length) details.open = true;
      }
      if (narrow.hidden || !narrow.querySelector("details[open]")) return;
      const mine = turn;
      const { show: fill } = await part("facets");
      if (mine !== turn) return;
      await fill(narrow, given, kind, state.facets, (chosen) => {
        Object.assign(state, { facets: chosen, shown: AT_ONCE });
        keepInAddress(state, true);
        go(true);
      });
    }

    function showKinds(shown) {
      const offered = KINDS.filter((kind) => countOf(given, kind) || kind === shown);
      kinds.replaceChildren(
        ...offered.map((kind) => {
          const count = make("span", "count", SAYS.inNumbers(countOf(given, kind)));
          const button = make("button", "", `${SAYS.tabs[kind]} `, count);
          button.type = "button";
          button.setAttribute("aria-pressed", String(kind === shown));
          button.addEventListener("click", () => {
            Object.assign(state, { kind, shown: AT_ONCE });
            keepInAddress(state, true);
            const mine = ++turn;
            show(mine, null).then(() => mine === turn && kinds.querySelector("[aria-pressed=true]").focus());
          });
          return button;
        }),
      );
      kinds.hidden = offered.length < 2;
    }

    function showMore(kind) {
      more.hidden = countOf(given, kind) <= list.children.length;
    }

    async function goOn() {
      const kind = list.dataset.kind;
      const from = list.children.length;
      const mine = turn;
      more.disabled = true;
      const added = await items(await open(), given, kind, from, from + AT_ONCE).finally(() => {
        more.disabled = false;
      });
      if (mine !== turn) return;
      list.append(...added);
      state.shown = list.children.length;
      keepInAddress(state);
      showMore(kind);
      added[0].querySelector("a").focus();
    }

    function say(kind, meant) {
      const counts = KINDS.filter((each) => countOf(given, each)).map((each) =>
        SAYS.counts[each](countOf(given, each)),
      );
      const typed = state.typed.trim();
      const noDates = given.question.noDates.map((each) => ` ${SAYS.noDate(each)}`).join("");
      const asked = typed.replace(/^["“„«]([^"“”„«»]*)["”»]$/, "$1"); // not in marks twice
      if (counts.length) {
        const missing = kind === "articles" && !given.articles.all ? ` ${SAYS.someWords}` : "";
        const narrowed = FACETS.some((facet) => state.facets[facet].length) ? ` ${SAYS.isNarrowed}` : "";
        return [(asked ? SAYS.found(counts, asked) : SAYS.foundAll(counts)) + missing + narrowed + noDates];
      }
      if (!given.typedEnough || (!asked && !FACETS.some((facet) => state.facets[facet].length))) return [];
      const nothing = asked ? SAYS.nothing(asked) : SAYS.nothingAtAll;
      if (meant) {
        const link = make("a", "meant", meant);
        link.href = `?${new URLSearchParams({ q: meant })}`;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          box.value = meant;
          takeTyped(true);
        });
        return [`${nothing} ${SAYS.didYouMean} `, link, "?"];
      }
      if (FACETS.some((facet) => state.facets[facet].length)) return [`${nothing} ${SAYS.narrowed}`];
      if (given.question.stopped.length && !given.question.wanted.length) {
        return [`${nothing} ${SAYS.commonWords}${noDates}`];
      }
      const advice = given.question.keys.length > 1 ? SAYS.fewerWords : SAYS.otherWords;
      return [`${nothing} ${noDates.trim() || advice}`];
    }

    /** Answer what is in the box now. `isSure` is false while it is being typed. */
    function takeTyped(isSure) {
      clearTimeout(timer);
      // Another question starts anew; what it is narrowed by stays.
      if (box.value.trim() !== state.typed.trim()) Object.assign(state, { kind: null, shown: AT_ONCE });
      const isStep = isSure && state.typed !== box.value && sent !== null;
      state.typed = box.value;
      if (isSure) sent = state.typed;
      if (isStep) keepInAddress(state, true);
      go(isSure);
    }

    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(takeTyped, PAUSE, false);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      takeTyped(true);
    });
    more.addEventListener("click", goOn);
    narrow.addEventListener("toggle", ({ target }) => target.open && given && showFacets(list.dataset.kind), true);
    document.addEventListener("keydown", (event) => {
      const links = document.querySelectorAll("#names a, #results a");
      newsmorgueSearch.keyboard.step(event, [box, ...links, more]);
      newsmorgueSearch.keyboard.slash(event, box);
    });
    addEventListener("popstate", () => {
      const now = readAddress();
      if (JSON.stringify(now) === JSON.stringify(state)) return; // only an anchor
      Object.assign(state, now);
      box.value = state.typed;
      go(true);
    });

    if (state.typed) box.value = state.typed;
    if (!location.hash) box.focus(); // so that the arrow keys lead into the results
    if (state.typed.trim() || FACETS.some((facet) => state.facets[facet].length)) go(true);
  }

  return { start, ask, countOf, FACETS, KINDS };
})();

// Once what the page itself loads of search/ is there, too.
if (document.getElementById("results")) addEventListener("DOMContentLoaded", newsmorgueSearch.page.start);
