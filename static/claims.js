// The filter of the page of all claims. The page works without it: it has the same claims as lists. Needs cite.js
// and names.js before it. What it filters by is in claims/data/columns.js, which it loads when somebody begins
// to filter, the words of the claims in a script for each leaf of the list, of which it loads those that it
// shows: all of them hand over their values by newsmorgueClaims.load().
"use strict";

const newsmorgueClaims = (() => {
  const { fold, find, best } = newsmorgueNames;
  const { fill } = newsmorgueCite;
  const AT_ONCE = 20;
  const MOST_NAMES = 12;
  const UNRESOLVED = "unresolved";
  const MODES = ["direct", "partial", "indirect"];
  const [SPEAKER, ABOUT, SOURCE, MODE, DATE, DENIED, ANONYMOUS] = [1, 2, 4, 8, 16, 32, 64];

  // ---- Filtering: columns in, positions and counts out ----

  let columns = null;

  /** Take the columns apart: which article and leaf a claim stands in, and what names are found by. */
  function unpack(data) {
    const article = data.articles.flatMap(([count], number) => Array(count).fill(number));
    const leaf = data.leaves.flatMap(([, count], number) => Array(count).fill(number));
    const starts = data.leaves.map((_, number) => leaf.indexOf(number));
    const number = new Map(data.names.map(([id], at) => [id, at]));
    const keys = data.names.map(([id, ...names]) =>
      fold(id === UNRESOLVED ? data.words.unresolved : names.join(" ")).split(" "),
    );
    return { ...data, article, leaf, starts, number, keys };
  }

  /** Whether an article of that day, month or year may be of the days asked for. */
  function isWithin(date, { from, to }) {
    const earliest = `${date}-00-00`.slice(0, 10);
    const latest = `${date}-99-99`.slice(0, 10);
    return date !== "" && (!from || latest >= from) && (!to || earliest <= to);
  }

  /**
   * The positions of the claims asked for, and how many there were with any one answer to each question
   * given the answers to the others. `undated` are those that only lack a date.
   */
  function survey(asked) {
    const { names, sources, articles, article, speaker, about, mode, flags } = columns;
    const counts = {
      speaker: new Uint32Array(names.length),
      about: new Uint32Array(names.length),
      source: new Uint32Array(sources.length),
      mode: { d: 0, p: 0, i: 0 },
      denied: 0,
      anonymous: 0,
    };
    const found = [];
    let undated = 0;
    const speakerAsked = columns.number.get(asked.speaker) ?? -1;
    const aboutAsked = columns.number.get(asked.about) ?? -1;
    const ofArticle = articles.map(
      ([, source, date]) =>
        (asked.source && sources[source] !== asked.source ? SOURCE : 0) |
        ((asked.from || asked.to) && !isWithin(date, asked) ? DATE : 0),
    );
    const letters = MODES.filter((each) => asked.mode.includes(each)).map((each) => each[0]);
    for (let i = 0; i < speaker.length; i++) {
      const isDenied = flags[i] === "1" || flags[i] === "3";
      const isAnonymous = flags[i] >= "2";
      let failed = ofArticle[article[i]];
      if (asked.speaker && speaker[i] !== speakerAsked) failed |= SPEAKER;
      if (asked.about && !about[i].includes(aboutAsked)) failed |= ABOUT;
      if (letters.length && !letters.includes(mode[i])) failed |= MODE;
      if (asked.denied && !isDenied) failed |= DENIED;
      if (asked.anonymous && !isAnonymous) failed |= ANONYMOUS;
      if (failed === 0) found.push(i);
      if (failed === DATE && articles[article[i]][2] === "") undated++;
      if ((failed & ~SPEAKER) === 0 && speaker[i] !== null) counts.speaker[speaker[i]]++;
      if ((failed & ~ABOUT) === 0) for (const each of about[i]) counts.about[each]++;
      if ((failed & ~SOURCE) === 0) counts.source[articles[article[i]][1]]++;
      if ((failed & ~MODE) === 0) counts.mode[mode[i]]++;
      if (isDenied && (failed & ~DENIED) === 0) counts.denied++;
      if (isAnonymous && (failed & ~ANONYMOUS) === 0) counts.anonymous++;
    }
    return { found, counts, undated };
  }

  // ---- What is asked, as the address says it ----

  const NOTHING = {
    ...{ speaker: "", about: "", source: "", mode: [], from: "", to: "", denied: false, anonymous: false },
    page: 1,
  };
  const DAY = /^\d{4}-\d\d-\d\d$/;

  function readAddress() {
    const given = new URLSearchParams(location.search);
    const day = (name) => (DAY.test(given.get(name) ?? "") ? given.get(name) : "");
    return {
      speaker: given.get("speaker") ?? "",
      about: given.get("about") ?? "",
      source: given.get("source") ?? "",
      mode: MODES.filter((mode) => given.getAll("mode").includes(mode)),
      from: day("from"),
      to: day("to"),
      denied: given.has("denied"),
      anonymous: given.has("anonymous"),
      page: Math.max(1, Number.parseInt(given.get("page"), 10) || 1),
    };
  }

  function address(asked) {
    const given = new URLSearchParams();
    for (const name of ["speaker", "about", "source", "from", "to"]) {
      if (asked[name]) given.set(name, asked[name]);
    }
    for (const mode of asked.mode) given.append("mode", mode);
    for (const name of ["denied", "anonymous"]) if (asked[name]) given.set(name, "1");
    if (asked.page > 1) given.set("page", asked.page);
    const query = given.toString();
    return location.pathname + (query && `?${query}`);
  }

  const isAnything = (asked) => address({ ...asked, page: 1 }) !== location.pathname;

  // ---- Loading ----

  const HERE = new URL("../claims/data/", document.currentScript.src);
  const waiting = new Map(); // what is loaded or being loaded: name → { promise, resolve }

  /** Ask for a file of data/; a promise of what it hands over. */
  function fetchPart(name, file) {
    if (!waiting.has(name)) {
      const part = {};
      part.promise = new Promise((resolve, reject) => {
        part.resolve = resolve;
        const script = document.createElement("script");
        script.src = new URL(file, HERE);
        script.addEventListener("error", () => {
          waiting.delete(name);
          reject(new Error(file));
        });
        document.head.append(script);
      });
      waiting.set(name, part);
    }
    return waiting.get(name).promise;
  }

  const load = (name, value) => waiting.get(name)?.resolve(value);

  async function needColumns() {
    const data = await fetchPart("columns", "columns.js");
    columns ??= unpack(data);
  }

  // ---- The page ----

  const form = document.getElementById("filter");
  const status = document.getElementById("status");
  const section = document.getElementById("found");
  const list = section.querySelector(".claims");
  const pager = section.querySelector(".pages");
  const everything = document.getElementById("all");
  const inNumbers = (count) => count.toLocaleString("en");
  const counted = ([one, many], count) => fill(count === 1 ? one : many, { count: inNumbers(count) });

  let asked = readAddress();
  let counts = null;
  let turn = 0; // the newest answer; older ones that are still loading are dropped

  function make(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function linked(text, href, className) {
    const made = make("a", className, text);
    made.setAttribute("href", href);
    return made;
  }

  function nameOf(at) {
    const [id, name] = columns.names[at];
    return id === UNRESOLVED ? columns.words.unresolved : name;
  }

  // A claim as render/pieces.py prints it.
  function card(part, row, mode, flags) {
    const says = columns.words;
    const [href, articleAt, speakerAt, speakerText, role, standIn, cue, pieces] = row;
    const [title, articleHref, outlet, date, isUpdate] = part.articles[articleAt];
    const cited = (name, made) => {
      made.dataset.cite = name;
      return made;
    };
    const who = make("p", "who");
    if (speakerAt === null) who.append(make("span", "unnamed", speakerText ?? says.unknown_speaker));
    else {
      const [name, kind, at] = part.speakers[speakerAt];
      who.append(linked(name, at, `entity ${kind}`));
      if (role) who.append(" ", make("span", "role", role));
      if (standIn) who.append(" ", make("span", "as", standIn));
    }
    if (cue) who.append(" ", make("span", "cue", cue));
    if (flags >= 2) who.append(" ", make("span", "flag anonymous", says.anonymous));
    if (flags % 2) who.append(" ", make("span", "flag denied", says.denied));
    const words = make("p", "");
    pieces.forEach((piece, at) => {
      if (!piece) return;
      if (piece.startsWith(" ") && words.hasChildNodes()) words.append(" ");
      words.append(at % 2 ? make("q", "", piece.trimStart()) : piece.trimStart());
    });
    const dot = () => make("span", "dot", "·");
    const meta = make("p", "meta", linked(says.modes[mode], href, "mode"));
    meta.append(" ", dot(), " ", cited("title", linked(title, articleHref)));
    if (outlet) meta.append(" ", dot(), " ", cited("outlet", make("span", "", outlet)));
    if (date && isUpdate) {
      meta.append(" ", dot(), ` ${says.updated} `, cited("updated", make("span", "", date)));
    } else if (date) meta.append(" ", dot(), " ", cited("date", make("span", "", date)));
    return make("div", `said ${mode}`, who, make("blockquote", "", words), meta);
  }

  async function cards(positions) {
    const wanted = [...new Set(positions.map((at) => columns.leaf[at]))];
    const parts = new Map(
      await Promise.all(
        wanted.map(async (leaf) => {
          const [name] = columns.leaves[leaf];
          return [leaf, await fetchPart(name, `${name}.js`)];
        }),
      ),
    );
    return positions.map((at) => {
      const leaf = columns.leaf[at];
      const part = parts.get(leaf);
      const mode = MODES.find((each) => each[0] === columns.mode[at]);
      return make("li", "", card(part, part.claims[at - columns.starts[leaf]], mode, Number(columns.flags[at])));
    });
  }

  /** Show in the form what is asked, and how many claims each other answer would give. */
  function showForm() {
    for (const picker of Object.values(pickers)) picker.show();
    for (const name of ["source", "from", "to"]) form.elements[name].value = asked[name];
    for (const box of form.querySelectorAll("[type=checkbox]")) {
      box.checked = box.name === "mode" ? asked.mode.includes(box.value) : asked[box.name];
      if (!counts) continue;
      const count = box.name === "mode" ? counts.mode[box.value[0]] : counts[box.name];
      box.parentElement.querySelector(".count").textContent = inNumbers(count);
    }
    if (!counts) return;
    const options = [...form.elements.source.options].filter((option) => option.value);
    options.forEach((option, at) => {
      option.textContent = `${option.dataset.name} (${inNumbers(counts.source[at])})`;
      option.disabled = !counts.source[at] && !option.selected;
    });
  }

  function showPager(count) {
    const says = columns.words;
    const step = (label, rel, page) => {
      const made = linked(label, address({ ...asked, page }));
      made.rel = rel;
      made.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        ask({ page }).then(() => document.getElementById("found-heading").focus());
      });
      return made;
    };
    const here = make("span", "", fill(says.page, { number: asked.page, count }));
    here.setAttribute("aria-current", "page");
    pager.replaceChildren(
      ...(asked.page > 1 ? [step(says.previous, "prev", asked.page - 1)] : []),
      here,
      ...(asked.page < count ? [step(says.next, "next", asked.page + 1)] : []),
    );
    pager.setAttribute("aria-label", says.pages);
    pager.hidden = count < 2;
  }

  /** Answer what is asked. */
  async function answer() {
    const mine = ++turn;
    if (!columns) status.textContent = form.dataset.loading;
    try {
      await needColumns();
      if (mine !== turn) return;
      const { found, counts: now, undated } = survey(asked);
      counts = now;
      const pages = Math.max(1, Math.ceil(found.length / AT_ONCE));
      asked.page = Math.min(asked.page, pages);
      showForm();
      const filters = isAnything(asked);
      const start = (asked.page - 1) * AT_ONCE;
      const shown = filters ? await cards(found.slice(start, start + AT_ONCE)) : [];
      if (mine !== turn) return;
      list.replaceChildren(...shown);
      newsmorgueCite.prepare(list);
      section.hidden = !shown.length;
      everything.hidden = filters;
      showPager(pages);
      status.textContent = filters ? say(found.length, undated) : "";
    } catch {
      if (mine === turn) status.textContent = form.dataset.failed;
    }
  }

  function say(count, undated) {
    const says = columns.words;
    const known = { speaker: columns.number, about: columns.number, source: new Set(columns.sources) };
    const lost = Object.keys(known).filter((name) => asked[name] && !known[name].has(asked[name]));
    return [
      ...lost.map((name) => fill(says.lost[name], { words: asked[name] })),
      count ? counted(says.claims, count) : says.none,
      ...(undated ? [counted(says.undated, undated)] : []),
    ].join(" ");
  }

  /** Ask something else: `change` is what is new; without a page it is the first. */
  function ask(change) {
    const next = { ...asked, page: 1, ...change };
    const moved = address(next) !== address(asked);
    asked = next;
    if (moved) {
      try {
        history.pushState(null, "", address(asked));
      } catch {
        // Some browsers refuse on file://; the filter works without.
      }
    }
    return answer();
  }

  /** What the list of a name's box offers for what is typed; before anything else is typed, as for nothing. */
  async function offer(name, typed) {
    await needColumns();
    counts ??= survey(asked).counts;
    const chosen = columns.number.get(asked[name]);
    const isChosen = chosen !== undefined && typed === nameOf(chosen);
    const named = find(columns.keys, isChosen ? "" : typed, counts[name]).slice(0, MOST_NAMES);
    return named.map((at) => {
      const [id] = columns.names[at];
      return { id, kind: id.split("-")[0], name: nameOf(at), count: inNumbers(counts[name][at]) };
    });
  }

  /** The id of who is meant by what is typed: of those with claims under the other filters, else of all. */
  async function match(name, typed) {
    await needColumns();
    counts ??= survey(asked).counts;
    const chosen = columns.number.get(asked[name]);
    if (chosen !== undefined && typed === nameOf(chosen)) return asked[name];
    const meant = best(columns, typed, counts[name]) ?? best(columns, typed, survey(NOTHING).counts[name]);
    return meant === null ? typed : columns.names[meant][0];
  }

  const pickers = Object.fromEntries(
    ["speaker", "about"].map((name) => [
      name,
      newsmorgueNames.picker(document.getElementById(name), {
        offer: (typed) => offer(name, typed),
        none: () => columns.words.no_name,
        match: (typed) => match(name, typed),
        choose: (id) => id === asked[name] || ask({ [name]: id }),
        shown: () => {
          const at = columns?.number.get(asked[name]);
          return at === undefined ? asked[name] : nameOf(at);
        },
        isLost: () => Boolean(asked[name] && columns && !columns.number.has(asked[name])),
        fail: () => (status.textContent = form.dataset.failed),
      }),
    ]),
  );

  form.addEventListener("change", (event) => {
    const { name, value, checked } = event.target;
    if (name === "mode") {
      const isChecked = (mode) => form.querySelector(`[name=mode][value=${mode}]`).checked;
      ask({ mode: MODES.filter(isChecked) });
    } else if (name === "denied" || name === "anonymous") ask({ [name]: checked });
    else if (name) ask({ [name]: value });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    Promise.all(Object.values(pickers).map((picker) => picker.settle())).then(() => ask({}));
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const picker of Object.values(pickers)) picker.drop();
    ask({ ...NOTHING });
  });
  addEventListener("popstate", () => {
    const now = readAddress();
    if (address(now) === address(asked)) return; // only an anchor
    asked = now;
    for (const picker of Object.values(pickers)) picker.drop();
    answer();
  });

  form.hidden = false;
  if (isAnything(asked)) queueMicrotask(answer); // after load is there to be called
  else showForm();
  return { load };
})();
