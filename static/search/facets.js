// What results can be narrowed by, with how many there would be.
"use strict";

newsmorgueSearch.facets = (() => {
  const { make } = newsmorgueSearch.results;
  const SAYS = newsmorgueSearch.says;
  const { part } = newsmorgueSearch.files;
  const AT_ONCE = 10;
  let NAMES, articles, claims, named; // of the part on which this one builds

  /** What a facet counts over, a number for each result that there were if nothing were chosen in it. */
  async function countedOver(given, kind, facet) {
    const { ranked } = given[kind];
    const numbers = ranked.map(({ number }) => number);
    if (kind === "articles") return numbers.filter((number) => given.passes(number, facet));
    const { article } = await claims();
    const passing = numbers.filter((number) => given.passes(article[number], facet));
    return facet === "speaker" ? passing : passing.filter(given.speaks).map((number) => article[number]);
  }

  /** The values of a facet among the results: id, name and count, the most frequent first. */
  async function values(given, kind, facet) {
    const over = await countedOver(given, kind, facet);
    if (NAMES.includes(facet)) {
      const times = new Map();
      for (const number of over) times.set(number, (times.get(number) ?? 0) + 1);
      const found = [];
      for (const [id, { name, standing }] of await named(facet)) {
        const count = standing.reduce((sum, number) => sum + (times.get(number) ?? 0), 0);
        if (count) found.push({ id, name, count });
      }
      return found.sort((a, b) => b.count - a.count);
    }
    const { source, sources, day } = await articles();
    const counts = new Map();
    for (const number of over) {
      const id = facet === "source" ? source[number] : day[number]?.slice(0, 4);
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const found = [...counts].map(([id, count]) => ({ id, name: sources.get(id) ?? id, count }));
    const order = facet === "year" ? (a, b) => (a.id < b.id ? 1 : -1) : (a, b) => b.count - a.count;
    return found.sort(order);
  }

  /** Fill the facets of `region` that are open; `choose` is called with what is chosen then. */
  async function show(region, given, kind, chosen, choose) {
    ({ NAMES, articles, claims, named } = await part("conditions"));
    const open = [...region.querySelectorAll("details[open]:not([hidden])")];
    await Promise.all(open.map((details) => fill(details, given, kind, details.dataset.facet, chosen, choose)));
  }

  async function fill(details, given, kind, facet, chosen, choose) {
    const found = await values(given, kind, facet);
    for (const id of chosen[facet]) {
      if (!found.some((each) => each.id === id)) found.unshift({ id, name: await nameOf(facet, id), count: 0 });
    }
    const items = found.map((each) => item(facet, each, chosen, choose));
    items.forEach((each, at) => (each.hidden = at >= AT_ONCE && !each.querySelector(":checked")));
    const list = make("ul", "", ...items);
    const rest = items.filter((each) => each.hidden);
    if (rest.length) list.append(make("li", "", moreButton(rest)));
    const focused = details.contains(document.activeElement) ? document.activeElement.value : null;
    details.querySelector("ul")?.remove();
    details.append(list);
    const again = [...list.querySelectorAll("input")].find((box) => box.value === focused);
    again?.focus();
  }

  async function nameOf(facet, id) {
    if (facet === "source") return (await articles()).sources.get(id) ?? id;
    return NAMES.includes(facet) ? ((await named(facet)).get(id)?.name ?? id) : id;
  }

  function item(facet, { id, name, count }, chosen, choose) {
    const box = make("input", "");
    box.type = "checkbox";
    box.value = id;
    box.checked = chosen[facet].includes(id);
    box.addEventListener("change", () => {
      const others = chosen[facet].filter((each) => each !== id);
      choose({ ...chosen, [facet]: box.checked ? [...others, id] : others });
    });
    return make("li", "", make("label", "", box, ` ${name} `, make("span", "count", SAYS.inNumbers(count))));
  }

  function moreButton(rest) {
    const button = make("button", "", SAYS.more(rest.length));
    button.type = "button";
    button.addEventListener("click", () => {
      for (const each of rest) each.hidden = false;
      button.parentElement.remove();
      rest[0].querySelector("input").focus();
    });
    return button;
  }

  return { show };
})();
