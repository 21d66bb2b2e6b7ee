// Boxes to choose a name in: what is typed is looked up in a list below the box, by its folded words.
"use strict";

const newsmorgueNames = (() => {
  // ---- Folding: as src/newsmorgue/text/fold.py does it ----

  const LETTERS = "ıi łl ŁL øo ØO đd ĐD ðd ÐD þth ÞTh æae ÆAE œoe ŒOE"; // each with what it is folded to
  const PLAIN = new Map([
    ...[..."\u2018\u2019\u201b\u02bc\u2032\u00b4`"].map((mark) => [mark, "'"]),
    ...LETTERS.split(" ").map((pair) => [pair[0], pair.slice(1)]),
    ..."\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff".split("").map((unseen) => [unseen, ""]),
  ]);
  // The points of U.S. and the ampersand of AT&T.
  const INNER = /(?<=(?<![\p{L}\p{N}_])\p{L})\.(?=\p{L}(?![\p{L}\p{N}_]))|(?<=[\p{L}\p{N}_])&(?=[\p{L}\p{N}_])/gu;
  const plain = (text) => Array.from(text, (each) => PLAIN.get(each) ?? each).join("");

  function fold(text) {
    const apart = plain(plain(text).normalize("NFKD")).replace(/\p{Mn}/gu, "");
    const lower = apart.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").replaceAll("'", "");
    return lower
      .replace(INNER, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  }

  // ---- Looking up: names are their positions, and `keys` their folded words ----

  /** The names with claims that have each word of `typed`, or one that begins so; those with most first. */
  function find(keys, typed, counts) {
    const words = fold(typed).split(" ");
    const found = [];
    keys.forEach((own, at) => {
      if (counts[at] && words.every((word) => own.some((key) => key.startsWith(word)))) found.push(at);
    });
    return found.sort((a, b) => counts[b] - counts[a] || a - b);
  }

  const FAR_MORE = 10;

  /**
   * The name that is meant by `typed`, or null: the first of those that are found, or the very same, unless the
   * first has far more claims ("Roe" is rather Jane Roe of a hundred claims than a lone Roe of one).
   */
  function best({ names, keys }, typed, counts) {
    const folded = fold(typed);
    const found = folded ? find(keys, typed, counts) : [];
    const same = found.find((at) => names[at].slice(1).some((name) => fold(name) === folded));
    return same !== undefined && counts[same] * FAR_MORE >= counts[found[0]] ? same : (found[0] ?? null);
  }

  // ---- A box with its list: ARIA's combobox ----

  function make(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /**
   * Make a box of `input` and the list that it controls.
   *
   * `offer` promises the names for what is typed, each with its id, kind and count; `none` says that there is
   * none. `match` promises the id of the one name that is meant by what is typed, or what is typed where none
   * is. `choose` takes either, or "" for nobody; `shown` is what the box shows of what was chosen, and `isLost`
   * tells that it is no name. `fail` is called when the names cannot be had.
   */
  function picker(input, { offer, none, match, choose, shown, isLost, fail }) {
    const list = document.getElementById(input.getAttribute("aria-controls"));
    let active = null;
    let typed = null; // what was typed since something was chosen

    function close() {
      list.hidden = true;
      list.replaceChildren();
      point(null);
      input.setAttribute("aria-expanded", "false");
    }

    /** Show what was chosen, unless something else is being typed. */
    function show() {
      if (typed !== null) return;
      input.value = shown();
      if (isLost()) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      close();
    }

    /** Forget what is typed. */
    function drop() {
      typed = null;
      show();
    }

    /** Choose what is meant by what is typed. */
    async function settle() {
      const words = typed;
      if (words === null) return;
      try {
        const id = await match(words.trim());
        if (typed === words) take(id);
      } catch {
        fail();
      }
    }

    async function open() {
      const words = input.value;
      try {
        const names = await offer(words);
        if (document.activeElement !== input || input.value !== words) return;
        list.replaceChildren(...(names.length ? names.map(option) : [nothing()]));
      } catch {
        fail();
        return;
      }
      point(null);
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    }

    function nothing() {
      const made = make("li", "meta", none());
      made.setAttribute("role", "option");
      made.setAttribute("aria-disabled", "true");
      return made;
    }

    function option({ id, kind, name, count }, position) {
      const label = make("span", "kind", name);
      label.dataset.kind = kind;
      const made = make("li", "", label, " ", make("span", "count", count));
      made.id = `${list.id}-${position}`;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.dataset.id = id;
      made.addEventListener("click", () => take(id));
      return made;
    }

    function take(id) {
      typed = null;
      choose(id);
      show();
    }

    function point(to) {
      active?.setAttribute("aria-selected", "false");
      active = to;
      if (!to) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      to.setAttribute("aria-selected", "true");
      to.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", to.id);
    }

    function move(step) {
      const all = [...list.querySelectorAll("[data-id]")];
      const at = all.indexOf(active);
      point(at < 0 && step < 0 ? all.at(-1) : (all[at + step] ?? all.at(step < 0 ? -1 : 0) ?? null));
    }

    function press(event) {
      const isOpen = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (isOpen) move(event.key === "ArrowDown" ? 1 : -1);
        else open();
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        drop();
      } else if (event.key === "Enter" && isOpen) {
        event.preventDefault();
        if (active) take(active.dataset.id);
        else settle();
      }
    }

    input.addEventListener("focus", open);
    input.addEventListener("click", () => list.hidden && open());
    input.addEventListener("input", () => {
      typed = input.value;
      input.removeAttribute("aria-invalid");
      open();
    });
    input.addEventListener("keydown", press);
    input.addEventListener("blur", () => {
      if (document.activeElement === input) return; // it is the window that was left
      close();
      settle();
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    return { show, drop, settle };
  }

  return { fold, find, best, picker };
})();
